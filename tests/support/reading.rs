//! How hard a text is to read: three published formulas, and a modest look for the passive voice.
//!
//! Flesch-Kincaid and SMOG count syllables, Coleman-Liau counts letters: where two that count different things agree, a
//! mistake of the syllable counter does not decide. A formula measures length, not understanding (READ-4 of the
//! dossier): it finds texts to look at again, and people must still read them. Medical terms count as long as they are.

#![allow(dead_code, reason = "each test binary uses a part of this")]

/// Sentences, words and syllables of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    pub sentences: u32,
    pub words: u32,
    pub syllables: u32,
    pub letters: u32,
    /// Words of three syllables or more.
    pub long_words: u32,
}

impl std::ops::Add for Size {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
            letters: self.letters + other.letters,
            long_words: self.long_words + other.long_words,
        }
    }
}

impl Size {
    pub fn of(text: &str) -> Self {
        sentences(text).iter().fold(Self::default(), |size, sentence| {
            words(sentence).iter().fold(size + Self { sentences: 1, ..Self::default() }, |size, word| {
                let syllables = syllables(word);
                let letters = word.chars().filter(|letter| letter.is_alphanumeric()).count();
                size + Self {
                    sentences: 0,
                    words: 1,
                    syllables,
                    letters: u32::try_from(letters).unwrap_or(u32::MAX),
                    long_words: u32::from(syllables >= 3),
                }
            })
        })
    }

    /// The Flesch-Kincaid grade: words in a sentence, syllables in a word. A text without a word has none.
    pub fn flesch_kincaid(self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        let (sentences, words, syllables) =
            (f64::from(self.sentences), f64::from(self.words), f64::from(self.syllables));
        0.39 * words / sentences + 11.8 * syllables / words - 15.59
    }

    /// The Coleman-Liau grade: letters and sentences in a hundred words.
    pub fn coleman_liau(self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        let in_a_hundred = |count: u32| 100.0 * f64::from(count) / f64::from(self.words);
        0.0588 * in_a_hundred(self.letters) - 0.296 * in_a_hundred(self.sentences) - 15.8
    }

    /// The Automated Readability Index: letters in a word, words in a sentence.
    pub fn automated(self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        let (sentences, words, letters) = (f64::from(self.sentences), f64::from(self.words), f64::from(self.letters));
        4.71 * letters / words + 0.5 * words / sentences - 21.43
    }

    /// The SMOG grade: long words in thirty sentences, for full understanding. It needs about thirty sentences.
    pub fn smog(self) -> f64 {
        if self.sentences == 0 {
            return 0.0;
        }
        1.043 * (f64::from(self.long_words) * 30.0 / f64::from(self.sentences)).sqrt() + 3.1291
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

/// Words of this subject that the rules below count wrongly.
const EXCEPTIONS: &[(&str, u32)] = &[
    ("diabetes", 4),
    ("needles", 2),
    ("changes", 2),
    ("reaction", 3),
    ("reactions", 3),
    ("buyers", 2),
    ("clinician", 3),
    ("serious", 3),
    ("somebody", 3),
];

/// About how many syllables a word has: groups of vowels, but for a silent e.
pub fn syllables(word: &str) -> u32 {
    let word = word.to_lowercase();
    let bare = word.strip_suffix("'s").unwrap_or(&word);
    if let Some((_, count)) = EXCEPTIONS.iter().find(|(known, _)| *known == bare) {
        return *count;
    }
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

/// Forms of "to be", what may stand between them and a participle, and participles that do not end in "-ed".
const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being"];
const BETWEEN: &[&str] =
    &["not", "never", "also", "still", "often", "now", "badly", "only", "been", "being", "usually"];
const PARTICIPLES: &[&str] = &[
    "taken", "given", "made", "shown", "put", "known", "done", "told", "found", "left", "kept", "seen", "sold",
    "brought", "proven", "born", "hurt", "sent", "paid", "chosen", "read", "run", "meant", "built", "grown", "drawn",
];
/// Words that end in "-ed" and are no participles.
const NOT_PARTICIPLES: &[&str] = &["red", "need", "bed", "indeed"];

/// What looks like the passive voice: a form of "to be", and a participle right after it. It knows no grammar: what is
/// an adjective ("are worried") looks the same to it.
pub fn passive(sentence: &str) -> Option<String> {
    let words: Vec<String> = words(sentence).iter().map(|word| word.to_lowercase()).collect();
    words.iter().enumerate().find_map(|(at, be)| {
        let mut rest = words.iter().skip(at + 1).skip_while(|word| BETWEEN.contains(&word.as_str()));
        let word = rest.next().filter(|_| BE.contains(&be.as_str()))?.as_str();
        let participle = PARTICIPLES.contains(&word) || (word.ends_with("ed") && !NOT_PARTICIPLES.contains(&word));
        participle.then(|| format!("{be} … {word}"))
    })
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
            ("dialysis", 4),
            ("diabetes", 4),
            ("needles", 2),
            ("haemodialysis", 6),
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
    fn the_passive_voice_is_seen() {
        for (sentence, expected) in [
            ("The kidney was removed.", true),
            ("Cells are not yet tested.", false),
            ("Cells are not tested.", true),
            ("It is often put in a vein.", true),
            ("Surgeons removed a kidney.", false),
            ("It is hot, red or sore.", false),
            ("It is not a proven treatment.", false),
        ] {
            assert_eq!(passive(sentence).is_some(), expected, "{sentence}");
        }
    }

    #[test]
    fn grades_are_those_of_the_formula() {
        // 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59.
        let grade = Size::of("The cat sat on the mat.").flesch_kincaid();
        assert!((grade + 1.45).abs() < 0.001, "{grade}");
        assert!(Size::of("Notwithstanding considerable heterogeneity, eligibility determinations necessitate comprehensive multidisciplinary evaluation.").flesch_kincaid() > 20.0);
        assert!(Size::default().flesch_kincaid().abs() < f64::EPSILON);
        // 17 letters: 0.0588 * 17 / 6 * 100 - 0.296 / 6 * 100 - 15.8, and 4.71 * 17 / 6 + 0.5 * 6 - 21.43.
        let size = Size::of("The cat sat on the mat.");
        assert!((size.coleman_liau() + 4.0733).abs() < 0.001, "{}", size.coleman_liau());
        assert!((size.automated() + 5.085).abs() < 0.001, "{}", size.automated());
        // No long word at all, and one in each sentence: 1.043 * sqrt(30) + 3.1291.
        assert!((size.smog() - 3.1291).abs() < 0.001, "{}", size.smog());
        let long = Size::of("The medicine works.").smog();
        assert!((long - 8.8418).abs() < 0.001, "{long}");
    }
}
