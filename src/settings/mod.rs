//! What the clinic's page sets, read from the attributes of the tag.
//!
//! Nothing here can change a question, a finding or a warning (invariant 11). A wrong value is reported once to the
//! site's owner and replaced by a safe default; the patient never sees it.

use std::fmt;
use std::ops::RangeInclusive;

use crate::content::{COUNTRIES, Country, country};

/// The longest text that a setting may have; more would push the screen away.
pub const LONGEST: usize = 300;

/// How long nobody may touch the device before the answers are dropped.
pub const IDLE_MINUTES: RangeInclusive<u32> = 1..=60;

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
    /// Who at the clinic checked the content.
    pub reviewed_by: Option<String>,
    /// When they did.
    pub reviewed_on: Option<String>,
    /// Who pays for the page.
    pub funding: Option<String>,
    /// After how many minutes without a touch the answers are dropped; never, without it.
    pub idle_minutes: Option<u32>,
}

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// As the clinic writes it.
    pub shown: String,
    /// What to dial.
    pub dial: String,
}

/// What is wrong with an attribute, for the site's owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingProblem {
    /// The attribute.
    pub name: String,
    /// Its value.
    pub value: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No setting has this name.
    Unknown,
    /// No country that we have numbers for.
    Country,
    /// No telephone number.
    Phone,
    /// No http or https address.
    Address,
    /// No day written as 2026-11-23.
    Day,
    /// None of light, dark and auto.
    Theme,
    /// Longer than [`LONGEST`] characters.
    TooLong,
    /// `reviewed-on` without `reviewed-by`, or the other way round.
    HalfAReview,
    /// No whole number of minutes in [`IDLE_MINUTES`].
    Minutes,
}

impl fmt::Display for SettingProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A name or value may be as long as a page; a message is one line.
        let short =
            |text: &str| text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(60).collect::<String>();
        write!(f, "kidney-selfcheck: {}=\"{}\": ", short(&self.name), short(&self.value))?;
        match self.fault {
            Fault::Unknown => f.write_str("there is no such setting; it is ignored"),
            Fault::Country => {
                f.write_str("no numbers for this country; the emergency number is named in general. Known:")?;
                COUNTRIES.iter().try_for_each(|country| write!(f, " {}", country.id))
            }
            Fault::Phone => {
                f.write_str("this is no telephone number (digits, spaces and + ( ) - . only); none is shown")
            }
            Fault::Address => f.write_str("this is no address that begins with https:// or http://; no link is shown"),
            Fault::Day => f.write_str("this is no day such as 2026-11-23; the site's own review is not shown"),
            Fault::Theme => f.write_str("write light, dark or auto; auto is used"),
            Fault::TooLong => write!(f, "longer than {LONGEST} characters; it is cut there"),
            Fault::HalfAReview => {
                f.write_str("reviewed-by and reviewed-on belong together; the site's own review is not shown")
            }
            Fault::Minutes => write!(
                f,
                "write whole minutes from {} to {}; answers are dropped when the page goes away",
                IDLE_MINUTES.start(),
                IDLE_MINUTES.end()
            ),
        }
    }
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
            if value.is_empty() && KNOWN.contains(&name.as_str()) {
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
                "reviewed-by" => settings.reviewed_by = Some(text(value, problem)),
                "reviewed-on" if is_day(value) => settings.reviewed_on = Some(value.to_owned()),
                "reviewed-on" => problem(Fault::Day),
                "funding" => settings.funding = Some(text(value, problem)),
                // The style sheet reads it from the tag.
                "theme" if ["light", "dark", "auto"].contains(&value) => {}
                "theme" => problem(Fault::Theme),
                "idle-minutes" => {
                    settings.idle_minutes = value.parse().ok().filter(|minutes| IDLE_MINUTES.contains(minutes));
                    if settings.idle_minutes.is_none() {
                        problem(Fault::Minutes);
                    }
                }
                _ if is_foreign(name) => {}
                _ => problem(Fault::Unknown),
            }
        }
        settings.keep_whole_reviews_only(&mut problems);
        (settings, problems)
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

