//! Whole pages of the release site in real browsers. `cargo xtask test` runs this; words after `--` choose cases.

mod accessibility;
mod ahead;
mod aloud;
mod barriers;
mod bench;
mod builder;
mod codes;
mod contract;
mod devices;
mod early;
mod embed;
mod everywhere;
mod examples;
mod faults;
mod fhir;
mod frame;
mod hard_coded;
mod interview;
mod journeys;
mod languages;
mod moments;
mod npm;
mod offline;
mod privacy;
mod servers;
mod silence;
mod sites;
mod take_away;
mod text_size;
mod theme;
mod trees;
mod walk;
mod wordpress;
mod wrong;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    // The longest first, so that no browser is left alone with one at the end.
    let files = vec![
        everywhere::cases(),
        Ok(accessibility::cases()),
        devices::cases(),
        journeys::cases(),
        trees::cases(),
        Ok(languages::cases()),
        Ok(hard_coded::cases()),
        Ok(privacy::cases()),
        Ok(silence::cases()),
        Ok(take_away::cases()),
        Ok(fhir::cases()),
        Ok(codes::cases()),
        Ok(offline::cases()),
        Ok(interview::cases()),
        Ok(aloud::cases()),
        Ok(faults::cases()),
        sites::cases(),
        Ok(contract::cases()),
        Ok(ahead::cases()),
        Ok(early::cases()),
        Ok(embed::cases()),
        examples::cases(),
        Ok(frame::cases()),
        Ok(theme::cases()),
        Ok(text_size::cases()),
        Ok(wrong::cases()),
        Ok(builder::cases()),
        Ok(servers::cases()),
        Ok(npm::cases()),
        Ok(wordpress::cases()),
        Ok(bench::cases()),
    ];
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    host_tests::runner::run(files, scratch.parent().unwrap_or(scratch))
}
