//! What a person takes into the visit: their answers, what they may mean, and what they want to ask. Ids and data only.
//!
//! The text, the printed sheet, the QR code and every other form are renderings of this one structure, so that none of
//! them can say more or less than another.

use crate::answer::Answers;
use crate::guidance::{Chosen, Guidance, guidance};
use crate::interview::replay;
use crate::question::{Ask, AskIx, MatterIx, QuestionIx, Questionnaire, When};

/// How many things may matter most.
pub const MOST_MATTERS: usize = 3;

/// The longest text of one's own, in characters. Longer ones are cut there, and the person is told.
pub const LONGEST_OWN: usize = 2000;

/// What the person adds to their answers. It changes no finding and no outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// What matters to them, most first; at most [`MOST_MATTERS`], each once.
    matters: Vec<MatterIx>,
    /// The questions they do not want to bring.
    left_out: Vec<AskIx>,
    /// Their own questions.
    own: String,
}

impl Wishes {
    /// What matters, most first.
    #[must_use]
    pub fn matters(&self) -> &[MatterIx] {
        &self.matters
    }

    /// Whether one more thing may be chosen.
    #[must_use]
    pub fn may_choose(&self) -> bool {
        self.matters.len() < MOST_MATTERS
    }

    /// Chooses something, or takes it back. A fourth is not taken.
    pub fn toggle_matter(&mut self, matter: MatterIx) {
        if let Some(at) = self.matters.iter().position(|chosen| *chosen == matter) {
            self.matters.remove(at);
        } else if self.may_choose() {
            self.matters.push(matter);
        }
    }

    /// Moves something before the one above it.
    pub fn raise(&mut self, matter: MatterIx) {
        if let Some(at) = self.matters.iter().position(|chosen| *chosen == matter).filter(|at| *at > 0) {
            self.matters.swap(at, at - 1);
        }
    }

    /// Whether a question is to be brought.
    #[must_use]
    pub fn keeps(&self, ask: AskIx) -> bool {
        !self.left_out.contains(&ask)
    }

    /// Leaves a question out, or takes it in again.
    pub fn toggle_ask(&mut self, ask: AskIx) {
        match self.left_out.iter().position(|left| *left == ask) {
            Some(at) => drop(self.left_out.swap_remove(at)),
            None => self.left_out.push(ask),
        }
    }

    /// Their own questions, as written.
    #[must_use]
    pub fn own(&self) -> &str {
        &self.own
    }

    /// Takes over what they wrote, up to [`LONGEST_OWN`] characters. What cannot be shown is dropped.
    pub fn write(&mut self, text: &str) {
        let plain = text.chars().filter(|letter| *letter == '\n' || !is_unseen(*letter));
        self.own = plain.take(LONGEST_OWN).collect();
    }
}

/// Control characters, and those that turn the direction of the text around them.
fn is_unseen(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// What a person takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeAway {
    /// Every answer to a question that was asked, in order.
    pub answers: Vec<(QuestionIx, Vec<Chosen>)>,
    /// What they may mean.
    pub guidance: Guidance,
    /// What matters to the person, most first.
    pub matters: Vec<MatterIx>,
    /// The questions they keep; those to whom something they chose matters come first.
    pub asks: Vec<AskIx>,
    /// Their own questions, one a line.
    pub own: Vec<String>,
}

/// Derives what a person takes away.
#[must_use]
pub fn take_away(questionnaire: &Questionnaire, answers: &Answers, wishes: &Wishes) -> TakeAway {
    let interview = replay(questionnaire, answers);
    let mut answered = Vec::new();
    for ix in interview.answered() {
        let Some(question) = questionnaire.question(ix) else { continue };
        let chosen = question.chosen(answers.get(ix)).map(|(option, _)| Chosen { question: ix, option });
        answered.push((ix, chosen.collect()));
    }
    let guidance = guidance(questionnaire, answers);
    let mut own = Vec::new();
    for line in wishes.own.split('\n').map(str::trim) {
        if !line.is_empty() {
            own.push(line.to_owned());
        }
    }
    let mut asks = offered(questionnaire, &guidance, wishes);
    asks.retain(|ask| wishes.keeps(*ask));
    TakeAway { answers: answered, matters: wishes.matters.clone(), asks, own, guidance }
}

/// The questions a person may bring: those of the guidance and those of what matters to them; what matters most first,
/// otherwise in the order of the content. In an emergency there are none.
#[must_use]
pub fn offered(questionnaire: &Questionnaire, guidance: &Guidance, wishes: &Wishes) -> Vec<AskIx> {
    if guidance.outcome.is_emergency() {
        return Vec::new();
    }
    let rank = |ask: &Ask| {
        let rank = wishes.matters.iter().position(|chosen| ask.matters.contains(chosen));
        match ask.when {
            // What must be asked today stays on top.
            When::SameDay => 0,
            _ => rank.map_or(MOST_MATTERS + 1, |rank| rank + 1),
        }
    };
    let mut offered = Vec::new();
    // A handful in five ranks: sorting would be more code than looking five times.
    for wanted in 0..=MOST_MATTERS + 1 {
        for (ix, ask) in (0..).map(AskIx).zip(questionnaire.asks) {
            let rank = rank(ask);
            let brought = ask.when == When::OnMatter && rank <= MOST_MATTERS;
            if rank == wanted && (brought || guidance.asks.contains(&ix)) {
                offered.push(ix);
            }
        }
    }
    offered
}
