//! Check your answers: each with Change.

use domain::question::QuestionIx;
use domain::replay;

use crate::content::{QUESTIONNAIRE, option_words, question_words, ui};
use crate::run::{Action, Run};
use crate::ui::parts;
use crate::ui::pen::Pen;

/// The screen before the guidance.
pub fn view(pen: &mut Pen, run: &Run) {
    pen.screen("review");
    parts::heading(pen, ui::REVIEW_TITLE);
    pen.put("p.lead", ui::REVIEW_INTRO);
    actions(pen);
    pen.open("dl.answers");
    for ix in replay(&QUESTIONNAIRE, &run.answers).asked {
        row(pen, run, ix);
    }
    pen.close();
    // The list is long: whoever has read it to its end goes on from there.
    actions(pen);
    pen.close();
}

fn actions(pen: &mut Pen) {
    parts::actions(pen, Some((Action::Finish, "continue", ui::REVIEW_BUTTON)));
}

fn row(pen: &mut Pen, run: &Run, ix: QuestionIx) {
    let (Some(question), Some(words)) = (QUESTIONNAIRE.question(ix), question_words(ix)) else { return };
    let title = pen.cx.string(words.title);
    pen.open("div.row");
    pen.key(question.id);
    pen.line("dt", title.clone());
    pen.open("dd");
    for (option, _) in question.chosen(run.answers.get(ix)) {
        if let Some(answer) = option_words(ix, option) {
            pen.put("p.answer", answer.label);
        }
    }
    pen.close();
    pen.open("dd");
    pen.open("button");
    pen.set(
        &["type", "class", "part", "data-action", "data-question"],
        &[Some("button"), Some("quiet"), Some("button"), Some("change"), Some(question.id)],
    );
    pen.on_press(pen.cx.on(Action::Change(ix)));
    pen.text(ui::CHANGE);
    // No sign between them would be right in every language.
    pen.unseen(&title);
    pen.close();
    pen.close();
    pen.close();
}
