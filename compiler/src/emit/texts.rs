//! Which text belongs to what, as Rust source: positions in the words files.

use domain::Questionnaire;

use super::{Keys, Lines, evidence, list};
use crate::rules::{Entry, Library};
use crate::wanted::SIDES;

/// The words of questions, criteria, steps and questions to bring.
pub fn of_questionnaire(lines: &mut Lines, questionnaire: &Questionnaire, keys: &Keys) {
    let questions = questionnaire.questions.iter().map(|question| {
        let at = format!("question.{}", question.id);
        let hint = keys.contains_key(&format!("{at}.hint"));
        format!("QuestionTexts {{ at: {}, hint: {hint} }}", position(keys, &format!("{at}.title")))
    });
    lines.add("/// Where the words of each question are.\nstatic QUESTION_TEXTS: &[QuestionTexts] = &[");
    questions.for_each(|question| lines.add(format!("    {question},")));
    lines.add("];");
    let why = questionnaire.questions.iter().map(|question| format!("question.{}.why", question.id));
    range(lines, keys, "Why each question is asked.", "WHY_WORDS", why);
    let criteria = questionnaire.criteria.iter().map(|criterion| {
        let at = format!("criterion.{}", criterion.id);
        let (name, asks) = (key(keys, &format!("{at}.name")), key(keys, &format!("{at}.asks")));
        format!("CriterionWords {{ name: {name}, asks: {asks} }}")
    });
    lines.table("The words of each criterion.", "CRITERION_WORDS", "CriterionWords", criteria);
    let steps = questionnaire.steps.iter().map(|step| format!("step.{}", step.id));
    range(lines, keys, "The words of each step.", "STEP_WORDS", steps);
    let asks = questionnaire.asks.iter().map(|ask| format!("ask.{}", ask.id));
    range(lines, keys, "The words of each question to bring.", "ASK_WORDS", asks);
    let matters = questionnaire.matters.iter().map(|matter| format!("matter.{}", matter.id));
    range(lines, keys, "The words of what may matter.", "MATTER_WORDS", matters);
}

/// Treatments, facts, warnings, the parts of the learn screen, and terms.
pub fn of_library(lines: &mut Lines, library: &Library, keys: &Keys) {
    let treatments = library.treatments.iter().map(|treatment| {
        let at = format!("treatment.{}", treatment.id);
        let sides = |side: &str| list((0..SIDES).map(|number| key(keys, &format!("{at}.{side}.{number}"))));
        format!(
            "Treatment {{ id: {:?}, name: {}, what: {}, good: {}, hard: {}, asks: {}, evidence: {} }}",
            treatment.id,
            key(keys, &format!("{at}.name")),
            key(keys, &format!("{at}.what")),
            sides("good"),
            sides("hard"),
            key(keys, &format!("{at}.asks")),
            evidence(&treatment.evidence)
        )
    });
    lines.table("The treatments, side by side.", "TREATMENTS", "Treatment", treatments);
    let facts = library.facts.iter().map(|(fact, known)| {
        format!("Fact {{ known: {known}, claim: {} }}", claim(keys, fact, &format!("fact.{}", fact.id)))
    });
    lines.table("What is known and what is not.", "FACTS", "Fact", facts);
    let warnings = library.warnings.iter().map(|warning| claim(keys, warning, &format!("warning.{}", warning.id)));
    lines.table("Warning signs of sellers.", "WARNINGS", "Claim", warnings);
    let learn = library.learn.iter().map(|(section, claims)| {
        format!(
            "LearnPart {{ id: {section:?}, title: {}, intro: {}, claims: {} }}",
            key(keys, &format!("learn.{section}.title")),
            key(keys, &format!("learn.{section}.intro")),
            list(claims.iter().map(|entry| claim(keys, entry, &format!("learn.{section}.claim.{}", entry.id))))
        )
    });
    lines.table("The parts of the learn screen.", "LEARN", "LearnPart", learn);
    let terms = library.terms.iter().map(|term| {
        let at = format!("term.{}", term.id);
        format!(
            "Term {{ id: {:?}, name: {}, meaning: {}, evidence: {} }}",
            term.id,
            key(keys, &format!("{at}.name")),
            key(keys, &format!("{at}.meaning")),
            evidence(&term.evidence)
        )
    });
    lines.table("Hard words that are explained; a mark in a text is a position here.", "TERMS", "Term", terms);
}

