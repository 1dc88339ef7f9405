//! Marks in a text: where a word stands that can be explained. The compiler sets them, see `compiler/src/terms.rs`.

/// Begins a mark; the position of the term follows.
const BEGIN: char = '\u{2}';
/// The words of the term follow.
const SAID: char = '\u{3}';
/// Ends them.
const END: char = '\u{4}';

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they are.
    Plain(&'a str),
    /// A term by its position, and the words that stand for it here.
    Term(usize, &'a str),
}

impl<'a> Piece<'a> {
    /// The words, whatever they are.
    #[must_use]
    pub const fn said(self) -> &'a str {
        match self {
            Self::Plain(said) | Self::Term(_, said) => said,
        }
    }
}

/// Whether a text has marks.
#[must_use]
pub fn has_marks(text: &str) -> bool {
    text.contains(BEGIN)
}

/// The pieces of a text. What looks like a mark and is none is left out of it.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (at, part) in text.split(BEGIN).enumerate() {
        let mark = part.split_once(SAID).zip(part.split_once(END)).filter(|_| at > 0);
        let term = mark.and_then(|((number, rest), _)| Some((number.parse().ok()?, rest.split_once(END)?)));
        match term {
            Some((number, (said, after))) => pieces.extend([Piece::Term(number, said), Piece::Plain(after)]),
            None => pieces.push(Piece::Plain(part)),
        }
    }
    pieces.retain(|piece| !piece.said().is_empty());
    pieces
}

/// A text without its marks.
#[must_use]
pub fn plain(text: &str) -> String {
    pieces(text).into_iter().map(Piece::said).collect()
}

#[cfg(test)]
mod tests {
    use super::Piece::{Plain, Term};
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[Piece<'_>], read: &str) {
        assert_eq!(pieces(text), expected);
        assert_eq!(plain(text), read);
        assert_eq!(has_marks(text), expected.iter().any(|piece| matches!(piece, Term(..))));
    }

    #[test]
    fn marks_are_read_and_never_shown() {
        check("", &[], "");
        check("plain", &[Plain("plain")], "plain");
        check("\u{2}0\u{3}eGFR\u{4}", &[Term(0, "eGFR")], "eGFR");
        check(
            "An \u{2}12\u{3}eGFR\u{4}, and \u{2}3\u{3}dialysis\u{4}.",
            &[Plain("An "), Term(12, "eGFR"), Plain(", and "), Term(3, "dialysis"), Plain(".")],
            "An eGFR, and dialysis.",
        );
    }

    /// Words of another hand; the checksum makes sure that no file of ours is cut in the middle of a mark.
    #[test]
    fn what_is_no_mark_stays_text() {
        for text in ["a\u{2}b", "\u{2}x\u{3}b\u{4}", "\u{2}1\u{3}open", "\u{3}\u{4}\u{2}"] {
            assert!(pieces(text).iter().all(|piece| matches!(piece, Plain(_))), "{text:?}");
        }
    }
}
