//! The next question, drawn while the person reads this one: nobody meets it before Continue, and Continue shows it.

use std::thread;
use std::time::Duration;

use host_tests::fault::same;
use host_tests::{Browser, By, Case, Page, Proof, Site, Window};

/// Long after what an answer changed is painted and the next question is drawn.
const PAUSE: Duration = Duration::from_millis(600);

type Story = fn(&Page) -> Proof;

const STORIES: &[(&str, Story)] = &[
    ("it waits out of sight, and Continue shows it", shown),
    ("it is that of the last answer", of_the_last_answer),
    ("one that was answered is not drawn", not_answered),
    ("how many there may be follows the answer", how_many),
];

pub fn cases() -> Vec<Case> {
    let cases = STORIES.iter().flat_map(|(name, story)| {
        Case::in_all(format!("the next question: {name}"), move |browser| check(browser, *story))
    });
    cases.collect()
}

fn check(browser: &Browser, story: Story) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    page.start()?;
    story(&page)?;
    same("the console", page.console()?, Vec::new())
}

/// Waits until one question waits out of sight.
fn is_drawn(page: &Page) -> Proof {
    page.wait_that("one question drawn ahead", "within('section[hidden]').length === 1")
}

/// Sees that none does, though there was time to draw one.
fn is_not_drawn(page: &Page, when: &str) -> Proof {
    thread::sleep(PAUSE);
    same(format!("questions drawn {when}"), page.count("section[hidden]")?, 0)
}

fn shown(page: &Page) -> Proof {
    is_not_drawn(page, "before an answer")?;
    let room: f64 = page.script("return within('.selfcheck')[0].getBoundingClientRect().height", &[])?;
    page.answer("right-now", &["none"])?;
    is_drawn(page)?;
    // Its looks come behind the first screen.
    page.wait_that("it is laid out", "within('section[hidden]')[0].offsetWidth > 0")?;
    let wrong: Vec<String> = page.script(
        "const [next] = within('section[hidden]'), [now] = within('[data-screen]'), wrong = [];
         const must = (holds, what) => holds || wrong.push(what);
         must(now.nextElementSibling === next, 'it stands behind the present one');
         must(next.querySelector('h1').textContent.length > 10, 'it is a question');
         const nodes = [next, ...next.querySelectorAll('*')];
         must(nodes.every((node) => !node.checkVisibility({ visibilityProperty: true })), 'nothing of it is seen');
         must(!next.matches('[data-screen], [data-question]'), 'it is no screen');
         must(next.offsetWidth === now.offsetWidth, `it is as wide: ${next.offsetWidth}, ${now.offsetWidth}`);
         must(within('.selfcheck')[0].getBoundingClientRect().height === arguments[1], 'it takes no room');
         const ids = within('[id]').map(({ id }) => id);
         must(new Set(ids).size === ids.length, `each id stands once: ${ids}`);
         const names = [now, next].map((screen) => screen.querySelector('input').name);
         must(names[0] !== names[1], `each group has a name of its own: ${names}`);
         next.drawnAhead = true;
         return wrong",
        &[room.into()],
    )?;
    same("what is wrong with it", wrong, Vec::<String>::new())?;
    page.continue_()?;
    let is_it: bool = page.script("return within('[data-question]')[0].drawnAhead === true", &[])?;
    same("the question shown is the one that waited", is_it, true)?;
    is_not_drawn(page, "behind it")
}

fn of_the_last_answer(page: &Page) -> Proof {
    page.answer("right-now", &["none"])?;
    is_drawn(page)?;
    // It leads to the guidance, which is not drawn ahead.
    page.choose("chest-pain")?;
    is_not_drawn(page, "for an emergency")?;
    page.choose("none")?;
    is_drawn(page)?;
    // Nothing is missing, and nothing is asked.
    page.choose("none")?;
    is_not_drawn(page, "where nothing is chosen")
}

fn not_answered(page: &Page) -> Proof {
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    page.answer("today", &["none"])?;
    page.go("back")?;
    is_not_drawn(page, "before one that was answered")?;
    page.continue_()?;
    is_drawn(page)
}

fn how_many(page: &Page) -> Proof {
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    page.answer("today", &["none"])?;
    page.continue_()?;
    let most = || page.script::<u32>("return within('progress')[0].max", &[]);
    let before = most()?;
    // Without a kidney disease, whole topics are not asked.
    page.choose("no")?;
    page.wait_that("fewer questions", &format!("within('progress')[0].max < {before}"))?;
    page.choose("kidney-failure")?;
    page.wait_that("as many as before", &format!("within('progress')[0].max === {before}"))
}
