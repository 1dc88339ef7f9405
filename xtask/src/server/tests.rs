//! The server as a browser meets it.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::{Reply, Request, Server, compressed};

/// A folder with a page, a module and a secret beside it.
struct Site(PathBuf);

impl Site {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("site/core")).unwrap();
        fs::write(folder.join("secret.txt"), "secret").unwrap();
        fs::write(folder.join("site/index.html"), "<p>page</p>").unwrap();
        fs::write(folder.join("site/core/core.wasm"), "0123456789").unwrap();
        Self(folder)
    }

    fn root(&self) -> PathBuf {
        self.0.join("site")
    }

    fn serve(&self, hook: impl Fn(&Request, Reply) -> Reply + Send + Sync + 'static) -> Server {
        Server::start(&self.root(), 0, hook).unwrap()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Sends lines as one request and returns all that comes back until the connection ends.
#[track_caller]
fn ask(server: &Server, first: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    write!(stream, "{first} HTTP/1.1\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[track_caller]
fn check(server: &Server, first: &str, status: &str, end: &str) {
    let answer = ask(server, first);
    assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{first}: {answer}");
    assert!(answer.ends_with(end), "{first}: {answer}");
}

#[test]
fn files_are_served_with_their_types() {
    let site = Site::new("files");
    let server = site.serve(|_, reply| reply);
    check(&server, "GET /", "200", "\r\n\r\n<p>page</p>");
    check(&server, "GET /index.html?x=1", "200", "<p>page</p>");
    check(&server, "HEAD /core/core.wasm", "200", "Content-Length: 10\r\n\r\n");
    assert!(ask(&server, "HEAD /core/core.wasm").contains("Content-Type: application/wasm\r\n"));
    check(&server, "GET /absent", "404", "404\n");
    check(&server, "POST /", "405", "405\n");
    assert!(ask(&server, "GET /core").contains("Location: /core/\r\n"));
    assert_eq!(server.paths().first().map(String::as_str), Some("/"));
    assert_eq!(server.paths().get(1).map(String::as_str), Some("/index.html?x=1"));
    server.forget();
    assert!(server.paths().is_empty());
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let site = Site::new("outside");
    let server = site.serve(|_, reply| reply);
    check(&server, "GET /../secret.txt", "404", "404\n");
    check(&server, "GET /core/%2e%2e/%2e%2e/secret.txt", "404", "404\n");
    check(&server, "GET /..%2fsecret.txt", "404", "404\n");
    #[cfg(unix)]
    {
        let link = site.root().join("link.txt");
        std::os::unix::fs::symlink(Path::new("../secret.txt"), link).unwrap();
        check(&server, "GET /link.txt", "404", "404\n");
    }
}

#[test]
fn a_hook_changes_what_is_sent() {
    let site = Site::new("hook");
    let server = site.serve(|request, reply| match request.path.as_str() {
        "/host.html" => Reply::page("<p>host</p>"),
        "/core/core.wasm" => reply.header("content-type", "text/plain").cut_after(4),
        "/slow" => Reply::ok("text/plain", "late").after(Duration::from_millis(80)),
        _ => reply.header("Content-Security-Policy", "default-src 'none'"),
    });
    check(&server, "GET /host.html", "200", "<p>host</p>");
    check(&server, "GET /core/core.wasm", "200", "Content-Length: 10\r\n\r\n0123");
    assert!(!ask(&server, "GET /core/core.wasm").contains("application/wasm"));
    assert!(ask(&server, "GET /").contains("Content-Security-Policy: default-src 'none'\r\n"));
    let start = Instant::now();
    check(&server, "GET /slow", "200", "late");
    assert!(start.elapsed() >= Duration::from_millis(80));
}

#[test]
fn whoever_takes_brotli_gets_it() {
    let site = Site::new("brotli");
    fs::write(site.root().join("index.html.br"), "small").unwrap();
    let root = site.root();
    let server = site.serve(move |request, reply| compressed(&root, request, reply));
    let takes = |path: &str, encodings: &str| {
        ask(&server, &format!("GET {path} HTTP/1.1\r\nAccept-Encoding: {encodings}\r\nX:"))
    };
    let small = takes("/", "gzip, br");
    assert!(small.contains("Content-Encoding: br\r\n") && small.ends_with("small"), "{small}");
    assert!(small.contains("Content-Type: text/html"), "{small}");
    assert!(takes("/index.html", "br").ends_with("small"));
    assert!(takes("/", "gzip").ends_with("<p>page</p>"));
    assert!(takes("/core/core.wasm", "br").ends_with("0123456789"));
    assert!(takes("/absent", "br").starts_with("HTTP/1.1 404"));
}

#[test]
fn one_connection_carries_several_requests() {
    let site = Site::new("several");
    let server = site.serve(|_, reply| reply);
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    let request = "GET /core/core.wasm HTTP/1.1\r\n\r\n";
    write!(stream, "{request}{request}GET / HTTP/1.1\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 3);
}

#[test]
fn a_dropped_server_is_gone() {
    let site = Site::new("gone");
    let server = site.serve(|_, reply| reply.after(Duration::from_mins(1)));
    let port = server.port();
    let mut waiting = TcpStream::connect(("127.0.0.1", port)).unwrap();
    waiting.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
    drop(server);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    let mut answer = String::new();
    let _ = waiting.read_to_string(&mut answer);
    assert_eq!(answer, "");
}
