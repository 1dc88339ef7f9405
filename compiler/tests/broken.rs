//! Content with one mistake in it does not compile, and the message tells its author where, what and how to mend it.

#![allow(clippy::panic, clippy::expect_used, reason = "a mistake that is not found stops the test")]

mod support;

use std::fs;

use compiler::compile;
use support::{Copy, content};

/// What the compiler says of a copy.
fn messages(copy: &Copy) -> Vec<String> {
    match compile(&copy.0) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.to_string().lines().map(str::to_owned).collect(),
    }
}

/// How to mend it: each message says one of these.
const CURES: &[&str] = &[
    "write",
    "mend",
    "take",
    "must",
    "needs",
    "name ",
    "used once",
    "belong to",
    "come in the order",
    "has no other",
    "has only",
];

/// Nothing that an author of content would not understand.
const RUST: &[&str] = &["Some(", "None", "Ix(", "Outcome", "Err(", "Fit::", "{ question", "serde", "::", "\\\""];

/// What the content says of its mistake, if it names the file, says every fragment in one line, tells a cure, and holds
/// nothing of Rust.
fn told(copy: &Copy, file: &str, says: &[&str]) -> Result<String, String> {
    let messages = messages(copy);
    for line in &messages {
        if !line.starts_with("content/") {
            return Err(format!("names no file: {line}"));
        }
        if !CURES.iter().any(|cure| line.contains(cure)) {
            return Err(format!("does not tell how to mend it: {line}"));
        }
        if let Some(rust) = RUST.iter().find(|rust| line.contains(*rust)) {
            return Err(format!("{rust} is no word for an author: {line}"));
        }
    }
    let start = format!("content/{file}: ");
    let told = messages.iter().find(|line| line.starts_with(&start) && says.iter().all(|part| line.contains(part)));
    told.cloned().ok_or_else(|| format!("no line of {file} says {says:?}: {messages:#?}"))
}

/// One row of the table, or the failure.
#[track_caller]
fn check(what: &str, copy: &Copy, file: &str, says: &[&str]) {
    match told(copy, file, says) {
        Ok(line) => println!("| {what} | {line} |"),
        Err(why) => panic!("{what}: {why}"),
    }
}

/// One mistake: what, in which file, which text becomes which, and what the message says, beginning with its file.
type Mistake = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const RULES: &str = "questionnaire.toml";
const GUIDANCE: &str = "guidance.toml";
const SOURCES: &str = "sources.toml";
const COUNTRIES: &str = "countries.toml";
const WORDS: &str = "words/en.toml";

