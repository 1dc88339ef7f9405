//! Which things changed their place: the fewest whose move explains the new order.

use std::collections::{BTreeMap, BTreeSet};

use super::thing::{Item, Part, Thing};

/// What stands in one list: things of one part in one holder.
type Place<'a> = (Part, Option<&'a str>);

/// Each thing that moved, with the id of the one before it now.
pub fn moved<'a>(old: &'a [Item], new: &'a [Item]) -> BTreeMap<&'a Thing, Option<String>> {
    let (old, new) = (lists(old), lists(new));
    let mut found = BTreeMap::new();
    for (place, after) in &new {
        let before = old.get(place).map(Vec::as_slice).unwrap_or_default();
        let (in_old, in_new): (BTreeSet<_>, BTreeSet<_>) = (before.iter().collect(), after.iter().collect());
        let from: Vec<&Thing> = before.iter().copied().filter(|thing| in_new.contains(thing)).collect();
        let to: Vec<&Thing> = after.iter().copied().filter(|thing| in_old.contains(thing)).collect();
        let stayed = longest_common(&from, &to);
        let earlier = core::iter::once(None).chain(after.iter().map(|thing| Some(thing.id.clone())));
        let both = after.iter().copied().zip(earlier);
        found.extend(both.filter(|(thing, _)| in_old.contains(thing) && !stayed.contains(thing)));
    }
    found
}

fn lists(items: &[Item]) -> BTreeMap<Place<'_>, Vec<&Thing>> {
    let mut lists: BTreeMap<Place, Vec<&Thing>> = BTreeMap::new();
    for Item { thing, .. } in items.iter().filter(|item| item.thing.part.is_ordered()) {
        lists.entry((thing.part, thing.within.as_deref())).or_default().push(thing);
    }
    lists
}

/// The longest run of things that both lists have in the same order: those need not have moved.
///
/// Each thing stands once in each list, so this is the longest increasing run of old places.
fn longest_common<'a>(from: &[&'a Thing], to: &[&'a Thing]) -> BTreeSet<&'a Thing> {
    let place: BTreeMap<&Thing, usize> = from.iter().enumerate().map(|(at, thing)| (*thing, at)).collect();
    // For each thing the best run that ends with it.
    let mut runs: Vec<(usize, Vec<&'a Thing>)> = Vec::new();
    for thing in to {
        let at = place.get(thing).copied().unwrap_or_default();
        let best = runs.iter().filter(|(last, _)| *last < at).max_by_key(|(_, run)| run.len());
        let mut run = best.map(|(_, run)| run.clone()).unwrap_or_default();
        run.push(thing);
        runs.push((at, run));
    }
    runs.into_iter().map(|(_, run)| run).max_by_key(Vec::len).unwrap_or_default().into_iter().collect()
}
