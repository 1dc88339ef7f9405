//! What the clinic's page sets, read from the attributes of the tag.
//!
//! Nothing here can change a question, a finding or a warning (invariant 11). A wrong value is reported once to the
//! site's owner and replaced by a safe default; the patient never sees it.

mod checks;
pub mod list;
mod problem;

use std::ops::RangeInclusive;

use domain::question::Topic;

use crate::content::{Country, country};
use checks::{address, is_day, phone, text};
pub use list::{LONGEST, NAMES, SETTINGS};
pub use problem::{Fault, SettingProblem};

/// How long nobody may touch the device before the answers are dropped.
pub const IDLE_MINUTES: RangeInclusive<u32> = 1..=60;

/// At which level the headings may begin.
pub const HEADING_LEVELS: RangeInclusive<u32> = 1..=4;

/// The topics that may have a note of the clinic. Safety is none of them: nothing may stand between a person and the
/// signs of danger.
pub const NOTED: &[Topic] = &[Topic::Kidneys, Topic::Health, Topic::Infection, Topic::Plans];

/// What the page sets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whose numbers to show; without one, the emergency number is named in general.
    pub country: Option<&'static Country>,
    /// The clinic's name.
    pub clinic_name: Option<String>,
    /// The clinic's telephone number.
    pub phone: Option<Phone>,
    /// Where to book a visit; http or https.
    pub booking_url: Option<String>,
    /// Where the clinic is.
    pub address: Option<String>,
    /// When it is open.
    pub hours: Option<String>,
    /// Who at the clinic checked the content.
    pub reviewed_by: Option<String>,
    /// When they did.
    pub reviewed_on: Option<String>,
    /// Who pays for the page.
    pub funding: Option<String>,
    /// After how many minutes without a touch the answers are dropped; never, without it.
    pub idle_minutes: Option<u32>,
    /// At which level the headings begin; 1, without it.
    pub heading_level: Option<u32>,
    /// The clinic's own words beside the questions of a topic.
    pub notes: Vec<(Topic, String)>,
}

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// As the clinic writes it.
    pub shown: String,
    /// What to dial.
    pub dial: String,
}

/// Attributes that belong to HTML, to frameworks or to the page, and are none of our business.
const FOREIGN: &[&str] = &[
    "id",
    "class",
    "style",
    "hidden",
    "dir",
    "title",
    "slot",
    "part",
    "role",
    "tabindex",
    "translate",
    "inert",
    "is",
    "exportparts",
    "lang",
    "spellcheck",
    "nonce",
    "itemprop",
    "itemscope",
    "popover",
];
const FOREIGN_PREFIXES: &[&str] = &["aria-", "data-", "on", "xml", "_ng", "ng-", "v-", "x-", ":", "@"];

impl Settings {
    /// Reads the attributes of a tag, given as name, value, name, value and so on.
    #[must_use]
    pub fn read(attributes: &[String]) -> (Self, Vec<SettingProblem>) {
        let mut settings = Self::default();
        let mut problems = Vec::new();
        for pair in attributes.chunks(2) {
            let [name, value] = pair else { continue };
            let mut problem = |fault| {
                problems.push(SettingProblem { name: name.clone(), value: value.clone(), fault });
            };
            let value = value.trim();
            if value.is_empty() && is_ours(name) {
                continue;
            }
            match name.as_str() {
                "country" => {
                    settings.country = country(value);
                    if settings.country.is_none() {
                        problem(Fault::Country);
                    }
                }
                "clinic-name" => settings.clinic_name = Some(text(value, problem)),
                "phone" => {
                    settings.phone = phone(value);
                    if settings.phone.is_none() {
                        problem(Fault::Phone);
                    }
                }
                "booking-url" => {
                    settings.booking_url = address(value);
                    if settings.booking_url.is_none() {
                        problem(Fault::Address);
                    }
                }
                "address" => settings.address = Some(text(value, problem)),
                "hours" => settings.hours = Some(text(value, problem)),
                "reviewed-by" => settings.reviewed_by = Some(text(value, problem)),
                "reviewed-on" if is_day(value) => settings.reviewed_on = Some(value.to_owned()),
                "reviewed-on" => problem(Fault::Day),
                "funding" => settings.funding = Some(text(value, problem)),
                // The style sheet reads it from the tag.
                "theme" if ["light", "dark", "contrast", "auto"].contains(&value) => {}
                "theme" => problem(Fault::Theme),
                // The element reads it, long before there is a program.
                "load" if ["near", "now"].contains(&value) => {}
                "load" => problem(Fault::Load),
                "idle-minutes" => {
                    settings.idle_minutes = value.parse().ok().filter(|minutes| IDLE_MINUTES.contains(minutes));
                    if settings.idle_minutes.is_none() {
                        problem(Fault::Minutes);
                    }
                }
                "heading-level" => {
                    settings.heading_level = value.parse().ok().filter(|level| HEADING_LEVELS.contains(level));
                    if settings.heading_level.is_none() {
                        problem(Fault::Level);
                    }
                }
                // The element has put what is in it on the tag, each under its own name; and it brings the words of the
                // clinic's language.
                "settings" | "clinic-lang" => {}
                _ if is_foreign(name) => {}
                _ => match noted(name) {
                    Some(topic) => settings.notes.push((topic, text(value, problem))),
                    None => problem(Fault::Unknown),
                },
            }
        }
        settings.keep_whole_reviews_only(&mut problems);
        (settings, problems)
    }

