//! `questionnaire.toml` and `guidance.toml` to the tables of the domain, with every id resolved.

use std::collections::BTreeMap;

use domain::finding::{Caution, Fit, Outcome, Safety};
use domain::question::{
    Ask, AskIx, Condition, Criterion, CriterionIx, EvidenceIx, Finding, Kind, OptionIx, Question, QuestionIx,
    QuestionOption, Questionnaire, Role, Step, StepIx, Topic, When,
};
use domain::{OptionSet, audit};

use crate::problem::{Problems, Reason};
use crate::raw;
use crate::sources::Sources;

const FILE: &str = "questionnaire.toml";
const GUIDANCE: &str = "guidance.toml";

/// What stands beside an outcome and in the learn screen: ids and their evidence.
pub struct Library {
    pub treatments: Vec<Entry>,
    pub facts: Vec<(Entry, bool)>,
    pub warnings: Vec<Entry>,
    pub learn: Vec<(String, Vec<Entry>)>,
}

/// An id and its evidence.
pub struct Entry {
    pub id: String,
    pub evidence: Vec<EvidenceIx>,
}

/// Ids of one kind of thing, with their positions.
struct Ids<'a> {
    kind: &'static str,
    at: BTreeMap<&'a str, usize>,
}

impl<'a> Ids<'a> {
    fn new(file: &str, kind: &'static str, ids: impl IntoIterator<Item = &'a String>, problems: &mut Problems) -> Self {
        let mut at = BTreeMap::new();
        for (position, id) in ids.into_iter().enumerate() {
            if !is_kebab(id) {
                problems.add(file, format!("{kind} \"{id}\""), Reason::BadId);
            }
            if at.insert(id.as_str(), position).is_some() {
                problems.add(file, format!("{kind} {id}"), Reason::DuplicateId);
            }
        }
        Self { kind, at }
    }

    fn find(&self, id: &str, place: &str, problems: &mut Problems) -> Option<usize> {
        let found = self.at.get(id).copied();
        if found.is_none() {
            problems.add(FILE, place, Reason::UnknownId { kind: self.kind, id: id.to_owned() });
        }
        found
    }
}

/// Whether an id has only small letters, digits and single hyphens.
pub fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        })
}

/// Reads a value of a closed list.
fn closed<T>(
    value: &str,
    allowed: &str,
    read: impl Fn(&str) -> Option<T>,
    place: &str,
    problems: &mut Problems,
) -> Option<T> {
    let found = read(value);
    if found.is_none() {
        problems.add(FILE, place, Reason::UnknownValue { value: value.to_owned(), allowed: allowed.to_owned() });
    }
    found
}

/// Lives as long as the program: content is compiled once in a run, and the domain's tables are static.
fn leak<T>(items: Vec<T>) -> &'static [T] {
    Vec::leak(items)
}

