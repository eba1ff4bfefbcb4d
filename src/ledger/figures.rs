//! Which figures of different reports answer one question, and how they stand to one another.

use std::collections::{BTreeMap, BTreeSet};

use super::bounds::Bounds;
use super::cluster::reality;
use super::compare::{Fill, counts_same};
use super::happenings::Happenings;
use super::report::{Count, Happening, Report};
use super::rows::Verdict;
use super::rules::rules;
use super::things::Things;
use super::time::{Period, Time, day};
use crate::Modality;

/// At most so many rows of one question and stretch of days are looked at, so that time stays linear.
const MOST: usize = 32;

/// One figure of one report.
#[derive(Debug)]
pub(super) struct Item<'a> {
    pub(super) report: usize,
    /// Its place among the report's figures.
    pub(super) figure: usize,
    pub(super) count: &'a Count,
    pub(super) bounds: Bounds,
    pub(super) happening: Option<&'a Happening>,
    /// The group of its happening.
    pub(super) group: Option<usize>,
    /// What it counts.
    what: Fill<'a>,
    /// Who takes part, by role, in what it counts.
    parties: Vec<Fill<'a>>,
    asks: &'a str,
    time: Time,
}

impl<'a> Item<'a> {
    /// What is asked of what it counts: "sent".
    pub(super) fn asks(&self) -> &'a str {
        self.asks
    }

    /// Who takes part, by role.
    pub(super) fn parties(&self) -> &[Fill<'a>] {
        &self.parties
    }
}

/// The figures that answer one question.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Places among all figures, in the order of the reports.
    pub(super) items: Vec<usize>,
}

/// All figures and the rows that they make.
#[derive(Debug)]
pub(super) struct Figures<'a> {
    pub(super) items: Vec<Item<'a>>,
    pub(super) rows: Vec<Row>,
}

/// Where rows are looked up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// A happening.
    Group(usize),
    /// A question about things of one kind, in a stretch of 30 days.
    Asks(String, String, Option<i32>),
    /// A written number of things of one kind.
    Value(u64, String),
}

impl<'a> Figures<'a> {
    /// Puts the figures of reports into rows.
    pub(super) fn new(
        reports: &'a [&'a Report],
        things: &Things<'_>,
        happenings: &Happenings<'_>,
    ) -> Self {
        let items = items(reports, things, happenings);
        let (rows, moved, index) = (Vec::new(), Vec::new(), BTreeMap::new());
        let mut work = Work { items: &items, things, rows, moved, index };
        let mut row_of: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for pass in [Pass::Counts, Pass::Parts, Pass::Others] {
            for (at, item) in items.iter().enumerate().filter(|(_, i)| pass == Pass::of(i)) {
                let whole = item.count.part_of.and_then(|w| row_of.get(&(item.report, w)).copied());
                let row = whole.or_else(|| work.find(item)).unwrap_or_else(|| {
                    work.rows.push(Row::default());
                    work.moved.push(work.moved.len());
                    work.moved.len() - 1
                });
                let row = work.now(row);
                work.rows[row].items.push(at);
                work.enter(item, row);
                row_of.insert((item.report, item.figure), row);
            }
        }
        let mut rows = work.rows;
        rows.retain(|r| !r.items.is_empty());
        rows.iter_mut().for_each(|r| r.items.sort_unstable());
        rows.sort_by_key(|r| r.items.first().copied());
        Self { items, rows }
    }
}

/// Figures that an event counts come first, then their parts, then those that only stand near.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Counts,
    Parts,
    Others,
}

impl Pass {
    fn of(item: &Item<'_>) -> Self {
        match () {
            () if item.count.part_of.is_some() => Self::Parts,
            () if item.count.direct => Self::Counts,
            () => Self::Others,
        }
    }
}

/// The figures that have bounds, in the order of the reports.
fn items<'a>(
    reports: &'a [&'a Report],
    things: &Things<'_>,
    happenings: &Happenings<'_>,
) -> Vec<Item<'a>> {
    let mut out = Vec::new();
    for (at, report) in reports.iter().enumerate() {
        let told = report.date.as_deref().and_then(day);
        for (figure, count) in report.figures.iter().enumerate() {
            let Some(bounds) = Bounds::new(&count.value) else { continue };
            let happening = count.event.and_then(|e| report.events.get(e));
            let fill = |role: &'a str, text: &'a str, what| Fill::new(things, at, role, text, what);
            let fillers = happening.iter().flat_map(|h| &h.fillers);
            let parties: Vec<Fill<'a>> =
                fillers.map(|f| fill(f.role.as_str(), &f.text, &f.what)).collect();
            let group = count.event.and_then(|e| happenings.of(at, e));
            let asks = happening.map_or(&*count.asks, |h| match &h.outcome {
                Some(outcome) => outcome.as_str(),
                None => {
                    // what "could" be is asked as what other versions say of the same happening
                    let real = group.and_then(|g| happenings.groups.get(g)?.cluster.real);
                    let modality = match (reality(h.modality), real) {
                        (None, Some(true)) => Modality::Actual,
                        (None, _) => Modality::Expected,
                        (Some(_), _) => h.modality,
                    };
                    rules().asks(h.kind.as_str(), modality)
                }
            });
            let period = happening.and_then(|h| h.when.as_ref()).and_then(Period::new);
            out.push(Item {
                report: at,
                figure,
                count,
                bounds,
                happening,
                group,
                what: fill("", &count.noun, &count.of),
                parties,
                asks,
                time: Time { period, told },
            });
        }
    }
    out
}

