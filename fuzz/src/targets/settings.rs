//! The attributes of the tag: `name=value` a line.

use std::path::Path;

use kidney_selfcheck::settings::{HEADING_LEVELS, IDLE_MINUTES, LONGEST, SETTINGS, Settings};

use super::Take;
use crate::{mutate, seeds};

pub fn target(root: &Path) -> Take {
    let seeds = seeds::of(root, "settings");
    let names: Vec<&'static str> = SETTINGS.iter().map(|setting| setting.name).collect();
    Box::new(move |rng, thrown| {
        let all: Vec<&str> = seeds.iter().map(String::as_str).collect();
        let (one, other) = (mutate::pick(rng, &all), mutate::pick(rng, &all));
        thrown.0 = mutate::text(rng, one, other, &names);
        let attributes: Vec<String> =
            thrown.0.split('\n').flat_map(|line| line.splitn(2, '=').map(str::to_owned).collect::<Vec<_>>()).collect();
        take(&attributes)
    })
}

fn take(attributes: &[String]) -> bool {
    let (settings, problems) = Settings::read(attributes);
    let texts = [&settings.clinic_name, &settings.address, &settings.hours, &settings.reviewed_by, &settings.funding];
    let notes = settings.notes.iter().map(|(_, note)| note);
    for text in texts.into_iter().flatten().chain(notes) {
        assert!(text.chars().count() <= LONGEST, "longer than permitted: {text}");
    }
    assert!(settings.idle_minutes.is_none_or(|minutes| IDLE_MINUTES.contains(&minutes)));
    assert!(settings.heading_level.is_none_or(|level| HEADING_LEVELS.contains(&level)));
    assert_eq!(settings.reviewed_by.is_some(), settings.reviewed_on.is_some(), "half a review");
    let address = settings.booking_url.as_deref().unwrap_or("https://");
    let low = address.to_ascii_lowercase();
    assert!(low.starts_with("https://") || low.starts_with("http://"), "no web address: {address}");
    for problem in &problems {
        let line = problem.to_string();
        assert!(!line.is_empty() && !line.contains(char::is_control), "not one line: {line:?}");
    }
    problems.is_empty()
}
