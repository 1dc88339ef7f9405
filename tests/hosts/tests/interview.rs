//! Finding one's way: Back, Change, Clear, what is missing, and the browser's own Back and Forward.

use std::thread;
use std::time::Duration;

use fantoccini::key::Key;
use host_tests::fault::{At, same};
use host_tests::sheets::{self, Sheet};
use host_tests::{Browser, By, Case, Look, Page, Proof, Site, Window, ensure};
use serde_json::{Value, json};

/// What eGFR means, as `words/en.toml` says it.
const MEANING: &str = "A number from a blood test that shows how well the kidneys work.";

type Story = fn(&Page) -> Proof;

const STORIES: &[(&str, Story)] = &[
    ("Back keeps the answers", back_keeps_answers),
    ("a question left without an answer can be answered later", unanswered_and_back),
    ("Change comes back to the check of the answers", change_returns),
    ("what is no longer asked is gone, and comes back", dropped_questions),
    ("choosing never goes on by itself", choosing_stays),
    ("Continue without an answer says what is missing", missing_answer),
    ("none and the others untick each other", none_is_alone),
    ("Clear leaves nothing", clear_leaves_nothing),
    ("the browser's Back and Forward walk the screens", browser_history),
    ("Clear leaves nothing behind in the history", clear_and_history),
    ("loading the page again drops the answers", reload_drops),
    ("an emergency can be taken back", emergency_and_back),
    ("reading and coming back keeps the answers", learn_and_back),
    ("a relative reads other words", for_someone_else),
    ("a term is explained, and Escape comes back to it", term_and_escape),
];

pub fn cases() -> Vec<Case> {
    let ways = [("keyboard", By::Keyboard, Window::Desk), ("touch", By::Touch, Window::Phone)];
    let stories = STORIES.iter().flat_map(|(name, story)| ways.map(|way| (*name, *story, way)));
    let mut cases: Vec<Case> = stories
        .map(|(name, story, (way, by, window))| {
            Case::new(format!("interview: {name}, {way}"), move |browser| check(browser, story, window, by))
        })
        .collect();
    cases.push(Case::new("interview: arrow keys choose and stay", |browser| {
        check(browser, arrows_stay, Window::Desk, By::Keyboard)
    }));
    cases.push(Case::new("interview: a touch elsewhere closes what a term means", |browser| {
        check(browser, term_and_touch, Window::Phone, By::Touch)
    }));
    cases.push(Case::new("interview: two fast touches skip nothing", |browser| {
        check(browser, two_touches, Window::Phone, By::Touch)
    }));
    cases
}

/// Tells a story on the stand-alone page; whatever it is, the address and the console say nothing of it.
fn check(browser: &Browser, story: Story, window: Window, by: By) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", window, by)?;
    let address = address(&page)?;
    story(&page)?;
    same("the address", self::address(&page)?, address)?;
    same("the console", page.console()?, Vec::new())
}

fn address(page: &Page) -> Proof<String> {
    page.script("return location.href", &[])
}

/// Answers all that the sheet says and stops at the check of the answers.
fn to_review(page: &Page, sheet: &Sheet) -> Proof<Look> {
    let mut look = page.start()?;
    for (question, options) in sheet.answers() {
        page.answer(question, &options).at(question)?;
        look = page.continue_().at(question)?;
    }
    same("the screen after the last question", look.place(), "review")?;
    Ok(look)
}

/// Presses Change beside the answer to this question.
fn change(page: &Page, sheet: &Sheet, question: &str) -> Proof<Look> {
    let row = sheet.answers().iter().position(|(asked, _)| *asked == question).unwrap_or(usize::MAX);
    let look = page.go_nth("change", row)?;
    same("the question to change", look.place(), question)?;
    Ok(look)
}

fn changes_offered(look: &Look) -> usize {
    look.actions.iter().filter(|action| *action == "change").count()
}

fn back_keeps_answers(page: &Page) -> Proof {
    page.start()?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    page.answer("today", &["missed-dialysis", "access-changes"])?;
    page.continue_()?;
    page.answer("diagnosis", &["kidney-disease"])?;
    let look = page.go("back")?;
    same("one back", (look.place(), look.chosen()), ("today", vec!["missed-dialysis", "access-changes"]))?;
    let look = page.go("back")?;
    same("two back", (look.place(), look.chosen()), ("right-now", vec!["none"]))?;
    let look = page.go("back")?;
    same("three back", look.place(), "start")?;
    page.start()?;
    page.continue_()?;
    let look = page.continue_()?;
    // It was chosen, though Continue was not pressed.
    same("and forward again", (look.place(), look.chosen()), ("diagnosis", vec!["kidney-disease"]))
}

