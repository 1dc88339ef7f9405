//! The words and the sources of the content as lines: what every chapter of the rule book needs.

use std::collections::BTreeSet;

use compiler::Compiled;
use compiler::book::{Book, Text, Words};
use domain::question::EvidenceIx;

use crate::document::{Line, Piece, joined, line, quiet, strong, text};
use crate::say;

/// The content, in one language.
#[derive(Clone, Copy)]
pub struct Speech<'a> {
    /// The rules and their proof.
    pub compiled: &'a Compiled,
    /// What stands beside them.
    pub book: &'a Book,
    /// The words.
    pub words: &'a Words,
}

impl<'a> Speech<'a> {
    /// The content in a language that it is complete in.
    pub fn new(compiled: &'a Compiled, tag: &str) -> Option<Self> {
        let words = compiled.book.words.iter().find(|words| words.language.tag == tag)?;
        Some(Self { compiled, book: &compiled.book, words })
    }

    /// What the patient reads; empty where there is no such text.
    pub fn me(self, path: &str) -> &'a str {
        self.words.text(path).map_or("", |text| &text.me)
    }

    /// What the patient reads, and what a relative reads where it differs.
    pub fn lines(self, path: &str) -> Vec<Line> {
        self.words.text(path).map(forms).unwrap_or_default()
    }

    /// A named field with a text, where there is such a text.
    pub fn field(self, name: &str, path: &str) -> Option<(String, Vec<Line>)> {
        self.words.text(path).map(|text| (name.to_owned(), forms(text)))
    }

    /// The evidence and its sources as a named field, where a statement has any.
    pub fn sources(self, evidence: &[EvidenceIx]) -> Option<(String, Vec<Line>)> {
        let cites = self.cites(evidence);
        (!cites.is_empty()).then(|| ("Sources".to_owned(), vec![cites]))
    }

    /// The evidence and its sources in one line.
    pub fn cites(self, evidence: &[EvidenceIx]) -> Line {
        joined(evidence.iter().filter_map(|ix| self.cite(*ix)), "; ")
    }

    /// A piece of evidence with its sources.
    fn cite(self, ix: EvidenceIx) -> Option<Line> {
        let evidence = self.book.evidence.get(ix.position())?;
        let mut cite = vec![Piece::Cross(evidence.id.clone(), anchor("evidence", &evidence.id)), text(": ")];
        cite.extend(self.rests_on(ix));
        Some(cite)
    }

    /// The sources of a piece of evidence, linked and dated.
    pub fn rests_on(self, ix: EvidenceIx) -> Line {
        let sources = self.book.evidence.get(ix.position()).map_or(&[][..], |evidence| &evidence.sources);
        if sources.is_empty() {
            return line("general medical advice");
        }
        let sources = sources.iter().filter_map(|at| self.book.sources.get(*at)).map(|source| {
            let date = if source.date.is_empty() { format!("read {}", source.retrieved) } else { source.date.clone() };
            vec![Piece::Link(source.key.clone(), source.url.clone()), quiet(format!(" {date}"))]
        });
        joined(sources, ", ")
    }

    /// The positions of all evidence that a statement, an answer or a number rests on.
    pub fn used(self) -> BTreeSet<usize> {
        let rules = &self.compiled.questionnaire;
        let options = rules.questions.iter().flat_map(|question| question.options);
        let book = self.book;
        let learn = book.learn.iter().flat_map(|part| &part.claims);
        let facts = book.facts.iter().map(|fact| &fact.entry);
        let pictures = book.pictures.iter().map(|picture| &picture.entry);
        let entries = book.treatments.iter().chain(&book.warnings).chain(pictures).chain(learn).chain(facts);
        let stated = (rules.questions.iter().map(|question| question.evidence))
            .chain(options.map(|option| option.finding.evidence))
            .chain(rules.criteria.iter().map(|criterion| criterion.evidence))
            .chain(rules.steps.iter().map(|step| step.evidence))
            .chain(rules.asks.iter().map(|ask| ask.evidence))
            .chain(entries.map(|entry| entry.evidence.as_slice()))
            .flatten()
            .map(|ix| ix.position());
        let numbers = book.countries.iter().filter_map(|country| country.evidence.as_ref());
        let numbers = numbers.filter_map(|id| book.evidence.iter().position(|evidence| evidence.id == *id));
        stated.chain(numbers).collect()
    }

    /// How many answers all questions have together.
    pub fn options(self) -> usize {
        self.compiled.questionnaire.questions.iter().map(|question| question.options.len()).sum()
    }
}

fn forms(words: &Text) -> Vec<Line> {
    let mut lines = vec![line(&words.me)];
    if let Some(other) = words.other.as_ref().filter(|other| **other != words.me) {
        lines.push(vec![quiet("For someone else: "), text(other)]);
    }
    lines
}

/// Lines of a text as one, for a table or a heading.
pub fn in_one(lines: Vec<Line>) -> Line {
    joined(lines, " ")
}

/// The first line of a text stands out.
pub fn emphasised(lines: Vec<Line>) -> Vec<Line> {
    let first = |piece| match piece {
        Piece::Text(text) => strong(text),
        other => other,
    };
    lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| if at == 0 { line.into_iter().map(first).collect() } else { line })
        .collect()
}

/// The anchor of a thing.
pub fn anchor(kind: &str, id: &str) -> String {
    format!("{kind}-{id}")
}

/// A date with a word before it.
pub fn dated(what: &str, date: &str) -> String {
    if date.is_empty() { "no date given".to_owned() } else { format!("{what}{}", say::date(date)) }
}
