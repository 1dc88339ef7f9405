//! The Brotli files that the build lays beside the others, as a good server sends them.

use std::fs;
use std::path::{Path, PathBuf};

use super::reply::Reply;
use super::request::Request;

/// A hook for [`super::Server::start`] with the same folder: whoever takes Brotli gets it where there is such a file.
#[must_use]
pub fn compressed(root: &Path, request: &Request, reply: Reply) -> Reply {
    let accepts = request.header("accept-encoding").is_some_and(|all| all.split(',').any(|one| one.trim() == "br"));
    if !accepts || reply.status != 200 {
        return reply;
    }
    // The server has found the file itself, so the path does not lead out of the folder.
    let page = if request.path.ends_with('/') { "index.html" } else { "" };
    match fs::read(PathBuf::from(format!("{}{}{page}.br", root.display(), request.path))) {
        Ok(bytes) => reply.body(bytes).header("Content-Encoding", "br").header("Vary", "Accept-Encoding"),
        Err(_) => reply,
    }
}
