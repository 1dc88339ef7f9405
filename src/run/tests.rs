//! Stories of people finding their way, on the real questionnaire.

use domain::answer::OptionSet;
use domain::question::Role;
use domain::take_away;

use super::*;
use crate::content::QUESTIONNAIRE;

/// Plays presses, one a word: `start`, `continue`, `back`, `finish`, `learn`, `clear`, `go=N`, `change=QUESTION`,
/// `QUESTION=OPTION`, `rest` (the first good answer to all that is still asked), `relative`, and on the guidance `code`,
/// `matter=N`, `raise=N`, `ask=N`, `write=WORD`, `took=WAY`, `refused=WAY`.
fn play(presses: &str) -> Run {
    let mut run = Run::default();
    for press in presses.split_whitespace() {
        run = press_one(run, press);
    }
    run
}

#[track_caller]
fn press_one(run: Run, press: &str) -> Run {
    let question = |id: &str| QUESTIONNAIRE.find(id).unwrap_or_else(|| panic!("no question {id}"));
    let action = match (press, press.split_once('=')) {
        ("start", _) => Action::Start,
        ("back", _) => Action::Back,
        ("finish", _) => Action::Finish,
        ("learn", _) => Action::Learn,
        ("clear", _) => Action::Clear,
        ("relative", _) => Action::Audience(Audience::Other),
        ("code", _) => Action::Code,
        ("continue", _) => match run.place() {
            Place::Question(question) => Action::Continue(question),
            _ => panic!("Continue on {:?}", run.place()),
        },
        ("rest", _) => {
            let mut run = run;
            while let Place::Question(at) = run.place() {
                let good = QUESTIONNAIRE.question(at).and_then(|question| {
                    let options = question.options.iter();
                    options.clone().position(|option| {
                        option.role == Role::NoneOfThese
                            || (option.role == Role::Fact && !option.finding.outcome.matters())
                    })
                });
                if run.answers.get(at).is_empty() {
                    run = run.after(&QUESTIONNAIRE, Action::Choose(at, OptionIx(good.unwrap_or(0))));
                }
                run = run.after(&QUESTIONNAIRE, Action::Continue(at));
            }
            return run;
        }
        (_, Some(("go", position))) => Action::Go(position.parse().unwrap_or(0)),
        (_, Some(("matter", position))) => Action::Matter(MatterIx(position.parse().unwrap_or(0))),
        (_, Some(("raise", position))) => Action::Raise(MatterIx(position.parse().unwrap_or(0))),
        (_, Some(("ask", position))) => Action::Ask(AskIx(position.parse().unwrap_or(0))),
        (_, Some(("write", word))) => Action::Write(word.to_owned()),
        (_, Some((done @ ("took" | "refused"), id))) => match Way::ALL.iter().find(|way| way.id() == id) {
            Some(way) => Action::Took(*way, done == "took"),
            None => panic!("no way {id}"),
        },
        (_, Some(("change", id))) => Action::Change(question(id)),
        (_, Some((id, option))) => {
            let question = question(id);
            let found = QUESTIONNAIRE.question(question).and_then(|asked| asked.option(option));
            Action::Choose(question, found.unwrap_or_else(|| panic!("no option {option}")))
        }
        _ => panic!("no such press: {press}"),
    };
    run.after(&QUESTIONNAIRE, action)
}

/// The name of the place a run is at.
fn name(run: &Run) -> String {
    match run.place() {
        Place::Question(question) => QUESTIONNAIRE.question(question).map_or("?", |q| q.id).to_owned(),
        place => format!("{place:?}").to_lowercase(),
    }
}

#[track_caller]
fn check(presses: &str, place: &str) -> Run {
    let run = play(presses);
    assert_eq!(name(&run), place, "after: {presses}");
    run
}

#[test]
fn the_way_through() {
    check("", "start");
    check("start", "right-now");
    check("start right-now=none continue", "today");
    check("start right-now=none", "right-now");
    check("start rest", "review");
    check("start rest finish", "guidance");
    check("learn", "learn");
    check("learn back", "start");
    check("start learn back", "right-now");
}

