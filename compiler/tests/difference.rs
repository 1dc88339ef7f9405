//! What the report says of an edit, line by line: the content as it is against a copy with one thing changed in it.

#![allow(clippy::panic, clippy::expect_used, reason = "a line that is not as expected stops the test")]

mod support;

use std::sync::OnceLock;

use compiler::difference::Report;
use compiler::{Compiled, compile};
use support::Copy;

const RULES: &str = "questionnaire.toml";
const GUIDANCE: &str = "guidance.toml";
const SOURCES: &str = "sources.toml";
const COUNTRIES: &str = "countries.toml";
const WORDS: &str = "words/en.toml";

/// The content as it is, in English alone: so are the copies.
fn now() -> &'static Compiled {
    static NOW: OnceLock<Compiled> = OnceLock::new();
    NOW.get_or_init(|| compile(&Copy::new().0).unwrap_or_else(|problems| panic!("{problems}")))
}

/// An edit: what, the texts that stand once in their files and what becomes of them, and the lines that the report
/// has among others; of one that begins with `/`, the rest is a part of a line.
struct Edit {
    what: &'static str,
    edits: &'static [(&'static str, &'static str, &'static str)],
    says: &'static [&'static str],
}

#[track_caller]
fn check(edit: &Edit) {
    let copy = Copy::new();
    for (file, find, put) in edit.edits {
        copy.edit(file, find, put);
    }
    let lines = told(&copy);
    for wanted in edit.says {
        let found = match wanted.strip_prefix('/') {
            Some(part) => lines.iter().any(|line| line.contains(part)),
            None => lines.iter().any(|line| line == wanted),
        };
        assert!(found, "{}: no line \"{wanted}\" in\n{}", edit.what, lines.join("\n"));
    }
    let counts = sheets(&lines);
    let Some((all, told)) = counts.split_first() else {
        assert_eq!(lines.last().map(String::as_str), Some("Nothing changes for people."), "{}", edit.what);
        return;
    };
    assert_eq!(told.iter().sum::<u64>(), *all, "{}: each sheet is told once\n{}", edit.what, lines.join("\n"));
}

/// The numbers of sheets that are told: all of them, then those of each group.
fn sheets(lines: &[String]) -> Vec<u64> {
    let number = |line: &String| {
        let digits: String =
            line.strip_prefix("- ")?.chars().take_while(|letter| ",0123456789".contains(*letter)).collect();
        digits.replace(',', "").parse().ok()
    };
    lines.iter().skip_while(|line| *line != "## What moves for people").filter_map(number).collect()
}

