//! What is wrong with a setting, in one line for the site's owner.

use std::fmt;

use super::{HEADING_LEVELS, IDLE_MINUTES, LONGEST};
use crate::content::COUNTRIES;

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
    /// None of near and now.
    Load,
    /// Longer than [`LONGEST`] characters.
    TooLong,
    /// `reviewed-on` without `reviewed-by`, or the other way round.
    HalfAReview,
    /// No whole number of minutes in [`IDLE_MINUTES`].
    Minutes,
    /// No level in [`HEADING_LEVELS`].
    Level,
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
            Fault::Theme => f.write_str("write light, dark, contrast or auto; auto is used"),
            Fault::Load => f.write_str("write near or now; near is used"),
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
            Fault::Level => {
                write!(f, "write a level from {} to {}; 1 is used", HEADING_LEVELS.start(), HEADING_LEVELS.end())
            }
        }
    }
}
