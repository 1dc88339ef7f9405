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
use gloo_timers::callback::Interval;
use yew::prelude::*;

use crate::content::{QUESTIONNAIRE, ui};
use crate::run::{Action, Place, Run, Way};
use crate::settings::Settings;
use crate::words::Words;
use cx::Cx;
use idle::Watch;
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
    /// The answers are gone, and the next person begins.
    Cleared,
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
    /// Draws a text as a QR code; nothing where that can't be done, or not yet.
    pub draw: Callback<String, Option<Squares>>,
}

/// A QR code, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Squares {
    /// How many squares it is wide and high, with its quiet margin.
    pub edge: String,
    /// Every run of dark squares in a row, as an SVG path.
    pub path: String,
}

/// Lets the page's own history ask for a screen.
#[derive(Clone, Default)]
pub struct Remote(Rc<RefCell<Option<Callback<Action>>>>);

impl Remote {
    /// Shows the n-th place of the trail, or the nearest before it that the answers still lead to.
    pub fn go(&self, position: usize) {
        self.act(Action::Go(position));
    }

    /// Says whether what the person took away has arrived.
    pub fn took(&self, way: Way, done: bool) {
        self.act(Action::Took(way, done));
    }

    fn act(&self, action: Action) {
        // The borrow ends before the screen is drawn, which may ask for this again.
        let act = self.0.borrow().clone();
        if let Some(act) = act {
            act.emit(action);
        }
    }
}

impl PartialEq for Remote {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the self-check is given.
#[derive(Clone, Properties)]
pub struct SelfCheckProps {
    /// What the page sets.
    pub settings: Rc<Settings>,
    /// The texts of one language; they may change at any moment, and no answer is lost.
    pub words: Rc<Words>,
    /// The texts of the clinic's language: what is taken away is in both. The first of its two files is enough.
    #[prop_or_default]
    pub clinic: Option<Rc<Words>>,
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

/// Settings and words are the same where they are kept in the same place: comparing what is in them costs the module
/// more than drawing a screen once too often costs anybody.
impl PartialEq for SelfCheckProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.settings, &other.settings)
            && Rc::ptr_eq(&self.words, &other.words)
            && self.clinic.as_ref().map(Rc::as_ptr) == other.clinic.as_ref().map(Rc::as_ptr)
            && self.on_event == other.on_event
            && self.hands == other.hands
            && self.remote == other.remote
    }
}

impl SelfCheckProps {
    /// The same settings without a word: nothing shows, and nobody is told or asked anything.
    pub(crate) fn blank(self) -> Self {
        Self {
            words: Rc::default(),
            clinic: None,
            on_event: Callback::noop(),
            hands: None,
            remote: Remote::default(),
            ..self
        }
    }
}

/// What the root component hears of.
#[derive(Debug)]
pub enum Message {
    /// The person did something.
    Act(Action),
    /// Seconds left before the answers are dropped, while the warning is due.
    Left(Option<u32>),
    /// What was asked for is painted, and there is time for what may come next.
    Rest,
}

/// The self-check: the root component, for the custom element and for other Yew apps.
///
/// A struct, and no function with hooks: each hook costs the module code of its own, and there are few things to keep.
pub struct SelfCheck {
    run: Run,
    root: NodeRef,
    name: String,
    left: Option<u32>,
    watch: Option<Watch>,
    /// After how many minutes it lets go, while it watches.
    minutes: Option<u32>,
    /// How many moves the page was told of.
    told: usize,
    started: bool,
    finished: bool,
    /// Until what was pressed last is painted; without it, the next question stands behind this one, unseen.
    busy: Option<Interval>,
}

impl Component for SelfCheck {
    type Message = Message;
    type Properties = SelfCheckProps;

    fn create(context: &Context<Self>) -> Self {
        connect(context);
        let run = Run::default();
        Self {
            told: run.moves,
            run,
            root: NodeRef::default(),
            name: cx::instance_name(),
            left: None,
            watch: None,
            minutes: None,
            started: false,
            finished: false,
            busy: None,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            // What was pressed just before the end.
            _ if context.props().words.is_empty() => false,
            Message::Act(action) => {
                let chosen =
                    if let Action::Choose(question, option) = action { Some((question, option)) } else { None };
                let next = self.run.after(&QUESTIONNAIRE, action);
                // How many questions there may be now has time until there is rest.
                let is_drawn = chosen.is_some_and(|(question, option)| {
                    self.run.is_marked_by_itself(&QUESTIONNAIRE, question, option, &next)
                });
                let moved = next.moves != self.run.moves;
                self.run = next;
                let link = context.link().clone();
                self.busy = Some(Interval::new(PAINTED, move || link.send_message(Message::Rest)));
                if moved {
                    focus::leave(&self.root);
                }
                !is_drawn
            }
            Message::Left(left) => std::mem::replace(&mut self.left, left) != left,
            Message::Rest => {
                self.busy = None;
                true
            }
        }
    }

