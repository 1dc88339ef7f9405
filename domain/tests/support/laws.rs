//! The laws of an interview, each as a function over any questionnaire and the dice.

use domain::guidance::{Change, Chosen};
use domain::interview::{End, Interview};
use domain::question::{Kind, OptionIx};
use domain::{Answers, OptionSet, QuestionIx, Questionnaire, guidance, replay};

use super::{Rng, any_answer, any_set, any_sheet, fold, is_worse, mild_sheet, tell, with};

/// A law over a questionnaire; it fails by panicking.
pub type Law = fn(&Questionnaire, &mut Rng);

/// Every law, by name.
pub const ALL: &[(&str, Law)] = &[
    ("a replay is a pure function", is_pure),
    ("the order of answering does not matter", order_does_not_matter),
    ("an answer to a question that is not asked has no influence", unasked_has_no_influence),
    ("every interview ends", ends),
    ("at most is a bound that only sinks", at_most_is_a_bound),
    ("choosing gives an answer that is permitted, or none", choosing_is_permitted),
    ("an answer that is not permitted counts as none", not_permitted_is_none),
    ("going back and answering again gives the same interview", going_back),
    ("the guidance is derived from the findings of what is asked", guidance_is_derived),
    ("a worse answer never gives a better outcome", is_monotone),
];

/// Half of the sheets by the dice, half such that the interview goes far.
fn sheet(questionnaire: &Questionnaire, rng: &mut Rng) -> Answers {
    if rng.once_in(2) { any_sheet(questionnaire, rng) } else { mild_sheet(questionnaire, rng) }
}

/// A sheet with some answers left out.
fn partial(questionnaire: &Questionnaire, rng: &mut Rng) -> Answers {
    let mut answers = sheet(questionnaire, rng);
    for (ix, _) in questionnaire.iter() {
        if rng.once_in(5) {
            answers.set(ix, OptionSet::EMPTY);
        }
    }
    answers
}

fn is_pure(questionnaire: &Questionnaire, rng: &mut Rng) {
    let answers = partial(questionnaire, rng);
    let (before, first) = (answers.clone(), replay(questionnaire, &answers));
    let shown = guidance(questionnaire, &answers);
    assert_eq!(answers, before, "a replay changed the sheet");
    assert_eq!(replay(questionnaire, &answers.clone()), first);
    assert_eq!(guidance(questionnaire, &answers), shown);
}

fn order_does_not_matter(questionnaire: &Questionnaire, rng: &mut Rng) {
    let answers = partial(questionnaire, rng);
    let mut order: Vec<_> = questionnaire.iter().collect();
    rng.shuffle(&mut order);
    let mut again = Answers::new();
    for (ix, question) in order {
        // Ticked one by one, in any order.
        let mut ticks: Vec<_> = question.chosen(answers.get(ix)).map(|(option, _)| option).collect();
        rng.shuffle(&mut ticks);
        for option in ticks {
            again.choose(questionnaire, ix, option);
        }
    }
    let told = tell(questionnaire, &answers);
    assert_eq!(replay(questionnaire, &again), replay(questionnaire, &answers), "{told}");
    assert_eq!(guidance(questionnaire, &again), guidance(questionnaire, &answers), "{told}");
}

fn unasked_has_no_influence(questionnaire: &Questionnaire, rng: &mut Rng) {
    let answers = partial(questionnaire, rng);
    let interview = replay(questionnaire, &answers);
    let mut other = answers.clone();
    let after_the_wait = interview.waiting().unwrap_or(QuestionIx(usize::MAX));
    for (ix, question) in questionnaire.iter() {
        // What waits behind an open question may still be asked; it has no influence on the outcome so far either.
        if !interview.asks(ix) {
            other.set(ix, any_set(question, rng));
        }
    }
    let told = format!("{}; instead: {}", tell(questionnaire, &answers), tell(questionnaire, &other));
    let changed = replay(questionnaire, &other);
    assert_eq!(changed.asked, interview.asked, "{told}");
    assert_eq!((changed.outcome, changed.end), (interview.outcome, interview.end), "{told}");
    if after_the_wait == QuestionIx(usize::MAX) {
        assert_eq!(changed, interview, "{told}");
    }
    assert_eq!(guidance(questionnaire, &other), guidance(questionnaire, &answers), "{told}");
}

