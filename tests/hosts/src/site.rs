//! What a case's browser loads: the release site, with the host pages beside it, on an origin of its own.
//!
//! `/` is the site as built; `/pages/<case>/` is `pages/<case>/index.html` of this crate; `/modules/` is what clinics'
//! pages are made with, from npm, and `/outer/` the Yew app of `yew/`.
//!
//! Firefox and `WebKit` do not tell a test what their console says. For them each page starts with a script that
//! listens; it is no part of the site, so it is left out of the list of requests.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{env, fs};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use xtask::server::{Reply, Request, Server};

use crate::day;
use crate::fault::{At, Proof};

/// Where the script that listens to the console is.
pub const LISTEN: &str = "/bench-listen.js";

/// A server for one case.
pub struct Site {
    /// `None` once it has been stopped.
    server: Mutex<Option<Server>>,
    origin: String,
}

impl Site {
    /// Serves the site as it is.
    ///
    /// # Errors
    /// When there is no site.
    pub fn start() -> Proof<Self> {
        Self::with(|_, reply| reply)
    }

    /// Serves the site as a strict, broken or slow host would.
    ///
    /// # Errors
    /// When there is no site.
    pub fn with(hook: impl Fn(&Request, Reply) -> Reply + Send + Sync + 'static) -> Proof<Self> {
        let (dist, hook) = (dist()?, Arc::new(hook));
        loop {
            let hook = Arc::clone(&hook);
            let answer = move |request: &Request, reply| listened(request, hook(request, with_pages(request, reply)));
            let server = Server::start(&dist, 0, answer).at("the site")?;
            if is_new(server.port()) {
                return Ok(Self { origin: server.url(""), server: Mutex::new(Some(server)) });
            }
        }
    }

    /// The full address of a path.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Pulls the plug: nobody listens at its address any more.
    pub fn stop(&self) {
        drop(self.server().take());
    }

    fn server(&self) -> MutexGuard<'_, Option<Server>> {
        self.server.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every path asked for so far; none once it has been stopped.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        let mut paths = self.server().as_ref().map(Server::paths).unwrap_or_default();
        paths.retain(|path| path != LISTEN);
        paths
    }
}

/// Whether no case has had this port: a worker that an earlier case left in the browser would answer for its origin, and
/// the site would hear nothing of it.
fn is_new(port: u16) -> bool {
    static TAKEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner).insert(port)
}

/// Where the release site is.
///
/// # Errors
/// When the environment does not say so, or there is none.
pub fn dist() -> Proof<PathBuf> {
    let dist = PathBuf::from(variable("KIDNEY_DIST")?);
    ensure!(dist.join("index.html").is_file(), "{} holds no site; `cargo xtask build` makes one", dist.display());
    Ok(dist)
}

/// The hash by which the build's files vouch for one another.
#[must_use]
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// What `cargo xtask test` says in the environment.
///
/// # Errors
/// When it is not set.
pub fn variable(name: &str) -> Proof<String> {
    env::var(name).at(format_args!("{name} is not set; `cargo xtask test` sets it and runs these tests"))
}

/// The folder of the host pages.
#[must_use]
pub fn pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("pages")
}

fn with_pages(request: &Request, reply: Reply) -> Reply {
    let path = request.path.as_str();
    if path.contains("..") {
        return reply;
    }
    let from = |prefix: &str, folder: &str| Some(PathBuf::from(env::var_os(folder)?).join(path.strip_prefix(prefix)?));
    let ours = path.strip_prefix("/pages/").map(|path| pages().join(path));
    let Some(mut file) = ours.or_else(|| from("/modules/", "MODULES")).or_else(|| from("/outer/", "OUTER")) else {
        return reply;
    };
    if path.ends_with('/') {
        file.push("index.html");
    }
    let media_type = match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("xhtml") => "application/xhtml+xml",
        _ => return Reply::not_found(),
    };
    fs::read(&file).map_or_else(|_| Reply::not_found(), |body| Reply::ok(media_type, body))
}

/// Puts the script that listens in front of a page, for a browser that goes there and does not tell by itself.
fn listened(request: &Request, reply: Reply) -> Reply {
    if request.path == LISTEN {
        let day = day::told().map(|day| day::script(&day)).unwrap_or_default();
        let listen = [&day, include_str!("js/listen.js")].concat();
        return Reply::ok("text/javascript; charset=utf-8", listen);
    }
    let tells = request.header("user-agent").is_none_or(|agent| agent.contains("Chrome/"));
    // A service worker asks for the page too, and must get it as it was built.
    let goes = request.header("sec-fetch-dest").is_some_and(|kind| ["document", "iframe"].contains(&kind));
    if tells || !goes || !reply.is_page() {
        return reply;
    }
    let script = format!("<script src=\"{LISTEN}\"></script>");
    reply.map_body(|body| {
        let text = String::from_utf8_lossy(&body);
        let at = text.find("<head>").map_or(0, |at| at + "<head>".len());
        let at = if at == 0 { text.find('>').map_or(0, |at| at + 1) } else { at };
        let (before, after) = text.split_at(at);
        format!("{before}{script}{after}").into_bytes()
    })
}
