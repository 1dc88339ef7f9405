//! What a browser asked for.

use std::io::{self, BufRead, Read};

/// More than a browser ever sends before a body.
const HEAD_LIMIT: u64 = 64 * 1024;

/// One request, as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET` and the like.
    pub method: String,
    /// As sent, with the query string.
    pub target: String,
    /// Without the query string, and with `%20` and the like decoded.
    pub path: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header, whatever the case of its name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Reads the next request; `None` when the other side is done or does not speak HTTP.
    pub(super) fn read(from: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = from.take(HEAD_LIMIT);
        let mut line = || -> io::Result<Option<String>> {
            let mut line = String::new();
            head.read_line(&mut line)?;
            Ok(line.ends_with('\n').then(|| line.trim_end().to_owned()))
        };
        let Some(first) = line()? else {
            return Ok(None);
        };
        let mut headers = Vec::new();
        loop {
            match line()? {
                None => return Ok(None),
                Some(line) if line.is_empty() => break,
                Some(line) => {
                    if let Some((name, value)) = line.split_once(':') {
                        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
                    }
                }
            }
        }
        Ok(Self::new(&first, headers))
    }

    fn new(first: &str, headers: Vec<(String, String)>) -> Option<Self> {
        let mut words = first.split(' ');
        let (method, target) = (words.next()?, words.next()?);
        if !words.next()?.starts_with("HTTP/1.") || !target.starts_with('/') {
            return None;
        }
        let path = target.split(['?', '#']).next()?;
        Some(Self { method: method.to_owned(), target: target.to_owned(), path: decode(path)?, headers })
    }

    /// Whether something follows that this server does not read, or nothing more will follow.
    pub(super) fn is_last(&self) -> bool {
        let closes = |value: &str| value.eq_ignore_ascii_case("close");
        let body = |value: &str| value != "0";
        self.header("connection").is_some_and(closes)
            || self.header("content-length").is_some_and(body)
            || self.header("transfer-encoding").is_some()
    }
}

/// Undoes percent encoding; `None` for what is not encoded UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let value = digit(rest.next()?)? * 16 + digit(rest.next()?)?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_encoding_is_undone() {
        let check = |path, expected: Option<&str>| assert_eq!(decode(path).as_deref(), expected);
        check("/a%20b", Some("/a b"));
        check("/%C3%A9", Some("/é"));
        check("/%2e%2E/", Some("/../"));
        check("/%", None);
        check("/%zz", None);
        check("/%ff", None);
    }

    #[test]
    fn requests_are_read() {
        let mut bytes = "GET /a%20b?c=d HTTP/1.1\r\nHost: x\r\nReferer:  y\r\n\r\n".as_bytes();
        let request = Request::read(&mut bytes).unwrap().unwrap();
        assert_eq!(request.method, "GET");
        assert_eq!(request.target, "/a%20b?c=d");
        assert_eq!(request.path, "/a b");
        assert_eq!(request.header("REFERER"), Some("y"));
        assert!(!request.is_last());
        assert_eq!(Request::read(&mut bytes).unwrap(), None);
    }

    #[test]
    fn what_is_not_a_request_is_refused() {
        let check = |text: &str| assert_eq!(Request::read(&mut text.as_bytes()).unwrap(), None);
        check("");
        check("GET / HTTP/1.1\r\nHost");
        check("GET / SPDY\r\n\r\n");
        check("GET http://elsewhere/ HTTP/1.1\r\n\r\n");
        check("\r\n\r\n");
    }
}
