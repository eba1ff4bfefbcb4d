//! From what an expression says to a day of the calendar: the defaults of news, the story's own time.

use jiff::civil::Date;

use super::calendar::{self, Point, add_days, parts, shift_day};
use super::expr::{Base, Count, From, Item, Near, Open, Tense, When, Year};
use super::holiday;
use super::nth::nth_in;
use super::words::{Dir, Unit};

/// What is known while the text is read from its start.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Story {
    /// The day of writing.
    pub(super) reference: Option<Date>,
    /// The time last spoken of.
    pub(super) last: Option<Point>,
    /// The time last spoken of with its year.
    pub(super) dated: Option<Point>,
    /// The quarter last spoken of.
    pub(super) quarter: Option<Point>,
    /// Whether several months have been spoken of since the quarter: "for the nine months".
    pub(super) months: bool,
    /// The day last spoken of.
    pub(super) last_day: Option<Date>,
    /// Whether the text tells of times long before it was written, so that its own time comes first.
    pub(super) narrative: bool,
}

/// A date on the calendar and how it got there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resolved {
    /// The date; none where nothing is known to resolve it against.
    pub(super) point: Option<Point>,
    /// The day against which it was resolved.
    pub(super) anchor: Option<Date>,
}

impl Resolved {
    const fn given(point: Point) -> Self {
        Self { point: Some(point), anchor: None }
    }
}

/// The cost of a day back in a story.
const BACK: i32 = 2;

/// The cost of a day on in a story.
const ON: i32 = 1;

/// The cost, in days, of leaving the year that was last written out.
const NEW_YEAR: i32 = 120;

/// A day of a month that is further away than this many days is as likely in the year beside.
const FAR: i32 = 90;

/// A bare month further ahead than this many months is the one before.
const MONTHS_AHEAD: i32 = 4;

impl Story {
    /// Decides whether the text is a narrative, by what kinds of dates it has.
    pub(super) fn begin(items: &[Item], reference: Option<Date>) -> Self {
        use super::expr::Body;
        let (mut told, mut news) = (0, 0);
        let now = reference.map(|d| d.year());
        for item in items {
            let (Body::When(when) | Body::Range(when, ..)) = &item.body else { continue };
            match when.base {
                Base::Day { year: Year::Known(y), .. }
                | Base::Month { year: Year::Known(y), .. }
                    if now.is_none_or(|n| (n - y).abs() > 1) =>
                {
                    told += 1;
                }
                Base::Weekday(..) | Base::Today(_) => news += 1,
                Base::Unit(_, Dir::Last | Dir::This | Dir::Next) => news += 1,
                _ => {}
            }
        }
        Self { reference, narrative: told >= 4 && told > 2 * news, ..Self::default() }
    }

    /// The day against which "last week" is resolved.
    fn now(&self) -> Option<Date> {
        if self.narrative { self.then() } else { self.reference }
    }

    /// The day against which "the following day" is resolved.
    fn then(&self) -> Option<Date> {
        self.last.and_then(Point::first).or(self.reference)
    }

    /// The day last spoken of, else the day of writing.
    fn day_then(&self) -> Option<Date> {
        match self.last {
            Some(Point::Day(d)) => Some(d),
            Some(_) if self.narrative => self.then(),
            _ => self.last_day.or(self.reference),
        }
    }

    /// Remembers a time that was spoken of, and whether its year was written.
    pub(super) fn hear(&mut self, point: Point, written: Year) {
        self.last = Some(point);
        if matches!(written, Year::Known(_)) {
            self.dated = Some(point);
        }
        let ahead = |now| point.first().is_some_and(|first| first > now);
        if matches!(point, Point::Quarter(..) | Point::Half(..))
            && !self.reference.is_some_and(ahead)
        {
            self.quarter = Some(point);
            self.months = false;
        }
        if let Point::Day(d) = point {
            self.last_day = Some(d);
        }
    }

    /// The year that is meant.
    fn year(&self, year: Year) -> Option<i16> {
        let now = self.now().map(Date::year);
        let then = self.then().map(Date::year);
        match year {
            Year::None => None,
            Year::Known(y) => Some(y),
            Year::Relative(dir) => match dir {
                Dir::This | Dir::Current | Dir::Latest => now,
                Dir::Last | Dir::Past => now.map(|y| y - 1),
                Dir::Next | Dir::Coming => now.map(|y| y + 1),
                Dir::That | Dir::Same => then,
                Dir::Previous => then.map(|y| y - 1),
                Dir::Following => then.map(|y| y + 1),
            },
        }
    }

