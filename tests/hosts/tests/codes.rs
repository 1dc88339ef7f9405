//! QR codes, drawn by the script that ships from the program's own texts, and read by a reader that is not ours.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use domain::take_away;
use host_tests::fault::{At, Fault};
use host_tests::runs::{Dice, answers, wishes};
use host_tests::{Case, Proof, ensure, sheets, site};
use kidney_selfcheck::content::QUESTIONNAIRE;
use kidney_selfcheck::settings::Settings;
use kidney_selfcheck::sheet::{Source, code, compose};
use kidney_selfcheck::voice::Voice;
use kidney_selfcheck::words::{Audience, Words};

/// The narrowest screen there is, in pixels of a style sheet.
const NARROW: usize = 320;

/// How many runs in English, at one pixel for each of a style sheet's.
const RUNS: usize = 200;

/// How many in each other language, at two, as every telephone has.
const RUNS_OF_A_LANGUAGE: usize = 6;

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("codes: random runs of every language scan from a narrow screen", |_| scan()),
        Case::new("codes: the largest scans, and a larger one is refused", |_| bounds()),
    ]
}

fn scan() -> Proof {
    let content = sheets::content()?;
    for language in &content.languages {
        let english = language.tag == "en";
        let (runs, pixels) = if english { (RUNS, NARROW) } else { (RUNS_OF_A_LANGUAGE, 2 * NARROW) };
        let texts = texts(&language.tag, runs)?;
        let read = read(&texts, pixels)?;
        println!("codes: {}: {read} of {runs} read at {pixels} pixels", language.tag);
        ensure!(read == runs, "{}: {read} of {runs}", language.tag);
    }
    Ok(())
}

/// The limit, in letters of one to four bytes.
fn bounds() -> Proof {
    let texts = ["a", "é", "腎", "😀"].map(|letter| letter.repeat(code::MOST_BYTES / letter.len()));
    ensure!(read(&texts, NARROW)? == texts.len(), "not all of the largest");
    ensure!(draw(&["a".repeat(3000)])? == [None], "a code of 3,000 bytes");
    Ok(())
}

/// What the codes of some runs hold.
fn texts(tag: &str, runs: usize) -> Proof<Vec<String>> {
    let words = site::dist()?.join("words").join(format!("{tag}.txt"));
    let words =
        Words::read(fs::read_to_string(words).at("the words")?).map_err(|fault| Fault::wrong(fault.to_string()))?;
    let (settings, mut dice) = (Settings::default(), Dice::new(320));
    let texts = (0..runs).map(|_| {
        let answers = answers(&QUESTIONNAIRE, &mut dice, false);
        let take = take_away(&QUESTIONNAIRE, &answers, &wishes(&QUESTIONNAIRE, &mut dice));
        let voice = Voice { words: &words, settings: &settings, audience: Audience::Me };
        let source = Source { take: &take, voice, today: "23 November 2026" };
        code::short(source, &compose(source)).text
    });
    Ok(texts.collect())
}

/// How many are read as they were written, from a screen so many pixels wide.
fn read(texts: &[String], pixels: usize) -> Proof<usize> {
    let mut read = 0;
    for (code, text) in draw(texts)?.iter().zip(texts) {
        let code = code.as_ref().ok_or_else(|| Fault::wrong(format!("no code of {} bytes", text.len())))?;
        read += usize::from(seen(code, pixels)?.as_ref() == Some(text));
    }
    Ok(read)
}

/// Draws each by `take-away.js`.
fn draw(texts: &[String]) -> Proof<Vec<Option<String>>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/js/codes.cjs");
    let mut child = Command::new("node")
        .args([script, site::dist()?.canonicalize()?])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .at("node")?;
    let mut pipe = child.stdin.take().ok_or_else(|| Fault::stuck("no pipe to node"))?;
    let lines: Vec<String> = texts.iter().map(|text| serde_json::Value::from(text.as_str()).to_string()).collect();
    let lines = lines.join("\n");
    // Beside it, since node answers while it reads.
    let told = std::thread::spawn(move || pipe.write_all(lines.as_bytes()));
    let output = child.wait_with_output().at("node")?;
    told.join().map_err(|_| Fault::stuck("node was not told all"))??;
    ensure!(output.status.success(), "node failed");
    String::from_utf8_lossy(&output.stdout).lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// What a camera sees of a code on such a screen.
fn seen(code: &str, pixels: usize) -> Proof<Option<String>> {
    let strange = || Fault::wrong(format!("no code: {code:.60}"));
    let (edge, path) = code.split_once(' ').ok_or_else(strange)?;
    let edge: usize = edge.parse().map_err(|_| strange())?;
    let mut dark = vec![false; edge * edge];
    for run in path.split_terminator('z') {
        let numbers: Vec<usize> = run.split(|letter: char| !letter.is_ascii_digit()).flat_map(str::parse).collect();
        let [x, y, wide, ..] = numbers[..] else { return Err(strange()) };
        let from = y * edge + x;
        dark.get_mut(from..from + wide).ok_or_else(strange)?.fill(true);
    }
    let square = |pixel: usize| (2 * pixel + 1) * edge / (2 * pixels);
    let shade = |x, y| if dark.get(square(y) * edge + square(x)) == Some(&true) { 0 } else { 255 };
    let mut screen = rqrr::PreparedImage::prepare_from_greyscale(pixels, pixels, shade);
    let grids = screen.detect_grids();
    let [grid] = &grids[..] else { return Ok(None) };
    Ok(grid.decode().ok().map(|(_, text)| text))
}
