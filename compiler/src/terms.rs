//! Hard words that a person can tap: which forms stand for which term, and where they are marked.
//!
//! A term is marked in the words file as `\u{2}` its position `\u{3}` the words `\u{4}`; `src/words` reads this.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::arabic::written_into;
use crate::problem::{Problems, Reason};
use crate::rules::Library;
use crate::words::{SOURCE, Text, Words, is_apart, is_han};

/// The most words of a meaning: it is one sentence, read in passing. Other languages need more words than English.
const LONGEST_MEANING: usize = 20;
const LONGEST_TRANSLATED: usize = 30;

/// Letters of a Chinese word, as a rule.
const HAN_IN_A_WORD: usize = 2;

/// Sets a sign apart from its word, and lets no line end there.
const APART: char = '\u{a0}';

/// Texts of the screens that are paragraphs. All others are titles, labels, states, or read in an emergency.
const SCREENS: &[&str] = &[
    "start-lead",
    "start-what",
    "start-not",
    "lead-open",
    "lead-find-out",
    "lead-discuss",
    "lead-wait",
    "lead-usually-outside",
    "criteria-intro",
    "reasons-none",
    "treatments-intro",
    "warnings-intro",
    "learn-lead",
];

/// Whether a text is a paragraph, and nothing that must stay plain: a title, a label, a button, or what to do first.
fn is_paragraph(path: &str) -> bool {
    match path.split('.').collect::<Vec<_>>().as_slice() {
        ["ui", name] => SCREENS.contains(name),
        ["question", _, "hint" | "why"]
        | ["question", _, "option", _, "reason"]
        | ["criterion", _, "asks"]
        | ["step", _]
        | ["treatment", _, "what" | "asks"]
        | ["treatment", _, "good" | "hard", _]
        | ["fact" | "warning", _, "text"]
        | ["learn", _, "intro"]
        | ["learn", _, "claim", _, "text"] => true,
        _ => false,
    }
}

/// The forms of every term of one language, the longest first.
pub struct Terms<'a>(Vec<(&'a str, usize)>);

impl<'a> Terms<'a> {
    /// Collects the forms.
    pub fn of(words: &'a Words, library: &Library) -> Self {
        let forms = library.terms.iter().enumerate();
        let mut forms: Vec<_> =
            forms.flat_map(|(at, term)| forms_of(words, &term.id).map(move |(_, form)| (form, at))).collect();
        forms.sort_by_key(|(form, _)| Reverse(form.len()));
        Self(forms)
    }

    /// A form of a text with the first place of each term marked, where a text of this path has marks at all.
    pub fn mark(&self, path: &str, text: &str) -> String {
        if !is_paragraph(path) {
            return text.to_owned();
        }
        let (mut marked, mut rest, mut seen) = (String::with_capacity(text.len()), text, Vec::new());
        while let Some((before, said, after, term)) = self.next(text, rest) {
            marked.push_str(before);
            rest = after;
            if seen.contains(&term) {
                marked.push_str(said);
            } else {
                seen.push(term);
                let (sign, after) = after.split_at(sign_of(after));
                rest = after;
                marked.extend(["\u{2}", &term.to_string(), "\u{3}", said, sign, "\u{4}"]);
            }
        }
        marked + rest
    }

    /// The next term in what is left of a text: what stands before it, itself, what comes after, and which term.
    fn next<'t>(&self, text: &'t str, rest: &'t str) -> Option<(&'t str, &'t str, &'t str, usize)> {
        let done = text.len() - rest.len();
        rest.char_indices().find_map(|(at, _)| {
            let (here, all_before) = (rest.get(at..)?, text.get(..done + at)?);
            self.0.iter().find_map(|(form, term)| {
                let (said, after) = here.split_at_checked(form.len())?;
                // What Arabic writes into a word is marked with it: half a word can be neither read nor tapped.
                let begin = at.checked_sub(written_into(all_before, said))?;
                let (before, word) = rest.split_at_checked(begin)?;
                let apart = is_apart(text.get(..done + begin)?, word) && is_apart(said, after);
                (is_form(said, form) && apart).then_some((before, word.strip_suffix(after)?, after, *term))
            })
        })
    }
}

