//! The things of all reports: which entities of different reports are one.

use std::collections::BTreeMap;

use super::report::{Report, Thing};
use crate::MentionKind;
use crate::span::narrow;
use crate::token::fold::fold;

/// One thing over all reports.
#[derive(Debug)]
pub(super) struct Global {
    /// Report and place of the member that describes it best.
    pub(super) best: (usize, usize),
    /// All members, in the order of the reports.
    pub(super) members: Vec<(usize, usize)>,
}

/// The things of all reports.
#[derive(Debug)]
pub(super) struct Things<'a> {
    reports: &'a [&'a Report],
    pub(super) rows: Vec<Global>,
    /// Per report, per thing: its row.
    of: Vec<Vec<Option<u32>>>,
    /// Per report: the rows that tell its story from others, sorted, and the countries.
    story: Vec<(Vec<u32>, Vec<u32>)>,
}

/// What makes two entities of different reports one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// One gazetteer row, or one unlisted name.
    Reference(String),
    /// One spelling of several words and one kind.
    Spelling(MentionKind, String),
}

/// Trees of entities that are one.
#[derive(Debug, Default)]
struct Union {
    above: Vec<u32>,
    /// Of a root: whether a gazetteer row is among its members. Two rows are never one.
    listed: Vec<bool>,
}

impl Union {
    fn add(&mut self, listed: bool) -> u32 {
        let id = narrow(self.above.len());
        self.above.push(id);
        self.listed.push(listed);
        id
    }

    fn root(&mut self, mut x: u32) -> u32 {
        while self.above[x as usize] != x {
            let up = self.above[self.above[x as usize] as usize];
            self.above[x as usize] = up;
            x = up;
        }
        x
    }

    /// Joins two trees under the earlier root, unless both are rows, of which nobody says that they are one.
    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if !(self.listed[a as usize] && self.listed[b as usize]) {
            self.unite(a, b);
        }
    }

    /// Joins two trees that have one reference.
    fn unite(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = (a.min(b), a.max(b));
        self.above[high as usize] = low;
        self.listed[low as usize] |= self.listed[high as usize];
    }
}

/// Whether a reference was made from a name that no list has.
fn is_made(reference: &str) -> bool {
    reference.starts_with("x/")
}

/// The words of a name, folded.
fn folded(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c == '-' || c == '‑');
    words.filter(|w| !w.is_empty()).map(fold).collect::<Vec<_>>().join(" ")
}

/// Whether a thing is the same in every report that mentions it: it has a name, or is described by the country it is
/// of ("South Korean media", "Moscow's war").
fn is_lasting(t: &Thing) -> bool {
    let kinds = [MentionKind::Event, MentionKind::Organization, MentionKind::Place];
    t.named || (kinds.contains(&t.kind) && !t.of.is_empty())
}

impl<'a> Things<'a> {
    /// Joins the entities of reports.
    pub(super) fn new(reports: &'a [&'a Report]) -> Self {
        let mut joined = Joining { union: Union::default(), of: Vec::new(), reports };
        joined.add_all();
        joined.join_short_persons();
        joined.join_described_events();
        let mut things = joined.finish();
        things.story = things.stories();
        things
    }

    /// What tells the story of each report from others: named things that few reports name.
    fn stories(&self) -> Vec<(Vec<u32>, Vec<u32>)> {
        /// A thing that more reports name tells nothing, …
        const FEW: usize = 8;
        /// … unless all reports are of few stories: then one in so many.
        const SHARE: usize = 50;
        let most = FEW.max(self.reports.len() / SHARE);
        let rows = self.of.iter().map(|rows| {
            let mut rows: Vec<u32> = rows.iter().copied().flatten().collect();
            rows.sort_unstable();
            rows.dedup();
            let kind =
                |row: &u32| self.get(*row).map(|t| (t.kind, t.subtype == "country", t.named));
            let telling = rows.iter().filter(|row| {
                let (kind, country, named) = kind(row).unwrap_or((MentionKind::Other, true, false));
                let few = self.rows[**row as usize].members.len() <= most;
                named && !country && few && kind != MentionKind::Nationality
            });
            let country = |row: &&u32| kind(row).is_some_and(|(_, country, _)| country);
            (telling.copied().collect(), rows.iter().filter(country).copied().collect())
        });
        rows.collect()
    }

    /// Whether two reports tell one story: they name things that few others name, or one and a country.
    pub(super) fn is_one_story(&self, a: usize, b: usize) -> bool {
        let (Some(x), Some(y)) = (self.story.get(a), self.story.get(b)) else { return false };
        let shared = |x: &[u32], y: &[u32]| x.iter().filter(|r| y.binary_search(r).is_ok()).count();
        let (things, countries) = (shared(&x.0, &y.0), shared(&x.1, &y.1));
        a == b || things > 1 || (things == 1 && countries > 0)
    }

    /// The row of a thing of a report.
    pub(super) fn of(&self, report: usize, thing: usize) -> Option<u32> {
        self.of.get(report).and_then(|r| r.get(thing)).copied().flatten()
    }

    /// The member that describes a row best.
    pub(super) fn get(&self, row: u32) -> Option<&'a Thing> {
        let (report, thing) = self.rows.get(row as usize)?.best;
        self.reports.get(report)?.things.get(thing)
    }

    /// The rows of a thing: of a group, those of its members.
    pub(super) fn expand(&self, report: usize, thing: usize) -> Vec<u32> {
        let members =
            self.reports.get(report).and_then(|r| r.things.get(thing)).map(|t| &t.members);
        match members {
            Some(m) if !m.is_empty() => m.iter().filter_map(|m| self.of(report, *m)).collect(),
            _ => self.of(report, thing).into_iter().collect(),
        }
    }
}

