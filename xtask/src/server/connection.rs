//! One connection: requests in, replies out, until either side is done.

use std::io::{self, BufReader, Write};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use super::Shared;
use super::reply::Reply;
use super::request::Request;

/// How long a silent connection stays open.
const IDLE: Duration = Duration::from_secs(30);

/// A wait is interrupted this often to see whether the server stops.
const NAP: Duration = Duration::from_millis(20);

pub fn serve(stream: &TcpStream, shared: &Shared) {
    // A browser that goes away in the middle is an everyday thing.
    let _ = converse(stream, shared);
    let _ = stream.shutdown(Shutdown::Both);
}

fn converse(mut stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = Request::read(&mut reader)? {
        if shared.stopping() {
            return Ok(());
        }
        shared.log().push(request.clone());
        let reply = shared.reply(&request);
        if !wait(reply.delay, shared) {
            return Ok(());
        }
        stream.write_all(&message(&request, &reply))?;
        if reply.cut.is_some() || request.is_last() {
            return Ok(());
        }
    }
    Ok(())
}

/// Waits, and says whether the server still runs afterwards.
fn wait(delay: Duration, shared: &Shared) -> bool {
    let start = Instant::now();
    while start.elapsed() < delay && !shared.stopping() {
        thread::sleep(NAP.min(delay));
    }
    !shared.stopping()
}

fn message(request: &Request, reply: &Reply) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} {}\r\n", reply.status, phrase(reply.status));
    for (name, value) in &reply.headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head.extend(["Content-Length: ", &reply.body.len().to_string(), "\r\n\r\n"]);
    let mut message = head.into_bytes();
    if request.method != "HEAD" {
        let length = reply.cut.unwrap_or(usize::MAX).min(reply.body.len());
        message.extend(reply.body.iter().take(length));
    }
    message
}

fn phrase(status: u16) -> &'static str {
    match status {
        200 => "OK",
        308 => "Permanent Redirect",
        404 => "Not Found",
        405 => "Method Not Allowed",
        500 => "Internal Server Error",
        _ => "-",
    }
}
