//! The audit as text, for whoever wants to know what the site may do before it is theirs.

use std::fmt::Write as _;

use super::judge::{File, is_use};
use super::list::List;
use super::module::Import;

pub fn text(list: &List, imports: &[Import], files: &[File]) -> String {
    let mut text = format!("core.wasm can call {} functions of the page, and no others:\n\n", imports.len());
    // Writing to a text cannot fail.
    for one in &list.imports {
        let calls = if one.calls.is_empty() { "(nothing of the page)" } else { &one.calls };
        let _ = writeln!(text, "  {:<28} {:<44} {}", one.name, calls, one.why);
        if let Some(wide) = &one.wide {
            let _ = writeln!(text, "  {:<28} could do more: {wide}", "");
        }
    }
    let _ =
        writeln!(text, "\n{} scripts are read. What reaches beyond the page, and which file uses it:\n", files.len());
    for power in &list.power {
        for (source, why) in &power.files {
            let built = files.iter().filter(|file| file.path.starts_with("dist/") && file.parts.contains(source));
            let built = built.filter(|file| file.uses.iter().any(|one| is_use(power, one)));
            let built: Vec<&str> = built.map(|file| file.path.as_str()).collect();
            let _ = writeln!(text, "  {:<28} {}: {}", power.name, power.does, why);
            let _ = writeln!(text, "  {:<28} {source}, which is in {}", "", built.join(", "));
        }
    }
    let nobody: Vec<&str> =
        list.power.iter().filter(|power| power.files.is_empty()).map(|power| power.name.as_str()).collect();
    let _ = writeln!(text, "\nNo script uses any of these: {}.", nobody.join(", "));
    text
}
