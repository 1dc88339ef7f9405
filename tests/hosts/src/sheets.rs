//! The answers that lead to each outcome, found by search in the rules themselves, never written by hand.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::path::Path;
use std::sync::OnceLock;

use compiler::Compiled;
use domain::finding::Outcome;
use domain::interview::End;
use domain::question::{Kind, OptionIx, QuestionIx, Role};
use domain::{Answers, OptionSet, Questionnaire, guidance, replay};

use crate::fault::{Fault, Proof};

/// The content as it stands in the repository: the rules, their audit, and the words of the failure screen.
///
/// # Errors
/// When it does not compile.
pub fn content() -> Proof<&'static Compiled> {
    static CONTENT: OnceLock<Result<Compiled, String>> = OnceLock::new();
    let compile = || {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        compiler::compile(&folder).map_err(|problems| problems.to_string())
    };
    CONTENT.get_or_init(compile).as_ref().map_err(|problems| Fault::wrong(problems.clone()))
}

/// A sheet of answers, and what it stands for.
#[derive(Clone)]
pub struct Sheet {
    name: String,
    questionnaire: Questionnaire,
    answers: Answers,
}

impl Sheet {
    /// Every question that is asked, with the chosen options, in order.
    #[must_use]
    pub fn answers(&self) -> Vec<(&'static str, Vec<&'static str>)> {
        let asked = replay(&self.questionnaire, &self.answers).asked;
        asked
            .into_iter()
            .filter_map(|ix| self.questionnaire.question(ix).map(|question| (ix, question)))
            .map(|(ix, question)| {
                (question.id, question.chosen(self.answers.get(ix)).map(|(_, option)| option.id).collect())
            })
            .collect()
    }

    /// Whether it ends in an emergency.
    #[must_use]
    pub fn is_emergency(&self) -> bool {
        replay(&self.questionnaire, &self.answers).end == End::Emergency
    }

    /// The ids of its outcome: safety, fit and caution.
    #[must_use]
    pub fn outcome(&self) -> [String; 3] {
        let Outcome { safety, fit, caution } = guidance(&self.questionnaire, &self.answers).outcome;
        [safety.id(), fit.id(), caution.id()].map(str::to_owned)
    }

    /// The ids of the reasons in its guidance, as `question/option`.
    #[must_use]
    pub fn reasons(&self) -> Vec<String> {
        guidance(&self.questionnaire, &self.answers)
            .reasons
            .iter()
            .filter_map(|chosen| {
                let question = self.questionnaire.question(chosen.question)?;
                let option = self.questionnaire.option(chosen.question, chosen.option)?;
                Some(format!("{}/{}", question.id, option.id))
            })
            .collect()
    }

    /// The same sheet with other answers to some questions; those that only then are asked get the first option.
    ///
    /// # Errors
    /// When a question or option does not exist.
    pub fn but(&self, changes: &[(&str, &[&str])]) -> Proof<Self> {
        let mut sheet = self.clone();
        for (question, options) in changes {
            let unknown = || Fault::stuck(format!("no {question} with {options:?}"));
            let ix = self.questionnaire.find(question).ok_or_else(unknown)?;
            let asked = self.questionnaire.question(ix).ok_or_else(unknown)?;
            let mut set = OptionSet::EMPTY;
            for option in *options {
                set = set.with(asked.option(option).ok_or_else(unknown)?);
            }
            sheet.answers.set(ix, set);
        }
        while let Some(waiting) = replay(&self.questionnaire, &sheet.answers).waiting() {
            sheet.answers.set(waiting, OptionSet::of(&[OptionIx(0)]));
        }
        Ok(sheet)
    }
}

impl fmt::Display for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// The sheet where nothing stands out.
///
/// # Errors
/// When the content does not compile.
pub fn best() -> Proof<Sheet> {
    let questionnaire = content()?.questionnaire;
    let answers = Search::new(questionnaire)
        .witness(|_, found| found == Outcome::BEST, Outcome::BEST)
        .ok_or_else(|| Fault::stuck("no answers lead to the best outcome"))?;
    Ok(Sheet { name: "the best answers".to_owned(), questionnaire, answers })
}

/// One sheet for each outcome that can be reached, and more until every option of every question was chosen.
///
/// # Errors
/// When the content does not compile, or an outcome of the audit has no sheet.
pub fn all() -> Proof<Vec<Sheet>> {
    let mut sheets = by_outcome()?;
    let questionnaire = content()?.questionnaire;
    let mut search = Search::new(questionnaire);
    for sheet in &sheets {
        search.note(&sheet.answers);
    }
    for (ix, question) in questionnaire.iter() {
        for (at, option) in question.options.iter().enumerate() {
            let option_ix = OptionIx(at);
            if search.used.contains_key(&(ix, option_ix)) {
                continue;
            }
            let chosen = |answers: &Answers| answers.get(ix).contains(option_ix);
            let answers = search.witness(|answers, _| chosen(answers), WORST);
            let answers =
                answers.ok_or_else(|| Fault::stuck(format!("no sheet chooses {}/{}", question.id, option.id)))?;
            sheets.push(Sheet { name: format!("with {}/{}", question.id, option.id), questionnaire, answers });
        }
    }
    Ok(sheets)
}

