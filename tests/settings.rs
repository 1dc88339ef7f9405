//! Whatever a site sets: no panic, nothing that could be read as markup or a script's address, one line for each fault.

#![cfg(not(target_arch = "wasm32"))]

use kidney_selfcheck::settings::{LONGEST, SETTINGS, SettingProblem, Settings};
use proptest::prelude::*;

/// A name of ours, of nobody, or of HTML.
fn name() -> impl Strategy<Value = String> {
    let ours = proptest::sample::select(SETTINGS).prop_map(|setting| setting.name.to_owned());
    prop_oneof![8 => ours, 1 => ".{0,20}", 1 => "(note|aria|data|on)-?[a-z]{0,8}"]
}

/// A value that is right, nearly right, hostile, or anything.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,400}",
        "[0-9+() .-]{0,45}",
        "(https?|javascript|data|HTTP|//):?/?/?.{0,40}",
        "[0-9]{0,5}-[0-9]{0,3}-[0-9]{0,3}",
        "(us|GB|zz|light|dark|auto|[0-9]{1,12}|-[0-9])",
        "<(script|img|svg)[ /]?(onerror|onload)?=?.{0,20}>",
        "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{2028}é漢\u{1F600}]{0,700}",
    ]
}

/// What a screen shows as text, or follows as an address.
fn texts(settings: &Settings) -> Vec<&str> {
    let texts = [
        &settings.clinic_name,
        &settings.address,
        &settings.hours,
        &settings.reviewed_by,
        &settings.reviewed_on,
        &settings.funding,
    ];
    let notes = settings.notes.iter().map(|(_, note)| note.as_str());
    texts.into_iter().flatten().map(String::as_str).chain(notes).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_setting_does_harm(pairs in proptest::collection::vec((name(), value()), 0..25), odd in any::<bool>()) {
        let mut flat: Vec<String> = pairs.iter().flat_map(|(name, value)| [name.clone(), value.clone()]).collect();
        if odd {
            flat.pop();
        }
        let (settings, problems) = Settings::read(&flat);
        for text in texts(&settings) {
            prop_assert!(text.chars().count() <= LONGEST && !text.contains(char::is_control), "{text:?}");
        }
        if let Some(phone) = &settings.phone {
            prop_assert!(phone.dial.chars().all(|c| c.is_ascii_digit() || c == '+'), "{phone:?}");
            prop_assert!(phone.shown.chars().all(|c| c.is_ascii_digit() || " +()-.".contains(c)), "{phone:?}");
        }
        if let Some(url) = &settings.booking_url {
            let low = url.to_ascii_lowercase();
            prop_assert!(low.starts_with("https://") || low.starts_with("http://"), "{url:?}");
            prop_assert!(!url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"".contains(c)), "{url:?}");
        }
        prop_assert!(settings.heading_level.is_none_or(|level| (1..=4).contains(&level)));
        prop_assert!(settings.idle_minutes.is_none_or(|minutes| (1..=60).contains(&minutes)));
        // Half a review says too much; it is told with one of the pairs.
        prop_assert_eq!(settings.reviewed_by.is_some(), settings.reviewed_on.is_some());
        prop_assert!(problems.len() <= pairs.len() + 1, "{} for {}", problems.len(), pairs.len());
        for line in problems.iter().map(SettingProblem::to_string) {
            prop_assert!(line.starts_with("kidney-selfcheck: ") && !line.contains(char::is_control), "{line:?}");
            prop_assert!(line.chars().count() < 400, "{line:?}");
        }
    }
}
