//! The plugin in a real `WordPress`: `cargo xtask test` brings `WordPress`, PHP and `MariaDB` where it may, and says so in
//! `WORDPRESS`; the database and the server live in a folder of the test and end with it.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use host_tests::fault::{At, Fault, same};
use host_tests::site::dist;
use host_tests::{Browser, By, Case, Page, Proof, Site, Window, ensure, sheets};
use serde::Deserialize;
use serde::de::DeserializeOwned;

pub fn cases() -> Vec<Case> {
    // A step of its own runs it, after it has brought what is needed.
    if std::env::var_os("WORDPRESS").is_none() {
        return Vec::new();
    }
    vec![Case::new("wordpress: installed, activated, used and removed", whole)]
}

const PLUGIN: &str = "wp-content/plugins/kidney-selfcheck";

/// A program that runs until it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The folder of one run.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Folder {
    /// Runs a command of `site.php`.
    fn site<T: DeserializeOwned>(&self, command: &[&str]) -> Proof<T> {
        let script = source("site.php");
        let site = self.0.join("site").display().to_string();
        let said = run(Command::new("php").arg(script).arg(site).args(command)).at(command.join(" "))?;
        serde_json::from_str(said.lines().last().unwrap_or_default()).at(said)
    }

    fn log(&self, name: &str) -> Proof<fs::File> {
        fs::File::create(self.0.join(name)).at(name)
    }
}

fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("wordpress").join(name)
}

fn run(command: &mut Command) -> Proof<String> {
    let output = command.output()?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    let (out, err) = (said(&output.stdout), said(&output.stderr));
    ensure!(output.status.success(), "{command:?}:\n{out}\n{err}");
    Ok(out)
}

/// Starts a program whose words go to a file of the folder.
fn start(folder: &Folder, name: &str, command: &mut Command) -> Proof<Running> {
    let log = folder.log(name)?;
    let child = command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn().at(name)?;
    Ok(Running(child))
}

fn wait_for(what: &str, mut there: impl FnMut() -> bool) -> Proof {
    for _ in 0..200 {
        if there() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(50));
    }
    Err(Fault::stuck(format!("{what} does not come")))
}

fn database(folder: &Folder) -> Proof<Running> {
    let (data, socket) = (folder.0.join("data"), folder.0.join("socket"));
    let data = data.display();
    run(Command::new("mariadb-install-db")
        .args(["--no-defaults", "--user=root", "--auth-root-authentication-method=normal", "--skip-test-db"])
        .arg(format!("--datadir={data}")))?;
    let running = start(
        folder,
        "mariadbd.log",
        Command::new("/usr/sbin/mariadbd")
            // Nobody but this folder's socket leads to it.
            .args([
                "--no-defaults",
                "--user=root",
                "--skip-networking",
                "--skip-log-bin",
                "--innodb-buffer-pool-size=16M",
            ])
            .arg(format!("--datadir={data}"))
            .arg(format!("--socket={}", socket.display()))
            .arg(format!("--pid-file={}", folder.0.join("pid").display())),
    )?;
    let create = format!(
        "mysqli_report(MYSQLI_REPORT_OFF); exit(@mysqli_connect('localhost', 'root', '', '', 0, '{}')?->query('CREATE DATABASE clinic') ? 0 : 1);",
        socket.display()
    );
    wait_for("the database", || run(Command::new("php").args(["-r", &create])).is_ok())?;
    Ok(running)
}

/// `WordPress` with the plugin's folder in it, not yet installed.
fn files(folder: &Folder) -> Proof {
    let wordpress = PathBuf::from(host_tests::site::variable("WORDPRESS")?);
    let site = folder.0.join("site");
    // A few links of the package lead nowhere, which is none of our business.
    let _ = Command::new("cp").arg("-rL").arg(wordpress).arg(&site).output()?;
    ensure!(site.join("wp-includes/js/underscore.min.js").is_file(), "WordPress is not whole");
    let config = fs::read_to_string(source("wp-config.php"))?
        .replace("{socket}", &folder.0.join("socket").display().to_string())
        .replace("{log}", &folder.0.join("debug.log").display().to_string());
    fs::write(site.join("wp-config.php"), config)?;
    run(Command::new("cp").arg("-r").arg(dist()?.join("wordpress/kidney-selfcheck")).arg(site.join(PLUGIN))).map(drop)
}

fn whole(browser: &Browser) -> Proof {
    lint()?;
    let folder = Folder(std::env::temp_dir().join(format!("kidney-selfcheck-wordpress-{}", std::process::id())));
    fs::create_dir_all(&folder.0)?;
    files(&folder)?;
    let _database = database(&folder)?;
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let address = format!("http://127.0.0.1:{port}");
    same("the installation", folder.site::<bool>(&["install", &address])?, true)?;
    let before: Kept = folder.site(&["kept"])?;
    ensure!(before.tables.len() > 10, "no WordPress: {before:?}");
    same("activation", folder.site::<String>(&["activate"])?, "active")?;
    let pages: Pages = folder.site(&["pages"])?;
    let site = folder.0.join("site");
    let _server = start(
        &folder,
        "php.log",
        Command::new("php").args(["-S", &format!("127.0.0.1:{port}"), "-t"]).arg(&site).current_dir(&site),
    )?;
    wait_for("the server", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok())?;
    let result = used(browser, &address, &pages);
    let log = fs::read_to_string(folder.0.join("debug.log")).unwrap_or_default();
    result.map_err(|fault: Fault| fault.told(|why| format!("{why}\n{log}")))?;
    let ours: Vec<&str> = log.lines().filter(|line| line.contains("plugins/kidney-selfcheck/")).collect();
    same("what PHP says of the plugin", ours, Vec::<&str>::new())?;
    same("the removal", folder.site::<String>(&["remove"])?, "gone")?;
    let after: Kept = folder.site(&["kept"])?;
    same("what is left of the plugin", (after.meta, after.named), (0, 0))?;
    same("what WordPress keeps", after, before)
}