fn ends(questionnaire: &Questionnaire, rng: &mut Rng) {
    let mut answers = Answers::new();
    for asked in 0..=questionnaire.questions.len() {
        let interview = replay(questionnaire, &answers);
        let Some(waiting) = interview.waiting() else {
            assert_eq!(interview.asked.len(), asked, "one question a step");
            assert_eq!(interview.end == End::Emergency, interview.outcome.is_emergency());
            return;
        };
        assert_eq!(interview.number(waiting), Some(asked + 1));
        answers.set(waiting, any_answer(&questionnaire.questions[waiting.0], rng));
    }
    panic!("more questions than there are: {}", tell(questionnaire, &answers));
}

fn at_most_is_a_bound(questionnaire: &Questionnaire, rng: &mut Rng) {
    let answers = sheet(questionnaire, rng);
    let last = replay(questionnaire, &answers);
    let mut so_far = Answers::new();
    let mut before = replay(questionnaire, &so_far).at_most;
    for ix in &last.asked {
        so_far.set(*ix, answers.get(*ix));
        let interview = replay(questionnaire, &so_far);
        let told = tell(questionnaire, &so_far);
        assert!(interview.at_most <= before, "{} after {before}: {told}", interview.at_most);
        assert!(interview.at_most >= last.asked.len(), "{} of {}: {told}", interview.at_most, last.asked.len());
        before = interview.at_most;
    }
    assert_eq!(before, last.asked.len(), "at the end nothing is left");
}

fn choosing_is_permitted(questionnaire: &Questionnaire, rng: &mut Rng) {
    let mut answers = Answers::new();
    for _ in 0..20 {
        let ix = QuestionIx(rng.below(questionnaire.questions.len()));
        let question = &questionnaire.questions[ix.0];
        // Now and then an option that does not exist, as a broken page may send it.
        let option = OptionIx(rng.below(question.options.len() + 2));
        let before = answers.get(ix);
        answers.choose(questionnaire, ix, option);
        let after = answers.get(ix);
        assert!(after.is_empty() || question.permits(after), "{}: {}", question.id, tell(questionnaire, &answers));
        match question.options.get(option.0) {
            None => assert_eq!(after, before, "{}: no such option", question.id),
            Some(_) if question.kind == Kind::One => assert_eq!(after, OptionSet::of(&[option])),
            Some(_) => assert_ne!(after.contains(option), before.contains(option), "ticked or unticked"),
        }
    }
    let elsewhere = QuestionIx(questionnaire.questions.len() + 3);
    answers.choose(questionnaire, elsewhere, OptionIx(0));
    assert!(answers.get(elsewhere).is_empty(), "a question that does not exist takes no answer");
}

fn not_permitted_is_none(questionnaire: &Questionnaire, rng: &mut Rng) {
    let answers = sheet(questionnaire, rng);
    let interview = replay(questionnaire, &answers);
    let ix = *rng.pick(&interview.asked);
    let question = &questionnaire.questions[ix.0];
    let unknown = OptionIx(question.options.len());
    let nonsense = any_set(question, rng);
    let nonsense = if question.permits(nonsense) { nonsense.with(unknown) } else { nonsense };
    let spoiled = with(&answers, ix, nonsense);
    let none = with(&answers, ix, OptionSet::EMPTY);
    assert_eq!(replay(questionnaire, &spoiled).waiting(), Some(ix), "{}", tell(questionnaire, &spoiled));
    assert_eq!(replay(questionnaire, &spoiled), replay(questionnaire, &none));
    assert_eq!(guidance(questionnaire, &spoiled), guidance(questionnaire, &none));
}

fn going_back(questionnaire: &Questionnaire, rng: &mut Rng) {
    let answers = sheet(questionnaire, rng);
    let first = replay(questionnaire, &answers);
    let shown = guidance(questionnaire, &answers);
    let ix = *rng.pick(&first.asked);
    let before = answers.get(ix);
    let changed = with(&answers, ix, any_answer(&questionnaire.questions[ix.0], rng));
    let between = replay(questionnaire, &changed);
    let upto = |asked: &[QuestionIx]| asked.iter().copied().filter(|asked| *asked <= ix).collect::<Vec<_>>();
    assert_eq!(upto(&between.asked), upto(&first.asked), "a change reached questions that came before it");
    assert_eq!(between.before(ix), first.before(ix));
    let back = with(&changed, ix, before);
    assert_eq!(replay(questionnaire, &back), first);
    assert_eq!(guidance(questionnaire, &back), shown);
    for pair in first.asked.windows(2) {
        assert_eq!((first.after(pair[0]), first.before(pair[1])), (Some(pair[1]), Some(pair[0])));
    }
}

