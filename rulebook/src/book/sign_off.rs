//! Where the reviewer signs, for exactly this version.

use crate::document::{Block, paragraph};
use crate::speech::Speech;

pub fn blocks(speech: Speech) -> Vec<Block> {
    let version = &speech.compiled.version;
    let fields = ["Name", "Role and place of work", "Date", "Signature"].map(str::to_owned);
    vec![Block::Group(
        "sign-off",
        vec![
            paragraph(format!(
                "I have read version {version} of this rule book: its questions, what each answer means, its words and \
                 its sources. I agree that people may be shown it, with the remarks below."
            )),
            Block::Form(fields.to_vec()),
            Block::Form(vec!["Remarks".to_owned()]),
            paragraph(
                "Signing changes nothing by itself. The name and the date are then written into the content as \
                 reviewed-by and reviewed-on, and people see them on the page.",
            ),
        ],
    )]
}