/// Chromium 156 leaves radio buttons out of the Tab order when a group of the same name was in the shadow root before
/// and nothing was chosen in it, so each showing needs a name of its own.
fn unanswered_and_back(page: &Page) -> Proof {
    page.start()?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    page.answer("today", &["none"])?;
    page.continue_()?;
    for _ in 0..3 {
        page.go("back")?;
        let look = page.continue_()?;
        same("the question", (look.place(), look.chosen()), ("diagnosis", Vec::<&str>::new()))?;
    }
    page.answer("diagnosis", &["kidney-failure"])?;
    let look = page.continue_()?;
    same("and it goes on", look.place(), "cause")
}

fn change_returns(page: &Page) -> Proof {
    let sheet = sheets::best()?;
    to_review(page, &sheet)?;
    let look = change(page, &sheet, "age")?;
    same("the answer so far", look.chosen(), ["30-to-80"])?;
    page.answer("age", &["over-80"])?;
    let label = page.look()?.options.iter().find(|option| option.checked).map(|option| option.label.clone());
    let look = page.continue_()?;
    same("the screen after the change", look.place(), "review")?;
    let label = label.unwrap_or_default();
    ensure!(look.text.contains(&label), "the new answer {label:?} does not show:\n{}", look.text);
    let look = page.continue_()?;
    same("the outcome", look.outcome, sheet.but(&[("age", &["over-80"])])?.outcome())?;
    // Back from Change without a change.
    page.go("back")?;
    change(page, &sheet, "cancer")?;
    let look = page.go("back")?;
    same("the screen before", look.place(), "review")
}

fn dropped_questions(page: &Page) -> Proof {
    let sheet = sheets::best()?.but(&[("egfr", &["below-15"])])?;
    let look = to_review(page, &sheet)?;
    let before = changes_offered(&look);
    same("one Change for each question", before, sheet.answers().len())?;
    change(page, &sheet, "dialysis")?;
    page.answer("dialysis", &["haemodialysis"])?;
    let look = page.continue_()?;
    let on_dialysis = sheet.but(&[("dialysis", &["haemodialysis"])])?;
    same("Change on dialysis", changes_offered(&look), on_dialysis.answers().len())?;
    let look = page.continue_()?;
    same("the reasons on dialysis", look.findings, on_dialysis.reasons())?;
    page.go("back")?;
    change(page, &on_dialysis, "dialysis")?;
    page.answer("dialysis", &["no"])?;
    let look = page.continue_()?;
    // The answer about eGFR was kept all the while.
    same("the screen after changing back", (look.place(), changes_offered(&look)), ("review", before))?;
    let look = page.continue_()?;
    same("the reasons without dialysis", look.findings, sheet.reasons())
}

fn choosing_stays(page: &Page) -> Proof {
    page.start()?;
    for option in ["chest-pain", "stroke-signs", "none"] {
        page.choose(option)?;
        stays(page, "right-now")?;
    }
    page.continue_()?;
    page.answer("today", &["none"])?;
    page.continue_()?;
    for option in ["kidney-failure", "dont-know", "kidney-disease"] {
        page.choose(option)?;
        stays(page, "diagnosis")?;
    }
    Ok(())
}

fn stays(page: &Page, place: &str) -> Proof {
    thread::sleep(Duration::from_millis(300));
    same("the screen after choosing", page.screen()?, place)
}

fn missing_answer(page: &Page) -> Proof {
    page.start()?;
    complains(page, "right-now", &["none"])?;
    page.continue_()?;
    complains(page, "today", &["none"])?;
    page.continue_()?;
    complains(page, "diagnosis", &["kidney-failure"])?;
    let look = page.go("back")?;
    same("nothing was lost", (look.place(), look.chosen()), ("today", vec!["none"]))
}

/// Presses Continue on an unanswered question, twice, and then answers it.
fn complains(page: &Page, question: &str, answer: &[&str]) -> Proof {
    for _ in 0..2 {
        page.press("continue")?;
        let in_summary =
            |look: &Look| look.focus.as_ref().is_some_and(|focus| focus.tag != "h1" && focus.tag != "button");
        let look = page.wait_until("the focus in a summary of what is missing", in_summary)?;
        same("the question is still there", look.place(), question)?;
        let said = look.focus.map(|focus| focus.text).unwrap_or_default();
        let heading = look.headings.first().cloned().unwrap_or_default();
        ensure!(said.contains(&heading), "the summary does not name the question {heading:?}: {said:?}");
        ensure!(said.contains("Choose"), "the summary does not say what to do: {said:?}");
    }
    page.answer(question, answer)
}

