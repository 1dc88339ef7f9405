//! The whole content with a mistake in one file: it is refused with reasons, or compiled.

use std::fs;
use std::path::{Path, PathBuf};

use fastrand::Rng;

use super::Take;
use crate::mutate;

const FILES: &[&str] = &["questionnaire.toml", "guidance.toml", "sources.toml", "countries.toml", "words/en.toml"];

pub fn target(root: &Path) -> Take {
    let copy = Copy(root.join("target/fuzz").join(format!("content-{}", std::process::id())));
    let texts: Vec<String> =
        FILES.iter().map(|file| fs::read_to_string(root.join("content").join(file)).unwrap_or_default()).collect();
    Box::new(move |rng, thrown| {
        let at = rng.usize(..FILES.len());
        let (Some(file), Some(text)) = (FILES.get(at), texts.get(at)) else { return false };
        let spoilt = spoil(rng, text);
        thrown.0 = format!("{file}\n{spoilt}");
        for (file, text) in FILES.iter().zip(&texts) {
            copy.write(file, text);
        }
        copy.write(file, &spoilt);
        match compiler::compile(&copy.0) {
            Ok(compiled) => !compiled.words.is_empty(),
            Err(problems) => {
                assert!(!problems.0.is_empty(), "refused without a reason");
                assert!(problems.0.iter().all(|problem| !problem.to_string().is_empty()));
                false
            }
        }
    })
}

/// Most mistakes are made in lines: one is lost, stands twice, at another place, or with another's value.
fn spoil(rng: &mut Rng, text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let (one, other) = (rng.usize(..lines.len().max(1)), rng.usize(..lines.len().max(1)));
    let (a, b) = (lines.get(one).copied().unwrap_or_default(), lines.get(other).copied().unwrap_or_default());
    let mixed = match (a.split_once('='), b.split_once('=')) {
        (Some((key, _)), Some((_, value))) => format!("{key}={value}"),
        _ => b.to_owned(),
    };
    let changed = mutate::text(rng, a, b, &["[[question]]", "= []", "\"\"", "id = "]);
    match rng.u8(..6) {
        0 => drop(lines.splice(one..(one + 1).min(lines.len()), [])),
        1 => lines.insert(other, a),
        2 => lines.swap(one, other),
        3 => lines.iter_mut().skip(one).take(1).for_each(|line| *line = &mixed),
        4 => lines.iter_mut().skip(one).take(1).for_each(|line| *line = &changed),
        _ => return mutate::text(rng, text, b, &["\n[[question]]\n", "{ ", "]"]),
    }
    lines.join("\n")
}

/// A copy of the content, gone when the work is over.
struct Copy(PathBuf);

impl Copy {
    fn write(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, text));
        assert!(made.is_ok(), "{} cannot be written", path.display());
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // A folder that stays behind does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}
