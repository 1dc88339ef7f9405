//! How hard a text is to read: the Flesch-Kincaid grade, by a small count of syllables.
//!
//! A formula measures length, not understanding (READ-4 of the dossier): it finds texts to look at again, and people
//! must still read them. Medical terms count as long as they are.

/// Sentences, words and syllables of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    pub sentences: u32,
    pub words: u32,
    pub syllables: u32,
}

impl std::ops::Add for Size {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
        }
    }
}

impl Size {
    pub fn of(text: &str) -> Self {
        sentences(text).iter().fold(Self::default(), |size, sentence| {
            let words = words(sentence);
            let syllables = words.iter().map(|word| syllables(word)).sum();
            size + Self { sentences: 1, words: u32::try_from(words.len()).unwrap_or(u32::MAX), syllables }
        })
    }

    /// The Flesch-Kincaid grade; a text without a word has none.
    pub fn grade(self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        let (sentences, words, syllables) =
            (f64::from(self.sentences), f64::from(self.words), f64::from(self.syllables));
        0.39 * words / sentences + 11.8 * syllables / words - 15.59
    }
}

/// The sentences of a text. A full stop inside a word or a number ends none.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let ends = matches!(letter, '.' | '?' | '!');
        if ends && letters.peek().is_none_or(|(_, next)| next.is_whitespace() || matches!(next, '"' | '\'' | ')')) {
            sentences.extend(text.get(start..=at));
            start = at + letter.len_utf8();
        }
    }
    sentences.extend(text.get(start..));
    sentences.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    sentences
}

/// The words of a sentence. A placeholder is one word.
pub fn words(sentence: &str) -> Vec<&str> {
    sentence
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '-'))
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect()
}

/// About how many syllables a word has: groups of vowels, but for a silent e.
pub fn syllables(word: &str) -> u32 {
    let word = word.to_lowercase();
    let bare = word.strip_suffix("'s").unwrap_or(&word);
    if bare.chars().any(|letter| letter.is_ascii_digit()) {
        // Read as it stands there.
        return 1;
    }
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let (mut count, mut before) = (0, false);
    for letter in bare.chars() {
        let vowel = is_vowel(letter);
        count += u32::from(vowel && !before);
        before = vowel;
    }
    // "take", "takes", "asked" have one; "table", "cases", "waited" have two.
    let silent = [("e", &["le"] as &[_]), ("es", &["ses", "ces", "ches"]), ("ed", &["ted", "ded"])].iter().any(
        |(end, spoken)| {
            let stem = bare.strip_suffix(end).and_then(|stem| stem.chars().next_back());
            stem.is_some_and(|letter| !is_vowel(letter)) && !spoken.iter().any(|end| bare.ends_with(end))
        },
    );
    // "io" and "ia" in the middle are mostly two syllables ("biopsy"), but not in "-tion" and "-cial".
    let two = ["io", "ia", "ua"].iter().filter(|pair| bare.contains(**pair)).count();
    let one = ["tion", "sion", "cial", "tial", "cious", "qua"].iter().filter(|end| bare.contains(**end)).count();
    let more = u32::try_from(two.saturating_sub(one)).unwrap_or_default();
    (count + more).saturating_sub(u32::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: u32) {
        assert_eq!(syllables(word), expected, "{word}");
    }

    #[test]
    fn syllables_are_about_right() {
        for (word, expected) in [
            ("a", 1),
            ("the", 1),
            ("doctor", 2),
            ("take", 1),
            ("taken", 2),
            ("waited", 2),
            ("asked", 1),
            ("table", 2),
            ("studies", 2),
            ("study", 2),
            ("treatment", 2),
            ("biopsy", 3),
            ("question", 2),
            ("medicine", 3),
            ("cells", 1),
            ("cases", 2),
            ("infection", 3),
            ("kidney's", 2),
            ("NCT05099770", 1),
            ("does", 1),
            ("emergency", 4),
            ("approved", 2),
            ("needed", 2),
            ("whales", 1),
            ("people", 2),
        ] {
            check(word, expected);
        }
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(sentences("It is 9.5% now. Is it? Yes: it is!").len(), 3);
        assert_eq!(sentences("See ClinicalTrials.gov for it.").len(), 1);
        assert_eq!(sentences("").len(), 0);
        assert_eq!(words("A needle-sample of 140/90 (often)."), ["A", "needle", "sample", "of", "140", "90", "often"]);
    }

    #[test]
    fn grades_are_those_of_the_formula() {
        // 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59.
        let grade = Size::of("The cat sat on the mat.").grade();
        assert!((grade + 1.45).abs() < 0.001, "{grade}");
        assert!(Size::of("Notwithstanding considerable heterogeneity, eligibility determinations necessitate comprehensive multidisciplinary evaluation.").grade() > 20.0);
        assert!(Size::default().grade().abs() < f64::EPSILON);
    }
}
