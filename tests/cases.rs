//! The interviews of `tests/cases/*.txt`, which a clinician can read and sign.
//!
//! A case gives the answers in the order asked, one question a line, several options joined by `+`. `*: good` answers
//! every other question with its first option that says nothing; without it every question must have its line.
//! After `expect:` stand the outcome (always), every reason in order and every single change of answer that would change
//! the comparison (both complete: no line means none), and as many of these as matter: `asked N`, `not asked question`,
//! `row criterion state`, `step id` and `ask id` (in their order), `not step id`, `not ask id`.

#![allow(clippy::panic, clippy::indexing_slicing, reason = "a case that fails stops the test")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use domain::guidance::Chosen;
use domain::question::{OptionIx, When};
use domain::{Answers, Caution, Fit, Guidance, Interview, Questionnaire, Safety, guidance, replay};
use domain::{OptionSet, QuestionIx};

/// One line of a case with its number.
struct Line<'a> {
    number: usize,
    text: &'a str,
}

/// One case as written.
struct Case<'a> {
    file: &'a str,
    name: Line<'a>,
    answers: Vec<Line<'a>>,
    expected: Vec<Line<'a>>,
}

/// What is wrong with a case, and where.
struct Fault {
    number: usize,
    why: String,
}

type Checked<T> = Result<T, Fault>;

fn fault<T>(line: &Line, why: impl Into<String>) -> Checked<T> {
    Err(Fault { number: line.number, why: why.into() })
}

/// Cuts a file into its cases.
fn cases<'a>(file: &'a str, text: &'a str) -> Checked<Vec<Case<'a>>> {
    let mut cases: Vec<Case> = Vec::new();
    let mut expecting = false;
    for (at, text) in text.lines().enumerate() {
        let line = Line { number: at + 1, text: text.trim() };
        if line.text.is_empty() || line.text.starts_with('#') {
            continue;
        }
        if let Some(name) = text.strip_prefix("case: ") {
            let name = Line { number: line.number, text: name };
            cases.push(Case { file, name, answers: Vec::new(), expected: Vec::new() });
            expecting = false;
            continue;
        }
        let Some(case) = cases.last_mut() else { return fault(&line, "stands before the first case") };
        match text {
            "expect:" if expecting => return fault(&line, "expects twice"),
            "expect:" => expecting = true,
            _ if !text.starts_with("  ") => return fault(&line, "is neither a case nor indented by two"),
            _ if expecting => case.expected.push(line),
            _ => case.answers.push(line),
        }
    }
    Ok(cases)
}

