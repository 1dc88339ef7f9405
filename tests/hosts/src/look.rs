//! One look at the screen, as the automation contract lets anybody look.

use serde::Deserialize;

/// All that a look tells.
#[derive(Clone, Debug, Deserialize)]
pub struct Look {
    /// `data-screen`; empty before the app runs.
    pub screen: String,
    /// The language of the app; empty before it runs.
    pub language: String,
    /// `data-question`.
    pub question: String,
    /// `data-safety`, `data-fit` and `data-caution`.
    pub outcome: [String; 3],
    /// Every `data-finding`, from top to bottom.
    pub findings: Vec<String>,
    /// Radio buttons and check boxes.
    pub options: Vec<Choice>,
    /// Every button that can be seen, by its `data-action`.
    pub actions: Vec<String>,
    /// The text of every h1 in the shadow root.
    pub headings: Vec<String>,
    /// What has the focus.
    pub focus: Option<Focus>,
    /// What the error summary or a live alert says.
    pub alert: String,
    /// The cause on the failure screen.
    pub failure: String,
    /// All words that can be seen in the tag: the app's, or its content.
    pub text: String,
}

/// A radio button or check box.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Choice {
    /// The option's id.
    pub id: String,
    /// `radio` or `checkbox`.
    pub kind: String,
    /// Whether it is chosen.
    pub checked: bool,
    /// Its words.
    pub label: String,
}

/// The element with the focus.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Focus {
    /// Its tag.
    pub tag: String,
    /// The action of a button, the value of an input.
    pub id: String,
    /// Its role, where one is written.
    pub role: String,
    /// Its words.
    pub text: String,
    /// Whether it is in the self-check.
    pub inside: bool,
}

impl Look {
    /// The id of the question, or else the name of the screen.
    #[must_use]
    pub fn place(&self) -> &str {
        if self.question.is_empty() { &self.screen } else { &self.question }
    }

    /// The options that are chosen.
    #[must_use]
    pub fn chosen(&self) -> Vec<&str> {
        self.options.iter().filter(|option| option.checked).map(|option| option.id.as_str()).collect()
    }

    /// Whether the focus is on the heading of the screen.
    #[must_use]
    pub fn is_at_heading(&self) -> bool {
        self.focus.as_ref().is_some_and(|focus| focus.inside && focus.tag == "h1")
    }

    /// Whether a button is there.
    #[must_use]
    pub fn offers(&self, action: &str) -> bool {
        self.actions.iter().any(|offered| offered == action)
    }

    /// The screen in short, for a message.
    #[must_use]
    pub fn summary(&self) -> String {
        let focus = self.focus.as_ref().map_or_else(String::new, |focus| format!("{} {}", focus.tag, focus.id));
        format!(
            "screen {:?}, question {:?}, chosen {:?}, focus {focus:?}, buttons {:?}, failure {:?}\n{}",
            self.screen,
            self.question,
            self.chosen(),
            self.actions,
            self.failure,
            self.text
        )
    }
}
