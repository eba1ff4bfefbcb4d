//! Amounts that stand twice: in one unit, and in brackets in another.

use super::FoundValue;
use super::finish::{Finish, Made};
use super::modifier::apply;
use crate::token::Class;

impl Finish<'_, '_> {
    /// "nearly 60 miles (100 km)": an amount in brackets says the one before in another unit, so that it has its
    /// modifier and its trend.
    pub(super) fn converted(&self, made: &mut Made, last: &FoundValue) {
        let end = last.end as usize;
        let bracketed = (end + 1..=end + 2).contains(&made.first)
            && self.tokens.class(end) == Some(Class::OpenBracket);
        let Some(said) = last.value.as_number().filter(|_| bracketed) else { return };
        let other_unit =
            said.unit.is_some() && made.value.unit.is_some() && said.unit != made.value.unit;
        if !other_unit || last.kind != made.kind {
            return;
        }
        if made.value.modifier.is_none() {
            apply(&mut made.value, said.modifier);
        }
        made.value.trend = made.value.trend.or(said.trend);
    }
}