    /// The day on which the resolution of a year rests; none where it is written.
    fn year_anchor(&self, year: Year) -> Option<Date> {
        match year {
            Year::Known(_) => None,
            Year::Relative(Dir::That | Dir::Same | Dir::Previous | Dir::Following) => self.then(),
            _ => self.now(),
        }
    }

    /// The year of a day, month or quarter that has none: `at` says where it falls in a year.
    fn guess_year(
        &self,
        at: impl Fn(i16) -> Option<Date>,
        hints: &Hints,
        grain: Unit,
    ) -> Option<i16> {
        if self.narrative
            && let Some(last) = self.dated.or(self.last)
        {
            return nearest_in_story(last, at);
        }
        let now = self.reference?;
        let year = now.year();
        let past = |y: &i16| at(*y).is_some_and(|d| d <= now);
        let by_verb = grain == Unit::Month && hints.open != Open::Until;
        let before = hints.open == Open::Since && hints.tense != Tense::Future
            || hints.tense == Tense::Ended
            || (hints.tense == Tense::Past && by_verb);
        if before || grain == Unit::Quarter {
            return [year, year - 1].into_iter().find(past);
        }
        if hints.tense == Tense::Future && grain == Unit::Month {
            let ahead = |y: &i16| at(*y).is_some_and(|d| d >= now.first_of_month());
            return [year, year + 1].into_iter().find(ahead);
        }
        if grain == Unit::Day {
            let days = |y: i16| at(y).and_then(|d| d.since(now).ok()).map(|s| s.get_days());
            let nearest = [year, year - 1, year + 1]
                .into_iter()
                .min_by_key(|y| days(*y).map_or(i32::MAX, i32::abs))?;
            // half a year away the nearest is a guess, and the verb knows better
            let far = days(nearest)?;
            return Some(match hints.tense {
                // what is not said to come is told of
                Tense::Past | Tense::None if far > FAR => nearest - 1,
                Tense::Future if far < -FAR => nearest + 1,
                _ => nearest,
            });
        }
        let months = |d: Date| {
            (i32::from(d.year()) - i32::from(year)) * 12 + i32::from(d.month())
                - i32::from(now.month())
        };
        [year + 1, year, year - 1]
            .into_iter()
            .find(|y| at(*y).is_some_and(|d| months(d) <= MONTHS_AHEAD))
    }

    /// Resolves a date.
    pub(super) fn resolve(&self, when: &When, hints: &Hints) -> Resolved {
        let unknown = Resolved { point: None, anchor: None };
        self.try_resolve(when, hints).unwrap_or(unknown)
    }

    fn try_resolve(&self, when: &When, hints: &Hints) -> Option<Resolved> {
        let anchored = |point, anchor| Some(Resolved { point, anchor });
        match when.base {
            Base::Refers(_) => None,
            Base::Moment => {
                let day = self.day_then();
                anchored(day.map(Point::Day), day)
            }
            Base::Day { year, month, day } => {
                let at = |y| calendar::day(y, month, day);
                let y = self.year_or(year, at, hints, Unit::Day)?;
                anchored(at(y).map(Point::Day), self.year_anchor(year))
            }
            Base::Month { year, month } => {
                let y = self.year_or(year, |y| calendar::day(y, month, 1), hints, Unit::Month)?;
                anchored(Some(Point::Month(y, month)), self.year_anchor(year))
            }
            Base::Year(year) => {
                let y = self.year(year)?;
                anchored(Some(Point::Year(y)), self.year_anchor(year))
            }
            Base::Quarter(year, q) => self.part_of_year(year, q, Point::Quarter, 3, hints),
            Base::Half(year, h) => self.part_of_year(year, h, Point::Half, 6, hints),
            Base::Season(year, dir, s) => self.season(year, dir, s),
            Base::Decade(first) => Some(Resolved::given(Point::Decade(first.div_euclid(10)))),
            Base::Century(c) => Some(Resolved::given(Point::Century(c))),
            Base::Weekday(w, dir) => self.weekday(w, dir, hints),
            Base::MonthDir(month, dir) => self.month_dir(month, dir),
            Base::Unit(unit, dir) => self.unit(unit, dir),
            Base::Shift { count, unit, later, from } => self.shift(count, unit, later, from),
            Base::Today(n) => {
                let anchor = if self.narrative { self.day_then() } else { self.reference }?;
                anchored(add_days(anchor, i64::from(n)).map(Point::Day), Some(anchor))
            }
            Base::Holiday(h, year, dir) => self.holiday(h, year, dir, hints),
            Base::NthOf(n, what, year, month) => {
                let at = |y| calendar::day(y, month.max(1), 1);
                let y = self.year_or(year, at, hints, Unit::Month)?;
                anchored(nth_in(n, what, y, month), self.year_anchor(year))
            }
            Base::Beside(n, unit, near) => self.beside(n, unit, near, hints),
            Base::WeekOf(year, month, day) => {
                let at = |y| calendar::day(y, month, day);
                let y = self.year_or(year, at, hints, Unit::Day)?;
                anchored(at(y).and_then(|d| Point::of(d, Unit::Week)), self.year_anchor(year))
            }
        }
    }

