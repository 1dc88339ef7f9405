//! What Arabic writes into a word: "and", "in", "to" and "the" stand before it without a space.

/// And, so, in, to, like, the, and what they make together.
const WRITTEN_IN: &[&str] = &[
    "و", "ف", "ب", "ل", "ك", "ال", "لل", "وال", "فال", "بال", "كال", "ولل", "فلل", "وب", "ول", "وك", "فب", "فل",
    "وبال", "وكال",
];

/// How many bytes at the end of `before` are written into the word that follows.
pub fn written_into(before: &str, word: &str) -> usize {
    let before_letters = before.trim_end_matches(char::is_alphanumeric).len();
    let letters = before.get(before_letters..).unwrap_or_default();
    if word.starts_with(is_letter) && WRITTEN_IN.contains(&letters) { letters.len() } else { 0 }
}

const fn is_letter(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{64a}')
}

#[cfg(test)]
mod tests {
    use super::written_into;

    #[test]
    fn and_in_to_and_the_are_of_the_word() {
        for (before, word, of_it) in [
            ("", "غسيل", ""),
            ("عند ", "غسيل", ""),
            ("عند ال", "غسيل", "ال"),
            ("هذا لل", "غسيل", "لل"),
            ("و", "غسيل", "و"),
            ("مت", "غسيل", ""),
            ("مال", "غسيل", ""),
            ("و", "eGFR", ""),
            ("pre", "dialysis", ""),
        ] {
            assert_eq!(written_into(before, word), of_it.len(), "{before}[{word}]");
        }
    }
}