fn told(copy: &Copy) -> Vec<String> {
    let after = compile(&copy.0).unwrap_or_else(|problems| panic!("{problems}"));
    let report = Report::new(now(), &after).to_string();
    let mut lines = report.lines();
    assert_eq!(lines.next(), Some(&format!("# Content `{}` → `{}`", now().version, after.version)[..]));
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

const EDITS: &[Edit] = &[
    Edit {
        what: "a comment",
        edits: &[(RULES, "# What studies usually ask for\n\n", "# What most studies ask for\n\n")],
        says: &["Nothing changes for people."],
    },
    Edit {
        what: "an outcome raised",
        edits: &[(RULES, "{ id = \"type-1\", fit = \"discuss\"", "{ id = \"type-1\", fit = \"wait\"")],
        says: &[
            "- `diabetes`, answer `type-1` (\"Yes, type 1\"): fit `discuss` → `wait`",
            "/: none/discuss/none → none/wait/none, worse",
            "  - for example: diabetes: type-1",
        ],
    },
    Edit {
        what: "an outcome lowered",
        edits: &[(RULES, "{ id = \"under-18\", fit = \"usually-outside\"", "{ id = \"under-18\", fit = \"discuss\"")],
        says: &[
            "- `age`, answer `under-18` (\"Under 18\"): fit `usually-outside` → `discuss`",
            "/: none/usually-outside/none → none/discuss/none, better",
            "  - for example: age: under-18",
        ],
    },
    Edit {
        what: "a sign of danger raised",
        edits: &[(
            RULES,
            "{ id = \"access-changes\", safety = \"same-day\"",
            "{ id = \"access-changes\", safety = \"emergency\"",
        )],
        says: &[
            "/): safety `same-day` → `emergency`",
            "/: same-day/open/none → emergency/open/none, worse",
            "  - for example: today: access-changes",
        ],
    },
    Edit {
        what: "an answer added",
        edits: &[
            (
                RULES,
                "  { id = \"past\", fit = \"discuss\"",
                "  { id = \"long-ago\" },\n  { id = \"past\", fit = \"discuss\"",
            ),
            (
                WORDS,
                "[question.cancer.option.past]",
                "[question.cancer.option.long-ago]\nlabel = \"Long ago\"\n\n[question.cancer.option.past]",
            ),
        ],
        says: &[
            "- `cancer`, answer `long-ago` (\"Long ago\"): added: criterion `overall-health`",
            "- `en`, `question.cancer.option.long-ago.label`: added: \"Long ago\"",
            "/: hold an answer that only the content after permits",
        ],
    },
    Edit {
        what: "an answer taken out",
        edits: &[
            (RULES, "  { id = \"does-not-apply\" },\n", ""),
            (RULES, "\"no\", \"does-not-apply\", \"planning\"", "\"no\", \"planning\""),
            (
                WORDS,
                "[question.pregnancy.option.does-not-apply]\nlabel = { me = \"This does not apply to me\", other = \"This does not apply to them\" }\n\n",
                "",
            ),
        ],
        says: &[
            "/answer `does-not-apply` (\"This does not apply to me\"): taken out",
            "- `en`, `question.pregnancy.option.does-not-apply.label`: taken out",
            "  - a relative: \"This does not apply to them\"",
            "/: hold an answer that only the content before permits",
        ],
    },
    Edit {
        what: "answers in a new order",
        edits: &[(RULES, "  { id = \"no\" },\n  { id = \"type-2\" },", "  { id = \"type-2\" },\n  { id = \"no\" },")],
        says: &["- `diabetes`, answer `type-2` (\"Yes, type 2\"): now first"],
    },
    Edit {
        what: "a condition taken out",
        edits: &[(
            RULES,
            "ask-if = [{ question = \"diabetes\", any-of = [\"type-2\", \"type-1\", \"dont-know-type\"] }]\n",
            "",
        )],
        says: &[
            "/): ask-if `diabetes` is `dont-know-type` or `type-1` or `type-2` → always",
            "/: none/open/none → none/wait/none, worse",
        ],
    },
    Edit {
        what: "what may change",
        edits: &[
            (RULES, "{ id = \"above\", fit = \"wait\", can-change = true", "{ id = \"above\", fit = \"wait\""),
            (WORDS, "change = { me = \"When your HbA1c is lower\", other = \"When their HbA1c is lower\" }\n", ""),
        ],
        says: &[
            "- `blood-sugar`, answer `above` (\"No, it is higher\"): can-change yes → no",
            "- `en`, `question.blood-sugar.option.above.change`: taken out",
        ],
    },
    Edit {
        what: "steps, questions to bring and evidence",
        edits: &[(
            RULES,
            "{ id = \"20-to-29\", steps = [\"ask-transplant\"] }",
            "{ id = \"20-to-29\", steps = [\"ask-egfr\"], asks = [\"which-diabetes\"], evidence = [\"CRIT-EGFR\"] }",
        )],
        says: &[
            "- `egfr`, answer `20-to-29` (\"20 to 29\"): steps added `ask-egfr`, taken out `ask-transplant`; asks added `which-diabetes`; evidence added `CRIT-EGFR`",
        ],
    },
    Edit {
        what: "a criterion",
        edits: &[(
            RULES,
            "{ id = \"severe-anaemia\", fit",
            "{ id = \"severe-anaemia\", criterion = \"taking-part\", fit",
        )],
        says: &["/): criterion `overall-health` → `taking-part`"],
    },
    Edit {
        what: "when and for whom a question to bring is shown",
        edits: &[(
            RULES,
            "id = \"how-to-check-a-study\"\nwhen = \"always\"\nmatters = [\"avoid-risks\"]",
            "id = \"how-to-check-a-study\"\nwhen = \"on-matter\"\nmatters = [\"cost\"]",
        )],
        says: &["/): when `always` → `on-matter`; matters added `cost`, taken out `avoid-risks`"],
    },
    Edit {
        what: "a fact that is known now",
        edits: &[(GUIDANCE, "id = \"slows-decline\"\nknown = false", "id = \"slows-decline\"\nknown = true")],
        says: &["/): known no → yes"],
    },
    Edit {
        what: "a row of a picture drawn longer",
        edits: &[(GUIDANCE, "{ id = \"g3a\", fill = \"half\"", "{ id = \"g3a\", fill = \"full\"")],
        says: &["- `egfr-scale`, row `g3a` (\"45 to 59 (G3a)\"): fill `half` → `full`"],
    },
    Edit {
        what: "another answer marked in a picture",
        edits: &[(GUIDANCE, "marks = [\"egfr/15-to-19\"]", "marks = [\"egfr/15-to-19\", \"egfr/below-15\"]")],
        says: &["/row `g4-below-20` (\"15 to 19 (G4)\"): marks"],
    },
    Edit {
        what: "another person in a picture",
        edits: &[(GUIDANCE, "fill = \"empty\", count = 4", "fill = \"empty\", count = 5")],
        says: &["- `small-study`, row `placebo` (\"4 had a placebo\"): count `4` → `5`"],
    },
    Edit {
        what: "other evidence behind a word that is explained",
        edits: &[(
            GUIDANCE,
            "id = \"acr\"\nevidence = [\"CRIT-UACR\", \"CKD-3\"]",
            "id = \"acr\"\nevidence = [\"CRIT-UACR\"]",
        )],
        says: &["/- `acr` (\"ACR"],
    },
    Edit {
        what: "a text for the patient",
        edits: &[(WORDS, "me = \"Which type of diabetes do I have?\"", "me = \"What type of diabetes do I have?\"")],
        says: &[
            "- `en`, `ask.which-diabetes`, for the patient",
            "  - was: \"Which type of diabetes do I have?\"",
            "  - now: \"What type of diabetes do I have?\"",
        ],
    },
    Edit {
        what: "a text for both",
        edits: &[(
            WORDS,
            "feel-better = { both = \"Feeling better day to day\" }",
            "feel-better = { both = \"Feeling better\" }",
        )],
        says: &["- `en`, `matter.feel-better`, for the patient and a relative", "  - now: \"Feeling better\""],
    },
    Edit {
        what: "a number to call",
        edits: &[(COUNTRIES, "id = \"gb\"\nemergency = \"999\"", "id = \"gb\"\nemergency = \"112\"")],
        says: &["- `gb`: emergency `999` → `112`"],
    },
    Edit {
        what: "a note for the reviewer",
        edits: &[(
            SOURCES,
            "\"Some trials leave out severe allergy to parts of the product or to scan dye.\"",
            "\"Some trials leave out severe allergy.\"",
        )],
        says: &["/- `CRIT-ALL`: supports", "Nothing changes for people."],
    },
    Edit {
        what: "a source",
        edits: &[(
            SOURCES,
            "title = \"SB 1768: bill analysis\"\ndate = \"2025-03-31\"",
            "title = \"SB 1768: bill analysis\"\ndate = \"2025-04\"",
        )],
        says: &["- `FL-1768`: date `2025-03-31` → `2025-04`"],
    },
    Edit {
        what: "a review",
        edits: &[(
            SOURCES,
            "reviewed-by = \"\"\nreviewed-on = \"\"",
            "reviewed-by = \"Dr A. Example\"\nreviewed-on = \"2026-11-23\"",
        )],
        says: &["- `sources.toml`: reviewed-by nothing → \"Dr A. Example\"; reviewed-on nothing → `2026-11-23`"],
    },
];

#[test]
fn every_edit_is_told_line_by_line() {
    EDITS.iter().for_each(check);
}

/// Sheets are not compared across a new order, and the report says so in the place of the counts.
#[test]
fn a_new_order_of_questions_is_told_instead_of_counts() {
    let copy = Copy::new();
    let rules = copy.read(RULES);
    let block = |id: &str| {
        let start = rules.find(&format!("[[question]]\nid = \"{id}\"")).expect("the question");
        let rest = rules.get(start..).unwrap_or_default();
        rest.get(..rest.find("\n]\n").expect("its end") + 3).unwrap_or_default().to_owned()
    };
    let (first, second) = (block("immune-medicine"), block("allergy"));
    copy.edit(RULES, &format!("{first}\n{second}"), &format!("{second}\n{first}"));
    let told = told(&copy);
    let moved = told.iter().find(|line| line.contains("now after"));
    assert!(
        moved.is_some_and(|line| line.starts_with("- `allergy` ") && line.ends_with(": now after `bleeding`")),
        "{told:#?}"
    );
    let conflict = "immune-medicine and allergy changed places; sheets cannot be compared across a new order";
    assert_eq!(told.last().map(String::as_str), Some(conflict));
}

/// A language is told as one, not text by text.
#[test]
fn a_new_language_is_told_in_one_line() {
    let copy = Copy::new();
    copy.write("words/xx.toml", &copy.read(WORDS));
    copy.edit("words/xx.toml", "tag = \"en\"", "tag = \"xx\"");
    assert_eq!(
        told(&copy).get(..2),
        Some(&["## Languages".to_owned(), "- `xx`: added: name `English`, dir `ltr`".to_owned()][..])
    );
}