impl Case<'_> {
    /// The sheet of answers: every question that is asked has one, and no other.
    fn sheet(&self, questionnaire: &Questionnaire) -> Checked<Answers> {
        let mut rest = self.answers.iter().peekable();
        let mut answers = Answers::new();
        let fill = self.answers.last().filter(|line| line.text == "*: good");
        while let Some(waiting) = replay(questionnaire, &answers).waiting() {
            let question = &questionnaire.questions[waiting.0];
            let given = rest.next_if(|line| line.text.split(':').next() == Some(question.id));
            let set = match (given, fill) {
                (Some(line), _) => {
                    let ids = line.text.split_once(": ").map_or("", |(_, ids)| ids);
                    let mut set = OptionSet::EMPTY;
                    for id in ids.split(" + ") {
                        let Some(option) = question.option(id) else {
                            return fault(line, format!("{} has no option \"{id}\"", question.id));
                        };
                        set = set.with(option);
                    }
                    if !question.permits(set) {
                        return fault(line, format!("nobody can answer {} with \"{ids}\"", question.id));
                    }
                    set
                }
                (None, Some(_)) => match question.options.iter().position(|option| !option.finding.outcome.matters()) {
                    Some(good) => OptionSet::EMPTY.with(OptionIx(good)),
                    None => return fault(&self.name, format!("{} has no good answer", question.id)),
                },
                (None, None) => match rest.peek() {
                    Some(line) => return fault(line, format!("{} is asked here", question.id)),
                    None => return fault(&self.name, format!("{} is asked and has no answer", question.id)),
                },
            };
            answers.set(waiting, set);
        }
        match rest.next() {
            Some(line) if line.text == "*: good" => Ok(answers),
            Some(line) => {
                let id = line.text.split(':').next().unwrap_or_default();
                let why = if questionnaire.find(id).is_some() {
                    format!("{id} is not asked here, or stands out of its order")
                } else {
                    format!("there is no question \"{id}\"")
                };
                fault(line, why)
            }
            None => Ok(answers),
        }
    }

    /// Compares what is expected with what is shown.
    fn check(&self, questionnaire: &Questionnaire) -> Checked<(Interview, Guidance)> {
        let answers = self.sheet(questionnaire)?;
        let interview = replay(questionnaire, &answers);
        let shown = guidance(questionnaire, &answers);
        let (mut reasons, mut changes) = (Vec::new(), Vec::new());
        let (mut step, mut ask) = (0, 0);
        let Some(first) = self.expected.first() else { return fault(&self.name, "expects nothing") };
        if first.text != outcome(&shown) {
            return fault(first, format!("the outcome is: {}", outcome(&shown)));
        }
        let id = |ids: Vec<&'static str>, id: &str, line: &Line| match ids.iter().position(|known| *known == id) {
            Some(at) => Ok(at),
            None => fault(line, format!("there is no \"{id}\"")),
        };
        let step_ids = || questionnaire.steps.iter().map(|step| step.id).collect();
        let ask_ids = || questionnaire.asks.iter().map(|ask| ask.id).collect();
        for line in self.expected.iter().skip(1) {
            let (what, rest) = line.text.split_once(' ').unwrap_or((line.text, ""));
            match (what, rest.split_once(' ')) {
                ("reason", None) => reasons.push(chosen(questionnaire, rest, line)?),
                ("would", Some(("change:", rest))) => match rest.split_once(" -> ") {
                    Some((answer, fit)) if Fit::from_id(fit).is_some() => {
                        changes.push((chosen(questionnaire, answer, line)?, Fit::from_id(fit).unwrap_or_default()));
                    }
                    _ => return fault(line, "write: would change: question/option -> fit"),
                },
                ("asked", None) if rest == interview.asked.len().to_string() => {}
                ("asked", None) => return fault(line, format!("{} questions are asked", interview.asked.len())),
                ("step", None) => {
                    let at = id(step_ids(), rest, line)?;
                    match shown.steps.iter().position(|step| step.0 == at) {
                        None => return fault(line, "this step is not shown"),
                        Some(place) if place < step => return fault(line, "this step stands further up"),
                        Some(place) => step = place,
                    }
                }
                ("ask", None) => {
                    let at = id(ask_ids(), rest, line)?;
                    match shown.asks.iter().position(|ask| ask.0 == at) {
                        None => return fault(line, "this question to bring is not shown"),
                        Some(place) if place < ask => return fault(line, "this question to bring stands further up"),
                        Some(place) => ask = place,
                    }
                }
                ("not", Some(("step", rest))) => {
                    let at = id(step_ids(), rest, line)?;
                    if shown.steps.iter().any(|step| step.0 == at) {
                        return fault(line, "this step is shown");
                    }
                }
                ("not", Some(("ask", rest))) => {
                    let at = id(ask_ids(), rest, line)?;
                    if shown.asks.iter().any(|ask| ask.0 == at) {
                        return fault(line, "this question to bring is shown");
                    }
                }
                ("not", Some(("asked", rest))) => match questionnaire.find(rest) {
                    Some(ix) if !interview.asks(ix) => {}
                    Some(_) => return fault(line, "this is asked"),
                    None => return fault(line, format!("there is no question \"{rest}\"")),
                },
                ("row", Some((criterion, state))) => {
                    let at =
                        id(questionnaire.criteria.iter().map(|criterion| criterion.id).collect(), criterion, line)?;
                    match shown.criteria.iter().find(|row| row.criterion.0 == at) {
                        Some(row) if row.state.id() == state => {}
                        Some(row) => return fault(line, format!("this row says {}", row.state.id())),
                        None => return fault(line, "this row is not shown"),
                    }
                }
                _ => return fault(line, "is nothing that can be expected"),
            }
        }
        if reasons != shown.reasons {
            return fault(&self.name, "the reasons are others");
        }
        if changes != shown.changes.iter().map(|change| (change.chosen, change.fit)).collect::<Vec<_>>() {
            return fault(&self.name, "what would change the comparison is something else");
        }
        Ok((interview, shown))
    }

    /// What is shown, in the words of a case: to compare with what was expected.
    fn shown(&self, questionnaire: &Questionnaire) -> String {
        let Ok(answers) = self.sheet(questionnaire) else { return String::new() };
        let shown = guidance(questionnaire, &answers);
        let name = |chosen: &Chosen| {
            let option = questionnaire.option(chosen.question, chosen.option).map_or("?", |option| option.id);
            format!("{}/{option}", questionnaire.questions[chosen.question.0].id)
        };
        let mut text = format!("  {}\n", outcome(&shown));
        // Writing to a string cannot fail.
        for reason in &shown.reasons {
            let _ = writeln!(text, "  reason {}", name(reason));
        }
        for step in &shown.steps {
            let _ = writeln!(text, "  step {}", questionnaire.steps[step.0].id);
        }
        for ask in &shown.asks {
            let _ = writeln!(text, "  ask {}", questionnaire.asks[ask.0].id);
        }
        for change in &shown.changes {
            let _ = writeln!(text, "  would change: {} -> {}", name(&change.chosen), change.fit.id());
        }
        text
    }
}

