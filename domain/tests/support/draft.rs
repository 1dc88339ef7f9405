//! A questionnaire that a test writes down, spoils or rolls with the dice, and then makes static.

use domain::question::{
    Ask, AskIx, Condition, Criterion, CriterionIx, EvidenceIx, Finding, Kind, OptionIx, Question, QuestionIx,
    QuestionOption, Questionnaire, Role, Step, StepIx, Topic, When,
};
use domain::{Caution, Fit, OptionSet, Outcome, Safety};

use super::Rng;

/// A questionnaire in the making.
#[derive(Clone)]
pub struct Draft {
    pub questions: Vec<DraftQuestion>,
    pub criteria: Vec<Criterion>,
    pub steps: Vec<Step>,
    pub asks: Vec<Ask>,
}

/// A question in the making.
#[derive(Clone)]
pub struct DraftQuestion {
    pub id: &'static str,
    pub topic: Topic,
    pub kind: Kind,
    /// The position of an earlier question, and options of it.
    pub ask_if: Vec<(usize, Vec<usize>)>,
    pub options: Vec<QuestionOption>,
    pub evidence: &'static [EvidenceIx],
}

pub const EVIDENCE: &[EvidenceIx] = &[EvidenceIx(0)];

pub fn leak<T>(items: Vec<T>) -> &'static [T] {
    Vec::leak(items)
}

/// An outcome by its three values.
pub const fn outcome(safety: Safety, fit: Fit, caution: Caution) -> Outcome {
    Outcome { safety, fit, caution }
}

/// An option with evidence and a criterion.
pub const fn option(id: &'static str, role: Role, outcome: Outcome) -> QuestionOption {
    let finding = Finding {
        outcome,
        criterion: Some(CriterionIx(0)),
        evidence: EVIDENCE,
        steps: &[],
        asks: &[],
        can_change: true,
    };
    QuestionOption { id, role, finding }
}

/// An option that says something about fit only.
pub const fn fit(id: &'static str, fit: Fit) -> QuestionOption {
    option(id, Role::Fact, outcome(Safety::None, fit, Caution::None))
}

impl DraftQuestion {
    pub fn new(id: &'static str, topic: Topic, kind: Kind, options: Vec<QuestionOption>) -> Self {
        Self { id, topic, kind, ask_if: Vec::new(), options, evidence: EVIDENCE }
    }
}

impl Draft {
    /// The smallest questionnaire that keeps every law: two questions of safety, one of health with every fit, one that
    /// depends on it, and one about offers.
    pub fn good() -> Self {
        let safety = |id, safety| option(id, Role::Fact, outcome(safety, Fit::Open, Caution::None));
        let none = option("none", Role::NoneOfThese, Outcome::BEST);
        let dont_know = option("dont-know", Role::DontKnow, outcome(Safety::None, Fit::FindOut, Caution::None));
        let mut seller = option("asked-to-pay", Role::Fact, outcome(Safety::None, Fit::Open, Caution::SellerWarning));
        seller.finding.steps = &[StepIx(2)];
        seller.finding.asks = &[AskIx(1)];
        let mut depends = DraftQuestion::new(
            "depends",
            Topic::Health,
            Kind::One,
            vec![fit("fine", Fit::Open), fit("not-fine", Fit::Discuss)],
        );
        // Only an answer that is already the worst skips it.
        depends.ask_if = vec![(2, vec![0, 1, 3])];
        let step = |id, when, nephrologist| Step { id, when, nephrologist, evidence: EVIDENCE };
        let ask = |id, when| Ask { id, when, matters: &[], evidence: EVIDENCE };
        Self {
            questions: vec![
                DraftQuestion::new(
                    "now",
                    Topic::Safety,
                    Kind::Any,
                    vec![safety("chest", Safety::Emergency), safety("bleeding", Safety::Emergency), none],
                ),
                DraftQuestion::new("today", Topic::Safety, Kind::Any, vec![safety("fever", Safety::SameDay), none]),
                DraftQuestion::new(
                    "health",
                    Topic::Health,
                    Kind::One,
                    vec![
                        fit("good", Fit::Open),
                        fit("so-so", Fit::Wait),
                        fit("not-good", Fit::UsuallyOutside),
                        dont_know,
                    ],
                ),
                depends,
                DraftQuestion::new("offered", Topic::Plans, Kind::Any, vec![seller, none]),
            ],
            criteria: vec![Criterion { id: "all", evidence: EVIDENCE }],
            steps: vec![
                step("ask-kidney-doctor", When::Always, true),
                step("tell-kidney-team-after", When::Emergency, true),
                step("do-not-pay", When::OnFinding, false),
            ],
            asks: vec![ask("is-there-a-study", When::Always), ask("look-at-this-offer", When::OnFinding)],
        }
    }

