//! The difference in words, as plain Markdown: what a reviewer reads.

use std::collections::BTreeSet;
use std::fmt;

use super::thing::{Field, Fields, Part, Thing, Value};
use super::{Change, Difference, What, section};

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut heading = None;
        let mut changes = self.changes.iter().peekable();
        while let Some(change) = changes.next() {
            let title = title(section(change.thing.part));
            if heading != Some(title) {
                write!(f, "{}## {title}\n\n", if heading.is_some() { "\n" } else { "" })?;
                heading = Some(title);
            }
            // A text that changes alike for both readers is told once.
            let twin = changes.next_if(|next| is_twin(change, next)).is_some();
            write!(f, "- {}", Name(change))?;
            match &change.what {
                What::Set { field, from, to } if change.thing.part == Part::Text => {
                    write_text(f, if twin { "the patient and a relative" } else { reader(*field) }, from, to)?;
                }
                what => {
                    write!(f, ": {}", Told(what))?;
                    while let Some(more) = changes.next_if(|next| next.thing == change.thing) {
                        write!(f, "; {}", Told(&more.what))?;
                    }
                    writeln!(f)?;
                }
            }
        }
        Ok(())
    }
}

fn is_twin(first: &Change, second: &Change) -> bool {
    let texts = |change: &Change| match &change.what {
        What::Set { from, to, .. } => Some((from.clone(), to.clone())),
        _ => None,
    };
    first.thing.part == Part::Text && first.thing == second.thing && texts(first) == texts(second)
}

fn title(part: Part) -> &'static str {
    match part {
        Part::Question | Part::Option => "Questions and answers",
        Part::Criterion => "What studies usually ask for",
        Part::Step => "Next steps",
        Part::Ask => "Questions to bring",
        Part::Matter => "What may matter",
        Part::Treatment => "Treatments",
        Part::Fact => "What is known and not known",
        Part::Warning => "Warning signs of sellers",
        Part::Picture | Part::PictureRow => "Pictures",
        Part::Learn | Part::Claim => "Learn screen",
        Part::Term => "Words that can be tapped",
        Part::Country => "Numbers to call",
        Part::Evidence => "Evidence",
        Part::Source => "Sources",
        Part::Review => "Dates and review",
        Part::Language => "Languages",
        Part::Text => "Words",
    }
}

/// The key in the content files.
fn key(field: Field) -> &'static str {
    match field {
        Field::Topic => "topic",
        Field::Kind => "kind",
        Field::AskIf => "ask-if",
        Field::Role => "role",
        Field::Safety => "safety",
        Field::Fit => "fit",
        Field::Caution => "caution",
        Field::Criterion => "criterion",
        Field::CanChange => "can-change",
        Field::Steps => "steps",
        Field::Asks => "asks",
        Field::When => "when",
        Field::Nephrologist => "nephrologist",
        Field::Matters => "matters",
        Field::Known => "known",
        Field::AsOf => "as-of",
        Field::Fill => "fill",
        Field::Count => "count",
        Field::Marks => "marks",
        Field::Evidence => "evidence",
        Field::Supports => "supports",
        Field::Sources => "sources",
        Field::Organisation => "organisation",
        Field::Title => "title",
        Field::Date => "date",
        Field::Url => "url",
        Field::Retrieved => "retrieved",
        Field::Copy => "read in a copy",
        Field::Emergency => "emergency",
        Field::Crisis => "crisis",
        Field::Report => "report",
        Field::NumbersFrom => "source",
        Field::Gathered => "dossier",
        Field::ReviewAgainBy => "review-again-by",
        Field::ReviewedBy => "reviewed-by",
        Field::ReviewedOn => "reviewed-on",
        Field::Name => "name",
        Field::Direction => "dir",
        Field::Patient | Field::Relative => reader(field),
    }
}

fn reader(field: Field) -> &'static str {
    if field == Field::Relative { "a relative" } else { "the patient" }
}