/// The work of [`Figures::new`].
struct Work<'w, 'a> {
    items: &'w [Item<'a>],
    things: &'w Things<'w>,
    rows: Vec<Row>,
    /// Per row: itself, or the row into which it went.
    moved: Vec<usize>,
    index: BTreeMap<Key, Vec<usize>>,
}

impl<'a> Work<'_, 'a> {
    /// What kind of thing a figure counts, as a key.
    fn class(&self, item: &Item<'a>) -> String {
        match item.what.things.first() {
            Some(thing) => format!("#{thing}"),
            None if item.what.what.class.is_empty() || rules().is_vague(&item.what.what.class) => {
                format!("={}", item.what.what.head)
            }
            None => rules().root(&item.what.what.class).to_owned(),
        }
    }

    fn keys(&self, item: &Item<'a>) -> Vec<Key> {
        let class = self.class(item);
        let mut keys: Vec<Key> = item.group.map(Key::Group).into_iter().collect();
        if !item.asks.is_empty() {
            keys.push(Key::Asks(item.asks.to_owned(), class.clone(), item.time.bucket()));
        }
        if let Some(value) = item.bounds.written {
            keys.push(Key::Value(value.to_bits(), class));
        }
        keys
    }

    fn enter(&mut self, item: &Item<'a>, row: usize) {
        if item.count.part_of.is_some() {
            return;
        }
        for key in self.keys(item) {
            let rows = self.index.entry(key).or_default();
            if rows.len() < MOST && !rows.contains(&row) {
                rows.push(row);
            }
        }
    }

    /// Where a row is now.
    fn now(&self, mut row: usize) -> usize {
        while self.moved[row] != row {
            row = self.moved[row];
        }
        row
    }

    fn at(&self, key: &Key) -> Vec<usize> {
        let mut rows: Vec<usize> =
            self.index.get(key).into_iter().flatten().map(|row| self.now(*row)).collect();
        rows.dedup();
        rows
    }

    /// Whether a whole of a row passes a test.
    fn fits(&self, row: usize, test: impl Fn(&Item<'a>) -> bool) -> bool {
        let members = self.rows[row].items.iter().take(MOST).map(|i| &self.items[*i]);
        members.filter(|m| m.count.part_of.is_none()).any(test)
    }

    /// The row that a figure belongs to.
    fn find(&mut self, item: &Item<'a>) -> Option<usize> {
        let same = |m: &Item<'a>| counts_same(&item.what, &m.what, self.things);
        let group = item.group.filter(|_| item.count.direct).map(Key::Group);
        let in_group = group.iter().flat_map(|g| self.at(g)).find(|row| {
            self.fits(*row, |m| {
                m.group == item.group
                    && m.asks == item.asks
                    && measure(item) == measure(m)
                    && same(m)
            })
        });
        if in_group.is_some() {
            return in_group;
        }
        let mut asked = self.asked(item).into_iter().map(|row| self.now(row)).collect::<Vec<_>>();
        asked.retain(|row| self.fits(*row, |m| same(m) && self.is_one_question(item, m)));
        asked.sort_unstable();
        asked.dedup();
        if let Some((first, others)) = asked.split_first() {
            // a figure that answers both shows that two rows ask one question
            for other in others {
                let items = std::mem::take(&mut self.rows[*other].items);
                self.rows[*first].items.extend(items);
                self.moved[*other] = *first;
            }
            return Some(*first);
        }
        let value = item.bounds.written.filter(|_| item.bounds.is_telling())?;
        let class = self.class(item);
        self.at(&Key::Value(value.to_bits(), class)).into_iter().find(|row| {
            self.fits(*row, |m| {
                let loose = !m.count.direct || !item.count.direct || m.asks == item.asks;
                loose && same(m) && item.time.agreement(&m.time).is_some()
            })
        })
    }

    /// The rows of the question of a figure in its month and those beside it.
    fn asked(&self, item: &Item<'a>) -> Vec<usize> {
        if item.asks.is_empty() {
            return Vec::new();
        }
        let class = self.class(item);
        let key = |bucket| Key::Asks(item.asks.to_owned(), class.clone(), bucket);
        match item.time.bucket() {
            Some(b) => [None, Some(b), Some(b - 1), Some(b + 1)]
                .iter()
                .flat_map(|b| self.at(&key(*b)))
                .collect(),
            None => {
                let all = self.index.range(key(None)..=key(Some(i32::MAX)));
                all.flat_map(|(_, rows)| rows).copied().take(MOST).collect()
            }
        }
    }

    /// Whether two figures answer one question: somebody takes part in both, nobody in a role that the other gives to
    /// somebody else, and the times meet.
    fn is_one_question(&self, a: &Item<'a>, b: &Item<'a>) -> bool {
        if !a.count.direct && a.group == b.group && a.group.is_some() {
            return true;
        }
        if a.time.agreement(&b.time).is_none_or(|s| s < 0.0) || measure(a) != measure(b) {
            return false;
        }
        let shared = a.parties.iter().any(|x| {
            let mine: BTreeSet<&str> = x.countries(self.things).collect();
            b.parties.iter().any(|y| {
                x.things.iter().any(|t| y.things.contains(t))
                    || y.countries(self.things).any(|c| mine.contains(c))
            })
        });
        let anonymous =
            |i: &Item<'_>| i.parties.iter().all(|f| f.things.is_empty() && f.what.of.is_empty());
        let story = (anonymous(a) || anonymous(b)) && self.things.is_one_story(a.report, b.report);
        let clash = a.parties.iter().any(|x| {
            let mut rivals = b.parties.iter().filter(|y| y.role == x.role).peekable();
            rivals.peek().is_some()
                && rivals.all(|y| x.compare(y, self.things) == super::compare::Match::Clash)
        });
        (shared || story) && !clash
    }
}

