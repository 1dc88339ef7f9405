//! The screens in a real browser, without a page around them: focus, errors, keys, and what a page is told.
//!
//! The words are read as `cargo xtask build` writes them, so that a test says what a person reads.
#![cfg(target_arch = "wasm32")]
// A test that meets a missing element has failed, and says where.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::cell::RefCell;
use std::rc::Rc;

use kidney_selfcheck::content::VERSION;
use kidney_selfcheck::run::Way;
use kidney_selfcheck::settings::Settings;
use kidney_selfcheck::ui::{Event, Hands, Remote, SelfCheck, SelfCheckProps, Squares, Take};
use kidney_selfcheck::words::Words;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::{AppHandle, Callback};

wasm_bindgen_test_configure!(run_in_browser);

/// A mounted self-check, taken off the page when the test ends.
struct Stage {
    root: Element,
    app: Option<AppHandle<SelfCheck>>,
    props: SelfCheckProps,
    told: Rc<RefCell<Vec<Event>>>,
    taken: Rc<RefCell<Vec<Take>>>,
}

impl Stage {
    async fn new(attributes: &[(&str, &str)]) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let flat: Vec<String> =
            attributes.iter().flat_map(|(name, value)| [(*name).to_owned(), (*value).to_owned()]).collect();
        let told = Rc::new(RefCell::new(Vec::new()));
        let taken = Rc::new(RefCell::new(Vec::new()));
        let props = SelfCheckProps {
            settings: Rc::new(Settings::read(&flat).0),
            words: Rc::new(whole()),
            clinic: None,
            on_event: Callback::from({
                let told = told.clone();
                move |event| told.borrow_mut().push(event)
            }),
            hands: Some(Hands {
                ways: Way::ALL.into(),
                take: Callback::from({
                    let taken = taken.clone();
                    move |take| taken.borrow_mut().push(take)
                }),
                draw: Callback::from(|text: String| {
                    (text.len() < 2000).then(|| Squares { edge: "9".to_owned(), path: "M4 4h1v1h-1z".to_owned() })
                }),
            }),
            remote: Remote::default(),
        };
        let app = yew::Renderer::<SelfCheck>::with_root_and_props(root.clone(), props.clone()).render();
        yew::scheduler::flush().await;
        Self { root, app: Some(app), props, told, taken }
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).unwrap().map(|found| found.dyn_into().unwrap())
    }

    async fn say(&mut self, words: Words) {
        let props = SelfCheckProps { words: Rc::new(words), ..self.props.clone() };
        self.app.as_mut().unwrap().update(props);
        yew::scheduler::flush().await;
    }

    fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    #[track_caller]
    fn must(&self, selector: &str) -> HtmlElement {
        self.find(selector).unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html()))
    }

    async fn click(&self, selector: &str) {
        self.must(selector).click();
        yew::scheduler::flush().await;
    }

    async fn press(&self, action: &str) {
        self.click(&format!("[data-action={action}]")).await;
    }

    async fn choose(&self, option: &str) {
        self.click(&format!("input[value='{option}']")).await;
    }

    fn is_chosen(&self, option: &str) -> bool {
        self.must(&format!("input[value='{option}']")).unchecked_into::<HtmlInputElement>().checked()
    }

    fn screen(&self) -> String {
        let screen = self.must("[data-screen]");
        let question = screen.get_attribute("data-question");
        question.unwrap_or_else(|| screen.get_attribute("data-screen").unwrap())
    }

    #[track_caller]
    fn check_focus(&self, selector: &str) {
        let active = web_sys::window().unwrap().document().unwrap().active_element();
        assert_eq!(active, Some(self.must(selector).into()), "the focus is on {selector}");
    }

    /// Answers with the first option that stands alone, or the first, until a screen other than a question shows.
    async fn answer_all(&self) {
        while self.find("[data-question][data-screen]").is_some() {
            if self.find("input:checked").is_none() {
                let first = if self.find("input[value=none]").is_some() { "input[value=none]" } else { "input" };
                self.click(first).await;
            }
            self.press("continue").await;
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

fn first() -> Words {
    Words::read(include_str!(concat!(env!("OUT_DIR"), "/words/en.txt")).to_owned()).unwrap()
}

fn whole() -> Words {
    first().with_rest(include_str!(concat!(env!("OUT_DIR"), "/words/en.more.txt"))).unwrap()
}

/// English as nobody writes it; `compiler::pseudo` makes it.
fn pseudo() -> Words {
    let first = Words::read(include_str!(concat!(env!("OUT_DIR"), "/words/en-x-pseudo.txt")).to_owned()).unwrap();
    first.with_rest(include_str!(concat!(env!("OUT_DIR"), "/words/en-x-pseudo.more.txt"))).unwrap()
}

/// What may stand outside of brackets: names, numbers, signs and dates, and references, which are in no language.
fn is_of_no_language(text: &str) -> bool {
    let word = |word: &str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        word.chars().all(|letter| !letter.is_alphabetic()) || word == VERSION
    };
    text.split_whitespace().all(word)
}

/// Every text of a screen that did not come from the words.
fn hard_coded(stage: &Stage) -> Vec<String> {
    let all = stage.root.query_selector_all("*").unwrap();
    let mut found = Vec::new();
    // Pieces of one text stand beside each other, so a text is what the nearest block says.
    for at in 0..all.length() {
        let parent: Element = all.item(at).unwrap().unchecked_into();
        let children = parent.child_nodes();
        let speaks = (0..children.length()).filter_map(|at| children.item(at)).any(|node| node.node_type() == 3);
        if !speaks {
            continue;
        }
        let block = parent
            .closest("p, li, h1, h2, h3, h4, button, a, summary, legend, label, dt, dd, td, th, figcaption, strong")
            .unwrap()
            .unwrap_or(parent);
        let text = block.text_content().unwrap_or_default();
        let reference = block.closest(".sources, [data-source], svg").unwrap().is_some();
        if !reference && !text.contains('⟦') && !is_of_no_language(&text) {
            found.push(text);
        }
    }
    for attribute in ["aria-label", "title", "alt", "placeholder"] {
        let all = stage.root.query_selector_all(&format!("[{attribute}]")).unwrap();
        for at in 0..all.length() {
            let value = all.item(at).unwrap().unchecked_into::<Element>().get_attribute(attribute).unwrap();
            if !value.contains('⟦') && !is_of_no_language(&value) {
                found.push(format!("{attribute}: {value}"));
            }
        }
    }
    found.dedup();
    found
}

#[wasm_bindgen_test]
async fn every_text_comes_from_the_words() {
    let mut stage = Stage::new(&[]).await;
    stage.say(pseudo()).await;
    let none: Vec<String> = Vec::new();
    assert_eq!(hard_coded(&stage), none, "start");
    stage.press("start").await;
    stage.press("continue").await;
    assert_eq!(hard_coded(&stage), none, "an answer is missing");
    while stage.find("[data-question][data-screen]").is_some() {
        assert_eq!(hard_coded(&stage), none, "{}", stage.screen());
        if stage.find("input:checked").is_none() {
            let first = if stage.find("input[value=none]").is_some() { "input[value=none]" } else { "input" };
            stage.click(first).await;
        }
        stage.press("continue").await;
    }
    assert_eq!(hard_coded(&stage), none, "review");
    stage.press("continue").await;
    assert_eq!(hard_coded(&stage), none, "guidance");
    stage.press("learn").await;
    assert_eq!(hard_coded(&stage), none, "learn");
}

#[wasm_bindgen_test]
async fn the_first_screen_takes_no_focus_and_tells_nothing() {
    let stage = Stage::new(&[]).await;
    assert_eq!(stage.screen(), "start");
    assert!(stage.told.borrow().is_empty());
    assert_eq!(stage.count("h1"), 1);
    assert!(stage.root.text_content().unwrap().contains("Ask your kidney doctor"));
    assert!(stage.root.text_content().unwrap().contains("No clinician has checked this content yet"));
}

#[wasm_bindgen_test]
async fn each_new_screen_has_one_heading_and_the_focus_on_it() {
    let stage = Stage::new(&[]).await;
    stage.press("start").await;
    while stage.screen() != "review" {
        assert_eq!(stage.count("h1"), 1, "{}", stage.screen());
        stage.check_focus("h1");
        let first = if stage.find("input[value=none]").is_some() { "input[value=none]" } else { "input" };
        stage.click(first).await;
        stage.press("continue").await;
    }
    stage.check_focus("h1");
    stage.press("continue").await;
    assert_eq!(stage.screen(), "guidance");
    stage.check_focus("h1");
}

#[wasm_bindgen_test]
async fn choosing_never_advances_and_an_exclusive_option_stands_alone() {
    let stage = Stage::new(&[]).await;
    stage.press("start").await;
    stage.choose("chest-pain").await;
    stage.choose("stroke-signs").await;
    assert!(stage.is_chosen("chest-pain") && stage.is_chosen("stroke-signs"));
    stage.choose("none").await;
    assert!(!stage.is_chosen("chest-pain") && !stage.is_chosen("stroke-signs") && stage.is_chosen("none"));
    stage.choose("self-harm").await;
    assert!(stage.is_chosen("self-harm") && !stage.is_chosen("none"));
    assert_eq!(stage.screen(), "right-now");
}

#[wasm_bindgen_test]
async fn continue_without_a_choice_shows_a_summary_that_takes_the_focus() {
    let stage = Stage::new(&[]).await;
    stage.press("start").await;
    stage.press("continue").await;
    assert_eq!(stage.screen(), "right-now");
    stage.check_focus(".error-summary");
    let summary = stage.must(".error-summary").text_content().unwrap();
    assert!(summary.contains("Is any of this happening to you right now?"), "names the question: {summary}");
    let described = stage.must("fieldset").get_attribute("aria-describedby").unwrap();
    for id in described.split(' ') {
        assert!(stage.find(&format!("[id='{id}']")).is_some(), "{id} is there");
    }
    // A second press says it again, by moving the focus again.
    stage.press("continue").await;
    stage.check_focus(".error-summary");
    stage.choose("none").await;
    stage.press("continue").await;
    assert_eq!(stage.screen(), "today");
    assert_eq!(stage.count(".error-summary"), 0);
}

#[wasm_bindgen_test]
async fn a_term_opens_once_on_a_screen_and_again_in_a_fold() {
    let stage = Stage::new(&[]).await;
    stage.press("learn").await;
    for fold in ["details.fold", ".treatment"] {
        stage.must(&format!("{fold} .term"));
    }
    let names = stage.root.query_selector_all(".meaning").unwrap();
    let ids: std::collections::BTreeSet<_> =
        (0..names.length()).map(|at| names.get(at).unwrap().unchecked_into::<Element>().id()).collect();
    assert!(ids.len() > 10 && ids.len() == names.length() as usize, "every meaning has an id of its own: {ids:?}");
    for wrong in ["summary", "label", "button", "a", "h1", "h2", "h3", "h4"] {
        assert_eq!(stage.count(&format!("{wrong} .term")), 0, "a term in {wrong}");
    }
    assert!(stage.must("[data-terms] dl").text_content().unwrap().contains("Peritoneal dialysis"));
    stage.press("back").await;

    stage.press("start").await;
    stage.choose("none").await;
    stage.press("continue").await;
    stage.choose("none").await;
    stage.press("continue").await;
    assert_eq!(stage.screen(), "diagnosis");
    assert_eq!(stage.count(".hint [data-term=egfr]"), 1);
    let meaning = stage.must(".hint [data-term=egfr] + .meaning");
    assert!(!meaning.matches(":popover-open").unwrap());
    stage.click("[data-term=egfr]").await;
    assert!(meaning.matches(":popover-open").unwrap());
    assert!(meaning.text_content().unwrap().contains("A number from a blood test"));
    stage.click("[data-term=egfr]").await;
    assert!(!meaning.matches(":popover-open").unwrap());
}

#[wasm_bindgen_test]
async fn an_emergency_explains_nothing() {
    let stage = Stage::new(&[]).await;
    stage.press("start").await;
    stage.choose("heartbeat-or-weakness").await;
    stage.press("continue").await;
    assert!(stage.root.text_content().unwrap().contains("too much potassium"));
    assert_eq!(stage.count(".term"), 0);
}

#[wasm_bindgen_test]
async fn two_presses_faster_than_drawing_skip_nothing() {
    let stage = Stage::new(&[]).await;
    stage.press("start").await;
    stage.choose("none").await;
    let button = stage.must("[data-action=continue]");
    button.click();
    button.click();
    yew::scheduler::flush().await;
    assert_eq!(stage.screen(), "today");
    assert_eq!(stage.count(".error-summary"), 0);
}

#[wasm_bindgen_test]
async fn an_emergency_shows_what_to_do_with_the_number_of_the_country() {
    for (country, number) in [("us", "911"), ("gb", "999"), ("fr", "112")] {
        let stage = Stage::new(&[("country", country)]).await;
        stage.press("start").await;
        stage.choose("access-bleeding").await;
        stage.press("continue").await;
        let guidance = stage.must("[data-screen=guidance]");
        assert_eq!(guidance.get_attribute("data-safety").as_deref(), Some("emergency"));
        assert_eq!(stage.must("a.call").get_attribute("href"), Some(format!("tel:{number}")));
        let text = guidance.text_content().unwrap();
        assert!(text.contains("Press hard on the bleeding") && text.contains("kidney team"), "{text}");
        assert!(stage.find("[data-finding='right-now/access-bleeding']").is_some());
    }
}

#[wasm_bindgen_test]
async fn thoughts_of_self_harm_show_the_crisis_line() {
    let stage = Stage::new(&[("country", "us")]).await;
    stage.press("start").await;
    stage.choose("self-harm").await;
    stage.press("continue").await;
    assert!(stage.find("a[href='tel:988']").is_some());
}

/// To the guidance, with these answers and else the first option that stands alone, or the first.
async fn guidance_with(answers: &[(&str, &str)]) -> Stage {
    let stage = Stage::new(&[]).await;
    stage.press("start").await;
    while stage.screen() != "review" {
        let question = stage.screen();
        let given = answers.iter().find(|(asked, _)| *asked == question).map(|(_, option)| *option);
        match given {
            Some(option) => stage.choose(option).await,
            None if stage.find("input[value=none]").is_some() => stage.choose("none").await,
            None => stage.click("input").await,
        }
        stage.press("continue").await;
    }
    stage.press("continue").await;
    stage
}

#[wasm_bindgen_test]
async fn the_scale_marks_the_answer_and_says_so() {
    for (answer, marked, said) in [
        (("egfr", "60-or-more"), &["g1", "g2"][..], "90 or more (G1); 60 to 89 (G2)"),
        (("egfr", "45-to-59"), &["g3a"], "45 to 59"),
        (("egfr", "30-to-44"), &["g3b"], "30 to 44"),
        (("egfr", "20-to-29"), &["g4-from-20"], "20 to 29"),
        (("egfr", "15-to-19"), &["g4-below-20"], "15 to 19"),
        (("egfr", "below-15"), &["g5"], "Under 15, or on dialysis"),
        (("dialysis", "haemodialysis"), &["g5"], "Under 15, or on dialysis"),
        (("dialysis", "peritoneal-dialysis"), &["g5"], "Under 15, or on dialysis"),
        (("egfr", "dont-know"), &[], "the scale marks nothing"),
    ] {
        let stage = guidance_with(&[answer]).await;
        let found: Vec<_> = (0..stage.count("[data-picture=egfr-scale] > ul > li"))
            .filter_map(|at| {
                stage.find(&format!("[data-picture=egfr-scale] > ul > li:nth-child({})[data-marked]", at + 1))
            })
            .map(|part| part.get_attribute("data-part").unwrap())
            .collect();
        assert_eq!(found, marked, "{answer:?}");
        // In the words of the row and in the caption: never by a shape alone.
        assert_eq!(stage.count("[data-picture=egfr-scale] .mark"), u32::try_from(marked.len()).unwrap());
        let told = stage.must("[data-picture=egfr-scale] figcaption").text_content().unwrap();
        assert!(told.contains(said), "{answer:?}: {told}");
    }
}

#[wasm_bindgen_test]
async fn who_was_not_asked_sees_no_scale_and_nobody_is_marked_on_the_learn_screen() {
    let stage = guidance_with(&[("diagnosis", "no")]).await;
    assert_eq!(stage.count("[data-picture=egfr-scale]"), 0);
    stage.press("learn").await;
    assert_eq!(stage.count("[data-picture=egfr-scale]"), 1);
    assert_eq!(stage.count("[data-picture=egfr-scale] [data-marked]"), 0);
    assert!(!stage.must("[data-picture=egfr-scale]").text_content().unwrap().contains("our answer"));
}

#[wasm_bindgen_test]
async fn every_picture_has_a_caption_with_a_date_and_its_words_with_sources() {
    let stage = guidance_with(&[]).await;
    for (screen, pictures) in [("guidance", 4), ("learn", 4)] {
        assert_eq!(stage.screen(), screen);
        assert_eq!(stage.count("figure[data-picture][part=picture]"), pictures, "{screen}");
        for picture in ["egfr-scale", "evidence-ladder", "small-study", "joining-a-study"] {
            let figure = format!("[data-picture={picture}]");
            // Every row is real text beside a drawing that a screen reader passes over.
            let rows = stage.count(&format!("{figure} > ul > li"));
            assert!(rows > 1, "{picture}");
            assert_eq!(
                stage.count(&format!("{figure} li > svg[aria-hidden=true] + div > p > strong")),
                rows,
                "{picture}"
            );
            assert_eq!(stage.count(&format!("{figure} svg text, {figure} svg title")), 0, "{picture}");
            assert!(stage.must(&format!("{figure} figcaption")).text_content().unwrap().contains("2026"), "{picture}");
            let words = stage.must(&format!("{figure} details.more"));
            assert!(words.text_content().unwrap().len() > 300 && !words.has_attribute("open"), "{picture}");
            assert!(stage.count(&format!("{figure} details.more details.sources a")) > 0, "{picture}");
            assert_eq!(stage.count(&format!("{figure} [style]")), 0, "{picture}: a strict policy forbids it");
        }
        if screen == "guidance" {
            stage.press("learn").await;
        }
    }
    assert_eq!(stage.count("[data-picture=small-study] path.full"), 12);
    assert_eq!(stage.count("[data-picture=small-study] path.empty"), 4);
}

#[wasm_bindgen_test]
async fn an_emergency_shows_no_picture() {
    let stage = Stage::new(&[]).await;
    stage.press("start").await;
    stage.choose("chest-pain").await;
    stage.press("continue").await;
    assert_eq!(stage.count("[data-picture]"), 0);
}

#[wasm_bindgen_test]
async fn a_relative_reads_about_the_other_person() {
    let stage = Stage::new(&[]).await;
    stage.choose("other").await;
    stage.press("start").await;
    assert!(stage.must("h1").text_content().unwrap().contains("happening to them"));
}

#[wasm_bindgen_test]
async fn change_and_back_keep_the_answers() {
    let stage = Stage::new(&[]).await;
    stage.press("start").await;
    stage.answer_all().await;
    assert_eq!(stage.screen(), "review");
    stage.click("[data-action=change][data-question=age]").await;
    assert!(stage.is_chosen("under-18"), "the first option was chosen before");
    stage.choose("30-to-80").await;
    stage.press("continue").await;
    assert_eq!(stage.screen(), "review");
    assert!(stage.root.text_content().unwrap().contains("30 to 80"));
}

#[wasm_bindgen_test]
async fn clear_drops_the_answers_and_says_so() {
    let stage = Stage::new(&[]).await;
    stage.press("start").await;
    stage.choose("none").await;
    stage.press("continue").await;
    stage.press("clear").await;
    assert_eq!(stage.screen(), "start");
    assert!(stage.must("[role=status]").text_content().unwrap().contains("The answers are gone"));
    stage.press("start").await;
    assert!(!stage.is_chosen("none"));
}

#[wasm_bindgen_test]
async fn the_page_hears_of_moves_start_finish_and_clearing_and_nothing_else() {
    let stage = Stage::new(&[]).await;
    stage.press("start").await;
    stage.choose("chest-pain").await;
    stage.press("continue").await;
    stage.press("back").await;
    stage.press("continue").await;
    assert_eq!(
        *stage.told.borrow(),
        [Event::Moved(1), Event::Started, Event::Moved(2), Event::Finished, Event::Moved(1), Event::Moved(2)]
    );
    stage.told.borrow_mut().clear();
    stage.press("clear").await;
    assert_eq!(*stage.told.borrow(), [Event::Moved(0), Event::Cleared]);
}

#[wasm_bindgen_test]
async fn the_history_of_the_page_can_ask_for_a_screen() {
    let stage = Stage::new(&[]).await;
    stage.press("start").await;
    stage.choose("none").await;
    stage.press("continue").await;
    stage.props.remote.go(1);
    yew::scheduler::flush().await;
    assert_eq!(stage.screen(), "right-now");
    stage.props.remote.go(99);
    yew::scheduler::flush().await;
    assert_eq!((stage.screen().as_str(), stage.told.borrow().last()), ("today", Some(&Event::Moved(2))));
}

#[wasm_bindgen_test]
async fn changed_settings_lose_no_answer() {
    let mut stage = Stage::new(&[("country", "us")]).await;
    stage.press("start").await;
    stage.choose("none").await;
    let flat = ["country", "gb", "phone", "020 7946 0000"].map(str::to_owned);
    stage.props.settings = Rc::new(Settings::read(&flat).0);
    let props = stage.props.clone();
    stage.app.as_mut().unwrap().update(props);
    yew::scheduler::flush().await;
    assert!(stage.is_chosen("none"));
    assert!(stage.find("a[href='tel:999']").is_some());
}

#[wasm_bindgen_test]
async fn several_on_one_page_share_no_name_or_answer() {
    let (one, two) = (Stage::new(&[]).await, Stage::new(&[]).await);
    for stage in [&one, &two] {
        stage.press("start").await;
    }
    one.choose("none").await;
    assert!(one.is_chosen("none") && !two.is_chosen("none"));
    let name = |stage: &Stage| stage.must("input").get_attribute("name");
    assert_ne!(name(&one), name(&two));
}

#[wasm_bindgen_test]
async fn a_hundred_mounts_leave_nothing_behind() {
    let body = web_sys::window().unwrap().document().unwrap().body().unwrap();
    let before = body.child_element_count();
    for _ in 0..100 {
        let stage = Stage::new(&[]).await;
        stage.press("start").await;
    }
    assert_eq!(body.child_element_count(), before);
}

/// The clock that the page shows, moved on by so many seconds.
struct Clock;

impl Clock {
    // It stands still otherwise: a busy machine must not make a test late.
    const SHIFT: &str = "Date.start ??= Date.now(); Date.ahead = (Date.ahead ?? 0) + seconds * 1000; \
                         Date.now = () => Date.start + Date.ahead;";

    /// The device sleeps: nothing looks at the clock meanwhile.
    fn sleep(seconds: i32) {
        js_sys::Function::new_with_args("seconds", Self::SHIFT)
            .call1(&wasm_bindgen::JsValue::NULL, &seconds.into())
            .unwrap();
    }

    async fn forward(seconds: i32) {
        Self::sleep(seconds);
        Self::tell("visibilitychange").await;
    }

    /// Something happens on the page.
    async fn tell(what: &str) {
        let document = web_sys::window().unwrap().document().unwrap();
        document.dispatch_event(&web_sys::Event::new(what).unwrap()).unwrap();
        yew::scheduler::flush().await;
    }
}

#[wasm_bindgen_test]
async fn the_waiting_room_mode_warns_and_then_drops_the_answers() {
    let stage = Stage::new(&[("idle-minutes", "2")]).await;
    Clock::forward(600).await;
    assert_eq!(stage.count("[data-idle]"), 0, "nothing to drop on an untouched start screen");
    stage.press("start").await;
    stage.choose("none").await;
    stage.press("continue").await;

    Clock::forward(59).await;
    assert_eq!(stage.count("[data-idle]"), 0, "a minute is left");
    Clock::forward(15).await;
    let warning = stage.must("[data-idle]").text_content().unwrap();
    assert!(warning.contains("seconds"), "{warning}");
    assert!(
        stage.must("[role=status]").text_content().unwrap().contains("In 60 seconds, this page clears the answers")
    );
    Clock::tell("keydown").await;
    assert_eq!((stage.count("[data-idle]"), stage.screen().as_str()), (0, "today"), "somebody is there");

    Clock::forward(115).await;
    let said = stage.must("[role=status]").text_content().unwrap();
    assert!(said.contains("In 10 seconds"), "{said} {}", stage.screen());
    Clock::forward(6).await;
    assert_eq!((stage.count("[data-idle]"), stage.screen().as_str()), (0, "start"));
    stage.press("start").await;
    assert!(!stage.is_chosen("none"), "the answer is gone");
}

#[wasm_bindgen_test]
async fn whoever_comes_back_too_late_does_not_find_the_answers() {
    let stage = Stage::new(&[("idle-minutes", "5")]).await;
    stage.press("start").await;
    stage.choose("none").await;
    Clock::sleep(301);
    Clock::tell("pointerdown").await;
    assert_eq!(stage.screen(), "start");
}

#[wasm_bindgen_test]
async fn without_idle_minutes_the_answers_stay() {
    let stage = Stage::new(&[]).await;
    stage.press("start").await;
    stage.choose("none").await;
    Clock::forward(100_000).await;
    assert!(stage.is_chosen("none"));
}

#[wasm_bindgen_test]
async fn who_checked_the_content_is_said_as_it_is() {
    let text =
        async |attributes: &[(&str, &str)]| Stage::new(attributes).await.must(".review-note").text_content().unwrap();
    let own = text(&[("reviewed-by", "Dr Example"), ("reviewed-on", "2026-12-01")]).await;
    assert!(own.contains("Checked by Dr Example, December 1, 2026") && !own.contains("No clinician"), "{own}");
    let earlier = text(&[("reviewed-by", "Dr Example"), ("reviewed-on", "2026-10-31")]).await;
    assert!(earlier.contains("An earlier edition was checked by Dr Example"), "{earlier}");
    assert!(earlier.contains("No clinician has checked this content yet"), "{earlier}");
}

#[wasm_bindgen_test]
async fn content_past_its_day_says_so() {
    use js_sys::Function;
    let shift = |js: &str| Function::new_no_args(js).call0(&wasm_bindgen::JsValue::NULL).unwrap();
    shift(
        "globalThis.RealDate = Date; globalThis.Date = class extends RealDate { \
           constructor(...a) { if (a.length) super(...a); else super(globalThis.shownDay); } };",
    );
    // The first screen, the guidance, and the sheet for paper.
    let expired = async |day: &str| {
        shift(&format!("globalThis.shownDay = '{day}T12:00:00'"));
        let first = Stage::new(&[]).await.count("[data-expired]");
        let stage = at_guidance().await;
        (first, stage.count("[data-expired]"), sheet(&stage).contains("That day is past."))
    };
    let (on_the_day, after) = (expired("2027-05-31").await, expired("2027-06-01").await);
    shift("globalThis.Date = RealDate");
    assert_eq!((on_the_day, after), ((0, 0, false), (1, 1, true)));
}

/// A whole run, to the guidance.
async fn at_guidance() -> Stage {
    let stage = Stage::new(&[("clinic-name", "St Example"), ("phone", "020 7946 0000")]).await;
    stage.press("start").await;
    stage.answer_all().await;
    stage.press("continue").await;
    assert_eq!(stage.screen(), "guidance");
    stage
}

fn sheet(stage: &Stage) -> String {
    stage.must(".sheet").text_content().unwrap()
}

#[wasm_bindgen_test]
async fn before_the_rest_of_the_words_has_come_nothing_is_empty() {
    let mut stage = at_guidance().await;
    let folds = stage.count("details");
    stage.say(first()).await;
    for (screen, next) in [("guidance", "learn"), ("learn", "back")] {
        assert_eq!(stage.screen(), screen);
        assert!(stage.must(".note").text_content().unwrap().contains("still loading"));
        for place in ["h1", "h2", "h3", "summary", "p", "li"] {
            let empty = format!("{place}:empty:not(.sheet *)");
            assert_eq!(stage.count(&empty), 0, "an empty {place} on {screen}");
        }
        assert_eq!(stage.count("details.sources"), 0, "no sources yet");
        stage.press(next).await;
    }
    stage.say(whole()).await;
    assert_eq!((stage.count("details"), stage.screen().as_str()), (folds, "guidance"), "nothing is lost");
}

#[wasm_bindgen_test]
async fn every_way_hands_over_the_same_text() {
    let stage = at_guidance().await;
    for way in Way::ALL {
        stage.press(way.id()).await;
    }
    let taken = stage.taken.borrow();
    assert_eq!(taken.iter().map(|take| take.way).collect::<Vec<_>>(), Way::ALL);
    let first = taken.first().map(|take| take.text.clone());
    // The file for the clinic's computer is made of the answers as rows.
    let (rows, texts): (Vec<&Take>, Vec<&Take>) = taken.iter().partition(|take| take.way == Way::Fhir);
    assert!(rows.iter().all(|take| take.text.contains("\ndiagnosis\t")), "{rows:?}");
    assert_eq!(rows.len(), 1);
    for take in texts {
        assert_eq!(Some(&take.text), first.as_ref());
        for part in ["Not a medical record", "St Example", "Diagnosis: Yes, kidney disease", "Content "] {
            assert!(take.text.contains(part), "{part} in:\n{}", take.text);
        }
    }
}

#[wasm_bindgen_test]
async fn what_became_of_it_is_said_and_a_refusal_offers_the_text() {
    let stage = at_guidance().await;
    stage.props.remote.took(Way::Copy, true);
    yew::scheduler::flush().await;
    assert_eq!(stage.must("[role=status]").text_content().unwrap(), "Copied.");
    assert_eq!(stage.count("[data-copy]"), 0);
    stage.props.remote.took(Way::Copy, false);
    yew::scheduler::flush().await;
    assert!(stage.must("[role=status]").text_content().unwrap().contains("select it and copy it"));
    let area: HtmlTextAreaElement = stage.must("[data-copy]").unchecked_into();
    assert!(area.value().contains("Diagnosis: Yes, kidney disease"), "{}", area.value());
    area.focus().unwrap();
    let length = u32::try_from(area.value().encode_utf16().count()).unwrap();
    assert_eq!((area.selection_start().unwrap(), area.selection_end().unwrap()), (Some(0), Some(length)));
}

#[wasm_bindgen_test]
async fn questions_are_kept_left_out_and_added() {
    let stage = at_guidance().await;
    assert!(sheet(&stage).contains("How can I check that a study is real?"));
    stage.choose("how-to-check-a-study").await;
    assert!(!sheet(&stage).contains("How can I check that a study is real?"));
    let own: HtmlTextAreaElement = stage.must("[data-own]").unchecked_into();
    own.set_value("Can I travel?\n</script><b>x</b>");
    let typed = web_sys::EventInit::new();
    typed.set_bubbles(true);
    own.dispatch_event(&web_sys::InputEvent::new("input").unwrap()).unwrap();
    own.dispatch_event(&web_sys::Event::new_with_event_init_dict("input", &typed).unwrap()).unwrap();
    yew::scheduler::flush().await;
    assert!(sheet(&stage).contains("Can I travel?") && sheet(&stage).contains("</script><b>x</b>"));
    assert_eq!(stage.count(".sheet [data-part=asks] b"), 0, "it is text, whatever it says");
}

#[wasm_bindgen_test]
async fn up_to_three_things_matter_in_their_order() {
    let stage = at_guidance().await;
    for matter in ["travel", "cost", "feel-better"] {
        stage.choose(matter).await;
    }
    let disabled = |id: &str| stage.must(&format!("input[value={id}]")).has_attribute("disabled");
    assert!(disabled("time-at-home") && !disabled("cost"));
    let part = || stage.must(".sheet [data-part=matters]").text_content().unwrap();
    assert_eq!(part(), "What matters most to meLess travelWhat it costsFeeling better day to day");
    stage.click("[data-matter=feel-better] [data-action=raise]").await;
    assert_eq!(part(), "What matters most to meLess travelFeeling better day to dayWhat it costs");
    assert!(sheet(&stage).contains("cost me in money and travel?"), "what matters brings its question");
    stage.choose("travel").await;
    assert!(!disabled("time-at-home"));
}

#[wasm_bindgen_test]
async fn the_code_is_shown_on_request_and_gone_with_the_screen() {
    let stage = at_guidance().await;
    assert_eq!(stage.count("svg.qr"), 0);
    stage.press("qr").await;
    let code = stage.must("figure.code").query_selector("svg.qr path.dark").unwrap().unwrap();
    assert_eq!(code.get_attribute("d").unwrap(), "M4 4h1v1h-1z");
    stage.press("back").await;
    stage.press("continue").await;
    assert_eq!((stage.screen().as_str(), stage.count("svg.qr")), ("guidance", 0));
}

#[wasm_bindgen_test]
async fn an_emergency_offers_nothing_to_take_along() {
    let stage = Stage::new(&[]).await;
    stage.press("start").await;
    stage.choose("chest-pain").await;
    stage.press("continue").await;
    for gone in ["[data-action=print]", "[data-action=qr]", ".sheet", "[data-own]", ".matters"] {
        assert_eq!(stage.count(gone), 0, "{gone}");
    }
}

#[wasm_bindgen_test]
async fn clear_drops_wishes_too() {
    let stage = at_guidance().await;
    stage.choose("travel").await;
    stage.press("clear").await;
    stage.press("start").await;
    stage.answer_all().await;
    stage.press("continue").await;
    assert_eq!(stage.count(".sheet [data-part=matters]"), 0);
}
