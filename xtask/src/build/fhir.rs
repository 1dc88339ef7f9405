//! The questionnaire for the clinic's systems: a `Questionnaire` of FHIR R4 and the `CodeSystem` of its answers, made from
//! the same content as the program. Answers only: what they may mean is in neither.
//!
//! An answer has the code `question/option`, as in the automation contract, since "yes" means something else in each
//! question. Conditions stand on groups, because FHIR knows "all of" and "any of" but not both at once.

use std::collections::BTreeMap;
use std::path::Path;

use compiler::Compiled;
use compiler::book::Words;
use domain::question::{Condition, Kind, Question, Questionnaire};
use serde_json::{Map, Value, json};

use crate::error::Error;
use crate::project::write as write_file;

/// Stable for ever: other systems name the questionnaire by it. It need not be an address that answers. `web/fhir.js` has it
/// too, and the tests compare.
const BASE: &str = "https://example.org/kidney-selfcheck/fhir";
const NAME: &str = "kidney-selfcheck";
const COPYRIGHT: &str = "MIT or Apache-2.0. No code of LOINC or SNOMED CT is used.";

/// The id of a group and its condition.
type Group = (String, Map<String, Value>);

/// The canonical address of a resource.
fn canonical(kind: &str) -> String {
    format!("{BASE}/{kind}/{NAME}")
}

/// Writes both resources.
pub fn write(compiled: &Compiled, site: &Path) -> Result<(), Error> {
    let Some(english) = compiled.book.words.first() else {
        return Err(Error::Site { reason: "the content has no words".to_owned() });
    };
    for (kind, resource) in
        [("Questionnaire", questionnaire(compiled, english)), ("CodeSystem", code_system(compiled, english))]
    {
        write_file(&site.join(format!("fhir/{kind}-{NAME}.json")), format!("{resource:#}\n"))?;
    }
    Ok(())
}

/// What the script needs to write the answers: the version that they answer, and the groups around a question.
pub fn for_script(compiled: &Compiled) -> String {
    let rules = &compiled.questionnaire;
    let groups = rules.questions.iter().map(|question| {
        let ids: Vec<String> = groups(rules, question).into_iter().map(|(id, _)| id).collect();
        (question.id, ids)
    });
    let groups: BTreeMap<_, _> = groups.filter(|(_, ids)| !ids.is_empty()).collect();
    json!({ "version": compiled.version, "groups": groups }).to_string()
}

fn questionnaire(compiled: &Compiled, words: &Words) -> Value {
    let mut resource = about(compiled, words, "Questionnaire");
    resource.extend([
        ("subjectType".to_owned(), json!(["Patient"])),
        ("item".to_owned(), Value::Array(items(&compiled.questionnaire, words))),
    ]);
    Value::Object(resource)
}

/// What both resources say of themselves. A draft, until a clinician has reviewed the content.
fn about(compiled: &Compiled, words: &Words, kind: &str) -> Map<String, Value> {
    let status = if compiled.book.review.is_some() { "active" } else { "draft" };
    let about = json!({
        "resourceType": kind,
        "id": NAME,
        "language": words.language.tag,
        "url": canonical(kind),
        "version": compiled.version,
        "name": "KidneySelfcheck",
        "title": say(words, "ui.title"),
        "status": status,
        "date": compiled.book.gathered,
        "description": say(words, "ui.start-not"),
        "copyright": COPYRIGHT,
    });
    match about {
        Value::Object(about) => about,
        _ => Map::new(),
    }
}

/// A language as the list of common languages of FHIR has it, which names Chinese by its country.
fn common(tag: &str) -> &str {
    if tag == "zh-Hans" { "zh-CN" } else { tag }
}

/// FHIR knows no spaces but the plain ones; French has narrow ones before its signs.
fn say(words: &Words, path: &str) -> String {
    words.text(path).map(|text| text.me.replace(['\u{a0}', '\u{202f}'], " ")).unwrap_or_default()
}

/// The questions in order, each in its groups.
fn items(rules: &Questionnaire, words: &Words) -> Vec<Value> {
    let mut all = Vec::new();
    for question in rules.questions {
        put(&mut all, groups(rules, question).into_iter(), item(question, words));
    }
    all
}

/// Puts an item into the innermost group; neighbours share theirs.
fn put(place: &mut Vec<Value>, mut groups: std::vec::IntoIter<Group>, item: Value) {
    let Some((id, conditions)) = groups.next() else {
        place.push(item);
        return;
    };
    if place.last().is_none_or(|last| last.get("linkId") != Some(&json!(id))) {
        let mut group = json!({ "linkId": id, "type": "group", "item": [] });
        group.as_object_mut().into_iter().for_each(|group| group.extend(conditions.clone()));
        place.push(group);
    }
    if let Some(Value::Array(inside)) = place.last_mut().and_then(|group| group.get_mut("item")) {
        put(inside, groups, item);
    }
}