const MISTAKES: &[Mistake] = &[
    // Terms that a person can tap.
    (
        "two terms with one id",
        GUIDANCE,
        "[[term]]\nid = \"egfr\"",
        "[[term]]\nid = \"fda\"",
        &["term fda", "stands here twice"],
    ),
    (
        "a term without evidence",
        GUIDANCE,
        "id = \"hba1c\"\nevidence = [\"CRIT-DM\"]",
        "id = \"hba1c\"\nevidence = []",
        &["term hba1c", "needs evidence"],
    ),
    ("a term that is in no list", WORDS, "[term.egfr]", "[term.gfr]", &["term.gfr.name", "nothing shows this text"]),
    (
        "a term without a meaning",
        WORDS,
        "meaning = \"Able to become a few types of cell.\"\n",
        "",
        &["term.multipotent.meaning", "has no text"],
    ),
    (
        "a meaning of two sentences",
        WORDS,
        "Cells that come from another person.",
        "Cells from another. They are not the person's own.",
        &["term.donor-cells.meaning", "write one sentence"],
    ),
    (
        "a meaning that is too long",
        WORDS,
        "Cells that come from another person.",
        "Cells that come from another person and that are then grown, kept and given by drip or needle to the person in a study.",
        &["term.donor-cells.meaning", "has 24 words", "at most 20"],
    ),
    ("a term that nobody says", WORDS, "says = [\"eGFR\"]", "says = [\"GFR\"]", &["term.egfr.says", "no text says"]),
    ("a term without a form", WORDS, "says = [\"eGFR\"]\n", "", &["term.egfr.says", "has no forms", "write says"]),
    (
        "a form of two terms",
        WORDS,
        "says = [\"eGFR\"]",
        "says = [\"eGFR\", \"Placebo\"]",
        &["term.placebo.says.0", "stands for the term egfr too"],
    ),
    // What stands in the page before the program is there.
    (
        "a first question of which only one is chosen",
        RULES,
        "[[question]]\nid = \"right-now\"",
        "[[question]]\nid = \"fever\"\ntopic = \"safety\"\nkind = \"one\"\nevidence = [\"RF-CHEST\"]\noption = [{ id = \"no\" }, { id = \"yes\", safety = \"same-day\", evidence = [\"RF-CHEST\"] }]\n\n[[question]]\nid = \"right-now\"",
        &["question fever", "write kind = \"any\""],
    ),
    // The laws of the rule book.
    (
        "not knowing is better than every fact",
        RULES,
        "{ id = \"no\" },\n  { id = \"yes\", fit = \"discuss\", asks = [\"needle-into-the-kidney\"]",
        "{ id = \"no\", fit = \"wait\", evidence = [\"CRIT-1KID\"] },\n  { id = \"yes\", fit = \"discuss\", asks = [\"needle-into-the-kidney\"]",
        &["one-kidney", "dont-know", "must not be better"],
    ),
    (
        "not saying skips a question that matters",
        RULES,
        "[{ question = \"diabetes\", any-of = [\"type-2\", \"type-1\", \"dont-know-type\"] }]",
        "[{ question = \"diabetes\", any-of = [\"type-2\", \"type-1\"] }]",
        &["diabetes", "dont-know-type", "must not skip"],
    ),
    (
        "a worse answer skips a question that matters",
        RULES,
        "[{ question = \"diabetes\", any-of = [\"type-2\", \"type-1\", \"dont-know-type\"] }]",
        "[{ question = \"diabetes\", any-of = [\"type-2\", \"dont-know-type\"] }]",
        &["diabetes", "type-1 instead of type-2", "better", "must not skip"],
    ),
    (
        "an emergency outside the safety questions",
        RULES,
        "{ id = \"yes\", fit = \"wait\", can-change = true, steps = [\"treat-infection\"]",
        "{ id = \"yes\", safety = \"emergency\", steps = [\"treat-infection\"]",
        &["infection", "safety"],
    ),
    (
        "an emergency that says something about fit",
        RULES,
        "{ id = \"self-harm\", safety = \"emergency\"",
        "{ id = \"self-harm\", safety = \"emergency\", fit = \"wait\", criterion = \"overall-health\"",
        &["right-now", "self-harm", "emergency"],
    ),
    (
        "a question that no answer leads to",
        RULES,
        "[{ question = \"diabetes\", any-of = [\"type-2\", \"type-1\", \"dont-know-type\"] }]",
        "[{ question = \"diabetes\", any-of = [\"type-2\"] }, { question = \"diabetes\", any-of = [\"type-1\"] }]",
        &["blood-sugar", "no answer leads to it"],
    ),
    (
        "a condition on a later question",
        RULES,
        "[{ question = \"diabetes\", any-of = [\"type-2\", \"type-1\", \"dont-know-type\"] }]",
        "[{ question = \"visits\", any-of = [\"yes\"] }]",
        &["blood-sugar", "visits", "earlier"],
    ),
    (
        "no step to the nephrologist",
        RULES,
        "when = \"always\"\nnephrologist = true",
        "when = \"always\"",
        &["outcome none/open/none", "nephrologist = true"],
    ),
    (
        "no step to the nephrologist in an emergency",
        RULES,
        "id = \"tell-kidney-team-after\"\nwhen = \"emergency\"\nnephrologist = true",
        "id = \"tell-kidney-team-after\"\nwhen = \"emergency\"",
        &["outcome emergency/", "nephrologist = true"],
    ),
    (
        "topics out of their order",
        RULES,
        "id = \"virus\"\ntopic = \"infection\"",
        "id = \"virus\"\ntopic = \"kidneys\"",
        &["virus", "order safety, kidneys, health, infection, plans"],
    ),
    (
        "a finding about fit without a criterion",
        RULES,
        "id = \"age\"\ntopic = \"health\"\nkind = \"one\"\ncriterion = \"taking-part\"",
        "id = \"age\"\ntopic = \"health\"\nkind = \"one\"",
        &["age", "under-18", "criterion"],
    ),
    (
        "a finding without evidence",
        RULES,
        "{ id = \"past\", fit = \"discuss\", asks = [\"cancer-and-studies\"], evidence = [\"CRIT-CA\"] }",
        "{ id = \"past\", fit = \"discuss\", asks = [\"cancer-and-studies\"] }",
        &["cancer", "past", "evidence"],
    ),
    (
        "a question without evidence",
        RULES,
        "criterion = \"no-active-infection\"\nevidence = [\"CRIT-INF\"]",
        "criterion = \"no-active-infection\"",
        &["infection", "evidence"],
    ),
    (
        "a step without evidence",
        RULES,
        "id = \"keep-treatment\"\nwhen = \"always\"\nevidence = [\"TX-6\", \"WARN-8\"]",
        "id = \"keep-treatment\"\nwhen = \"always\"\nevidence = []",
        &["step keep-treatment", "evidence"],
    ),
    (
        "a step that nothing shows",
        RULES,
        "steps = [\"check-blood-pressure\"], ",
        "",
        &["check-blood-pressure", "never shown"],
    ),
    (
        "choose any without none",
        RULES,
        "  { id = \"none\", role = \"none\" },\n  { id = \"prefer-not\", role = \"prefer-not\" },\n]\n\n# What to do next",
        "  { id = \"prefer-not\", role = \"prefer-not\" },\n]\n\n# What to do next",
        &["offered", "role = \"none\""],
    ),
    // Ids and values.
    (
        "an unknown criterion",
        RULES,
        "id = \"age\"\ntopic = \"health\"\nkind = \"one\"\ncriterion = \"taking-part\"",
        "id = \"age\"\ntopic = \"health\"\nkind = \"one\"\ncriterion = \"taking-parts\"",
        &["question age", "no criterion \"taking-parts\""],
    ),
    (
        "an unknown step",
        RULES,
        "steps = [\"check-blood-pressure\"]",
        "steps = [\"check-pressure\"]",
        &["blood-pressure", "no step \"check-pressure\""],
    ),
    (
        "an unknown question to bring",
        RULES,
        "asks = [\"which-diabetes\"]",
        "asks = [\"what-diabetes\"]",
        &["diabetes", "no ask \"what-diabetes\""],
    ),
    (
        "unknown evidence of an option",
        RULES,
        "evidence = [\"RF-STROKE\"]",
        "evidence = [\"RF-STROK\"]",
        &["right-now", "stroke-signs", "no evidence \"RF-STROK\""],
    ),
    (
        "unknown evidence of the guidance",
        GUIDANCE,
        "evidence = [\"WARN-4\"]",
        "evidence = [\"WARN-44\"]",
        &["stories-not-studies", "no evidence \"WARN-44\""],
    ),
    (
        "unknown evidence of a country",
        COUNTRIES,
        "evidence:RF-SUI",
        "evidence:RF-SUE",
        &["country us", "no evidence \"RF-SUE\""],
    ),
    (
        "a condition on a question that does not exist",
        RULES,
        "question = \"diabetes\", any-of",
        "question = \"diabetis\", any-of",
        &["blood-sugar", "no question \"diabetis\""],
    ),
    (
        "a condition on an option that does not exist",
        RULES,
        "[\"type-2\", \"type-1\", \"dont-know-type\"]",
        "[\"type-2\", \"type-1\", \"dont-know\"]",
        &["blood-sugar", "no option \"dont-know\""],
    ),
    (
        "an unknown source",
        SOURCES,
        "sources = [\"PEW\"]",
        "sources = [\"PEWS\"]",
        &["HARM-GEN-1", "no source \"PEWS\""],
    ),
    (
        "an unknown topic",
        RULES,
        "id = \"virus\"\ntopic = \"infection\"",
        "id = \"virus\"\ntopic = \"viruses\"",
        &["virus", "\"viruses\" is not known", "safety, kidneys"],
    ),
    (
        "an unknown fit",
        RULES,
        "fit = \"usually-outside\", evidence = [\"CRIT-EGFR\", \"CKD-2\"]",
        "fit = \"eligible\", evidence = [\"CRIT-EGFR\", \"CKD-2\"]",
        &["60-or-more", "\"eligible\" is not known", "usually-outside"],
    ),
    (
        "an unknown role",
        RULES,
        "{ id = \"prefer-not\", role = \"prefer-not\" },",
        "{ id = \"prefer-not\", role = \"no-answer\" },",
        &["prefer-not", "\"no-answer\" is not known"],
    ),
    (
        "an unknown when",
        RULES,
        "when = \"seller-warning\"",
        "when = \"sellers\"",
        &["is-this-product-approved", "\"sellers\" is not known"],
    ),
    (
        "two questions with one id",
        RULES,
        "id = \"virus\"\ntopic",
        "id = \"allergy\"\ntopic",
        &["question allergy", "twice"],
    ),
    (
        "two options with one id",
        RULES,
        "{ id = \"bleeds-easily\"",
        "{ id = \"blood-thinner\"",
        &["bleeding", "same id"],
    ),
    (
        "two pieces of evidence with one id",
        SOURCES,
        "id = \"HARM-KID-2\"",
        "id = \"HARM-KID-1\"",
        &["HARM-KID-1", "twice"],
    ),
    ("two sources with one key", SOURCES, "key = \"KRCP-2017\"", "key = \"JASN-2010\"", &["JASN-2010", "twice"]),
    ("a country that stands twice", COUNTRIES, "id = \"gb\"", "id = \"us\"", &["country us", "twice"]),
    ("an id that is not kebab-case", RULES, "{ id = \"below-15\"", "{ id = \"below_15\"", &["below_15", "kebab-case"]),
    (
        "a country that is no country code",
        COUNTRIES,
        "id = \"gb\"",
        "id = \"uk-\"",
        &["country uk-", "two small letters"],
    ),
    // Evidence, dates, links, numbers.
    ("evidence without a source", SOURCES, "sources = [\"PEW\"]", "sources = []", &["HARM-GEN-1", "general = true"]),
    (
        "general evidence that has sources",
        SOURCES,
        "sources = [\"PEW\"]",
        "sources = [\"PEW\"]\ngeneral = true",
        &["HARM-GEN-1", "general = true"],
    ),
    (
        "guidance without evidence",
        GUIDANCE,
        "evidence = [\"WARN-4\"]",
        "evidence = []",
        &["stories-not-studies", "needs evidence"],
    ),
    (
        "a day that does not exist",
        SOURCES,
        "review-again-by = \"2027-05-31\"",
        "review-again-by = \"2027-05-32\"",
        &["review-again-by", "2027-05-32", "2026-11-23"],
    ),
    (
        "no day for a new review",
        SOURCES,
        "review-again-by = \"2027-05-31\"",
        "review-again-by = \"\"",
        &["review-again-by", "is no date"],
    ),
    (
        "a reviewer without a date",
        SOURCES,
        "reviewed-by = \"\"",
        "reviewed-by = \"Dr A. Example\"",
        &["reviewed-by", "both"],
    ),
    (
        "a link that is not https",
        SOURCES,
        "url = \"https://pmc.ncbi.nlm.nih.gov/articles/PMC5491167\"",
        "url = \"http://pmc.ncbi.nlm.nih.gov/articles/PMC5491167\"",
        &["KRCP-2017", "https://"],
    ),
    (
        "a report link that is not https",
        COUNTRIES,
        "https://yellowcard",
        "javascript:yellowcard",
        &["country gb", "https://"],
    ),
    (
        "a number that cannot be dialled",
        COUNTRIES,
        "emergency = \"999\"",
        "emergency = \"nine\"",
        &["country gb", "\"nine\"", "digits"],
    ),
    (
        "a date in words",
        SOURCES,
        "key = \"PEW\"\norganisation = \"The Pew Charitable Trusts\"\ntitle = \"Harms Linked to Unapproved Stem Cell Interventions\"\ndate = \"2021-06\"",
        "key = \"PEW\"\norganisation = \"The Pew Charitable Trusts\"\ntitle = \"Harms Linked to Unapproved Stem Cell Interventions\"\ndate = \"June 2021\"",
        &["PEW", "June 2021", "is no date"],
    ),
    (
        "a secondary source",
        SOURCES,
        "date = \"2021-06\"\nurl = \"https://www.pewtrusts.org/en/research-and-analysis/issue-briefs/2021/06/harms-linked-to-unapproved-stem-cell-interventions-highlight-need-for-greater-fda-enforcement\"\ngrade = \"P\"",
        "date = \"2021-06\"\nurl = \"https://www.pewtrusts.org/\"\ngrade = \"S\"",
        &["PEW", "\"S\" is not known", "write one of: P"],
    ),
    // Words.
    (
        "a verdict",
        WORDS,
        "headline-same-day = { me = \"Call your",
        "headline-same-day = { me = \"You are eligible. Call your",
        &["ui.headline-same-day", "\"eligible\"", "never says"],
    ),
    (
        "a verdict where the tool cannot run",
        WORDS,
        "title = \"This tool has stopped\"",
        "title = \"Good news\"",
        &["failure.title", "\"good news\""],
    ),
    (
        "a missing text",
        WORDS,
        "[question.allergy.option.yes]\nlabel = \"Yes\"\n",
        "[question.allergy.option.yes]\n",
        &["question.allergy.option.yes.label", "has no text"],
    ),
    (
        "a text for an option that does not exist",
        WORDS,
        "[question.allergy.option.yes]\n",
        "[question.allergy.option.maybe]\nlabel = \"Maybe\"\n\n[question.allergy.option.yes]\n",
        &["question.allergy.option.maybe.label", "nothing shows this text"],
    ),
    (
        "a text on one screen too many",
        WORDS,
        "retry = \"Try again\"",
        "retry = \"Try again\"\nretri = \"Try again\"",
        &["failure.retri", "nothing shows this text"],
    ),
    ("an empty text", WORDS, "or = \"or\"", "or = \" \"", &["ui.or", "one line that is not empty"]),
    ("a text of two lines", WORDS, "or = \"or\"", "or = \"or\\nelse\"", &["ui.or", "one line"]),
    (
        "no form for a relative",
        WORDS,
        "text = \"They sell one cell product",
        "text = \"They sell you one cell product",
        &["warning.one-product-for-all", "\"you\"", "other = "],
    ),
    (
        "half a form for a relative",
        WORDS,
        "topic-health = { me = \"Your health\", other = \"Their health\" }",
        "topic-health = { me = \"Your health\" }",
        &["ui.topic-health", "write"],
    ),
    (
        "a placeholder that only one form has",
        WORDS,
        "other = \"Call {emergency} now if they may act",
        "other = \"Call for help now if they may act",
        &["self-harm.first", "emergency"],
    ),
    (
        "an unknown placeholder",
        WORDS,
        "call-number = \"Call {phone}\"",
        "call-number = \"Call {telephone}\"",
        &["ui.call-number", "{telephone}"],
    ),
    (
        "a brace without its partner",
        WORDS,
        "call-number = \"Call {phone}\"",
        "call-number = \"Call {phone\"",
        &["ui.call-number", "brace"],
    ),
    (
        "a placeholder where nothing fills it",
        WORDS,
        "retry = \"Try again\"",
        "retry = \"Call {clinic}\"",
        &["failure.retry", "{clinic}"],
    ),
    (
        "a step to the nephrologist that does not say so",
        WORDS,
        "ask-egfr = { me = \"Ask your kidney doctor for",
        "ask-egfr = { me = \"Ask your clinic for",
        &["step.ask-egfr", "kidney doctor"],
    ),
    (
        "a failure that does not name the nephrologist",
        WORDS,
        "for kidney failure. Ask your kidney doctor (nephrologist). Do not stop",
        "for kidney failure. Do not stop",
        &["failure.doctor", "kidney doctor"],
    ),
    (
        "a fallback that does not name the nephrologist",
        WORDS,
        "for kidney failure. Ask your kidney doctor (nephrologist).\"\nemergency",
        "for kidney failure.\"\nemergency",
        &["fallback.message", "kidney doctor"],
    ),
    (
        "a treatment with more good sides",
        WORDS,
        "  \"They slow the damage. They do not replace failed kidneys.\",\n",
        "",
        &["treatment.kidney-medicines", "hard"],
    ),
    (
        "a treatment with a third good side",
        WORDS,
        "  \"The kidney team goes on treating the symptoms, and supports the family too.\",\n",
        "  \"The kidney team goes on treating the symptoms, and supports the family too.\",\n  \"It is calm.\",\n",
        &["treatment.conservative-care.good.2"],
    ),
    (
        "words of which nobody knows who wrote them",
        WORDS,
        "translated-by = \"written by the kidney-selfcheck project, November 2026\"\n",
        "",
        &["meta.translated-by", "has no text"],
    ),
    (
        "words whose writer has no name",
        WORDS,
        "translated-by = \"written by the kidney-selfcheck project, November 2026\"",
        "translated-by = \" \"",
        &["meta.translated-by", "one line that is not empty"],
    ),
    ("a tag that is not the file's", WORDS, "tag = \"en\"", "tag = \"en-GB\"", &["meta.tag", "en-GB"]),
    ("a direction that does not exist", WORDS, "dir = \"ltr\"", "dir = \"left\"", &["meta.dir", "\"left\"", "rtl"]),
    (
        "a review of the words without its day",
        WORDS,
        "translated-by = \"",
        "reviewed-by = \"Dr Somebody\"\ntranslated-by = \"",
        &["meta.reviewed-by", "when"],
    ),
    (
        "a day of review that is none",
        WORDS,
        "translated-by = \"",
        "reviewed-by = \"Dr Somebody\"\nreviewed-on = \"soon\"\ntranslated-by = \"",
        &["meta.reviewed-on", "\"soon\" is no date"],
    ),
    (
        "a page around the tool without a name",
        WORDS,
        "short-name = \"Kidney check\"\n",
        "",
        &["page.short-name", "has no text"],
    ),
    ("no list of forbidden words", WORDS, "forbidden = [", "verboten = [", &["lint.forbidden"]),
    // The form of the files.
    (
        "a picture without evidence",
        GUIDANCE,
        "shape = \"person\"\nas-of = \"2026-11\"\nevidence = [\"TRIAL-NEPH\"]",
        "shape = \"person\"\nas-of = \"2026-11\"\nevidence = []",
        &["picture small-study", "needs evidence"],
    ),
    (
        "a picture that shows no date",
        GUIDANCE,
        "as-of = \"2026-01\"",
        "as-of = \"January\"",
        &["picture joining-a-study", "\"January\" is no date"],
    ),
    (
        "an answer that a picture marks and nobody gives",
        GUIDANCE,
        "\"egfr/15-to-19\"",
        "\"egfr/15-to-20\"",
        &["picture egfr-scale, part g4-below-20", "no answer \"egfr/15-to-20\""],
    ),
    (
        "a picture of a shape that nothing draws",
        GUIDANCE,
        "shape = \"rung\"",
        "shape = \"stair\"",
        &["picture evidence-ladder", "stair", "bar, rung, time, person"],
    ),
    (
        "a shape that is filled as none can be",
        GUIDANCE,
        "id = \"g3a\", fill = \"half\"",
        "id = \"g3a\", fill = \"third\"",
        &["part g3a", "third", "empty, quarter, half, full"],
    ),
    (
        "a part of a picture without words",
        WORDS,
        "lab = { name = \"Lab and animals\", ",
        "lab = { ",
        &["picture.evidence-ladder.part.lab.name", "has no text"],
    ),
    ("no TOML", GUIDANCE, "id = \"not-approved\"", "id = not-approved", &["line "]),
    ("no TOML in the words", WORDS, "or = \"or\"", "or = \"or", &["line "]),
    (
        "a misspelt key",
        RULES,
        "id = \"pregnancy\"\ntopic = \"health\"",
        "id = \"pregnancy\"\ntopics = \"health\"",
        &["line ", "topics"],
    ),
    ("a key that is missing", SOURCES, "reviewed-by = \"\"\n", "", &["reviewed-by"]),
];

