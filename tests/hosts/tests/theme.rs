//! The theme guard: whatever colours a site sets, every text can be read.

use host_tests::fault::{At, same};
use host_tests::{Browser, By, Case, Line, Page, Proof, Site, Window, ensure};
use serde::Deserialize;
use xtask::server::Reply;

/// What a site writes, under which scheme, and what the console's one line names; nothing, if there is none.
struct Theme {
    colours: &'static str,
    scheme: &'static str,
    says: &'static str,
}

/// The guard must need no more than the rest of the widget does.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
                      img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

const THEMES: &[Theme] = &[
    Theme {
        colours: "--kidney-selfcheck-accent: #003087; --kidney-selfcheck-on-accent: #fff",
        scheme: "light",
        says: "",
    },
    Theme { colours: "--kidney-selfcheck-accent: #003087", scheme: "dark", says: "accent" },
    Theme { colours: "--kidney-selfcheck-accent: #ffff00", scheme: "light", says: "accent" },
    Theme { colours: "--kidney-selfcheck-accent: hsl(90 100% 60%)", scheme: "light", says: "accent" },
    Theme { colours: "--kidney-selfcheck-accent: oklch(0.9 0.1 200)", scheme: "light", says: "accent" },
    Theme {
        colours: "--kidney-selfcheck-text: #999; --kidney-selfcheck-background: #888",
        scheme: "light",
        says: "ink",
    },
    Theme { colours: "--kidney-selfcheck-background: #000", scheme: "light", says: "ink" },
    Theme { colours: "--kidney-selfcheck-background: white", scheme: "dark", says: "ink" },
    Theme { colours: "--kidney-selfcheck-background: transparent; background: #123", scheme: "light", says: "ink" },
    Theme { colours: "--kidney-selfcheck-on-accent: #00535f", scheme: "light", says: "on-accent" },
    Theme { colours: "--kidney-selfcheck-accent: nonsense", scheme: "light", says: "accent is no colour" },
    Theme {
        colours: "--kidney-selfcheck-background: red blue; --kidney-selfcheck-text: 12px; --kidney-selfcheck-on-accent: none",
        scheme: "dark",
        says: "paper is no colour, ink is no colour, on-accent is no colour",
    },
    Theme {
        colours: "--kidney-selfcheck-text: rgb(0 0 0 / 30%); --kidney-selfcheck-background: rgb(255 255 255 / 50%)",
        scheme: "light",
        says: "ink",
    },
    Theme {
        colours: "--kidney-selfcheck-accent: #ffe000; --kidney-selfcheck-on-accent: #fff; \
                  --kidney-selfcheck-text: #aaa; --kidney-selfcheck-background: #bbb",
        scheme: "dark",
        says: "on-accent",
    },
    Theme { colours: "color: white", scheme: "light", says: "" },
];

pub fn cases() -> Vec<Case> {
    let case = |theme: &'static Theme| {
        Case::new(format!("theme: {}, {}", theme.colours, theme.scheme), move |browser| check(browser, theme))
    };
    let others = [
        Case::new("theme: nothing more is loaded where no colour is set", plain),
        Case::new("theme: without the guard the widget runs, and says so", unguarded),
    ];
    THEMES.iter().map(case).chain(others).collect()
}

fn plain(browser: &Browser) -> Proof {
    let site = Site::start()?;
    let page = Page::open(browser, &site, "/pages/script-head/", Window::Phone, By::Touch)?;
    page.start()?;
    ensure!(!page.requests().iter().any(|path| path.ends_with("theme.js")), "{:?}", page.requests());
    // A site may turn colourful later, by a class or a style.
    let () = page.script("host.style.setProperty('--kidney-selfcheck-accent', '#ff0'); return null", &[])?;
    page.wait_until("a warning", |_| {
        page.console().is_ok_and(|lines| lines.iter().any(|line| line.text.contains("#ff0")))
    })?;
    let weak: Vec<Weak> = page.script(WEAK, &[])?;
    ensure!(weak.is_empty(), "too weak: {weak:#?}");
    Ok(())
}

