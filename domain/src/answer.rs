//! What the person gave: one set of options for each question, in memory only.

use crate::question::{Kind, OptionIx, QuestionIx, Questionnaire};

/// A set of options of one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OptionSet(u32);

impl OptionSet {
    /// The most options a question can have.
    pub const MOST: usize = 32;
    /// No option.
    pub const EMPTY: Self = Self(0);

    /// The set that holds these options. Positions from [`Self::MOST`] on are ignored.
    #[must_use]
    pub const fn of(options: &[OptionIx]) -> Self {
        let mut set = Self::EMPTY;
        let mut rest = options;
        while let [first, tail @ ..] = rest {
            set = set.with(*first);
            rest = tail;
        }
        set
    }

    /// This set and one more option.
    #[must_use]
    pub const fn with(self, option: OptionIx) -> Self {
        Self(self.0 | Self::bit(option))
    }

    /// This set without one option.
    #[must_use]
    pub const fn without(self, option: OptionIx) -> Self {
        Self(self.0 & !Self::bit(option))
    }

    /// The options in both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The options in either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the option is in the set.
    #[must_use]
    pub const fn contains(self, option: OptionIx) -> bool {
        self.0 & Self::bit(option) != 0
    }

    /// Whether no option is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many options are in the set.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    const fn bit(option: OptionIx) -> u32 {
        if option.0 < Self::MOST { 1 << option.0 } else { 0 }
    }
}

/// The sheet of answers. An empty set means: not answered.
///
/// Answers to questions that are no longer asked stay on the sheet, so that changing one's mind loses nothing, and
/// have no influence (invariant 10: the interview is a replay over the questions that are asked).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    sets: Vec<OptionSet>,
}

impl Answers {
    /// A sheet with no answer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer to a question; empty when there is none.
    #[must_use]
    pub fn get(&self, question: QuestionIx) -> OptionSet {
        self.sets.get(question.0).copied().unwrap_or_default()
    }

    /// Puts a whole answer on the sheet.
    pub fn set(&mut self, question: QuestionIx, answer: OptionSet) {
        if self.sets.len() <= question.0 {
            self.sets.resize(question.0 + 1, OptionSet::EMPTY);
        }
        if let Some(set) = self.sets.get_mut(question.0) {
            *set = answer;
        }
    }

    /// Chooses an option as a person does: it replaces the choice of a choose-one question, and is ticked or unticked
    /// in a choose-any question, where an exclusive option and the others untick each other.
    pub fn choose(&mut self, questionnaire: &Questionnaire, question: QuestionIx, option: OptionIx) {
        let (Some(asked), Some(chosen)) = (questionnaire.question(question), questionnaire.option(question, option))
        else {
            return;
        };
        let before = self.get(question);
        let alone = OptionSet::EMPTY.with(option);
        let after = match asked.kind {
            Kind::One => alone,
            Kind::Any if before.contains(option) => before.without(option),
            Kind::Any if chosen.role.is_exclusive() => alone,
            Kind::Any => asked
                .chosen(before)
                .filter(|(_, other)| other.role.is_exclusive())
                .fold(before, |set, (ix, _)| set.without(ix))
                .with(option),
        };
        self.set(question, after);
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sets.iter().all(|set| set.is_empty())
    }
}
