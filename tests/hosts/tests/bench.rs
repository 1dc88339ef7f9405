//! The bench itself: a check that cannot fail proves nothing, so each is shown a fault that it must see.

use std::thread;
use std::time::Duration;

use host_tests::fault::same;
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};

pub fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::new("bench: axe and the measuring rod see faults inside the self-check", faults_are_seen),
        Case::new("bench: no request and no word in the console goes unseen", talk_is_seen),
        Case::new("bench: a touch is a touch", |browser| trusted(browser, By::Touch, Window::Phone, "touch")),
        Case::new("bench: a key is a key", |browser| trusted(browser, By::Keyboard, Window::Desk, "")),
    ];
    cases.extend(Case::in_all("bench: both engines that look for barriers see them", both_see));
    cases
}

fn faults_are_seen(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Phone, By::Touch)?;
    page.axe()?;
    page.measure()?;
    let () = page.script(
        "const root = within('[data-screen]')[0];
         const add = (name, text, style) => {
           const node = Object.assign(document.createElement(name), { textContent: text });
           Object.assign(node.style, style);
           root.append(node);
         };
         add('button', '', { height: '20px', width: '20px', padding: '0', minHeight: '0' });
         add('p', 'too pale', { color: '#999' });
         add('p', 'pale', { color: '#666' });
         add('p', 'small', { fontSize: '12px' });
         add('p', 'wide', { width: '700px' });
         return null;",
        &[],
    )?;
    sees("axe", page.axe(), &["button-name", "color-contrast-enhanced:"])?;
    sees(
        "the measuring rod",
        page.measure(),
        &["20.0 px high", "text of 12 px", "\"wide\" reaches", "scrolls sideways"],
    )?;
    page.scheme("dark")?;
    sees("axe in the dark", page.axe_contrast(), &["color-contrast-enhanced"])
}

fn both_see(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", Window::Desk, By::Touch)?;
    let () = page.script(
        "const pale = Object.assign(document.createElement('p'), { textContent: 'too pale' });
         pale.style.color = '#999';
         within('[data-screen]')[0].append(document.createElement('input'), pale);
         return null;",
        &[],
    )?;
    let [by_axe, by_the_second] =
        [&["label:", "color-contrast-enhanced:"][..], &["input_label_exists", "text_contrast_sufficient"]];
    sees("axe", page.axe(), by_axe)?;
    sees("axe in the tag", page.axe_tag(), by_axe)?;
    sees("Equal Access", page.second_engine(), by_the_second)?;
    sees("Equal Access in the tag", page.second_engine_tag(), by_the_second)
}

fn sees(what: &str, verdict: Proof, wanted: &[&str]) -> Proof {
    let said = verdict.err().map(|fault| fault.why).unwrap_or_default();
    for fault in wanted {
        ensure!(said.contains(fault), "{what} does not see {fault:?}; it says {said:?}");
    }
    Ok(())
}

fn talk_is_seen(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/two/", Window::Desk, By::Touch)?;
    browser.traffic()?;
    let () = page.script(
        "fetch('/here').catch(() => {});
         navigator.sendBeacon('http://far.example/beacon', 'x');
         new Image().src = 'http://far.example/picture';
         try { new WebSocket('ws://far.example/socket'); } catch {}
         console.info('said', 'twice');
         return null;",
        &[],
    )?;
    thread::sleep(Duration::from_millis(500));
    let asked = browser.traffic()?;
    for wanted in ["/here", "far.example/beacon", "far.example/picture", "far.example/socket"] {
        ensure!(asked.iter().any(|address| address.ends_with(wanted)), "{wanted} is not among {asked:?}");
    }
    ensure!(page.requests().contains(&"/here".to_owned()), "the server did not see it");
    let said = page.console()?;
    ensure!(said.iter().any(|line| line.is_said() && line.text == "said"), "the console has only {said:?}");
    Ok(())
}

fn trusted(browser: &Browser, by: By, window: Window, pointer: &str) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/", window, by)?;
    let () = page.script(
        "window.clicks = [];
         addEventListener('click', ({ isTrusted, pointerType }) => clicks.push([isTrusted, pointerType]), true);
         return null;",
        &[],
    )?;
    page.start()?;
    page.answer("right-now", &["none"])?;
    page.continue_()?;
    let clicks: Vec<(bool, String)> = page.script("return clicks", &[])?;
    ensure!(clicks.len() >= 3, "too few: {clicks:?}");
    // The click that a label passes on to its input has no pointer.
    let real = clicks.iter().filter(|(is_trusted, kind)| *is_trusted && kind == pointer).count();
    ensure!(real >= 3, "not {pointer:?}: {clicks:?}");
    same("clicks that no person made", clicks.iter().filter(|(is_trusted, _)| !is_trusted).count(), 0)
}