/// Whether words are a form as it is written, or as it begins a sentence.
fn is_form(said: &str, form: &str) -> bool {
    let mut letters = form.chars();
    said == form
        || letters.next().is_some_and(|first| {
            said.strip_prefix(&first.to_uppercase().collect::<String>()).is_some_and(|rest| rest == letters.as_str())
        })
}

/// The forms of a term, with their paths.
fn forms_of<'a>(words: &'a Words, id: &str) -> impl Iterator<Item = (&'a String, &'a str)> {
    let prefix = format!("term.{id}.says.");
    let after = words.texts.range(prefix.clone()..);
    after.take_while(move |(path, _)| path.starts_with(&prefix)).map(|(path, text)| (path, text.me.as_str()))
}

/// Sees that each term has forms of its own that some text says, and a meaning that is read in passing.
///
/// # Errors
///
/// Each term that has not.
pub fn check(file: &str, words: &Words, library: &Library) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for term in &library.terms {
        let at = format!("term.{}", term.id);
        let mut forms = forms_of(words, &term.id).peekable();
        if forms.peek().is_none() {
            problems.add(file, format!("{at}.says"), Reason::NoForms);
            continue;
        }
        for (path, form) in forms {
            if let Some(other) = owners.insert(form.to_lowercase(), &term.id) {
                let reason = Reason::FormOfTwo { form: form.to_owned(), other: other.to_owned() };
                problems.add(file, path, reason);
            }
        }
        for form in words.texts.get(&format!("{at}.meaning")).into_iter().flat_map(Text::forms) {
            let (length, longest) =
                (words_in(form), if words.tag == SOURCE { LONGEST_MEANING } else { LONGEST_TRANSLATED });
            if length > longest || !is_one_sentence(form) {
                problems.add(file, format!("{at}.meaning"), Reason::LongMeaning { length, longest });
            }
        }
    }
    // What is said may stand in a title or a label too: every term is in the list of the learn screen.
    let terms = Terms::of(words, library);
    let mut said = vec![false; library.terms.len()];
    for (_, text) in words.texts.iter().filter(|(path, _)| !path.starts_with("term.")) {
        for form in text.forms() {
            let mut rest = form.as_str();
            while let Some((_, _, after, term)) = terms.next(form, rest) {
                if let Some(said) = said.get_mut(term) {
                    *said = true;
                }
                rest = after;
            }
        }
    }
    for (term, said) in library.terms.iter().zip(said) {
        if !said && forms_of(words, &term.id).next().is_some() {
            problems.add(file, format!("term.{}.says", term.id), Reason::UnusedTerm);
        }
    }
    problems.check()
}

/// How long the sign is that French sets apart from a term, with the space that no line may end at. It goes into the mark:
/// around a button, lines end there all the same.
fn sign_of(after: &str) -> usize {
    let sign = after.strip_prefix(APART).and_then(|sign| sign.chars().next());
    sign.map_or(0, |sign| APART.len_utf8() + sign.len_utf8())
}

/// How many words a text has; Chinese has no spaces to count them by.
fn words_in(text: &str) -> usize {
    let word = |word: &str| word.chars().filter(|letter| is_han(*letter)).count().div_ceil(HAN_IN_A_WORD).max(1);
    text.split_whitespace().map(word).sum()
}

/// Whether a text is one sentence: it ends with a full stop, and no other ends before.
fn is_one_sentence(text: &str) -> bool {
    text.strip_suffix(['.', '。', '।'])
        .is_some_and(|text| !text.contains(". ") && !text.contains(['?', '!', '。', '।', '？', '！', '؟']))
}

