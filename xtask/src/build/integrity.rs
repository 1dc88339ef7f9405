//! The hash of a file, as browsers write it in `integrity` and in policies.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

use super::json;
use crate::error::{Doing, Error};
use crate::project::write as write_file;

/// Where the site lists its own hashes.
pub const LIST: &str = "integrity.json";

/// `sha256-…` of some bytes.
pub fn of(bytes: impl AsRef<[u8]>) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// `sha256-…` of a file.
pub fn of_file(path: &Path) -> Result<String, Error> {
    Ok(of(fs::read(path).doing("read", path)?))
}

/// `sha384-…` of some bytes: what a site writes into its own script tag.
pub fn strong(bytes: impl AsRef<[u8]>) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Files of the site with their hashes, as a JSON object.
pub fn map<'a>(site: &Path, files: impl IntoIterator<Item = &'a str>) -> Result<String, Error> {
    let hashed = files.into_iter().map(|file| Ok((file, json::text(&of_file(&site.join(file))?))));
    Ok(json::object(hashed.collect::<Result<Vec<_>, Error>>()?))
}

/// Files of the site with the hashes that a site pins, as a JSON object.
pub fn pinned<'a>(site: &Path, files: impl IntoIterator<Item = &'a str>) -> Result<String, Error> {
    let hashed = files.into_iter().map(|file| {
        let path = site.join(file);
        Ok((file, json::text(&strong(fs::read(&path).doing("read", &path)?))))
    });
    Ok(json::object(hashed.collect::<Result<Vec<_>, Error>>()?))
}

/// Lists every file of the site with both of its hashes.
pub fn write(site: &Path) -> Result<(), Error> {
    let mut lines = Vec::new();
    for file in files(site, site)? {
        let path = site.join(&file);
        let bytes = fs::read(&path).doing("read", &path)?;
        let hashes = json::object([("sha256", json::text(&of(&bytes))), ("sha384", json::text(&strong(&bytes)))]);
        lines.push(format!("  {}: {hashes}", json::text(&file)));
    }
    write_file(&site.join(LIST), format!("{{\n{}\n}}\n", lines.join(",\n")))
}

/// Every file below a folder, named from the root on, in order.
pub fn files(root: &Path, folder: &Path) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).doing("list", folder)? {
        let path = entry.doing("list", folder)?.path();
        if path.is_dir() {
            found.extend(files(root, &path)?);
        } else if let Ok(name) = path.strip_prefix(root) {
            let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
            found.push(parts.join("/"));
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_of_nothing_are_well_known() {
        assert_eq!(of(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(strong(""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
    }
}
