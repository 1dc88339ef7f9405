//! The words files: heads and bodies with mistakes, and whole files whose checksum fits the mistake in them.

use std::fmt::Write as _;
use std::path::Path;

use domain::question::EvidenceIx;
use kidney_selfcheck::content::{EVIDENCE, Key, REFERENCES, TEXTS};
use kidney_selfcheck::words::{Audience, Words, pieces};

use super::Take;
use crate::{mutate, seeds};

/// The two files of English, as the build writes them; empty where the content cannot be compiled.
pub fn files(root: &Path) -> [String; 2] {
    let compiled = compiler::compile(&root.join("content")).ok();
    let text = |name: &str| {
        let files = compiled.iter().flat_map(|compiled| &compiled.words);
        files.filter(|file| file.name == name).map(|file| file.text.clone()).next().unwrap_or_default()
    };
    [text("en"), text("en.more")]
}

pub fn target(root: &Path, files: &[String; 2]) -> Take {
    let seeds = seeds::of(root, "words");
    let [first, more] = files.clone();
    let good = Words::read(first.clone()).ok();
    Box::new(move |rng, thrown| {
        // A whole file is long, and so is reading it.
        if rng.u8(..) > 0 {
            let all: Vec<&str> = seeds.iter().map(String::as_str).collect();
            let (one, other) = (mutate::pick(rng, &all), mutate::pick(rng, &all));
            thrown.0 = mutate::text(rng, one, other, &["kidney-selfcheck-words 2 en ltr ", "\n", " 0 "]);
            let rest = good.as_ref().is_some_and(|good| good.with_rest(&thrown.0).is_ok());
            return Words::read(thrown.0.clone()).is_ok() || rest;
        }
        let rest = rng.bool();
        let file = if rest { &more } else { &first };
        thrown.0 = mutate::text(rng, file, &first, &["\t", "\u{2}3\u{3}", "{"]);
        if rng.u8(..4) > 0 {
            thrown.0 = with_its_sum(&thrown.0, file);
        }
        match (rest, &good) {
            (true, Some(good)) => good.with_rest(&thrown.0).is_ok_and(|words| look(&words)),
            _ => Words::read(thrown.0.clone()).is_ok_and(|words| look(&words)),
        }
    })
}

/// The head of the good file, with the checksum of this body, which keeps the number of its lines.
fn with_its_sum(spoilt: &str, good: &str) -> String {
    let (head, lines) = good.split_once('\n').unwrap_or_default();
    let (_, body) = spoilt.split_once('\n').unwrap_or_default();
    let count = lines.split('\n').count();
    let mut kept: Vec<&str> = body.split('\n').take(count).collect();
    kept.resize(count, "");
    let body = kept.join("\n");
    let sum = body.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let fields = head.rsplit_once(' ').map_or(head, |(fields, _)| fields);
    let mut file = String::with_capacity(spoilt.len() + 20);
    // Writing to a text cannot fail.
    let _ = write!(file, "{fields} {sum:08x}\n{body}");
    file
}

/// Uses everything in it.
fn look(words: &Words) -> bool {
    for at in 0..u16::try_from(TEXTS + 2).unwrap_or(u16::MAX) {
        for audience in [Audience::Me, Audience::Other] {
            drop(pieces(words.get(Key::at(at), audience)));
        }
    }
    for at in 0..=REFERENCES {
        let _ = kidney_selfcheck::content::source(words.reference(at));
    }
    for at in 0..=EVIDENCE {
        drop(words.sources(&[EvidenceIx(u16::try_from(at).unwrap_or(u16::MAX))]));
    }
    !words.tag().is_empty() && !words.dir().is_empty()
}
