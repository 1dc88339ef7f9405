//! `questionnaire.toml` to the tables of the domain, with every id resolved and every law proved.

mod closed;
mod ids;
mod library;
mod pictures;

use domain::question::{
    Ask, AskIx, Condition, Criterion, CriterionIx, EvidenceIx, Finding, Kind, Matter, MatterIx, OptionIx, Question,
    QuestionIx, QuestionOption, Questionnaire, Step, StepIx, Topic, When,
};
use domain::{OptionSet, audit};

use crate::problem::{Problems, Reason};
use crate::raw;
use crate::sources::Sources;
use closed::closed;
use ids::{Ids, is_kebab};

pub use library::{Entry, Library, library};
pub use pictures::Picture;

const FILE: &str = "questionnaire.toml";

/// Turns the rule book into the domain's tables and proves its laws.
///
/// # Errors
///
/// Every unknown id and value and every broken law.
pub fn compile(file: &raw::QuestionnaireFile, sources: &Sources) -> Result<(Questionnaire, audit::Audit), Problems> {
    let mut problems = Problems::default();
    let mut reader = Reader {
        file,
        sources,
        criteria: Ids::new(FILE, "criterion", file.criterion.iter().map(|raw| &raw.id), &mut problems),
        steps: Ids::new(FILE, "step", file.step.iter().map(|raw| &raw.id), &mut problems),
        asks: Ids::new(FILE, "ask", file.ask.iter().map(|raw| &raw.id), &mut problems),
        matters: Ids::new(FILE, "matter", file.matter.iter().map(|raw| &raw.id), &mut problems),
        questions: Ids::new(FILE, "question", file.question.iter().map(|raw| &raw.id), &mut problems),
        problems,
    };
    let questionnaire = Questionnaire {
        questions: leak(file.question.iter().filter_map(|raw| reader.question(raw)).collect()),
        criteria: leak(file.criterion.iter().map(|raw| reader.criterion(raw)).collect()),
        steps: leak(file.step.iter().filter_map(|raw| reader.step(raw)).collect()),
        asks: leak(file.ask.iter().filter_map(|raw| reader.ask(raw)).collect()),
        matters: leak(file.matter.iter().map(|raw| Matter { id: leak_str(&raw.id) }).collect()),
    };
    reader.problems.check()?;
    match audit::audit(&questionnaire) {
        Ok(audit) => Ok((questionnaire, audit)),
        Err(violations) => {
            let mut problems = Problems::default();
            for violation in violations {
                problems.add(FILE, "", Reason::Law(violation));
            }
            Err(problems)
        }
    }
}

/// Lives as long as the program: content is compiled once in a run, and the domain's tables are static.
fn leak<T>(items: Vec<T>) -> &'static [T] {
    Vec::leak(items)
}

fn leak_str(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

/// Reads the parts of the file and notes what is wrong with them.
struct Reader<'a> {
    file: &'a raw::QuestionnaireFile,
    sources: &'a Sources,
    criteria: Ids<'a>,
    steps: Ids<'a>,
    asks: Ids<'a>,
    matters: Ids<'a>,
    questions: Ids<'a>,
    problems: Problems,
}

impl Reader<'_> {
    fn evidence(&mut self, ids: &[String], place: &str) -> &'static [EvidenceIx] {
        leak(ids.iter().filter_map(|id| self.sources.evidence(FILE, id, place, &mut self.problems)).collect())
    }

    /// The evidence of something that is shown whatever the answers are.
    fn needed_evidence(&mut self, ids: &[String], place: &str) -> &'static [EvidenceIx] {
        if ids.is_empty() {
            self.problems.add(FILE, place, Reason::NoEvidence);
        }
        self.evidence(ids, place)
    }

    fn question(&mut self, raw: &raw::Question) -> Option<Question> {
        let place = format!("question {}", raw.id);
        let topic =
            closed(&raw.topic, &closed::list(Topic::ALL, Topic::id), Topic::from_id, &place, &mut self.problems);
        let kind: Option<Kind> = closed(&raw.kind, "one, any", closed::kind, &place, &mut self.problems);
        let ask_if = raw.ask_if.iter().filter_map(|condition| self.condition(condition, &place)).collect();
        let options =
            raw.option.iter().filter_map(|option| self.option(option, raw.criterion.as_ref(), &place)).collect();
        Some(Question {
            id: leak_str(&raw.id),
            topic: topic?,
            kind: kind?,
            ask_if: leak(ask_if),
            options: leak(options),
            evidence: self.evidence(&raw.evidence, &place),
        })
    }

    fn condition(&mut self, raw: &raw::Condition, place: &str) -> Option<Condition> {
        let at = self.questions.find(&raw.question, place, &mut self.problems)?;
        let options = self.file.question.get(at).map(|question| &question.option[..]).unwrap_or_default();
        let mut any_of = OptionSet::EMPTY;
        for id in &raw.any_of {
            if let Some(option) = options.iter().position(|option| option.id == *id) {
                any_of = any_of.with(OptionIx(option));
            } else {
                let place = format!("{place}, ask-if on {}", raw.question);
                self.problems.add(FILE, place, Reason::UnknownId { kind: "option", id: id.clone() });
            }
        }
        Some(Condition { question: QuestionIx(at), any_of })
    }

    fn option(&mut self, raw: &raw::QuestionOption, criterion: Option<&String>, place: &str) -> Option<QuestionOption> {
        let place = format!("{place}, option {}", raw.id);
        let problems = &mut self.problems;
        if !is_kebab(&raw.id) {
            problems.add(FILE, &place, Reason::BadId);
        }
        let role = closed::role(raw.role.as_deref(), &place, problems);
        let outcome = closed::outcome(raw, &place, problems);
        let criterion = raw.criterion.as_ref().or(criterion);
        let finding = Finding {
            outcome,
            criterion: criterion.and_then(|id| self.criteria.find(id, &place, problems)).map(CriterionIx),
            steps: leak(raw.steps.iter().filter_map(|id| self.steps.find(id, &place, problems)).map(StepIx).collect()),
            asks: leak(raw.asks.iter().filter_map(|id| self.asks.find(id, &place, problems)).map(AskIx).collect()),
            can_change: raw.can_change,
            evidence: self.evidence(&raw.evidence, &place),
        };
        Some(QuestionOption { id: leak_str(&raw.id), role: role?, finding })
    }

    fn criterion(&mut self, raw: &raw::Criterion) -> Criterion {
        Criterion {
            id: leak_str(&raw.id),
            evidence: self.needed_evidence(&raw.evidence, &format!("criterion {}", raw.id)),
        }
    }

    fn step(&mut self, raw: &raw::Step) -> Option<Step> {
        let place = format!("step {}", raw.id);
        let evidence = self.needed_evidence(&raw.evidence, &place);
        let when = self.when(&raw.when, &place)?;
        Some(Step { id: leak_str(&raw.id), when, nephrologist: raw.nephrologist, evidence })
    }

    fn ask(&mut self, raw: &raw::Ask) -> Option<Ask> {
        let place = format!("ask {}", raw.id);
        let evidence = self.needed_evidence(&raw.evidence, &place);
        let matters = raw.matters.iter().filter_map(|id| self.matters.find(id, &place, &mut self.problems));
        let matters = leak(matters.map(MatterIx).collect());
        Some(Ask { id: leak_str(&raw.id), when: self.when(&raw.when, &place)?, matters, evidence })
    }

    fn when(&mut self, value: &str, place: &str) -> Option<When> {
        let allowed = "always, emergency, same-day, seller-warning, on-finding, on-matter";
        closed(value, allowed, When::from_id, place, &mut self.problems)
    }
}
