//! Dates of the calendar: days, months, years, quarters, decades, centuries, holidays.

use super::expr::{Base, When, Year};
use super::grammar::{Grammar, Parsed};
use super::holiday::{self, Needs};
use super::numeric::possible;
use super::words::{Dir, Role, SHORT, Unit};
use crate::token::{Class, flag};
use crate::vocabulary::Word;

impl Grammar<'_> {
    /// Month number at `i`, and one past it with its period.
    pub(super) fn month(&self, i: usize) -> Parsed<u8> {
        let e = self.caseless(i);
        if e.role != Role::Month {
            return None;
        }
        Some((i + 1, e.arg))
    }

    /// One past the period of a short month or weekday that ended before `end`.
    fn past_short(&self, end: usize) -> usize {
        if end > 0 && self.entry(end - 1).flags & SHORT != 0 { self.after_period(end) } else { end }
    }

    /// A day of the month in digits or as an ordinal.
    pub(super) fn day_number(&self, i: usize) -> Parsed<u8> {
        if let Some((end, n)) = self.ordinal(i) {
            return u8::try_from(n).ok().filter(|d| (1..=31).contains(d)).map(|d| (end, d));
        }
        let (value, len) = self.digits(i)?;
        let day = u8::try_from(value).ok().filter(|d| (1..=31).contains(d))?;
        if len > 2 || self.is_unit_like(i + 1) && self.role(i + 1) != Role::Month {
            return None;
        }
        Some((i + 1, day))
    }

    /// Whether what follows digits makes them something other than a day.
    fn is_unit_like(&self, i: usize) -> bool {
        match self.class(i) {
            Some(Class::Percent) => true,
            Some(Class::Word) => self.joined(i),
            Some(Class::Colon) => self.joined(i) && self.joined(i + 1),
            _ => false,
        }
    }

    /// Month first: "October", "Oct. 8", "October 8th, 2024", "October 2024", "June this year".
    pub(super) fn month_first(&self, i: usize) -> Parsed<When> {
        let (name_end, month) = self.month(i)?;
        let at = self.past_short(name_end);
        let at = if self.joined(at) && self.joined(at + 1) && self.digits(at + 1).is_some() {
            self.after_mark(at)
        } else {
            at
        };
        let at_the =
            if self.role(at) == Role::The && self.ordinal(at + 1).is_some() { at + 1 } else { at };
        if let Some((end, day)) = self.day_number(at_the).or_else(|| self.spelled_day(at_the))
            && !self.counts_noun(at_the, end)
        {
            if !possible(Year::None, month, day) {
                return None;
            }
            let ordinal = end > at_the + 1;
            let (end, year) = self.year_after(end);
            let sure = !self.lacks_capital(i) || ordinal || year != Year::None;
            return (sure && possible(year, month, day))
                .then(|| (end, When::new(Base::Day { year, month, day })));
        }
        if self.day_like(at) {
            return None;
        }
        let comma =
            if self.year(self.after_comma(at)).is_some() { self.after_comma(at) } else { at };
        let of = self.after_of(comma);
        if let Some((end, y)) = self.any_year(of) {
            return Some((end, When::new(Base::Month { year: Year::Known(y), month })));
        }
        if let Some((end, y)) = self.short_year(at) {
            return Some((end, When::new(Base::Month { year: Year::Known(y), month })));
        }
        if self.lacks_capital(i) || !self.is_month_alone(i, name_end) {
            return None;
        }
        let (end, year) = self.year_relative(name_end).unwrap_or((name_end, Year::None));
        Some((end, When::new(Base::Month { year, month })))
    }

    /// "32" after a month: an impossible day, so that the month is none either.
    fn day_like(&self, i: usize) -> bool {
        self.digits(i).is_some_and(|(v, len)| len <= 2 && v > 31 && !self.is_unit_like(i + 1))
    }

    /// Whether a number after a month counts a noun: "in May 3 people died" is rare, "May 12 percent" is not a day.
    fn counts_noun(&self, first: usize, end: usize) -> bool {
        let e = self.entry(end);
        end == first + 1 && e.role == Role::Unit && self.digits(first).is_some() && e.flags != 0
    }

    /// Whether a month's name without a day stands for the month: vetoes for "May", "March", "August" and names.
    fn is_month_alone(&self, i: usize, end: usize) -> bool {
        let t = &self.tokens.list[i];
        if !t.has(flag::UPPER) {
            // "in february" is a month without its capital; "mar", "dec" are none
            return self.entry(i).flags == 0 && self.expects_month(i);
        }
        let next_name = self.class(end) == Some(Class::Word)
            && self.capitalized(end)
            && !t.has(flag::CAPITALS)
            && self.role(end) == Role::None;
        match self.entry(i).arg {
            3 | 5 if t.has(flag::FIRST) => {
                self.year(self.after_of(end)).is_some() || self.year_relative(end).is_some()
            }
            3 | 5 => {
                let odd = next_name
                    || self.name_before(i)
                    || self.verb_like(end, self.entry(i).arg)
                    || self.class(i.wrapping_sub(1)) == Some(Class::Possessive)
                    || matches!(self.role_before(i), Role::The | Role::A)
                    || (matches!(self.role(end), Role::For | Role::Of | Role::On)
                        && (self.capitalized(end + 1) || self.role(end + 1) == Role::The));
                self.expects_month(i) || self.year(self.after_of(end)).is_some() || !odd
            }
            4 | 6 | 8 => {
                self.expects_month(i)
                    || self.year(self.after_of(end)).is_some()
                    || (!next_name
                        && !self.name_before(i)
                        && !self.verb_like(end, self.entry(i).arg))
            }
            _ if self.entry(i).flags & SHORT != 0 => {
                self.expects_month(i) || self.year(self.after_of(self.past_short(end))).is_some()
            }
            _ => !(next_name && self.name_before(i)),
        }
    }

    /// Whether a verb follows, so that "May" or "March" is a name or an auxiliary.
    fn verb_like(&self, i: usize, month: u8) -> bool {
        month == 5
            && self.class(i) == Some(Class::Word)
            && matches!(
                self.text(i),
                "be" | "have" | "not" | "also" | "said" | "has" | "was" | "is" | "had"
            )
    }

    /// Whether the word before announces a month or date.
    fn expects_month(&self, i: usize) -> bool {
        matches!(
            self.role_before(i),
            Role::In
                | Role::Since
                | Role::By
                | Role::Until
                | Role::Of
                | Role::Phase
                | Role::Deictic
                | Role::From
                | Role::To
                | Role::Between
                | Role::Before
                | Role::After
                | Role::Every
                | Role::Comparative
                | Role::Approx
        ) || (self.class(i.wrapping_sub(1)) == Some(Class::Hyphen)
            && self.role(i.wrapping_sub(2)) == Role::Phase)
    }

    /// Whether a capitalized word that is no part of a date stands right before: "Theresa May".
    fn name_before(&self, i: usize) -> bool {
        i > self.first
            && self.class(i - 1) == Some(Class::Word)
            && self.capitalized(i - 1)
            && self.role(i - 1) == Role::None
            && (!self.tokens.list[i - 1].has(flag::FIRST) || matches!(self.entry(i).arg, 3..=6 | 8))
    }

    /// The year after a month and day: ", 2024", " 2024", ", '24", " last year".
    fn year_after(&self, end: usize) -> (usize, Year) {
        let at = self.after_comma(end);
        if let Some((e, y)) = self.hyphen_year(end).or_else(|| self.old_year(at)) {
            return (e, Year::Known(y));
        }
        if let Some((e, y)) = self.year_before_christ(at) {
            return (e, Year::Known(y));
        }
        if let Some(y) = self.year(at).filter(|_| !self.counts_plural(at + 1, at == end)) {
            return (at + 1, Year::Known(y));
        }
        if let Some((e, y)) = self.short_year(at).or_else(|| self.closing_year(at)) {
            return (e, Year::Known(y));
        }
        if self.role(end) == Role::Of
            && let Some(y) = self.year(end + 1)
        {
            return (end + 2, Year::Known(y));
        }
        self.year_relative(end).unwrap_or((end, Year::None))
    }

    /// A year in words that ends its clause: "September 10, nineteen seventy-eight".
    fn closing_year(&self, at: usize) -> Parsed<i16> {
        self.spelled_year(at).filter(|(end, _)| self.closes(*end))
    }

    /// A day of the month in words before a year: "June five, 2016".
    fn spelled_day(&self, i: usize) -> Parsed<u8> {
        let spelled = self.scanned(i).filter(|n| n.spelled && !n.ordinal && n.scale == 1.0)?;
        let day = (1..=31).find(|d| f64::from(*d) == spelled.value)?;
        let end = spelled.end as usize;
        let comma = self.after_comma(end);
        let dated = self.year(comma).is_some() || self.closing_year(comma).is_some();
        dated.then_some((end, day))
    }

    /// Whether a year-like number without a comma counts what follows ("on Oct. 8 1500 soldiers").
    fn counts_plural(&self, i: usize, bare: bool) -> bool {
        bare && self.class(i) == Some(Class::Word)
            && !self.capitalized(i)
            && self.role(i) == Role::None
            && self.text(i).ends_with('s')
            && !matches!(
                self.text(i),
                "was" | "is" | "has" | "as" | "elections" | "his" | "its" | "does"
            )
    }

    /// "this year", "last year", "of that year", "of the same year", "the following year" after a month or quarter.
    pub(super) fn year_relative(&self, i: usize) -> Parsed<Year> {
        let i = self.after_comma(i);
        let i = self.after_of(i);
        let the = if self.role(i) == Role::The { i + 1 } else { i };
        let e = self.entry(the);
        if e.role != Role::Deictic || self.unit(the + 1) != Some((Unit::Year, false)) {
            return None;
        }
        Some((the + 2, Year::Relative(Dir::of(e.arg))))
    }

    /// Day first: "8 October 2024", "8th of October", "the 13th of October".
    pub(super) fn day_first(&self, i: usize) -> Parsed<When> {
        let (end, day) = self.day_number(i)?;
        let mut at = self.after_hyphen(self.after_of(end));
        // "16. Nov. 2016"
        let stopped = at == end && self.class(at) == Some(Class::Period) && self.joined(at);
        at += usize::from(stopped);
        let (end, month) = self.month(at)?;
        if stopped && self.year(self.past_short(end)).is_none() {
            return None;
        }
        let end =
            if self.year(self.past_short(end)).is_some() { self.past_short(end) } else { end };
        let (end, year) = match self.hyphen_year(end) {
            Some((e, y)) => (e, Year::Known(y)),
            None => self.year_after(end),
        };
        let sure = !self.lacks_capital(at) || at > i + 1 || year != Year::None;
        (sure && possible(year, month, day))
            .then(|| (end, When::new(Base::Day { year, month, day })))
    }

    /// One past a hyphen or slash at `i`, if there is one.
    fn after_mark(&self, i: usize) -> usize {
        if matches!(self.class(i), Some(Class::Hyphen | Class::Slash)) { i + 1 } else { i }
    }

    /// "96" after a day of a month at the end of a clause: a year of the last century.
    fn old_year(&self, i: usize) -> Parsed<i16> {
        let (value, len) = self.digits(i)?;
        if len != 2 || value < 40 || !self.closes(i + 1) || self.is_unit_like(i + 1) {
            return None;
        }
        i16::try_from(value).ok().map(|y| (i + 1, 1900 + y))
    }

    /// "-2024" in "8-Oct-2024".
    fn hyphen_year(&self, i: usize) -> Parsed<i16> {
        let mark = matches!(self.class(i), Some(Class::Hyphen | Class::Slash));
        self.year(i + 1).filter(|_| mark).map(|y| (i + 2, y))
    }

    /// Quarters and halves: "third quarter", "third-quarter", "Q3 2024", "first half of 2023", "fiscal first quarter".
    pub(super) fn quarter(&self, i: usize) -> Parsed<When> {
        let e = self.entry(i);
        let mut at = i;
        let (end, base) = match e.role {
            Role::Quarter => (i + 1, Base::Quarter(Year::None, e.arg)),
            Role::HalfYear => (i + 1, Base::Half(Year::None, e.arg)),
            Role::FiscalYear => {
                let y = 1970 + i16::from(e.arg);
                return Some((i + 1, When::new(Base::Year(Year::Known(y)))));
            }
            _ => {
                // "the 1988 third quarter"; a row of years is none, however long
                if let Some(y) = self.year(i).filter(|_| self.year(i + 1).is_none())
                    && let Some((end, q)) = self.quarter(i + 1)
                {
                    return (q.year() == Year::None).then(|| (end, q.with_year(Year::Known(y))));
                }
                if e.role == Role::Fiscal {
                    at += 1;
                }
                let (end, n) = match self.entry(at).role {
                    Role::Edge | Role::Phase => return None,
                    _ => self.ordinal(at)?,
                };
                let n = u8::try_from(n).ok()?;
                let end = self.after_hyphen(end);
                let end = if self.role(end) == Role::Fiscal { end + 1 } else { end };
                match (self.unit(end), self.role(end)) {
                    (Some((Unit::Quarter, false)), _) if (1..=4).contains(&n) => {
                        (end + 1, Base::Quarter(Year::None, n))
                    }
                    (_, Role::Half) if n <= 2 => {
                        // "the first half" without a year is of a game
                        let base = Base::Half(Year::None, n);
                        let of = self.quarter_year(end + 1);
                        let (end, year) = of?;
                        return Some((end, When::new(base).with_year(year)));
                    }
                    _ => return None,
                }
            }
        };
        let (end, year) = self.quarter_year(end).unwrap_or((end, Year::None));
        Some((end, When::new(base).with_year(year)))
    }

    /// "of 2024", "2024", "of fiscal 2024", "of last year" after a quarter or season.
    pub(super) fn quarter_year(&self, end: usize) -> Parsed<Year> {
        let at = self.after_of(self.after_comma(end));
        let at = if self.role(at) == Role::Fiscal { at + 1 } else { at };
        if let Some((e, y)) = self.any_year(at).or_else(|| self.short_year(at)) {
            return Some((e, Year::Known(y)));
        }
        if self.role(end) == Role::Of
            && self.role(end + 1) == Role::The
            && self.unit(end + 2) == Some((Unit::Year, false))
        {
            return Some((end + 3, Year::Relative(Dir::This)));
        }
        self.year_relative(end)
    }

    /// "summer 2024", "the summer of 2019"; alone only where the caller knows that a time is meant.
    pub(super) fn season(&self, i: usize, alone: bool) -> Parsed<When> {
        let e = self.entry(i);
        if e.role != Role::Season || e.flags != 0 {
            return None;
        }
        if let Some((end, year)) = self.quarter_year(i + 1) {
            return Some((end, When::new(Base::Season(year, Dir::This, e.arg))));
        }
        alone.then(|| (i + 1, When::new(Base::Season(Year::None, Dir::That, e.arg))))
    }

    /// A holiday with or without its year.
    pub(super) fn holiday(&self, i: usize) -> Parsed<When> {
        let feast = self.entry(i).feast;
        if feast == 0 {
            return None;
        }
        let (name_end, index) = self
            .words
            .holidays_from(feast)
            .iter()
            .filter_map(|(name, index)| self.past_name(i, name).map(|end| (end, *index)))
            .max_by_key(|(end, _)| *end)?;
        let comma = self.after_comma(name_end);
        let at = comma + usize::from(matches!(self.role(comma), Role::Of | Role::In));
        let (end, year) = match self.year(at).map(|y| (at + 1, y)).or_else(|| self.closing_year(at))
        {
            Some((end, y)) => (end, Year::Known(y)),
            None => self.year_relative(name_end).unwrap_or((name_end, Year::None)),
        };
        // a capital at the head of a sentence says nothing of a single word
        let said = name_end > i + 1 || !self.tokens.list[i].has(flag::FIRST);
        let capitals = self.capitalized(i) && self.capitalized(name_end - 1) && said;
        let stands = match holiday::needs(index) {
            Needs::Nothing => true,
            Needs::Capital => capitals || year != Year::None && self.capitalized(i),
            Needs::CapitalOrYear => capitals || year != Year::None,
            Needs::OwnCountry => !self.is_foreign(i),
        };
        stands.then(|| (end, When::new(Base::Holiday(index, year, None))))
    }

    /// One past the words of a name that begins at `i`; hyphens, periods and possessive endings may stand between.
    fn past_name(&self, i: usize, name: &[Word]) -> Option<usize> {
        let mut at = i;
        for (n, word) in name.iter().enumerate() {
            let between = |k: usize| match self.class(k) {
                Some(Class::Hyphen | Class::Period | Class::Possessive) => true,
                Some(Class::CloseQuote) => matches!(self.text(k), "'" | "’"),
                _ => false,
            };
            while n > 0 && at < i + 2 * name.len() && between(at) && self.joined(at) {
                at += 1;
            }
            if at >= self.end || self.word(at) != *word {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// Whether the holiday at `i` is that of the country named before it: "Kenya's Independence Day".
    fn is_foreign(&self, i: usize) -> bool {
        let before = i.wrapping_sub(1);
        match self.class(before) {
            Some(Class::Possessive) => {
                i > self.first + 1
                    && !matches!(self.text(i - 2), "America" | "U.S." | "US" | "nation")
            }
            Some(Class::Word) => {
                i > self.first
                    && self.capitalized(before)
                    && self.role(before) == Role::None
                    && !matches!(self.text(before), "American" | "U.S." | "US" | "Happy")
                    && !self.tokens.list[before].has(flag::FIRST)
            }
            _ => false,
        }
    }
}