    /// The nth quarter or half; number 0 of a year is the quarter last spoken of.
    fn part_of_year(
        &self,
        year: Year,
        n: u8,
        point: fn(i16, u8) -> Point,
        months: u8,
        hints: &Hints,
    ) -> Option<Resolved> {
        if n == 0 {
            let y = self.year(year)?;
            let point = match self.quarter {
                Some(Point::Quarter(_, q)) => Point::Quarter(y, q),
                _ => Point::Year(y),
            };
            return Some(Resolved { point: Some(point), anchor: self.year_anchor(year) });
        }
        let first = n.checked_sub(1)? * months + 1;
        let y = self.year_or(year, |y| calendar::day(y, first, 1), hints, Unit::Quarter)?;
        Some(Resolved { point: Some(point(y, n)), anchor: self.year_anchor(year) })
    }

    /// "two weeks after Christmas".
    fn beside(&self, n: i16, unit: Unit, near: Near, hints: &Hints) -> Option<Resolved> {
        let base = match near {
            Near::Day(year, month, day) => Base::Day { year, month, day },
            Near::Holiday(h, year) => Base::Holiday(h, year, None),
        };
        let of = self.try_resolve(&When::new(base), hints)?;
        let day = shift_day(of.point?.first()?, unit, i64::from(n))?;
        let grain = if unit == Unit::Week { Unit::Day } else { unit };
        Some(Resolved { point: Point::of(day, grain), anchor: of.anchor })
    }

    /// The year as written, else the likeliest.
    fn year_or(
        &self,
        year: Year,
        at: impl Fn(i16) -> Option<Date>,
        hints: &Hints,
        grain: Unit,
    ) -> Option<i16> {
        if year == Year::None { self.guess_year(at, hints, grain) } else { self.year(year) }
    }

    fn season(&self, year: Year, dir: Dir, s: u8) -> Option<Resolved> {
        if year != Year::None {
            let y = self.year(year)?;
            return Some(Resolved {
                point: Some(Point::Season(y, s)),
                anchor: self.year_anchor(year),
            });
        }
        let anchor = if matches!(dir, Dir::That | Dir::Same | Dir::Following | Dir::Previous) {
            self.then()
        } else {
            self.now()
        }?;
        let y = anchor.year();
        let list = [y - 2, y - 1, y, y + 1];
        let of = |y: i16| Point::Season(y, s);
        let ended = |y: &i16| of(*y).interval().is_some_and(|(_, b)| b < anchor);
        let begun = |y: &i16| of(*y).first().is_some_and(|a| a <= anchor);
        let found = match dir {
            Dir::Last | Dir::Past | Dir::Previous => list.into_iter().rev().find(|y| ended(y)),
            Dir::Next | Dir::Coming | Dir::Following => list.into_iter().find(|y| !begun(y)),
            Dir::This | Dir::Current => {
                // in winter, "this winter" began in the year before
                list.into_iter().find(|y| begun(y) && !ended(y)).or(Some(y))
            }
            _ if self.narrative => {
                let months = |y: &i16| {
                    of(*y)
                        .first()
                        .map_or(i32::MAX, |d| distance(self.last.unwrap_or(Point::Day(anchor)), d))
                };
                list.into_iter().min_by_key(months)
            }
            _ => list.into_iter().rev().find(|y| begun(y)),
        }?;
        Some(Resolved { point: Some(of(found)), anchor: Some(anchor) })
    }

