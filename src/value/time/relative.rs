//! Dates that point: weekdays, "last week", "the following day", "earlier this month", "Monday morning".

use super::expr::{Base, Clock, Count, From, Length, When, Year};
use super::grammar::{Grammar, Parsed, longer};
use super::words::{Dir, Mod, Refers, Role, SHORT, Unit};
use crate::token::{Class, flag};

impl Grammar<'_> {
    /// A date or time of day, with what belongs to it.
    pub(super) fn when(&self, i: usize) -> Parsed<When> {
        // each reading is asked for only where its first word stands
        let role = self.role(i);
        let phased = match role {
            Role::The | Role::Phase | Role::Comparative | Role::Edge => self.phased(i),
            _ => None,
        };
        let clock = if role == Role::Hour || self.is_number(i) { self.clock_when(i) } else { None };
        let found = longer(longer(phased, clock), self.day_level(i));
        match role {
            Role::Approx | Role::Bound | Role::No | Role::At | Role::Up => {
                longer(found, self.approximated(i))
            }
            _ => found,
        }
    }

    /// Whether a number stands at `i`, in digits or words.
    #[inline]
    fn is_number(&self, i: usize) -> bool {
        self.class(i) == Some(Class::Number) || self.scanned(i).is_some()
    }

    /// A date without a modifier before it, with its time of day.
    pub(super) fn day_level(&self, i: usize) -> Parsed<When> {
        let (end, when) = self.plain(i)?;
        Some(self.with_clock(end, when))
    }

    /// A date without a modifier before and time of day after.
    fn plain(&self, i: usize) -> Parsed<When> {
        let found = self.plain_date(i);
        if self.entry(i).feast != 0 { longer(self.holiday(i), found) } else { found }
    }

    /// A date that is no holiday.
    fn plain_date(&self, i: usize) -> Parsed<When> {
        let e = self.entry(i);
        match e.role {
            Role::Month => self.month_first(i),
            Role::Weekday => self.weekday(i),
            Role::Today => self.today(i),
            Role::The => self.after_the(i),
            Role::Deictic => longer(self.deictic(i), self.nth_of(i)),
            Role::Final => self.nth_of(i),
            Role::Season => self.season(i, false),
            Role::Quarter | Role::HalfYear | Role::FiscalYear => self.quarter(i),
            Role::Fiscal => longer(self.fiscal(i), self.quarter(i)),
            Role::Decade => self.decade(i),
            Role::Unit if e.flags == 0 => {
                let found = longer(self.year_ago(i), self.year_end(i));
                let found = longer(found, if e.arg == 0 { self.nth_of(i) } else { None });
                longer(found, longer(longer(self.fiscal(i), self.quarter(i)), self.day_before(i)))
            }
            _ if self.caseless(i).role == Role::Month => self.month_first(i),
            _ => longer(self.nth_of(i), self.numbered(i)),
        }
    }

    /// A date that begins with a number.
    fn numbered(&self, i: usize) -> Parsed<When> {
        let class = self.class(i)?;
        if !matches!(class, Class::Number | Class::Code) {
            if class == Class::Word && self.scanned(i).is_some_and(|n| n.ordinal) {
                return longer(longer(self.day_first(i), self.century(i)), self.quarter(i));
            }
            if let Some((end, y)) = self.spelled_year(i)
                && (end > i + 2 || self.role_before(i) == Role::In)
                && self.role_before(i) != Role::A
                && self.unit(end).is_none()
            {
                return Some((end, When::new(Base::Year(Year::Known(y)))));
            }
            let mark = matches!(class, Class::OpenQuote | Class::CloseQuote | Class::Symbol);
            return if mark { longer(self.decade(i), self.year_alone(i)) } else { None };
        }
        let found = longer(self.numeric_date(i), self.day_first(i));
        let found = longer(found, longer(self.century(i), self.quarter(i)));
        longer(found, longer(self.decade(i), self.year_alone(i)))
    }

    /// "day before yesterday", "day after tomorrow".
    pub(super) fn day_before(&self, i: usize) -> Parsed<When> {
        if self.unit(i) != Some((Unit::Day, false)) || self.role(i + 2) != Role::Today {
            return None;
        }
        let days = match (self.role(i + 1), self.entry(i + 2).arg) {
            (Role::Before, 3) => -2,
            (Role::After, 5) => 2,
            _ => return None,
        };
        Some((i + 3, When::new(Base::Today(days))))
    }

    /// "today", "yesterday", "tonight".
    fn today(&self, i: usize) -> Parsed<When> {
        let when = match self.entry(i).arg {
            12 | 13 => When { clock: Clock::Part(3), ..When::new(Base::Today(0)) },
            arg => When::new(Base::Today(i8::try_from(arg).ok()? - 4)),
        };
        Some((i + 1, when))
    }

    /// "Friday", "Friday, Oct. 18", "Friday, 18 October 2024", "Friday last week".
    fn weekday(&self, i: usize) -> Parsed<When> {
        let e = self.entry(i);
        if !self.tokens.list[i].has(flag::UPPER) && e.flags & SHORT != 0 {
            return None;
        }
        if e.flags & super::words::PLURAL != 0 {
            return None;
        }
        let short = e.flags & SHORT != 0;
        let at = if short { self.after_period(i + 1) } else { i + 1 };
        let comma = self.after_comma(at);
        let on = if self.role(comma) == Role::The { comma + 1 } else { comma };
        let dated =
            longer(self.month_first(comma), longer(self.day_first(on), self.numeric_date(comma)));
        if let Some((end, when)) = dated
            && matches!(when.base, Base::Day { .. })
        {
            return Some((end, when));
        }
        // "Sat", "Sun", "Mon" alone are too often names and verbs
        if short && !self.announces_day(i) {
            return None;
        }
        // "Monday last week", "Friday of this week", "last Friday" is elsewhere
        let of = self.after_of(i + 1);
        if self.role(of) == Role::Deictic && self.unit(of + 1) == Some((Unit::Week, false)) {
            let dir = match Dir::of(self.entry(of).arg) {
                Dir::Last | Dir::Previous => Dir::Previous,
                Dir::Next => Dir::Following,
                _ => Dir::Current,
            };
            return Some((of + 2, When::new(Base::Weekday(e.arg, Some(dir)))));
        }
        Some((i + 1, When::new(Base::Weekday(e.arg, None))))
    }

    /// Whether the word before announces a day.
    fn announces_day(&self, i: usize) -> bool {
        matches!(
            self.role_before(i),
            Role::On
                | Role::Deictic
                | Role::Every
                | Role::Phase
                | Role::Since
                | Role::Until
                | Role::By
        ) || matches!(self.role(i + 1), Role::Part)
    }

    /// What follows "the"; the article of "the third-quarter loss" belongs to the loss.
    fn after_the(&self, i: usize) -> Parsed<When> {
        let (end, when) = self.articled(i)?;
        let hyphen = self.class(end - 2) == Some(Class::Hyphen);
        let attribute = self.unit(end - 1).is_some_and(|u| u.0 == Unit::Quarter)
            || matches!(self.role(end - 1), Role::Ago | Role::Comparative);
        if hyphen && attribute { None } else { Some((end, when)) }
    }

    /// A date after "the".
    fn articled(&self, i: usize) -> Parsed<When> {
        let k = i + 1;
        // "the 1988 period", "the 1988 quarter" of a report of earnings
        if let Some(y) = self.year(k)
            && matches!(self.text(k + 1), "period" | "quarter")
        {
            return Some((k + 2, When::new(Base::Quarter(Year::Known(y), 0))));
        }
        let e = self.entry(k);
        match e.role {
            Role::Deictic => longer(self.deictic(k), self.nth_of(k)),
            Role::Edge => self.edge(k),
            Role::Final => self.nth_of(k),
            Role::Season => self.season(k, self.is_season(k)),
            Role::Decade => self.decade(k),
            Role::Phase => longer(self.early_hours(k), self.phased(k)),
            Role::Fiscal => longer(longer(self.fiscal(k), self.quarter(k)), self.running_fiscal(k)),
            Role::Quarter | Role::HalfYear => self.quarter(k),
            Role::Part => self.part_of(k),
            Role::Unit if e.flags == 0 => {
                longer(self.year_ago(k), longer(self.the_unit(k), self.ordinal_of(k)))
            }
            // "the full year"
            Role::Filler if self.unit(k + 1) == Some((Unit::Year, false)) => {
                let free = self.closes(k + 2) && self.text(k) == "full";
                free.then(|| (k + 2, When::new(Base::Unit(Unit::Year, Dir::This))))
            }
            _ => self.ordinal_of(k),
        }
    }

    /// After "the": "13th of October", "third quarter", "19th century", "1990s".
    fn ordinal_of(&self, k: usize) -> Parsed<When> {
        if self.class(k) == Some(Class::Number)
            || self.scanned(k).is_some_and(|n| n.ordinal)
            || self.entry(k).role == Role::Unit
        {
            let found = longer(longer(self.century(k), self.quarter(k)), self.nth_of(k));
            return longer(longer(found, self.decade(k)), self.day_first(k));
        }
        let mark =
            matches!(self.class(k), Some(Class::OpenQuote | Class::CloseQuote | Class::Symbol));
        if mark { self.decade(k) } else { None }
    }

    /// Whether a clause or sentence ends before token `i`.
    pub(super) fn closes(&self, i: usize) -> bool {
        self.class(i).is_none_or(|c| {
            matches!(
                c,
                Class::Period
                    | Class::Comma
                    | Class::Semicolon
                    | Class::Colon
                    | Class::Question
                    | Class::CloseQuote
                    | Class::CloseBracket
                    | Class::Dash
                    | Class::Exclamation
            )
        })
    }

    /// "the early hours of Monday", "the early morning hours of Oct. 8".
    fn early_hours(&self, k: usize) -> Parsed<When> {
        let mut at = k + 1;
        let part = (self.role(at) == Role::Part).then(|| self.entry(at).arg);
        if part.is_some() {
            at += 1;
        }
        if self.unit(at) != Some((Unit::Hour, true)) || self.role(at + 1) != Role::Of {
            return None;
        }
        let part = part.unwrap_or(if self.entry(k).arg == 1 { 0 } else { 3 });
        let (end, when) = self.plain(at + 2)?;
        let modifier = Mod::of(self.entry(k).arg);
        super::clock::is_day(when.base)
            .then_some((end, When { clock: Clock::Part(part), modifier, ..when }))
    }

    /// "the morning of Oct. 8", "the night of October 7".
    fn part_of(&self, k: usize) -> Parsed<When> {
        if self.role(k + 1) != Role::Of {
            return None;
        }
        let (end, when) = self.plain(k + 2)?;
        super::clock::is_day(when.base)
            .then(|| (end, When { clock: Clock::Part(self.entry(k).arg), ..when }))
    }

    /// "last week", "this morning", "next Friday", "that month", "the same day", "last June", "last summer".
    pub(super) fn deictic(&self, i: usize) -> Parsed<When> {
        let mut dir = Dir::of(self.entry(i).arg);
        let mut k = i + 1;
        // "this past week", "that same day", "this coming Friday", "the very next day"
        if self.role(k) == Role::Deictic && matches!(dir, Dir::This | Dir::That) {
            dir = Dir::of(self.entry(k).arg);
            if dir == Dir::Past {
                dir = Dir::Last;
            }
            k += 1;
        }
        if self.role(k) == Role::Fiscal || self.text(k) == "calendar" {
            k += 1;
        }
        if self.role(k) == Role::Half && self.role(k + 1) == Role::Of && dir == Dir::Last {
            let (end, year) = self.quarter_year(k + 1)?;
            return Some((end, When::new(Base::Half(year, 2))));
        }
        match self.entry(k) {
            e if e.role == Role::Unit && e.flags == 0 => self.deictic_unit(k, dir),
            e if e.role == Role::TimeWord && e.arg == 2 && dir == Dir::Latest => {
                Some((k + 1, When::new(Base::Unit(Unit::Quarter, Dir::That))))
            }
            e if e.role == Role::TimeWord => {
                let that = dir == Dir::That && e.arg == 0 && k == i + 1;
                that.then(|| (k + 1, When::new(Base::Refers(Refers::Past))))
            }
            _ => self.deictic_name(k, dir),
        }
    }

    /// A part of the day, weekday, month, season or holiday after a deictic word.
    fn deictic_name(&self, k: usize, dir: Dir) -> Parsed<When> {
        let e = self.entry(k);
        match e.role {
            Role::Part => {
                let base = match dir {
                    Dir::This => Base::Today(0),
                    Dir::Last => Base::Today(-1),
                    Dir::That | Dir::Same => Base::Unit(Unit::Day, Dir::That),
                    Dir::Following | Dir::Next => Base::Unit(Unit::Day, Dir::Following),
                    Dir::Previous => Base::Unit(Unit::Day, Dir::Previous),
                    _ => return None,
                };
                Some((k + 1, When { clock: Clock::Part(e.arg), ..When::new(base) }))
            }
            Role::Weekday
                if e.flags & super::words::PLURAL == 0
                    && (e.flags & SHORT == 0
                        || matches!(dir, Dir::Last | Dir::Next | Dir::This)) =>
            {
                // "last Friday, Oct. 18"
                let (end, when) = self.weekday(k)?;
                let base = match when.base {
                    Base::Day { .. } => when.base,
                    _ => Base::Weekday(e.arg, Some(dir)),
                };
                Some((end, When::new(base)))
            }
            Role::Month if self.capitalized(k) => {
                let (end, when) = self.month_first(k)?;
                let base = match when.base {
                    Base::Month { year: Year::None, month } => Base::MonthDir(month, dir),
                    base => base,
                };
                Some((end, When::new(base)))
            }
            Role::Season if e.flags == 0 => {
                Some((k + 1, When::new(Base::Season(Year::None, dir, e.arg))))
            }
            _ if e.feast != 0 => {
                let (end, when) = self.holiday(k)?;
                let base = match when.base {
                    Base::Holiday(h, Year::None, _) => Base::Holiday(h, Year::None, Some(dir)),
                    base => base,
                };
                Some((end, When::new(base)))
            }
            _ => None,
        }
    }

    /// A unit after a deictic word.
    fn deictic_unit(&self, k: usize, dir: Dir) -> Parsed<When> {
        let (unit, _) = self.unit(k)?;
        // "This Week" in quotation marks is a program
        let quoted = matches!(self.class(k.wrapping_sub(2)), Some(Class::OpenQuote));
        if unit < Unit::Day || quoted && self.capitalized(k) {
            return None;
        }
        // "this second", "last day" are no dates; "the past week" is a length
        if matches!(dir, Dir::Past) && unit != Unit::Year {
            return None;
        }
        if unit == Unit::Day && matches!(dir, Dir::Last | Dir::Current | Dir::Latest | Dir::Past) {
            return None;
        }
        let when = When::new(Base::Unit(unit, dir));
        // "this year's third quarter", "last year's summer"
        if self.class(k + 1) == Some(Class::Possessive)
            && unit == Unit::Year
            && let Some((end, q)) = longer(self.quarter(k + 2), self.season(k + 2, true))
        {
            return Some((end, q.with_year(Year::Relative(dir))));
        }
        // "last year's quarter"
        if self.class(k + 1) == Some(Class::Possessive)
            && unit == Unit::Year
            && matches!(self.text(k + 2), "quarter" | "period")
        {
            return Some((k + 3, When::new(Base::Quarter(Year::Relative(dir), 0))));
        }
        Some((k + 1, when))
    }

    /// "early", "mid-", "late", "earlier", "later", "the end of" before a date.
    fn phased(&self, i: usize) -> Parsed<When> {
        let the = if self.role(i) == Role::The { i + 1 } else { i };
        let e = self.entry(the);
        match e.role {
            Role::Phase => {
                let mut at = self.after_hyphen(the + 1);
                let on = matches!(self.role(at), Role::On | Role::In)
                    && !matches!(self.text(at), "during" | "within");
                if on && e.arg != 2 {
                    at += 1;
                    if self.role(at) == Role::The {
                        at += 1;
                    }
                }
                let modifier = Mod::of(e.arg);
                let found = match self.entry(at).role {
                    Role::Part if e.arg == 2 || self.entry(at).arg == 1 => {
                        Some(self.part_of_day(at))
                    }
                    Role::Season => self.season(at, true),
                    Role::The => self.day_level(at),
                    _ => self.day_level(at),
                };
                let (end, when) = found?;
                Some((end, When { modifier, ..when }))
            }
            Role::Comparative if the == i => {
                let mut at = i + 1;
                if matches!(self.role(at), Role::In | Role::On) {
                    at += 1;
                }
                let (end, when) = self.day_level(at)?;
                let narrow = super::clock::is_day(when.base);
                let fits = matches!(
                    when.base,
                    Base::Today(_)
                        | Base::Unit(..)
                        | Base::Weekday(..)
                        | Base::Month { .. }
                        | Base::Day { .. }
                        | Base::Year(_)
                        | Base::Season(..)
                        | Base::Quarter(..)
                        | Base::Decade(_)
                        | Base::Century(_)
                );
                // "earlier Friday" is all of Friday to the reader of a calendar
                let modifier = if narrow { Mod::None } else { Mod::of(e.arg) };
                fits.then_some((end, When { modifier, ..when }))
            }
            Role::Edge => self.edge(the),
            _ => None,
        }
    }

    /// A part of the day with the day after it: "afternoon yesterday", "morning".
    fn part_of_day(&self, at: usize) -> (usize, When) {
        let clock = Clock::Part(self.entry(at).arg);
        match self.day_level(at + 1) {
            Some((end, when))
                if when.clock == Clock::None
                    && matches!(self.role(at + 1), Role::Today | Role::Weekday) =>
            {
                (end, When { clock, ..when })
            }
            _ => (at + 1, When { clock, ..When::new(Base::Moment) }),
        }
    }

    /// "end of 2023", "beginning of the month", "mid of"; before it "the" or nothing.
    fn edge(&self, k: usize) -> Parsed<When> {
        let modifier = Mod::of(self.entry(k).arg);
        // "end-June", "end-2024"
        if self.class(k + 1) == Some(Class::Hyphen) && self.joined(k + 1) && self.joined(k + 2) {
            let month = self.month_first(k + 2).filter(|_| self.capitalized(k + 2));
            let year = || self.year(k + 2).map(|y| (k + 3, When::new(Base::Year(Year::Known(y)))));
            let (end, when) = month.or_else(year)?;
            return Some((end, When { modifier, ..when }));
        }
        if self.role(k + 1) != Role::Of {
            return None;
        }
        let at = k + 2;
        if self.role(at) == Role::The
            && let Some((unit, false)) = self.unit(at + 1)
            && unit >= Unit::Day
        {
            let the_year = self.fiscal(at + 1);
            let plain = Some((at + 2, When::new(Base::Unit(unit, Dir::That))));
            let (end, when) = longer(the_year, plain)?;
            return Some((end, When { modifier, ..when }));
        }
        let (end, when) = self.day_level(at)?;
        if super::clock::is_day(when.base)
            && when.clock == Clock::None
            && !matches!(when.base, Base::Unit(..))
        {
            return None;
        }
        Some((end, When { modifier, ..when }))
    }

    /// "around midnight", "about 3 p.m.", "around Nov. 1".
    fn approximated(&self, i: usize) -> Parsed<When> {
        let (at, modifier) = self.bound(i);
        if at == i {
            return None;
        }
        let (end, when) = longer(self.clock_when(at), self.day_level(at))?;
        let fits = when.clock != Clock::None
            || matches!(when.base, Base::Day { .. } | Base::Month { .. } | Base::Year(_));
        (fits && matches!(modifier, Mod::Approx) && !matches!(self.text(i), "some" | "Some"))
            .then_some((end, When { modifier, ..when }))
    }

    /// A length of time that points: "two months ago", "a day earlier", "three years later", "a week from now".
    pub(super) fn offset(&self, end: usize, length: Length) -> Parsed<When> {
        let Length { modifier, dir, .. } = length;
        if dir.is_some() {
            return None;
        }
        let (count, unit) = length.in_finest_unit()?;
        let shift = |end, later, from| {
            Some((end, When { modifier, ..When::new(Base::Shift { count, unit, later, from }) }))
        };
        let e = self.entry(end);
        match e.role {
            Role::Ago => shift(end + 1, false, From::Reference),
            Role::Comparative => shift(end + 1, e.arg == 3, From::Story),
            Role::From if self.role(end + 1) == Role::Now => shift(end + 2, true, From::Reference),
            Role::From if self.role(end + 1) == Role::Today && self.entry(end + 1).arg == 4 => {
                shift(end + 2, true, From::Reference)
            }
            Role::Before | Role::After if self.beside(end - 1, count, end).is_some() => {
                let (end, when) = self.beside(end - 1, count, end)?;
                Some((end, When { modifier, ..when }))
            }
            Role::Before | Role::After if self.closes(end + 1) && count != Count::Some => {
                shift(end + 1, e.role == Role::After, From::Story)
            }
            _ => match self.text(end) {
                "previously" => shift(end + 1, false, From::Story),
                "hence" => shift(end + 1, true, From::Reference),
                _ => None,
            },
        }
    }
}
