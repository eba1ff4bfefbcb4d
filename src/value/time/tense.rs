//! What the verbs around a date say of the past or what is to come.

use super::expr::{Base, Body, Tense, Year};
use super::grammar::Grammar;
use super::words::{Dir, Role, Unit};
use crate::token::Class;

/// How many tokens before a date are looked at.
const BEFORE: usize = 10;

/// How many tokens after a date are looked at.
const AFTER: usize = 14;

/// The same for months, whose clause often begins late: "In January, a week after the vote, a bomb exploded".
const FAR_AFTER: usize = 40;

impl Grammar<'_> {
    /// Whether a verb near the date from `i` to `end` puts it into the past or the future: "will arrive on Friday",
    /// "is due to end Monday", "was sold in January".
    ///
    /// Only asked of dates that could lie on either side of the day of writing.
    pub(super) fn tense(&self, i: usize, end: usize, body: &Body) -> Tense {
        let (Body::When(when) | Body::Range(when, ..)) = body else { return Tense::None };
        let open = matches!(
            when.base,
            Base::Weekday(_, None)
                | Base::Day { year: Year::None, .. }
                | Base::Month { year: Year::None, .. }
                | Base::Holiday(_, Year::None, None)
                | Base::Unit(Unit::Weekend, Dir::Latest)
        );
        if !open {
            return Tense::None;
        }
        // "Wednesday's ruling" has been given
        if self.class(end) == Some(Class::Possessive) {
            return Tense::None;
        }
        // "as soon as Tuesday", "as early as Friday", "until Monday"
        if self.text(i.wrapping_sub(1)) == "as" {
            return Tense::Future;
        }
        if self.role_before(i) == Role::Until && self.entry(i - 1).arg == 1 && i > self.first + 2 {
            return Tense::Future;
        }
        if self.role_before(i) == Role::Ended {
            return if self.entry(i - 1).arg == 0 { Tense::Ended } else { Tense::Future };
        }
        // "effective Feb. 1" is the nearer of the two, whatever the verb
        if self.text(i.wrapping_sub(1)) == "effective" {
            return Tense::None;
        }
        let month = matches!(when.base, Base::Month { .. });
        let before = self.tense_before(i, month);
        // "by Friday morning" without a verb near it sets a term
        let term = self.role_before(i) == Role::By && matches!(when.base, Base::Weekday(..));
        if term && before == Tense::None {
            return Tense::Future;
        }
        if before != Tense::None || i > self.first + 2 {
            return before;
        }
        self.tense_after(end, if month { FAR_AFTER } else { AFTER })
    }

    /// The nearest verb before; past one comma where `far` is set: "resigned as chairman, president and chief
    /// executive in March".
    fn tense_before(&self, i: usize, far: bool) -> Tense {
        let mut commas = usize::from(far);
        for k in (i.saturating_sub(BEFORE).max(self.first)..i).rev() {
            match self.class(k) {
                Some(Class::Comma) if commas > 0 => {
                    commas -= 1;
                    continue;
                }
                Some(
                    Class::Comma
                    | Class::Semicolon
                    | Class::Colon
                    | Class::OpenQuote
                    | Class::CloseQuote
                    | Class::Dash,
                ) => {
                    return Tense::None;
                }
                Some(Class::Word) => {}
                _ => continue,
            }
            let e = self.entry(k);
            match e.role {
                // "would not comment on Friday" is told of
                Role::Will if e.arg == 0 => {
                    let refused = self.text(k) == "would"
                        && (self.text(k + 1) == "not" || self.class(k + 1) == Some(Class::Clitic));
                    return if refused { Tense::Past } else { Tense::Future };
                }
                // "had been due to expire on Friday" looks back
                Role::Plan if self.plans(k) => {
                    let back = self.text(k.wrapping_sub(1)) == "been";
                    return if back { Tense::Past } else { Tense::Future };
                }
                Role::Said => return Tense::Past,
                Role::Scheduled => {
                    let back = matches!(self.text(k.wrapping_sub(1)), "not" | "to")
                        || self.class(k.wrapping_sub(1)) == Some(Class::Clitic)
                        || self.text(k.wrapping_sub(2)) == "did";
                    // of "refused to meet" the verb before speaks
                    if !back {
                        return Tense::Future;
                    }
                }
                Role::None if self.is_past(k) => {
                    // "a plan announced Monday", but "will be released Monday"
                    let helped = (1..=3).any(|n| {
                        k >= n && self.role(k - n) == Role::Will && self.entry(k - n).arg == 0
                    });
                    return if helped || self.is_to_be(k) { Tense::Future } else { Tense::Past };
                }
                Role::To if self.is_to(k) => return Tense::Future,
                _ => {}
            }
        }
        Tense::None
    }

    /// The first verb after a date that opens its sentence.
    fn tense_after(&self, end: usize, reach: usize) -> Tense {
        for k in end..(end + reach).min(self.end) {
            let e = self.entry(k);
            match e.role {
                Role::Will if e.arg == 0 => return Tense::Future,
                Role::Plan if self.plans(k) => return Tense::Future,
                Role::Said => return Tense::Past,
                Role::None if self.class(k) == Some(Class::Word) && self.is_past(k) => {
                    return Tense::Past;
                }
                _ => {}
            }
        }
        Tense::None
    }

    /// "guidelines to be published": what the participle at `k` tells of is to come.
    fn is_to_be(&self, k: usize) -> bool {
        k >= 2 && self.text(k - 1) == "be" && self.role(k - 2) == Role::To
    }

    /// "is to resume", "are to meet": a plan.
    fn is_to(&self, k: usize) -> bool {
        matches!(self.text(k.wrapping_sub(1)), "is" | "are")
            && self.class(k + 1) == Some(Class::Word)
            && !self.capitalized(k + 1)
            && matches!(self.role(k + 1), Role::None | Role::Scheduled)
    }

    /// "scheduled to", "set for", "plans to".
    fn plans(&self, k: usize) -> bool {
        // "vacation plans for" is no verb
        let noun = matches!(self.text(k), "plans" | "plan");
        match self.role(k + 1) {
            Role::To => true,
            Role::For => !noun,
            Role::A => true,
            _ => false,
        }
    }

    /// Whether a word in -ed stands where adjectives do: "an unspecified date".
    fn describes(&self, k: usize) -> bool {
        matches!(self.role_before(k), Role::A | Role::The)
            || matches!(
                self.text(k.wrapping_sub(1)),
                "still" | "its" | "their" | "his" | "her" | "our" | "newly" | "previously"
            )
    }

    /// Whether a word looks like a verb of the past.
    fn is_past(&self, k: usize) -> bool {
        let text = self.text(k);
        if self.capitalized(k) {
            return false;
        }
        matches!(
            text,
            "was"
                | "were"
                | "had"
                | "did"
                | "began"
                | "came"
                | "went"
                | "took"
                | "made"
                | "won"
                | "left"
                | "met"
                | "became"
                | "gave"
                | "got"
                | "held"
                | "led"
                | "lost"
                | "rose"
                | "fell"
                | "sent"
                | "shot"
                | "sold"
                | "bought"
                | "spoke"
                | "told"
                | "brought"
                | "wrote"
                | "fought"
                | "struck"
                | "broke"
                | "drew"
                | "flew"
                | "found"
                | "grew"
                | "hit"
        ) || (text.len() > 4
            && text.ends_with("ed")
            && !self.describes(k)
            && !matches!(
                text,
                "need"
                    | "exceed"
                    | "proceed"
                    | "succeed"
                    | "hundred"
                    | "indeed"
                    | "united"
                    | "speed"
            ))
    }
}
