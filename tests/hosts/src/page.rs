//! A page with a self-check, as a person meets it: looking at it, and pressing keys or touching it.

use std::fs;
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::console::Line;
use crate::counts;
use crate::engine::Engine;
use crate::fault::{At, Fault, Proof, same};
use crate::look::Look;
use crate::sheets::Sheet;
use crate::site::{Site, variable};
use crate::words::names_nephrologist;

const COMMON: &str = include_str!("js/common.js");

const LOOK: &str = include_str!("js/look.js");

/// How long anything may take that a case waits for, on a machine with other browsers at work.
pub const PATIENCE: Duration = Duration::from_secs(45);

/// No window of a desktop is narrower than about this.
const SMALLEST_WINDOW: u32 = 520;

/// More than any screen has.
const MOST_TABS: usize = 150;

/// With what a person works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Tab, Shift-Tab, Space, Enter and the arrows; nothing else.
    Keyboard,
    /// One finger on the glass.
    Touch,
}

/// The size of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// A cheap telephone: 360 by 640, with touch.
    Phone,
    /// The narrowest there is: 320 by 568, with touch.
    Narrow,
    /// A computer: 1280 by 900.
    Desk,
    /// A computer at 400 %: of its 1280 by 1024, a quarter each way, with a mouse.
    Zoomed,
}

impl Window {
    /// Width, height, and whether it is a telephone.
    fn measures(self) -> (u32, u32, bool) {
        match self {
            Self::Phone => (360, 640, true),
            Self::Narrow => (320, 568, true),
            Self::Desk => (1280, 900, false),
            Self::Zoomed => (320, 256, false),
        }
    }
}

/// One self-check on a page.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The browser it is open in.
    pub browser: &'a Browser,
    /// The site it came from.
    pub site: &'a Site,
    by: By,
    nth: usize,
}

/// Where something to press is.
#[derive(Debug, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "four facts that a script tells")]
struct Found {
    x: f64,
    y: f64,
    hit: bool,
    over: String,
    focused: bool,
    steps: Option<i32>,
    before: bool,
    /// How many stops of the Tab key there should be up to it, if the focus is in the self-check.
    tabs: u32,
    checked: bool,
}

