//! Where the reviewer signs, for exactly this version.

use super::front::UNCHECKED;
use crate::document::{Block, line, paragraph};
use crate::say;
use crate::speech::Speech;

pub fn blocks(speech: Speech) -> Vec<Block> {
    let version = &speech.compiled.version;
    let form = |names: &[&str]| Block::Form(names.iter().map(|name| (*name).to_owned()).collect());
    let before = match &speech.book.review {
        None => Block::Notice(line(UNCHECKED)),
        Some(review) => {
            paragraph(format!("The content names as its reviewer: {}, {}.", review.by, say::date(&review.on)))
        }
    };
    let agreed = format!(
        "I have read version {version} of this rule book: its questions, what each answer means, its words and its \
         sources. I agree that people may be shown it, with the remarks below."
    );
    vec![
        before,
        Block::Group(
            "sign-off",
            vec![
                paragraph(agreed),
                form(&["Name", "Role and place of work", "Date", "Review again by", "Signature"]),
                Block::Group("remarks", vec![form(&["Remarks"])]),
            ],
        ),
        paragraph(
            "Signing changes nothing by itself. The name and the date are then written into the content as reviewed-by \
             and reviewed-on, and people see them on the page.",
        ),
    ]
}
