//! A small questionnaire with one of everything that a guidance can show, and its answers in the words of a clinic:
//! `now: none; today: fever + swelling`.

use domain::guidance::Chosen;
use domain::question::{
    Ask, AskIx, Criterion, CriterionIx, Kind, MatterIx, QuestionOption, Role, Step, StepIx, Topic, When,
};
use domain::{Answers, Caution, Fit, OptionSet, Outcome, Questionnaire, Safety};

use super::draft::{Draft, DraftQuestion, EVIDENCE, fit, option, outcome};

/// What may matter to a person, by its position.
pub const MATTERS: &[&str] = &["cost", "research", "travel", "rest"];

/// Two questions of safety, one of health that another depends on, one about an infection and one about offers.
pub fn questionnaire() -> Questionnaire {
    draft().build()
}

pub fn draft() -> Draft {
    let safety = |id, safety| option(id, Role::Fact, outcome(safety, Fit::Open, Caution::None));
    let mut chest = safety("chest", Safety::Emergency);
    chest.finding.steps = &[StepIx(3)];
    chest.finding.asks = &[AskIx(1)];
    let mut not_good = fit("not-good", Fit::UsuallyOutside);
    not_good.finding.can_change = false;
    let mut infected = fit("yes", Fit::Wait);
    infected.finding.criterion = Some(CriterionIx(1));
    infected.finding.steps = &[StepIx(4)];
    let mut offered = option("asked-to-pay", Role::Fact, outcome(Safety::None, Fit::Open, Caution::SellerWarning));
    offered.finding.steps = &[StepIx(3)];
    offered.finding.asks = &[AskIx(1)];
    let question = DraftQuestion::new;
    let mut tired = question("tired", Topic::Health, Kind::One, vec![fit("no", Fit::Open), fit("yes", Fit::Discuss)]);
    tired.ask_if = vec![(2, vec![0, 1, 3])];
    let dont_know = option("dont-know", Role::DontKnow, outcome(Safety::None, Fit::FindOut, Caution::None));
    let health = vec![fit("good", Fit::Open), fit("so-so", Fit::Wait), not_good, dont_know];
    let infection = vec![says_nothing("no", Role::Fact), infected];
    let step = |id, when, nephrologist| Step { id, when, nephrologist, evidence: EVIDENCE };
    let ask = |id, when, matters| Ask { id, when, matters, evidence: EVIDENCE };
    Draft {
        questions: vec![
            question("now", Topic::Safety, Kind::Any, vec![chest, none()]),
            question(
                "today",
                Topic::Safety,
                Kind::Any,
                vec![safety("fever", Safety::SameDay), safety("collapse", Safety::Emergency), none()],
            ),
            question("health", Topic::Health, Kind::One, health),
            tired,
            question("infection", Topic::Infection, Kind::One, infection),
            question("offered", Topic::Plans, Kind::Any, vec![offered, none()]),
        ],
        criteria: ["overall-health", "no-infection", "nobody-is-asked"]
            .map(|id| Criterion { id, evidence: EVIDENCE })
            .to_vec(),
        steps: vec![
            step("call-now", When::Emergency, true),
            step("call-today", When::SameDay, true),
            step("read-the-warnings", When::SellerWarning, false),
            step("do-not-pay", When::OnFinding, false),
            step("treat-infection", When::OnFinding, false),
            step("ask-kidney-doctor", When::Always, true),
        ],
        asks: vec![
            ask("is-there-a-study", When::Always, &[MatterIx(1)]),
            ask("look-at-this-offer", When::OnFinding, &[MatterIx(0)]),
            ask("what-is-wrong-today", When::SameDay, &[MatterIx(2)]),
            ask("is-it-approved", When::SellerWarning, &[]),
            ask("what-does-it-cost", When::OnMatter, &[MatterIx(0)]),
            ask("how-to-help-and-travel", When::OnMatter, &[MatterIx(1), MatterIx(2)]),
        ],
    }
}

fn none() -> QuestionOption {
    says_nothing("none", Role::NoneOfThese)
}

/// An option that belongs to no criterion.
fn says_nothing(id: &'static str, role: Role) -> QuestionOption {
    let mut option = option(id, role, Outcome::BEST);
    option.finding.criterion = None;
    option
}

/// Reads answers: questions apart by `;`, options together by `+`.
pub fn sheet(questionnaire: &Questionnaire, told: &str) -> Answers {
    let mut answers = Answers::new();
    for answer in told.split("; ").filter(|answer| !answer.is_empty()) {
        let (id, options) = answer.split_once(": ").unwrap_or((answer, ""));
        let Some(ix) = questionnaire.find(id) else { panic!("no question {id}") };
        let set = options.split(" + ").map(|id| match questionnaire.questions[ix.0].option(id) {
            Some(option) => option,
            None => panic!("no option {id} in {answer}"),
        });
        answers.set(ix, set.fold(OptionSet::EMPTY, OptionSet::with));
    }
    answers
}

/// `question/option`.
pub fn name(questionnaire: &Questionnaire, chosen: Chosen) -> String {
    chosen.id(questionnaire).unwrap_or_else(|| panic!("nobody can choose {chosen:?}"))
}