/// A static for each picture, so that a screen cannot ask for one that does not exist.
pub fn of_pictures(lines: &mut Lines, library: &Library, keys: &Keys) {
    lines.add("/// The pictures.\npub mod pictures {");
    lines.add("    use super::{Chosen, EvidenceIx, Fill, Key, OptionIx, Picture, PicturePart, QuestionIx, Shape};");
    for picture in &library.pictures {
        let at = format!("picture.{}", picture.id);
        let parts = picture.parts.iter().map(|part| {
            let at = format!("{at}.part.{}", part.id);
            let marks = part.marks.iter().map(|mark| {
                format!("Chosen {{ question: QuestionIx({}), option: OptionIx({}) }}", mark.question.0, mark.option.0)
            });
            format!(
                "PicturePart {{ id: {:?}, name: {}, text: {}, mark: {}, fill: Fill::{}, count: {}, marks: {} }}",
                part.id,
                key(keys, &format!("{at}.name")),
                key(keys, &format!("{at}.text")),
                may(keys, &format!("{at}.mark")),
                part.fill,
                part.count,
                list(marks)
            )
        });
        lines.add(format!(
            "    /// `{at}`\n    pub static {}: Picture = Picture {{ id: {:?}, shape: Shape::{}, caption: {}, text: {}, as_of: {:?}, evidence: {}, parts: {} }};",
            picture.id.replace('-', "_").to_uppercase(),
            picture.id,
            picture.shape,
            key(keys, &format!("{at}.caption")),
            key(keys, &format!("{at}.text")),
            picture.as_of,
            evidence(&picture.evidence),
            list(parts)
        ));
    }
    lines.add("}");
}

/// A constant for each text of the screens, so that a screen cannot ask for one that does not exist.
pub fn of_screens(lines: &mut Lines, keys: &Keys) {
    lines.add("/// The words of the screens.\npub mod ui {\n    use super::Key;");
    for (path, at) in keys {
        if let Some(name) = path.strip_prefix("ui.") {
            let constant = name.replace(['-', '.'], "_").to_uppercase();
            lines.add(format!("    /// `{path}`\n    pub const {constant}: Key = Key::at({at});"));
        }
    }
    lines.add("}");
}

fn claim(keys: &Keys, entry: &Entry, at: &str) -> String {
    format!(
        "Claim {{ heading: {}, text: {}, evidence: {} }}",
        may(keys, &format!("{at}.heading")),
        key(keys, &format!("{at}.text")),
        evidence(&entry.evidence)
    )
}

/// Texts that stand one after the other, as their paths do.
fn range(lines: &mut Lines, keys: &Keys, doc: &str, name: &str, paths: impl ExactSizeIterator<Item = String>) {
    let (count, mut first) = (paths.len(), None);
    for (at, path) in paths.enumerate() {
        let position = position(keys, &path);
        if *first.get_or_insert(position) + at != position {
            lines.add(format!("compile_error!(\"{path} does not stand behind the one before it\");"));
        }
    }
    let first = first.unwrap_or_default();
    lines.add(format!("/// {doc}\npub const {name}: Keys = Keys {{ first: {first}, count: {count} }};"));
}

/// Where a text is that must be there; the check of the words has seen to it.
fn position(keys: &Keys, path: &str) -> usize {
    keys.get(path).copied().unwrap_or_else(|| usize::from(u16::MAX))
}

/// A text that must be there; the check of the words has seen to it.
fn key(keys: &Keys, path: &str) -> String {
    keys.get(path).map_or_else(|| "Key::at(u16::MAX)".to_owned(), |at| format!("Key::at({at})"))
}

/// A text that may be left out.
fn may(keys: &Keys, path: &str) -> String {
    keys.get(path).map_or_else(|| "None".to_owned(), |at| format!("Some(Key::at({at}))"))
}
