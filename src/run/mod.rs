//! One person's way through the screens: the answers, and the places visited. Pure.
//!
//! What is shown follows from these two: the question, the progress and the guidance are derived from the answers at
//! each look, never stored. The trail is what the Back button, and the browser's own, walk along.

use domain::interview::{End, Interview};
use domain::question::{AskIx, Kind, MatterIx, OptionIx, QuestionIx};
use domain::{Answers, Questionnaire, Wishes, replay};

use crate::words::Audience;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// What this is, and for whom.
    Start,
    /// A question.
    Question(QuestionIx),
    /// Check your answers.
    Review,
    /// What the answers mean.
    Guidance,
    /// What is known about stem cells and kidneys.
    Learn,
}

/// What a person, or the browser's history, does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Says who the questions are about.
    Audience(Audience),
    /// Presses Start.
    Start,
    /// Chooses an option, or takes it back.
    Choose(QuestionIx, OptionIx),
    /// Presses Continue on this question. A press that arrives late, on another screen, does nothing.
    Continue(QuestionIx),
    /// Presses "see what the answers mean".
    Finish,
    /// Presses Change beside this answer.
    Change(QuestionIx),
    /// Opens the learn screen.
    Learn,
    /// Chooses something that matters, or takes it back.
    Matter(MatterIx),
    /// Puts something that matters before the one above it.
    Raise(MatterIx),
    /// Keeps a question to bring, or leaves it out.
    Ask(AskIx),
    /// Writes their own questions.
    Write(String),
    /// Shows the QR code, or hides it.
    Code,
    /// The page did what a button asked for, or could not.
    Took(Way, bool),
    /// Presses Back.
    Back,
    /// Presses "Clear my answers".
    Clear,
    /// The browser's history asks for the n-th place of the trail.
    Go(usize),
}

/// How a person takes their answers away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// On paper.
    Print,
    /// By the clipboard.
    Copy,
    /// By the device's own sharing.
    Share,
    /// As a text file.
    Download,
    /// As a page of one file.
    Page,
    /// The answers alone, for the clinic's computer.
    Fhir,
}

impl Way {
    /// Every way.
    pub const ALL: &'static [Self] = &[Self::Print, Self::Copy, Self::Share, Self::Download, Self::Page, Self::Fhir];

    /// The name by the automation contract.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Print => "print",
            Self::Copy => "copy",
            Self::Share => "share",
            Self::Download => "download",
            Self::Page => "page",
            Self::Fhir => "fhir",
        }
    }
}

/// One person's run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Who reads.
    pub audience: Audience,
    /// What was answered.
    pub answers: Answers,
    /// What they add for the visit.
    pub wishes: Wishes,
    /// The QR code is shown.
    pub shows_code: bool,
    /// What became of the last button that takes something away.
    pub took: Option<(Way, bool)>,
    /// Continue was pressed on this screen without an answer.
    pub unanswered: bool,
    /// The answers were just cleared.
    pub cleared: bool,
    /// How often a screen was shown anew: whoever watches it moves the focus and tells the history.
    pub moves: usize,
    /// How often another screen was shown, this one included.
    pub arrivals: usize,
    trail: Vec<Place>,
    at: usize,
}

impl Default for Run {
    fn default() -> Self {
        Self {
            audience: Audience::Me,
            answers: Answers::new(),
            wishes: Wishes::default(),
            shows_code: false,
            took: None,
            unanswered: false,
            cleared: false,
            moves: 0,
            arrivals: 0,
            trail: vec![Place::Start],
            at: 0,
        }
    }
}

impl Run {
    /// The screen shown.
    #[must_use]
    pub fn place(&self) -> Place {
        self.trail.get(self.at).copied().unwrap_or(Place::Start)
    }

    /// Its place in the trail; 0 is the start screen of this run.
    #[must_use]
    pub fn position(&self) -> usize {
        self.at
    }