#[test]
fn continue_without_an_answer_stays_and_says_so() {
    let run = check("start continue", "right-now");
    assert!(run.unanswered);
    let run = check("start continue right-now=none continue", "today");
    assert!(!run.unanswered);
    // Unticking the only answer leaves none.
    assert!(check("start right-now=none right-now=none continue", "right-now").unanswered);
}

#[test]
fn an_emergency_ends_the_questions() {
    check("start right-now=chest-pain continue", "guidance");
    check("start right-now=chest-pain continue back", "right-now");
    check("start right-now=chest-pain continue back right-now=none continue", "today");
    check("start rest change=right-now right-now=stroke-signs continue", "guidance");
}

#[test]
fn a_late_press_of_continue_does_nothing() {
    let run = play("start right-now=none continue");
    let again = run.after(&QUESTIONNAIRE, Action::Continue(QuestionIx(0)));
    assert_eq!(again, run);
}

#[test]
fn nothing_is_finished_before_its_time() {
    check("start finish", "right-now");
    check("finish", "start");
}

#[test]
fn change_returns_to_the_check_of_the_answers() {
    check("start rest change=age age=over-80 continue", "review");
    check("start rest change=age back", "review");
    // A change that needs a new answer asks for it first.
    let asked = check("start rest change=diabetes diabetes=type-2 continue", "blood-sugar");
    assert_eq!(name(&press_one(press_one(asked, "blood-sugar=below"), "continue")), "review");
}

#[test]
fn going_back_keeps_answers() {
    let run = check("start right-now=none continue today=none continue back back", "right-now");
    assert!(!run.answers.get(QuestionIx(0)).is_empty() && !run.answers.get(QuestionIx(1)).is_empty());
    check("start right-now=none continue today=none continue back back continue continue", "diagnosis");
    check("start back", "start");
    check("back back", "start");
}

#[test]
fn back_passes_over_what_is_no_longer_asked() {
    let before_egfr = "start right-now=none continue today=none continue diagnosis=kidney-disease continue \
                       cause=diabetes continue dialysis=no continue transplant=no continue egfr=20-to-29 continue";
    check(&format!("{before_egfr} back"), "egfr");
    check(&format!("{before_egfr} change=dialysis dialysis=haemodialysis back"), "one-kidney");
    check(&format!("{before_egfr} change=dialysis dialysis=haemodialysis back back"), "transplant");
}

#[test]
fn the_browser_walks_the_trail() {
    let run = check("start right-now=none continue go=0", "start");
    assert_eq!(run.position(), 0);
    check("start right-now=none continue go=0 go=2", "today");
    check("start right-now=none continue go=0 go=99", "today");
    // A new way forward forgets what was ahead.
    check("start right-now=none continue go=0 learn go=2", "learn");
    check("start rest finish go=1", "right-now");
    // What the answers no longer lead to is not shown again.
    check("start rest finish go=1 right-now=chest-pain go=99", "guidance");
    check("start rest go=1 right-now=none go=99", "right-now");
}

#[test]
fn clear_drops_everything() {
    let run = check("start rest finish clear", "start");
    assert!(run.answers.is_empty() && run.cleared);
    assert_eq!((run.position(), run.audience), (0, Audience::Me));
    check("start rest finish clear go=5", "start");
}

#[test]
fn every_move_is_counted_so_that_focus_and_history_follow() {
    let run = play("start");
    for press in ["continue", "back", "go=0", "go=7", "learn", "clear"] {
        let run = if press == "continue" { run.clone() } else { play("start right-now=none continue") };
        assert_eq!(press_one(run.clone(), press).moves, run.moves + 1, "{press}");
    }
    assert_eq!(press_one(run.clone(), "right-now=none").moves, run.moves, "choosing is no move");
}

#[test]
fn the_way_of_a_relative_is_theirs() {
    let run = check("relative start right-now=none continue", "today");
    assert_eq!(run.audience, Audience::Other);
    assert_eq!(play("relative clear").audience, Audience::Me);
}

#[track_caller]
fn check_touched(presses: &str, touched: bool) {
    assert_eq!(play(presses).is_touched(), touched, "after: {presses}");
}

