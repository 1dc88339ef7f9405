//! Random whole runs of the program's own rules, the same each time.

use domain::question::{AskIx, Kind, MatterIx, OptionIx};
use domain::{Answers, OptionSet, Questionnaire, Wishes, replay};

/// Numbers that look random and are the same in every run.
pub struct Dice(u64);

impl Dice {
    /// Each seed gives numbers of its own.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// From 0 up to the last side, which is not among them.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }
}

/// A whole run; emergencies end most runs that may have one, so few may.
pub fn answers(rules: &Questionnaire, dice: &mut Dice, emergencies: bool) -> Answers {
    let mut answers = Answers::new();
    while let Some(ix) = replay(rules, &answers).waiting() {
        let Some(question) = rules.question(ix) else { return answers };
        let options: Vec<OptionIx> = question
            .options
            .iter()
            .enumerate()
            .filter(|(_, option)| emergencies || !option.finding.outcome.is_emergency())
            .map(|(at, _)| OptionIx(at))
            .collect();
        let times = if question.kind == Kind::Any { 1 + dice.roll(3) } else { 1 };
        let chosen = (0..times).filter_map(|_| options.get(dice.roll(options.len())).copied());
        let set = chosen.fold(OptionSet::EMPTY, OptionSet::with);
        // "None of these" with another: only one of them.
        let one = options.get(dice.roll(options.len())).map_or(OptionSet::EMPTY, |option| OptionSet::of(&[*option]));
        answers.set(ix, if question.permits(set) { set } else { one });
    }
    answers
}

/// What a person may wish for: what matters, questions they leave at home, one of their own.
pub fn wishes(rules: &Questionnaire, dice: &mut Dice) -> Wishes {
    let mut wishes = Wishes::default();
    for _ in 0..dice.roll(5) {
        wishes.toggle_matter(MatterIx(dice.roll(rules.matters.len())));
    }
    for _ in 0..dice.roll(3) {
        wishes.toggle_ask(AskIx(dice.roll(rules.asks.len())));
    }
    if dice.roll(2) == 0 {
        wishes.write("Can I travel?\n\n  What about <b>my</b> job?  ");
    }
    wishes
}
