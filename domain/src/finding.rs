//! The three axes on which an answer can matter, and the outcome: their join.
//!
//! Each axis is a small total order. Joining takes the highest on each axis, so adding a finding can never make an
//! outcome better (invariant 4, proved by `audit`).

/// How fast somebody must act. Evidence: section 5 of the dossier, `RF-*`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// No red flag was chosen. Never worded as "you are fine".
    #[default]
    None,
    /// Call the kidney team today.
    SameDay,
    /// Call the emergency number now; ends the questions.
    Emergency,
}

/// How an answer compares with what kidney cell studies usually ask for. Never a verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// Fits what most studies ask.
    #[default]
    Open,
    /// Something to find out.
    FindOut,
    /// Something to talk over with the kidney doctor.
    Discuss,
    /// Usually means waiting.
    Wait,
    /// Most studies do not include this.
    UsuallyOutside,
}

/// Whether somebody may be selling an unproven treatment to this person. Evidence: `WARN-*`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Caution {
    /// Nothing said points to a seller.
    #[default]
    None,
    /// Show the warning signs of sellers.
    SellerWarning,
}

/// Gives a closed axis its kebab-case ids, which are stable for ever.
macro_rules! ids {
    ($axis:ident: $($variant:ident = $id:literal),+) => {
        impl $axis {
            /// Every value, from best to worst.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable id, as content files and the automation contract write it.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The value with this id.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

ids!(Safety: None = "none", SameDay = "same-day", Emergency = "emergency");
ids!(Fit: Open = "open", FindOut = "find-out", Discuss = "discuss", Wait = "wait", UsuallyOutside = "usually-outside");
ids!(Caution: None = "none", SellerWarning = "seller-warning");

/// The join of findings: the highest on each axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outcome {
    /// How fast to act.
    pub safety: Safety,
    /// How the answers compare with what studies ask for.
    pub fit: Fit,
    /// Whether to warn of sellers.
    pub caution: Caution,
}

impl Outcome {
    /// The outcome of no finding at all.
    pub const BEST: Self = Self { safety: Safety::None, fit: Fit::Open, caution: Caution::None };

    /// The highest of both on each axis.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            safety: self.safety.max(other.safety),
            fit: self.fit.max(other.fit),
            caution: self.caution.max(other.caution),
        }
    }

    /// Whether this is as bad as `other` or worse, on every axis.
    ///
    /// An emergency hides all else, so it counts as the worst on every axis.
    #[must_use]
    pub fn at_least(self, other: Self) -> bool {
        self.is_emergency()
            || (!other.is_emergency()
                && self.safety >= other.safety
                && self.fit >= other.fit
                && self.caution >= other.caution)
    }

    /// Whether the questions end here and only what to do now is shown.
    #[must_use]
    pub fn is_emergency(self) -> bool {
        self.safety == Safety::Emergency
    }

    /// Whether this says anything at all.
    #[must_use]
    pub fn matters(self) -> bool {
        self != Self::BEST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Outcome> {
        let mut all = Vec::new();
        for &safety in Safety::ALL {
            for &fit in Fit::ALL {
                for &caution in Caution::ALL {
                    all.push(Outcome { safety, fit, caution });
                }
            }
        }
        all
    }

    #[test]
    fn join_is_a_least_upper_bound() {
        for a in all() {
            assert_eq!(a.join(a), a, "idempotent");
            assert_eq!(a.join(Outcome::BEST), a, "the best outcome is neutral");
            for b in all() {
                let join = a.join(b);
                assert_eq!(join, b.join(a), "commutative");
                assert!(join.at_least(a) && join.at_least(b), "{a:?} and {b:?} are below their join");
                for c in all() {
                    assert_eq!(join.join(c), a.join(b.join(c)), "associative");
                    let bounds = |low: Outcome| c.safety >= low.safety && c.fit >= low.fit && c.caution >= low.caution;
                    assert_eq!(bounds(a) && bounds(b), bounds(join), "nothing lower bounds both");
                }
            }
        }
    }

    #[test]
    fn an_emergency_is_the_worst_outcome() {
        let emergency = Outcome { safety: Safety::Emergency, ..Outcome::BEST };
        for other in all() {
            assert!(emergency.at_least(other));
            assert_eq!(other.at_least(emergency), other.is_emergency());
        }
    }

    #[test]
    fn ids_are_read_back() {
        for &safety in Safety::ALL {
            assert_eq!(Safety::from_id(safety.id()), Some(safety));
        }
        for &fit in Fit::ALL {
            assert_eq!(Fit::from_id(fit.id()), Some(fit));
        }
        for &caution in Caution::ALL {
            assert_eq!(Caution::from_id(caution.id()), Some(caution));
        }
        assert_eq!(Fit::from_id("eligible"), None);
    }
}
