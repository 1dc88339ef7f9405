//! The screens in a real browser, without a page around them: focus, errors, keys, and what a page is told.
//!
//! The words are read as `cargo xtask build` writes them, so that a test says what a person reads.
#![cfg(target_arch = "wasm32")]
// A test that meets a missing element has failed, and says where.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::cell::RefCell;
use std::rc::Rc;

use kidney_selfcheck::settings::Settings;
use kidney_selfcheck::ui::{Event, Remote, SelfCheck, SelfCheckProps};
use kidney_selfcheck::words::Words;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::{AppHandle, Callback};

wasm_bindgen_test_configure!(run_in_browser);

/// A mounted self-check, taken off the page when the test ends.
struct Stage {
    root: Element,
    app: Option<AppHandle<SelfCheck>>,
    props: SelfCheckProps,
    told: Rc<RefCell<Vec<Event>>>,
}

impl Stage {
    async fn new(attributes: &[(&str, &str)]) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let flat: Vec<String> =
            attributes.iter().flat_map(|(name, value)| [(*name).to_owned(), (*value).to_owned()]).collect();
        let told = Rc::new(RefCell::new(Vec::new()));
        let props = SelfCheckProps {
            settings: Rc::new(Settings::read(&flat).0),
            words: Rc::new(Words::read(include_str!(concat!(env!("OUT_DIR"), "/words/en.txt")).to_owned()).unwrap()),
            on_event: Callback::from({
                let told = told.clone();
                move |event| told.borrow_mut().push(event)
            }),
            remote: Remote::default(),
        };
        let app = yew::Renderer::<SelfCheck>::with_root_and_props(root.clone(), props.clone()).render();
        yew::scheduler::flush().await;
        Self { root, app: Some(app), props, told }
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).unwrap().map(|found| found.dyn_into().unwrap())
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
    for fold in ["details.fold:nth-of-type(1)", "details.treatment:nth-of-type(1)"] {
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
async fn the_page_hears_of_moves_start_and_finish_and_nothing_else() {
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
