//! What to do now, or today: it comes before anything else.

use domain::finding::Safety;
use domain::guidance::{Chosen, Guidance};
use yew::prelude::*;

use super::{finding_id, label};
use crate::content::{QUESTIONNAIRE, option_words, ui};
use crate::run::Action;
use crate::ui::cx::Cx;
use crate::ui::el::{bare, of, with};
use crate::ui::parts;

/// An emergency: the number, what to do first, and who to tell afterwards. Nothing about studies.
pub fn emergency(cx: &Cx, shown: &Guidance) -> Vec<Html> {
    let crisis = cx
        .country()
        .and_then(|country| country.crisis)
        .filter(|_| shown.reasons.iter().any(|chosen| finding_id(*chosen).as_deref() == Some("right-now/self-harm")));
    let number =
        |phone: &str| bare("p", vec![parts::call(phone, cx.filled(ui::CALL_NUMBER, &[("phone", phone)]), "call")]);
    let mut card = vec![parts::heading(cx, ui::HEADLINE_EMERGENCY), cx.tell_of("p", "lead", ui::LEAD_EMERGENCY)];
    card.extend(cx.country().map(|country| number(country.emergency)));
    if let Some((name, phone)) = crisis {
        card.push(parts::paragraph(cx.filled(ui::CRISIS_LINE, &[("crisis-name", name)])));
        card.push(number(phone));
    }
    vec![
        of("div", "card danger", card),
        cx.h2(ui::DO_FIRST_TITLE),
        of("ul", "reasons", shown.reasons.iter().map(|chosen| do_first(cx, *chosen, true)).collect()),
        cx.h2(ui::STEPS_TITLE),
        super::steps(cx, shown),
        parts::contact(cx),
        of("div", "actions", vec![parts::button(cx, Action::Back, "back", "plain", ui::BACK)]),
    ]
}

/// A call to the kidney team today, before everything else.
pub fn same_day(cx: &Cx, shown: &Guidance) -> Html {
    let urgent = shown.reasons.iter().filter(|chosen| {
        QUESTIONNAIRE
            .option(chosen.question, chosen.option)
            .is_some_and(|option| option.finding.outcome.safety == Safety::SameDay)
    });
    let phone = cx.settings.phone.as_ref().map(|phone| {
        let label = cx.filled(ui::CALL_NUMBER, &[("phone", &phone.shown)]);
        bare("p", vec![parts::call(&phone.dial, label, "call")])
    });
    of(
        "div",
        "card danger",
        vec![
            parts::heading(cx, ui::HEADLINE_SAME_DAY),
            cx.tell_of("p", "lead", ui::LEAD_SAME_DAY),
            of("ul", "reasons", urgent.map(|chosen| do_first(cx, *chosen, false)).collect()),
            phone.unwrap_or_default(),
            cx.strong(ui::SAME_DAY_NO_WAIT),
        ],
    )
}

/// One red flag: what to do first, then why. It carries the finding's id where no list of reasons follows.
fn do_first(cx: &Cx, chosen: Chosen, is_the_reason: bool) -> Html {
    let Some(words) = option_words(chosen.question, chosen.option) else { return Html::default() };
    let id = finding_id(chosen).filter(|_| is_the_reason);
    let evidence = QUESTIONNAIRE.option(chosen.question, chosen.option).map(|option| option.finding.evidence);
    let mut inside = vec![of("p", "from", vec![label(cx, chosen)])];
    inside.extend(words.first.map(|first| cx.strong(first)));
    if is_the_reason {
        inside.extend(words.reason.map(|reason| cx.p(reason)));
        inside.extend(evidence.map(|evidence| parts::sources(cx, evidence)));
    }
    with("li", &["data-finding"], vec![id], inside)
}
