//! The server: each visit has one of its own, so that its origin is new and nothing of an earlier visit helps it.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use host_tests::Proof;
use host_tests::fault::At;
use xtask::server::{Reply, Request, Server, compressed};

/// What was sent: when, since the epoch in milliseconds; which path; how many bytes of body.
#[derive(Clone, Debug)]
pub struct Sent {
    /// When it was asked for, in milliseconds since the epoch.
    pub at: f64,
    /// The path.
    pub path: String,
    /// The bytes of the body, as they went over the wire.
    pub bytes: usize,
}

/// A server for one visit.
pub struct Host {
    server: Server,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl Host {
    /// Serves a folder; what has a Brotli file beside it is sent as that.
    ///
    /// # Errors
    /// When the folder is not there.
    pub fn start(folder: &Path) -> Proof<Self> {
        let sent: Arc<Mutex<Vec<Sent>>> = Arc::default();
        let log = Arc::clone(&sent);
        let root = folder.to_path_buf();
        let hook = move |request: &Request, reply: Reply| {
            let reply = compressed(&root, request, reply);
            let now = Sent { at: now(), path: request.target.clone(), bytes: reply.bytes().len() };
            log.lock().unwrap_or_else(PoisonError::into_inner).push(now);
            reply
        };
        Ok(Self { server: Server::start(folder, 0, hook).at(folder.display())?, sent })
    }

    /// The address of the page.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.url("/")
    }

    /// Everything that was sent so far.
    #[must_use]
    pub fn sent(&self) -> Vec<Sent> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs_f64() * 1000.0
}
