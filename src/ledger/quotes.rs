//! Which quotations of different reports are one utterance in several wordings.

use std::collections::{BTreeMap, BTreeSet};

use super::report::{Filler, Quoted, Report, Saying};
use super::things::Things;
use super::time::day;
use crate::Stance;

/// So many words that are not grammar must be shared …
const SHARED: usize = 3;
/// … and so large a share of the shorter wording.
const SHARE: f64 = 0.5;
/// What somebody calls something: up to so many words that are not grammar.
const LABEL: usize = 4;
/// Reports of one occasion lie at most so many days apart.
const OCCASION: i32 = 21;
/// At most so many utterances of one speaker and word are compared, and so many wordings of each.
const MOST: usize = 32;

/// One quotation of one report.
#[derive(Debug)]
pub(super) struct Said<'a> {
    pub(super) report: usize,
    pub(super) saying: &'a Saying,
    pub(super) quoted: &'a Quoted,
    told: Option<i32>,
    speaker: Speaker,
}

/// Who is quoted, as far as that can be told over reports.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Speaker {
    Thing(u32),
    Described(String),
}

/// The utterances that several reports give: places in the list of all quotations.
pub(super) fn group<'a>(
    reports: &'a [&'a Report],
    things: &Things<'_>,
) -> (Vec<Said<'a>>, Vec<Vec<usize>>) {
    let said = all(reports, things);
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut index: BTreeMap<(&Speaker, &str), Vec<usize>> = BTreeMap::new();
    for (at, q) in said.iter().enumerate() {
        // a word that no text has stands for what somebody calls something
        let label = is_label(q).then_some("");
        let words = || q.quoted.words.iter().map(String::as_str).chain(label);
        let near: BTreeSet<usize> =
            words().filter_map(|w| index.get(&(&q.speaker, w))).flatten().copied().collect();
        let fits = |row: &usize| {
            let wordings = rows[*row].iter().take(MOST).map(|i| &said[*i]);
            wordings.map(|o| likeness(reports, q, o)).fold(0.0, f64::max)
        };
        let best = near.into_iter().map(|row| (fits(&row), row));
        let best =
            best.filter(|(s, _)| *s > 0.0).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let row = best.map_or_else(
            || {
                rows.push(Vec::new());
                rows.len() - 1
            },
            |(_, row)| row,
        );
        rows[row].push(at);
        for word in words() {
            let list = index.entry((&q.speaker, word)).or_default();
            if list.len() < MOST && !list.contains(&row) {
                list.push(row);
            }
        }
    }
    rows.retain(|row| row.iter().any(|i| said[*i].report != said[row[0]].report));
    (said, rows)
}

/// The quotations of all reports; of statements that quote the same words the innermost counts.
fn all<'a>(reports: &'a [&'a Report], things: &Things<'_>) -> Vec<Said<'a>> {
    let mut out: Vec<Said<'a>> = Vec::new();
    for (report, r) in reports.iter().enumerate() {
        let told = r.date.as_deref().and_then(day);
        let mut here: Vec<(&Saying, &Quoted)> =
            r.sayings.iter().flat_map(|s| s.quoted.iter().map(move |q| (s, q))).collect();
        here.sort_by_key(|(s, q)| (q.start, s.end - s.start, s.statement));
        let mut end = 0;
        for (saying, quoted) in here {
            if quoted.start < end {
                continue;
            }
            let Some(voice) = saying.chain.first() else { continue };
            let thing = voice.what.thing.and_then(|t| things.of(report, t));
            let described = || format!("{} {}", voice.what.of.join(" "), voice.what.head);
            let speaker = thing.map_or_else(|| Speaker::Described(described()), Speaker::Thing);
            end = quoted.end;
            out.push(Said { report, saying, quoted, told, speaker });
        }
    }
    out
}

/// Whether a quotation is what a denial calls what it denies.
fn is_label(q: &Said<'_>) -> bool {
    let called = q.saying.characterization.as_deref().unwrap_or_default();
    q.saying.stance == Stance::Deny
        && q.quoted.words.len() <= LABEL
        && called.contains(q.quoted.text.as_str())
}

/// How alike two wordings of one speaker are; 0 when they are two utterances.
fn likeness(reports: &[&Report], a: &Said<'_>, b: &Said<'_>) -> f64 {
    if a.told.zip(b.told).is_some_and(|(x, y)| (x - y).abs() > OCCASION) {
        return 0.0;
    }
    let (x, y) = (&a.quoted.words, &b.quoted.words);
    let shared = x.iter().filter(|w| y.binary_search(w).is_ok()).count();
    let shorter = x.len().min(y.len()).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a quotation has few words")]
    let share = shared as f64 / shorter as f64;
    match () {
        () if a.quoted.text == b.quoted.text => 2.0,
        () if is_within(&a.quoted.text, &b.quoted.text) => 1.0,
        () if shared >= SHARED && share >= SHARE => share,
        () if is_label(a) && is_label(b) && a.report != b.report && one_topic(reports, a, b) => {
            0.01 + share
        }
        () => 0.0,
    }
}

/// Whether one wording is a stretch of the other, and long enough not to be chance.
fn is_within(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.split_whitespace().count() > SHARED && long.contains(&short)
}

/// Whether two denials are of what the same parties are said to have done.
fn one_topic(reports: &[&Report], a: &Said<'_>, b: &Said<'_>) -> bool {
    let fillers = |s: &Said<'_>| -> Vec<&Filler> {
        let events = s.saying.targets.iter().filter_map(|e| reports[s.report].events.get(*e));
        events.flat_map(|e| &e.fillers).collect()
    };
    let countries = |s: &Said<'_>| -> BTreeSet<&str> {
        let things = &reports[s.report].things;
        fillers(s)
            .into_iter()
            .flat_map(|f| {
                let named = f.what.thing.and_then(|t| things.get(t)?.country.as_deref());
                f.what.of.iter().map(String::as_str).chain(named)
            })
            .collect()
    };
    let (x, y) = (countries(a), countries(b));
    x.is_empty() || y.is_empty() || x.iter().any(|c| y.contains(c))
}
