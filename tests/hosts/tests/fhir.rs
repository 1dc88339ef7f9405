//! The questionnaire and the answers for the clinic's systems, against the official definitions of FHIR R4: random whole
//! runs of the program's own code, written by the script that ships, read by validators that are not ours.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use domain::{Wishes, replay, take_away};
use host_tests::fault::{At, Fault};
use host_tests::runs::{Dice, answers};
use host_tests::{Case, Proof, ensure, sheets, site};
use kidney_selfcheck::content::QUESTIONNAIRE;
use kidney_selfcheck::settings::Settings;
use kidney_selfcheck::sheet::{Source, rows};
use kidney_selfcheck::voice::Voice;
use kidney_selfcheck::words::{Audience, Words};
use serde_json::json;

/// How many whole runs; `FHIR_RUNS` asks for more.
const RUNS: usize = 1000;

pub fn cases() -> Vec<Case> {
    vec![Case::new("fhir: the questionnaire and random runs are valid R4", |_| valid())]
}

fn valid() -> Proof {
    let dist = site::dist()?;
    let words = fs::read_to_string(dist.join("words/en.txt")).at("the words")?;
    let words = Words::read(words).map_err(|fault| Fault::wrong(fault.to_string()))?;
    let settings = Settings::default();
    let runs = std::env::var("FHIR_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(RUNS);
    let mut dice = Dice::new(4);
    let mut input = String::new();
    for run in 0..runs {
        let answers = answers(&QUESTIONNAIRE, &mut dice, run % 20 == 0);
        let take = take_away(&QUESTIONNAIRE, &answers, &Wishes::default());
        let audience = if run % 2 == 0 { Audience::Me } else { Audience::Other };
        let voice = Voice { words: &words, settings: &settings, audience };
        let rows = rows(Source { take: &take, voice, today: "" });
        let expected = replay(&QUESTIONNAIRE, &answers).asked.into_iter().filter_map(|ix| {
            let question = QUESTIONNAIRE.question(ix)?;
            Some((question.id, question.chosen(answers.get(ix)).map(|(_, option)| option.id).collect::<Vec<_>>()))
        });
        let run = json!({ "rows": rows, "language": "en", "answers": expected.collect::<Vec<_>>() });
        input.push_str(&run.to_string());
        input.push('\n');
    }
    let said = node(&dist, &input)?;
    println!("fhir: {}", said.trim());
    ensure!(said.starts_with(&format!("{runs} responses are valid")), "{said}");
    sheets::content().map(drop)
}

/// Runs the validators. They are fetched by `cargo xtask setup` into the project's own tools.
fn node(dist: &Path, input: &str) -> Proof<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let modules = here.join("../../.tools/npm-fhir/node_modules");
    ensure!(modules.is_dir(), "no validators; `cargo xtask setup` fetches them");
    let mut child = Command::new("node")
        .arg(here.join("src/js/fhir.cjs"))
        .args([dist.canonicalize()?, modules.canonicalize()?])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .at("node")?;
    let mut pipe = child.stdin.take().ok_or_else(|| Fault::stuck("no pipe to node"))?;
    // It reads all before it says anything.
    let _ = pipe.write_all(input.as_bytes());
    drop(pipe);
    let output = child.wait_with_output().at("node")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
