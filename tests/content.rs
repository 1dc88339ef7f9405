//! The words and sources as a whole: what they cite, what they never say, and until when they hold.
//!
//! What a single text must keep is checked where the content is compiled; here stands what only shows over all of it.

#![allow(clippy::panic, reason = "content that breaks a rule stops the test")]

#[path = "support/reading.rs"]
mod reading;
mod support;
#[path = "support/words.rs"]
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use reading::{sentences, words};
use support::{read, root, toml};
use toml::{Table, Value};
use words::{Texts, english};

/// Evidence that may be out of date next month, as the dossier marks it.
const VOLATILE: &[&str] = &["FDA-7", "STATE-1", "STATE-2", "TRIAL-R006", "TRIAL-RWE", "TRIAL-MAYO-AD"];
/// Words that tell how things stand: true on the day they are written.
const STATUS: &[&str] = &[
    "approved",
    "law",
    "laws",
    "recruiting",
    "running",
    "results",
    "result",
    "listed",
    "still",
    "yet",
    "included",
    "today",
    "now",
    "closed",
    "open",
    "phase",
];

/// The longest that the audit of the content may take.
const LONGEST_AUDIT: Duration = Duration::from_secs(1);

fn content(file: &str) -> Table {
    toml(&format!("content/{file}"))
}

fn texts_of<'a>(texts: &'a Texts, prefix: &str) -> impl Iterator<Item = (&'a String, &'a String)> {
    let prefix = prefix.to_owned();
    texts
        .iter()
        .filter(move |(path, _)| **path == prefix || path.starts_with(&format!("{prefix}.")))
        .flat_map(|(path, forms)| forms.iter().map(move |text| (path, text)))
}

fn strings(value: Option<&Value>) -> Vec<String> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn tables<'a>(table: &'a Table, key: &str) -> Vec<&'a Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table).collect()
}

fn id(table: &Table) -> String {
    table.get("id").or_else(|| table.get("key")).and_then(Value::as_str).unwrap_or("?").to_owned()
}

/// Every place that cites evidence: the path of its texts, and the ids.
fn citations() -> BTreeMap<String, BTreeSet<String>> {
    let (rules, guidance, countries) =
        (content("questionnaire.toml"), content("guidance.toml"), content("countries.toml"));
    let mut cited: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut cite = |path: String, table: &Table| {
        cited.entry(path).or_default().extend(strings(table.get("evidence")));
    };
    for question in tables(&rules, "question") {
        let path = format!("question.{}", id(question));
        cite(format!("{path}.why"), question);
        for option in tables(question, "option") {
            cite(format!("{path}.option.{}", id(option)), option);
        }
    }
    for kind in ["criterion", "step", "ask"] {
        for entry in tables(&rules, kind) {
            cite(format!("{kind}.{}", id(entry)), entry);
        }
    }
    for kind in ["treatment", "fact", "warning", "term", "picture"] {
        for entry in tables(&guidance, kind) {
            cite(format!("{kind}.{}", id(entry)), entry);
        }
    }
    for part in tables(&guidance, "learn") {
        for claim in tables(part, "claim") {
            cite(format!("learn.{}.claim.{}", id(part), id(claim)), claim);
        }
    }
    for country in tables(&countries, "country") {
        let source = country.get("source").and_then(Value::as_str).unwrap_or_default();
        if let Some(evidence) = source.strip_prefix("evidence:") {
            cited.entry(format!("country.{}", id(country))).or_default().insert(evidence.to_owned());
        }
    }
    cited
}

/// "In January 2026", or "November 2026".
fn has_month_and_year(text: &str) -> bool {
    const MONTHS: &[&str] = &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let words = words(text);
    words.windows(2).any(|pair| match pair {
        [month, year] => MONTHS.contains(month) && year.len() == 4 && year.starts_with("20"),
        _ => false,
    })
}

fn says(text: &str, word: &str) -> bool {
    words(text).iter().any(|said| said.eq_ignore_ascii_case(word))
}

