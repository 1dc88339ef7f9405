//! How the commands talk: plain lines on standard error, so that standard output stays a result.
//!
//! A reader who goes away (`cargo xtask size | head -1`) is no reason to fail.

use std::io::{Write as _, stderr, stdout};
use std::time::Duration;

/// One line about what is happening.
pub fn line(text: &str) {
    let _ = writeln!(stderr(), "{text}");
}

/// A result, with its line ends.
pub fn result(text: &str) {
    let _ = stdout().write_all(text.as_bytes());
    let _ = stdout().flush();
}

/// The start of a part of the work.
pub fn heading(text: &str) {
    line(&format!("\n== {text}"));
}

/// `74.2` seconds as `1 min 14 s`, below ten seconds with one decimal.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        let check = |millis, expected| {
            assert_eq!(duration(Duration::from_millis(millis)), expected);
        };
        check(40, "0.0 s");
        check(9_940, "9.9 s");
        check(59_900, "59 s");
        check(74_200, "1 min 14 s");
    }
}