    /// The clinic's own words beside the questions of a topic.
    #[must_use]
    pub fn note(&self, topic: Topic) -> Option<&str> {
        self.notes.iter().find(|(about, _)| *about == topic).map(|(_, note)| note.as_str())
    }

    /// Who checked the content and when, only where the site says both.
    fn keep_whole_reviews_only(&mut self, problems: &mut Vec<SettingProblem>) {
        if self.reviewed_by.is_some() == self.reviewed_on.is_some() {
            return;
        }
        let half = self.reviewed_by.take().map(|by| ("reviewed-by", by));
        let half = half.or_else(|| self.reviewed_on.take().map(|on| ("reviewed-on", on)));
        let told = problems.iter().any(|problem| problem.fault == Fault::Day);
        if let (Some((name, value)), false) = (half, told) {
            problems.push(SettingProblem { name: name.to_owned(), value, fault: Fault::HalfAReview });
        }
    }
}

/// Whether an attribute sets something.
fn is_ours(name: &str) -> bool {
    NAMES.contains(&name)
}

/// The topic that a note is about.
fn noted(name: &str) -> Option<Topic> {
    let topic = name.strip_prefix("note-").and_then(Topic::from_id)?;
    NOTED.contains(&topic).then_some(topic)
}

fn is_foreign(name: &str) -> bool {
    FOREIGN.contains(&name) || FOREIGN_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(attributes: &[(&str, &str)]) -> (Settings, Vec<String>) {
        let flat: Vec<String> =
            attributes.iter().flat_map(|(name, value)| [(*name).to_owned(), (*value).to_owned()]).collect();
        let (settings, problems) = Settings::read(&flat);
        (settings, problems.iter().map(SettingProblem::to_string).collect())
    }

    /// Each wrong value gives exactly one line, which names the setting, and the default.
    #[track_caller]
    fn check_wrong(name: &str, value: &str, says: &str) {
        let (settings, problems) = read(&[(name, value)]);
        assert_eq!(settings, Settings::default(), "{name}={value}");
        let [line] = problems.as_slice() else { panic!("{name}={value}: {problems:?}") };
        assert!(line.starts_with(&format!("kidney-selfcheck: {name}=")), "{line}");
        assert!(line.contains(says) && !line.contains('\n') && line.chars().count() < 300, "{line}");
    }

    #[test]
    fn wrong_values() {
        check_wrong("country", "zz", "Known:");
        check_wrong("phone", "<script>alert(1)</script>", "no telephone number");
        check_wrong("phone", "12", "no telephone number");
        check_wrong("phone", "call us", "no telephone number");
        check_wrong("phone", "1+2+3", "no telephone number");
        check_wrong("booking-url", "javascript:alert(1)", "https://");
        check_wrong("booking-url", "https://", "https://");
        check_wrong("booking-url", "//example.org", "https://");
        check_wrong("booking-url", "https://exa mple.org", "https://");
        check_wrong("reviewed-on", "yesterday", "2026-11-23");
        check_wrong("reviewed-on", "2026-13-01", "2026-11-23");
        check_wrong("reviewed-on", "2026-11-23", "belong together");
        check_wrong("reviewed-by", "Dr Example", "belong together");
        check_wrong("theme", "pink", "light, dark, contrast or auto");
        check_wrong("load", "soon", "near is used");
        check_wrong("idle-minutes", "0", "from 1 to 60");
        check_wrong("idle-minutes", "61", "from 1 to 60");
        check_wrong("idle-minutes", "-5", "from 1 to 60");
        check_wrong("idle-minutes", "2.5", "from 1 to 60");
        check_wrong("idle-minutes", "five", "from 1 to 60");
        check_wrong("heading-level", "0", "from 1 to 4");
        check_wrong("heading-level", "h2", "from 1 to 4");
        check_wrong("note-safety", "Do not worry", "no such setting");
        check_wrong("note-", "x", "no such setting");
        check_wrong("colour", "red", "no such setting");
    }

    /// What a site may write by mistake or by malice, by what the setting takes; and the line says what holds instead.
    #[test]
    fn every_setting_wrong_in_turn() {
        let long = "x".repeat(10_240);
        let instead = ["not shown", "none is shown", "no link", "in general", "is used", "is cut there", "are dropped"];
        for setting in SETTINGS.iter().filter(|setting| setting.kind != list::Kind::Language) {
            let values: &[&str] = match setting.kind {
                list::Kind::Text => &[&long],
                list::Kind::Phone => &["<script>alert(1)</script>", "tel:999", &long],
                list::Kind::Address => &["javascript:alert(1)", "JaVaScRiPt://x", "data:text/html,x", &long],
                list::Kind::Country => &["zz", "gb gb", &long],
                list::Kind::Day => &["tomorrow", "2026-1-1", &long],
                list::Kind::Number(..) => &["0", "1e1", "[object Object]", &long],
                list::Kind::Language | list::Kind::Choice(_) => &["true", "{}", &long],
            };
            for value in values {
                // The other half of a review, so that this one is all that is wrong.
                let other = match setting.name {
                    "reviewed-by" => ("reviewed-on", "2026-11-23"),
                    "reviewed-on" => ("reviewed-by", "Dr Example"),
                    _ => ("class", "wide"),
                };
                let (_, problems) = read(&[(setting.name, value), other]);
                let [line] = problems.as_slice() else { panic!("{}={value:.40}: {problems:?}", setting.name) };
                let start = value.get(..60).unwrap_or(value);
                assert!(line.starts_with(&format!("kidney-selfcheck: {}=\"{start}\": ", setting.name)), "{line}");
                assert!(instead.iter().any(|words| line.contains(words)), "what is used instead? {line}");
            }
        }
    }

    #[test]
    fn right_values() {
        let (settings, problems) = read(&[
            ("country", "GB"),
            ("clinic-name", " St Example "),
            ("phone", "+44 (0)20 7946 0000"),
            ("booking-url", "https://example.org/book?x=1"),
            ("reviewed-by", "Dr Example"),
            ("reviewed-on", "2026-11-23"),
            ("funding", "The hospital"),
            ("theme", "dark"),
            ("load", "now"),
            ("idle-minutes", "5"),
            ("address", "1 Example Street"),
            ("hours", "Monday to Friday, 9 to 5"),
            ("heading-level", "3"),
            ("note-plans", "We run a study of our own."),
            ("settings", "{}"),
            ("class", "wide"),
            ("data-track", "no"),
            ("aria-label", "check"),
        ]);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(settings.country.map(|country| country.emergency), Some("999"));
        assert_eq!(settings.clinic_name.as_deref(), Some("St Example"));
        assert_eq!(settings.phone.as_ref().map(|phone| phone.dial.as_str()), Some("+442079460000"));
        assert_eq!(settings.booking_url.as_deref(), Some("https://example.org/book?x=1"));
        assert_eq!(settings.reviewed_by.as_deref(), Some("Dr Example"));
        assert_eq!(settings.funding.as_deref(), Some("The hospital"));
        assert_eq!((settings.idle_minutes, settings.heading_level), (Some(5), Some(3)));
        assert_eq!(settings.address.as_deref(), Some("1 Example Street"));
        assert_eq!(settings.hours.as_deref(), Some("Monday to Friday, 9 to 5"));
        assert_eq!(settings.note(Topic::Plans), Some("We run a study of our own."));
        assert_eq!(settings.note(Topic::Health), None);
    }

    #[test]
    fn empty_values_set_nothing_and_long_ones_are_cut() {
        for setting in SETTINGS {
            assert_eq!(read(&[(setting.name, "  ")]), (Settings::default(), Vec::new()), "{}", setting.name);
        }
        let (settings, problems) = read(&[("clinic-name", &"é".repeat(10_000))]);
        assert_eq!(settings.clinic_name.map(|name| name.chars().count()), Some(LONGEST));
        assert_eq!(problems.len(), 1);
    }

    /// A setting of the list that nothing reads would be promised and do nothing.
    #[test]
    fn every_setting_of_the_list_is_read() {
        for setting in SETTINGS {
            let (_, problems) = read(&[(setting.name, "\u{1}\u{2}")]);
            let unknown = problems.iter().any(|problem| problem.contains("no such setting"));
            assert!(!unknown || setting.name == "lang", "{}: {problems:?}", setting.name);
        }
        let number = |name: &str| SETTINGS.iter().find(|setting| setting.name == name).map(|setting| setting.kind);
        let range = |range: RangeInclusive<u32>| Some(list::Kind::Number(*range.start(), *range.end()));
        assert_eq!(number("idle-minutes"), range(IDLE_MINUTES));
        assert_eq!(number("heading-level"), range(HEADING_LEVELS));
        let notes = SETTINGS.iter().filter_map(|setting| noted(setting.name)).collect::<Vec<_>>();
        assert_eq!(notes, NOTED);
    }
}
