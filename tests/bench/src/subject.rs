//! Who is measured: each with its files, and with where its buttons and options are.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use host_tests::fault::At;
use host_tests::site::{dist, variable};
use host_tests::{Fault, Proof, ensure, sheets};
use serde::Serialize;

/// Where a subject's parts are on its page, as selectors; the probe looks through an open shadow root too.
#[derive(Clone, Debug, Serialize)]
pub struct Parts {
    /// The button that begins; none where the questions are there at once.
    pub start: Option<String>,
    /// The heading of the question that is shown.
    pub question: String,
    /// What must hold of an input to be an option.
    pub options: String,
    /// The button that leads to the next question; none where all stand on one page.
    pub next: Option<String>,
    /// The values to choose, question by question; the first option where there are none.
    pub values: Vec<String>,
}

/// One of those that are compared.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its name in the tables.
    pub name: &'static str,
    /// The folder that is served, with a Brotli file beside each that gets smaller.
    pub folder: PathBuf,
    /// Where its parts are.
    pub parts: Parts,
}

/// How many questions everybody answers.
pub const QUESTIONS: usize = 12;

/// The name of our own in the tables.
pub const OURS: &str = "kidney-selfcheck";
/// The name of the practical limit.
pub const HAND: &str = "by hand";

const QUESTIONS_JSON: &str = "peers/questions.json";

/// What of the npm packages a page of a clinic loads, and under which name.
const SURVEYJS: &[(&str, &str)] = &[
    ("survey-core/survey.core.min.js", "survey.core.min.js"),
    ("survey-core/survey-core.fontless.min.css", "survey-core.fontless.min.css"),
    ("survey-js-ui/survey-js-ui.min.js", "survey-js-ui.min.js"),
];
const LHC: &[(&str, &str)] = &[
    ("lforms/dist/lforms/webcomponent/styles.css", "webcomponent/styles.css"),
    ("lforms/dist/lforms/webcomponent/assets/lib/zone.min.js", "webcomponent/assets/lib/zone.min.js"),
    ("lforms/dist/lforms/webcomponent/runtime.js", "webcomponent/runtime.js"),
    ("lforms/dist/lforms/webcomponent/polyfills.js", "webcomponent/polyfills.js"),
    ("lforms/dist/lforms/webcomponent/main.js", "webcomponent/main.js"),
    ("lforms/dist/lforms/webcomponent/down_arrow_gray_10_10.png", "webcomponent/down_arrow_gray_10_10.png"),
    ("lforms/dist/lforms/webcomponent/magnifying_glass.png", "webcomponent/magnifying_glass.png"),
    ("lforms/dist/lforms/fhir/R4/lformsFHIR.min.js", "fhir/R4/lformsFHIR.min.js"),
];

/// Ours, with the answers of a person to whom nothing stands out, so that no emergency ends the questions.
///
/// # Errors
/// When there is no site, or it has too few questions.
pub fn ours() -> Proof<Subject> {
    let sheet = sheets::best()?.answers();
    let values: Vec<String> =
        sheet.iter().filter_map(|(_, options)| options.first()).take(QUESTIONS).map(|id| (*id).to_owned()).collect();
    ensure!(values.len() == QUESTIONS, "the best answers are fewer than {QUESTIONS}");
    let parts = Parts {
        start: Some("[data-action=start]".to_owned()),
        question: "[data-question] h1".to_owned(),
        options: "[data-question] input".to_owned(),
        next: Some("[data-action=continue]".to_owned()),
        values,
    };
    Ok(Subject { name: OURS, folder: dist()?, parts })
}

fn data(question: &str) -> Parts {
    Parts {
        start: Some("[data-action=start]".to_owned()),
        question: question.to_owned(),
        options: "[data-question] input".to_owned(),
        next: Some("[data-action=continue]".to_owned()),
        values: Vec::new(),
    }
}