fn item(question: &Question, words: &Words) -> Value {
    let options = question.options.iter().map(|option| {
        let mut answer = json!({ "valueCoding": coding(question, option.id, Some(words)) });
        if let Value::Object(answer) = &mut answer
            && question.kind == Kind::Any
            && option.role.is_exclusive()
        {
            let alone = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
            answer.insert("extension".to_owned(), json!([{ "url": alone, "valueBoolean": true }]));
        }
        answer
    });
    json!({
        "linkId": question.id,
        "text": say(words, &format!("question.{}.title", question.id)),
        "type": "choice",
        "required": true,
        "repeats": question.kind == Kind::Any,
        "answerOption": options.collect::<Vec<_>>(),
    })
}

fn coding(question: &Question, option: &str, words: Option<&Words>) -> Value {
    let mut coding = json!({ "system": canonical("CodeSystem"), "code": format!("{}/{option}", question.id) });
    if let (Value::Object(coding), Some(words)) = (&mut coding, words) {
        coding.insert("display".to_owned(), json!(label(words, question, option)));
    }
    coding
}

fn label(words: &Words, question: &Question, option: &str) -> String {
    say(words, &format!("question.{}.option.{option}.label", question.id))
}

/// The groups around a question from the outside in, each with its condition: one for each earlier question that an
/// emergency can end at, and one for each condition of its own.
fn groups(rules: &Questionnaire, question: &Question) -> Vec<Group> {
    let earlier = rules.questions.iter().take_while(|earlier| earlier.id != question.id);
    let mut groups: Vec<_> = earlier.filter_map(unless_emergency).collect();
    let own = question.ask_if.iter().filter_map(|condition| only_if(rules, condition));
    groups.extend(own.map(|(name, condition)| (format!("{}.{name}", question.id), condition)));
    groups
}

/// Nothing is asked after an emergency.
fn unless_emergency(question: &Question) -> Option<Group> {
    let ends = question.options.iter().filter(|option| option.finding.outcome.is_emergency());
    let clauses: Vec<Value> = ends.map(|option| clause(question, "!=", option.id)).collect();
    (!clauses.is_empty()).then(|| (format!("after.{}", question.id), enable_when(clauses, "all")))
}

fn only_if(rules: &Questionnaire, condition: &Condition) -> Option<Group> {
    let question = rules.question(condition.question)?;
    let clauses = question.chosen(condition.any_of).map(|(_, option)| clause(question, "=", option.id)).collect();
    Some((format!("if.{}", question.id), enable_when(clauses, "any")))
}

fn clause(question: &Question, operator: &str, option: &str) -> Value {
    json!({ "question": question.id, "operator": operator, "answerCoding": coding(question, option, None) })
}

/// How several clauses go together is said where there are several.
fn enable_when(clauses: Vec<Value>, behavior: &str) -> Map<String, Value> {
    let several = clauses.len() > 1;
    let mut entries = Map::from_iter([("enableWhen".to_owned(), Value::Array(clauses))]);
    if several {
        entries.insert("enableBehavior".to_owned(), json!(behavior));
    }
    entries
}

/// Every answer of every question, in every language.
fn code_system(compiled: &Compiled, english: &Words) -> Value {
    let mut resource = about(compiled, english, "CodeSystem");
    let others = || compiled.book.words.iter().skip(1);
    let concepts = compiled.questionnaire.questions.iter().flat_map(|question| {
        question.options.iter().map(move |option| {
            let mut concept = json!({
                "code": format!("{}/{}", question.id, option.id),
                "display": label(english, question, option.id),
                "definition": say(english, &format!("question.{}.title", question.id)),
            });
            let names = others().map(
                |words| json!({ "language": common(&words.language.tag), "value": label(words, question, option.id) }),
            );
            let names: Vec<Value> = names.collect();
            if let (Value::Object(concept), false) = (&mut concept, names.is_empty()) {
                concept.insert("designation".to_owned(), Value::Array(names));
            }
            concept
        })
    });
    let concepts: Vec<Value> = concepts.collect();
    resource.extend([
        ("caseSensitive".to_owned(), json!(true)),
        ("content".to_owned(), json!("complete")),
        ("count".to_owned(), json!(concepts.len())),
        ("concept".to_owned(), Value::Array(concepts)),
    ]);
    Value::Object(resource)
}
