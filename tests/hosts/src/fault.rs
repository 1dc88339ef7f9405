//! Why a case failed, in words.

use std::fmt;

/// What a fault says of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something was seen that must not be.
    Wrong,
    /// The case could not go on: something did not come in time, or a browser's driver refused.
    /// On a machine at its limit that says nothing yet, so the runner looks a second time.
    Stuck,
}

/// What was wrong. Any error turns into one, so `?` works everywhere.
pub struct Fault {
    /// In words.
    pub why: String,
    /// Of what kind.
    pub kind: Kind,
}

impl Fault {
    /// Something was seen that must not be.
    pub fn wrong(why: impl Into<String>) -> Self {
        Self { why: why.into(), kind: Kind::Wrong }
    }

    /// The case could not go on.
    pub fn stuck(why: impl Into<String>) -> Self {
        Self { why: why.into(), kind: Kind::Stuck }
    }

    /// The same fault, told anew.
    #[must_use]
    pub fn told(self, why: impl FnOnce(&str) -> String) -> Self {
        Self { why: why(&self.why), kind: self.kind }
    }
}

/// How a case ends.
pub type Proof<T = ()> = Result<T, Fault>;

impl<E: std::error::Error> From<E> for Fault {
    fn from(error: E) -> Self {
        Self::stuck(error.to_string())
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

/// Says where it happened.
pub trait At<T> {
    /// Puts a place before the fault.
    ///
    /// # Errors
    /// The same fault, with the place.
    fn at(self, place: impl fmt::Display) -> Proof<T>;
}

impl<T, E: Into<Fault>> At<T> for Result<T, E> {
    fn at(self, place: impl fmt::Display) -> Proof<T> {
        self.map_err(|error| error.into().told(|why| format!("{place}: {why}")))
    }
}

/// Ends the case with a sentence unless the condition holds.
#[macro_export]
macro_rules! ensure {
    ($holds:expr, $($sentence:tt)+) => {
        if !$holds {
            return Err($crate::Fault::wrong(format!($($sentence)+)));
        }
    };
}

/// Ends the case unless both are the same.
///
/// # Errors
/// When they differ; shows both.
#[allow(clippy::needless_pass_by_value, reason = "callers write values, not references to them")]
pub fn same<A: PartialEq<B> + fmt::Debug, B: fmt::Debug>(what: impl fmt::Display, seen: A, wanted: B) -> Proof {
    ensure!(seen == wanted, "{what}\n    seen:   {seen:?}\n    wanted: {wanted:?}");
    Ok(())
}
