//! A language that nobody speaks, made from English for the tests: longer, accented and in brackets, so that a text that
//! comes from the code and not from the words is seen at once, and a place that is too small too.

use crate::words::{Text, Words};

/// Its tag: English of a private kind.
pub const TAG: &str = "en-x-pseudo";

/// What a text begins and ends with.
pub const BRACKETS: [char; 2] = ['⟦', '⟧'];

/// English as nobody writes it.
#[must_use]
pub fn of(english: &Words) -> Words {
    let mut words = english.clone();
    TAG.clone_into(&mut words.tag);
    words.name = text("Pseudo");
    for Text { me, other } in words.texts.values_mut() {
        *me = text(me);
        *other = other.take().map(|other| text(&other));
    }
    for one in words.failure.values_mut().chain(words.page.values_mut()) {
        *one = text(one);
    }
    words
}

/// A text with accents, and half as long again; what is filled in stays.
fn text(english: &str) -> String {
    let mut inside = false;
    let accented = english.chars().map(|letter| {
        match letter {
            '{' => inside = true,
            '}' => inside = false,
            _ => {}
        }
        if inside { letter } else { accent(letter) }
    });
    let [before, after] = BRACKETS;
    let longer = "é".repeat(english.chars().count().div_ceil(2).min(12));
    format!("{before}{} {longer}{after}", accented.collect::<String>())
}

fn accent(letter: char) -> char {
    match letter {
        'a' => 'á',
        'e' => 'ë',
        'i' => 'ï',
        'o' => 'ö',
        'u' => 'ü',
        'y' => 'ÿ',
        'A' => 'Å',
        'E' => 'Ê',
        'I' => 'Î',
        'O' => 'Ø',
        'U' => 'Û',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_is_filled_in_stays() {
        assert_eq!(text("Call {phone}"), "⟦Cáll {phone} éééééé⟧");
        assert_eq!(text("Back"), "⟦Báck éé⟧");
    }
}
