//! Medians and spread: no mean, since one hiccup of the machine must not move it.

/// A sample, sorted.
#[derive(Clone, Debug, Default)]
pub struct Sample(Vec<f64>);

impl FromIterator<f64> for Sample {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Self(values)
    }
}

impl Sample {
    /// The value below which this part of the sample lies, between neighbours by the line through them.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a position in a short list"
    )]
    pub fn quantile(&self, part: f64) -> Option<f64> {
        let last = self.0.len().checked_sub(1)?;
        let at = part.clamp(0.0, 1.0) * last as f64;
        let (low, high) = (self.0.get(at.floor() as usize)?, self.0.get(at.ceil() as usize)?);
        Some(low + (high - low) * at.fract())
    }

    /// The value in the middle.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        self.quantile(0.5)
    }

    /// Median and quartiles.
    #[must_use]
    pub fn spread(&self) -> Option<[f64; 3]> {
        Some([self.median()?, self.quantile(0.25)?, self.quantile(0.75)?])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[f64], part: f64, wanted: Option<f64>) {
        let sample: Sample = values.iter().copied().collect();
        assert_eq!(sample.quantile(part), wanted, "{values:?} at {part}");
    }

    #[test]
    fn quantiles() {
        check(&[], 0.5, None);
        check(&[3.0], 0.95, Some(3.0));
        check(&[3.0, 1.0, 2.0], 0.5, Some(2.0));
        check(&[4.0, 1.0, 2.0, 3.0], 0.5, Some(2.5));
        check(&[5.0, 1.0, 2.0, 3.0, 4.0], 0.25, Some(2.0));
        check(&[5.0, 1.0, 2.0, 3.0, 4.0], 1.0, Some(5.0));
        check(&[5.0, 1.0, 2.0, 3.0, 4.0], 0.75, Some(4.0));
    }
}
