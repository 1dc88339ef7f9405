//! Learn: the five parts of the subject, readable without answering anything, each claim with its sources.

use super::guidance::{known, later, treatments, warnings};
use crate::content::pictures::EGFR_SCALE;
use crate::content::{Claim, LEARN, LearnPart, TERMS, ui};
use crate::run::Action;
use crate::ui::pen::{At, Pen};
use crate::ui::{parts, pictures};

/// The learn screen.
pub fn view(pen: &mut Pen) {
    pen.screen("learn");
    parts::heading(pen, ui::LEARN_TITLE);
    pen.put("p.lead", ui::LEARN_LEAD);
    if later(pen) {
        for part in LEARN {
            pen.cx.explained.apart(|| one(pen, part));
        }
        known(pen);
    }
    warnings(pen, true);
    if pen.cx.words.is_whole() {
        treatments(pen);
        terms(pen);
    }
    pen.open("div.actions");
    parts::button(pen, Action::Back, "back", "go", ui::BACK);
    pen.close();
    parts::review_note(pen);
    pen.close();
}

fn one(pen: &mut Pen, part: &LearnPart) {
    pen.fold_under(part.title);
    pen.put("p", part.intro);
    if part.id == "who" {
        pictures::view(pen, &EGFR_SCALE, None);
    }
    for each in part.claims {
        claim(pen, each);
    }
    pen.close();
}

/// Every word that can be tapped, with its meaning and where that comes from.
fn terms(pen: &mut Pen) {
    pen.open("details");
    pen.fixed(&[("class", At("fold")), ("data-terms", At(""))]);
    pen.title(ui::TERMS_TITLE);
    pen.open("dl.terms");
    for term in TERMS {
        pen.open("div");
        pen.put("dt", term.name);
        pen.open("dd");
        pen.text(term.meaning);
        parts::sources(pen, Some(term.name), term.evidence);
        pen.close();
        pen.close();
    }
    pen.close();
    pen.close();
}

/// One statement with its sources.
fn claim(pen: &mut Pen, claim: &Claim) {
    pen.open("div.claim");
    if let Some(heading) = claim.heading {
        pen.put("h3", heading);
    }
    pen.put("p", claim.text);
    parts::sources(pen, claim.heading, claim.evidence);
    pen.close();
}