fn none_is_alone(page: &Page) -> Proof {
    page.start()?;
    let steps: &[(&str, &[&str])] = &[
        ("chest-pain", &["chest-pain"]),
        ("stroke-signs", &["chest-pain", "stroke-signs"]),
        ("none", &["none"]),
        ("self-harm", &["self-harm"]),
        ("self-harm", &[]),
        ("none", &["none"]),
        ("none", &[]),
    ];
    for (option, wanted) in steps {
        page.choose(option)?;
        page.wait_until(&format!("{wanted:?} after {option}"), |look| look.chosen() == *wanted)?;
    }
    Ok(())
}

fn clear_leaves_nothing(page: &Page) -> Proof {
    page.choose("other")?;
    page.wait_until("someone else", |look| look.chosen() == ["other"])?;
    to_review(page, &sheets::best()?)?;
    let look = page.go("clear")?;
    same("the screen after Clear", look.place(), "start")?;
    ensure!(look.text.contains("The answers are gone"), "nothing says that they are gone:\n{}", look.text);
    untouched(page)
}

/// Walks as far as the third question and finds nothing chosen.
fn untouched(page: &Page) -> Proof {
    same("about whom", page.look()?.chosen(), ["me"])?;
    for (question, answer) in [("right-now", "none"), ("today", "none"), ("diagnosis", "no")] {
        let look = if question == "right-now" { page.start()? } else { page.continue_()? };
        same("a fresh question", (look.place(), look.chosen()), (question, Vec::<&str>::new()))?;
        page.answer(question, &[answer])?;
    }
    Ok(())
}

/// The entry of the browser's history at which the page stands.
fn entry(page: &Page) -> Proof<Value> {
    page.script("return history.state", &[])
}

fn browser_history(page: &Page) -> Proof {
    let walk = [("right-now", "none"), ("today", "none"), ("diagnosis", "kidney-disease"), ("cause", "diabetes")];
    let address = address(page)?;
    let title: String = page.script("return document.title", &[])?;
    let at = |n: usize, place: &str, chosen: &[&str]| {
        let look = page.wait_for_move(place)?;
        same("the answer", look.chosen(), chosen.to_vec())?;
        page.wait_until("the entry of the history", |_| entry(page).is_ok_and(|entry| entry == json!({ "n": n })))?;
        same("the address", self::address(page)?, address.clone())?;
        same("the title", page.script::<String>("return document.title", &[])?, title.clone())
    };
    page.start()?;
    for (n, (question, answer)) in walk.iter().enumerate() {
        at(n + 1, question, &[])?;
        page.answer(question, &[answer])?;
        page.continue_()?;
    }
    at(5, "dialysis", &[])?;
    for (n, (question, answer)) in walk.iter().enumerate().rev() {
        page.browser.back()?;
        at(n + 1, question, &[answer])?;
    }
    page.browser.back()?;
    at(0, "start", &["me"])?;
    for (n, (question, answer)) in walk.iter().enumerate() {
        page.browser.forward()?;
        at(n + 1, question, &[answer])?;
    }
    // The page's own Back and the browser's go the same way.
    page.go("back")?;
    at(3, "diagnosis", &["kidney-disease"])?;
    page.browser.back()?;
    at(2, "today", &["none"])?;
    page.browser.forward()?;
    at(3, "diagnosis", &["kidney-disease"])
}

fn clear_and_history(page: &Page) -> Proof {
    page.start()?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    page.answer("today", &["missed-dialysis"])?;
    page.continue_()?;
    page.go("clear")?;
    for _ in 0..2 {
        page.browser.forward()?;
        thread::sleep(Duration::from_millis(200));
        same("the screen", page.screen()?, "start")?;
    }
    untouched(page)
}

fn reload_drops(page: &Page) -> Proof {
    page.start()?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    page.browser.reload()?;
    page.wait_for_place("start")?;
    page.browser.forward()?;
    thread::sleep(Duration::from_millis(200));
    same("the screen after Forward", page.screen()?, "start")?;
    untouched(page)
}

