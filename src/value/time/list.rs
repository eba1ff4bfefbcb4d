//! Days and months that share what only one of them says: "October 7, 8 and 9", "7 and 8 October", "July and
//! August 2023".

use super::expr::{Base, Body, Item, When, Year};
use super::grammar::Grammar;
use super::words::Role;
use crate::span::narrow;
use crate::token::Class;

impl Grammar<'_> {
    /// Goes on with the days after "October 7": each is an item of its own. Gives one past the last.
    pub(super) fn more_days(&self, out: &mut Vec<Item>, mut end: usize) -> usize {
        while let Some(last) = out.last().copied()
            && let Body::When(When {
                base: Base::Day { year: Year::None, month, day },
                clock,
                modifier,
            }) = last.body
            && let Some((at, stop, next)) = self.next_day(end, day)
        {
            let when =
                When { base: Base::Day { year: Year::None, month, day: next }, clock, modifier };
            out.push(Item { first: narrow(at), end: narrow(stop), body: Body::When(when), ..last });
            end = stop;
        }
        end
    }

    /// The day after a comma or "and": where it begins and ends, and which.
    fn next_day(&self, end: usize, day: u8) -> Option<(usize, usize, u8)> {
        if matches!(self.role(end.checked_sub(1)?), Role::Month) {
            return None;
        }
        let comma = self.after_comma(end);
        let and = self.role(comma) == Role::And;
        let at = if and { comma + 1 } else { comma };
        if at == end {
            return None;
        }
        let (stop, next) = self.day_number(at)?;
        // a list goes on, or the clause does without a noun that the number would count
        let listed = self.class(stop) == Some(Class::Comma) || self.role(stop) == Role::And;
        let ends = self.closes(stop)
            || matches!(
                self.role(stop),
                Role::In | Role::To | Role::At | Role::After | Role::Before
            );
        (next > day && if and { ends || listed } else { listed }).then_some((at, stop, next))
    }

    /// "7 and 8 October": the first day takes the month of the second. Both are items of their own.
    pub(super) fn days_and_month(&self, i: usize) -> Option<(usize, When, usize, usize, When)> {
        let (a_end, day) = self.day_number(i)?;
        if self.role(a_end) != Role::And {
            return None;
        }
        let (end, b) = self.day_first(a_end + 1)?;
        let Base::Day { year, month, day: second } = b.base else { return None };
        let a = When::new(Base::Day { year, month, day });
        (day < second).then_some((a_end, a, a_end + 1, end, b))
    }

    /// "July 13, 2014, and July 14": a day right after one with its year is of the same year.
    pub(super) fn same_year(&self, last: Option<&Item>, i: usize, body: Body) -> Body {
        let (Some(last), Body::When(when)) = (last, body) else { return body };
        let Body::When(When {
            base: Base::Day { year: year @ Year::Known(_), month, day }, ..
        }) = last.body
        else {
            return body;
        };
        let Base::Day { year: Year::None, month: next, day: next_day } = when.base else {
            return body;
        };
        let end = last.end as usize;
        let between = (end..i).all(|k| {
            self.class(k) == Some(Class::Comma) || matches!(self.role(k), Role::And | Role::Or)
        });
        let later = (month, day) < (next, next_day);
        if between && i <= end + 2 && later { Body::When(when.with_year(year)) } else { body }
    }

    /// "July and August 2023": the first month takes the year of the second.
    pub(super) fn shared_year(&self, end: usize, body: Body) -> Body {
        let Body::When(when) = body else { return body };
        if !matches!(when.base, Base::Month { year: Year::None, .. }) || self.role(end) != Role::And
        {
            return body;
        }
        match self.month_first(end + 1) {
            Some((_, When { base: Base::Month { year: year @ Year::Known(_), .. }, .. })) => {
                Body::When(when.with_year(year))
            }
            _ => body,
        }
    }
}
