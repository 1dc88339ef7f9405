//! Where everything comes from that is not ours: the rules of `deny.toml`, and the list of what is in the site.

mod graph;
mod rules;
pub mod sbom;

use cargo_metadata::Package;

use crate::error::Error;
use crate::project::{Project, read_toml};
use crate::say;
use rules::{Crate, Rules};

/// Holds every crate of `Cargo.lock` that is compiled anywhere to `deny.toml`. Known weaknesses are looked up nowhere:
/// that needs the network.
pub fn check(project: &Project) -> Result<(), Error> {
    let rules: Rules = read_toml(&project.path("deny.toml"))?;
    let platforms: Vec<&str> = rules.graph.targets.iter().map(String::as_str).collect();
    let metadata = graph::read(project, &platforms)?;
    let used: Vec<_> = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes).map(|node| &node.id).collect();
    let all: Vec<Crate> = metadata.packages.iter().filter(|one| used.contains(&&one.id)).map(known).collect();
    let module = graph::read(project, &[sbom::PLATFORM])?;
    let inside = graph::shipped(&module);
    let shipped: Vec<Crate> = module.packages.iter().filter(|one| inside.contains_key(&one.id)).map(known).collect();
    let lines = rules::broken(&rules, &all, &shipped);
    say::result(&format!("{} crates are compiled, {} of them into the module\n", all.len(), shipped.len()));
    if lines.is_empty() { Ok(()) } else { Err(Error::NotAllowed { lines }) }
}

fn known(package: &Package) -> Crate {
    Crate {
        name: package.name.to_string(),
        version: package.version.to_string(),
        licence: package.license.clone(),
        source: package.source.as_ref().map(ToString::to_string),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_keeps_to_the_rules() {
        let project = Project::at(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
        if let Err(error) = check(&project) {
            panic!("{error}");
        }
    }
}
