//! What goes back: a file, or what a hook makes of it.

use std::time::Duration;

/// A reply before it is sent. Every method returns it changed, so a hook reads as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
    pub(super) delay: Duration,
    pub(super) cut: Option<usize>,
}

impl Reply {
    /// Only a status, with its number as the text.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: format!("{status}\n").into_bytes(), delay: Duration::ZERO, cut: None }
            .header("Content-Type", "text/plain; charset=utf-8")
    }

    /// A body with its media type.
    #[must_use]
    pub fn ok(media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::status(200).header("Content-Type", media_type).body(body)
    }

    /// An HTML page that stands in no folder.
    #[must_use]
    pub fn page(html: &str) -> Self {
        Self::ok("text/html; charset=utf-8", html)
    }

    /// No such file.
    #[must_use]
    pub fn not_found() -> Self {
        Self::status(404)
    }

    /// Sets a header, in place of one with the same name.
    #[must_use]
    pub fn header(self, name: &str, value: &str) -> Self {
        let mut reply = self.without(name);
        reply.headers.push((name.to_owned(), value.to_owned()));
        reply
    }

    /// Drops a header.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    /// Sends this body instead.
    #[must_use]
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Changes the body, for a damaged file.
    #[must_use]
    pub fn map_body(mut self, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Self {
        self.body = change(self.body);
        self
    }

    /// Waits before anything is sent.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Announces the whole body but hangs up after this many bytes of it, as a lost line does.
    #[must_use]
    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.cut = Some(bytes);
        self
    }

    /// Whether a browser shows it as a page.
    #[must_use]
    pub fn is_page(&self) -> bool {
        let page = |(name, value): &(String, String)| {
            name.eq_ignore_ascii_case("content-type")
                && ["text/html", "application/xhtml+xml"].iter().any(|page| value.starts_with(page))
        };
        self.headers.iter().any(page)
    }

    /// The body as it would be sent.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.body
    }
}