fn outcome(shown: &Guidance) -> String {
    let domain::Outcome { safety, fit, caution } = shown.outcome;
    format!("safety {}, fit {}, caution {}", safety.id(), fit.id(), caution.id())
}

/// Reads `question/option`.
fn chosen(questionnaire: &Questionnaire, text: &str, line: &Line) -> Checked<Chosen> {
    let (question, option) = text.split_once('/').unwrap_or((text, ""));
    let Some(ix) = questionnaire.find(question) else {
        return fault(line, format!("there is no question \"{question}\""));
    };
    match questionnaire.questions[ix.0].option(option) {
        Some(option) => Ok(Chosen { question: ix, option }),
        None => fault(line, format!("{question} has no option \"{option}\"")),
    }
}

fn questionnaire() -> Questionnaire {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    compiler::compile(&folder).unwrap_or_else(|problems| panic!("{problems}")).questionnaire
}

/// Every file of cases: its name and text.
fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{error}"));
    let mut files: Vec<_> = entries
        .flatten()
        .map(|entry| {
            let name = format!("tests/cases/{}", entry.file_name().to_string_lossy());
            (name, fs::read_to_string(entry.path()).unwrap_or_else(|error| panic!("{error}")))
        })
        .collect();
    files.sort();
    files
}

/// What all cases together came by.
#[derive(Default)]
struct Covered {
    options: BTreeSet<(QuestionIx, OptionIx)>,
    values: BTreeSet<&'static str>,
    steps: BTreeSet<&'static str>,
    asks: BTreeSet<&'static str>,
    changes: usize,
}

/// Runs every case; whatever fails is told together.
fn run(questionnaire: &Questionnaire, files: &[(String, String)]) -> (usize, Covered, Vec<String>) {
    let (mut count, mut covered, mut failures) = (0, Covered::default(), Vec::new());
    let mut names = BTreeSet::new();
    for (file, text) in files {
        let cases = match cases(file, text) {
            Ok(cases) => cases,
            Err(Fault { number, why }) => {
                failures.push(format!("{file}:{number}: {why}"));
                continue;
            }
        };
        for case in cases {
            count += 1;
            if !names.insert(case.name.text.to_owned()) {
                failures.push(format!("{file}:{}: a case with this name stands further up", case.name.number));
            }
            match case.check(questionnaire) {
                Ok((interview, shown)) => {
                    let answers = case.sheet(questionnaire).ok().unwrap_or_default();
                    for ix in interview.asked {
                        let question = &questionnaire.questions[ix.0];
                        covered.options.extend(question.chosen(answers.get(ix)).map(|(option, _)| (ix, option)));
                    }
                    let domain::Outcome { safety, fit, caution } = shown.outcome;
                    covered.values.extend([safety.id(), fit.id(), caution.id()]);
                    covered.steps.extend(shown.steps.iter().map(|step| questionnaire.steps[step.0].id));
                    covered.asks.extend(shown.asks.iter().map(|ask| questionnaire.asks[ask.0].id));
                    covered.changes += shown.changes.len();
                }
                Err(Fault { number, why }) => failures.push(format!(
                    "{}:{number}: {why}\n  case: {}\n{}",
                    case.file,
                    case.name.text,
                    case.shown(questionnaire)
                )),
            }
        }
    }
    (count, covered, failures)
}

