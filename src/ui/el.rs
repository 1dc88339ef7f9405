//! Elements, built by functions.
//!
//! `html!` writes the whole making of an element out at each place, some 400 bytes of module for a paragraph; a call is a
//! tenth of that, and every byte is paid by a patient on a slow network. So text and structure are built here; `html!`
//! stays where something is listened to, in a handful of places.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VList, VTag};

/// Attributes that are known when the module is built.
pub type Fixed = &'static [(&'static str, AttributeOrProperty)];

/// The value of a fixed attribute.
pub use AttributeOrProperty::Static as At;

/// An element with fixed attributes.
#[inline(never)]
pub fn el(name: &'static str, attributes: Fixed, children: Vec<Html>) -> Html {
    make(name, None, Attributes::Static(attributes), children)
}

/// An element without attributes.
#[inline(never)]
pub fn bare(name: &'static str, children: Vec<Html>) -> Html {
    el(name, &[], children)
}

/// An element of this class.
#[inline(never)]
pub fn of(name: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    with(name, &["class"], vec![Some(class.to_owned())], children)
}

/// An element with attributes whose values are found out now; one without a value is left out.
#[inline(never)]
pub fn with(
    name: &'static str,
    keys: &'static [&'static str],
    values: Vec<Option<String>>,
    children: Vec<Html>,
) -> Html {
    make(name, None, found(keys, values), children)
}

/// The same under a key: another key makes another element, whatever else is the same.
#[inline(never)]
pub fn keyed(
    key: &'static str,
    name: &'static str,
    keys: &'static [&'static str],
    values: Vec<Option<String>>,
    children: Vec<Html>,
) -> Html {
    make(name, Some(key.into()), found(keys, values), children)
}

fn found(keys: &'static [&'static str], values: Vec<Option<String>>) -> Attributes {
    let values = values.into_iter().map(|value| value.map(|value| AttributeOrProperty::Attribute(value.into())));
    Attributes::Dynamic { keys, values: values.collect() }
}

#[inline(never)]
fn make(name: &'static str, key: Option<Key>, attributes: Attributes, children: Vec<Html>) -> Html {
    let mut tag = VTag::new(name);
    tag.key = key;
    tag.attributes = attributes;
    tag.add_children(children);
    tag.into()
}

/// Several, without an element around them.
#[inline(never)]
pub fn all(children: Vec<Html>) -> Html {
    VList::with_children(children, None).into()
}

/// A text.
#[inline(never)]
pub fn text(text: String) -> Html {
    Html::from(text)
}
