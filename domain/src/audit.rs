//! The laws of the questionnaire, proved over every reachable sheet of answers by dynamic programming.
//!
//! Two sheets that agree on the outcome so far and on every answer that a later condition looks at have the same
//! future. So the audit walks the questions once with the set of such states, and counts the sheets exactly.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;

use crate::answer::OptionSet;
use crate::finding::{Caution, Fit, Outcome, Safety};
use crate::guidance::shown;
use crate::question::{Kind, OptionIx, Question, QuestionIx, Questionnaire, Topic, When};

/// The most fact options of a choose-any question: the audit looks at each of their combinations.
pub const MOST_FACTS: usize = 12;

/// What the audit found out about a questionnaire that keeps every law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// How many different sheets of answers a person can reach; [`u128::MAX`] stands for all that is more.
    pub sheets: u128,
    /// How many of them end in an emergency.
    pub emergencies: u128,
    /// The fewest questions of an interview that is no emergency.
    pub shortest: usize,
    /// The most questions of an interview.
    pub longest: usize,
    /// Every outcome that can be reached, with the number of sheets that reach it.
    pub outcomes: BTreeMap<Outcome, u128>,
    /// How many pairs of answers to one question were compared, each over every sheet around it.
    pub comparisons: usize,
}

/// A law that the questionnaire breaks, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// A question has no option, too many, or a choose-any question no way to say none.
    Options {
        /// The question.
        question: &'static str,
        /// What is wrong.
        reason: OptionsFault,
    },
    /// A condition looks at this question itself or at a later one.
    ConditionNotEarlier {
        /// The question that has the condition.
        question: &'static str,
        /// The question that the condition looks at.
        on: &'static str,
    },
    /// No answer leads to this question.
    Unreachable {
        /// The question.
        question: &'static str,
    },
    /// The topics are not in their order, so safety may not come first.
    TopicOrder {
        /// The first question that stands too late.
        question: &'static str,
    },
    /// A safety finding outside the safety questions, or a condition on a safety question.
    SafetyNotFirst {
        /// The question.
        question: &'static str,
    },
    /// An emergency option among other findings than safety: what ends the questions must be unmistakable.
    EmergencyMixed {
        /// The question.
        question: &'static str,
        /// The option.
        option: &'static str,
    },
    /// A finding about fit belongs to no criterion, so nothing on the screen would show it.
    NoCriterion {
        /// The question.
        question: &'static str,
        /// The option.
        option: &'static str,
    },
    /// A finding that matters, or a question, has no evidence.
    NoEvidence {
        /// The question.
        question: &'static str,
        /// The option, where it is the finding.
        option: Option<&'static str>,
    },
    /// A reachable outcome has no step that sends the person to their nephrologist.
    NoNephrologist {
        /// The outcome.
        outcome: Outcome,
    },
    /// A value of an axis that no sheet reaches.
    OutcomeUnreachable {
        /// The id of the value.
        value: &'static str,
    },
    /// Not knowing or not saying is better than every fact.
    UnknownIsBest {
        /// The question.
        question: &'static str,
        /// The option.
        option: &'static str,
    },
    /// Changing an answer to a worse one, or to none given, makes the outcome of some sheet better.
    NotMonotone {
        /// The question.
        question: &'static str,
        /// The better answer.
        better: Vec<&'static str>,
        /// The worse answer.
        worse: Vec<&'static str>,
        /// The outcome of the better answer.
        from: Outcome,
        /// The outcome of the worse answer.
        to: Outcome,
    },
    /// A step or question to bring that nothing ever shows: no finding names it, or only one of an emergency, which hides
    /// all else.
    NeverShown {
        /// Its id.
        id: &'static str,
    },
}