/// Something to press.
#[derive(Clone, Copy, Debug)]
enum Target<'t> {
    Option(&'t str),
    /// The n-th button with this action.
    Action(&'t str, usize),
    /// A word that is explained.
    Term(&'t str),
    /// A field with this attribute.
    Field(&'t str),
}

impl<'a> Page<'a> {
    /// Opens a path of the site and waits for nothing but the load event.
    ///
    /// # Errors
    /// When it cannot be loaded.
    pub fn load(browser: &'a Browser, site: &'a Site, path: &str, window: Window, by: By) -> Proof<Self> {
        let page = Self { browser, site, by, nth: 0 };
        page.resize(window)?;
        browser.open(&site.url(path))?;
        Ok(page)
    }

    /// What the browser has open already.
    #[must_use]
    pub fn here(browser: &'a Browser, site: &'a Site, by: By) -> Self {
        Self { browser, site, by, nth: 0 }
    }

    /// Opens a path of the site and waits for the start screen, and for all that is loaded behind it.
    ///
    /// # Errors
    /// When it does not come.
    pub fn open(browser: &'a Browser, site: &'a Site, path: &str, window: Window, by: By) -> Proof<Self> {
        let page = Self::load(browser, site, path, window, by)?;
        page.wait_for_place("start")?;
        page.wait_that(
            "the rest of the words",
            "[...document.querySelectorAll('kidney-selfcheck')].every((tag) => tag.whole)",
        )?;
        Ok(page)
    }

    /// Another self-check of the same page, counted from 0.
    #[must_use]
    pub fn nth(&self, nth: usize) -> Self {
        Self { nth, ..*self }
    }

    /// The same page, worked with something else.
    #[must_use]
    pub fn by(&self, by: By) -> Self {
        Self { by, ..*self }
    }

    /// Gives the window another size.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn resize(&self, window: Window) -> Proof {
        let (width, height, mobile) = window.measures();
        self.metrics(width, height, mobile)
    }

    fn metrics(&self, width: u32, height: u32, mobile: bool) -> Proof {
        if self.browser.engine() != Engine::Chromium {
            return self.window(width, height);
        }
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
        self.browser.devtools("Emulation.setDeviceMetricsOverride", &metrics)?;
        self.browser.devtools("Emulation.setTouchEmulationEnabled", &json!({ "enabled": mobile })).map(drop)
    }

    /// The nearest to it that a window can be.
    fn window(&self, width: u32, height: u32) -> Proof {
        self.browser.window(width.max(self.browser.engine().narrowest()), height)?;
        let wait = Wait::new();
        loop {
            let seen: u32 = self.browser.script("return innerWidth", &[])?;
            if seen == width || seen <= SMALLEST_WINDOW && width < SMALLEST_WINDOW {
                return Ok(());
            }
            if !wait.goes_on() {
                return Err(Fault::stuck(format!("the window is {seen} wide, not {width}")));
            }
        }
    }

    /// Keeps a picture of the whole page, for whoever asks for it by naming a folder in `HOST_PICTURES`.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn picture(&self, name: &str, window: Window) -> Proof {
        let Ok(folder) = std::env::var("HOST_PICTURES") else { return Ok(()) };
        let (width, _, mobile) = window.measures();
        let height: u32 = self.script("return document.documentElement.scrollHeight", &[])?;
        self.metrics(width, height, mobile)?;
        let picture = self.browser.screenshot()?;
        fs::create_dir_all(&folder)?;
        fs::write(std::path::Path::new(&folder).join(format!("{name}-{width}.png")), picture)?;
        self.resize(window)
    }

    /// Makes the system light or dark.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn scheme(&self, scheme: &str) -> Proof {
        self.prefers(&[("prefers-color-scheme", scheme)])
    }

    /// Gives the system these preferences, by the names that style sheets have for them, and no other, and sees that the
    /// page hears of it. `WebKit` is told when it starts and never again, so there it only sees.
    ///
    /// # Errors
    /// When the browser fails, or the page does not hear of it.
    pub fn prefers(&self, features: &[(&str, &str)]) -> Proof {
        match self.browser.engine() {
            Engine::Chromium => {
                let features: Vec<Value> =
                    features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
                let () =
                    self.browser.devtools("Emulation.setEmulatedMedia", &json!({ "features": features })).map(drop)?;
            }
            Engine::Firefox => self.browser.preferences(&preferences(features))?,
            Engine::WebKit => (),
        }
        // Firefox takes forced colours for a wish for more contrast too.
        let wait = Wait::new();
        loop {
            let unlike: Vec<String> = self.browser.script(
                "const asked = new Map(arguments[0]);
                 const is = (name, value) => matchMedia(`(${name}: ${value})`).matches;
                 const unlike = [...asked].filter(([name, value]) => !is(name, value)).map(([name]) => name);
                 if (!asked.has('forced-colors')) {
                   if (is('forced-colors', 'active')) unlike.push('forced-colors');
                   if (!asked.has('prefers-contrast') && is('prefers-contrast', 'more')) unlike.push('prefers-contrast');
                 }
                 return unlike",
                &[json!(features)],
            )?;
            if unlike.is_empty() {
                return Ok(());
            }
            if self.browser.engine() == Engine::WebKit || !wait.goes_on() {
                return Err(Fault::wrong(format!("the page does not hear of {unlike:?} as of {features:?}")));
            }
        }
    }

    /// Runs a script that may use what `js/common.js` offers; `arguments[0]` is taken.
    ///
    /// # Errors
    /// When it throws or returns something else.
    pub fn script<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> Proof<T> {
        self.script_of("script", script, arguments)
    }

    fn script_of<T: DeserializeOwned>(&self, kind: &'static str, script: &str, arguments: &[Value]) -> Proof<T> {
        let arguments: Vec<Value> = [json!(self.nth)].into_iter().chain(arguments.iter().cloned()).collect();
        self.browser.script_of(kind, &format!("{COMMON}\n{script}"), &arguments)
    }

    // ------------------------------------------------------------------------------------------------------ Looking

    /// The names of the tag's attributes, without the marks that ask session recorders to look away.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn attributes(&self) -> Proof<Vec<String>> {
        self.script(
            "return host.getAttributeNames().filter((name) => name !== 'class' && !name.startsWith('data-'))",
            &[],
        )
    }

    /// How many nodes of the self-check match a selector.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn count(&self, selector: &str) -> Proof<usize> {
        self.script("return within(arguments[1]).length", &[selector.into()])
    }

    /// Looks at the screen.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn look(&self) -> Proof<Look> {
        self.script_of("look", LOOK, &[])
    }

    /// Which screen is shown: the id of the question, or else the name of the screen.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn screen(&self) -> Proof<String> {
        self.script("return placeNow()", &[])
    }

    /// The reasons of the guidance, as `question/option`, from top to bottom.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn reasons(&self) -> Proof<Vec<String>> {
        Ok(self.look()?.findings)
    }

    /// Safety, fit and caution of the guidance.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn outcome(&self) -> Proof<[String; 3]> {
        Ok(self.look()?.outcome)
    }

    /// What has been said in the console since the last time.
    ///
    /// # Errors
    /// When the browser fails.
    pub fn console(&self) -> Proof<Vec<Line>> {
        self.browser.console()
    }

    /// Every path that the site was asked for.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.site.requests()
    }

    /// Looks until something is so.
    ///
    /// # Errors
    /// When it never is; shows the last look.
    pub fn wait_until(&self, what: &str, holds: impl Fn(&Look) -> bool) -> Proof<Look> {
        let wait = Wait::new();
        loop {
            let look = self.look()?;
            if holds(&look) {
                return Ok(look);
            }
            if !wait.goes_on() {
                return Err(Fault::stuck(format!("waited in vain: {what}; there is {}", look.summary())));
            }
        }
    }

    /// Looks once a script says that it is time, which costs the browser less than a look each time.
    fn look_when(&self, what: &str, script: &str, arguments: &[Value]) -> Proof<Look> {
        let asked = format!("if (!({script})) return null;\n{LOOK}");
        let wait = Wait::new();
        loop {
            if let Some(look) = self.script_of("look", &asked, arguments)? {
                return Ok(look);
            }
            if !wait.goes_on() {
                let there = self.look()?.summary();
                return Err(Fault::stuck(format!("waited in vain: {what}; there is {there}")));
            }
        }
    }

    /// Waits until a script says so. It asks for that alone, since a look costs the browser more than the wait.
    ///
    /// # Errors
    /// When it never does; shows the last look.
    pub fn wait_that(&self, what: &str, script: &str) -> Proof {
        let (wait, asked) = (Wait::new(), format!("return Boolean({script})"));
        while !self.script(&asked, &[]).unwrap_or(false) {
            if !wait.goes_on() {
                let there = self.look()?.summary();
                return Err(Fault::stuck(format!("waited in vain: {what}; there is {there}")));
            }
        }
        Ok(())
    }

    /// Waits for a question or screen, and sees that it keeps the laws of every screen.
    ///
    /// # Errors
    /// When it does not come or breaks a law.
    pub fn wait_for_place(&self, place: &str) -> Proof<Look> {
        let look = self.look_when(place, "placeNow() === arguments[1]", &[place.into()])?;
        same("the place", look.place(), place)?;
        self.laws(&look)?;
        Ok(look)
    }

    /// Waits for a question or screen to be moved to: the focus is then on its heading.
    ///
    /// # Errors
    /// When it does not come or breaks a law.
    pub fn wait_for_move(&self, place: &str) -> Proof<Look> {
        let what = format!("{place}, with the focus on its heading");
        let look = self.look_when(&what, "placeNow() === arguments[1] && atHeading()", &[place.into()])?;
        ensure!(look.place() == place && look.is_at_heading(), "not {what}: {}", look.summary());
        self.laws(&look)?;
        Ok(look)
    }

    /// Waits for the failure screen.
    ///
    /// # Errors
    /// When it does not come.
    pub fn wait_for_failure(&self) -> Proof<Look> {
        self.look_when("a failure", "within('.failure[data-cause]')[0]", &[])
    }

    /// What every screen keeps: one h1, and a way to help.
    #[allow(clippy::unused_self, reason = "reads as a question to the page")]
    fn laws(&self, look: &Look) -> Proof {
        counts::SCREENS.add();
        let place = look.place();
        ensure!(look.headings.len() == 1, "{place:?} has {} h1: {:?}", look.headings.len(), look.headings);
        ensure!(look.headings.iter().all(|text| !text.is_empty()), "{place:?} has an empty h1");
        ensure!(look.screen == "start" || look.offers("clear"), "{place:?} has no way to clear the answers");
        ensure!(
            names_nephrologist(&look.language, &look.text)?,
            "{place:?} does not name the kidney doctor:\n{}",
            look.text
        );
        Ok(())
    }

    // ------------------------------------------------------------------------------------------------------- Acting

    /// Presses Start and waits for the first question.
    ///
    /// # Errors
    /// When it does not come.
    pub fn start(&self) -> Proof<Look> {
        self.go("start")
    }

    /// Gives an answer to the question that is shown.
    ///
    /// # Errors
    /// When another one is shown, or the answer does not take.
    pub fn answer(&self, question: &str, options: &[&str]) -> Proof {
        self.answer_on(&self.look()?, question, options)
    }

    /// The same on a screen that has just been looked at.
    fn answer_on(&self, before: &Look, question: &str, options: &[&str]) -> Proof {
        same("the question shown", before.place(), question)?;
        for option in options {
            if !before.chosen().contains(option) {
                self.choose(option)?;
            }
        }
        let wanted = "(() => {
            const chosen = [...within('[data-screen]')[0].querySelectorAll('input:checked')].map((input) => input.value);
            return chosen.length === arguments[1].length && chosen.every((option) => arguments[1].includes(option));
        })()";
        let wanted = format!("if ({wanted}) return placeNow(); return null");
        let wait = Wait::new();
        let place: String = loop {
            if let Some(place) = self.script(&wanted, &[options.into()])? {
                break place;
            }
            if !wait.goes_on() {
                let there = self.look()?.summary();
                return Err(Fault::stuck(format!("waited in vain: {options:?} chosen; there is {there}")));
            }
        };
        same("choosing stays on the screen", place.as_str(), question)
    }

    /// Presses one option: radio buttons by arrows or touch, check boxes by Space or touch.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub fn choose(&self, option: &str) -> Proof {
        let target = Target::Option(option);
        if self.by == By::Touch {
            return self.touch(target, 1);
        }
        let found = self.reach(target)?;
        let Some(steps) = found.steps.filter(|steps| *steps != 0) else {
            // A radio button that is chosen stays so; Space on it does nothing.
            return if found.checked && found.steps.is_some() && self.is_radio(option)? {
                Ok(())
            } else {
                self.browser.keys(&[Key::Space])
            };
        };
        let arrow = if steps > 0 { Key::Down } else { Key::Up };
        self.browser.keys_in_turn(&[arrow], steps.unsigned_abs())?;
        let found = self.find(target, false)?;
        ensure!(found.focused && found.checked, "the arrow keys did not choose {option:?}: {found:?}");
        Ok(())
    }

    fn is_radio(&self, option: &str) -> Proof<bool> {
        let look = self.look()?;
        Ok(look.options.iter().any(|choice| choice.id == option && choice.kind == "radio"))
    }

    /// Presses Continue and waits for the next screen.
    ///
    /// # Errors
    /// When the screen stays.
    pub fn continue_(&self) -> Proof<Look> {
        self.go("continue")
    }

    /// Presses a button and waits for another screen.
    ///
    /// # Errors
    /// When the screen stays.
    pub fn go(&self, action: &str) -> Proof<Look> {
        self.go_nth(action, 0)
    }

    /// Presses the n-th button with this action and waits for another screen.
    ///
    /// # Errors
    /// When the screen stays.
    pub fn go_nth(&self, action: &str, nth: usize) -> Proof<Look> {
        self.go_from(&self.screen()?, action, nth)
    }

    /// The same from a screen that has just been looked at.
    fn go_from(&self, before: &str, action: &str, nth: usize) -> Proof<Look> {
        self.press_nth(action, nth)?;
        let what = format!("the screen after {before:?} and {action}, with the focus on its heading");
        let look = self.look_when(&what, "placeNow() !== arguments[1] && atHeading()", &[before.into()])?;
        ensure!(look.place() != before && look.is_at_heading(), "not {what}: {}", look.summary());
        self.laws(&look)?;
        Ok(look)
    }

    /// Presses a button.
    ///
    /// # Errors
    /// When there is none, or something covers it.
    pub fn press(&self, action: &str) -> Proof {
        self.press_nth(action, 0)
    }

    /// Presses the n-th button with this action.
    ///
    /// # Errors
    /// When there is none, or something covers it.
    pub fn press_nth(&self, action: &str, nth: usize) -> Proof {
        self.press_target(Target::Action(action, nth))
    }

    /// Presses a word that is explained.
    ///
    /// # Errors
    /// When there is none, or something covers it.
    pub fn press_term(&self, term: &str) -> Proof {
        self.press_target(Target::Term(term))
    }

    fn press_target(&self, target: Target) -> Proof {
        match self.by {
            By::Touch => self.touch(target, 1),
            By::Keyboard => {
                self.reach(target)?;
                self.browser.keys(&[Key::Enter])
            }
        }
    }

    /// Puts the focus into the field for the person's own question and types into it.
    ///
    /// # Errors
    /// When there is none, or it does not take the text.
    pub fn write_own(&self, text: &str) -> Proof {
        let target = Target::Field("data-own");
        match self.by {
            By::Touch => self.touch(target, 1)?,
            By::Keyboard => drop(self.reach(target)?),
        }
        self.browser.type_text(text)?;
        self.wait_until("the own question", |_| {
            let written = "return within('[data-own]')[0]?.value === arguments[1]";
            self.script(written, &[text.into()]).unwrap_or(false)
        })
        .map(drop)
    }

    /// Touches a button twice, as fast as a finger can.
    ///
    /// # Errors
    /// When there is none, or something covers it.
    pub fn touch_twice(&self, action: &str) -> Proof {
        self.touch(Target::Action(action, 0), 2)
    }

    /// Answers everything as the sheet says, from the start screen to the guidance, and sees that the questions come
    /// in the order of the rules.
    ///
    /// # Errors
    /// When they do not.
    pub fn run(&self, sheet: &Sheet) -> Proof<Look> {
        let mut look = self.start()?;
        for (question, options) in sheet.answers() {
            same("the next question", look.place(), question)?;
            self.answer_on(&look, question, &options).at(question)?;
            look = self.go_from(question, "continue", 0).at(question)?;
        }
        if !sheet.is_emergency() {
            same("the screen after the last question", look.place(), "review")?;
            look = self.go_from("review", "continue", 0)?;
        }
        same("the last screen", look.place(), "guidance")?;
        counts::JOURNEYS.add();
        Ok(look)
    }

    fn find(&self, target: Target, scroll: bool) -> Proof<Found> {
        let arguments = match target {
            Target::Option(id) => [json!("option"), json!(id), json!(0), json!(scroll)],
            Target::Action(id, nth) => [json!("action"), json!(id), json!(nth), json!(scroll)],
            Target::Term(id) => [json!("term"), json!(id), json!(0), json!(scroll)],
            Target::Field(name) => [json!("field"), json!(name), json!(0), json!(scroll)],
        };
        let found: Option<Found> = self.script_of("find", include_str!("js/find.js"), &arguments)?;
        match found {
            Some(found) => Ok(found),
            None => Err(Fault::stuck(format!("{target:?} is not there; there is {}", self.look()?.summary()))),
        }
    }

    fn touch(&self, target: Target, times: usize) -> Proof {
        let found = self.find(target, true)?;
        ensure!(found.hit, "{target:?} lies under {}", found.over);
        self.browser.touch(found.x.round(), found.y.round(), times)
    }

    /// Presses Tab, or Shift and Tab, until the target has the focus; for a radio button, until its group has it.
    fn reach(&self, target: Target) -> Proof<Found> {
        for pressed in 0..MOST_TABS {
            let found = self.find(target, false)?;
            if found.focused || found.steps.is_some() {
                return Ok(found);
            }
            // As many as it should take, and should that be wrong, one after the other.
            let times = if pressed == 0 { found.tabs.max(1) } else { 1 };
            self.browser.keys_in_turn(if found.before { &[Key::Shift, Key::Tab] } else { &[Key::Tab] }, times)?;
        }
        Err(Fault::wrong(format!("no Tab leads to {target:?}; there is {}", self.look()?.summary())))
    }

    // ---------------------------------------------------------------------------------------------------- Measuring

    /// Runs axe over the whole page with every rule.
    ///
    /// # Errors
    /// With every violation.
    pub fn axe(&self) -> Proof {
        self.axe_rules(&Value::Null, "")
    }

    /// Runs axe over the self-check alone, with every rule: what a page does to itself is not our affair.
    ///
    /// # Errors
    /// With every violation.
    pub fn axe_tag(&self) -> Proof {
        self.axe_rules(&Value::Null, "kidney-selfcheck")
    }

    /// Runs only the rule about contrast, of 7 to 1, for the other colours of the same screen.
    ///
    /// # Errors
    /// With every violation.
    pub fn axe_contrast(&self) -> Proof {
        self.axe_rules(&json!(["color-contrast-enhanced"]), "")
    }

    fn axe_rules(&self, rules: &Value, within: &str) -> Proof {
        let there: bool = self.script("return typeof axe === 'object'", &[])?;
        if !there {
            let () = self.browser.script_of("axe", axe_source()?, &[])?;
        }
        let verdict: Verdict = self.script_of("axe", include_str!("js/axe.js"), &[rules.clone(), within.into()])?;
        counts::AXE.add();
        ensure!(verdict.passes > 0, "axe found nothing to check");
        ensure!(verdict.wrong.is_empty(), "axe:\n    {}", verdict.wrong.join("\n    "));
        Ok(())
    }

    /// Runs the second engine, which knows nothing of axe, over the whole page.
    ///
    /// # Errors
    /// With everything that it is sure of.
    pub fn second_engine(&self) -> Proof {
        self.second("")
    }

    /// The same over the self-check alone.
    ///
    /// # Errors
    /// With everything that it is sure of.
    pub fn second_engine_tag(&self) -> Proof {
        self.second("kidney-selfcheck")
    }

    fn second(&self, within: &str) -> Proof {
        if !self.script::<bool>("return typeof ace === 'object'", &[])? {
            let () = self.browser.script_of("second engine", second_source()?, &[])?;
        }
        let excused: serde_json::Map<String, Value> =
            EXCUSED.iter().map(|(rule, reason)| ((*rule).to_owned(), json!(reason))).collect();
        let verdict: Verdict =
            self.script_of("second engine", include_str!("js/second.js"), &[within.into(), Value::Object(excused)])?;
        ensure!(verdict.passes > 0, "the second engine found nothing to check");
        ensure!(verdict.wrong.is_empty(), "the second engine:\n    {}", verdict.wrong.join("\n    "));
        Ok(())
    }

    /// Measures what must be large enough to touch and read, and narrow enough not to scroll sideways.
    ///
    /// # Errors
    /// With everything that is not.
    pub fn measure(&self) -> Proof {
        let problems: Vec<String> = self.script_of("measure", include_str!("js/measure.js"), &[])?;
        ensure!(problems.is_empty(), "sizes:\n    {}", problems.join("\n    "));
        Ok(())
    }

    /// Sees that every text stands out by 7 to 1 and every control by 3 to 1, or in forced colours has its edge.
    ///
    /// # Errors
    /// With everything that does not.
    pub fn colours(&self) -> Proof {
        let problems: Vec<String> = self.script_of("colours", include_str!("js/colours.js"), &[])?;
        ensure!(problems.is_empty(), "colours:\n    {}", problems.join("\n    "));
        Ok(())
    }

    /// Sees that nothing of the self-check is cut off, covered, or out of the room that the page gives it.
    ///
    /// # Errors
    /// With everything that is.
    pub fn boxes(&self) -> Proof {
        let problems: Vec<String> = self.script_of("boxes", include_str!("js/boxes.js"), &[])?;
        ensure!(problems.is_empty(), "boxes:\n    {}", problems.join("\n    "));
        Ok(())
    }
}