/// The work of [`Things::new`].
struct Joining<'a> {
    union: Union,
    /// Per report, per thing: its place in the union.
    of: Vec<Vec<Option<u32>>>,
    reports: &'a [&'a Report],
}

impl<'a> Joining<'a> {
    /// Joins what has one reference, or one spelling of several words.
    fn add_all(&mut self) {
        let mut by_key: BTreeMap<Key, u32> = BTreeMap::new();
        for report in self.reports {
            let mut here = Vec::with_capacity(report.things.len());
            for thing in &report.things {
                if !is_lasting(thing) {
                    here.push(None);
                    continue;
                }
                let listed = thing.reference.as_deref().filter(|r| !is_made(r));
                let id = self.union.add(listed.is_some());
                here.push(Some(id));
                let reference = thing.reference.clone().map(Key::Reference);
                let spellings = thing.spellings.iter().filter(|_| thing.named && listed.is_none());
                let spellings = spellings.map(|s| folded(&s.text)).chain([folded(&thing.name)]);
                let spellings = spellings.filter(|s| s.contains(' '));
                let spellings = spellings.map(|s| Key::Spelling(thing.kind, s));
                for key in reference.into_iter().chain(spellings) {
                    match by_key.get(&key) {
                        Some(other) if matches!(key, Key::Reference(_)) => {
                            self.union.unite(*other, id);
                        }
                        Some(other) => self.union.join(*other, id),
                        None => _ = by_key.insert(key, id),
                    }
                }
            }
            self.of.push(here);
        }
    }

    fn all(&self) -> impl Iterator<Item = (u32, &'a Thing)> {
        let reports = self.reports.iter().zip(&self.of);
        reports.flat_map(|(r, of)| r.things.iter().zip(of)).filter_map(|(t, id)| Some(((*id)?, t)))
    }

    /// Joins an unlisted surname to the one person who has it.
    fn join_short_persons(&mut self) {
        let mut full: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut short = Vec::new();
        let persons: Vec<(u32, String)> = self
            .all()
            .filter(|(_, t)| t.kind == MentionKind::Person && t.named)
            .map(|(id, t)| (id, folded(&t.name)))
            .collect();
        for (id, name) in persons {
            match name.rsplit_once(' ') {
                Some((_, last)) => {
                    let root = self.union.root(id);
                    let all = full.entry(last.to_owned()).or_default();
                    if !all.contains(&root) {
                        all.push(root);
                    }
                }
                None => short.push((name, id)),
            }
        }
        for (name, id) in short {
            if let Some([only]) = full.get(&name).map(Vec::as_slice) {
                self.union.join(*only, id);
            }
        }
    }

    /// Joins events that are known by their parties alone: "Moscow's war", "the Russia-Ukraine war".
    fn join_described_events(&mut self) {
        let mut events: Vec<(u32, &Thing)> = self
            .all()
            .filter(|(_, t)| {
                t.kind == MentionKind::Event && t.reference.is_none() && !t.of.is_empty()
            })
            .collect();
        events.sort_by_key(|(id, t)| (std::cmp::Reverse(t.of.len()), *id));
        let mut by_party: BTreeMap<(&str, &str), Vec<(u32, &Thing)>> = BTreeMap::new();
        for (id, thing) in events {
            let Some(first) = thing.of.first() else { continue };
            let wider = by_party.get(&(&*thing.subtype, &**first)).into_iter().flatten();
            let wider = wider.clone().find(|(_, w)| thing.of.iter().all(|c| w.of.contains(c)));
            if let Some((other, _)) = wider {
                self.union.join(*other, id);
                continue;
            }
            for country in &thing.of {
                by_party.entry((&thing.subtype, country)).or_default().push((id, thing));
            }
        }
    }

    /// Numbers the roots in the order of the reports.
    fn finish(mut self) -> Things<'a> {
        let mut rows: Vec<Global> = Vec::new();
        let mut row_of: BTreeMap<u32, u32> = BTreeMap::new();
        let mut of = self.of;
        for (report, here) in of.iter_mut().enumerate() {
            for (at, slot) in here.iter_mut().enumerate() {
                let Some(id) = *slot else { continue };
                let root = self.union.root(id);
                let row = *row_of.entry(root).or_insert_with(|| {
                    rows.push(Global { best: (report, at), members: Vec::new() });
                    narrow(rows.len() - 1)
                });
                let global = &mut rows[row as usize];
                global.members.push((report, at));
                let rank = |(r, t): (usize, usize)| {
                    let thing = &self.reports[r].things[t];
                    let listed = thing.reference.as_deref().is_some_and(|r| !is_made(r));
                    (listed, thing.named, thing.name.len(), std::cmp::Reverse(&thing.name))
                };
                if rank((report, at)) > rank(global.best) {
                    global.best = (report, at);
                }
                *slot = Some(row);
            }
        }
        Things { reports: self.reports, rows, of, story: Vec::new() }
    }
}