/// What can be wrong with a question's options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionsFault {
    /// A question needs two options or more.
    TooFew,
    /// More than an [`OptionSet`] holds, or more facts than the audit can combine.
    TooMany,
    /// A choose-any question needs "none of these".
    NoNone,
    /// "None of these" in a choose-one question.
    NoneInChooseOne,
    /// Two options have the same id.
    SameId,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Options { question, reason } => {
                let reason = match reason {
                    OptionsFault::TooFew => "needs at least two options",
                    OptionsFault::TooMany => "has more options than can be checked",
                    OptionsFault::NoNone => {
                        "may be answered with any number of options, so it needs one with role = \"none\""
                    }
                    OptionsFault::NoneInChooseOne => "takes one option only, so none may have role = \"none\"",
                    OptionsFault::SameId => "has two options with the same id; every id is used once",
                };
                write!(f, "question {question}: {reason}")
            }
            Self::ConditionNotEarlier { question, on } => write!(
                f,
                "question {question}: ask-if looks at {on}, which is not asked earlier; name an earlier question or move this one"
            ),
            Self::Unreachable { question } => {
                write!(f, "question {question}: no answer leads to it; mend its ask-if or take it out")
            }
            Self::TopicOrder { question } => write!(
                f,
                "question {question}: stands after a later topic; the topics come in the order safety, kidneys, health, infection, plans"
            ),
            Self::SafetyNotFirst { question } => write!(
                f,
                "question {question}: safety findings belong to the safety questions, which come first and are always asked; mend the finding or the ask-if"
            ),
            Self::EmergencyMixed { question, option } => {
                write!(
                    f,
                    "question {question}, option {option}: an emergency has no other finding; take out its fit and caution"
                )
            }
            Self::NoCriterion { question, option } => {
                write!(f, "question {question}, option {option}: says something about fit, so it needs a criterion")
            }
            Self::NoEvidence { question, option: Some(option) } => {
                write!(f, "question {question}, option {option}: its finding needs evidence")
            }
            Self::NoEvidence { question, option: None } => {
                write!(f, "question {question}: needs evidence for asking it")
            }
            Self::NoNephrologist { outcome } => write!(
                f,
                "outcome {}: no step sends the person to the nephrologist; one with nephrologist = true must be shown",
                Named(*outcome)
            ),
            Self::OutcomeUnreachable { value } => {
                write!(f, "no sheet of answers reaches {value}; some answer must lead to it")
            }
            Self::UnknownIsBest { question, option } => write!(
                f,
                "question {question}, option {option}: not knowing or not saying must not be better than every fact; give it a finding"
            ),
            Self::NotMonotone { question, better, worse, from, to } => write!(
                f,
                "question {question}: answering {} instead of {} can make the outcome better, from {} to {}; a worse answer must not skip a question that matters",
                worse.join(" + "),
                better.join(" + "),
                Named(*from),
                Named(*to)
            ),
            Self::NeverShown { id } => {
                write!(
                    f,
                    "{id} is never shown: no finding but of an emergency names it; name it in a finding or take it out"
                )
            }
        }
    }
}

/// An outcome as its three ids.
pub struct Named(pub Outcome);

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.0.safety.id(), self.0.fit.id(), self.0.caution.id())
    }
}

/// Proves every law over every reachable sheet.
///
/// # Errors
///
/// Every law that is broken. The laws about single questions come first; where one of them is broken the walk over the
/// sheets is not made, since it would not mean anything.
pub fn audit(questionnaire: &Questionnaire) -> Result<Audit, Vec<Violation>> {
    let mut violations = Vec::new();
    check_questions(questionnaire, &mut violations);
    if !violations.is_empty() {
        return Err(violations);
    }
    let model = Model::new(questionnaire);
    let walk = model.walk();
    check_reach(questionnaire, &walk, &mut violations);
    let comparisons = model.check_monotone(&walk, &mut violations);
    if !violations.is_empty() {
        return Err(violations);
    }
    Ok(Audit {
        sheets: walk.count(|_| true),
        emergencies: walk.count(Outcome::is_emergency),
        shortest: walk.shortest,
        longest: walk.longest,
        outcomes: walk.outcomes,
        comparisons,
    })
}