#[test]
fn every_mistake_is_named() {
    println!("| mistake | message |\n|---|---|");
    let mut silent = Vec::new();
    for (what, file, find, put, says) in MISTAKES {
        let copy = Copy::new();
        copy.edit(file, find, put);
        match told(&copy, file, says) {
            Ok(line) => println!("| {what} | {line} |"),
            Err(why) => silent.push(format!("{what}: {why}")),
        }
    }
    println!("{} mistakes", MISTAKES.len());
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn the_content_itself_has_no_mistake() {
    assert_eq!(messages(&Copy::new()), Vec::<String>::new());
}

#[test]
fn a_missing_file_is_named() {
    for (file, said_of, says) in [
        (RULES, RULES, "cannot be read"),
        (GUIDANCE, GUIDANCE, "cannot be read"),
        (SOURCES, SOURCES, "cannot be read"),
        (COUNTRIES, COUNTRIES, "cannot be read"),
        (WORDS, "words", "words/en.toml is missing"),
    ] {
        let copy = Copy::new();
        fs::remove_file(copy.0.join(file)).expect("the file");
        check("a missing file", &copy, said_of, &[says]);
    }
}

/// A second language as a translator would begin it: a copy of English with its own tag.
fn second_language() -> Copy {
    let copy = Copy::new();
    let english = copy.read(WORDS);
    copy.write("words/xx.toml", &english);
    copy.edit("words/xx.toml", "tag = \"en\"", "tag = \"xx\"");
    assert_eq!(messages(&copy), Vec::<String>::new(), "a whole copy is a language");
    copy
}

#[test]
fn a_language_is_complete_or_refused() {
    let second = "words/xx.toml";
    for (what, find, put, says) in [
        ("a missing text of a screen", "back = \"Back\"\n", "", ["ui.back", "has no text"]),
        (
            "a missing text of the rules",
            "name = \"Overall health\"\n",
            "",
            ["criterion.overall-health.name", "has no text"],
        ),
        (
            "a missing hint",
            "hint = { both = \"Choose the main cause that a doctor named.\" }\n",
            "",
            ["question.cause.hint", "has no text"],
        ),
        (
            "a hint that English has not",
            "[question.dialysis]\n",
            "[question.dialysis]\nhint = \"With a machine\"\n",
            ["question.dialysis.hint", "nothing shows this text"],
        ),
        (
            "a text of a screen too many",
            "back = \"Back\"\n",
            "back = \"Back\"\nback-again = \"Back\"\n",
            ["ui.back-again", "nothing shows this text"],
        ),
        (
            "a placeholder that English has not",
            "call-number = \"Call {phone}\"",
            "call-number = \"Call {emergency}\"",
            ["ui.call-number", "placeholders [emergency] where [phone]"],
        ),
        (
            "a placeholder that is gone",
            "progress = \"Question {number} of at most {total}\"",
            "progress = \"Question {number}\"",
            ["ui.progress", "number, total"],
        ),
        ("a verdict", "back = \"Back\"\n", "back = \"Congratulations\"\n", ["ui.back", "never says"]),
        ("a missing failure text", "retry = \"Try again\"\n", "", ["failure.retry", "has no text"]),
    ] {
        let copy = second_language();
        copy.edit(second, find, put);
        check(what, &copy, second, &says);
    }
}

/// Nothing is in the rules that a language could change.
#[test]
fn a_second_language_changes_no_rule() {
    let copy = second_language();
    let (one, two) = (compile(&content()), compile(&copy.0));
    let (Ok(one), Ok(two)) = (one, two) else { panic!("both compile") };
    assert_eq!(one.audit, two.audit);
    assert_eq!(format!("{:?}", one.questionnaire), format!("{:?}", two.questionnaire));
    assert_ne!(one.version, two.version, "every file counts for the version");
    assert_eq!(two.languages.iter().map(|language| &language.tag[..]).collect::<Vec<_>>(), ["en", "xx"]);
}

/// The same content gives the same build, whatever the ends of its lines.
#[test]
fn line_ends_do_not_matter() {
    let copy = Copy::new();
    let unix = compile(&copy.0).map(|compiled| (compiled.version, compiled.tables));
    for file in [RULES, GUIDANCE, SOURCES, COUNTRIES, WORDS] {
        let text = copy.read(file);
        copy.write(file, &text.replace('\n', "\r\n"));
    }
    assert_eq!(compile(&copy.0).map(|compiled| (compiled.version, compiled.tables)), unix);
}
