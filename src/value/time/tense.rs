//! Whether the words around a date speak of what is to come.

use super::expr::{Base, Body, Year};
use super::grammar::Grammar;
use super::words::Role;
use crate::token::Class;

/// How many tokens before a date are looked at.
const WINDOW: usize = 9;

impl Grammar<'_> {
    /// Whether a verb of the future governs the date at `i`: "will arrive on Friday", "is due to end Monday".
    ///
    /// Only asked of dates that could lie on either side of the day of writing.
    pub(super) fn is_ahead(&self, i: usize, body: &Body) -> bool {
        let (Body::When(when) | Body::Range(when, ..)) = body else { return false };
        if !matches!(
            when.base,
            Base::Weekday(_, None)
                | Base::Day { year: Year::None, .. }
                | Base::Month { year: Year::None, .. }
        ) {
            return false;
        }
        // "as soon as Tuesday", "as early as Friday", "until Monday"
        if self.text(i.wrapping_sub(1)) == "as"
            || (self.role_before(i) == Role::Until && self.entry(i - 1).arg == 1)
        {
            return true;
        }
        for k in (i.saturating_sub(WINDOW).max(self.first)..i).rev() {
            match self.class(k) {
                Some(
                    Class::Comma
                    | Class::Semicolon
                    | Class::Colon
                    | Class::OpenQuote
                    | Class::CloseQuote
                    | Class::Dash,
                ) => {
                    return false;
                }
                _ => {}
            }
            match self.role(k) {
                Role::Said => return false,
                Role::Will => return self.entry(k).arg == 0,
                Role::Plan => return true,
                _ => {}
            }
        }
        false
    }
}