#[test]
fn the_audit_says_how_much_it_proved() {
    let compiled = compiler::compile(&root().join("content")).unwrap_or_else(|problems| panic!("{problems}"));
    let audit = compiled.audit;
    println!(
        "reachable answer sheets: {}, of them emergencies: {}, longest path: {}, shortest: {}, outcomes: {}, comparisons: {}",
        audit.sheets,
        audit.emergencies,
        audit.longest,
        audit.shortest,
        audit.outcomes.len(),
        audit.comparisons
    );
    assert!(audit.sheets > 1_000_000_000, "the audit saw {} sheets", audit.sheets);
    // Each build waits for it, on whatever machine: the best of three, since others may be at work there.
    let once = |_| {
        let start = Instant::now();
        assert_eq!(domain::audit::audit(&compiled.questionnaire).as_ref(), Ok(&audit));
        start.elapsed()
    };
    let time = (0..3).map(once).min().unwrap_or_default();
    println!("all of them audited in {} ms on one core", time.as_millis());
    assert!(time < LONGEST_AUDIT, "{time:?}");
    // The start screen promises about 20 questions.
    assert!((15..=25).contains(&audit.shortest) && audit.longest <= 25, "{} to {}", audit.shortest, audit.longest);
    let start = english().remove("ui.start-what").unwrap_or_default();
    assert!(start.iter().all(|text| text.contains("about 20")), "{start:?}");
}

#[test]
fn what_may_change_next_month_has_a_date() {
    let texts = english();
    let mut dated = 0;
    for (place, evidence) in citations() {
        if !evidence.iter().any(|id| VOLATILE.contains(&id.as_str())) {
            continue;
        }
        // A heading and its text stand together.
        let text = texts_of(&texts, &place).map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ");
        if let Some(word) = STATUS.iter().find(|word| says(&text, word)) {
            assert!(
                has_month_and_year(&text),
                "{place} cites {evidence:?} and says \"{word}\" without a month: {text}"
            );
            dated += 1;
        }
    }
    println!("{dated} texts say how things stood, with month and year");
    assert!(dated > 5, "{dated}");
}

/// A fact has a primary source. What is marked as general advice must be advice: to call, to ask, to be careful; or what
/// a common word means.
#[test]
fn only_advice_is_general() {
    const ADVICE: &[&str] = &[
        "FIND-8",
        "RF-BREATH",
        "RF-CHEST",
        "RF-CONF",
        "RF-FISTULA",
        "RF-K",
        "RF-STROKE",
        "RF-SUI",
        "TX-4",
        "WARN-8",
        "WORDS",
    ];
    let file = content("sources.toml");
    let general: BTreeSet<String> = tables(&file, "evidence")
        .into_iter()
        .filter(|entry| entry.get("general").and_then(Value::as_bool) == Some(true))
        .map(id)
        .collect();
    let cited: BTreeSet<String> = citations().into_values().flatten().filter(|id| general.contains(id)).collect();
    assert_eq!(cited, ADVICE.iter().map(|id| (*id).to_owned()).collect(), "cited without a primary source");
}

#[test]
fn no_text_calls_a_study_open() {
    for (path, forms) in &english() {
        for sentence in forms.iter().flat_map(|text| sentences(text)) {
            let low = sentence.to_lowercase();
            for word in ["recruit", "enrol", "join now", "sign up", "apply now", "places left"] {
                assert!(!low.contains(word), "{path}: {sentence}");
            }
            let about_a_study = ["study", "studies", "trial", "trials"].iter().any(|word| says(sentence, word));
            assert!(!(about_a_study && says(sentence, "open")), "{path}: {sentence}");
        }
    }
}

/// Words that a tired person may not know: each is explained.
const HARD_WORDS: &[&str] = &[
    "ACE inhibitor",
    "ACR",
    "ARB",
    "biopsy",
    "ClinicalTrials.gov",
    "conservative care",
    "dialysis",
    "dialysis line",
    "eGFR",
    "FDA",
    "fistula",
    "graft",
    "haemodialysis",
    "HbA1c",
    "immune medicines",
    "immune system",
    "lupus",
    "multipotent",
    "peritoneal dialysis",
    "placebo",
    "platelets",
    "pluripotent",
    "polycystic kidney disease",
    "potassium",
    "SGLT2 inhibitor",
    "sham",
    "stem cells",
    "transplant",
    "trial",
];