    /// A weekday: in news the last one, up to today.
    fn weekday(&self, w: u8, dir: Option<Dir>, hints: &Hints) -> Option<Resolved> {
        let story = matches!(dir, Some(Dir::That | Dir::Same | Dir::Following | Dir::Previous))
            && self.last.is_some();
        let anchor = match dir {
            Some(Dir::Current) => self.now(),
            _ if story || self.narrative => self.day_then(),
            _ => self.reference,
        }?;
        let back = i64::from((calendar::weekday(anchor) + 7 - w) % 7);
        let ahead = (7 - back) % 7;
        let days = match dir {
            None if hints.tense == Tense::Future => ahead,
            None | Some(Dir::That | Dir::Same | Dir::Latest) => -back,
            Some(Dir::Last | Dir::Past) => {
                if back == 0 {
                    -7
                } else {
                    -back
                }
            }
            Some(Dir::Previous) if hints.week => {
                i64::from(w) - i64::from(calendar::weekday(anchor)) - 7
            }
            Some(Dir::Following) if hints.week => {
                i64::from(w) - i64::from(calendar::weekday(anchor)) + 7
            }
            Some(Dir::Previous) => {
                if back == 0 {
                    -7
                } else {
                    -back
                }
            }
            Some(Dir::Next | Dir::Coming | Dir::Following) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Some(Dir::This) => {
                if hints.tense == Tense::Past {
                    -back
                } else {
                    ahead
                }
            }
            Some(Dir::Current) => i64::from(w) - i64::from(calendar::weekday(anchor)),
        };
        Some(Resolved { point: add_days(anchor, days).map(Point::Day), anchor: Some(anchor) })
    }

    /// "last June", "next March", "this September".
    fn month_dir(&self, month: u8, dir: Dir) -> Option<Resolved> {
        let anchor = self.now()?;
        let (y, m, _) = parts(anchor);
        let year = match dir {
            Dir::Last | Dir::Past | Dir::Previous => {
                if month < m {
                    y
                } else {
                    y - 1
                }
            }
            Dir::Next | Dir::Coming | Dir::Following => {
                if month > m {
                    y
                } else {
                    y + 1
                }
            }
            _ => y,
        };
        Some(Resolved { point: Some(Point::Month(year, month)), anchor: Some(anchor) })
    }

    /// "this week", "last year", "the following day", "that month".
    fn unit(&self, unit: Unit, dir: Dir) -> Option<Resolved> {
        let story = matches!(dir, Dir::That | Dir::Same | Dir::Previous | Dir::Following);
        let anchor = match (story, unit) {
            (true, Unit::Day) => self.day_then(),
            (true, _) => self.then(),
            _ => self.now(),
        }?;
        // "the quarter" of a report of earnings is the one last spoken of, else the last one
        if unit == Unit::Quarter && dir == Dir::That {
            let latest = || Point::of(self.now()?, unit).and_then(|p| p.step(-1));
            let point = self.quarter.or_else(latest);
            return Some(Resolved { point, anchor: Some(anchor) });
        }
        let n = match dir {
            Dir::This | Dir::Current | Dir::That | Dir::Same => 0,
            Dir::Last | Dir::Past | Dir::Previous => -1,
            Dir::Next | Dir::Coming | Dir::Following => 1,
            Dir::Latest => match unit {
                Unit::Quarter => -1,
                Unit::Weekend if calendar::weekday(anchor) < 5 => -1,
                _ => 0,
            },
        };
        let point = Point::of(anchor, unit).and_then(|p| p.step(n));
        Some(Resolved { point, anchor: Some(anchor) })
    }

