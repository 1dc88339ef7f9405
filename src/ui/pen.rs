//! A pen that writes a screen, element by element.
//!
//! `html!` writes the whole making of an element out at each place, some 400 bytes of module for a paragraph, and a
//! function that takes its children as a list still 100; a line of the pen is 20. Every byte is paid by a patient on a
//! slow network.

use std::rc::Rc;

use yew::html::{onchange, onclick};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, VTag};

use super::cx::Cx;
use crate::content::Key;
use crate::run::Action;

/// Attributes that are known when the module is built.
pub type Fixed = &'static [(&'static str, AttributeOrProperty)];

/// The value of a fixed attribute.
pub use AttributeOrProperty::Static as At;

/// Writes elements, one after the other and one in the other.
pub struct Pen<'a> {
    /// The words, the settings, and the way to act.
    pub cx: &'a Cx<'a>,
    /// The elements that are open, the innermost last; the first stands for the place where all is written.
    open: Vec<VTag>,
}

impl<'a> Pen<'a> {
    /// A pen with nothing written.
    pub fn new(cx: &'a Cx<'a>) -> Self {
        Self { cx, open: vec![VTag::new("")] }
    }

    /// All that was written.
    #[inline(never)]
    pub fn done(mut self) -> Html {
        self.open.pop().and_then(VTag::into_children).unwrap_or_default()
    }

    /// Begins an element: its name, and after a point its class.
    #[inline(never)]
    pub fn open(&mut self, look: &'static str) {
        let (name, class) = look.split_once('.').unwrap_or((look, ""));
        let mut tag = VTag::new(name);
        if !class.is_empty() {
            tag.attributes = Attributes::Dynamic { keys: &["class"], values: Box::new([Some(At(class))]) };
        }
        self.open.push(tag);
    }

    /// Ends the element that was begun last.
    #[inline(never)]
    pub fn close(&mut self) {
        if let Some(tag) = self.open.pop() {
            self.add(tag.into());
        }
    }

    /// Gives the open element attributes, in the place of those that it has.
    #[inline(never)]
    pub fn fixed(&mut self, attributes: Fixed) {
        if let Some(tag) = self.open.last_mut() {
            tag.attributes = Attributes::Static(attributes);
        }
    }

    /// The same with values that are found out now; one without a value is left out.
    #[inline(never)]
    pub fn set(&mut self, keys: &'static [&'static str], values: &[Option<&str>]) {
        if let Some(tag) = self.open.last_mut() {
            let values =
                values.iter().map(|value| value.map(|value| AttributeOrProperty::Attribute(value.to_owned().into())));
            tag.attributes = Attributes::Dynamic { keys, values: values.collect() };
        }
    }

    /// Another key makes another element, whatever else is the same.
    #[inline(never)]
    pub fn key(&mut self, key: &str) {
        if let Some(tag) = self.open.last_mut() {
            tag.key = Some(key.into());
        }
    }

    /// What the open element listens to.
    #[inline(never)]
    pub fn listen(&mut self, listener: Rc<dyn Listener>) {
        if let Some(tag) = self.open.last_mut() {
            tag.add_listener(listener);
        }
    }

    /// What a press on the open element does.
    #[inline(never)]
    pub fn on_press(&mut self, press: Callback<MouseEvent>) {
        self.listen(Rc::new(onclick::Wrapper::new(press)));
    }

    /// The value of the open input.
    #[inline(never)]
    pub fn value(&mut self, value: AttrValue) {
        if let Some(tag) = self.open.last_mut() {
            tag.set_value(value);
        }
    }

    /// An input to tick or to choose.
    #[inline(never)]
    pub fn tick(
        &mut self,
        keys: &'static [&'static str],
        values: &[Option<&str>],
        value: &'static str,
        checked: bool,
        action: Action,
    ) {
        self.open("input");
        self.set(keys, values);
        self.value(value.into());
        self.listen(Rc::new(onchange::Wrapper::new(self.cx.on(action))));
        if let Some(tag) = self.open.last_mut() {
            tag.set_checked(checked);
        }
        self.close();
    }

    /// Lets the open element be found once it is on the page.
    pub fn node(&mut self, node: NodeRef) {
        if let Some(tag) = self.open.last_mut() {
            tag.node_ref = node;
        }
    }

    /// What was made elsewhere.
    #[inline(never)]
    pub fn add(&mut self, made: Html) {
        if let Some(tag) = self.open.last_mut() {
            tag.add_child(made);
        }
    }

    /// Nothing, in the place of something: what follows stays the same elements when it comes.
    pub fn gap(&mut self) {
        self.add(Html::default());
    }

    /// Words as they are.
    #[inline(never)]
    pub fn say(&mut self, words: String) {
        self.add(Html::from(words));
    }

    /// A text.
    #[inline(never)]
    pub fn text(&mut self, key: Key) {
        self.add(self.cx.text(key));
    }

    /// A text in an element.
    #[inline(never)]
    pub fn put(&mut self, look: &'static str, key: Key) {
        self.open(look);
        self.text(key);
        self.close();
    }

    /// Words as they are in an element.
    #[inline(never)]
    pub fn line(&mut self, look: &'static str, words: String) {
        self.open(look);
        self.say(words);
        self.close();
    }

    /// Words more in the name of the open element, for those who hear it.
    #[inline(never)]
    pub fn unseen(&mut self, words: &str) {
        // The engines do not agree on a space before what stands apart.
        self.line("span.unseen", [" ", words].concat());
    }

    /// A paragraph that stands out.
    pub fn strong(&mut self, key: Key) {
        self.open("p");
        self.put("strong", key);
        self.close();
    }

    /// Begins something folded under a text.
    pub fn fold(&mut self, look: &'static str, key: Key) {
        self.open(look);
        self.put("summary", key);
    }

    /// Begins something folded under a heading.
    pub fn fold_under(&mut self, key: Key) {
        self.open("details.fold");
        self.title(key);
    }

    /// The heading of a fold.
    pub fn title(&mut self, key: Key) {
        self.open("summary");
        self.put("h2", key);
        self.close();
    }

    /// What an element of this class says, that other words point to by its id.
    #[inline(never)]
    pub fn note(&mut self, name: &'static str, class: &str, id: &str, key: Key) {
        self.open(name);
        self.set(&["class", "id"], &[Some(class), Some(&self.cx.id(id))]);
        self.text(key);
        self.close();
    }

    /// A path of a drawing.
    #[inline(never)]
    pub fn path(&mut self, class: &str, shape: &str) {
        self.open("path");
        self.set(&["class", "d"], &[Some(class), Some(shape)]);
        self.close();
    }

    /// Begins a screen that is always the same.
    pub fn screen(&mut self, name: &str) {
        self.open("section");
        self.set(&["data-screen"], &[Some(name)]);
        self.key(name);
    }

    /// Begins the label around an input.
    pub fn begin_choice(&mut self, class: &str) {
        self.open("label");
        self.set(&["class", "part"], &[Some(class), Some("option")]);
    }
}