/// The preferences of Firefox for what a device asks for; in forced colours it reckons light and dark by their ground.
/// They come to the page one after the other, the colours before they are forced.
fn preferences(features: &[(&str, &str)]) -> Vec<(&'static str, Value)> {
    let asks = |name, value| features.contains(&(name, value));
    let dark = asks("prefers-color-scheme", "dark");
    let forced = asks("forced-colors", "active");
    vec![
        ("layout.css.prefers-color-scheme.content-override", json!(i32::from(!dark))),
        ("ui.useAccessibilityTheme", json!(asks("prefers-contrast", "more").then_some(1))),
        ("browser.display.background_color", json!((forced && dark).then_some("#000000"))),
        ("browser.display.foreground_color", json!((forced && dark).then_some("#ffffff"))),
        ("browser.display.document_color_use", json!(forced.then_some(2))),
    ]
}

/// A wait for something that nobody announces: it asks often at first and then less, since each question costs the
/// machine that is waited for.
struct Wait {
    start: Instant,
}

impl Wait {
    fn new() -> Self {
        Self { start: Instant::now() }
    }

    /// Pauses before the next question; false when there was time enough.
    fn goes_on(&self) -> bool {
        let passed = self.start.elapsed();
        thread::sleep((passed / 8).clamp(Duration::from_millis(5), Duration::from_millis(50)));
        passed <= PATIENCE
    }
}

