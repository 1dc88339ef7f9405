//! The waiting-room mode: when nobody touches the device for a while, the answers are dropped for whoever comes next.
//!
//! It warns before it acts, and any touch, key or movement says that somebody is there. It looks at the clock instead of
//! counting ticks: a browser stops the ticks of a hidden page, and a tablet sleeps. What is kept is one point in time.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use js_sys::Date;
use web_sys::Node;
use yew::prelude::*;

/// What a person does who is there; a page that is shown again asks how long it was away.
const SIGNS: &[&str] = &["pointerdown", "pointermove", "keydown", "wheel", "scroll", "visibilitychange"];

/// As long as it lives, it watches.
pub struct Watch {
    _ticks: Interval,
    _signs: Vec<EventListener>,
}

impl Watch {
    /// Begins to watch. `left` hears how many seconds are left before the answers are dropped, while the warning is due.
    pub fn begin(
        root: &NodeRef,
        minutes: u32,
        left: Callback<Option<u32>>,
        drop_answers: Callback<()>,
    ) -> Option<Self> {
        // All of the page counts, and the page that the self-check is on now.
        let page = root.cast::<Node>().and_then(|root| root.owner_document())?;
        let limit = f64::from(minutes) * 60.0;
        // Time enough to read the warning aloud and to reach the screen.
        let warning = if minutes > 1 { 60.0 } else { 30.0 };
        let last = Rc::new(Cell::new(Date::now()));
        let look = {
            let last = last.clone();
            move || {
                let away = (Date::now() - last.get()) / 1000.0;
                if away < 0.0 {
                    // The clock was set back.
                    last.set(Date::now());
                }
                let rest = limit - away;
                if rest <= 0.0 {
                    drop_answers.emit(());
                    return false;
                }
                left.emit((rest <= warning).then(|| whole_seconds(rest)));
                true
            }
        };
        let options = EventListenerOptions { phase: gloo_events::EventListenerPhase::Capture, passive: true };
        let signs = SIGNS.iter().map(|sign| {
            let (look, last) = (look.clone(), last.clone());
            EventListener::new_with_options(&page, *sign, options, move |event| {
                // Who comes back too late must not find the answers.
                let in_time = look();
                if in_time && event.type_() != "visibilitychange" {
                    last.set(Date::now());
                    look();
                }
            })
        });
        Some(Self {
            _signs: signs.collect(),
            _ticks: Interval::new(1000, move || {
                look();
            }),
        })
    }
}

/// Seconds to show: never 0, and no more than a warning lasts.
fn whole_seconds(rest: f64) -> u32 {
    (1..=60).find(|seconds| rest <= f64::from(*seconds)).unwrap_or(60)
}
