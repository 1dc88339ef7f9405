//! `sbom.cdx.json`: what the site is made of, as `CycloneDX` 1.5 writes it.
//!
//! It says the same for the same sources: no clock, and the serial number is made of what is listed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use cargo_metadata::{Metadata, Package, PackageId};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::graph;
use crate::build::integrity::files;
use crate::error::{Doing, Error};
use crate::project::{Project, read, read_toml, write as write_file};

/// Its name in the site.
pub const NAME: &str = "sbom.cdx.json";

/// What the module is compiled for.
pub const PLATFORM: &str = "wasm32-unknown-unknown";

#[derive(serde::Deserialize)]
struct Toolchain {
    toolchain: Channel,
}

#[derive(serde::Deserialize)]
struct Channel {
    channel: String,
}

/// The lock file of what npm brings into the site's scripts.
const SCRIPTS: &str = "xtask/npm-ships/package-lock.json";

#[derive(serde::Deserialize)]
struct Locked {
    packages: BTreeMap<String, LockedPackage>,
}

#[derive(serde::Deserialize)]
struct LockedPackage {
    #[serde(default)]
    version: String,
    license: Option<String>,
}

/// Lists the crates in the module, the standard library, what npm brings into the scripts, and every file of the site as
/// it is now.
pub fn write(project: &Project, site: &Path) -> Result<(), Error> {
    let metadata = graph::read(project, &[PLATFORM])?;
    let Toolchain { toolchain } = read_toml(&project.path("rust-toolchain.toml"))?;
    let mut hashes = BTreeMap::new();
    for file in files(site, site)? {
        let path = site.join(&file);
        hashes.insert(file, hex(&Sha256::digest(fs::read(&path).doing("read", &path)?)));
    }
    let bom = bom(&metadata, &toolchain.channel, scripts(project)?, &hashes)
        .ok_or_else(|| Error::Site { reason: "cargo knows no crate of the module".to_owned() })?;
    write_file(&site.join(NAME), format!("{bom:#}\n"))
}

/// What npm brings into the scripts, by its reference.
fn scripts(project: &Project) -> Result<BTreeMap<String, Value>, Error> {
    let path = project.path(SCRIPTS);
    let locked: Locked =
        serde_json::from_str(&read(&path)?).map_err(|error| Error::Site { reason: format!("{SCRIPTS}: {error}") })?;
    let named = locked.packages.into_iter().filter_map(|(place, package)| {
        let name = place.strip_prefix("node_modules/")?;
        let reference = format!("pkg:npm/{name}@{}", package.version);
        let component = json!({
            "type": "library", "bom-ref": reference, "name": name, "version": package.version, "purl": reference,
            "licenses": package.license.iter().map(|licence| json!({ "expression": licence })).collect::<Vec<_>>(),
        });
        Some((reference, component))
    });
    Ok(named.collect())
}

fn bom(
    metadata: &Metadata,
    rust: &str,
    scripts: BTreeMap<String, Value>,
    hashes: &BTreeMap<String, String>,
) -> Option<Value> {
    let inside = graph::shipped(metadata);
    let packages: BTreeMap<&PackageId, &Package> = metadata.packages.iter().map(|one| (&one.id, one)).collect();
    let name = |id: &PackageId| packages.get(id).map(|package| reference(package));
    let root = metadata.packages.iter().find(|package| package.name.as_str() == graph::ROOT)?;
    let std = format!("pkg:generic/rust-std@{rust}");

    let others = inside.keys().filter(|id| **id != &root.id).filter_map(|id| packages.get(id));
    let mut components: BTreeMap<String, Value> =
        others.map(|package| (reference(package), component(package, "library"))).collect();
    let own_std = json!({
        "type": "library", "bom-ref": std, "name": "rust-std", "version": rust, "purl": std,
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    });
    components.insert(std.clone(), own_std);
    components.extend(scripts);
    components.extend(hashes.iter().map(|(file, hash)| {
        let hashes = json!([{ "alg": "SHA-256", "content": hash }]);
        (file.clone(), json!({ "type": "file", "bom-ref": file, "name": file, "hashes": hashes }))
    }));
    let mut dependencies: BTreeMap<String, Value> = BTreeMap::new();
    for (id, needs) in &inside {
        let mut needs: Vec<String> = needs.iter().filter_map(|id| name(id)).chain([std.clone()]).collect();
        needs.sort();
        let name = name(id)?;
        dependencies.insert(name.clone(), json!({ "ref": name, "dependsOn": needs }));
    }
    let components: Vec<Value> = components.into_values().collect();
    let dependencies: Vec<Value> = dependencies.into_values().collect();
    let serial = serial(&json!([components, dependencies]).to_string());
    Some(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX", "specVersion": "1.5", "serialNumber": serial, "version": 1,
        "metadata": { "component": component(root, "application") },
        "components": components, "dependencies": dependencies,
    }))
}

fn component(package: &Package, kind: &str) -> Value {
    let reference = reference(package);
    let mut component = Map::new();
    let mut set = |name: &str, value: Value| drop(component.insert(name.to_owned(), value));
    set("type", kind.into());
    set("bom-ref", reference.as_str().into());
    set("name", package.name.as_str().into());
    set("version", package.version.to_string().into());
    // Ours are in no registry.
    if package.source.is_some() {
        set("purl", reference.into());
    }
    if let Some(licence) = &package.license {
        // The older way to write it is no expression.
        let expression = licence.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ");
        set("licenses", json!([{ "expression": expression }]));
    }
    component.into()
}

fn reference(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

/// A UUID of the text: version 8, which is for those that are made of something.
fn serial(text: &str) -> String {
    let hex = hex(&Sha256::digest(text));
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(12, 15), part(15, 18), part(18, 30))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use cyclonedx_bom::prelude::{Bom, Validate as _};

    fn ours() -> Value {
        let project = Project::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
        let metadata = graph::read(&project, &[PLATFORM]).unwrap();
        let hashes = BTreeMap::from([("core/core.wasm".to_owned(), hex(&Sha256::digest("")))]);
        bom(&metadata, "1.95.0", scripts(&project).unwrap(), &hashes).unwrap()
    }

    #[test]
    fn the_list_is_valid_and_has_what_ships() {
        let bom = ours();
        let read = Bom::parse_from_json_v1_5(bom.to_string().as_bytes()).unwrap();
        let result = read.validate();
        assert!(result.passed(), "{result:?}");
        let names: Vec<_> = read.components.iter().flat_map(|all| &all.0).map(|one| one.name.to_string()).collect();
        for name in ["yew", "wasm-bindgen", "lean-qr", "domain", "rust-std", "core/core.wasm"] {
            assert!(names.iter().any(|known| known == name), "{name} is missing: {names:?}");
        }
        for name in ["compiler", "toml", "xtask", "proptest", "syn"] {
            assert!(!names.iter().any(|known| known == name), "{name} does not ship");
        }
    }

    #[test]
    fn the_same_sources_give_the_same_list() {
        let (one, other) = (ours(), ours());
        assert_eq!(one, other);
        assert_ne!(serial("a"), serial("b"));
        assert_eq!(serial("").len(), "urn:uuid:00000000-0000-8000-8000-000000000000".len());
    }
}
