//! What decision-aid standards and the evidence dossier ask of the words as a whole: treatments in balance, every claim
//! of the usual overview in its fair form, both forms of a text saying the same, and the facts of the day with a way to
//! look them up.

#![allow(clippy::panic, reason = "words that are not fair stop the test")]

#[path = "support/reading.rs"]
mod reading;
mod support;
#[path = "support/words.rs"]
mod words;

use std::collections::BTreeSet;

use reading::{sentences, words};
use support::{read, toml};
use toml::{Table, Value};
use words::{Texts, english};

/// How much longer one side of a treatment may be than the other (IPDAS 2.1.1: equal detail).
const BALANCE: f64 = 1.5;
/// The same for one treatment beside another: none is told at much greater length.
const WEIGHT: f64 = 2.0;

/// Section 8 of the dossier: what the usual overview claims, and where and how Learn says it fairly.
const FAIR: &[(&str, &str, &str)] = &[
    ("SEED-1", "benefits-and-risks.claim.being-studied.text", "They do not replace dialysis or a transplant."),
    ("SEED-2", "who.claim.part-of-kidney-work.text", "people before kidney failure"),
    ("SEED-2", "who.claim.on-dialysis.text", "Few studies fit."),
    ("SEED-3", "who.claim.other-conditions.text", "'Good health' is not one rule."),
    ("SEED-3", "who.claim.other-conditions.text", "A kidney doctor can check them."),
    ("SEED-4", "who.claim.infection.text", "An infection usually means waiting."),
    ("SEED-5", "cells.claim.own-or-donor.text", "We found no proof that one is better"),
    ("SEED-5", "cells.claim.own-or-donor.text", "own cells can still cause harm."),
    ("SEED-6", "cells.claim.pluripotent.text", "For kidneys, they are mostly lab research."),
    ("SEED-7", "treatment.intro", "The steps depend on the study."),
    ("SEED-7", "treatment.claim.before.text", "Some studies start with a kidney biopsy."),
    ("SEED-8", "treatment.claim.giving-cells.text", "Each way has its own risks."),
    ("SEED-9", "treatment.claim.follow-up.text", "Expect visits for months to years."),
    ("SEED-10", "benefits-and-risks.claim.repair.text", "We do not know if cells can repair kidneys in people."),
    ("SEED-11", "benefits-and-risks.claim.slower-decline.text", "fell more slowly with cells."),
    ("SEED-11", "benefits-and-risks.claim.no-benefit.text", "no different with cells."),
    ("SEED-11", "benefits-and-risks.claim.dialysis.text", "had no results in January 2026."),
    ("SEED-12", "benefits-and-risks.claim.risks.text", "infections, tumours and sight loss"),
    ("SEED-12", "benefits-and-risks.claim.risks.text", "Other losses are money and time."),
    ("SEED-12", "benefits-and-risks.claim.harm-to-kidneys.text", "Kidney function fell within 1 week."),
    ("SEED-13", "benefits-and-risks.claim.long-term.text", "Cells may not help, and they could harm."),
    ("SEED-14", "benefits-and-risks.claim.long-term.text", "Research on the long-term effects goes on."),
    ("SEED-15", "research.claim.ask-first.text", "own kidney doctor first."),
    ("SEED-16", "research.claim.what-a-trial-is.text", "It may not help the people who join."),
    ("SEED-GAP", "research.claim.approval.text", "we found none approved for kidney disease."),
    ("SEED-GAP", "treatment.claim.costs.text", "Ask first what"),
    ("SEED-GAP", "treatment.claim.keep-care.text", "do not delay the checks."),
];

/// What the overview says and nobody should: SEED-17, and the words of SEED-1, SEED-6 and SEED-10.
const NEVER: &[&str] =
    &["crucial", "successful", "preferred", "alternative", "regenerat", "restore", "renew", "advanced"];

/// What may be out of date next month and can be looked up in the registry.
const IN_THE_REGISTRY: &[&str] = &["FDA-7", "TRIAL-R006", "TRIAL-RWE", "TRIAL-MAYO-AD"];

fn length(texts: &Texts, start: &str) -> usize {
    texts
        .iter()
        .filter(|(path, _)| path.starts_with(start))
        .filter_map(|(_, forms)| forms.first())
        .map(|text| words(text).len())
        .sum()
}

fn ratio(one: usize, other: usize) -> f64 {
    let count = |words: usize| f64::from(u32::try_from(words).unwrap_or(u32::MAX)).max(1.0);
    (count(one) / count(other)).max(count(other) / count(one))
}

fn treatments() -> Vec<String> {
    let guidance = toml("content/guidance.toml");
    let list = guidance.get("treatment").and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|treatment| treatment.get("id")?.as_str().map(str::to_owned)).collect()
}

