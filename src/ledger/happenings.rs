//! Which events of different reports are one happening.
//!
//! Every version is compared with the happenings that share a key with it: a thing, a class of noun or a country in
//! the same kind of event, in the same or a neighbouring stretch of 30 days. The richest versions come first, so that
//! a report which only says "the troops were sent" finds the happening and does not found one. The order depends on
//! the versions alone, so the result does not depend on the order in which reports came.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::bounds::Bounds;
use super::cluster::{Cluster, THRESHOLD, Verdict};
use super::compare::Fill;
use super::report::{Happening, Report};
use super::things::Things;
use super::time::{Period, Time, day};
use crate::span::narrow;

/// At most so many happenings of one key are looked at: what keeps a long ledger linear. The richest come first.
const MOST: usize = 32;
/// At most so many near misses are kept of one version.
const NEAR: usize = 3;
/// A score so far below the threshold is still a near miss.
const CLOSE: f32 = 0.75;

/// One report's telling of one event.
#[derive(Clone, Debug)]
pub(super) struct Version<'a> {
    pub(super) report: usize,
    /// Its place among the report's happenings.
    pub(super) event: usize,
    pub(super) happening: &'a Happening,
    pub(super) fills: Vec<Fill<'a>>,
    pub(super) time: Time,
    pub(super) counts: Vec<Bounds>,
    /// The row, or else the name, of the original speaker.
    pub(super) speaker: Option<u32>,
}

/// One happening in the end: its versions in the order of the reports.
#[derive(Debug)]
pub(super) struct Grouped<'a> {
    pub(super) versions: Vec<Joined>,
    pub(super) cluster: Cluster<'a>,
}

/// A version and why it was put there.
#[derive(Clone, Debug)]
pub(super) struct Joined {
    /// Its place among all versions.
    pub(super) version: usize,
    pub(super) why: Vec<String>,
}

/// A happening that a version was kept apart from, and why.
#[derive(Clone, Debug)]
pub(super) struct Near {
    pub(super) version: usize,
    pub(super) other: usize,
    pub(super) why: Vec<String>,
}

/// All happenings.
#[derive(Debug)]
pub(super) struct Happenings<'a> {
    pub(super) versions: Vec<Version<'a>>,
    pub(super) groups: Vec<Grouped<'a>>,
    pub(super) near: Vec<Near>,
    /// Per report, per happening: its group.
    of: Vec<Vec<Option<usize>>>,
}

/// What a version and a happening must share to be compared.
type Key = (u32, u8, u32);

impl<'a> Happenings<'a> {
    /// Groups the events of reports.
    pub(super) fn new(reports: &'a [&'a Report], things: &Things<'_>) -> Self {
        let versions = versions(reports, things);
        let mut order: Vec<usize> = (0..versions.len()).collect();
        order.sort_by_cached_key(|v| (Reverse(weight(&versions[*v])), *v));
        let mut grouping = Grouping::new(&versions, things);
        for v in order {
            grouping.place(v);
        }
        let Grouping { mut groups, near, .. } = grouping;
        for group in &mut groups {
            group.versions.sort_by_key(|j| j.version);
        }
        let mut by_first: Vec<usize> = (0..groups.len()).collect();
        by_first.sort_by_key(|g| groups[*g].versions.first().map(|j| j.version));
        let mut new = vec![0; groups.len()];
        for (at, old) in by_first.iter().enumerate() {
            new[*old] = at;
        }
        let mut slots: Vec<Option<Grouped<'a>>> = groups.into_iter().map(Some).collect();
        let groups: Vec<Grouped<'a>> = by_first.iter().filter_map(|g| slots[*g].take()).collect();
        let near = near.into_iter().map(|n| Near { other: new[n.other], ..n }).collect();
        let mut of: Vec<Vec<Option<usize>>> =
            reports.iter().map(|r| vec![None; r.events.len()]).collect();
        for (at, group) in groups.iter().enumerate() {
            for v in group.versions.iter().map(|j| &versions[j.version]) {
                of[v.report][v.event] = Some(at);
            }
        }
        Self { versions, groups, near, of }
    }

    /// The group of a happening of a report.
    pub(super) fn of(&self, report: usize, event: usize) -> Option<usize> {
        self.of.get(report).and_then(|r| r.get(event)).copied().flatten()
    }
}

/// The events of all reports, in order.
fn versions<'a>(reports: &'a [&'a Report], things: &Things<'_>) -> Vec<Version<'a>> {
    let mut out = Vec::new();
    for (at, report) in reports.iter().enumerate() {
        let told = report.date.as_deref().and_then(day);
        let mut counts: Vec<Vec<Bounds>> = vec![Vec::new(); report.events.len()];
        for f in report.figures.iter().filter(|f| f.direct && f.role == "count") {
            if let Some(slot) = f.event.and_then(|e| counts.get_mut(e)) {
                slot.extend(Bounds::new(&f.value));
            }
        }
        for (event, (h, counts)) in report.events.iter().zip(counts).enumerate() {
            if h.event {
                let fills = h.fillers.iter();
                let fills = fills.map(|f| Fill::new(things, at, f.role.as_str(), &f.text, &f.what));
                let period = h.when.as_ref().and_then(Period::new);
                let speaker = h.chain.first().and_then(|v| v.what.thing);
                out.push(Version {
                    report: at,
                    event,
                    happening: h,
                    fills: fills.collect(),
                    time: Time { period, told },
                    counts,
                    speaker: speaker.and_then(|t| things.of(at, t)),
                });
            }
        }
    }
    out
}

