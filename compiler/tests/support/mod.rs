//! A copy of the content that a test may change.

#![allow(dead_code, reason = "no test uses all of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A copy of the content, gone when the test is over.
pub struct Copy(pub PathBuf);

impl Copy {
    /// All files as they are.
    pub fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("kidney-selfcheck-content-{}-{number}", std::process::id());
        let copy = Self(std::env::temp_dir().join(name));
        fs::create_dir_all(copy.0.join("words")).expect("a folder for the copy");
        for file in ["questionnaire.toml", "guidance.toml", "sources.toml", "countries.toml", "words/en.toml"] {
            fs::copy(content().join(file), copy.0.join(file)).expect("a file of the content");
        }
        copy
    }

    /// A file.
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// Puts a file in place.
    pub fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).unwrap_or_else(|error| panic!("{file}: {error}"));
    }

    /// Puts one text in the place of another that stands there once.
    #[track_caller]
    pub fn edit(&self, file: &str, find: &str, put: &str) {
        let text = self.read(file);
        assert_eq!(text.matches(find).count(), 1, "{file} has not exactly one {find:?}");
        assert_ne!(find, put, "{file}: the edit changes nothing");
        self.write(file, &text.replacen(find, put, 1));
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // A folder that stays behind does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The content as it is.
pub fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}