/// One sheet for each outcome that can be reached.
///
/// # Errors
/// When the content does not compile, or an outcome of the audit has no sheet.
pub fn by_outcome() -> Proof<Vec<Sheet>> {
    let content = content()?;
    let mut search = Search::new(content.questionnaire);
    let mut sheets = Vec::new();
    for target in content.audit.outcomes.keys() {
        let name = domain::audit::Named(*target).to_string();
        let answers = search
            .witness(|_, found| found == *target, *target)
            .ok_or_else(|| Fault::stuck(format!("the audit knows {name}, but no answers lead there")))?;
        sheets.push(Sheet { name, questionnaire: content.questionnaire, answers });
    }
    Ok(sheets)
}

/// Worse than anything on every axis.
const WORST: Outcome = Outcome {
    safety: domain::Safety::Emergency,
    fit: domain::Fit::UsuallyOutside,
    caution: domain::Caution::SellerWarning,
};

/// A search that prefers options it has not chosen before, so that a few sheets show many of them.
struct Search {
    questionnaire: Questionnaire,
    /// The questions that a condition looks at.
    looked_at: Vec<QuestionIx>,
    used: BTreeMap<(QuestionIx, OptionIx), usize>,
}

/// Sheets that agree on these have the same future.
type State = (QuestionIx, Outcome, Vec<OptionSet>);

impl Search {
    fn new(questionnaire: Questionnaire) -> Self {
        let conditions = questionnaire.iter().flat_map(|(_, question)| question.ask_if);
        Self {
            questionnaire,
            looked_at: conditions.map(|condition| condition.question).collect(),
            used: BTreeMap::new(),
        }
    }

    /// A whole sheet for which `wanted` holds, and that never goes beyond `most` on any axis.
    fn witness(&mut self, wanted: impl Fn(&Answers, Outcome) -> bool, most: Outcome) -> Option<Answers> {
        let found = self.extend(&Answers::new(), &wanted, most, &mut HashSet::new())?;
        self.note(&found);
        Some(found)
    }

    fn extend(
        &self,
        answers: &Answers,
        wanted: &impl Fn(&Answers, Outcome) -> bool,
        most: Outcome,
        failed: &mut HashSet<State>,
    ) -> Option<Answers> {
        let interview = replay(&self.questionnaire, answers);
        let found = interview.outcome;
        if found.safety > most.safety || found.fit > most.fit || found.caution > most.caution {
            return None;
        }
        let Some(waiting) = interview.waiting() else {
            return wanted(answers, found).then(|| answers.clone());
        };
        // What was wanted of an earlier answer is part of the state.
        let seen = self.looked_at.iter().map(|ix| answers.get(*ix));
        let state =
            (waiting, found, seen.chain([OptionSet::of(&[OptionIx(usize::from(wanted(answers, found)))])]).collect());
        if failed.contains(&state) {
            return None;
        }
        for candidate in self.candidates(waiting) {
            let mut next = answers.clone();
            next.set(waiting, candidate);
            if let Some(sheet) = self.extend(&next, wanted, most, failed) {
                return Some(sheet);
            }
        }
        failed.insert(state);
        None
    }

    /// Single options, and all facts of a choose-any question together; the least used first.
    fn candidates(&self, ix: QuestionIx) -> Vec<OptionSet> {
        let Some(question) = self.questionnaire.question(ix) else { return Vec::new() };
        let options = || question.options.iter().enumerate().map(|(at, option)| (OptionIx(at), option.role));
        let mut singles: Vec<OptionIx> = options().map(|(option, _)| option).collect();
        singles.sort_by_key(|option| self.used.get(&(ix, *option)).copied().unwrap_or_default());
        let facts: Vec<OptionIx> =
            options().filter(|(_, role)| *role == Role::Fact).map(|(option, _)| option).collect();
        let together = (question.kind == Kind::Any).then(|| OptionSet::of(&facts));
        singles.into_iter().map(|option| OptionSet::of(&[option])).chain(together).collect()
    }

    fn note(&mut self, answers: &Answers) {
        for ix in replay(&self.questionnaire, answers).asked {
            let Some(question) = self.questionnaire.question(ix) else { continue };
            for (option, _) in question.chosen(answers.get(ix)) {
                *self.used.entry((ix, option)).or_default() += 1;
            }
        }
    }
}
