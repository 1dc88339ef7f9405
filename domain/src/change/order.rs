//! One order for the questions of two versions.

use std::fmt;

use crate::question::Questionnaire;

/// Two questions that the versions ask in opposite orders, so that no joint order exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderConflict {
    /// Asked first by the version before.
    pub first_before: &'static str,
    /// Asked first by the version after.
    pub first_after: &'static str,
}

impl fmt::Display for OrderConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first_before, first_after } = self;
        write!(f, "{first_before} and {first_after} changed places; sheets cannot be compared across a new order")
    }
}

impl std::error::Error for OrderConflict {}

/// The position of a question in each version that has it.
pub type Places = (Option<usize>, Option<usize>);

/// Every question of either version, in an order that keeps both.
pub fn joint_order(before: &Questionnaire, after: &Questionnaire) -> Result<Vec<Places>, OrderConflict> {
    let (mut old, mut new) = (before.iter().peekable(), after.iter().peekable());
    let mut order = Vec::new();
    loop {
        match (old.peek().copied(), new.peek().copied()) {
            (Some((at, question)), _) if after.find(question.id).is_none() => {
                order.push((Some(at.0), None));
                old.next();
            }
            (_, Some((at, question))) if before.find(question.id).is_none() => {
                order.push((None, Some(at.0)));
                new.next();
            }
            (Some((a, first)), Some((b, second))) if first.id == second.id => {
                order.push((Some(a.0), Some(b.0)));
                old.next();
                new.next();
            }
            (Some((_, first)), Some((_, second))) => {
                return Err(OrderConflict { first_before: first.id, first_after: second.id });
            }
            _ => return Ok(order),
        }
    }
}
