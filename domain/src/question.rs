//! What is asked: the questionnaire as static tables, made from `content/` by the build.
//!
//! Ids are kebab-case and stable for ever. Indices are positions in the tables; the compiler of the content makes
//! them, so an unknown id cannot get this far.

use crate::answer::OptionSet;
use crate::finding::Outcome;

/// The part of life a question is about. Safety always comes first (invariant 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Red flags.
    Safety,
    /// Diagnosis, stage and treatment of the kidneys.
    Kidneys,
    /// Overall health.
    Health,
    /// Infections.
    Infection,
    /// Treatment so far, plans and offers.
    Plans,
}

impl Topic {
    /// Every topic, in the order in which they are asked.
    pub const ALL: &'static [Self] = &[Self::Safety, Self::Kidneys, Self::Health, Self::Infection, Self::Plans];

    /// The stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Safety => "safety",
            Self::Kidneys => "kidneys",
            Self::Health => "health",
            Self::Infection => "infection",
            Self::Plans => "plans",
        }
    }

    /// The topic with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|topic| topic.id() == id)
    }
}

/// How many options a person may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Exactly one.
    One,
    /// One or more; an exclusive option ("none of these") stands alone.
    Any,
}

/// What kind of answer an option is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A fact about the person.
    Fact,
    /// "None of these", in a choose-any question.
    NoneOfThese,
    /// "I don't know".
    DontKnow,
    /// "Prefer not to say".
    PreferNotToSay,
}

impl Role {
    /// Whether the person gave no fact. Such an answer never gives a better outcome than the good answer.
    #[must_use]
    pub const fn is_unknown(self) -> bool {
        matches!(self, Self::DontKnow | Self::PreferNotToSay)
    }

    /// Whether this option stands alone in a choose-any question.
    #[must_use]
    pub const fn is_exclusive(self) -> bool {
        !matches!(self, Self::Fact)
    }
}

/// A position in a static table of the questionnaire.
macro_rules! index {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);
    )+};
}

index! {
    /// A question's position in [`Questionnaire::questions`].
    QuestionIx,
    /// An option's position in its question.
    OptionIx,
    /// A criterion's position in [`Questionnaire::criteria`].
    CriterionIx,
    /// A step's position in [`Questionnaire::steps`].
    StepIx,
    /// A question to bring: its position in [`Questionnaire::asks`].
    AskIx,
    /// The position of something that may matter to a person.
    MatterIx,
}

/// An evidence id's position in the table of the content. There are hundreds of them in the module, so it is small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EvidenceIx(pub u16);

impl EvidenceIx {
    /// The position.
    #[must_use]
    pub fn position(self) -> usize {
        usize::from(self.0)
    }
}

/// What one chosen option means.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// Where it stands on the three axes.
    pub outcome: Outcome,
    /// Which criterion of the studies it belongs to; a finding that says anything about fit has one.
    pub criterion: Option<CriterionIx>,
    /// The evidence behind it.
    pub evidence: &'static [EvidenceIx],
    /// Next steps it adds.
    pub steps: &'static [StepIx],
    /// Questions to bring that it adds.
    pub asks: &'static [AskIx],
    /// Whether it is true and kind to say that this may change.
    pub can_change: bool,
}

/// One permitted answer to a question.
#[derive(Clone, Copy, Debug)]
pub struct QuestionOption {
    /// Stable id, unique in its question.
    pub id: &'static str,
    /// What kind of answer it is.
    pub role: Role,
    /// What it means.
    pub finding: Finding,
}

/// Holds when `question` was asked and any of `any_of` was chosen.
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    /// An earlier question.
    pub question: QuestionIx,
    /// Options of it.
    pub any_of: OptionSet,
}

/// One thing asked.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// Stable id.
    pub id: &'static str,
    /// The part of life it is about.
    pub topic: Topic,
    /// How many options may be chosen.
    pub kind: Kind,
    /// Asked only when all of these hold; none means always.
    pub ask_if: &'static [Condition],
    /// The permitted answers, as shown.
    pub options: &'static [QuestionOption],
    /// The evidence behind asking it.
    pub evidence: &'static [EvidenceIx],
}