fn unguarded(browser: &Browser) -> Proof {
    let site = Site::with(|request, reply| if request.path == "/theme.js" { Reply::not_found() } else { reply })?;
    let page = Page::load(browser, &site, "/pages/theme/", Window::Phone, By::Touch)?;
    let () = page.script("host.style.setProperty('--kidney-selfcheck-accent', '#ff0'); return null", &[])?;
    page.wait_until("a warning", |_| {
        page.console()
            .is_ok_and(|lines| lines.iter().filter(|line| line.is_said()).any(|line| line.text.contains("theme.js")))
    })?;
    page.start()?;
    let more: Vec<Line> = page.console()?.into_iter().filter(Line::is_said).collect();
    ensure!(more.is_empty(), "said again: {more:?}");
    Ok(())
}

/// A text that is too weak.
#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "shown in a fault")]
struct Weak {
    text: String,
    contrast: f64,
    colours: String,
}

/// Every text on the screen, with its own colour on the first colour below it; a second opinion on `web/theme.js`.
const WEAK: &str = "
const rgb = (css) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
};
const light = (css) => rgb(css).slice(0, 3).map((n) => n / 255)
  .map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4))
  .reduce((sum, n, at) => sum + n * [0.2126, 0.7152, 0.0722][at], 0);
const below = (node) => {
  for (let at = node; at; at = at.parentElement ?? at.getRootNode().host) {
    const css = getComputedStyle(at).backgroundColor;
    if (rgb(css)[3] === 255) return css;
  }
  return matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : 'white';
};
return within('.app *')
  .filter((node) => node.checkVisibility() && !node.closest('.unseen')
    && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
  .map((node) => {
    const [colour, ground] = [getComputedStyle(node).color, below(node)];
    const [low, high] = [light(colour), light(ground)].sort((a, b) => a - b);
    return { text: node.textContent.slice(0, 40), contrast: (high + 0.05) / (low + 0.05), colours: `${colour} on ${ground}` };
  })
  .filter(({ contrast }) => contrast < 4.45);";

fn check(browser: &Browser, theme: &'static Theme) -> Proof {
    let site = Site::with(|request, reply| {
        let put =
            |body: Vec<u8>| String::from_utf8_lossy(&body).replace("--test: \"{colours}\"", theme.colours).into_bytes();
        let reply = reply.header("Content-Security-Policy", STRICT);
        if request.path == "/pages/theme/theme.css" { reply.map_body(put) } else { reply }
    })?;
    let page = Page::load(browser, &site, "/pages/theme/", Window::Phone, By::Touch)?;
    page.scheme(theme.scheme)?;
    page.wait_for_place("start")?;
    let result = readable(&page, theme);
    page.scheme("light")?;
    result
}

fn readable(page: &Page, theme: &Theme) -> Proof {
    let all_readable = |place: &str| -> Proof {
        let weak: Vec<Weak> = page.script(WEAK, &[])?;
        ensure!(weak.is_empty(), "too weak: {weak:#?}");
        page.wait_for_place(place).map(drop)
    };
    all_readable("start").at("start")?;
    page.start()?;
    all_readable("right-now").at("a question")?;
    page.press("continue")?;
    page.wait_until("what is missing", |look| look.focus.is_some() && !look.is_at_heading())?;
    all_readable("right-now").at("a question without an answer")?;
    page.answer("right-now", &["chest-pain"])?;
    page.continue_()?;
    all_readable("guidance").at("an emergency")?;
    let lines = page.console()?;
    if theme.says.is_empty() {
        return same("the console", lines, Vec::new());
    }
    // Light first and dark after it are two looks, each told once.
    ensure!((1..=2).contains(&lines.len()), "not one line: {lines:?}");
    let named = lines.iter().all(|line| line.text.starts_with("kidney-selfcheck: --kidney-selfcheck-"));
    ensure!(named && lines.iter().any(|line| line.text.contains(theme.says)), "{lines:?}");
    Ok(())
}
