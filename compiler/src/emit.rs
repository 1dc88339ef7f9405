//! Writes what was checked: static tables as Rust source, and one words file for each language.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::Questionnaire;
use domain::question::{EvidenceIx, Finding, Question};

use crate::raw::CountriesFile;
use crate::rules::{Entry, Library};
use crate::sources::Sources;
use crate::wanted::SIDES;
use crate::words::{Wanted, Words};

/// The position of every text in the words files, by path.
pub type Keys = BTreeMap<String, usize>;

/// All that the tables are made of.
pub struct Content<'a> {
    pub version: &'a str,
    pub questionnaire: &'a Questionnaire,
    pub library: &'a Library,
    pub sources: &'a Sources,
    pub countries: &'a CountriesFile,
    pub keys: &'a Keys,
    pub languages: &'a [Words],
}

/// Numbers the texts that the browser needs: those of the rules in their order, then those of the screens.
pub fn keys(english: &Words, wanted: &[Wanted]) -> Keys {
    wanted
        .iter()
        .map(|want| &want.path)
        .chain(english.texts.keys().filter(|path| path.starts_with("ui.")))
        .filter(|path| english.texts.contains_key(*path) && !path.starts_with("fallback."))
        .enumerate()
        .map(|(at, path)| (path.clone(), at))
        .collect()
}

/// One text a line; a form for a relative behind a tab. The head says which build it belongs to, and its checksum.
pub fn words_file(words: &Words, keys: &Keys, version: &str) -> String {
    let mut lines = vec![String::new(); keys.len()];
    for (path, at) in keys {
        if let (Some(text), Some(line)) = (words.texts.get(path), lines.get_mut(*at)) {
            *line = match &text.other {
                Some(other) if *other != text.me => format!("{}\t{other}", text.me),
                _ => text.me.clone(),
            };
        }
    }
    let body = lines.join("\n");
    format!(
        "kidney-selfcheck-words 1 {} {} {version} {} {:08x}\n{body}",
        words.tag,
        words.dir,
        keys.len(),
        checksum(&body)
    )
}