    /// Whether the next person would find something of this one.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.trail.len() > 1 || self.audience != Audience::Me || self.answers != Answers::new()
    }

    /// Whether the browser marks this choice, which leads to `after`, all by itself: radio buttons untick each other,
    /// and a box that is ticked or not lets the others be where no exclusive option is among them.
    #[must_use]
    pub fn is_marked_by_itself(
        &self,
        questionnaire: &Questionnaire,
        question: QuestionIx,
        option: OptionIx,
        after: &Self,
    ) -> bool {
        let others = |run: &Self| run.answers.get(question).without(option);
        questionnaire.question(question).is_some_and(|asked| asked.kind == Kind::One) || others(self) == others(after)
    }

    /// The run after an action.
    #[must_use]
    pub fn after(&self, questionnaire: &Questionnaire, action: Action) -> Self {
        let mut run = self.clone();
        match action {
            Action::Audience(audience) => run.audience = audience,
            Action::Choose(question, option) => run.answers.choose(questionnaire, question, option),
            Action::Start => {
                if let Some((first, _)) = questionnaire.iter().next() {
                    run.show(Place::Question(first));
                }
            }
            Action::Continue(question) if run.place() == Place::Question(question) => {
                run.go_on(questionnaire, question);
            }
            Action::Finish if can_show(&replay(questionnaire, &run.answers), Place::Guidance) => {
                run.show(Place::Guidance);
            }
            // A press that arrives late.
            Action::Continue(_) | Action::Finish => {}
            Action::Change(question) => run.show(Place::Question(question)),
            Action::Learn => run.show(Place::Learn),
            Action::Matter(matter) => run.wishes.toggle_matter(matter),
            Action::Raise(matter) => run.wishes.raise(matter),
            Action::Ask(ask) => run.wishes.toggle_ask(ask),
            Action::Write(text) => run.wishes.write(&text),
            Action::Code => run.shows_code = !run.shows_code,
            Action::Took(way, done) => run.took = Some((way, done)),
            Action::Back => run.go(questionnaire, run.at.saturating_sub(1)),
            Action::Go(position) => run.go(questionnaire, position),
            Action::Clear => {
                run = Self { cleared: true, moves: run.moves + 1, arrivals: run.arrivals + 1, ..Self::default() }
            }
        }
        run
    }

    /// Continues from an answered question: to the guidance in an emergency, else to the next question, or back to the
    /// check of the answers when the person came from there and nothing new is asked.
    fn go_on(&mut self, questionnaire: &Questionnaire, question: QuestionIx) {
        let interview = replay(questionnaire, &self.answers);
        let permitted = questionnaire.question(question).is_some_and(|asked| asked.permits(self.answers.get(question)));
        if !permitted {
            self.unanswered = true;
            self.moves += 1;
            return;
        }
        let reviewed = self.trail.iter().take(self.at).any(|place| *place == Place::Review);
        let next = if reviewed { interview.waiting() } else { interview.after(question) };
        self.show(match (interview.end, next) {
            (End::Emergency, _) => Place::Guidance,
            (_, Some(next)) => Place::Question(next),
            (_, None) => Place::Review,
        });
    }

    /// Shows a screen after the present one; what was ahead of it is forgotten.
    fn show(&mut self, place: Place) {
        self.trail.truncate(self.at + 1);
        if self.place() != place {
            self.trail.push(place);
            self.at = self.trail.len() - 1;
        }
        self.arrive();
    }

    /// Shows the nearest place of the trail, at `position` or before it, that the answers still lead to.
    fn go(&mut self, questionnaire: &Questionnaire, position: usize) {
        let interview = replay(questionnaire, &self.answers);
        let last = position.min(self.trail.len() - 1);
        self.at = (0..=last)
            .rev()
            .find(|at| self.trail.get(*at).is_some_and(|place| can_show(&interview, *place)))
            .unwrap_or(0);
        self.arrive();
    }

    fn arrive(&mut self) {
        self.unanswered = false;
        self.cleared = false;
        self.shows_code = false;
        self.took = None;
        self.moves += 1;
        self.arrivals += 1;
    }
}

/// Whether the answers lead to this place.
fn can_show(interview: &Interview, place: Place) -> bool {
    match place {
        Place::Start | Place::Learn => true,
        Place::Question(question) => interview.asks(question),
        Place::Review => interview.end == End::Complete,
        Place::Guidance => interview.end != End::Open,
    }
}

#[cfg(test)]
mod tests;