/// Laws that a look at one question or step decides.
fn check_questions(questionnaire: &Questionnaire, violations: &mut Vec<Violation>) {
    let mut latest = Topic::Safety;
    for (ix, question) in questionnaire.iter() {
        let id = question.id;
        violations.extend(options_fault(question).map(|reason| Violation::Options { question: id, reason }));
        if question.topic < latest {
            violations.push(Violation::TopicOrder { question: id });
        }
        latest = latest.max(question.topic);
        for condition in question.ask_if {
            if condition.question >= ix {
                let on = questionnaire.question(condition.question).map_or("?", |question| question.id);
                violations.push(Violation::ConditionNotEarlier { question: id, on });
            }
        }
        let safety = question.topic == Topic::Safety;
        let has_safety = question.options.iter().any(|option| option.finding.outcome.safety != Safety::None);
        if (safety && !question.ask_if.is_empty()) || (!safety && has_safety) {
            violations.push(Violation::SafetyNotFirst { question: id });
        }
        if question.evidence.is_empty() {
            violations.push(Violation::NoEvidence { question: id, option: None });
        }
        for option in question.options {
            let Outcome { safety, fit, caution } = option.finding.outcome;
            if safety == Safety::Emergency && (fit, caution) != (Fit::Open, Caution::None) {
                violations.push(Violation::EmergencyMixed { question: id, option: option.id });
            }
            if fit != Fit::Open && option.finding.criterion.is_none() {
                violations.push(Violation::NoCriterion { question: id, option: option.id });
            }
            if option.finding.outcome.matters() && option.finding.evidence.is_empty() {
                violations.push(Violation::NoEvidence { question: id, option: Some(option.id) });
            }
            let no_worse = |fact: &Outcome| option.finding.outcome.at_least(*fact);
            let mut facts = question.options.iter().filter(|o| !o.role.is_unknown()).map(|o| o.finding.outcome);
            if option.role.is_unknown() && !facts.any(|fact| no_worse(&fact)) {
                violations.push(Violation::UnknownIsBest { question: id, option: option.id });
            }
        }
    }
    // An emergency hides what its own finding names.
    let findings = || {
        let all = questionnaire.questions.iter().flat_map(|q| q.options).map(|option| option.finding);
        all.filter(|finding| !finding.outcome.is_emergency())
    };
    for (at, step) in questionnaire.steps.iter().enumerate() {
        if step.when == When::OnFinding && !findings().any(|finding| finding.steps.iter().any(|ix| ix.0 == at)) {
            violations.push(Violation::NeverShown { id: step.id });
        }
    }
    for (at, ask) in questionnaire.asks.iter().enumerate() {
        if ask.when == When::OnFinding && !findings().any(|finding| finding.asks.iter().any(|ix| ix.0 == at)) {
            violations.push(Violation::NeverShown { id: ask.id });
        }
    }
}

fn options_fault(question: &Question) -> Option<OptionsFault> {
    use crate::question::Role;
    let facts = question.options.iter().filter(|option| !option.role.is_exclusive()).count();
    let has_none = question.options.iter().any(|option| option.role == Role::NoneOfThese);
    let ids: BTreeSet<_> = question.options.iter().map(|option| option.id).collect();
    if question.options.len() < 2 {
        Some(OptionsFault::TooFew)
    } else if question.options.len() > OptionSet::MOST || (question.kind == Kind::Any && facts > MOST_FACTS) {
        Some(OptionsFault::TooMany)
    } else if question.kind == Kind::Any && !has_none {
        Some(OptionsFault::NoNone)
    } else if question.kind == Kind::One && has_none {
        Some(OptionsFault::NoneInChooseOne)
    } else if ids.len() < question.options.len() {
        Some(OptionsFault::SameId)
    } else {
        None
    }
}

