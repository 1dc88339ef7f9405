//! The ready settings for web servers: each server really started with them, asked by hand and by a browser.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use host_tests::fault::{At, Fault, same};
use host_tests::site::dist;
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};
use xtask::server::{Reply, Request};

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("servers: nginx", |browser| check(browser, "nginx", nginx)),
        Case::new("servers: caddy", |browser| check(browser, "caddy", caddy)),
        Case::new("servers: a static host with _headers", headers_file),
    ]
}

/// A server that runs until it is dropped.
struct Running {
    child: Child,
    folder: PathBuf,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Writes the settings for a port into a folder; returns the arguments of the program.
type Settings = fn(&Path, u16) -> Proof<Vec<String>>;

/// Every kind of file: path, type, and whether it is made smaller on the way.
const FILES: &[(&str, &str, bool)] = &[
    ("", "text/html; charset=utf-8", true),
    ("frame.html", "text/html; charset=utf-8", true),
    ("embed.html", "text/html; charset=utf-8", true),
    ("page.css", "text/css; charset=utf-8", true),
    ("kidney-selfcheck.js", "text/javascript; charset=utf-8", true),
    ("widget.js", "text/javascript; charset=utf-8", true),
    ("theme.js", "text/javascript; charset=utf-8", true),
    ("core/core.js", "text/javascript; charset=utf-8", true),
    ("core/core.wasm", "application/wasm", true),
    ("words/en.txt", "text/plain; charset=utf-8", true),
    ("integrity.json", "application/json", true),
    ("manifest.webmanifest", "application/manifest+json", true),
    ("icon-192.png", "image/png", false),
];

fn check(browser: &Browser, program: &str, settings: Settings) -> Proof {
    let Some(path) = find(program) else {
        println!("not run here: the ready settings for {program}, which is not installed");
        return Ok(());
    };
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let folder = std::env::temp_dir().join(format!("kidney-selfcheck-{program}-{}", std::process::id()));
    fs::create_dir_all(&folder).at(folder.display())?;
    let arguments = settings(&folder, port)?;
    let log = fs::File::create(folder.join("log"))?;
    let child = Command::new(path)
        .args(arguments)
        .env("XDG_CONFIG_HOME", &folder)
        .env("XDG_DATA_HOME", &folder)
        .env("HOME", &folder)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .at(program)?;
    let running = Running { child, folder };
    let result = serves(browser, port);
    result.map_err(|fault| {
        let log = fs::read_to_string(running.folder.join("log")).unwrap_or_default();
        fault.told(|why| format!("{program}: {why}\n{log}"))
    })
}

/// On the path, or where Debian puts what only root starts.
fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    folders.map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn snippet(file: &str) -> Proof<String> {
    let dist = dist()?;
    let text = fs::read_to_string(dist.join("server").join(file))?;
    let folder = fs::canonicalize(dist)?;
    Ok(text.replace("/var/www/kidney-selfcheck", &folder.display().to_string()))
}

fn nginx(folder: &Path, port: u16) -> Proof<Vec<String>> {
    let place = folder.display();
    let kept = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|kind| format!("{kind}_temp_path {place};"));
    let all = format!(
        "daemon off; master_process off; pid {place}/pid; error_log stderr; events {{}}
         http {{ access_log off; {} server {{ listen 127.0.0.1:{port}; {} }} }}",
        kept.join(" "),
        snippet("nginx.conf")?
    );
    fs::write(folder.join("nginx.conf"), all)?;
    Ok(["-p", &place.to_string(), "-c", &format!("{place}/nginx.conf"), "-e", "stderr"].map(str::to_owned).to_vec())
}

fn caddy(folder: &Path, port: u16) -> Proof<Vec<String>> {
    let site = snippet("Caddyfile")?.replace("clinic.example", &format!("http://127.0.0.1:{port}"));
    fs::write(folder.join("Caddyfile"), format!("{{\n\tadmin off\n\tauto_https off\n}}\n{site}"))?;
    let file = folder.join("Caddyfile").display().to_string();
    Ok(["run", "--adapter", "caddyfile", "--config", &file].map(str::to_owned).to_vec())
}