/// What the next person in a waiting room would find.
#[test]
fn whoever_did_anything_left_something() {
    check_touched("", false);
    check_touched("start", true);
    check_touched("learn", true);
    check_touched("start back", true);
    check_touched("relative", true);
    check_touched("right-now=none", true);
    check_touched("start rest finish clear", false);
    check_touched("relative clear", false);
}

#[test]
fn what_a_person_adds_for_the_visit_stays_with_the_run() {
    let run = check("start rest finish matter=1 matter=2 raise=2 ask=0 write=Swimming?", "guidance");
    assert_eq!(run.wishes.matters(), [MatterIx(2), MatterIx(1)]);
    assert!(!run.wishes.keeps(AskIx(0)) && run.wishes.keeps(AskIx(1)));
    assert_eq!(take_away(&QUESTIONNAIRE, &run.answers, &run.wishes).own, ["Swimming?"]);
    let back = press_one(press_one(run, "back"), "finish");
    assert_eq!(back.wishes.own(), "Swimming?", "and is there on coming back");
    assert_eq!(press_one(back, "clear").wishes, Wishes::default());
}

/// The code and the line beside a button belong to the screen: they go with it.
#[test]
fn the_code_is_shown_until_it_is_hidden_or_left() {
    for (presses, shown) in [
        ("start rest finish", false),
        ("start rest finish code", true),
        ("start rest finish code code", false),
        ("start rest finish code learn", false),
        ("start rest finish code back finish", false),
    ] {
        assert_eq!(play(presses).shows_code, shown, "after: {presses}");
    }
}

#[test]
fn a_button_says_what_became_of_it_until_the_screen_is_left() {
    for (id, way) in [
        ("print", Way::Print),
        ("copy", Way::Copy),
        ("share", Way::Share),
        ("download", Way::Download),
        ("page", Way::Page),
        ("fhir", Way::Fhir),
    ] {
        assert_eq!(play(&format!("start rest finish took={id}")).took, Some((way, true)));
        assert_eq!(play(&format!("start rest finish refused={id}")).took, Some((way, false)));
    }
    assert_eq!(play("start rest finish").took, None);
    assert_eq!(play("start rest finish took=copy learn back").took, None);
}

/// A screen that only says "choose one answer" is no other screen.
#[test]
fn only_another_screen_is_an_arrival() {
    let run = play("start");
    for (press, arrivals) in
        [("continue", 0), ("right-now=none", 0), ("learn", 1), ("back", 1), ("go=0", 1), ("clear", 1)]
    {
        assert_eq!(press_one(run.clone(), press).arrivals, run.arrivals + arrivals, "{press}");
    }
    assert_eq!(play("start start").position(), 1, "the same screen is no second place of the trail");
}

/// What the inputs of a browser show after a press, without anybody's help.
fn pressed(kind: Kind, before: OptionSet, option: OptionIx) -> OptionSet {
    match kind {
        Kind::One => OptionSet::of(&[option]),
        Kind::Any if before.contains(option) => before.without(option),
        Kind::Any => before.with(option),
    }
}

/// Every question, every answer a person can have given, every option.
#[test]
fn what_the_browser_marks_by_itself_is_what_was_chosen() {
    let (mut alone, mut helped) = (0, 0);
    for (ix, question) in QUESTIONNAIRE.iter() {
        let mut sets = domain::audit::answers(&QUESTIONNAIRE, ix);
        sets.push(OptionSet::EMPTY);
        for set in sets {
            for option in (0..question.options.len()).map(OptionIx) {
                let mut run = Run::default();
                run.answers.set(ix, set);
                let after = run.after(&QUESTIONNAIRE, Action::Choose(ix, option));
                let marked = run.is_marked_by_itself(&QUESTIONNAIRE, ix, option, &after);
                let right = pressed(question.kind, set, option) == after.answers.get(ix);
                assert_eq!(marked, right, "{}: {set:?}, then {}", question.id, question.options[option.0].id);
                if marked { alone += 1 } else { helped += 1 }
            }
        }
    }
    assert!(alone > 0 && helped > 0, "{alone} by itself, {helped} with help");
}