/// Every attribute that sets something.
pub const KNOWN: &[&str] = &[
    "lang",
    "country",
    "clinic-name",
    "phone",
    "booking-url",
    "reviewed-by",
    "reviewed-on",
    "funding",
    "idle-minutes",
    "theme",
];

fn is_foreign(name: &str) -> bool {
    FOREIGN.contains(&name) || FOREIGN_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

fn text(value: &str, mut problem: impl FnMut(Fault)) -> String {
    if value.chars().count() > LONGEST {
        problem(Fault::TooLong);
    }
    value.chars().take(LONGEST).map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

fn phone(value: &str) -> Option<Phone> {
    let ours = |letter: char| letter.is_ascii_digit() || " +()-.".contains(letter);
    // In "+44 (0)20 …" the nought is for callers at home.
    let dial = if value.starts_with('+') { value.replace("(0)", "") } else { value.to_owned() };
    let dial: String = dial.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
    let digits = dial.chars().filter(char::is_ascii_digit).count();
    let plus_in_front = !dial.chars().skip(1).any(|letter| letter == '+');
    (value.chars().all(ours) && (3..=20).contains(&digits) && plus_in_front && value.len() <= 40)
        .then(|| Phone { shown: value.to_owned(), dial })
}

fn address(value: &str) -> Option<String> {
    let lower = value.get(..8.min(value.len())).unwrap_or_default().to_ascii_lowercase();
    let host = if lower.starts_with("https://") {
        value.get(8..)
    } else if lower.starts_with("http://") {
        value.get(7..)
    } else {
        None
    };
    let strange = |letter: char| letter.is_whitespace() || letter.is_control() || "\"<>\\^`{|}".contains(letter);
    let named = host.is_some_and(|host| host.starts_with(|first: char| first.is_alphanumeric() || first == '['));
    (named && value.len() <= 2000 && !value.contains(strange)).then(|| value.to_owned())
}

fn is_day(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let number = |text: &str, digits: usize, low: u16, high: u16| {
        text.len() == digits && text.parse::<u16>().is_ok_and(|number| (low..=high).contains(&number))
    };
    matches!(parts.as_slice(), [year, month, day]
        if number(year, 4, 2000, 2200) && number(month, 2, 1, 12) && number(day, 2, 1, 31))
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
        check_wrong("theme", "pink", "light, dark or auto");
        check_wrong("idle-minutes", "0", "from 1 to 60");
        check_wrong("idle-minutes", "61", "from 1 to 60");
        check_wrong("idle-minutes", "-5", "from 1 to 60");
        check_wrong("idle-minutes", "2.5", "from 1 to 60");
        check_wrong("idle-minutes", "five", "from 1 to 60");
        check_wrong("colour", "red", "no such setting");
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
            ("idle-minutes", "5"),
            ("class", "wide"),
            ("data-track", "no"),
            ("aria-label", "check"),
        ]);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(settings.country.map(|country| country.emergency), Some("999"));
        assert_eq!(settings.clinic_name.as_deref(), Some("St Example"));
        assert_eq!(settings.phone.map(|phone| phone.dial).as_deref(), Some("+442079460000"));
        assert_eq!(settings.booking_url.as_deref(), Some("https://example.org/book?x=1"));
        assert_eq!(settings.reviewed_by.as_deref(), Some("Dr Example"));
        assert_eq!(settings.funding.as_deref(), Some("The hospital"));
        assert_eq!(settings.idle_minutes, Some(5));
    }

    #[test]
    fn empty_values_set_nothing_and_long_ones_are_cut() {
        for name in KNOWN {
            assert_eq!(read(&[(name, "  ")]), (Settings::default(), Vec::new()), "{name}");
        }
        let (settings, problems) = read(&[("clinic-name", &"é".repeat(10_000))]);
        assert_eq!(settings.clinic_name.map(|name| name.chars().count()), Some(LONGEST));
        assert_eq!(problems.len(), 1);
    }
}