    fn changed(&mut self, context: &Context<Self>, before: &SelfCheckProps) -> bool {
        if context.props().remote != before.remote {
            before.remote.0.replace(None);
            connect(context);
        }
        if context.props().words.is_empty() {
            // Whoever comes next must find nothing.
            *self = <Self as Component>::create(context);
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (props, run) = (context.props(), &self.run);
        if props.words.is_empty() {
            return Html::default();
        }
        // An emergency leaves nothing else on the screen to read.
        let emergency = run.place() == Place::Guidance && replay(&QUESTIONNAIRE, &run.answers).outcome.is_emergency();
        let mut cx = self.cx(context, run);
        cx.explained.nothing = emergency;
        let next = if self.busy.is_none() { self.next() } else { None };
        let next = next.as_ref().map(|next| (next, self.cx(context, next)));
        let mut pen = Pen::new(&cx);
        pen.open("div");
        pen.set(&["class", "lang", "dir"], &[Some("selfcheck"), Some(cx.words.tag()), Some(cx.words.dir())]);
        pen.node(self.root.clone());
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
        announcement(&mut pen, run, self.left);
        pen.close();
        let mut screen = Pen::new(&cx);
        match run.place() {
            Place::Start => screens::start::view(&mut screen),
            Place::Question(question) => screens::question::view(&mut screen, run, question, true),
            Place::Review => screens::review::view(&mut screen, run),
            Place::Guidance => screens::guidance::view(&mut screen, run),
            Place::Learn => screens::learn::view(&mut screen),
        }
        if let Some((next, cx)) = &next
            && let Place::Question(question) = next.place()
        {
            screen.cx = cx;
            screens::question::view(&mut screen, next, question, false);
        }
        pen.add(screen.done());
        parts::foot(&mut pen, run);
        match self.left {
            Some(seconds) => parts::idle_warning(&mut pen, seconds),
            None => pen.gap(),
        }
        pen.close();
        pen.done()
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let props = context.props();
        self.tell(&props.on_event);
        headings::fit(&self.root, props.settings.heading_level.unwrap_or(1));
        // It watches only while there is something to drop.
        let minutes = props.settings.idle_minutes.filter(|_| self.run.is_touched());
        if minutes != self.minutes {
            self.minutes = minutes;
            let link = context.link();
            self.watch = minutes.and_then(|minutes| {
                let drop_answers = link.callback(|()| Message::Act(Action::Clear));
                Watch::begin(&self.root, minutes, link.callback(Message::Left), drop_answers)
            });
            link.send_message(Message::Left(None));
        }
    }
}

/// By then what a press changed is painted, in milliseconds.
const PAINTED: u32 = 150;

/// Lets the page's own history reach this self-check.
fn connect(context: &Context<SelfCheck>) {
    context.props().remote.0.replace(Some(context.link().callback(Message::Act)));
}

impl SelfCheck {
    /// The context of a screen of this run. Ids are of one screen, since another may stand behind it.
    fn cx<'a>(&self, context: &'a Context<Self>, run: &Run) -> Cx<'a> {
        let props = context.props();
        Cx {
            words: &props.words,
            clinic: props.clinic.as_deref().filter(|clinic| clinic.tag() != props.words.tag()),
            settings: &props.settings,
            audience: run.audience,
            act: context.link().callback(Message::Act),
            name: [&self.name, "-", &run.arrivals.to_string()].concat(),
            hands: props.hands.as_ref(),
            explained: Explained::default(),
        }
    }

    /// The question to which Continue would lead, and the run by then; none that was answered before.
    fn next(&self) -> Option<Run> {
        let Place::Question(question) = self.run.place() else { return None };
        let next = self.run.after(&QUESTIONNAIRE, Action::Continue(question));
        matches!(next.place(), Place::Question(to) if to != question && next.answers.get(to).is_empty()).then_some(next)
    }

    /// After each move: the focus goes to the new screen, and the page hears of it.
    fn tell(&mut self, on_event: &Callback<Event>) {
        if std::mem::replace(&mut self.told, self.run.moves) == self.run.moves {
            return;
        }
        let place = self.run.place();
        focus::to_screen(&self.root);
        on_event.emit(Event::Moved(self.run.position()));
        if self.run.cleared {
            on_event.emit(Event::Cleared);
            (self.started, self.finished) = (false, false);
        }
        if matches!(place, Place::Question(_)) && !std::mem::replace(&mut self.started, true) {
            on_event.emit(Event::Started);
        }
        if place == Place::Guidance && !std::mem::replace(&mut self.finished, true) {
            on_event.emit(Event::Finished);
        }
    }
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
