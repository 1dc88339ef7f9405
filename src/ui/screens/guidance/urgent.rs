//! What to do now, or today: it comes before anything else.

use domain::finding::Safety;
use domain::guidance::{Chosen, Guidance};

use super::{finding_id, label};
use crate::content::{QUESTIONNAIRE, option_words, ui};
use crate::ui::parts;
use crate::ui::pen::Pen;

/// An emergency: the number, what to do first, and who to tell afterwards. Nothing about studies.
pub fn emergency(pen: &mut Pen, shown: &Guidance) {
    let cx = pen.cx;
    let country = cx.country();
    let harm = |chosen: &Chosen| finding_id(*chosen).as_deref() == Some("right-now/self-harm");
    pen.open("div.card danger");
    parts::heading(pen, ui::HEADLINE_EMERGENCY);
    pen.put("p.lead", ui::LEAD_EMERGENCY);
    if let Some(country) = country {
        number(pen, country.emergency, country.emergency);
        if let Some((name, phone)) = country.crisis.filter(|_| shown.reasons.iter().any(harm)) {
            parts::paragraph(pen, cx.filled(ui::CRISIS_LINE, &[("crisis-name", name)]));
            number(pen, phone, phone);
        }
    }
    pen.close();
    pen.put("h2", ui::DO_FIRST_TITLE);
    pen.open("ul.reasons");
    for chosen in &shown.reasons {
        do_first(pen, *chosen, true);
    }
    pen.close();
    pen.put("h2", ui::STEPS_TITLE);
    super::steps(pen, shown);
    parts::contact(pen);
    parts::actions(pen, None);
}

fn number(pen: &mut Pen, dial: &str, shown: &str) {
    let label = pen.cx.filled(ui::CALL_NUMBER, &[("phone", shown)]);
    pen.open("p");
    parts::call(pen, dial, label, "call");
    pen.close();
}

/// A call to the kidney team today, before everything else.
pub fn same_day(pen: &mut Pen, shown: &Guidance) {
    pen.open("div.card danger");
    parts::heading(pen, ui::HEADLINE_SAME_DAY);
    pen.put("p.lead", ui::LEAD_SAME_DAY);
    pen.open("ul.reasons");
    for chosen in &shown.reasons {
        let option = QUESTIONNAIRE.option(chosen.question, chosen.option);
        if option.is_some_and(|option| option.finding.outcome.safety == Safety::SameDay) {
            do_first(pen, *chosen, false);
        }
    }
    pen.close();
    match &pen.cx.settings.phone {
        Some(phone) => number(pen, &phone.dial, &phone.shown),
        None => pen.gap(),
    }
    pen.strong(ui::SAME_DAY_NO_WAIT);
    pen.close();
}

/// One red flag: what to do first, then why. It carries the finding's id where no list of reasons follows.
fn do_first(pen: &mut Pen, chosen: Chosen, is_the_reason: bool) {
    let Some(words) = option_words(chosen.question, chosen.option) else { return };
    let id = finding_id(chosen).filter(|_| is_the_reason);
    pen.open("li");
    pen.set(&["data-finding"], &[id.as_deref()]);
    label(pen, "p.from", chosen);
    if let Some(first) = words.first {
        pen.strong(first);
    }
    if is_the_reason {
        if let Some(reason) = words.reason {
            pen.put("p", reason);
        }
        if let Some(option) = QUESTIONNAIRE.option(chosen.question, chosen.option) {
            parts::sources(pen, Some(words.label), option.finding.evidence);
        }
    }
    pen.close();
}
