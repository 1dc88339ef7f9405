//! What a translator and a reviewer must know of a text: where it shows, and how long it may be.

/// Where texts show, in the order in which a person meets them: a path in which `*` stands for one part of it, or the
/// beginning of paths; the screen; what kind of text it is. The first that fits counts.
const PLACES: &[(&str, &str, Kind)] = &[
    ("fallback.wait", "Before the tool runs, on a button that was pressed", Kind::Button),
    ("fallback.heading", "Before the tool runs", Kind::Title),
    ("fallback.ask-title", "Before the tool runs", Kind::Title),
    ("fallback.", "Before the tool runs", Kind::Paragraph),
    ("page.name", "The page around the tool", Kind::Button),
    ("page.short-name", "The page around the tool", Kind::Icon),
    ("page.", "The page around the tool", Kind::Paragraph),
    ("failure.title", "Where the tool has stopped", Kind::Title),
    ("failure.contact", "Where the tool has stopped", Kind::Label),
    ("failure.phone", "Where the tool has stopped", Kind::Label),
    ("failure.book", "Where the tool has stopped", Kind::Button),
    ("failure.retry", "Where the tool has stopped", Kind::Button),
    ("failure.", "Where the tool has stopped", Kind::Paragraph),
    ("ui.title", "Start", Kind::Title),
    ("ui.main-message", "At the top of every screen", Kind::Paragraph),
    ("ui.emergency-", "At the foot of every screen", Kind::Label),
    ("ui.clear", "At the foot of every screen", Kind::Button),
    ("ui.learn-button", "At the foot of every screen", Kind::Button),
    ("ui.read-", "At the top of every screen", Kind::Button),
    ("ui.language-label", "Beside the choice of language", Kind::Label),
    ("ui.language-failed", "Beside the choice of language", Kind::Paragraph),
    ("ui.text-size", "Beside the choice of language", Kind::Label),
    ("ui.start-button", "Start", Kind::Button),
    ("ui.start-", "Start", Kind::Paragraph),
    ("ui.review-", "Check your answers, and who checked the content", Kind::Paragraph),
    ("ui.translation-", "Start, and below the guidance", Kind::Paragraph),
    ("ui.funding", "Start, and below the guidance", Kind::Paragraph),
    ("ui.topic-", "Questions", Kind::Label),
    ("ui.continue", "Questions", Kind::Button),
    ("ui.back", "Questions", Kind::Button),
    ("ui.change", "Check your answers", Kind::Button),
    ("question.*.title", "Questions", Kind::Title),
    ("question.*.short", "Check your answers", Kind::Label),
    ("question.*.option.*.label", "Questions: an answer", Kind::Answer),
    ("question.*.option.*.reason", "Guidance: why we say this", Kind::Paragraph),
    ("question.*.option.*.first", "Guidance: what to do first", Kind::Paragraph),
    ("question.*.option.*.change", "Guidance: what would change this", Kind::Paragraph),
    ("question.", "Questions", Kind::Paragraph),
    ("ui.headline-", "Guidance: the headline", Kind::Title),
    ("ui.lead-", "Guidance: below the headline", Kind::Paragraph),
    ("ui.short-", "Guidance: beside an answer", Kind::Label),
    ("ui.fit-", "Guidance: a state", Kind::Label),
    ("criterion.*.name", "Guidance: your answers beside what studies ask", Kind::Label),
    ("criterion.", "Guidance: your answers beside what studies ask", Kind::Paragraph),
    ("step.", "Guidance: what to do next", Kind::Paragraph),
    ("ask.", "Guidance: questions to bring", Kind::Paragraph),
    ("matter.", "Guidance: what matters most", Kind::Answer),
    ("ui.take-", "Guidance: take it to the visit", Kind::Button),
    ("ui.took-", "Guidance: take it to the visit", Kind::Label),
    ("ui.sheet-", "On the sheet that a person takes away", Kind::Label),
    ("ui.", "Guidance and other screens", Kind::Paragraph),
    ("treatment.*.name", "Guidance: other care to ask about", Kind::Label),
    ("treatment.", "Guidance: other care to ask about", Kind::Paragraph),
    ("picture.*.part.*.name", "Pictures", Kind::Label),
    ("picture.", "Pictures", Kind::Paragraph),
    ("fact.", "What is known and what is not", Kind::Paragraph),
    ("warning.", "Warning signs of sellers", Kind::Paragraph),
    ("learn.*.title", "Learn", Kind::Title),
    ("learn.*.claim.*.heading", "Learn", Kind::Title),
    ("learn.", "Learn", Kind::Paragraph),
    ("term.*.name", "Words explained", Kind::Label),
    ("term.*.says.*", "Words explained: how the texts say it", Kind::Label),
    ("term.", "Words explained", Kind::Paragraph),
];

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Under an icon.
    Icon,
    /// On a button.
    Button,
    /// A few words beside something.
    Label,
    /// An answer to choose.
    Answer,
    /// A heading.
    Title,
    /// One or more sentences.
    Paragraph,
}

/// What is to be known of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// The screen.
    pub place: &'static str,
    /// Its place in the order of screens.
    pub order: usize,
    /// What kind of text it is.
    pub kind: Kind,
}

impl Context {
    /// What is to be known of the text of a path.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let found = PLACES.iter().find(|(pattern, ..)| fits(path, pattern));
        let (place, kind) = found.map_or(("Other", Kind::Paragraph), |(_, place, kind)| (*place, *kind));
        let order = PLACES.iter().position(|(_, other, _)| *other == place).unwrap_or(PLACES.len());
        Self { place, order, kind }
    }

    /// How many letters a translation may have, given how many the English text has: on a telephone, and in letters
    /// twice as large, it must still fit.
    #[must_use]
    pub fn most(self, english: usize) -> usize {
        match self.kind {
            Kind::Icon => 14,
            Kind::Button => (english * 2).max(24),
            Kind::Label => (english * 2).max(30),
            Kind::Answer => (english * 2).max(40),
            Kind::Title => (english * 3 / 2).max(60),
            Kind::Paragraph => (english * 8 / 5).max(60),
        }
    }
}

fn fits(path: &str, pattern: &str) -> bool {
    if pattern.contains('*') {
        let (parts, wanted): (Vec<_>, Vec<_>) = (path.split('.').collect(), pattern.split('.').collect());
        parts.len() == wanted.len() && parts.iter().zip(wanted).all(|(part, wanted)| wanted == "*" || *part == wanted)
    } else {
        path == pattern || (pattern.ends_with(['.', '-']) && path.starts_with(pattern))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_of_the_first_place_that_fits() {
        for (path, place, kind) in [
            ("ui.title", "Start", Kind::Title),
            ("ui.continue", "Questions", Kind::Button),
            ("question.egfr.option.no.label", "Questions: an answer", Kind::Answer),
            ("question.egfr.why", "Questions", Kind::Paragraph),
            ("nothing.known", "Other", Kind::Paragraph),
        ] {
            let context = Context::of(path);
            assert_eq!((context.place, context.kind), (place, kind), "{path}");
        }
        assert!(Context::of("fallback.warn").order < Context::of("term.acr.name").order);
        assert_eq!(Context::of("ui.back").most(4), 24);
    }
}