#[cfg(test)]
mod tests {
    use super::{Terms, is_one_sentence, is_paragraph, words_in};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let terms = Terms(vec![("peritoneal dialysis", 1), ("dialysis", 0), ("eGFR", 2)]);
        let marked = terms.mark("fact.one.text", text);
        assert_eq!(marked.replace('\u{2}', "<").replace('\u{3}', ":").replace('\u{4}', ">"), expected);
        assert_eq!(terms.mark("fact.one.title", text), text, "only paragraphs have marks");
    }

    #[test]
    fn marks_whole_words_the_longest_first_and_each_once() {
        check("On dialysis.", "On <0:dialysis>.");
        check("Dialysis and dialysis", "<0:Dialysis> and dialysis");
        check("Peritoneal dialysis, or dialysis", "<1:Peritoneal dialysis>, or <0:dialysis>");
        check(
            "predialysis, dialysises, Ädialysis, DIALYSIS, egfr",
            "predialysis, dialysises, Ädialysis, DIALYSIS, egfr",
        );
        check("(eGFR under 15)", "(<2:eGFR> under 15)");
        check("é eGFR", "é <2:eGFR>");
        check("", "");
        check("您的eGFR是多少", "您的<2:eGFR>是多少");
    }

    #[test]
    fn a_sign_that_is_set_apart_stays_with_its_term() {
        check("dialysis\u{a0}? Yes", "<0:dialysis\u{a0}?> Yes");
        check("the dialysis\u{a0}» and dialysis\u{a0}:", "the <0:dialysis\u{a0}»> and dialysis\u{a0}:");
        check("dialysis\u{a0}", "<0:dialysis>\u{a0}");
        check("dialysis ?", "<0:dialysis> ?");
    }

    #[test]
    fn marks_the_whole_of_an_arabic_word() {
        let terms = Terms(vec![("غسيل الكلى", 0), ("ناسور", 1)]);
        for (text, expected) in [
            ("لا يخضع لغسيل الكلى والناسور.", "لا يخضع <0:لغسيل الكلى> <1:والناسور>."),
            ("غسيل الكلى، وغسيل الكلى", "<0:غسيل الكلى>، وغسيل الكلى"),
            ("مغسيل الكلى، غسيل الكلىة", "مغسيل الكلى، غسيل الكلىة"),
        ] {
            let marked = terms.mark("fact.one.text", text);
            assert_eq!(marked.replace('\u{2}', "<").replace('\u{3}', ":").replace('\u{4}', ">"), expected);
        }
    }

    #[test]
    fn words_are_counted_with_and_without_spaces() {
        for (text, words) in [("", 0), ("two words", 2), ("验血数值", 2), ("eGFR 是验血数值。", 4)] {
            assert_eq!(words_in(text), words, "{text}");
        }
    }

    #[test]
    fn paragraphs_only() {
        for path in ["question.egfr.hint", "question.a.option.b.reason", "learn.a.claim.b.text", "ui.start-lead"] {
            assert!(is_paragraph(path), "{path}");
        }
        for path in [
            "ui.main-message",
            "ui.emergency-line",
            "ui.lead-emergency",
            "ui.lead-same-day",
            "question.egfr.title",
            "question.a.option.b.label",
            "question.a.option.b.first",
            "question.a.option.b.change",
            "learn.a.title",
            "learn.a.claim.b.heading",
            "treatment.a.name",
            "term.a.meaning",
        ] {
            assert!(!is_paragraph(path), "{path}");
        }
    }

    #[test]
    fn one_sentence() {
        for good in ["A number from a blood test.", "一种验血数值。", "खून की जाँच की एक संख्या।"]
        {
            assert!(is_one_sentence(good), "{good}");
        }
        for bad in ["", "No stop", "One. Two.", "Why? So.", "一。二。", "لماذا؟ هكذا."] {
            assert!(!is_one_sentence(bad), "{bad}");
        }
    }
}
