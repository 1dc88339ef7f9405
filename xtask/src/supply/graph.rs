//! What the crates depend on, as cargo says it.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId, TargetKind};

use crate::error::Error;
use crate::project::Project;

/// The crate that becomes the module.
pub const ROOT: &str = "kidney-selfcheck";

/// Asks cargo about every crate for these platforms; it may not use the network.
pub fn read(project: &Project, platforms: &[&str]) -> Result<Metadata, Error> {
    let filter = platforms.iter().flat_map(|platform| ["--filter-platform".to_owned(), (*platform).to_owned()]);
    MetadataCommand::new()
        .current_dir(project.root())
        .other_options(["--locked".to_owned(), "--offline".to_owned()].into_iter().chain(filter).collect::<Vec<_>>())
        .exec()
        .map_err(|error| Error::Site { reason: format!("cargo metadata: {}", error.to_string().trim()) })
}

/// What is in the module, by id: each crate with those it needs. Macros and build scripts run where it is compiled.
pub fn shipped(metadata: &Metadata) -> BTreeMap<&PackageId, BTreeSet<&PackageId>> {
    let packages: BTreeMap<&PackageId, &Package> =
        metadata.packages.iter().map(|package| (&package.id, package)).collect();
    let nodes = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
    let nodes: BTreeMap<_, _> = nodes.map(|node| (&node.id, node)).collect();
    let is_macro = |id: &PackageId| {
        packages
            .get(id)
            .is_some_and(|package| package.targets.iter().any(|one| one.kind.contains(&TargetKind::ProcMacro)))
    };
    let mut found = BTreeMap::new();
    let mut next: Vec<&PackageId> =
        metadata.packages.iter().filter(|package| package.name.as_str() == ROOT).map(|package| &package.id).collect();
    while let Some(id) = next.pop() {
        if found.contains_key(id) {
            continue;
        }
        let needs = nodes.get(id).into_iter().flat_map(|node| &node.deps);
        let needs = needs.filter(|need| need.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal));
        let needs: BTreeSet<&PackageId> = needs.map(|need| &need.pkg).filter(|id| !is_macro(id)).collect();
        next.extend(&needs);
        found.insert(id, needs);
    }
    found
}
