//! Why a case failed, in words.

use std::fmt;

/// What was wrong. Any error turns into one, so `?` works everywhere.
pub struct Fault(pub String);

/// How a case ends.
pub type Proof<T = ()> = Result<T, Fault>;

impl<E: std::error::Error> From<E> for Fault {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
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
        self.map_err(|error| Fault(format!("{place}: {}", error.into().0)))
    }
}

/// Ends the case with a sentence unless the condition holds.
#[macro_export]
macro_rules! ensure {
    ($holds:expr, $($sentence:tt)+) => {
        if !$holds {
            return Err($crate::Fault(format!($($sentence)+)));
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