/// A thing by its ids, and in quotes what people call it.
struct Name<'a>(&'a Change);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Thing { part, within, id } = &self.0.thing;
        match (part, within) {
            (Part::Option, Some(question)) => write!(f, "`{question}`, answer `{id}`")?,
            (Part::PictureRow, Some(picture)) => write!(f, "`{picture}`, row `{id}`")?,
            (Part::Claim, Some(part)) => write!(f, "`{part}`, claim `{id}`")?,
            (Part::Text, Some(language)) => write!(f, "`{language}`, `{id}`")?,
            _ => write!(f, "`{id}`")?,
        }
        if self.0.called.is_empty() { Ok(()) } else { write!(f, " (\"{}\")", self.0.called) }
    }
}

/// What became of a thing, on one line but for the texts of two readers.
struct Told<'a>(&'a What);

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            What::Added(fields) => write_whole(f, "added", fields),
            What::Removed(fields) => write_whole(f, "taken out", fields),
            What::Moved { after: Some(after) } => write!(f, "now after `{after}`"),
            What::Moved { after: None } => f.write_str("now first"),
            What::Set { field, from, to } => write_set(f, *field, from, to),
        }
    }
}

fn write_whole(f: &mut fmt::Formatter<'_>, what: &str, fields: &Fields) -> fmt::Result {
    f.write_str(what)?;
    if let [(Field::Patient, Value::One(patient)), (Field::Relative, Value::One(relative))] = &fields[..] {
        return if patient == relative {
            write!(f, ": \"{patient}\"")
        } else {
            write!(f, "\n  - the patient: \"{patient}\"\n  - a relative: \"{relative}\"")
        };
    }
    let said = fields.iter().filter(|(field, value)| !is_plain(*field, value));
    for (at, (field, value)) in said.enumerate() {
        write!(f, "{}{} {}", if at == 0 { ": " } else { ", " }, key(*field), Shown(value))?;
    }
    Ok(())
}

/// Whether a field says nothing: what the content files may leave out.
fn is_plain(field: Field, value: &Value) -> bool {
    match (field, value) {
        (Field::Safety | Field::Caution, Value::One(text)) => text == "none",
        (Field::Fit, Value::One(text)) => text == "open",
        (_, Value::One(text)) => text.is_empty(),
        (_, Value::Ids(ids)) => ids.is_empty(),
        (_, Value::Conditions(conditions)) => conditions.is_empty(),
        (field, Value::Is(yes)) => !yes && field != Field::Known,
    }
}

fn write_text(f: &mut fmt::Formatter<'_>, readers: &str, from: &Value, to: &Value) -> fmt::Result {
    let bare = |value: &Value| if let Value::One(text) = value { text.clone() } else { String::new() };
    writeln!(f, ", for {readers}\n  - was: \"{}\"\n  - now: \"{}\"", bare(from), bare(to))
}

fn write_set(f: &mut fmt::Formatter<'_>, field: Field, from: &Value, to: &Value) -> fmt::Result {
    let (Value::Ids(was), Value::Ids(is)) = (from, to) else {
        return write!(f, "{} {} → {}", key(field), Shown(from), Shown(to));
    };
    let (more, less): (BTreeSet<_>, BTreeSet<_>) = (is - was, was - is);
    f.write_str(key(field))?;
    if !more.is_empty() {
        write!(f, " added {}", Shown(&Value::Ids(more)))?;
    }
    if !less.is_empty() {
        let comma = if is.is_subset(was) { "" } else { "," };
        write!(f, "{comma} taken out {}", Shown(&Value::Ids(less)))?;
    }
    Ok(())
}

/// A value as the content files write it.
struct Shown<'a>(&'a Value);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |ids: &BTreeSet<String>, between: &str| {
            ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(between)
        };
        match self.0 {
            Value::One(text) if text.is_empty() => f.write_str("nothing"),
            Value::One(text) if text.contains(' ') => write!(f, "\"{text}\""),
            Value::One(text) => write!(f, "`{text}`"),
            Value::Ids(ids) if ids.is_empty() => f.write_str("nothing"),
            Value::Ids(ids) => f.write_str(&quoted(ids, " + ")),
            Value::Conditions(all) if all.is_empty() => f.write_str("always"),
            Value::Conditions(all) => {
                let one = |(question, any_of): &(String, BTreeSet<String>)| {
                    format!("`{question}` is {}", quoted(any_of, " or "))
                };
                f.write_str(&all.iter().map(one).collect::<Vec<_>>().join(" and "))
            }
            Value::Is(yes) => f.write_str(if *yes { "yes" } else { "no" }),
        }
    }
}
