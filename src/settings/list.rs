//! Every setting, once: the attributes, the JSON, the schema, the table of the README and the query of the frame
//! all come from this list. `xtask` reads this file too, so it names nothing of this crate.

/// A setting, for people and for machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The attribute, the key of the JSON, and the name in an address.
    pub name: &'static str,
    /// What it sets.
    pub sets: &'static str,
    /// What it takes, in words.
    pub takes: &'static str,
    /// What holds without it.
    pub default: &'static str,
    /// What it takes, for a machine.
    pub kind: Kind,
}

/// What a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A language tag.
    Language,
    /// A code of a country.
    Country,
    /// Plain text.
    Text,
    /// A telephone number.
    Phone,
    /// An address of the web.
    Address,
    /// A day.
    Day,
    /// A whole number from the first to the second.
    Number(u32, u32),
    /// One of these words.
    Choice(&'static [&'static str]),
}

/// The longest text that a setting may have; more would push the screen away.
pub const LONGEST: usize = 300;

/// The longest address.
pub const LONGEST_ADDRESS: usize = 2000;

const TEXT: &str = "text, at most 300 characters";
const HIDDEN: &str = "not shown";

const fn text(name: &'static str, sets: &'static str) -> Setting {
    Setting { name, sets, takes: TEXT, default: HIDDEN, kind: Kind::Text }
}

/// Every setting, in the order of the README.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "lang",
        sets: "the language of the words",
        takes: "a language tag; without one, the nearest `lang` around the tag counts",
        default: "English; the person can choose another on the screen",
        kind: Kind::Language,
    },
    Setting {
        name: "clinic-lang",
        sets: "the language of your kidney team: what the person prints, copies or saves is then in both languages, and the QR code in yours",
        takes: "a language tag, such as `en`",
        default: "what is taken along is in the person's language",
        kind: Kind::Language,
    },
    Setting {
        name: "country",
        sets: "emergency number, crisis line, where to report harm",
        takes: "a two-letter code in any case: `us` `gb` `ca` `ie` `au` `nz` or another member of the European Union",
        default: "none: \"the emergency number (such as 911, 999 or 112)\"",
        kind: Kind::Country,
    },
    text("clinic-name", "your name beside the contact"),
    Setting {
        name: "phone",
        sets: "your telephone number, as a link to call",
        takes: "digits, spaces and `+ ( ) - .`; 3 to 20 digits",
        default: HIDDEN,
        kind: Kind::Phone,
    },
    Setting {
        name: "booking-url",
        sets: "a link to book a visit",
        takes: "an address that begins with `https://` or `http://`",
        default: HIDDEN,
        kind: Kind::Address,
    },
    text("address", "where you are, in the contact"),
    text("hours", "when you are open, in the contact"),
    Setting {
        name: "reviewed-by",
        sets: "who at your clinic checked the content",
        takes: "text, at most 300 characters; only together with `reviewed-on`",
        default: HIDDEN,
        kind: Kind::Text,
    },
    Setting {
        name: "reviewed-on",
        sets: "when they did",
        takes: "a day, such as `2026-11-23`; only together with `reviewed-by`",
        default: HIDDEN,
        kind: Kind::Day,
    },
    Setting { default: "says that the site does not say", ..text("funding", "who pays for the page") },
    text("note-kidneys", "a note of yours beside the questions about the kidneys"),
    text("note-health", "a note of yours beside the questions about health"),
    text("note-infection", "a note of yours beside the questions about infections"),
    text("note-plans", "a note of yours beside the questions about plans"),
    Setting {
        name: "idle-minutes",
        sets: "waiting-room mode: after so many minutes without a touch or a key the answers are dropped; a minute before, it warns",
        takes: "whole minutes, 1 to 60",
        default: "answers stay until they are cleared or the page goes away",
        kind: Kind::Number(1, 60),
    },
    Setting {
        name: "heading-level",
        sets: "at which level the headings begin, to fit those of your page",
        takes: "`1`, `2`, `3` or `4`",
        default: "`1`",
        kind: Kind::Number(1, 4),
    },
    Setting {
        name: "theme",
        sets: "light or dark, or the strongest contrast in either",
        takes: "`light`, `dark`, `contrast` or `auto`",
        default: "`auto`: as the person's device is set, contrast too",
        kind: Kind::Choice(&["light", "dark", "contrast", "auto"]),
    },
    Setting {
        name: "load",
        sets: "when the program is loaded: when the reader comes near the tag, or with the page",
        takes: "`near` or `now`",
        default: "`near`",
        kind: Kind::Choice(&["near", "now"]),
    },
];

/// The names alone: what the module needs, without the words about them.
pub const NAMES: [&str; SETTINGS.len()] = {
    let mut names = [""; SETTINGS.len()];
    let (mut from, mut to): (&[Setting], &mut [&str]) = (SETTINGS, &mut names);
    while let ([setting, settings @ ..], [name, others @ ..]) = (from, to) {
        *name = setting.name;
        (from, to) = (settings, others);
    }
    names
};