/// What an engine that looks for barriers says.
#[derive(Deserialize)]
struct Verdict {
    wrong: Vec<String>,
    passes: usize,
}

/// Rules of the second engine that are wrong here, each with the reason; docs/accessibility.md has them too.
const EXCUSED: &[(&str, &str)] = &[];

/// The second engine's own script, with nothing to return.
fn second_source() -> Proof<&'static str> {
    static SOURCE: OnceLock<String> = OnceLock::new();
    if let Some(source) = SOURCE.get() {
        return Ok(source);
    }
    let path = variable("SECOND_ENGINE")?;
    let source = fs::read_to_string(&path).at(&path)?;
    Ok(SOURCE.get_or_init(|| format!("{source}\n; window.ace = ace; return null;")))
}

/// axe's own script, with nothing to return.
fn axe_source() -> Proof<&'static str> {
    static SOURCE: OnceLock<String> = OnceLock::new();
    if let Some(source) = SOURCE.get() {
        return Ok(source);
    }
    let path = variable("AXE")?;
    let source = fs::read_to_string(&path).at(&path)?;
    // A driver wraps a script in a function; axe wants the window to be found all the same.
    Ok(SOURCE.get_or_init(|| format!("{source}\n; window.axe = window.axe ?? axe; return null;")))
}