fn emergency_and_back(page: &Page) -> Proof {
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    let look = page.continue_()?;
    same("an emergency ends the questions", look.place(), "guidance")?;
    same("what it shows", look.findings, ["right-now/chest-pain"])?;
    let look = page.go("back")?;
    same("the screen before", (look.place(), look.chosen()), ("right-now", vec!["chest-pain"]))?;
    page.answer("right-now", &["chest-pain"])?;
    page.choose("none")?;
    page.wait_until("none", |look| look.chosen() == ["none"])?;
    let look = page.continue_()?;
    same("the questions go on", look.place(), "today")
}

fn learn_and_back(page: &Page) -> Proof {
    let look = page.go("learn")?;
    same("the learn screen", look.place(), "learn")?;
    same("its way back", page.go("back")?.place(), "start")?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    page.go("learn")?;
    let look = page.go("back")?;
    same("the question", (look.place(), look.chosen()), ("right-now", vec!["none"]))
}

fn for_someone_else(page: &Page) -> Proof {
    page.choose("other")?;
    let look = page.start()?;
    ensure!(look.headings.iter().any(|title| title.contains("them")), "{:?} speaks to the patient", look.headings);
    Ok(())
}

/// Opens the meaning of eGFR on an answered question.
fn open_term(page: &Page) -> Proof<Look> {
    page.press_term("egfr")?;
    page.wait_until("what eGFR means", |look| look.text.contains(MEANING))
}

/// Answers as far as the question whose hint says eGFR, and that question too.
fn to_term(page: &Page) -> Proof {
    page.start()?;
    for (question, answer) in [("right-now", "none"), ("today", "none")] {
        page.answer(question, &[answer])?;
        let look = page.continue_()?;
        ensure!(!look.text.contains(MEANING), "a meaning is open before anybody asks:\n{}", look.text);
    }
    page.answer("diagnosis", &["kidney-disease"])
}

fn term_and_escape(page: &Page) -> Proof {
    to_term(page)?;
    for _ in 0..2 {
        open_term(page)?;
        // A screen reader reads what has the focus.
        let has_focus = |look: &Look| look.focus.as_ref().is_some_and(|focus| focus.role == "note");
        let look = page.wait_until("the focus on what eGFR means", has_focus)?;
        same("the answer while it is open", look.chosen(), ["kidney-disease"])?;
        page.browser.keys(&[Key::Escape])?;
        let look = page.wait_until("the focus back on the term", |look| {
            !look.text.contains(MEANING) && look.focus.as_ref().is_some_and(|focus| focus.text == "eGFR")
        })?;
        same("where it was", (look.place(), look.chosen()), ("diagnosis", vec!["kidney-disease"]))?;
    }
    let look = page.continue_()?;
    same("and the questions go on", look.place(), "cause")
}

fn term_and_touch(page: &Page) -> Proof {
    to_term(page)?;
    open_term(page)?;
    page.choose("kidney-failure")?;
    let look = page.wait_until("the meaning is gone", |look| !look.text.contains(MEANING))?;
    same("the touch did what it does", look.chosen(), ["kidney-failure"])?;
    // A second touch on the term closes it as well.
    open_term(page)?;
    page.press_term("egfr")?;
    page.wait_until("the meaning is gone again", |look| !look.text.contains(MEANING))?;
    Ok(())
}

fn arrows_stay(page: &Page) -> Proof {
    page.start()?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    page.answer("today", &["none"])?;
    page.continue_()?;
    page.answer("diagnosis", &["kidney-disease"])?;
    let steps = [(Key::Down, "kidney-failure"), (Key::Down, "no"), (Key::Up, "kidney-failure"), (Key::Right, "no")];
    for (key, chosen) in steps {
        page.browser.keys(&[key])?;
        let look = page.wait_until(chosen, |look| look.chosen() == [chosen])?;
        same("the screen after an arrow", look.place(), "diagnosis")?;
    }
    // Enter on a radio button is not Continue.
    page.browser.keys(&[Key::Enter])?;
    stays(page, "diagnosis")
}

fn two_touches(page: &Page) -> Proof {
    page.start()?;
    page.answer("right-now", &["none"])?;
    page.touch_twice("continue")?;
    thread::sleep(Duration::from_millis(500));
    same("the screen after two touches", page.screen()?, "today")?;
    page.answer("today", &["none"])?;
    let look = page.continue_()?;
    same("and it goes on", look.place(), "diagnosis")
}