/// What a number measures besides counting: the unit of money and of measures.
fn measure<'a>(item: &'a Item<'_>) -> &'a str {
    let counts = item.what.what.thing.is_some() || !item.what.what.class.is_empty();
    if counts { "" } else { item.count.value.unit.as_deref().unwrap_or_default() }
}

impl Figures<'_> {
    /// How the figures of a row stand to one another; none of one figure alone.
    pub(super) fn verdict(&self, row: &Row) -> Option<Verdict> {
        if row.items.len() < 2 {
            return None;
        }
        let all: Vec<&Item<'_>> = row.items.iter().map(|i| &self.items[*i]).collect();
        let parts = all.iter().any(|i| i.count.part_of.is_some());
        let mut wholes: Vec<&Item<'_>> =
            all.iter().filter(|i| i.count.part_of.is_none()).copied().collect();
        // equal figures stand to the others alike: one of them is enough, and the rest is compared in pairs
        wholes.sort_by(|a, b| {
            let key = |i: &Item<'_>| (i.bounds.least, i.bounds.most);
            let (a, b) = (key(a), key(b));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        let bounds: Vec<Bounds> = wholes.iter().map(|i| i.bounds).collect();
        let equal = bounds.windows(2).all(|w| w[0].equals(&w[1]));
        let one_sided = |b: &Bounds| b.most.is_infinite() || b.least == 0.0 && b.most > 0.0;
        let sides = bounds.iter().filter(|b| one_sided(b)).count();
        // they all meet if the highest of the lowest ends is not above the lowest of the highest
        let least = bounds.iter().map(|b| b.least).fold(f64::NEG_INFINITY, f64::max);
        let most = bounds.iter().map(|b| b.most).fold(f64::INFINITY, f64::min);
        let wholes_say = match () {
            () if equal && (sides == 0 || sides == bounds.len()) => Verdict::Agree,
            () if least <= most => Verdict::Refine,
            () if self.scopes_differ(&wholes) => Verdict::DifferentScope,
            () => Verdict::Conflict,
        };
        Some(if parts && wholes_say != Verdict::Conflict { Verdict::Subset } else { wholes_say })
    }

    /// Whether every two figures that cannot both be so speak of different days or places.
    fn scopes_differ(&self, items: &[&Item<'_>]) -> bool {
        /// A row is seldom longer; of longer ones the lowest and highest decide.
        const PAIRS: usize = 24;
        let ends: Vec<&&Item<'_>> = match items.len() {
            0..=PAIRS => items.iter().collect(),
            n => items[..PAIRS / 2].iter().chain(&items[n - PAIRS / 2..]).collect(),
        };
        let mut pairs =
            ends.iter().enumerate().flat_map(|(at, a)| ends[..at].iter().map(move |b| (a, b)));
        pairs.all(|(a, b)| a.bounds.meets(&b.bounds) || scope_differs(a, b))
    }
}

/// Whether two figures that cannot both be so need not contradict each other.
fn scope_differs(a: &Item<'_>, b: &Item<'_>) -> bool {
    let kind = |i: &Item<'_>| i.happening.map(|h| h.kind.as_str().to_owned());
    let grows = rules().grows(a.asks) || kind(a).is_some_and(|k| rules().grows(&k));
    let (early, late) = if a.time.told <= b.time.told { (a, b) } else { (b, a) };
    let later = early.time.told.zip(late.time.told).is_some_and(|(x, y)| x < y);
    if grows && later && early.bounds.least <= late.bounds.most {
        return true;
    }
    let places = |i: &Item<'_>| -> Vec<String> {
        let here = i.parties.iter().filter(|f| f.role == "place");
        let named = |f: &Fill<'_>| f.things.iter().map(|t| format!("#{t}")).collect::<Vec<_>>();
        here.flat_map(|f| {
            let named = named(f);
            if named.is_empty() { vec![f.what.head.clone()] } else { named }
        })
        .collect()
    };
    let (x, y) = (places(a), places(b));
    (!x.is_empty() || !y.is_empty()) && x.iter().all(|p| !y.contains(p))
}