#[test]
fn every_case_comes_out_as_signed() {
    let questionnaire = questionnaire();
    let (count, covered, failures) = run(&questionnaire, &files());
    assert!(failures.is_empty(), "{} of {count} cases fail:\n{}", failures.len(), failures.join("\n"));

    let mut missing = Vec::new();
    for (ix, question) in questionnaire.iter() {
        let options = question.options.iter().enumerate();
        let left = options.filter(|(at, _)| !covered.options.contains(&(ix, OptionIx(*at))));
        missing.extend(left.map(|(_, option)| format!("{}/{}", question.id, option.id)));
    }
    let values = Safety::ALL.iter().map(|value| value.id()).chain(Fit::ALL.iter().map(|value| value.id()));
    let values = values.chain(Caution::ALL.iter().map(|value| value.id()));
    missing.extend(values.filter(|value| !covered.values.contains(value)).map(str::to_owned));
    let steps = questionnaire.steps.iter().map(|step| step.id).filter(|id| !covered.steps.contains(id));
    // What matters to a person is no answer: no sheet of answers shows what only it adds.
    let asks = questionnaire.asks.iter().filter(|ask| ask.when != When::OnMatter);
    let asks = asks.map(|ask| ask.id).filter(|id| !covered.asks.contains(id));
    missing.extend(steps.chain(asks).map(str::to_owned));
    assert!(missing.is_empty(), "no case comes by: {}", missing.join(", "));
    assert!(count >= 60, "{count} cases are too few");
    println!(
        "{count} cases; every question, all {} options, every value, {} steps and {} questions to bring; {} changes",
        covered.options.len(),
        covered.steps.len(),
        covered.asks.len(),
        covered.changes
    );
}

/// A case with a mistake fails, and the failure says where.
#[track_caller]
fn check_fault(questionnaire: &Questionnaire, text: &str, number: usize, why: &str) {
    let (_, _, failures) = run(questionnaire, &[("file".to_owned(), text.to_owned())]);
    let expected = format!("file:{number}: ");
    assert!(
        failures.iter().any(|failure| failure.starts_with(&expected) && failure.contains(why)),
        "expected {expected}…{why}…, got {failures:?}"
    );
}

#[test]
fn a_case_with_a_mistake_is_refused() {
    let emergency = "expect:\n  safety emergency, fit open, caution none\n  reason right-now/chest-pain";
    let best = "expect:\n  safety none, fit open, caution none";
    let q = &questionnaire();
    for (text, number, why) in [
        ("  right-now: none".to_owned(), 1, "before the first case"),
        ("case: a\nright-now: none".to_owned(), 2, "indented"),
        (format!("case: a\n  right-now: headache\n{emergency}"), 2, "no option \"headache\""),
        (format!("case: a\n  right-now: none + chest-pain\n{emergency}"), 2, "nobody can answer"),
        (format!("case: a\n  egfr: none\n{emergency}"), 2, "right-now is asked here"),
        (format!("case: a\n  right-now: none\n{best}"), 1, "today is asked and has no answer"),
        (format!("case: a\n  right-now: chest-pain\n  today: none\n{emergency}"), 3, "today is not asked here"),
        (format!("case: a\n  age: over-80\n  egfr: below-15\n  *: good\n{best}"), 3, "out of its order"),
        (format!("case: a\n  wrong: none\n  *: good\n{best}"), 2, "no question \"wrong\""),
        (
            format!("case: a\n  dialysis: haemodialysis\n  egfr: below-15\n  *: good\n{best}"),
            3,
            "egfr is not asked here",
        ),
        ("case: a\n  *: good".to_owned(), 1, "expects nothing"),
        (
            "case: a\n  *: good\nexpect:\n  safety none, fit wait, caution none".to_owned(),
            4,
            "the outcome is: safety none, fit open",
        ),
        (format!("case: a\n  *: good\n{best}\n  reason age/over-80"), 1, "the reasons are others"),
        (format!("case: a\n  *: good\n{best}\n  reason age/old"), 5, "no option \"old\""),
        (format!("case: a\n  *: good\n{best}\n  step call-emergency"), 5, "not shown"),
        (format!("case: a\n  *: good\n{best}\n  step call-me"), 5, "there is no \"call-me\""),
        (format!("case: a\n  *: good\n{best}\n  not step keep-treatment"), 5, "is shown"),
        (format!("case: a\n  *: good\n{best}\n  step keep-treatment\n  step ask-kidney-doctor"), 6, "further up"),
        (format!("case: a\n  *: good\n{best}\n  row overall-health wait"), 5, "says open"),
        (format!("case: a\n  *: good\n{best}\n  asked 7"), 5, "questions are asked"),
        (format!("case: a\n  *: good\n{best}\n  would change: infection/yes -> open"), 1, "something else"),
        (format!("case: a\n  *: good\n{best}\n  would change: infection/yes -> better"), 5, "write: would change"),
        (format!("case: a\n  *: good\n{best}\n  a miracle"), 5, "nothing that can be expected"),
        (format!("case: a\n  *: good\n{best}\ncase: a\n  *: good\n{best}"), 5, "further up"),
    ] {
        check_fault(q, &text, number, why);
    }
}
