//! The rules of kidney-selfcheck, pure: no words, clock, randomness, input or output, and no web type.
//!
//! Reading order: [`finding`] (what an answer means), [`question`] (what is asked), [`answer`] (what the person
//! gave), [`interview`] (the replay of the questions over the answers), [`guidance`] (what is shown for the result),
//! [`take_away`] (what a person takes into the visit), [`audit`] (the laws, proved over every reachable sheet of answers).
//!
//! The outcome is the join of the findings of the questions that are asked. Nothing else decides.

pub mod answer;
pub mod audit;
pub mod finding;
pub mod guidance;
pub mod interview;
pub mod question;
pub mod take_away;

pub use answer::{Answers, OptionSet};
pub use finding::{Caution, Fit, Outcome, Safety};
pub use guidance::{Guidance, guidance};
pub use interview::{Interview, replay};
pub use question::{Question, QuestionIx, QuestionOption, Questionnaire};
pub use take_away::{TakeAway, Wishes, take_away};