    /// "two weeks ago", "a day earlier".
    fn shift(&self, count: Count, unit: Unit, later: bool, from: From) -> Option<Resolved> {
        let Count::Number(n) = count else { return None };
        let anchor = match (from, unit) {
            (From::Reference, _) => self.now(),
            (From::Story, Unit::Day | Unit::Hour | Unit::Minute | Unit::Second) => self.day_then(),
            (From::Story, _) => self.then(),
        }?;
        // half a year is six months
        let (n, unit) = match unit {
            Unit::Year if n.fract() != 0.0 => (n * 12.0, Unit::Month),
            Unit::Decade => (n * 10.0, Unit::Year),
            Unit::Century => (n * 100.0, Unit::Year),
            Unit::Millennium => (n * 1000.0, Unit::Year),
            Unit::Fortnight => (n * 2.0, Unit::Week),
            Unit::Week if n.fract() != 0.0 => (n * 7.0, Unit::Day),
            _ => (n, unit),
        };
        if !(0.0..20_000.0).contains(&n) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "bounded")]
        let n = if later { n.round() as i32 } else { -(n.round() as i32) };
        // in reports of earnings "a year earlier" is the same quarter
        if unit == Unit::Year
            && let Some(q) = self.quarter.filter(|_| !self.narrative && !self.months && n == -1)
        {
            let per = if matches!(q, Point::Half(..)) { 2 } else { 4 };
            return Some(Resolved { point: q.step(n * per), anchor: Some(anchor) });
        }
        let point = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Some(Point::Day(anchor)),
            _ => Point::of(anchor, unit).and_then(|p| p.step(n)),
        };
        Some(Resolved { point, anchor: Some(anchor) })
    }

    fn holiday(&self, h: u16, year: Year, dir: Option<Dir>, hints: &Hints) -> Option<Resolved> {
        let at = |y| holiday::in_year(h, y);
        if year != Year::None {
            let y = self.year(year)?;
            let anchor = self.year_anchor(year);
            return Some(Resolved { point: holiday::point(h, y), anchor });
        }
        let now = self.now()?;
        let y = now.year();
        let found = match dir {
            Some(Dir::Last | Dir::Past | Dir::Previous) => {
                [y, y - 1].into_iter().find(|y| at(*y).is_some_and(|d| d < now))
            }
            Some(Dir::Next | Dir::Coming | Dir::Following) => {
                [y, y + 1].into_iter().find(|y| at(*y).is_some_and(|d| d > now))
            }
            Some(_) => Some(y),
            // "struck on New Year's Day" has been
            None if hints.tense == Tense::Past && !self.narrative => {
                [y, y - 1].into_iter().find(|y| at(*y).is_some_and(|d| d <= now))
            }
            None => self.guess_year(at, hints, Unit::Day),
        }?;
        Some(Resolved { point: holiday::point(h, found), anchor: Some(now) })
    }
}

/// The year in which a day lies next to the last time of the story: stories mostly go on, seldom back.
fn nearest_in_story(last: Point, at: impl Fn(i16) -> Option<Date>) -> Option<i16> {
    let y = last.first()?.year();
    [y, y - 1, y + 1]
        .into_iter()
        .filter_map(|c| at(c).map(|d| (c, distance(last, d) + if c == y { 0 } else { NEW_YEAR })))
        .min_by_key(|(_, far)| *far)
        .map(|(y, _)| y)
}

/// How far a day is from a time, a step back counting for more than a step on; nothing where it lies within.
fn distance(last: Point, to: Date) -> i32 {
    let Some((begin, end)) = last.interval() else { return i32::MAX };
    let days = |from: Date| to.since(from).map_or(0, |s| s.get_days());
    if to < begin {
        -days(begin) * BACK
    } else if to > end {
        days(end) * ON
    } else {
        0
    }
}

/// What the words around tell of the direction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hints {
    /// What the preposition says.
    pub(super) open: Open,
    /// What the verbs near it say.
    pub(super) tense: Tense,
    /// Whether a weekday stands with "last week" or "next week".
    pub(super) week: bool,
}

/// The interval of a length that ends or begins today: "the past two years".
pub(super) fn reach(now: Date, count: Count, unit: Unit, dir: Dir) -> Option<(Date, Date)> {
    let Count::Number(n) = count else { return None };
    if n.fract() != 0.0 || !(1.0..20_000.0).contains(&n) || unit < Unit::Day {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded")]
    let n = n as i64;
    match dir {
        Dir::Past | Dir::Last | Dir::Previous => Some((shift_day(now, unit, -n)?, now)),
        Dir::Next | Dir::Coming => Some((now, shift_day(now, unit, n)?)),
        _ => None,
    }
}