/// FNV-1a, 32 bit: finds a truncated or damaged file, and is a dozen bytes of code in the browser.
fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The tables of `src/content`.
pub fn tables(content: &Content) -> String {
    let mut out = String::from("// Made by build.rs from content/. Do not edit.\n\n");
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    let Content { questionnaire, library, sources, keys, .. } = content;
    let file = &sources.file;
    for (doc, name, value) in [
        ("The content version: a hash over every content file.", "VERSION", content.version),
        ("When the evidence was gathered.", "DOSSIER", &file.dossier),
        ("Until when this content holds without a new review.", "REVIEW_AGAIN_BY", &file.review_again_by),
        ("Who reviewed this content; empty: no clinician has.", "REVIEWED_BY", &file.reviewed_by),
        ("When it was reviewed; empty: it was not.", "REVIEWED_ON", &file.reviewed_on),
    ] {
        line(format!("/// {doc}\npub const {name}: &str = {value:?};"));
    }
    line(format!("/// How many texts a words file has.\npub const TEXTS: usize = {};", keys.len()));

    line(
        "/// The questionnaire.\npub static QUESTIONNAIRE: Questionnaire = Questionnaire {\n    questions: &["
            .to_owned(),
    );
    for question in questionnaire.questions {
        line(question_source(question));
    }
    line("    ],\n    criteria: &[".to_owned());
    for criterion in questionnaire.criteria {
        line(format!("        Criterion {{ id: {:?}, evidence: {} }},", criterion.id, evidence(criterion.evidence)));
    }
    line("    ],\n    steps: &[".to_owned());
    for step in questionnaire.steps {
        line(format!(
            "        Step {{ id: {:?}, when: When::{:?}, nephrologist: {}, evidence: {} }},",
            step.id,
            step.when,
            step.nephrologist,
            evidence(step.evidence)
        ));
    }
    line("    ],\n    asks: &[".to_owned());
    for ask in questionnaire.asks {
        line(format!(
            "        Ask {{ id: {:?}, when: When::{:?}, evidence: {} }},",
            ask.id,
            ask.when,
            evidence(ask.evidence)
        ));
    }
    line("    ],\n};".to_owned());

    let key = |path: String| keys.get(&path).map_or_else(|| "Key(usize::MAX)".to_owned(), |at| format!("Key({at})"));
    let may = |path: String| keys.get(&path).map_or_else(|| "None".to_owned(), |at| format!("Some(Key({at}))"));

    line("/// The words of each question.\npub static QUESTION_WORDS: &[QuestionWords] = &[".to_owned());
    for question in questionnaire.questions {
        let at = format!("question.{}", question.id);
        let mut options = String::new();
        for option in question.options {
            let at = format!("{at}.option.{}", option.id);
            let _ = write!(
                options,
                "\n            OptionWords {{ label: {}, reason: {}, first: {}, change: {} }},",
                key(format!("{at}.label")),
                may(format!("{at}.reason")),
                may(format!("{at}.first")),
                may(format!("{at}.change"))
            );
        }
        line(format!(
            "    QuestionWords {{ title: {}, hint: {}, why: {}, options: &[{options}\n    ] }},",
            key(format!("{at}.title")),
            may(format!("{at}.hint")),
            key(format!("{at}.why"))
        ));
    }
    line("];\n/// The words of each criterion.\npub static CRITERION_WORDS: &[CriterionWords] = &[".to_owned());
    for criterion in questionnaire.criteria {
        let at = format!("criterion.{}", criterion.id);
        line(format!(
            "    CriterionWords {{ name: {}, asks: {} }},",
            key(format!("{at}.name")),
            key(format!("{at}.asks"))
        ));
    }
    line("];\n/// The words of each step.\npub static STEP_WORDS: &[Key] = &[".to_owned());
    for step in questionnaire.steps {
        line(format!("    {},", key(format!("step.{}", step.id))));
    }
    line("];\n/// The words of each question to bring.\npub static ASK_WORDS: &[Key] = &[".to_owned());
    for ask in questionnaire.asks {
        line(format!("    {},", key(format!("ask.{}", ask.id))));
    }
    line("];\n/// The treatments, side by side.\npub static TREATMENTS: &[Treatment] = &[".to_owned());
    for treatment in &library.treatments {
        let at = format!("treatment.{}", treatment.id);
        let sides =
            |side: &str| (0..SIDES).map(|number| key(format!("{at}.{side}.{number}"))).collect::<Vec<_>>().join(", ");
        line(format!(
            "    Treatment {{ id: {:?}, name: {}, what: {}, good: &[{}], hard: &[{}], asks: {}, evidence: {} }},",
            treatment.id,
            key(format!("{at}.name")),
            key(format!("{at}.what")),
            sides("good"),
            sides("hard"),
            key(format!("{at}.asks")),
            evidence(&treatment.evidence)
        ));
    }
    line("];\n/// What is known and what is not.\npub static FACTS: &[Fact] = &[".to_owned());
    for (fact, known) in &library.facts {
        line(format!(
            "    Fact {{ known: {known}, claim: {} }},",
            claim(fact, &key(format!("fact.{}.text", fact.id)), "None")
        ));
    }
    line("];\n/// Warning signs of sellers.\npub static WARNINGS: &[Claim] = &[".to_owned());
    for warning in &library.warnings {
        line(format!("    {},", claim(warning, &key(format!("warning.{}.text", warning.id)), "None")));
    }
    line("];\n/// The parts of the learn screen.\npub static LEARN: &[LearnPart] = &[".to_owned());
    for (section, claims) in &library.learn {
        let claims: String = claims
            .iter()
            .map(|entry| {
                let at = format!("learn.{section}.claim.{}", entry.id);
                format!("\n        {},", claim(entry, &key(format!("{at}.text")), &may(format!("{at}.heading"))))
            })
            .collect();
        line(format!(
            "    LearnPart {{ id: {section:?}, title: {}, intro: {}, claims: &[{claims}\n    ] }},",
            key(format!("learn.{section}.title")),
            key(format!("learn.{section}.intro"))
        ));
    }
    line("];\n/// Every reference.\npub static SOURCES: &[Source] = &[".to_owned());
    for source in &file.source {
        line(format!(
            "    Source {{ organisation: {:?}, title: {:?}, date: {:?}, url: {:?}, retrieved: {:?}, copy: {} }},",
            source.organisation,
            source.title,
            source.date,
            source.url,
            source.retrieved,
            source.read_as.is_some()
        ));
    }
    line(
        "];\n/// Every piece of evidence: the positions of its sources; none means general medical advice.".to_owned(),
    );
    line("pub static EVIDENCE: &[Evidence] = &[".to_owned());
    for (raw, positions) in file.evidence.iter().zip(&sources.evidence_sources) {
        line(format!("    Evidence {{ id: {:?}, sources: &{positions:?} }},", raw.id));
    }
    line("];\n/// Numbers to call, by country.\npub static COUNTRIES: &[Country] = &[".to_owned());
    for country in &content.countries.country {
        let pair = |pair: Option<(&String, &String)>| format!("{pair:?}");
        line(format!(
            "    Country {{ id: {:?}, emergency: {:?}, crisis: {}, report: {} }},",
            country.id,
            country.emergency,
            pair(country.crisis.as_ref().map(|crisis| (&crisis.name, &crisis.phone))),
            pair(country.report.as_ref().map(|report| (&report.name, &report.url)))
        ));
    }
    line("];\n/// The languages this content is complete in: tag, own name, direction.".to_owned());
    line("pub static LANGUAGES: &[(&str, &str, &str)] = &[".to_owned());
    for language in content.languages {
        line(format!("    ({:?}, {:?}, {:?}),", language.tag, language.name, language.dir));
    }
    line("];\n/// The words of the screens.\npub mod ui {\n    use super::Key;".to_owned());
    for (path, at) in *keys {
        if let Some(name) = path.strip_prefix("ui.") {
            let constant = name.replace(['-', '.'], "_").to_uppercase();
            line(format!("    /// `{path}`\n    pub const {constant}: Key = Key({at});"));
        }
    }
    line("}".to_owned());
    out
}