    /// A questionnaire by the dice: every value of every axis can be reached unless a condition is in the way, so that
    /// the audit comes to the walk over the sheets.
    pub fn rolled(rng: &mut Rng) -> Self {
        const IDS: &[&str] = &["q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7"];
        const OPTIONS: &[&str] = &["a", "b", "c", "d", "e", "f"];
        let mut draft = Self::good();
        draft.questions.retain(|question| question.id != "depends" && question.id != "offered");
        if rng.once_in(2) {
            // An emergency after something that matters.
            draft.questions.swap(0, 1);
        }
        for id in IDS.iter().take(1 + rng.below(4)) {
            let kind = if rng.once_in(3) { Kind::Any } else { Kind::One };
            let mut options: Vec<_> = OPTIONS
                .iter()
                .take(2 + rng.below(if kind == Kind::Any { 2 } else { 3 }))
                .map(|id| option(id, Role::Fact, roll_outcome(rng)))
                .collect();
            if kind == Kind::Any {
                options.push(option("none", Role::NoneOfThese, Outcome::BEST));
            }
            if rng.once_in(2) {
                let least = options.iter().map(|option| option.finding.outcome).min().unwrap_or_default();
                options.push(option("unknown", Role::DontKnow, least.join(roll_outcome(rng))));
            }
            let mut question = DraftQuestion::new(id, Topic::Plans, kind, options);
            for _ in 0..rng.below(3) {
                let on = 1 + rng.below(draft.questions.len() - 1);
                let any_of = (0..draft.questions[on].options.len()).filter(|_| rng.once_in(2)).collect();
                question.ask_if.push((on, any_of));
            }
            draft.questions.push(question);
        }
        draft.questions.extend(Self::good().questions.into_iter().filter(|question| question.id == "offered"));
        // Discuss and find-out are reached here if nowhere else.
        draft.questions.push(DraftQuestion::new(
            "last",
            Topic::Plans,
            Kind::One,
            vec![fit("fine", Fit::Open), fit("talk", Fit::Discuss)],
        ));
        draft
    }

    /// Makes it static. The memory is never given back, and a test is short.
    pub fn build(&self) -> Questionnaire {
        let questions = self
            .questions
            .iter()
            .map(|draft| Question {
                id: draft.id,
                topic: draft.topic,
                kind: draft.kind,
                ask_if: leak(
                    draft
                        .ask_if
                        .iter()
                        .map(|(question, any_of)| Condition {
                            question: QuestionIx(*question),
                            any_of: any_of.iter().fold(OptionSet::EMPTY, |set, at| set.with(OptionIx(*at))),
                        })
                        .collect(),
                ),
                options: leak(draft.options.clone()),
                evidence: draft.evidence,
            })
            .collect();
        Questionnaire {
            questions: leak(questions),
            criteria: leak(self.criteria.clone()),
            matters: &[],
            steps: leak(self.steps.clone()),
            asks: leak(self.asks.clone()),
        }
    }

    /// The question with this id.
    pub fn question(&mut self, id: &str) -> &mut DraftQuestion {
        match self.questions.iter_mut().find(|question| question.id == id) {
            Some(question) => question,
            None => panic!("no question {id}"),
        }
    }
}

/// Mostly nothing, sometimes something, never a matter of safety.
fn roll_outcome(rng: &mut Rng) -> Outcome {
    let fit = if rng.once_in(2) { Fit::Open } else { *rng.pick(Fit::ALL) };
    let caution = if rng.once_in(4) { Caution::SellerWarning } else { Caution::None };
    outcome(Safety::None, fit, caution)
}