fn leak_str(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

/// Turns the rule book into the domain's tables and proves its laws.
///
/// # Errors
///
/// Every unknown id and value and every broken law.
pub fn compile(file: &raw::QuestionnaireFile, sources: &Sources) -> Result<(Questionnaire, audit::Audit), Problems> {
    let mut problems = Problems::default();
    let criteria = Ids::new(FILE, "criterion", file.criterion.iter().map(|c| &c.id), &mut problems);
    let steps = Ids::new(FILE, "step", file.step.iter().map(|s| &s.id), &mut problems);
    let asks = Ids::new(FILE, "ask", file.ask.iter().map(|a| &a.id), &mut problems);
    let questions = Ids::new(FILE, "question", file.question.iter().map(|q| &q.id), &mut problems);
    let evidence = |ids: &[String], place: &str, problems: &mut Problems| {
        leak(ids.iter().filter_map(|id| sources.evidence(FILE, id, place, problems)).collect())
    };
    // The audit knows which questions and options need evidence; these always do.
    let some_evidence = |ids: &[String], place: &str, problems: &mut Problems| {
        if ids.is_empty() {
            problems.add(FILE, place, Reason::NoEvidence);
        }
        evidence(ids, place, problems)
    };

    let mut compiled = Vec::new();
    for raw in &file.question {
        let place = format!("question {}", raw.id);
        let topic = closed(&raw.topic, &list(Topic::ALL, |t| t.id()), Topic::from_id, &place, &mut problems);
        let kind = closed(&raw.kind, "one, any", kind, &place, &mut problems);
        let mut ask_if = Vec::new();
        for condition in &raw.ask_if {
            let Some(at) = questions.find(&condition.question, &place, &mut problems) else { continue };
            let options = file.question.get(at).map(|question| &question.option[..]).unwrap_or_default();
            let mut any_of = OptionSet::EMPTY;
            for id in &condition.any_of {
                match options.iter().position(|option| option.id == *id) {
                    Some(option) => any_of = any_of.with(OptionIx(option)),
                    None => problems.add(
                        FILE,
                        format!("{place}, ask-if on {}", condition.question),
                        Reason::UnknownId { kind: "option", id: id.clone() },
                    ),
                }
            }
            ask_if.push(Condition { question: QuestionIx(at), any_of });
        }
        let mut options = Vec::new();
        for option in &raw.option {
            let place = format!("{place}, option {}", option.id);
            if !is_kebab(&option.id) {
                problems.add(FILE, &place, Reason::BadId);
            }
            let criterion = option.criterion.as_ref().or(raw.criterion.as_ref());
            let role = option.role.as_deref().map_or(Some(Role::Fact), |value| {
                closed(value, "none, dont-know, prefer-not (or nothing)", role, &place, &mut problems)
            });
            let finding = Finding {
                outcome: outcome(option, &place, &mut problems),
                criterion: criterion.and_then(|id| criteria.find(id, &place, &mut problems)).map(CriterionIx),
                evidence: evidence(&option.evidence, &place, &mut problems),
                steps: leak(
                    option.steps.iter().filter_map(|id| steps.find(id, &place, &mut problems)).map(StepIx).collect(),
                ),
                asks: leak(
                    option.asks.iter().filter_map(|id| asks.find(id, &place, &mut problems)).map(AskIx).collect(),
                ),
                can_change: option.can_change,
            };
            if let Some(role) = role {
                options.push(QuestionOption { id: leak_str(&option.id), role, finding });
            }
        }
        if let (Some(topic), Some(kind)) = (topic, kind) {
            compiled.push(Question {
                id: leak_str(&raw.id),
                topic,
                kind,
                ask_if: leak(ask_if),
                options: leak(options),
                evidence: evidence(&raw.evidence, &place, &mut problems),
            });
        }
    }
    let when = |value: &str, place: &str, problems: &mut Problems| {
        closed(value, "always, emergency, same-day, seller-warning, on-finding", When::from_id, place, problems)
    };
    let mut all_steps = Vec::new();
    for raw in &file.step {
        let place = format!("step {}", raw.id);
        let evidence = some_evidence(&raw.evidence, &place, &mut problems);
        if let Some(when) = when(&raw.when, &place, &mut problems) {
            all_steps.push(Step { id: leak_str(&raw.id), when, nephrologist: raw.nephrologist, evidence });
        }
    }
    let mut all_asks = Vec::new();
    for raw in &file.ask {
        let place = format!("ask {}", raw.id);
        let evidence = some_evidence(&raw.evidence, &place, &mut problems);
        if let Some(when) = when(&raw.when, &place, &mut problems) {
            all_asks.push(Ask { id: leak_str(&raw.id), when, evidence });
        }
    }
    let all_criteria = file
        .criterion
        .iter()
        .map(|raw| Criterion {
            id: leak_str(&raw.id),
            evidence: some_evidence(&raw.evidence, &format!("criterion {}", raw.id), &mut problems),
        })
        .collect();
    problems.check()?;
    let questionnaire = Questionnaire {
        questions: leak(compiled),
        criteria: leak(all_criteria),
        steps: leak(all_steps),
        asks: leak(all_asks),
    };
    match audit::audit(&questionnaire) {
        Ok(audit) => Ok((questionnaire, audit)),
        Err(violations) => {
            for violation in violations {
                problems.add(FILE, "", Reason::Law(violation));
            }
            Err(problems)
        }
    }
}

fn list<T: Copy>(all: &[T], id: impl Fn(T) -> &'static str) -> String {
    all.iter().map(|value| id(*value)).collect::<Vec<_>>().join(", ")
}

fn kind(id: &str) -> Option<Kind> {
    match id {
        "one" => Some(Kind::One),
        "any" => Some(Kind::Any),
        _ => None,
    }
}

fn role(id: &str) -> Option<Role> {
    match id {
        "none" => Some(Role::NoneOfThese),
        "dont-know" => Some(Role::DontKnow),
        "prefer-not" => Some(Role::PreferNotToSay),
        _ => None,
    }
}

fn outcome(option: &raw::QuestionOption, place: &str, problems: &mut Problems) -> Outcome {
    let mut outcome = Outcome::BEST;
    if let Some(value) = &option.safety {
        let allowed = list(Safety::ALL, Safety::id);
        outcome.safety = closed(value, &allowed, Safety::from_id, place, problems).unwrap_or_default();
    }
    if let Some(value) = &option.fit {
        let allowed = list(Fit::ALL, Fit::id);
        outcome.fit = closed(value, &allowed, Fit::from_id, place, problems).unwrap_or_default();
    }
    if let Some(value) = &option.caution {
        let allowed = list(Caution::ALL, Caution::id);
        outcome.caution = closed(value, &allowed, Caution::from_id, place, problems).unwrap_or_default();
    }
    outcome
}

/// Resolves the evidence of what stands beside an outcome and in the learn screen.
///
/// # Errors
///
/// Unknown evidence, entries without any, and ids that stand twice.
pub fn library(file: &raw::GuidanceFile, sources: &Sources) -> Result<Library, Problems> {
    let mut problems = Problems::default();
    let mut entries = |kind: &'static str, raw: Vec<(&String, &[String])>| -> Vec<Entry> {
        Ids::new(GUIDANCE, kind, raw.iter().map(|(id, _)| *id), &mut problems);
        raw.into_iter()
            .map(|(id, evidence)| {
                let place = format!("{kind} {id}");
                if evidence.is_empty() {
                    problems.add(GUIDANCE, &place, Reason::NoEvidence);
                }
                let evidence =
                    evidence.iter().filter_map(|e| sources.evidence(GUIDANCE, e, &place, &mut problems)).collect();
                Entry { id: id.clone(), evidence }
            })
            .collect()
    };
    let treatments = entries("treatment", file.treatment.iter().map(|e| (&e.id, &e.evidence[..])).collect());
    let warnings = entries("warning", file.warning.iter().map(|e| (&e.id, &e.evidence[..])).collect());
    let facts = entries("fact", file.fact.iter().map(|e| (&e.id, &e.evidence[..])).collect());
    let facts = facts.into_iter().zip(file.fact.iter().map(|fact| fact.known)).collect();
    let mut learn = Vec::new();
    for section in &file.learn {
        let claims = entries("claim", section.claim.iter().map(|e| (&e.id, &e.evidence[..])).collect());
        learn.push((section.id.clone(), claims));
    }
    Ids::new(GUIDANCE, "learn", file.learn.iter().map(|l| &l.id), &mut problems);
    problems.check()?;
    Ok(Library { treatments, facts, warnings, learn })
}