/// How much a version tells: what names more comes first.
fn weight(v: &Version<'_>) -> usize {
    let fill = |f: &Fill<'_>| match () {
        () if !f.things.is_empty() => 4,
        () if !f.what.of.is_empty() => 3,
        () if !f.what.class.is_empty() => 2,
        () => 0,
    };
    let period = v.time.period.and_then(Period::days).map_or(0, |d| if d <= 31 { 4 } else { 1 });
    v.fills.iter().map(fill).sum::<usize>() + period + 2 * v.counts.len().min(1)
}

/// The work of [`Happenings::new`].
struct Grouping<'v, 'a> {
    versions: &'v [Version<'a>],
    things: &'v Things<'v>,
    groups: Vec<Grouped<'a>>,
    near: Vec<Near>,
    /// Key and stretch of days to happenings, the richest first.
    index: BTreeMap<(Key, Option<i32>), Vec<u32>>,
    /// Kinds, classes, heads and countries as numbers.
    words: BTreeMap<&'v str, u32>,
}

impl<'v, 'a> Grouping<'v, 'a> {
    fn new(versions: &'v [Version<'a>], things: &'v Things<'v>) -> Self {
        let (groups, near, index) = (Vec::new(), Vec::new(), BTreeMap::new());
        Self { versions, things, groups, near, index, words: BTreeMap::new() }
    }

    fn word(&mut self, text: &'v str) -> u32 {
        let next = narrow(self.words.len());
        *self.words.entry(text).or_insert(next)
    }

    /// The keys of a version.
    fn keys(&mut self, v: &'v Version<'a>) -> BTreeSet<Key> {
        let kind = self.word(v.happening.kind.as_str());
        let mut keys = BTreeSet::new();
        for f in &v.fills {
            keys.extend(f.things.iter().map(|t| (kind, 0, *t)));
            for country in f.what.of.iter() {
                keys.insert((kind, 1, self.word(country)));
            }
            for country in f.things.iter().filter_map(|t| self.things.get(*t)?.country.as_deref()) {
                keys.insert((kind, 1, self.word(country)));
            }
            if f.things.is_empty() && !f.what.class.is_empty() {
                let root = super::rules::rules().root(&f.what.class);
                keys.insert((kind, 2, self.word(root)));
            }
            if f.things.is_empty() && !f.what.head.is_empty() {
                keys.insert((kind, 3, self.word(&f.what.head)));
            }
        }
        if v.fills.is_empty() {
            keys.insert((kind, 4, self.word(&v.happening.lemma)));
        }
        keys
    }

    /// The happenings that share a key with a version.
    fn candidates(&self, keys: &BTreeSet<Key>, bucket: Option<i32>) -> BTreeSet<u32> {
        let mut out = BTreeSet::new();
        for key in keys {
            let mut take = |bucket: Option<i32>| {
                let list = self.index.get(&(*key, bucket)).into_iter().flatten();
                out.extend(list.take(MOST));
            };
            take(None);
            match bucket {
                Some(b) => (b - 1..=b + 1).for_each(|b| take(Some(b))),
                None => {
                    let from = (*key, Some(i32::MIN));
                    let all = self.index.range(from..=(*key, Some(i32::MAX)));
                    out.extend(all.flat_map(|(_, list)| list).take(MOST));
                }
            }
        }
        out
    }

    /// Puts a version into the happening that it fits best, or founds one.
    fn place(&mut self, at: usize) {
        let v = &self.versions[at];
        let keys = self.keys(v);
        let bucket = v.time.bucket();
        let mut best: Option<(f32, u32)> = None;
        let mut rivals = 0;
        let mut close: Vec<(f32, u32)> = Vec::new();
        for c in self.candidates(&keys, bucket) {
            let verdict = self.groups[c as usize].cluster.judge(v, self.things, None);
            let Verdict { score, clash, thin } = verdict;
            if !clash && score >= THRESHOLD {
                rivals += 1;
                if best.is_none_or(|(s, _)| score > s) {
                    best = Some((score, c));
                }
            } else if score >= THRESHOLD - CLOSE {
                close.push((score, c));
            }
            // what is said in passing fits many happenings: it is of none unless one alone fits
            if thin && rivals > 1 {
                best = None;
            }
        }
        let group = match best {
            Some((_, c)) => c as usize,
            None => {
                self.groups.push(Grouped { versions: Vec::new(), cluster: Cluster::default() });
                self.keep_near(at, close);
                self.groups.len() - 1
            }
        };
        let mut why = Vec::new();
        if best.is_some() {
            self.groups[group].cluster.judge(v, self.things, Some(&mut why));
        }
        let grouped = &mut self.groups[group];
        grouped.versions.push(Joined { version: at, why });
        grouped.cluster.add(v);
        for key in keys {
            let list = self.index.entry((key, bucket)).or_default();
            if list.len() < MOST && !list.contains(&narrow(group)) {
                list.push(narrow(group));
            }
        }
    }

    fn keep_near(&mut self, version: usize, mut close: Vec<(f32, u32)>) {
        close.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, other) in close.into_iter().take(NEAR) {
            let other = other as usize;
            let why = self.groups[other].cluster.objections(&self.versions[version], self.things);
            self.near.push(Near { version, other, why });
        }
    }
}