/// A reply: status, headers in lower case, body.
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: usize,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// Asks as HTTP/1.0 would, so that the end of the line is the end of the body.
fn ask(port: u16, file: &str, more: &str) -> Proof<Answer> {
    let mut line = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    write!(line, "GET /kidney-selfcheck/{file} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{more}\r\n")?;
    let mut all = Vec::new();
    line.read_to_end(&mut all)?;
    let end =
        all.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(|| Fault::wrong(format!("{file}: no head")))?;
    let head = String::from_utf8_lossy(all.get(..end).unwrap_or_default()).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
    let headers = head.lines().skip(1).filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    Ok(Answer { status, headers, body: all.len() - end - 4 })
}

fn serves(browser: &Browser, port: u16) -> Proof {
    for _ in 0..100 {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            break;
        }
        thread::sleep(Duration::from_millis(50));
    }
    for (file, kind, smaller) in FILES {
        let plain = ask(port, file, "").at(file)?;
        same(format_args!("the status of {file}"), plain.status, 200)?;
        same(format_args!("the type of {file}"), plain.header("content-type"), *kind)?;
        for (name, value) in [
            ("cache-control", "no-cache"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("access-control-allow-origin", "*"),
        ] {
            same(format_args!("{name} of {file}"), plain.header(name), value)?;
        }
        let policy = plain.header("content-security-policy");
        let page = kind.starts_with("text/html");
        same(format_args!("a policy of {file}: {policy:?}"), policy.contains("'wasm-unsafe-eval'"), page)?;
        let small = ask(port, file, "Accept-Encoding: gzip, br\r\n").at(file)?;
        let encoding = small.header("content-encoding");
        same(format_args!("{file} is made smaller: {encoding:?}"), ["gzip", "br"].contains(&encoding), *smaller)?;
        ensure!(!smaller || small.body < plain.body, "{file}: {} bytes, {} plain", small.body, plain.body);
        same(format_args!("the type of the small {file}"), small.header("content-type"), *kind)?;
        let tag = plain.header("etag");
        ensure!(!tag.is_empty(), "{file} has no ETag");
        let again = ask(port, file, &format!("If-None-Match: {tag}\r\n"))?;
        same(format_args!("asked again for {file}"), again.status, 304)?;
    }
    same("a file that is not there", ask(port, "core/nothing.js", "")?.status, 404)?;
    let alone = ask(port, "kidney-selfcheck-onefile.html", "")?;
    same("a policy of the one file", alone.header("content-security-policy"), "")?;

    // And the page starts. The site is only there because a page has one; it is asked for nothing.
    let unused = Site::start()?;
    let address = format!("http://127.0.0.1:{port}/kidney-selfcheck/");
    for path in ["", "frame.html?country=gb"] {
        browser.open(&format!("{address}{path}"))?;
        let page = Page::here(browser, &unused, By::Touch);
        page.wait_for_place("start").at(path)?;
        page.resize(Window::Phone)?;
        page.start()?;
        same("the console", page.console()?, Vec::new()).at(path)?;
    }
    Ok(())
}

/// A static host that reads `_headers`: a path, and below it what is sent with it.
fn headers_file(browser: &Browser) -> Proof {
    let text = fs::read_to_string(dist()?.join("_headers"))?;
    let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        match line.trim_start().split_once(": ") {
            Some((name, value)) if line.starts_with(' ') => {
                let (_, headers) = rules.last_mut().ok_or_else(|| Fault::stuck(format!("no path before {line}")))?;
                headers.push((name.to_owned(), value.to_owned()));
            }
            _ => {
                ensure!(line.starts_with('/'), "no path: {line}");
                rules.push((line.to_owned(), Vec::new()));
            }
        }
    }
    let send = move |request: &Request, reply: Reply| {
        let meant = |path: &str| path == request.path || path == "/*";
        let headers = rules.iter().filter(|(path, _)| meant(path)).flat_map(|(_, headers)| headers);
        headers.fold(reply, |reply, (name, value)| reply.header(name, value))
    };
    let site = Site::with(send)?;
    for path in ["/", "/frame.html", "/kidney-selfcheck-onefile.html"] {
        let page = Page::open(browser, &site, path, Window::Phone, By::Touch).at(path)?;
        page.start()?;
        same("the console", page.console()?, Vec::new()).at(path)?;
    }
    Ok(())
}