/// Laws about what can be reached at all.
fn check_reach(questionnaire: &Questionnaire, walk: &Walk, violations: &mut Vec<Violation>) {
    for (at, question) in questionnaire.questions.iter().enumerate() {
        if !walk.asked.contains(&at) {
            violations.push(Violation::Unreachable { question: question.id });
        }
    }
    for &outcome in walk.outcomes.keys() {
        let points = questionnaire.steps.iter().any(|step| step.nephrologist && shown(step.when, outcome, || false));
        if !points {
            violations.push(Violation::NoNephrologist { outcome });
        }
    }
    let reached = |test: &dyn Fn(&Outcome) -> bool| walk.outcomes.keys().any(test);
    let missing = Safety::ALL
        .iter()
        .filter(|safety| !reached(&|outcome| outcome.safety == **safety))
        .map(|safety| safety.id())
        .chain(Fit::ALL.iter().filter(|fit| !reached(&|outcome| outcome.fit == **fit)).map(|fit| fit.id()))
        .chain(Caution::ALL.iter().filter(|c| !reached(&|outcome| outcome.caution == **c)).map(|c| c.id()));
    violations.extend(missing.map(|value| Violation::OutcomeUnreachable { value }));
}

/// Answers to one question that have the same future: the same findings and the same look to later conditions.
#[derive(Clone, Debug)]
struct Class {
    outcome: Outcome,
    /// The part of the answer that later conditions look at.
    seen: OptionSet,
    /// How many answers are in the class.
    count: u128,
    /// One of them, for messages.
    example: OptionSet,
    /// Whether any of them gives no fact.
    unknown: bool,
}

/// What decides the future of a sheet that was answered up to some question.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct State {
    outcome: Outcome,
    /// For each question that a later condition looks at, and was asked: the part of its answer that is looked at.
    seen: Vec<(usize, OptionSet)>,
}

/// The questionnaire, prepared for walking.
struct Model {
    questions: &'static [Question],
    classes: Vec<Vec<Class>>,
    /// For each question, the last question with a condition on it.
    last_look: Vec<usize>,
}

/// The result of walking over every sheet.
struct Walk {
    /// The states in which a person can stand before each question.
    before: Vec<HashSet<State>>,
    /// Positions of the questions that are asked at all.
    asked: BTreeSet<usize>,
    outcomes: BTreeMap<Outcome, u128>,
    shortest: usize,
    longest: usize,
}

impl Walk {
    fn count(&self, wanted: impl Fn(Outcome) -> bool) -> u128 {
        let counts = self.outcomes.iter().filter(|(outcome, _)| wanted(**outcome)).map(|(_, count)| *count);
        counts.fold(0, u128::saturating_add)
    }

    fn reached(&mut self, outcome: Outcome, sheets: u128) {
        let count = self.outcomes.entry(outcome).or_default();
        *count = count.saturating_add(sheets);
    }
}

/// How many sheets reach a state, and the fewest and most questions they took.
#[derive(Clone, Copy)]
struct Reach {
    count: u128,
    fewest: usize,
    most: usize,
}

impl Reach {
    fn merge(self, other: Option<&Self>) -> Self {
        other.map_or(self, |other| Self {
            count: self.count.saturating_add(other.count),
            fewest: self.fewest.min(other.fewest),
            most: self.most.max(other.most),
        })
    }
}

impl Model {
    fn new(questionnaire: &Questionnaire) -> Self {
        let questions = questionnaire.questions;
        let mut looked_at = vec![OptionSet::EMPTY; questions.len()];
        let mut last_look = vec![0; questions.len()];
        for (at, question) in questions.iter().enumerate() {
            for condition in question.ask_if {
                if let (Some(set), Some(last)) =
                    (looked_at.get_mut(condition.question.0), last_look.get_mut(condition.question.0))
                {
                    *set = set.or(condition.any_of);
                    *last = at;
                }
            }
        }
        let classes =
            questions.iter().zip(looked_at).map(|(question, looked_at)| classes(question, looked_at)).collect();
        Self { questions, classes, last_look }
    }