#[test]
fn good_and_hard_sides_weigh_the_same() {
    let (texts, treatments) = (english(), treatments());
    assert!(treatments.len() >= 6, "{treatments:?}");
    for id in &treatments {
        let count =
            |side: &str| texts.keys().filter(|path| path.starts_with(&format!("treatment.{id}.{side}."))).count();
        assert_eq!(count("good"), count("hard"), "{id} has another number of good sides than of hard ones");
        let [good, hard] = ["good", "hard"].map(|side| length(&texts, &format!("treatment.{id}.{side}.")));
        println!("{id}: {good} words of good, {hard} of hard, ratio {:.2}", ratio(good, hard));
        assert!(ratio(good, hard) <= BALANCE, "{id}: {good} words of good and {hard} of hard");
    }
}

#[test]
fn no_treatment_is_told_at_greater_length() {
    let texts = english();
    let lengths: Vec<(String, usize)> = treatments()
        .into_iter()
        .map(|id| {
            let words = length(&texts, &format!("treatment.{id}."));
            (id, words)
        })
        .collect();
    println!("{lengths:?}");
    for (one, long) in &lengths {
        for (other, short) in &lengths {
            assert!(ratio(*long, *short) <= WEIGHT, "{one} has {long} words and {other} has {short}");
        }
    }
}

