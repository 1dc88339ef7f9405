//! The screens, in Yew: one file per screen, and small parts.
//!
//! A screen is a function from what is to be shown to markup; the only state is the [`Run`].

mod cx;
mod date;
mod focus;
mod headings;
mod idle;
mod parts;
mod pen;
mod pictures;
mod screens;
mod terms;

use std::cell::RefCell;
use std::rc::Rc;

use domain::replay;
use yew::prelude::*;

use crate::content::{QUESTIONNAIRE, ui};
use crate::run::{Action, Place, Run, Way};
use crate::settings::Settings;
use crate::words::Words;
use cx::Cx;
use pen::{At, Pen};
use terms::Explained;

/// What happens that a page may care about. None of it carries an answer or an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A screen is shown; its place in the trail, 0 for the start.
    Moved(usize),
    /// The first question is shown.
    Started,
    /// The guidance is shown.
    Finished,
}

/// What a person takes away, for the page to do: only it may print, copy, share or save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Take {
    /// How.
    pub way: Way,
    /// The whole as plain text, or for [`Way::Fhir`] the answers as rows. A print and a page are made from the node
    /// `.sheet` of the screen.
    pub text: String,
}

/// Takes things away on behalf of the person.
#[derive(Clone, PartialEq)]
pub struct Hands {
    /// Which ways there are in this browser.
    pub ways: Rc<[Way]>,
    /// Called when the person presses the button; answered by [`Remote::took`].
    pub take: Callback<Take>,
}

/// Lets the page's own history ask for a screen.
#[derive(Clone, Default)]
pub struct Remote(Rc<RefCell<Option<UseReducerDispatcher<Run>>>>);

impl Remote {
    /// Shows the n-th place of the trail, or the nearest before it that the answers still lead to.
    pub fn go(&self, position: usize) {
        // The borrow ends before the screen is drawn, which may ask for this again.
        let dispatcher = self.0.borrow().clone();
        if let Some(dispatcher) = dispatcher {
            dispatcher.dispatch(Action::Go(position));
        }
    }

    /// Says whether what the person took away has arrived.
    pub fn took(&self, way: Way, done: bool) {
        let dispatcher = self.0.borrow().clone();
        if let Some(dispatcher) = dispatcher {
            dispatcher.dispatch(Action::Took(way, done));
        }
    }
}

impl PartialEq for Remote {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the self-check is given.
#[derive(Clone, PartialEq, Properties)]
pub struct SelfCheckProps {
    /// What the page sets.
    pub settings: Rc<Settings>,
    /// The texts of one language; they may change at any moment, and no answer is lost.
    pub words: Rc<Words>,
    /// Called when something happens that a page may care about.
    #[prop_or_default]
    pub on_event: Callback<Event>,
    /// Takes away what the person wants to take; without it there are no such buttons.
    #[prop_or_default]
    pub hands: Option<Hands>,
    /// Lets the page's own history ask for a screen.
    #[prop_or_default]
    pub remote: Remote,
}

impl Reducible for Run {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(&QUESTIONNAIRE, action))
    }
}

/// The self-check: the root component, for the custom element and for other Yew apps.
#[component]
pub fn SelfCheck(props: &SelfCheckProps) -> Html {
    let run = use_reducer(Run::default);
    let root = use_node_ref();
    let name = use_memo((), |()| cx::instance_name());

    use_effect_with((props.remote.clone(), run.dispatcher()), |(remote, dispatcher)| {
        remote.0.replace(Some(dispatcher.clone()));
        let remote = remote.clone();
        move || drop(remote.0.replace(None))
    });
    use_events(&run, &props.on_event, &root);
    headings::use_level(&root, props.settings.heading_level.unwrap_or(1));
    let drop_answers = Callback::from({
        let dispatcher = run.dispatcher();
        move |()| dispatcher.dispatch(Action::Clear)
    });
    let left = idle::use_idle(&root, props.settings.idle_minutes, run.is_touched(), drop_answers);

    // An emergency leaves nothing else on the screen to read.
    let emergency = run.place() == Place::Guidance && replay(&QUESTIONNAIRE, &run.answers).outcome.is_emergency();
    let cx = Cx {
        words: props.words.clone(),
        settings: props.settings.clone(),
        audience: run.audience,
        dispatcher: run.dispatcher(),
        name: name.to_string(),
        hands: props.hands.clone(),
        explained: Explained::new(emergency),
    };
    let mut pen = Pen::new(&cx);
    pen.open("div");
    pen.set(&["class", "lang", "dir"], &[Some("selfcheck"), Some(cx.words.tag()), Some(cx.words.dir())]);
    pen.node(root);
    if emergency {
        pen.gap();
    } else {
        pen.open("p");
        pen.fixed(&[("class", At("main-message")), ("part", At("main-message"))]);
        pen.text(ui::MAIN_MESSAGE);
        pen.close();
    }
    // One live region, there from the start.
    pen.open("div");
    pen.fixed(&[("class", At("unseen")), ("role", At("status"))]);
    announcement(&mut pen, &run, left);
    pen.close();
    match run.place() {
        Place::Start => screens::start::view(&mut pen),
        Place::Question(question) => screens::question::view(&mut pen, &run, question),
        Place::Review => screens::review::view(&mut pen, &run),
        Place::Guidance => screens::guidance::view(&mut pen, &run),
        Place::Learn => screens::learn::view(&mut pen),
    }
    parts::foot(&mut pen, &run);
    match left {
        Some(seconds) => parts::idle_warning(&mut pen, seconds),
        None => pen.gap(),
    }
    pen.close();
    pen.done()
}

/// What a screen reader says without being asked: that the answers are gone, or will be soon.
fn announcement(pen: &mut Pen, run: &Run, left: Option<u32>) {
    match left {
        // Not each second: as often as a person wants to hear it.
        Some(seconds) => {
            let told = [10, 20, 30].into_iter().find(|step| seconds <= *step).unwrap_or(60);
            pen.say(pen.cx.filled(ui::IDLE_WARNING, &[("number", &told.to_string())]));
        }
        None if run.cleared => pen.text(ui::CLEARED),
        None => {
            if let Some(key) = run.took.and_then(|(way, done)| screens::guidance::took_word(way, done)) {
                pen.text(key);
            }
        }
    }
}

/// After each move: the focus goes to the new screen, and the page hears of it.
#[hook]
fn use_events(run: &UseReducerHandle<Run>, on_event: &Callback<Event>, root: &NodeRef) {
    let told = use_mut_ref(|| (false, false));
    let (on_event, root) = (on_event.clone(), root.clone());
    use_effect_with(
        (run.moves, run.position(), run.place(), run.cleared),
        move |&(moves, position, place, cleared)| {
            if moves == 0 {
                return;
            }
            focus::to_screen(&root);
            on_event.emit(Event::Moved(position));
            let mut told = told.borrow_mut();
            if cleared {
                *told = (false, false);
            }
            if matches!(place, Place::Question(_)) && !std::mem::replace(&mut told.0, true) {
                on_event.emit(Event::Started);
            }
            if place == Place::Guidance && !std::mem::replace(&mut told.1, true) {
                on_event.emit(Event::Finished);
            }
        },
    );
}