    fn start() -> State {
        State { outcome: Outcome::BEST, seen: Vec::new() }
    }

    fn is_asked(state: &State, question: &Question) -> bool {
        question.ask_if.iter().all(|condition| {
            state.seen.iter().any(|(at, seen)| *at == condition.question.0 && !seen.and(condition.any_of).is_empty())
        })
    }

    /// The state after answering the question at `at` with an answer of this class, or after not being asked it.
    fn after(&self, state: &State, at: usize, class: Option<&Class>) -> State {
        let mut next = state.clone();
        if let Some(class) = class {
            next.outcome = next.outcome.join(class.outcome);
            next.seen.push((at, class.seen));
        }
        next.seen.retain(|(seen, _)| self.last_look.get(*seen).is_some_and(|last| *last > at));
        next
    }

    fn steps(&self) -> impl Iterator<Item = (usize, &'static Question, &[Class])> {
        self.steps_from(0)
    }

    fn steps_from(&self, first: usize) -> impl Iterator<Item = (usize, &'static Question, &[Class])> {
        let questions = self.questions.get(first..).unwrap_or_default();
        let classes = self.classes.get(first..).unwrap_or_default();
        (first..).zip(questions).zip(classes).map(|((at, question), classes)| (at, question, &classes[..]))
    }

    /// Walks over every sheet, merging those with the same future.
    fn walk(&self) -> Walk {
        let mut walk = Walk {
            before: Vec::new(),
            asked: BTreeSet::new(),
            outcomes: BTreeMap::new(),
            shortest: usize::MAX,
            longest: 0,
        };
        let mut now = HashMap::from([(Self::start(), Reach { count: 1, fewest: 0, most: 0 })]);
        for (at, question, classes) in self.steps() {
            walk.before.push(now.keys().cloned().collect());
            let mut next: HashMap<State, Reach> = HashMap::new();
            for (state, reach) in &now {
                if !Self::is_asked(state, question) {
                    let after = self.after(state, at, None);
                    let merged = reach.merge(next.get(&after));
                    next.insert(after, merged);
                    continue;
                }
                walk.asked.insert(at);
                for class in classes {
                    let after = self.after(state, at, Some(class));
                    let count = reach.count.saturating_mul(class.count);
                    let reach = Reach { count, fewest: reach.fewest + 1, most: reach.most + 1 };
                    if after.outcome.is_emergency() {
                        walk.reached(after.outcome, count);
                        walk.longest = walk.longest.max(reach.most);
                        continue;
                    }
                    let merged = reach.merge(next.get(&after));
                    next.insert(after, merged);
                }
            }
            now = next;
        }
        for (state, reach) in now {
            walk.reached(state.outcome, reach.count);
            walk.shortest = walk.shortest.min(reach.fewest);
            walk.longest = walk.longest.max(reach.most);
        }
        walk
    }

    /// Invariant 4, over every sheet: changing one answer to a worse one, or to one that gives no fact, never makes the
    /// outcome better. Returns how many pairs of answers were compared.
    fn check_monotone(&self, walk: &Walk, violations: &mut Vec<Violation>) -> usize {
        let mut comparisons = 0;
        for ((at, question, classes), before) in self.steps().zip(&walk.before) {
            for better in classes {
                for worse in classes.iter().filter(|worse| is_worse(worse, better)) {
                    comparisons += 1;
                    let pairs = before
                        .iter()
                        .filter(|state| Self::is_asked(state, question))
                        .map(|state| (self.after(state, at, Some(better)), self.after(state, at, Some(worse))))
                        .collect();
                    if let Some((from, to)) = self.counterexample(at, pairs) {
                        let name = |set| question.chosen(set).map(|(_, option)| option.id).collect();
                        violations.push(Violation::NotMonotone {
                            question: question.id,
                            better: name(better.example),
                            worse: name(worse.example),
                            from,
                            to,
                        });
                    }
                }
            }
        }
        comparisons
    }

