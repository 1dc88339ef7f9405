//! The things that content consists of, and what can be said of each: closed lists, and no texts.

use std::collections::BTreeSet;

/// What kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A question.
    Question,
    /// An answer of a question.
    Option,
    /// What studies usually ask for.
    Criterion,
    /// A next step.
    Step,
    /// A question to bring.
    Ask,
    /// What may matter to a person.
    Matter,
    /// A treatment.
    Treatment,
    /// Something known or not known.
    Fact,
    /// A warning sign of sellers.
    Warning,
    /// A picture.
    Picture,
    /// A row of a picture.
    PictureRow,
    /// A part of the learn screen.
    Learn,
    /// A claim in such a part.
    Claim,
    /// A hard word that is explained.
    Term,
    /// The numbers of a country.
    Country,
    /// A piece of evidence.
    Evidence,
    /// A source.
    Source,
    /// The content as a whole: its dates and its review.
    Review,
    /// A language.
    Language,
    /// A text of a language.
    Text,
}

impl Part {
    /// Whether a person sees these in the order in which they stand.
    #[must_use]
    pub const fn is_ordered(self) -> bool {
        !matches!(self, Self::Country | Self::Evidence | Self::Review | Self::Language | Self::Text)
    }
}

/// One thing, named by ids that stay for ever.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thing {
    /// What kind of thing.
    pub part: Part,
    /// What holds it: the question of an option, the picture of a row, the part of a claim, the language of a text.
    pub within: Option<String>,
    /// Its own id; for a text its path.
    pub id: String,
}

/// What can be said of a thing: the keys of the content files, and the readers of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The part of life a question is about.
    Topic,
    /// How many options may be chosen.
    Kind,
    /// When a question is asked.
    AskIf,
    /// What kind of answer an option is.
    Role,
    /// How fast to act.
    Safety,
    /// How it compares with what studies ask for.
    Fit,
    /// Whether it warns of sellers.
    Caution,
    /// The criterion it belongs to.
    Criterion,
    /// Whether it may change.
    CanChange,
    /// Steps it adds.
    Steps,
    /// Questions to bring that it adds.
    Asks,
    /// When a step or a question to bring is shown.
    When,
    /// Whether a step sends the person to their nephrologist.
    Nephrologist,
    /// For whom a question to bring comes first.
    Matters,
    /// Whether a fact is known.
    Known,
    /// When things stood as a picture shows them.
    AsOf,
    /// How full a row of a picture is drawn.
    Fill,
    /// How often its shape is drawn.
    Count,
    /// The answers that are marked in it.
    Marks,
    /// The evidence behind it.
    Evidence,
    /// What evidence supports, in a sentence for the reviewer.
    Supports,
    /// The sources of evidence.
    Sources,
    /// Who says it.
    Organisation,
    /// The title of a source.
    Title,
    /// The date of a source.
    Date,
    /// The address of a source.
    Url,
    /// When a source was read.
    Retrieved,
    /// Whether a copy was read.
    Copy,
    /// The emergency number.
    Emergency,
    /// The crisis line.
    Crisis,
    /// Where to report harm.
    Report,
    /// Which evidence names the numbers of a country.
    NumbersFrom,
    /// When the evidence was gathered.
    Gathered,
    /// Until when the content holds.
    ReviewAgainBy,
    /// Who reviewed it.
    ReviewedBy,
    /// When they did.
    ReviewedOn,
    /// The name of a language in itself.
    Name,
    /// The direction in which a language is written.
    Direction,
    /// What the patient reads.
    Patient,
    /// What a relative reads.
    Relative,
}

impl Field {
    /// Whether it is written for the clinical reviewer only.
    #[must_use]
    pub const fn is_for_reviewer(self) -> bool {
        matches!(self, Self::Supports | Self::NumbersFrom)
    }
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A word, a number or a sentence; empty: nothing.
    One(String),
    /// Ids, in no order.
    Ids(BTreeSet<String>),
    /// Conditions that must all hold: a question, and which of its options.
    Conditions(BTreeSet<(String, BTreeSet<String>)>),
    /// Yes or no.
    Is(bool),
}

impl Value {
    /// A word, a number or a sentence.
    pub(super) fn one(text: impl Into<String>) -> Self {
        Self::One(text.into())
    }
}

/// Fields with their values, in the order told.
pub type Fields = Vec<(Field, Value)>;

/// A thing with all that is said of it.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub thing: Thing,
    /// What people call it, in English; may be empty.
    pub called: String,
    pub fields: Fields,
}
