//! From a path in an address to a file in the folder, and never to one outside it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::reply::Reply;

/// The folder that is served.
pub struct Files {
    root: PathBuf,
}

impl Files {
    pub fn new(root: &Path) -> io::Result<Self> {
        Ok(Self { root: root.canonicalize()? })
    }

    pub fn reply(&self, path: &str) -> Reply {
        let Some(file) = self.find(path) else {
            return Reply::not_found();
        };
        if file.is_dir() {
            // Without the slash, the page's own addresses would start one folder too high.
            return Reply::status(308).header("Location", &format!("{path}/"));
        }
        match fs::read(&file) {
            // Never from the browser's cache: the next build may have changed it.
            Ok(body) => Reply::ok(media_type(&file), body).header("Cache-Control", "no-cache"),
            Err(_) => Reply::not_found(),
        }
    }

    /// The file or folder that the path means, if it is there and inside.
    fn find(&self, path: &str) -> Option<PathBuf> {
        let mut file = self.root.join(inside(path)?);
        if path.ends_with('/') {
            file.push("index.html");
        }
        // A link in the folder may point out of it.
        file.canonicalize().ok().filter(|file| file.starts_with(&self.root))
    }
}

/// The path relative to the folder, if no part of it could lead out.
fn inside(path: &str) -> Option<PathBuf> {
    let parts = || path.split('/').filter(|part| !part.is_empty());
    let harmless = |part: &str| part != "." && part != ".." && !part.contains(['\\', ':', '\0']);
    parts().all(harmless).then(|| parts().collect())
}

/// The media type that browsers expect for a file of this name.
fn media_type(file: &Path) -> &'static str {
    let extension = file.extension().and_then(|extension| extension.to_str());
    match extension.unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside() {
        let check = |path, expected: Option<&str>| {
            assert_eq!(inside(path), expected.map(PathBuf::from), "{path}");
        };
        check("/", Some(""));
        check("/core/core.wasm", Some("core/core.wasm"));
        check("//etc//passwd", Some("etc/passwd"));
        check("/a..b/...", Some("a..b/..."));
        check("/..", None);
        check("/core/../../x", None);
        check("/./x", None);
        check("/c:/x", None);
        check("/..\\x", None);
        check("/x\0", None);
    }

    #[test]
    fn media_types() {
        let check = |file, expected| assert_eq!(media_type(Path::new(file)), expected);
        check("core/core.wasm", "application/wasm");
        check("page.js", "text/javascript; charset=utf-8");
        check("words/en.txt", "text/plain; charset=utf-8");
        check("LICENSE", "application/octet-stream");
    }
}
