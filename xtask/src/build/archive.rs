//! A zip that is the same for the same files: in order, and all from the same moment.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::integrity;
use crate::error::{Doing, Error};
use crate::project::write as write_file;

/// Packs a folder, under its own name, into a file beside it.
pub fn pack(folder: &Path) -> Result<(), Error> {
    let to = folder.with_extension("zip");
    let root = folder.parent().unwrap_or(folder);
    let mut files = Vec::new();
    for name in integrity::files(root, folder)? {
        let path = root.join(&name);
        files.push((name, fs::read(&path).doing("read", &path)?));
    }
    let packed =
        zipped(&files).map_err(|problem| Error::Malformed { path: to.clone(), reason: problem.to_string() })?;
    write_file(&to, packed)
}

fn zipped(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        // The first moment that a zip knows: when it was built says nothing about what is in it.
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_make_the_same_zip() {
        let files = [("a/b.txt".to_owned(), b"kidney ".repeat(100)), ("a/c.txt".to_owned(), Vec::new())];
        let first = zipped(&files).unwrap();
        assert_eq!(first, zipped(&files).unwrap());
        assert!(first.starts_with(b"PK\x03\x04") && first.len() < 500, "{}", first.len());
        // Day and time of the first file: midnight of 1 January 1980.
        assert_eq!(first.get(10..14), Some([0, 0, 0x21, 0].as_slice()));
    }
}