/// What `WordPress` keeps.
#[derive(Debug, Deserialize, PartialEq)]
struct Kept {
    options: Vec<String>,
    tables: Vec<String>,
    meta: usize,
    named: usize,
}

/// The pages, by their numbers.
#[derive(Debug, Deserialize)]
struct Pages {
    shortcode: u32,
    content: u32,
    builder: u32,
    block: u32,
    hostile: u32,
}

fn lint() -> Proof {
    let plugin = dist()?.join("wordpress/kidney-selfcheck");
    let mut seen = 0;
    for entry in fs::read_dir(&plugin)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "php") {
            run(Command::new("php").arg("-l").arg(&path))?;
            seen += 1;
        }
    }
    same("files of PHP", seen, 4)
}

fn used(browser: &Browser, address: &str, pages: &Pages) -> Proof {
    let unused = Site::start()?;
    let open = |id: u32| -> Proof<Page> {
        browser.open(&format!("{address}/?page_id={id}"))?;
        let page = Page::here(browser, &unused, By::Touch);
        page.resize(Window::Phone)?;
        // Far down a page, it waits for the reader.
        let () = page.script("host.scrollIntoView(); return null", &[])?;
        page.wait_for_place("start")?;
        Ok(page)
    };
    let pwned = |page: &Page| page.script::<bool>("return 'pwned' in window", &[]);
    for id in [pages.shortcode, pages.block] {
        let page = open(id)?;
        same("the attributes", page.attributes()?, ["country", "clinic-name", "phone", "heading-level"])?;
        let text: String = page.script("return host.textContent", &[])?;
        ensure!(text.contains("St Example, 020 7946 0000") && text.contains("call 999 now"), "no fallback: {text}");
        let look = page.run(&sheets::best()?)?;
        ensure!(look.text.contains("020 7946 0000"), "no telephone:\n{}", look.text);
        page.axe_tag()?;
        quiet(&page)?;
    }
    let page = open(pages.content)?;
    let own: String = page.script("return host.querySelector('#own')?.textContent ?? ''", &[])?;
    same("words of the site", own.as_str(), "Our own words.")?;
    ensure!(!pwned(&page)?, "a script in the words inside was run");
    let page = open(pages.builder)?;
    let name: String = page.script("return host.getAttribute('clinic-name')", &[])?;
    same("the name as the builder writes it", name.as_str(), r#"St "Example" [x] \ <b>"#)?;
    let page = open(pages.hostile)?;
    let phone: String = page.script("return host.getAttribute('phone')", &[])?;
    ensure!(phone.starts_with("\"><script>"), "another value came: {phone}");
    same("the attributes", page.attributes()?, ["country", "clinic-name", "phone", "funding"])?;
    let text: String = page.script("return host.textContent", &[])?;
    ensure!(text.starts_with("Ask your kidney doctor (nephrologist): St Example. If"), "the fallback: {text}");
    page.start()?;
    page.answer("right-now", &["chest-pain"])?;
    page.continue_()?;
    ensure!(!pwned(&page)?, "a script in a setting was run");
    let strangers =
        browser.traffic()?.into_iter().filter(|asked| asked.starts_with("http") && !asked.starts_with(address));
    same("requests to others", strangers.collect::<Vec<_>>(), Vec::<String>::new())?;
    edited(browser, address, pages.block)
}

/// Nothing in the console is ours; `WordPress` says things of its own.
fn quiet(page: &Page) -> Proof {
    let ours: Vec<_> = page.console()?.into_iter().filter(|line| line.text.contains("kidney")).collect();
    same("the console", ours, Vec::new())
}

/// The block in the editor: known, valid, and with its settings beside it.
fn edited(browser: &Browser, address: &str, id: u32) -> Proof {
    browser.open(&format!("{address}/wp-login.php"))?;
    let log_in = "document.querySelector('#user_login').value = 'admin';
         document.querySelector('#user_pass').value = 'never-used-elsewhere';
         document.querySelector('#loginform').submit(); return null";
    let () = browser.script(log_in, &[])?;
    wait_for("the administrator's page", || {
        browser.script::<bool>("return Boolean(document.querySelector('#wpadminbar'))", &[]).unwrap_or(false)
    })?;
    browser.open(&format!("{address}/wp-admin/post.php?post={id}&action=edit"))?;
    let blocks = "return wp.data.select('core/block-editor').getBlocks().map(({ name, isValid, attributes }) =>
        `${name} ${isValid} ${attributes.phone}`)";
    let wanted = ["kidney-selfcheck/check true 020 7946 0000"];
    wait_for("the block in the editor", || {
        browser.script::<Vec<String>>(blocks, &[]).is_ok_and(|blocks| blocks == wanted)
    })?;
    let select = "const { select, dispatch } = wp.data;
         dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false);
         dispatch('core/block-editor').selectBlock(select('core/block-editor').getBlocks()[0].clientId);
         dispatch('core/edit-post').openGeneralSidebar('edit-post/block'); return null";
    let () = browser.script(select, &[])?;
    let fields =
        "return [...document.querySelectorAll('.block-editor-block-inspector input')].map(({ value }) => value)";
    wait_for("the settings beside the block", || {
        browser.script::<Vec<String>>(fields, &[]).is_ok_and(|values| values.iter().any(|value| value == "St Example"))
    })
}
