//! A web server for one folder on this machine: what `serve` shows and what the host tests load.
//!
//! A test hands in a *hook* that sees each request with the reply about to be sent and returns the
//! reply to send instead, so one server plays the strict, the broken and the slow host:
//!
//! ```no_run
//! use xtask::server::{Reply, Server};
//!
//! # fn main() -> std::io::Result<()> {
//! let server = Server::start("dist".as_ref(), 0, |request, reply| match request.path.as_str() {
//!     "/core/core.wasm" => reply.header("Content-Type", "text/plain"),
//!     "/host.html" => Reply::page("<!doctype html><title>Host</title>"),
//!     _ => reply.header("Content-Security-Policy", "default-src 'self'"),
//! })?;
//! println!("{}", server.url("/host.html"));
//! assert!(server.paths().is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! It is written on the standard library alone because the hook must be able to end a connection in
//! the middle of a body, which the small server crates do not let one do.

mod compressed;
mod connection;
mod files;
mod reply;
mod request;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

pub use compressed::compressed;
pub use reply::Reply;
pub use request::Request;

type Hook = dyn Fn(&Request, Reply) -> Reply + Send + Sync;

/// A running server; dropping it stops it.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    listener: Option<JoinHandle<()>>,
}

/// What the connections share.
struct Shared {
    files: files::Files,
    hook: Box<Hook>,
    log: Mutex<Vec<Request>>,
    stopping: AtomicBool,
}

impl Server {
    /// Serves the folder on 127.0.0.1. Port 0 takes any free port.
    ///
    /// # Errors
    /// When the folder is not there or the port is taken.
    pub fn start(
        root: &Path,
        port: u16,
        hook: impl Fn(&Request, Reply) -> Reply + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = socket.local_addr()?;
        let shared = Arc::new(Shared {
            files: files::Files::new(root)?,
            hook: Box::new(hook),
            log: Mutex::default(),
            stopping: AtomicBool::new(false),
        });
        let listener = thread::spawn({
            let shared = Arc::clone(&shared);
            move || listen(&socket, &shared)
        });
        Ok(Self { address, shared, listener: Some(listener) })
    }

    /// The full address of a path that begins with a slash.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The port it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Every request so far, in the order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.shared.log().clone()
    }

    /// The paths of every request so far, with their query strings.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        let log = self.shared.log();
        log.iter().map(|request| request.target.clone()).collect()
    }

    /// Forgets the requests so far, so that a test can see those that its next step causes.
    pub fn forget(&self) {
        self.shared.log().clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::Release);
        // The listener sits in `accept`; a connection wakes it.
        let _ = TcpStream::connect(self.address);
        if let Some(listener) = self.listener.take() {
            let _ = listener.join();
        }
    }
}

impl Shared {
    fn log(&self) -> std::sync::MutexGuard<'_, Vec<Request>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }

    fn reply(&self, request: &Request) -> Reply {
        let found = match request.method.as_str() {
            "GET" | "HEAD" => self.files.reply(&request.path),
            _ => Reply::status(405).header("Allow", "GET, HEAD"),
        };
        (self.hook)(request, found)
    }
}

fn listen(socket: &TcpListener, shared: &Arc<Shared>) {
    for stream in socket.incoming() {
        if shared.stopping() {
            return;
        }
        if let Ok(stream) = stream {
            let shared = Arc::clone(shared);
            thread::spawn(move || connection::serve(&stream, &shared));
        }
    }
}

#[cfg(test)]
mod tests;
