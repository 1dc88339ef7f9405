//! What stands folded under headings that say something: treatments, what is known, warning signs of sellers.

use crate::content::pictures::{EVIDENCE_LADDER, JOINING_A_STUDY, SMALL_STUDY};
use crate::content::{Claim, FACTS, Key, TREATMENTS, Treatment, WARNINGS, ui};
use crate::ui::pen::Pen;
use crate::ui::{parts, pictures};

/// Whether what is folded is here; says so where it has not come yet: these texts come after the first screen is there.
pub fn later(pen: &mut Pen) -> bool {
    let whole = pen.cx.words.is_whole();
    if !whole {
        pen.put("p.note", ui::STILL_LOADING);
    }
    whole
}

/// The established treatments and a study, with equal weight: side by side, with the same rows for each.
pub fn treatments(pen: &mut Pen) {
    pen.put("h2", ui::TREATMENTS_TITLE);
    pen.put("p", ui::TREATMENTS_INTRO);
    pen.fold("details.fold", ui::TREATMENTS_COMPARE);
    pen.cx.explained.apart(|| {
        pen.open("div.treatments");
        for treatment in TREATMENTS {
            one(pen, treatment);
        }
        pen.close();
        pictures::view(pen, &JOINING_A_STUDY, None);
    });
    pen.close();
}

/// One treatment; `web/widget.css` counts its rows.
fn one(pen: &mut Pen, treatment: &Treatment) {
    pen.open("section");
    pen.set(&["class", "data-treatment"], &[Some("card treatment"), Some(treatment.id)]);
    pen.put("h3", treatment.name);
    row(pen, ui::TREATMENT_WHAT, "p", &[treatment.what]);
    row(pen, ui::TREATMENT_GOOD, "li", treatment.good);
    row(pen, ui::TREATMENT_HARD, "li", treatment.hard);
    row(pen, ui::TREATMENT_ASKS, "p", &[treatment.asks]);
    parts::sources(pen, Some(treatment.name), treatment.evidence);
    pen.close();
}

fn row(pen: &mut Pen, title: Key, name: &'static str, said: &[Key]) {
    pen.open("div");
    pen.put("h4", title);
    if name == "li" {
        pen.open("ul");
    }
    for each in said {
        pen.put(name, *each);
    }
    if name == "li" {
        pen.close();
    }
    pen.close();
}

/// What is known about stem cells for kidneys, and what is not.
pub fn known(pen: &mut Pen) {
    for known in [true, false] {
        pen.cx.explained.apart(|| facts(pen, known));
    }
}

fn facts(pen: &mut Pen, known: bool) {
    pen.fold_under(if known { ui::KNOWN_TITLE } else { ui::NOT_KNOWN_TITLE });
    if known {
        pictures::view(pen, &EVIDENCE_LADDER, None);
        pictures::view(pen, &SMALL_STUDY, None);
    }
    pen.open("ul.statements");
    for fact in FACTS {
        if fact.known == known {
            statement(pen, &fact.claim);
        }
    }
    pen.close();
    pen.close();
}

/// Warning signs of sellers: open where the answers call for them, folded elsewhere.
pub fn warnings(pen: &mut Pen, folded: bool) {
    let (class, open) = if folded { ("fold", None) } else { ("fold caution", Some("open")) };
    pen.open("details");
    pen.set(&["class", "open", "data-warnings"], &[Some(class), open, Some("")]);
    pen.title(ui::WARNINGS_TITLE);
    pen.put("p", ui::WARNINGS_INTRO);
    pen.open("ul.statements");
    pen.cx.explained.apart(|| {
        for warning in WARNINGS {
            statement(pen, warning);
        }
    });
    pen.close();
    pen.close();
}

fn statement(pen: &mut Pen, claim: &Claim) {
    pen.open("li");
    pen.put("p", claim.text);
    parts::sources(pen, claim.heading, claim.evidence);
    pen.close();
}
