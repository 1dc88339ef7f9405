//! Which texts the rules and the guidance ask for: what every language must have, in the order of the words file.

use domain::Questionnaire;
use domain::finding::{Outcome, Safety};

use crate::problem::{Problems, Reason};
use crate::rules::Library;
use crate::words::{Wanted, Words};

/// How many good and how many hard sides every treatment has.
pub const SIDES: usize = 2;

/// Every text, by path.
pub fn wanted(questionnaire: &Questionnaire, library: &Library) -> Vec<Wanted> {
    let mut list = List(Vec::new());
    for (_, question) in questionnaire.iter() {
        let at = format!("question.{}", question.id);
        list.need(format!("{at}.title"));
        list.need(format!("{at}.short"));
        list.may(format!("{at}.hint"));
        list.need(format!("{at}.why"));
        for option in question.options {
            let at = format!("{at}.option.{}", option.id);
            let Outcome { safety, .. } = option.finding.outcome;
            list.need(format!("{at}.label"));
            if option.finding.outcome.matters() {
                list.need(format!("{at}.reason"));
            }
            if safety != Safety::None {
                list.need(format!("{at}.first"));
            }
            if option.finding.can_change {
                list.need(format!("{at}.change"));
            }
        }
    }
    for criterion in questionnaire.criteria {
        list.need(format!("criterion.{}.name", criterion.id));
        list.need(format!("criterion.{}.asks", criterion.id));
    }
    for step in questionnaire.steps {
        let path = format!("step.{}", step.id);
        list.0.push(Wanted { path, optional: false, nephrologist: step.nephrologist });
    }
    for ask in questionnaire.asks {
        list.need(format!("ask.{}", ask.id));
    }
    for matter in questionnaire.matters {
        list.need(format!("matter.{}", matter.id));
    }
    for treatment in &library.treatments {
        let at = format!("treatment.{}", treatment.id);
        list.need(format!("{at}.name"));
        list.need(format!("{at}.what"));
        for side in ["good", "hard"] {
            (0..SIDES).for_each(|number| list.need(format!("{at}.{side}.{number}")));
        }
        list.need(format!("{at}.asks"));
    }
    for (fact, _) in &library.facts {
        list.need(format!("fact.{}.text", fact.id));
    }
    for warning in &library.warnings {
        list.need(format!("warning.{}.text", warning.id));
    }
    for picture in &library.pictures {
        let at = format!("picture.{}", picture.id);
        for text in ["caption", "text"] {
            list.need(format!("{at}.{text}"));
        }
        for part in &picture.parts {
            let at = format!("{at}.part.{}", part.id);
            list.need(format!("{at}.name"));
            list.need(format!("{at}.text"));
            list.may(format!("{at}.mark"));
        }
    }
    for (section, claims) in &library.learn {
        list.need(format!("learn.{section}.title"));
        list.need(format!("learn.{section}.intro"));
        for claim in claims {
            list.may(format!("learn.{section}.claim.{}.heading", claim.id));
            list.need(format!("learn.{section}.claim.{}.text", claim.id));
        }
    }
    for term in &library.terms {
        list.need(format!("term.{}.name", term.id));
        list.need(format!("term.{}.meaning", term.id));
    }
    for key in ["wait", "heading", "message", "emergency", "ask-title", "warn", "options"] {
        list.need(format!("fallback.{key}"));
    }
    (0..crate::fallback::ASKS).for_each(|number| list.need(format!("fallback.ask.{number}")));
    list.0
}

struct List(Vec<Wanted>);

impl List {
    fn need(&mut self, path: String) {
        self.0.push(Wanted { path, optional: false, nephrologist: false });
    }

    fn may(&mut self, path: String) {
        self.0.push(Wanted { path, optional: true, nephrologist: false });
    }
}

/// Good and hard sides of a treatment are equally many (IPDAS-C1).
///
/// # Errors
///
/// Each treatment whose sides are not.
pub fn check_balance(file: &str, words: &Words, library: &Library) -> Result<(), Problems> {
    let mut problems = Problems::default();
    for treatment in &library.treatments {
        let count = |side: &str| {
            let prefix = format!("treatment.{}.{side}.", treatment.id);
            words.texts.keys().filter(|path| path.starts_with(&prefix)).count()
        };
        let (good, hard) = (count("good"), count("hard"));
        if good != hard {
            problems.add(file, format!("treatment.{}", treatment.id), Reason::Unbalanced { good, hard });
        }
    }
    problems.check()
}
