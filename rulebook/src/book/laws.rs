//! The laws that the build proves over every reachable sheet of answers, in plain words, with the counts of the proof.

use crate::document::{Block, heading, line, paragraph};
use crate::say;
use crate::speech::{Speech, emphasised, in_one};

pub fn blocks(speech: Speech) -> Vec<Block> {
    let heads = ["Law", "How far it is proved"].map(str::to_owned).to_vec();
    let rows = laws(speech).into_iter().map(|(law, proof)| vec![line(law), line(proof)]);
    let outcomes = speech.compiled.audit.outcomes.iter().map(|(outcome, count)| {
        let key = if outcome.is_emergency() { "emergency" } else { outcome.fit.id() };
        let headline = emphasised(speech.lines(&format!("ui.headline-{key}")).into_iter().take(1).collect());
        vec![say::marks(*outcome), in_one(headline), line(say::number(*count))]
    });
    let outcome_heads = ["Outcome", "Headline for the comparison", "Answer sheets"].map(str::to_owned).to_vec();
    vec![
        paragraph(
            "A sheet of answers is one way of answering every question that is asked, from the first to the end. The \
             build looks at all of them, not at a sample, and refuses content that breaks a law on any of them. The \
             counts say how many sheets there are, not how many people are like that.",
        ),
        Block::Table(heads, rows.collect()),
        heading(3, "outcomes", "Every outcome that can be reached"),
        Block::Table(outcome_heads, outcomes.collect()),
    ]
}

fn laws(speech: Speech) -> Vec<(&'static str, String)> {
    let audit = &speech.compiled.audit;
    let questionnaire = &speech.compiled.questionnaire;
    let sheets = format!("all {} sheets", say::number(audit.sheets));
    let options = speech.options();
    let texts = speech.words.texts.len();
    vec![
        (
            "Every interview ends.",
            format!(
                "{sheets}; at least {} questions unless it is an emergency, at most {}",
                audit.shortest, audit.longest
            ),
        ),
        (
            "Safety first: the red flags come before all else and are asked of everybody; an emergency ends the questions and has no other finding.",
            format!("all {} sheets with an emergency", say::number(audit.emergencies)),
        ),
        (
            "Every result has a step that sends the person to the nephrologist, and that step says so in words.",
            format!("all {} outcomes that can be reached, which is {sheets}", audit.outcomes.len()),
        ),
        (
            "A worse answer never makes the outcome better, whatever else is answered.",
            format!(
                "{} pairs of answers compared, each over every sheet around it",
                say::number(u128::try_from(audit.comparisons).unwrap_or_default())
            ),
        ),
        (
            "Not knowing or not saying is never better than every fact.",
            format!("all {options} answers of {} questions", questionnaire.questions.len()),
        ),
        ("An answer to a question that is no longer asked has no influence.", sheets),
        (
            "Every question can be reached, every value of every axis occurs, every step and question to bring can be shown.",
            format!(
                "all {} questions, {} steps and {} questions to bring",
                questionnaire.questions.len(),
                questionnaire.steps.len(),
                questionnaire.asks.len()
            ),
        ),
        (
            "Every question, and every answer that means something, has evidence; every statement too.",
            format!(
                "{} pieces of evidence, {} references, all links https",
                speech.book.evidence.len(),
                speech.book.sources.len()
            ),
        ),
        (
            "No text gives a verdict or sells; every text that speaks to the patient has its form for a relative; good and hard sides are equally many.",
            format!("all {texts} texts in each of {} languages", speech.book.words.len()),
        ),
    ]
}
