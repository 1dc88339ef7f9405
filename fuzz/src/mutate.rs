//! Making other texts of a text.

use fastrand::Rng;

/// Characters that readers of text stumble over: ends, marks of our own files, directions, forms of several parts.
const STRANGE: &[&str] = &[
    "\0",
    "\t",
    "\n",
    "\r\n",
    "\u{2}",
    "\u{3}",
    "\u{4}",
    "{",
    "}",
    "{}",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{130}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{2066}",
    "\u{feff}",
    "\u{fffd}",
    "\u{10ffff}",
    "ﬁ",
    "ß",
    "e\u{301}",
    "👩‍⚕️",
    "هل",
    "<b>",
    "\"",
    "'",
    "\\",
    "=",
    "-1",
    "0",
    "4294967296",
    "18446744073709551616",
    "1e9",
    "nan",
    "../",
    "https://",
    "tel:",
];

/// Another text, by one to four changes; `words` are what the reader looks for.
pub fn text(rng: &mut Rng, from: &str, other: &str, words: &[&str]) -> String {
    let mut bytes = from.as_bytes().to_vec();
    for _ in 0..rng.usize(1..=4) {
        change(rng, &mut bytes, other, words);
    }
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// One of several; nothing where there is none.
pub fn pick<'a>(rng: &mut Rng, from: &[&'a str]) -> &'a str {
    if from.is_empty() { "" } else { from.get(rng.usize(..from.len())).copied().unwrap_or_default() }
}

fn change(rng: &mut Rng, bytes: &mut Vec<u8>, other: &str, words: &[&str]) {
    let at = rng.usize(..=bytes.len());
    let end = at + rng.usize(..=(bytes.len() - at).min(40));
    match rng.u8(..9) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << rng.u8(..8);
            }
        }
        1 => put(bytes, at, pick(rng, words).as_bytes()),
        2 => put(bytes, at, pick(rng, STRANGE).as_bytes()),
        3 => drop(bytes.drain(at..end)),
        4 => {
            let again = bytes.get(at..end).unwrap_or_default().repeat(rng.usize(1..8));
            put(bytes, at, &again);
        }
        5 => {
            let from = rng.usize(..=other.len());
            let part = other.as_bytes().get(from..(from + 60).min(other.len())).unwrap_or_default();
            put(bytes, at, part);
        }
        6 => bytes.truncate(at),
        7 => put(bytes, at, rng.char(..).encode_utf8(&mut [0; 4]).as_bytes()),
        _ => put(bytes, at, pick(rng, STRANGE).repeat(rng.usize(1..200)).as_bytes()),
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, part: &[u8]) {
    drop(bytes.splice(at..at, part.iter().copied()));
}
