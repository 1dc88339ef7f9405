//! A compiled content as a plain list of things.

use domain::OptionSet;
use domain::question::{EvidenceIx, Kind, Question, QuestionIx, QuestionOption, Questionnaire, Role, When};

use super::thing::{Field, Fields, Item, Part, Thing, Value};
use crate::Compiled;
use crate::book::{Book, Entry, Picture};

/// Every thing of the content, in its order.
pub fn items(compiled: &Compiled) -> Vec<Item> {
    let mut list = List { book: &compiled.book, rules: &compiled.questionnaire, items: Vec::new() };
    list.questions();
    list.guidance();
    list.book();
    list.words();
    list.items
}

struct List<'a> {
    book: &'a Book,
    rules: &'a Questionnaire,
    items: Vec<Item>,
}

impl List<'_> {
    fn add(&mut self, part: Part, within: Option<&str>, id: &str, text: &str, fields: Fields) {
        let english = self.book.words.first().and_then(|words| words.text(text));
        let called = english.map(|text| text.me.clone()).unwrap_or_default();
        let thing = Thing { part, within: within.map(str::to_owned), id: id.to_owned() };
        self.items.push(Item { thing, called, fields });
    }

    fn evidence(&self, evidence: &[EvidenceIx]) -> (Field, Value) {
        (
            Field::Evidence,
            ids(evidence.iter().filter_map(|ix| self.book.evidence.get(ix.position())).map(|found| &found.id[..])),
        )
    }

    fn questions(&mut self) {
        for question in self.rules.questions {
            let at = format!("question.{}", question.id);
            let fields = vec![
                (Field::Topic, Value::one(question.topic.id())),
                (Field::Kind, Value::one(kind(question.kind))),
                (Field::AskIf, self.conditions(question)),
                self.evidence(question.evidence),
            ];
            self.add(Part::Question, None, question.id, &format!("{at}.title"), fields);
            for option in question.options {
                let text = format!("{at}.option.{}.label", option.id);
                let fields = self.option(option);
                self.add(Part::Option, Some(question.id), option.id, &text, fields);
            }
        }
    }

    fn conditions(&self, question: &Question) -> Value {
        let name = |ix: QuestionIx, set: OptionSet| {
            let on = self.rules.question(ix)?;
            Some((on.id.to_owned(), on.chosen(set).map(|(_, option)| option.id.to_owned()).collect()))
        };
        Value::Conditions(question.ask_if.iter().filter_map(|on| name(on.question, on.any_of)).collect())
    }

    fn option(&self, option: &QuestionOption) -> Fields {
        let finding = &option.finding;
        let criterion = finding.criterion.and_then(|ix| self.rules.criteria.get(ix.0));
        let steps = finding.steps.iter().filter_map(|ix| self.rules.steps.get(ix.0)).map(|step| step.id);
        let asks = finding.asks.iter().filter_map(|ix| self.rules.asks.get(ix.0)).map(|ask| ask.id);
        vec![
            (Field::Role, Value::one(role(option.role))),
            (Field::Safety, Value::one(finding.outcome.safety.id())),
            (Field::Fit, Value::one(finding.outcome.fit.id())),
            (Field::Caution, Value::one(finding.outcome.caution.id())),
            (Field::Criterion, Value::one(criterion.map_or("", |criterion| criterion.id))),
            (Field::CanChange, Value::Is(finding.can_change)),
            (Field::Steps, ids(steps)),
            (Field::Asks, ids(asks)),
            self.evidence(finding.evidence),
        ]
    }

    fn guidance(&mut self) {
        for criterion in self.rules.criteria {
            let fields = vec![self.evidence(criterion.evidence)];
            self.add(Part::Criterion, None, criterion.id, &format!("criterion.{}.name", criterion.id), fields);
        }
        for step in self.rules.steps {
            let fields = vec![
                (Field::When, Value::one(when(step.when))),
                (Field::Nephrologist, Value::Is(step.nephrologist)),
                self.evidence(step.evidence),
            ];
            self.add(Part::Step, None, step.id, &format!("step.{}", step.id), fields);
        }
        for ask in self.rules.asks {
            let matters = ask.matters.iter().filter_map(|ix| self.rules.matters.get(ix.0)).map(|matter| matter.id);
            let fields = vec![
                (Field::When, Value::one(when(ask.when))),
                (Field::Matters, ids(matters)),
                self.evidence(ask.evidence),
            ];
            self.add(Part::Ask, None, ask.id, &format!("ask.{}", ask.id), fields);
        }
        for matter in self.rules.matters {
            self.add(Part::Matter, None, matter.id, &format!("matter.{}", matter.id), Vec::new());
        }
    }

    fn book(&mut self) {
        let book = self.book;
        let entry = |list: &mut Self, part, within: Option<&str>, entry: &Entry, text: String, known: Option<bool>| {
            let mut fields: Fields = known.map(|known| (Field::Known, Value::Is(known))).into_iter().collect();
            fields.push(list.evidence(&entry.evidence));
            list.add(part, within, &entry.id, &text, fields);
        };
        for treatment in &book.treatments {
            entry(self, Part::Treatment, None, treatment, format!("treatment.{}.name", treatment.id), None);
        }
        for fact in &book.facts {
            let text = format!("fact.{}.text", fact.entry.id);
            entry(self, Part::Fact, None, &fact.entry, text, Some(fact.known));
        }
        for warning in &book.warnings {
            entry(self, Part::Warning, None, warning, format!("warning.{}.text", warning.id), None);
        }
        self.pictures();
        for part in &book.learn {
            self.add(Part::Learn, None, &part.id, &format!("learn.{}.title", part.id), Vec::new());
            for claim in &part.claims {
                let text = format!("learn.{}.claim.{}.heading", part.id, claim.id);
                entry(self, Part::Claim, Some(&part.id), claim, text, None);
            }
        }
        for term in &book.terms {
            entry(self, Part::Term, None, term, format!("term.{}.name", term.id), None);
        }
        self.references();
    }

    fn pictures(&mut self) {
        for Picture { entry, as_of, parts } in &self.book.pictures {
            let at = format!("picture.{}", entry.id);
            let fields = vec![(Field::AsOf, Value::one(as_of)), self.evidence(&entry.evidence)];
            self.add(Part::Picture, None, &entry.id, &format!("{at}.caption"), fields);
            for part in parts {
                let marks = part.marks.iter().filter_map(|chosen| chosen.id(self.rules));
                let fields = vec![
                    (Field::Fill, Value::one(&part.fill)),
                    (Field::Count, Value::one(part.count.to_string())),
                    (Field::Marks, Value::Ids(marks.collect())),
                ];
                self.add(Part::PictureRow, Some(&entry.id), &part.id, &format!("{at}.part.{}.name", part.id), fields);
            }
        }
    }

    fn references(&mut self) {
        let book = self.book;
        for country in &book.countries {
            let pair =
                |pair: &Option<(String, String)>| pair.as_ref().map_or(String::new(), |(a, b)| format!("{a}, {b}"));
            let fields = vec![
                (Field::Emergency, Value::one(&country.emergency)),
                (Field::Crisis, Value::one(pair(&country.crisis))),
                (Field::Report, Value::one(pair(&country.report))),
                (Field::NumbersFrom, Value::one(country.evidence.clone().unwrap_or_default())),
            ];
            self.add(Part::Country, None, &country.id, "", fields);
        }
        for evidence in &book.evidence {
            let sources = evidence.sources.iter().filter_map(|at| book.sources.get(*at)).map(|source| &source.key[..]);
            let fields = vec![(Field::Supports, Value::one(&evidence.supports)), (Field::Sources, ids(sources))];
            self.add(Part::Evidence, None, &evidence.id, "", fields);
        }
        for source in &book.sources {
            let fields = vec![
                (Field::Organisation, Value::one(&source.organisation)),
                (Field::Title, Value::one(&source.title)),
                (Field::Date, Value::one(&source.date)),
                (Field::Url, Value::one(&source.url)),
                (Field::Retrieved, Value::one(&source.retrieved)),
                (Field::Copy, Value::Is(source.copy)),
            ];
            self.add(Part::Source, None, &source.key, "", fields);
        }
        let review = |part: fn(&crate::book::Review) -> &String| {
            Value::one(book.review.as_ref().map(part).cloned().unwrap_or_default())
        };
        let fields = vec![
            (Field::Gathered, Value::one(&book.gathered)),
            (Field::ReviewAgainBy, Value::one(&book.review_again_by)),
            (Field::ReviewedBy, review(|review| &review.by)),
            (Field::ReviewedOn, review(|review| &review.on)),
        ];
        self.add(Part::Review, None, "sources.toml", "", fields);
    }

    fn words(&mut self) {
        let book = self.book;
        for words in &book.words {
            let language = &words.language;
            let fields = vec![(Field::Name, Value::one(&language.name)), (Field::Direction, Value::one(&language.dir))];
            self.add(Part::Language, None, &language.tag, "", fields);
            for (path, text) in &words.texts {
                let fields = vec![
                    (Field::Patient, Value::one(&text.me)),
                    (Field::Relative, Value::one(text.other.as_ref().unwrap_or(&text.me))),
                ];
                self.add(Part::Text, Some(&language.tag), path, "", fields);
            }
        }
    }
}

fn ids<'a>(ids: impl Iterator<Item = &'a str>) -> Value {
    Value::Ids(ids.map(str::to_owned).collect())
}

/// As the content files write it.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::One => "one",
        Kind::Any => "any",
    }
}

/// As the content files write it; they leave a fact out.
fn role(role: Role) -> &'static str {
    match role {
        Role::Fact => "",
        Role::NoneOfThese => "none",
        Role::DontKnow => "dont-know",
        Role::PreferNotToSay => "prefer-not",
    }
}

/// As the content files write it.
fn when(when: When) -> &'static str {
    match when {
        When::Always => "always",
        When::Emergency => "emergency",
        When::SameDay => "same-day",
        When::SellerWarning => "seller-warning",
        When::OnFinding => "on-finding",
        When::OnMatter => "on-matter",
    }
}