fn claim(entry: &Entry, text: &str, heading: &str) -> String {
    format!("Claim {{ id: {:?}, heading: {heading}, text: {text}, evidence: {} }}", entry.id, evidence(&entry.evidence))
}

fn evidence(list: &[EvidenceIx]) -> String {
    indices("EvidenceIx", list.iter().map(|ix| ix.0))
}

fn indices(name: &str, positions: impl Iterator<Item = usize>) -> String {
    format!("&[{}]", positions.map(|at| format!("{name}({at})")).collect::<Vec<_>>().join(", "))
}

fn question_source(question: &Question) -> String {
    let conditions: String = question
        .ask_if
        .iter()
        .map(|condition| {
            let options = (0..domain::OptionSet::MOST)
                .map(domain::question::OptionIx)
                .filter(|ix| condition.any_of.contains(*ix))
                .map(|ix| ix.0);
            format!(
                "Condition {{ question: QuestionIx({}), any_of: OptionSet::of({}) }}, ",
                condition.question.0,
                indices("OptionIx", options)
            )
        })
        .collect();
    let options: String = question
        .options
        .iter()
        .map(|option| {
            format!(
                "\n            QuestionOption {{ id: {:?}, role: Role::{:?}, finding: {} }},",
                option.id,
                option.role,
                finding_source(&option.finding)
            )
        })
        .collect();
    format!(
        "        Question {{ id: {:?}, topic: Topic::{:?}, kind: Kind::{:?}, ask_if: &[{conditions}], evidence: {}, options: &[{options}\n        ] }},",
        question.id,
        question.topic,
        question.kind,
        evidence(question.evidence)
    )
}

fn finding_source(finding: &Finding) -> String {
    let outcome = finding.outcome;
    let criterion = finding.criterion.map_or_else(|| "None".to_owned(), |ix| format!("Some(CriterionIx({}))", ix.0));
    format!(
        "Finding {{ outcome: Outcome {{ safety: Safety::{:?}, fit: Fit::{:?}, caution: Caution::{:?} }}, criterion: {criterion}, evidence: {}, steps: {}, asks: {}, can_change: {} }}",
        outcome.safety,
        outcome.fit,
        outcome.caution,
        evidence(finding.evidence),
        indices("StepIx", finding.steps.iter().map(|ix| ix.0)),
        indices("AskIx", finding.asks.iter().map(|ix| ix.0)),
        finding.can_change
    )
}