    /// Walks pairs of sheets that differ in the answer at `changed` and agree on all that is asked in both, and gives
    /// the outcomes of a pair whose second is better than its first.
    fn counterexample(&self, changed: usize, mut pairs: HashSet<(State, State)>) -> Option<(Outcome, Outcome)> {
        for (at, question, classes) in self.steps_from(changed + 1) {
            if pairs.is_empty() {
                break;
            }
            let mut next = HashSet::new();
            for (a, b) in pairs {
                // Nothing is worse than an emergency. Where both are asked the same from here on, the one that is no
                // better stays so, since the outcome is a join: without this, the work grows with the square of the
                // number of questions.
                if b.outcome.is_emergency() || (a.seen == b.seen && b.outcome.at_least(a.outcome)) {
                    continue;
                }
                if a.outcome.is_emergency() {
                    return Some((a.outcome, b.outcome));
                }
                let (asked_a, asked_b) = (Self::is_asked(&a, question), Self::is_asked(&b, question));
                if !asked_a && !asked_b {
                    next.insert((self.after(&a, at, None), self.after(&b, at, None)));
                    continue;
                }
                for class in classes {
                    let a = self.after(&a, at, asked_a.then_some(class));
                    let b = self.after(&b, at, asked_b.then_some(class));
                    next.insert((a, b));
                }
            }
            pairs = next;
        }
        pairs.into_iter().map(|(a, b)| (a.outcome, b.outcome)).find(|(a, b)| !b.at_least(*a))
    }
}

/// Whether an answer counts as worse: its findings are, or it gives no fact and they are no better.
fn is_worse(worse: &Class, better: &Class) -> bool {
    worse.outcome.at_least(better.outcome) && (worse.outcome != better.outcome || (worse.unknown && !better.unknown))
}

/// Sorts every permitted answer to a question into classes with the same future.
fn classes(question: &Question, looked_at: OptionSet) -> Vec<Class> {
    let alone = (0..question.options.len()).map(|at| OptionSet::EMPTY.with(OptionIx(at)));
    let facts: Vec<OptionIx> = question
        .options
        .iter()
        .enumerate()
        .filter(|(_, option)| question.kind == Kind::Any && !option.role.is_exclusive())
        .map(|(at, _)| OptionIx(at))
        .collect();
    let together = (0_u32..1 << facts.len()).map(|mask| {
        let picked = facts.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
        picked.fold(OptionSet::EMPTY, |set, (_, ix)| set.with(*ix))
    });
    let answers: BTreeSet<OptionSet> = alone.chain(together).filter(|set| question.permits(*set)).collect();
    let mut classes: BTreeMap<(Outcome, OptionSet, bool), Class> = BTreeMap::new();
    for answer in answers {
        let unknown = question.chosen(answer).any(|(_, option)| option.role.is_unknown());
        let (outcome, seen) = (question.outcome(answer), answer.and(looked_at));
        classes.entry((outcome, seen, unknown)).and_modify(|class| class.count += 1).or_insert(Class {
            outcome,
            seen,
            count: 1,
            example: answer,
            unknown,
        });
    }
    classes.into_values().collect()
}

/// Every permitted answer to the question at a position: what a test walks over where it must count.
#[must_use]
pub fn answers(questionnaire: &Questionnaire, question: QuestionIx) -> Vec<OptionSet> {
    let every = (0..OptionSet::MOST).map(OptionIx).fold(OptionSet::EMPTY, OptionSet::with);
    questionnaire
        .question(question)
        .map(|question| classes(question, every).into_iter().map(|class| class.example).collect())
        .unwrap_or_default()
}
