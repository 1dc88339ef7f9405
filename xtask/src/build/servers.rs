//! What a web server needs to serve the site well: its settings, and the files made small once and for all.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;

use super::integrity;
use crate::error::{Doing, Error};
use crate::project::{Project, read, write as write_file};

/// Sources and places; `_headers` counts at the root only.
const FILES: &[(&str, &str)] = &[
    ("server/_headers", "_headers"),
    ("server/nginx.conf", "server/nginx.conf"),
    ("server/Caddyfile", "server/Caddyfile"),
];

/// What is worth making small; pictures are small already, and the one file is for places without a server.
const SMALLER: &[&str] = &["html", "css", "js", "txt", "json", "wasm", "svg", "webmanifest"];

pub fn write(project: &Project, site: &Path) -> Result<(), Error> {
    let page = read(&site.join("index.html"))?;
    let policy = policy(&page).ok_or_else(|| Error::Site { reason: "index.html has no policy".to_owned() })?;
    for (from, to) in FILES {
        write_file(&site.join(to), read(&project.path(from))?.replace("{policy}", policy))?;
    }
    Ok(())
}

/// Lays a Brotli file beside each that is worth it.
pub fn compress(site: &Path) -> Result<(), Error> {
    for file in integrity::files(site, site)? {
        let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
        if !SMALLER.contains(&extension) || file.contains("onefile") {
            continue;
        }
        let path = site.join(&file);
        let bytes = fs::read(&path).doing("read", &path)?;
        write_file(&site.join(format!("{file}.br")), brotli(&bytes))?;
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let settings =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut writer = CompressorWriter::with_params(Vec::new(), 1 << 16, &settings);
    // Writing to memory cannot fail.
    let _ = writer.write_all(bytes);
    writer.into_inner()
}

/// The policy in the head of a page.
fn policy(page: &str) -> Option<&str> {
    page.split_once("http-equiv=\"Content-Security-Policy\" content=\"")?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_a_page_is_found() {
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><p a=\"b\">";
        assert_eq!(policy(page), Some("default-src 'none'"));
        assert_eq!(policy("<p>"), None);
    }

    #[test]
    fn what_is_made_small_is_the_same_again() {
        let text = "kidney ".repeat(1000);
        let small = brotli(text.as_bytes());
        let mut back = Vec::new();
        assert!(brotli::BrotliDecompress(&mut small.as_slice(), &mut back).is_ok());
        assert_eq!((back, small.len() < 100), (text.into_bytes(), true));
    }
}
