//! Years, quarters and weeks that run or have ended: "the year", "year-end", "year-ago quarter", "the week before".

use super::expr::{Base, Count, From, When, Year};
use super::grammar::{Grammar, Parsed, longer};
use super::words::{Dir, Mod, Role, Unit};
use crate::token::Class;

impl Grammar<'_> {
    /// "year-ago", "year-earlier third quarter", "year-ago period".
    pub(super) fn year_ago(&self, i: usize) -> Parsed<When> {
        if self.unit(i) != Some((Unit::Year, false)) || self.class(i + 1) != Some(Class::Hyphen) {
            return None;
        }
        if !matches!(
            (self.role(i + 2), self.entry(i + 2).arg),
            (Role::Ago, _) | (Role::Comparative, 1)
        ) {
            return None;
        }
        if let Some((end, q)) = self.quarter(i + 3) {
            return Some((end, q.with_year(Year::Relative(Dir::Last))));
        }
        let period =
            self.unit(i + 3) == Some((Unit::Quarter, false)) || self.text(i + 3) == "period";
        let base = Base::Shift {
            count: Count::Number(1.0),
            unit: Unit::Year,
            later: false,
            from: From::Story,
        };
        Some((if period { i + 4 } else { i + 3 }, When::new(base)))
    }

    /// "year-end", "year end", "year's end", "month's end".
    pub(super) fn year_end(&self, i: usize) -> Parsed<When> {
        let (unit, plural) = self.unit(i)?;
        if self.class(i + 1) == Some(Class::Possessive)
            && self.text(i + 2) == "end"
            && unit >= Unit::Day
            && !plural
        {
            let when = When::new(Base::Unit(unit, Dir::This));
            return Some((i + 3, When { modifier: Mod::End, ..when }));
        }
        if (unit, plural) != (Unit::Year, false) {
            return None;
        }
        let k = self.after_hyphen(i + 1);
        if self.role(k) != Role::Edge
            || self.entry(k).arg != 3
            || (k == i + 1 && self.text(k) != "end")
        {
            return None;
        }
        // "by year-end" is a day, "a year-end sale" is not
        if k > i + 1 && self.closes(k + 1) {
            let dir = if self.role_before(i) == Role::Since { Dir::Last } else { Dir::This };
            let base = Base::Day { year: Year::Relative(dir), month: 12, day: 31 };
            return Some((k + 1, When::new(base)));
        }
        let mut when = When::new(Base::Unit(Unit::Year, Dir::This));
        when.modifier = Mod::End;
        Some((k + 1, when))
    }

    /// "the weekend", "the year 2000", "the week of March 6", "the day after tomorrow", "the year before".
    pub(super) fn the_unit(&self, k: usize) -> Parsed<When> {
        let (unit, _) = self.unit(k)?;
        if let Some(found) = longer(self.fiscal(k), self.day_before(k)) {
            return Some(found);
        }
        if unit == Unit::Week && self.role(k + 1) == Role::Of {
            let (end, when) = longer(self.month_first(k + 2), self.day_first(k + 2))?;
            if let Base::Day { year, month, day } = when.base {
                return Some((end, When::new(Base::WeekOf(year, month, day))));
            }
        }
        // "the day after Christmas", "the week before Oct. 8"
        if let Some(found) = self.beside(k, Count::Number(1.0), k + 1) {
            return Some(found);
        }
        // "the week before", "the day after", "the year before" at the end of a clause
        if matches!(self.role(k + 1), Role::Before | Role::After)
            && self.closes(k + 2)
            && unit >= Unit::Day
        {
            let later = self.role(k + 1) == Role::After;
            let count = Count::Number(1.0);
            return Some((k + 2, When::new(Base::Shift { count, unit, later, from: From::Story })));
        }
        match unit {
            Unit::Weekend => Some((k + 1, When::new(Base::Unit(unit, Dir::Latest)))),
            Unit::Year | Unit::Week | Unit::Day if self.is_running(k) => {
                Some((k + 1, When::new(Base::Unit(unit, Dir::This))))
            }
            Unit::Quarter
                if self.class(k + 1) != Some(Class::Hyphen)
                    && self.role(k + 1) != Role::Of
                    && self.unit(k + 1).is_none() =>
            {
                Some((k + 1, When::new(Base::Unit(unit, Dir::That))))
            }
            _ => None,
        }
    }

    /// Whether "the year" or "the week" at `k` is the one that runs: "for the year", "the week's losses"; not "the year of
    /// the revolt", not "Player of the Year", not "the year that he died".
    fn is_running(&self, k: usize) -> bool {
        if self.capitalized(k) || self.class(k + 1) == Some(Class::Hyphen) || self.reaches(k + 1) {
            return false;
        }
        // "later in the day"
        let day = self.unit(k) == Some((Unit::Day, false));
        if day {
            return self.role_before(k - 1) == Role::In
                && self.role(k.wrapping_sub(3)) == Role::Comparative
                && self.closes(k + 1);
        }
        let announced = matches!(
            self.role_before(k - 1),
            Role::In | Role::For | Role::Of | Role::By | Role::Since | Role::Until | Role::To
        );
        let free = self.closes(k + 1)
            || self.class(k + 1) == Some(Class::Possessive)
            || matches!(
                self.role(k + 1),
                Role::In | Role::To | Role::And | Role::From | Role::At | Role::By | Role::Until
            )
            || matches!(self.text(k + 1), "was" | "were" | "is" | "are" | "will" | "had" | "has");
        announced && free && self.text(k.wrapping_sub(3)) != "time"
    }

    /// "for the fiscal year": the one that runs.
    pub(super) fn running_fiscal(&self, k: usize) -> Parsed<When> {
        let year = self.unit(k + 1) == Some((Unit::Year, false)) && self.closes(k + 2);
        year.then(|| (k + 2, When::new(Base::Unit(Unit::Year, Dir::This))))
    }

    /// Whether "the" and a season stand for a time: not "the fall of Kabul", not "the Winter Palace".
    pub(super) fn is_season(&self, k: usize) -> bool {
        if self.role(k + 1) == Role::Of
            || (self.capitalized(k + 1) && self.class(k + 1) == Some(Class::Word))
        {
            return false;
        }
        let within = k.checked_sub(2).map_or(Role::None, |b| self.role(b));
        let within = matches!(
            within,
            Role::In | Role::By | Role::Bound | Role::Since | Role::Until | Role::To
        ) || matches!(self.text(k.wrapping_sub(2)), "throughout" | "Throughout");
        let fall = self.text(k) == "fall";
        within || (!fall && (self.closes(k + 1) || self.role(k + 1) != Role::None))
    }
}