#[test]
fn hard_words_are_explained_in_one_short_sentence() {
    let texts = english();
    let said: Vec<_> = texts
        .iter()
        .filter(|(path, _)| path.starts_with("term.") && path.contains(".says."))
        .flat_map(|(_, text)| text)
        .collect();
    let without_terms: Vec<_> =
        texts.iter().filter(|(path, _)| !path.starts_with("term.")).flat_map(|(_, forms)| forms).collect();
    for word in HARD_WORDS {
        assert!(said.iter().any(|form| form == word), "{word} is not explained");
        let low = word.to_lowercase();
        assert!(without_terms.iter().any(|text| text.to_lowercase().contains(&low)), "nothing says {word}");
    }
    let mut meanings = 0;
    for (path, forms) in texts.iter().filter(|(path, _)| path.starts_with("term.") && path.ends_with(".meaning")) {
        for meaning in forms {
            assert_eq!(sentences(meaning).len(), 1, "{path}: {meaning}");
            meanings += 1;
        }
    }
    println!("{meanings} meanings");
    assert!(meanings > 20, "{meanings}");
}

/// Two forms exist so that a relative reads about the other person.
#[test]
fn what_a_relative_reads_is_about_the_other_person() {
    for (path, forms) in &english() {
        if let [_, other] = forms.as_slice() {
            for word in ["my", "your", "yours", "mine", "myself", "yourself"] {
                assert!(!says(other, word), "{path}: \"{word}\" in what a relative reads: {other}");
            }
        }
    }
}

#[test]
fn evidence_and_sources_are_used() {
    let file = content("sources.toml");
    let cited: BTreeSet<String> = citations().into_values().flatten().collect();
    let evidence: BTreeMap<String, Vec<String>> =
        tables(&file, "evidence").into_iter().map(|entry| (id(entry), strings(entry.get("sources")))).collect();
    for id in &cited {
        assert!(evidence.contains_key(id), "{id} is cited and is no evidence");
    }
    let unused: Vec<_> = evidence.keys().filter(|id| !cited.contains(*id)).cloned().collect();
    let shown: BTreeSet<_> = cited.iter().filter_map(|id| evidence.get(id)).flatten().collect();
    let keys: BTreeSet<_> = tables(&file, "source").into_iter().map(id).collect();
    let behind_nothing: Vec<_> =
        keys.iter().filter(|key| !evidence.values().flatten().any(|used| used == *key)).collect();
    let never_shown: Vec<_> = keys.iter().filter(|key| !shown.contains(key)).cloned().collect();
    println!("{} of {} pieces of evidence are cited; not: {}", cited.len(), evidence.len(), unused.join(", "));
    println!("{} of {} sources stand behind them; not: {}", shown.len(), keys.len(), never_shown.join(", "));
    assert!(behind_nothing.is_empty(), "sources that no evidence names: {behind_nothing:?}");
}

#[test]
fn the_content_holds_until_a_day_after_the_dossier() {
    let file = content("sources.toml");
    let day = |key: &str| file.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (dossier, until) = (day("dossier"), day("review-again-by"));
    assert!(dossier.len() >= 7 && until.len() == 10, "{dossier}, {until}: a month, and the day until which it holds");
    assert!(until > dossier, "{until} is not after {dossier}");
    // A review every 6 to 12 months (IPDAS-C4).
    let months = |date: &str| -> i32 {
        let mut parts = date.split('-').filter_map(|part| part.parse::<i32>().ok());
        parts.next().unwrap_or_default() * 12 + parts.next().unwrap_or_default()
    };
    assert!(months(&until) - months(&dossier) <= 12, "{dossier} to {until} is longer than a year");
    for source in tables(&file, "source") {
        let retrieved = source.get("retrieved").and_then(Value::as_str).unwrap_or_default();
        assert!(retrieved <= dossier.as_str(), "{} was read on {retrieved}, after the dossier", id(source));
    }
}

#[test]
fn every_country_has_its_numbers() {
    let file = content("countries.toml");
    let countries: BTreeMap<_, _> =
        tables(&file, "country").into_iter().map(|country| (id(country), country)).collect();
    let number = |country: &str| countries.get(country)?.get("emergency")?.as_str();
    for (country, expected) in
        [("us", "911"), ("gb", "999"), ("ca", "911"), ("ie", "112"), ("au", "000"), ("nz", "111"), ("de", "112")]
    {
        assert_eq!(number(country), Some(expected), "{country}");
    }
    let union = "at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk";
    for country in union.split(' ') {
        assert_eq!(number(country), Some("112"), "{country}");
    }
    println!("{} countries", countries.len());
    // The page must say something useful where no country is set.
    assert!(read("content/words/en.toml").contains("911, 999 or 112"));
}
