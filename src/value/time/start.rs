//! Where an expression can begin, and which readings are tried there.

use super::expr::{Body, Count, Item, Length, Open, When};
use super::grammar::{Grammar, Parsed, longer};
use super::words::{Role, Unit};
use crate::span::narrow;
use crate::token::Class;
use crate::value::starts::{self, Start};

impl Grammar<'_> {
    /// Reads the sentence from its first token to its last.
    ///
    /// The tokens of dates that cannot be go to `wrong`: their numbers count nothing.
    pub(super) fn read(
        &self,
        starts: &[Start],
        out: &mut Vec<Item>,
        wrong_dates: &mut Vec<(usize, usize)>,
    ) {
        let mut next = 0;
        let mut from = self.first;
        for start in starts.iter().filter(|s| s.bits & (starts::TIME | starts::NUMBER) != 0) {
            let i = start.at as usize;
            if i < from {
                continue;
            }
            while self.numbers.get(next).is_some_and(|n| (n.first as usize) < i) {
                next += 1;
            }
            let number = self.numbers.get(next).map_or(usize::MAX, |n| n.first as usize);
            if !self.starts(i, number) {
                continue;
            }
            let found = self.at(i).filter(|(stop, _)| *stop > i);
            let counted =
                matches!(self.class(i), Some(Class::Number)) || self.role(i) == Role::Month;
            let wrong = if counted { self.impossible(i) } else { None };
            if let Some(stop) = wrong.filter(|w| found.is_none_or(|(stop, _)| stop < *w)) {
                wrong_dates.push((i, stop));
                from = stop;
                continue;
            }
            let both = if counted { self.days_and_month(i) } else { None };
            if let Some((a_end, a, b_at, end, b)) = both {
                out.push(item(self, i, a_end, Body::When(a)));
                out.push(item(self, b_at, end, Body::When(b)));
                from = end;
                continue;
            }
            if let Some((stop, body)) = found {
                let body = self.same_year(out.last(), i, self.shared_year(stop, body));
                out.push(item(self, i, stop, body));
                from = self.more_days(out, stop);
            }
        }
    }

    /// Whether an expression can begin with the token; `number` is where the next number begins.
    ///
    /// Most words of a text are turned away here by one look into a table.
    fn starts(&self, i: usize, number: usize) -> bool {
        let t = &self.tokens.list[i];
        match t.class {
            Class::Word if self.words.get(t.word).feast != 0 && self.holiday(i).is_some() => true,
            Class::Word => match self.words.get(t.word).role {
                Role::None => number == i && self.number_starts(i),
                Role::The | Role::Deictic => number == i + 1 || self.goes_on(i + 1),
                Role::A => {
                    number == i
                        || number == i + 1
                        || matches!(
                            self.role(i + 1),
                            Role::Unit | Role::Few | Role::Couple | Role::Half | Role::Filler
                        )
                }
                Role::Approx | Role::Bound | Role::No | Role::Up | Role::At => {
                    number == i + 1 || self.role(i + 1) != Role::None
                }
                Role::To | Role::Right => matches!(self.role(i + 1), Role::DateWord | Role::Now),
                Role::From | Role::Between => {
                    number == i + 1
                        || self.goes_on(i + 1)
                        || self.class(i + 1) == Some(Class::Number)
                }
                Role::Edge => self.role(i + 1) == Role::Of || self.joined(i + 1),
                Role::Month
                | Role::Weekday
                | Role::Unit
                | Role::Hour
                | Role::Season
                | Role::Today
                | Role::Phase
                | Role::Comparative
                | Role::Every
                | Role::Daily
                | Role::Times
                | Role::Few
                | Role::Couple
                | Role::Half
                | Role::Recent
                | Role::Refers
                | Role::Fiscal
                | Role::Quarter
                | Role::HalfYear
                | Role::FiscalYear
                | Role::Now
                | Role::Decade
                | Role::These
                | Role::Soon
                | Role::Final => true,
                _ => number == i,
            },
            Class::Number => self.number_starts(i),
            Class::Code => true,
            Class::OpenQuote | Class::CloseQuote | Class::Symbol => {
                self.class(i + 1) == Some(Class::Number) && self.joined(i + 1)
            }
            _ => false,
        }
    }

    /// Whether a token after "the", "this" or "from" can go on with a time.
    fn goes_on(&self, i: usize) -> bool {
        match self.class(i) {
            Some(Class::Word) => {
                let t = &self.tokens.list[i];
                let e = self.words.get(t.word);
                e.role != Role::None || e.feast != 0 || (i > 0 && self.entry(i - 1).arg == 9)
            }
            Some(Class::Number | Class::OpenQuote | Class::CloseQuote | Class::Symbol) => true,
            _ => false,
        }
    }

    /// Whether a number can begin a time: a year, or what follows it says so.
    fn number_starts(&self, i: usize) -> bool {
        let end = match self.class(i) {
            Some(Class::Number) => {
                if self.tokens.list[i].end - self.tokens.list[i].start == 4 {
                    return true;
                }
                self.scanned(i).map_or(i + 1, |n| (n.end as usize).max(i + 1))
            }
            _ => self.scanned(i).map_or(i + 1, |n| n.end as usize),
        };
        let follows = |k: usize| match self.class(k) {
            Some(Class::Word) => match self.caseless(k).role {
                Role::None => self.scanned(k).is_some(),
                // words of grammar go on with a number only before more of the time
                Role::And
                | Role::Or
                | Role::To
                | Role::Of
                | Role::In
                | Role::On
                | Role::By
                | Role::For
                | Role::The
                | Role::A
                | Role::Will
                | Role::Said
                | Role::Plan
                | Role::Label => self.is_live(k + 1),
                _ => true,
            },
            Some(Class::Hyphen | Class::Slash | Class::Colon | Class::Dash) => true,
            Some(Class::Number) => {
                matches!(self.class(k + 1), Some(Class::Slash | Class::Number))
            }
            _ => false,
        };
        follows(end) || (end > i + 1 && follows(i + 1))
    }

    /// Whether a word of the calendar, a number or a mark of dates stands at `i`.
    fn is_live(&self, i: usize) -> bool {
        match self.class(i) {
            Some(Class::Word) => {
                self.caseless(i).role != Role::None
                    || self.caseless(i).feast != 0
                    || self.scanned(i).is_some()
            }
            Some(c) => !matches!(c, Class::Comma | Class::Period | Class::Possessive),
            None => false,
        }
    }

    /// What begins at token `i`, if anything does.
    fn at(&self, i: usize) -> Parsed<Body> {
        let date = || self.when(i).and_then(|x| self.range_on(i, x));
        match self.role(i) {
            Role::From | Role::Between => self.range_after(i),
            Role::Every | Role::Daily | Role::Times => self.set(i),
            Role::Refers
            | Role::Right
            | Role::Now
            | Role::Recent
            | Role::These
            | Role::Soon
            | Role::To => self.vague(i),
            Role::Month
            | Role::Today
            | Role::Season
            | Role::Quarter
            | Role::HalfYear
            | Role::FiscalYear
            | Role::Fiscal
            | Role::Decade
            | Role::Hour
            | Role::Phase
            | Role::Comparative
            | Role::Edge
            | Role::Final => date(),
            Role::Weekday => longer(date(), self.set(i)),
            Role::A | Role::Few | Role::Couple | Role::Half => {
                longer(self.rate(i), self.lengths(i))
            }
            Role::The | Role::Deictic => {
                let length = self.pointed_length(i).map(|(e, x)| (e, Body::Length(x)));
                longer(longer(date(), length), longer(self.vague(i), self.year_ended(i)))
            }
            Role::Unit | Role::Approx | Role::Bound | Role::No | Role::Up | Role::At => {
                longer(date(), self.lengths(i))
            }
            _ => {
                let found = longer(date(), self.days_before_month(i));
                let found = longer(found, self.marked_range(i));
                longer(longer(found, self.lengths(i)), self.set(i))
            }
        }
    }

    /// "9 a.m. to 5 p.m. Monday", "10:30-11:30 a.m.": a range of hours without "from", the last of them marked.
    fn marked_range(&self, i: usize) -> Parsed<Body> {
        let (end, ..) = self.clock_digits(i)?;
        let joined = |k: usize| {
            matches!(self.class(k), Some(Class::Hyphen | Class::Dash)) || self.role(k) == Role::To
        };
        let near = (end..end + 3).any(joined);
        if near { self.clock_range(i) } else { None }
    }

    /// "the year ended March 31", "the fiscal year ending in June": a length, whatever year it is.
    fn year_ended(&self, i: usize) -> Parsed<Body> {
        let fiscal = usize::from(self.role(i + 1) == Role::Fiscal);
        let at = i + 1 + fiscal;
        let ends = self.role(at + 1) == Role::Ended || self.reaches(at + 1);
        let year = self.unit(at) == Some((Unit::Year, false)) && ends;
        let length = Length::new(Count::Number(1.0), Unit::Year);
        (self.role(i) == Role::The && year).then_some((at + 1, Body::Length(length)))
    }

    /// Whether "to" and a month or day follow: "the year to March".
    pub(super) fn reaches(&self, i: usize) -> bool {
        self.role(i) == Role::To
            && (self.role(i + 1) == Role::Month || self.day_first(i + 1).is_some())
    }

    /// A length of time, or a date at that distance.
    fn lengths(&self, i: usize) -> Parsed<Body> {
        if let Some(found) = self.length_range(i) {
            return Some(found);
        }
        let (end, length) = self.bare_length(i)?;
        let plain = self.no_age(end, length).map(|(e, x): (usize, Length)| (e, Body::Length(x)));
        longer(plain, self.offset(end, length).map(|(e, w): (usize, When)| (e, Body::When(w))))
    }
}

/// An item with what stands around it.
fn item(grammar: &Grammar<'_>, first: usize, end: usize, body: Body) -> Item {
    let open = match body {
        Body::When(_) => grammar.open_before(first),
        _ => Open::No,
    };
    let tense = grammar.tense(first, end, &body);
    Item {
        first: narrow(first),
        end: narrow(end),
        opens: first < grammar.first + 2,
        body,
        open,
        tense,
    }
}
