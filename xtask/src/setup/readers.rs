//! What reads our papers, pictures and files in the tests, independently of us: PDF, QR codes and FHIR.

use crate::error::Error;
use crate::process::{command, on_path, run};
use crate::project::Project;
use crate::say;
use crate::versions::Versions;

/// Program and Debian package.
const READERS: &[(&str, &str)] = &[("pdftotext", "poppler-utils"), ("zbarimg", "zbar-tools")];

/// Installs what is missing where that needs no question; a test that lacks a reader says so.
pub fn install(project: &Project) -> Result<(), Error> {
    super::npm::ensure_validators(project, &Versions::read(project)?)?;
    let missing: Vec<_> =
        READERS.iter().filter(|(name, _)| on_path(name).is_none()).map(|(_, package)| package).collect();
    if missing.is_empty() || !super::browser::may_install() {
        return Ok(());
    }
    say::line("setup: installing readers of PDF and QR codes with apt-get");
    let mut apt = command(project, "apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet");
    run(apt.args(["install", "--yes", "--no-install-recommends"]).args(missing))
}
