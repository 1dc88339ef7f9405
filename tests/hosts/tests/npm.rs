//! The package for npm, as a React user meets it: packed, installed into an app made with Vite, type-checked, built,
//! served, and the check done in a browser.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use host_tests::fault::{At, Fault, same};
use host_tests::sheets;
use host_tests::site::{dist, variable};
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure};
use xtask::server::Server;

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("npm: the packed package in an app of Vite and React", app),
        Case::new("npm: importing the class does nothing where there is no page", |_| no_page()),
    ]
}

/// A folder of this run with the sources of the app, in which `node_modules` above it holds Vite and React.
fn folder() -> Proof<PathBuf> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("npm-{}", std::process::id()));
    if root.exists() {
        fs::remove_dir_all(&root)?;
    }
    fs::create_dir_all(root.join("app/src"))?;
    symlink(variable("MODULES")?, root.join("node_modules"))?;
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("app");
    for file in ["package.json", "index.html", "tsconfig.json", "src/main.tsx", "src/modules.d.ts"] {
        fs::copy(source.join(file), root.join("app").join(file)).at(file)?;
    }
    Ok(root)
}

/// Runs a program to its end; returns what it said.
fn run(program: &str, arguments: &[&str], folder: &Path) -> Proof<String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        // Whatever the machine's own settings are: nothing is fetched, and nothing is told to anybody.
        .env("npm_config_offline", "true")
        .env("npm_config_audit", "false")
        .env("npm_config_fund", "false")
        .env("npm_config_update_notifier", "false")
        .output()
        .at(program)?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    let (out, err) = (said(&output.stdout), said(&output.stderr));
    ensure!(output.status.success(), "{program} {}:\n{out}\n{err}", arguments.join(" "));
    Ok(out)
}

fn app(browser: &Browser) -> Proof {
    let root = folder()?;
    let result = built(&root).and_then(|app| check(browser, &app));
    let _ = fs::remove_dir_all(&root);
    result
}

/// Packs, installs, checks the types and builds; returns the finished app.
fn built(root: &Path) -> Proof<PathBuf> {
    let package = fs::canonicalize(dist()?.join("npm"))?.display().to_string();
    let said = run("npm", &["pack", &package, "--loglevel=error"], root)?;
    let tarball = said.lines().last().ok_or_else(|| Fault::stuck("npm packed nothing"))?;
    let app = root.join("app");
    run("npm", &["install", &format!("../{tarball}"), "--loglevel=error", "--no-package-lock"], &app)?;
    ensure!(app.join("node_modules/kidney-selfcheck/index.js").is_file(), "it is not installed");
    run("node", &["../node_modules/typescript/bin/tsc", "--project", "."], &app).at("types")?;
    run("node", &["../node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], &app).at("vite")?;
    Ok(app.join("dist"))
}

fn check(browser: &Browser, app: &Path) -> Proof {
    let assets = fs::read_dir(app.join("assets"))?.filter_map(|entry| Some(entry.ok()?.file_name()));
    let assets: Vec<String> = assets.map(|name| name.to_string_lossy().into_owned()).collect();
    for kind in [".wasm", ".txt"] {
        ensure!(assets.iter().any(|name| name.ends_with(kind)), "no {kind} among {assets:?}");
    }
    let server = Server::start(app, 0, |_, reply| reply).at("the app")?;
    browser.open(&server.url("/"))?;
    // The site of the tests is only there because a page has one; it is asked for nothing.
    let unused = Site::start()?;
    let page = Page::here(browser, &unused, By::Touch);
    page.resize(Window::Phone)?;
    page.wait_for_place("start")?;
    page.start()?;
    let () = page.script("window.call('020 7946 0999'); return null", &[])?;
    page.answer("right-now", &["none"])?;
    let sheet = sheets::best()?;
    page.go("back")?;
    page.run(&sheet)?;
    let look = page.wait_until("the new number", |look| look.text.contains("020 7946 0999"))?;
    same("the outcome", look.outcome, sheet.outcome())?;
    page.axe_tag()?;
    let seen: Vec<String> = page.script("return window.seen", &[])?;
    same("what the app noticed", seen, ["ready"])?;
    same("the console", page.console()?, Vec::new())
}

fn no_page() -> Proof {
    let package = fs::canonicalize(dist()?.join("npm"))?;
    let script = "import('./index.js').then(({ KidneySelfcheck: found, ...rest }) =>
        console.log(typeof found, Object.keys(rest).length, typeof customElements))";
    same("what Node.js finds", run("node", &["--eval", script], &package)?, "function 0 undefined")
}
