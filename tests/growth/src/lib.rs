//! A questionnaire of any length that keeps every law of the audit, for the same code as the real one.
//!
//! It is made of the kinds of questions that the real one has: red flags first, questions with every finding, one that
//! is asked on the answer before it, one where several things may be chosen, and offers last.

#![forbid(unsafe_code)]

use domain::question::{
    Ask, AskIx, Condition, Criterion, CriterionIx, EvidenceIx, Finding, Kind, OptionIx, Question, QuestionIx,
    QuestionOption, Questionnaire, Role, Step, StepIx, Topic, When,
};
use domain::{Answers, Caution, Fit, OptionSet, Outcome, Safety};

const EVIDENCE: &[EvidenceIx] = &[EvidenceIx(0)];

const fn option(id: &'static str, role: Role, safety: Safety, fit: Fit, caution: Caution) -> QuestionOption {
    let outcome = Outcome { safety, fit, caution };
    let criterion = Some(CriterionIx(0));
    let finding = Finding { outcome, criterion, evidence: EVIDENCE, steps: &[], asks: &[], can_change: true };
    QuestionOption { id, role, finding }
}

const fn fact(id: &'static str, fit: Fit) -> QuestionOption {
    option(id, Role::Fact, Safety::None, fit, Caution::None)
}

const NONE: QuestionOption = option("none", Role::NoneOfThese, Safety::None, Fit::Open, Caution::None);

const NOW: &[QuestionOption] = &[option("chest", Role::Fact, Safety::Emergency, Fit::Open, Caution::None), NONE];
const TODAY: &[QuestionOption] = &[option("fever", Role::Fact, Safety::SameDay, Fit::Open, Caution::None), NONE];
const EVERY_FIT: &[QuestionOption] = &[
    fact("good", Fit::Open),
    fact("talk", Fit::Discuss),
    fact("wait", Fit::Wait),
    fact("outside", Fit::UsuallyOutside),
    option("dont-know", Role::DontKnow, Safety::None, Fit::FindOut, Caution::None),
];
const DEPENDS: &[QuestionOption] = &[fact("fine", Fit::Open), fact("not-fine", Fit::Discuss)];
const SEVERAL: &[QuestionOption] =
    &[fact("first", Fit::Discuss), fact("second", Fit::Wait), fact("third", Fit::Discuss), NONE];
const OFFERED: &[QuestionOption] = &[
    QuestionOption {
        finding: Finding {
            steps: &[StepIx(1)],
            asks: &[AskIx(1)],
            ..option("asked-to-pay", Role::Fact, Safety::None, Fit::Open, Caution::SellerWarning).finding
        },
        ..option("asked-to-pay", Role::Fact, Safety::None, Fit::Open, Caution::SellerWarning)
    },
    NONE,
];

const STEPS: &[Step] = &[
    Step { id: "ask-kidney-doctor", when: When::Always, nephrologist: true, evidence: EVIDENCE },
    Step { id: "do-not-pay", when: When::OnFinding, nephrologist: false, evidence: EVIDENCE },
    Step { id: "tell-kidney-team-after", when: When::Emergency, nephrologist: true, evidence: EVIDENCE },
];
const ASKS: &[Ask] = &[
    Ask { id: "is-there-a-study", when: When::Always, matters: &[], evidence: EVIDENCE },
    Ask { id: "look-at-this-offer", when: When::OnFinding, matters: &[], evidence: EVIDENCE },
];

/// The fewest questions that have one of each kind.
pub const FEWEST: usize = 7;

/// A questionnaire of this many questions. Its memory is never given back.
#[must_use]
pub fn questionnaire(length: usize) -> Questionnaire {
    let length = length.max(FEWEST);
    let questions = (0..length).map(|at| question(at, length)).collect();
    Questionnaire {
        questions: Vec::leak(questions),
        criteria: &[Criterion { id: "all", evidence: EVIDENCE }],
        steps: STEPS,
        asks: ASKS,
        matters: &[],
    }
}

fn question(at: usize, length: usize) -> Question {
    let (topic, kind, options) = match at {
        0 => (Topic::Safety, Kind::Any, NOW),
        1 => (Topic::Safety, Kind::Any, TODAY),
        _ if at + 1 == length => (Topic::Plans, Kind::Any, OFFERED),
        _ => match at % 4 {
            2 => (Topic::Health, Kind::One, EVERY_FIT),
            0 => (Topic::Health, Kind::Any, SEVERAL),
            // Every other of these is asked on the answer before it only.
            _ => (Topic::Health, Kind::One, DEPENDS),
        },
    };
    // Only an answer that is already the worst skips it.
    let on_the_one_before = at > 2 && at % 4 == 3 && at + 1 != length;
    let ask_if: &'static [Condition] = if on_the_one_before {
        let any_of = OptionSet::of(&[OptionIx(0), OptionIx(1), OptionIx(2), OptionIx(4)]);
        Vec::leak(vec![Condition { question: QuestionIx(at - 1), any_of }])
    } else {
        &[]
    };
    Question { id: String::leak(format!("question-{at}")), topic, kind, ask_if, options, evidence: EVIDENCE }
}

/// Answers to the first so many questions, such that every one is asked.
#[must_use]
pub fn answers(questionnaire: &Questionnaire, given: usize) -> Answers {
    let mut answers = Answers::new();
    for (ix, question) in questionnaire.iter().take(given) {
        let alone = question.options.iter().position(|option| option.role == Role::NoneOfThese).unwrap_or(0);
        answers.set(ix, OptionSet::EMPTY.with(OptionIx(alone)));
    }
    answers
}