impl Question {
    /// The options of a set, in the order shown.
    pub fn chosen(&self, set: OptionSet) -> impl Iterator<Item = (OptionIx, &QuestionOption)> {
        self.options
            .iter()
            .enumerate()
            .map(|(at, option)| (OptionIx(at), option))
            .filter(move |(ix, _)| set.contains(*ix))
    }

    /// The option with this id.
    #[must_use]
    pub fn option(&self, id: &str) -> Option<OptionIx> {
        self.options.iter().position(|option| option.id == id).map(OptionIx)
    }

    /// The join of the findings of the options in a set.
    #[must_use]
    pub fn outcome(&self, set: OptionSet) -> Outcome {
        self.chosen(set).fold(Outcome::BEST, |join, (_, option)| join.join(option.finding.outcome))
    }

    /// Whether a person can give this answer: never empty, one option for [`Kind::One`], exclusive options alone.
    #[must_use]
    pub fn permits(&self, set: OptionSet) -> bool {
        let (mut count, mut exclusive) = (0, false);
        for (_, option) in self.chosen(set) {
            count += 1;
            exclusive |= option.role.is_exclusive();
        }
        count > 0 && set.len() == count && (count == 1 || (self.kind == Kind::Any && !exclusive))
    }
}

/// Something that studies usually ask for, set beside the person's answers.
#[derive(Clone, Copy, Debug)]
pub struct Criterion {
    /// Stable id.
    pub id: &'static str,
    /// The evidence behind it.
    pub evidence: &'static [EvidenceIx],
}

/// When a step or a question to bring is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// In every guidance but an emergency.
    Always,
    /// Only in an emergency.
    Emergency,
    /// When somebody must call the kidney team today.
    SameDay,
    /// When the outcome warns of sellers.
    SellerWarning,
    /// When a finding names it.
    OnFinding,
    /// When one of its matters was chosen; only for questions to bring.
    OnMatter,
}

impl When {
    /// The value with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Some(match id {
            "always" => Self::Always,
            "emergency" => Self::Emergency,
            "same-day" => Self::SameDay,
            "seller-warning" => Self::SellerWarning,
            "on-finding" => Self::OnFinding,
            "on-matter" => Self::OnMatter,
            _ => return None,
        })
    }
}

/// One thing a person can do next.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Stable id.
    pub id: &'static str,
    /// When it is shown.
    pub when: When,
    /// Whether it sends the person to their nephrologist (invariant 1).
    pub nephrologist: bool,
    /// The evidence behind it.
    pub evidence: &'static [EvidenceIx],
}

/// One question to bring to the nephrologist.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    /// Stable id.
    pub id: &'static str,
    /// When it is shown.
    pub when: When,
    /// For whom it comes first: those to whom one of these matters.
    pub matters: &'static [MatterIx],
    /// The evidence behind it.
    pub evidence: &'static [EvidenceIx],
}

/// Something that may matter to a person. It changes nothing in the outcome; it orders the questions to bring.
#[derive(Clone, Copy, Debug)]
pub struct Matter {
    /// Stable id.
    pub id: &'static str,
}

/// The questions, rules and findings.
#[derive(Clone, Copy, Debug)]
pub struct Questionnaire {
    /// In the order asked. Conditions name earlier questions only.
    pub questions: &'static [Question],
    /// What studies usually ask for.
    pub criteria: &'static [Criterion],
    /// Next steps, in the order shown.
    pub steps: &'static [Step],
    /// Questions to bring, in the order shown.
    pub asks: &'static [Ask],
    /// What may matter to a person, in the order offered.
    pub matters: &'static [Matter],
}

impl Questionnaire {
    /// The question at a position.
    #[must_use]
    pub fn question(&self, ix: QuestionIx) -> Option<&'static Question> {
        self.questions.get(ix.0)
    }

    /// The option at a position.
    #[must_use]
    pub fn option(&self, question: QuestionIx, option: OptionIx) -> Option<&'static QuestionOption> {
        self.question(question)?.options.get(option.0)
    }

    /// The position of the question with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<QuestionIx> {
        self.questions.iter().position(|question| question.id == id).map(QuestionIx)
    }

    /// Every question with its position, in the order asked.
    pub fn iter(&self) -> impl Iterator<Item = (QuestionIx, &'static Question)> + use<> {
        self.questions.iter().enumerate().map(|(at, question)| (QuestionIx(at), question))
    }
}