fn guidance_is_derived(questionnaire: &Questionnaire, rng: &mut Rng) {
    let answers = partial(questionnaire, rng);
    let told = tell(questionnaire, &answers);
    let interview = replay(questionnaire, &answers);
    let shown = guidance(questionnaire, &answers);
    assert_eq!(shown.outcome, fold(questionnaire, &answers), "{told}");
    assert_eq!(shown.outcome, interview.outcome, "{told}");
    let reasons = shown.reasons.iter().map(|chosen| {
        questionnaire.option(chosen.question, chosen.option).map(|option| option.finding.outcome).unwrap_or_default()
    });
    let joined = reasons.clone().fold(domain::Outcome::BEST, domain::Outcome::join);
    assert!(reasons.clone().all(domain::Outcome::matters), "a reason that says nothing: {told}");
    if shown.outcome.is_emergency() {
        assert!(joined.is_emergency() && reasons.clone().all(domain::Outcome::is_emergency), "{told}");
        assert!(shown.criteria.is_empty() && shown.changes.is_empty(), "an emergency shows nothing else: {told}");
    } else {
        assert_eq!(joined, shown.outcome, "the reasons do not explain the outcome: {told}");
        let rows = shown.criteria.iter().map(|row| row.state).max().unwrap_or_default();
        assert_eq!(rows, shown.outcome.fit, "no row of the comparison explains the outcome: {told}");
    }
    for change in &shown.changes {
        assert!(change.fit < shown.outcome.fit, "a change for the worse: {told}");
        let chosen = questionnaire.option(change.chosen.question, change.chosen.option);
        assert!(
            chosen.is_some_and(|option| option.finding.can_change && option.finding.outcome.fit == shown.outcome.fit)
        );
    }
    assert_eq!(shown.changes, changes_one_by_one(questionnaire, &answers, &interview), "{told}");
    let points = shown.steps.iter().any(|step| questionnaire.steps[step.0].nephrologist);
    assert!(points, "no step sends the person to the nephrologist: {told}");
}

/// What the guidance says could change, by leaving out one chosen option after another.
fn changes_one_by_one(questionnaire: &Questionnaire, answers: &Answers, interview: &Interview) -> Vec<Change> {
    if interview.outcome.is_emergency() {
        return Vec::new();
    }
    let waiting = interview.waiting();
    let asked = interview.asked.iter().filter(|ix| Some(**ix) != waiting);
    let chosen: Vec<_> = asked
        .flat_map(|ix| {
            let chosen = questionnaire.questions[ix.0].chosen(answers.get(*ix));
            chosen.map(|(option, chosen)| (Chosen { question: *ix, option }, chosen.finding))
        })
        .collect();
    let without = |left_out: &Chosen| {
        let others = chosen.iter().filter(|(other, _)| other != left_out);
        others.map(|(_, finding)| finding.outcome.fit).max().unwrap_or_default()
    };
    let all = chosen.iter().map(|(one, finding)| (finding, Change { chosen: *one, fit: without(one) }));
    let changes = all.filter(|(finding, change)| finding.can_change && change.fit < interview.outcome.fit);
    changes.map(|(_, change)| change).collect()
}

/// Holds for a questionnaire that the audit let through.
fn is_monotone(questionnaire: &Questionnaire, rng: &mut Rng) {
    let answers = sheet(questionnaire, rng);
    let interview = replay(questionnaire, &answers);
    let ix = *rng.pick(&interview.asked);
    let question = &questionnaire.questions[ix.0];
    let some: Vec<_> = (0..12).map(|_| any_answer(question, rng)).collect();
    for set in some.into_iter().filter(|set| is_worse(question, *set, answers.get(ix))) {
        let worse = with(&answers, ix, set);
        let (from, to) = (interview.outcome, replay(questionnaire, &worse).outcome);
        assert!(
            to.at_least(from),
            "{from:?} became {to:?}: {} instead of {}",
            tell(questionnaire, &worse),
            tell(questionnaire, &answers)
        );
    }
}
