//! The first question, which Start leads to: what can be happening right now (invariant 2), of which a person chooses any.

use domain::question::{Kind, Question, Topic};
use domain::{Answers, Questionnaire, replay};

use super::Page;
use crate::problem::{Problems, Reason};

/// Refuses a first question of another kind: the script in the page has no rules, and takes any marks but those beside
/// "none of these".
///
/// # Errors
/// When only one of its options could be chosen, so that it could not stand in the page.
pub fn check(questionnaire: &Questionnaire) -> Result<(), Problems> {
    let mut problems = Problems::default();
    if let Some((_, Question { id, kind: Kind::One, .. })) = questionnaire.iter().next() {
        problems.add("questionnaire.toml", format!("question {id}"), Reason::FirstOfOne);
    }
    problems.check()
}

pub fn write(page: &mut Page, questionnaire: &Questionnaire) {
    let interview = replay(questionnaire, &Answers::default());
    let Some(question) = interview.asked.first().and_then(|first| questionnaire.question(*first)) else { return };
    let Question { id, topic, .. } = *question;
    page.line("<section data-question hidden>");
    progress(page, topic, interview.at_most);
    page.put("h1 tabindex=\"-1\" id=\"asked\"", &format!("question.{id}.title"));
    page.line("<fieldset aria-labelledby=\"asked\" aria-describedby=\"hint how\">");
    page.put("p class=\"hint\" id=\"hint\"", &format!("question.{id}.hint"));
    page.put("p class=\"how\" id=\"how\"", "ui.choose-any");
    page.line("<div class=\"options\">");
    let mut or = true;
    for option in question.options {
        let alone = option.role.is_exclusive();
        if or && alone {
            or = false;
            page.put("p class=\"or\"", "ui.or");
        }
        // What has a value stands alone, and takes the other marks away; the answers go by their places.
        let value = if alone { format!(" value=\"{}\"", option.id) } else { String::new() };
        let label = format!("question.{id}.option.{}.label", option.id);
        page.line(&page.option(&format!("type=\"checkbox\"{value}"), &label));
    }
    page.line("</div></fieldset>");
    let buttons = [("continue", "go"), ("back", "plain")];
    let buttons = buttons.map(|(action, class)| page.button(action, class, &format!("ui.{action}")));
    page.line(&format!("<div class=\"actions\">{}</div>", buttons.concat()));
    page.line("<details class=\"why\">");
    page.put("summary", "ui.why-we-ask");
    page.put("p", &format!("question.{id}.why"));
    page.line("</details>\n</section>");
}

/// Words for everybody, and a bar for the eye.
fn progress(page: &mut Page, topic: Topic, at_most: usize) {
    let said = page.text("ui.progress").replace("{number}", "1").replace("{total}", &at_most.to_string());
    let topic = page.element("strong", &format!("ui.topic-{}", topic.id()));
    page.line(&format!("<div class=\"progress\"><p>{topic} · {said}</p>"));
    page.line(&format!("<progress value=\"1\" max=\"{at_most}\" aria-hidden=\"true\"></progress></div>"));
}