#[test]
fn every_claim_of_the_usual_overview_has_its_fair_form() {
    let texts = english();
    for (seed, place, words) in FAIR {
        let forms = texts.get(&format!("learn.{place}")).cloned().unwrap_or_default();
        assert!(!forms.is_empty(), "{seed}: no learn.{place}");
        for text in forms {
            assert!(text.contains(words), "{seed}: learn.{place} does not say \"{words}\": {text}");
        }
    }
    let seeds: BTreeSet<&str> = FAIR.iter().map(|(seed, ..)| *seed).collect();
    // SEED-17 is to be dropped.
    let missing: Vec<_> =
        (1..=16).map(|number| format!("SEED-{number}")).filter(|seed| !seeds.contains(seed.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for (path, forms) in &texts {
        for (word, text) in NEVER.iter().flat_map(|word| forms.iter().map(move |text| (word, text))) {
            assert!(!text.to_lowercase().contains(word), "{path} says \"{word}\": {text}");
        }
    }
}

/// Interest in stem cells must not delay a transplant referral or stop a medicine or dialysis: said on every guidance
/// and on Learn, to the patient and to the relative.
#[test]
fn nothing_is_to_be_stopped_or_delayed() {
    let texts = english();
    for (path, said) in [
        ("step.keep-treatment", &["not stop or skip", "dialysis", "medicines"] as &[_]),
        ("step.ask-transplant", &["Interest in stem cells must not delay this."]),
        ("step.keep-blood-thinner", &["ever stop it"]),
        ("step.keep-immune-medicine", &["ever stop it"]),
        ("treatment.transplant.asks", &["Do not let interest in stem cells delay them."]),
        ("learn.treatment.claim.keep-care.text", &["stop", "dialysis or medicines", "do not delay the checks"]),
        ("failure.doctor", &["Do not stop dialysis or medicines."]),
    ] {
        let forms = texts.get(path).cloned().unwrap_or_default();
        assert!(!forms.is_empty(), "no {path}");
        for (text, words) in forms.iter().flat_map(|text| said.iter().map(move |words| (text, words))) {
            assert!(text.contains(words), "{path} does not say \"{words}\": {text}");
        }
    }
    let rules = toml("content/questionnaire.toml");
    let steps = rules.get("step").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table);
    let when = |step: &&Table| step.get("id").and_then(Value::as_str) == Some("keep-treatment");
    let always = steps.filter(when).filter_map(|step| step.get("when")?.as_str()).collect::<Vec<_>>();
    assert_eq!(always, ["always"], "the step to keep up all care is shown on every guidance");
}

#[test]
fn facts_of_the_day_link_to_the_registry() {
    let file = toml("content/sources.toml");
    let list = |key: &str| file.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let search =
        list("source").iter().find(|source| text(source, "key") == "CTG-SEARCH").map(|source| text(source, "url"));
    assert!(search.is_some_and(|url| url.starts_with("https://clinicaltrials.gov/search?")), "a search, not a study");
    for id in IN_THE_REGISTRY {
        let sources = list("evidence")
            .iter()
            .find(|entry| text(entry, "id") == *id)
            .and_then(|entry| entry.get("sources").cloned());
        let linked = sources
            .as_ref()
            .and_then(Value::as_array)
            .is_some_and(|keys| keys.iter().any(|key| key.as_str() == Some("CTG-SEARCH")));
        assert!(linked, "{id} may be out of date and has no link to the search of the registry");
    }
}

/// The two forms say the same: as many sentences (one more or less), the same numbers, and not the same words.
#[test]
fn patient_and_relative_read_the_same_facts() {
    let numbers = |text: &str| -> Vec<String> {
        let mut found: Vec<String> = words(text)
            .into_iter()
            .filter(|word| word.chars().any(|letter| letter.is_ascii_digit()))
            .map(str::to_owned)
            .collect();
        found.sort();
        found
    };
    let mut pairs = 0;
    for (path, forms) in &english() {
        if let [me, other] = forms.as_slice() {
            pairs += 1;
            assert_eq!(numbers(me), numbers(other), "{path}: other numbers for a relative");
            let (mine, theirs) = (sentences(me).len(), sentences(other).len());
            assert!(mine.abs_diff(theirs) <= 1, "{path}: {mine} sentences for the patient, {theirs} for a relative");
            let apart = ratio(words(me).len(), words(other).len());
            assert!(apart <= 2.0, "{path}: one form is {apart:.1} times as long as the other");
        }
    }
    println!("{pairs} texts in two forms");
    assert!(pairs > 150, "{pairs}");
}

/// What holds for every item of the three lists of standards: a number, a judgement, and where it is met.
#[test]
fn the_standards_are_judged_item_by_item() {
    let page = read("docs/standards.md");
    for (list, items, judged) in [("IPDASi", 16, "IPDAS "), ("PEMAT-P", 24, "PEMAT "), ("Index", 20, "CDC ")] {
        let rows: Vec<Vec<&str>> = page
            .lines()
            .filter(|line| line.starts_with(&format!("| {judged}")))
            .map(|line| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>())
            // The summary at the top has two columns.
            .filter(|row| row.len() == 4)
            .collect();
        assert_eq!(rows.len(), items, "{list}: every item, once");
        let mut met = 0;
        for row in &rows {
            let [_, name, verdict, place] = row.as_slice() else { panic!("four columns: {row:?}") };
            assert!(["met", "partly met", "not met", "not applicable"].contains(verdict), "{list}: \"{verdict}\"");
            assert!(name.len() > 10 && place.len() > 5, "{row:?}");
            met += usize::from(*verdict == "met");
            for path in place.split('`').skip(1).step_by(2).filter(|path| path.contains('/') && !path.contains(' ')) {
                assert!(support::exists(path.trim_end_matches('*')), "{list}: there is no {path}");
            }
        }
        let applicable = rows.iter().filter(|row| row.get(2) != Some(&"not applicable")).count();
        let total = format!("{met} of {applicable} applicable");
        assert!(page.contains(&total), "{list}: the table says {total}");
        println!("{list}: {total}");
    }
}

/// The criteria of WCAG 2.2, levels A and AA.
const CRITERIA: [&str; 55] = [
    "1.1.1", "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.3.1", "1.3.2", "1.3.3", "1.3.4", "1.3.5", "1.4.1",
    "1.4.2", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12", "1.4.13", "2.1.1", "2.1.2", "2.1.4", "2.2.1",
    "2.2.2", "2.3.1", "2.4.1", "2.4.2", "2.4.3", "2.4.4", "2.4.5", "2.4.6", "2.4.7", "2.4.11", "2.5.1", "2.5.2",
    "2.5.3", "2.5.4", "2.5.7", "2.5.8", "3.1.1", "3.1.2", "3.2.1", "3.2.2", "3.2.3", "3.2.4", "3.2.6", "3.3.1",
    "3.3.2", "3.3.3", "3.3.4", "3.3.7", "3.3.8", "4.1.2", "4.1.3",
];

/// The conformance report answers for each criterion once, and every test that it names is there.
#[test]
fn the_conformance_report_answers_for_every_criterion() {
    let page = std::fs::read_to_string(support::root().join("docs/accessibility.md")).unwrap();
    let page = page.split_once("### Level A\n").expect("the tables begin with level A").1;
    let tests: String = ["tests", "tests/hosts/tests"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(support::root().join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let mut answered = Vec::new();
    for line in page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Criterion")) {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [criterion, answer, remark, how] = cells.as_slice() else { panic!("{line}") };
        let number = criterion.split(' ').next().unwrap_or_default();
        let known = ["supports", "partially supports", "does not support", "not applicable"];
        assert!(known.contains(answer), "{number}: {answer}");
        assert!(!remark.is_empty(), "{number} has no remark");
        assert!(*answer == "not applicable" || *how != "—", "{number} does not say how it was checked");
        for named in how.split('`').skip(1).step_by(2) {
            let name = named.rsplit("::").next().unwrap_or(named);
            let there = support::root().join(named).exists() || tests.contains(&format!("fn {name}("));
            assert!(there, "{number}: there is no test or file {named}");
        }
        answered.push(number.to_owned());
    }
    for criterion in CRITERIA {
        let times = answered.iter().filter(|number| *number == criterion).count();
        assert_eq!(times, 1, "{criterion} is answered {times} times");
    }
}