/// The page that is written by hand; it needs nothing but this folder.
///
/// # Errors
/// When it cannot be written.
pub fn by_hand(target: &Path) -> Proof<Subject> {
    let folder = fresh(&target.join("hand"))?;
    let page = fs::read_to_string(here("peers/hand/index.html")).at("the page by hand")?;
    let questions: serde_json::Value =
        serde_json::from_slice(&fs::read(here(QUESTIONS_JSON)).at(QUESTIONS_JSON)?).at(QUESTIONS_JSON)?;
    write(&folder, "index.html", page.replace("__QUESTIONS__", &questions.to_string()).as_bytes())?;
    Ok(Subject { name: HAND, folder: shrunk(folder)?, parts: data("[data-question] h1") })
}

/// What comes from npm: Preact, `SurveyJS` and LHC-Forms, each as its own guides say.
///
/// # Errors
/// When something is not there.
pub fn peers(target: &Path) -> Proof<Vec<Subject>> {
    let preact = made(target, "preact", "app.jsx", &[], &["--jsx=automatic", "--jsx-import-source=preact"])?;
    let surveyjs = made(target, "surveyjs", "app.js", SURVEYJS, &[])?;
    let lhc = made(target, "lhc", "app.js", LHC, &[])?;
    Ok(vec![
        Subject { name: "Preact", folder: preact, parts: data("[data-question] h1") },
        Subject {
            name: "SurveyJS",
            folder: surveyjs,
            parts: Parts {
                start: Some(".sd-navigation__start-btn, .sv_start_btn".to_owned()),
                question: ".sd-question:not(.sd-html) .sd-element__title".to_owned(),
                options: ".sd-question input".to_owned(),
                next: Some(".sd-navigation__next-btn, .sd-navigation__complete-btn".to_owned()),
                values: Vec::new(),
            },
        },
        Subject {
            name: "LHC-Forms",
            folder: lhc,
            parts: Parts {
                start: None,
                question: ".lhc-question label, .lhc-item .lhc-question-text".to_owned(),
                options: "input[type=radio], input[type=checkbox]".to_owned(),
                next: None,
                values: Vec::new(),
            },
        },
    ])
}

/// A peer's folder: its page, its script made small by esbuild, and files from npm as they are.
fn made(target: &Path, name: &str, script: &str, files: &[(&str, &str)], how: &[&str]) -> Proof<PathBuf> {
    let source = here("peers").join(name);
    let folder = fresh(&target.join(name))?;
    let modules = PathBuf::from(variable("BENCH_MODULES")?);
    for (from, to) in files {
        let from = modules.join(from);
        write(&folder, to, &fs::read(&from).at(from.display())?)?;
    }
    for page in ["index.html", "app.css"] {
        if source.join(page).is_file() {
            write(&folder, page, &fs::read(source.join(page))?)?;
        }
    }
    let mut esbuild = Command::new(variable("ESBUILD")?);
    esbuild.arg(source.join(script)).args(["--bundle", "--minify", "--log-level=error"]).args(how);
    esbuild.arg(format!("--outfile={}", folder.join("app.js").display())).env("NODE_PATH", &modules);
    ensure!(esbuild.status().at("esbuild")?.success(), "esbuild could not make {name}");
    shrunk(folder)
}

fn here(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(inside)
}

fn fresh(folder: &Path) -> Proof<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder).at(folder.display())?;
    }
    fs::create_dir_all(folder).at(folder.display())?;
    Ok(folder.to_path_buf())
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Proof {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(&path, bytes).at(path.display())
}

/// Lays a Brotli file beside each, at the highest level, as the build does with ours; node brings Brotli.
fn shrunk(folder: PathBuf) -> Proof<PathBuf> {
    let status = Command::new("node").arg(here("peers/shrink.mjs")).arg(&folder).status().at("node")?;
    if status.success() { Ok(folder) } else { Err(Fault::stuck("the peers' files could not be made small")) }
}
