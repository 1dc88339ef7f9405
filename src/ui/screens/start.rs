//! Start: what this is, what it is not, how long it takes, that nothing is stored, and who the questions are about.

use crate::content::{Key, ui};
use crate::run::Action;
use crate::ui::parts;
use crate::ui::pen::Pen;
use crate::words::Audience;

/// The start screen.
pub fn view(pen: &mut Pen) {
    pen.screen("start");
    parts::heading(pen, ui::TITLE);
    pen.put("p.lead", ui::START_LEAD);
    pen.put("p", ui::START_TIME);
    pen.open("fieldset");
    // The group has it, and not each of its answers: it is heard once.
    pen.set(&["aria-describedby"], &[Some(&pen.cx.id("who-hint"))]);
    pen.open("legend");
    pen.put("h2", ui::START_WHO);
    pen.close();
    pen.note("p", "hint", "who-hint", ui::START_WHO_HINT);
    pen.open("div.options");
    who(pen, Audience::Me, "me", ui::START_WHO_ME);
    who(pen, Audience::Other, "other", ui::START_WHO_OTHER);
    pen.close();
    pen.close();
    pen.open("div.actions");
    parts::button(pen, Action::Start, "start", "go", ui::START_BUTTON);
    pen.close();
    about(pen, ui::START_WHAT_TITLE, ui::START_WHAT);
    about(pen, ui::START_NOT_TITLE, ui::START_NOT);
    about(pen, ui::START_PRIVATE_TITLE, ui::START_PRIVATE);
    parts::review_note(pen);
    pen.close();
}

fn about(pen: &mut Pen, title: Key, text: Key) {
    pen.open("div.about");
    pen.put("h2", title);
    pen.put("p", text);
    pen.close();
}

fn who(pen: &mut Pen, audience: Audience, value: &'static str, label: Key) {
    let cx = pen.cx;
    pen.begin_choice("option");
    pen.tick(
        &["type", "name", "autocomplete"],
        &[Some("radio"), Some(&cx.id("who")), Some("off")],
        value,
        cx.audience == audience,
        Action::Audience(audience),
    );
    pen.put("span", label);
    pen.close();
}
