//! The boundary to the page: an opaque handle that the element mounts, updates and unmounts.
//!
//! The only room that talks to the page. It imports no network, storage, cookie or history function.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, console};
use yew::AppHandle;
use yew::prelude::*;

use crate::run::Way;
use crate::settings::{SettingProblem, Settings};
use crate::ui::{Event, Hands, Remote, SelfCheck, SelfCheckProps, Squares, Take};
use crate::words::Words;

thread_local! {
    /// Apps that show nothing and wait for the next mount. Yew never takes its listeners back from the element that an
    /// app was mounted into, so an app for each mount would cost its memory for ever.
    static PARKED: RefCell<Vec<(HtmlElement, AppHandle<SelfCheck>)>> = const { RefCell::new(Vec::new()) };
}

/// A self-check that runs in an element of a page.
#[wasm_bindgen]
pub struct Mounted {
    /// What the app was first mounted into.
    place: HtmlElement,
    app: AppHandle<SelfCheck>,
    props: SelfCheckProps,
    /// What stood on the tag when it was last read.
    read: Vec<String>,
    /// What the site's owner was told. A few lines; a set would cost the module a kilobyte.
    told: Vec<String>,
}

/// Mounts a self-check into `root`.
///
/// `settings` holds all attributes of the tag as name, value, name, value; `words` is the text of a words file;
/// `notify` is called with what happened and a number: `moved` and the place in the trail, `started`, `finished`,
/// `cleared`.
/// `take` is called with the way in which the person takes their answers away and the text, and answers by
/// [`Mounted::took`]; `ways` says which ways there are in this browser. `draw` is called with a text and gives the QR
/// code of it, its width in squares, a space, and the path of its dark squares; or nothing.
///
/// # Errors
///
/// A message that begins with `words:` where the words file is damaged or of another version. Nothing is mounted then.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over owned values only")]
pub fn mount(
    root: HtmlElement,
    settings: Vec<String>,
    words: String,
    notify: Function,
    take: Function,
    ways: Vec<String>,
    draw: Function,
) -> Result<Mounted, JsError> {
    // Released, a panic traps at once and without a word, and the loader notices the trap; Yew would bring the writing of
    // a message along.
    #[cfg(not(debug_assertions))]
    yew::set_custom_panic_hook(Box::new(|_| {}));
    let words = Rc::new(Words::read(words)?);
    let read = settings;
    let (settings, problems) = Settings::read(&read);
    let props = SelfCheckProps {
        settings: Rc::new(settings),
        words,
        clinic: None,
        on_event: Callback::from(move |event| tell(&notify, event)),
        hands: Some(Hands {
            ways: Way::ALL.iter().copied().filter(|way| ways.iter().any(|id| id == way.id())).collect(),
            take: Callback::from(move |what: Take| {
                // A fault in the page's own code is the page's affair.
                let _ = take.call2(&JsValue::NULL, &JsValue::from_str(what.way.id()), &JsValue::from_str(&what.text));
            }),
            draw: Callback::from(move |text: String| {
                let drawn = draw.call1(&JsValue::NULL, &JsValue::from_str(&text)).ok()?.as_string()?;
                let (edge, path) = drawn.split_once(' ')?;
                Some(Squares { edge: edge.to_owned(), path: path.to_owned() })
            }),
        }),
        remote: Remote::default(),
    };
    let (place, app) = if let Some((place, mut app)) = PARKED.with_borrow_mut(Vec::pop) {
        let _ = root.insert_before(&place, None);
        app.update(props.clone());
        (place, app)
    } else {
        let app = yew::Renderer::<SelfCheck>::with_root_and_props(root.clone().into(), props.clone()).render();
        (root, app)
    };
    let mut mounted = Mounted { place, app, props, read, told: Vec::new() };
    mounted.report(&problems);
    Ok(mounted)
}

#[wasm_bindgen]
impl Mounted {
    /// Takes over changed attributes. No answer is lost.
    pub fn update(&mut self, settings: Vec<String>) {
        if self.read == settings {
            return;
        }
        self.read = settings;
        let (settings, problems) = Settings::read(&self.read);
        self.report(&problems);
        self.props.settings = Rc::new(settings);
        self.app.update(self.props.clone());
    }

    /// Takes over another language. No answer is lost.
    ///
    /// # Errors
    ///
    /// A message that begins with `words:`; the language stays as it was.
    pub fn set_words(&mut self, words: String) -> Result<(), JsError> {
        self.props.words = Rc::new(Words::read(words)?);
        self.app.update(self.props.clone());
        Ok(())
    }

    /// Takes over the rest of the words, in the language that is shown.
    ///
    /// # Errors
    ///
    /// A message that begins with `words:`; what is shown stays as it was.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over owned values only")]
    pub fn add_words(&mut self, rest: String) -> Result<(), JsError> {
        self.props.words = Rc::new(self.props.words.with_rest(&rest)?);
        self.app.update(self.props.clone());
        Ok(())
    }

    /// Takes over the words of the clinic's language, for what is taken away; says whether they are of use. Without
    /// them, what is taken away is in the person's language only.
    pub fn set_clinic_words(&mut self, words: String) -> bool {
        self.props.clinic = Words::read(words).ok().map(Rc::new);
        self.app.update(self.props.clone());
        self.props.clinic.is_some()
    }

    /// Shows the n-th screen visited, for the history of the page.
    pub fn go(&self, position: usize) {
        self.props.remote.go(position);
    }

    /// Says whether what the person took away has arrived; an unknown way is ignored.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over owned values only")]
    pub fn took(&self, way: String, done: bool) {
        if let Some(way) = Way::ALL.iter().find(|known| known.id() == way) {
            self.props.remote.took(*way, done);
        }
    }

    /// Takes the self-check off the page and drops the answers.
    pub fn unmount(self) {
        let Self { place, mut app, props, .. } = self;
        app.update(props.blank());
        PARKED.with_borrow_mut(|parked| parked.push((place, app)));
    }

    /// Tells the site's owner, each thing once.
    fn report(&mut self, problems: &[SettingProblem]) {
        for line in problems.iter().map(ToString::to_string) {
            if !self.told.contains(&line) {
                console::warn_1(&JsValue::from_str(&line));
                self.told.push(line);
            }
        }
    }
}

/// Passes an event on. A fault in the page's own code is the page's affair.
fn tell(notify: &Function, event: Event) {
    let (what, number) = match event {
        Event::Moved(position) => ("moved", position),
        Event::Started => ("started", 0),
        Event::Finished => ("finished", 0),
        Event::Cleared => ("cleared", 0),
    };
    // Positions are small; a JavaScript number holds them exactly.
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    let _ = notify.call2(&JsValue::NULL, &JsValue::from_str(what), &JsValue::from(number));
}
