//! Several reports side by side, as the template sees them.

use std::collections::{BTreeMap, BTreeSet};

use newswire::{
    Certainty, EventRow, EventVersion, FigureRow, MentionKind, Rows, TimelineRow, Verdict,
};
use serde::Serialize;

use crate::common::words::{days, stance, yearless};
use crate::document::View;
use crate::words;

/// What the ledger says of the reports of a page.
#[derive(Debug, Serialize)]
pub(crate) struct Side {
    figures: Vec<Figures>,
    happenings: Vec<Happening>,
    denials: Vec<Denial>,
    quotes: Vec<Utterance>,
    timeline: Vec<Moment>,
    places: Vec<Place>,
    things: Vec<Thing>,
}

/// Where something stands: a report's name, and the place in the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Link {
    report: String,
    href: String,
}

/// The figures that answer one question.
#[derive(Debug, Serialize)]
struct Figures {
    question: String,
    verdict: String,
    range: String,
    credit_differs: bool,
    figures: Vec<Figure>,
}

#[derive(Debug, Serialize)]
struct Figure {
    text: String,
    part: bool,
    who: String,
    at: Link,
}

/// What several reports tell of.
#[derive(Debug, Serialize)]
struct Happening {
    kind: String,
    what: String,
    when: String,
    sources: Vec<String>,
    versions: Vec<Version>,
}

#[derive(Debug, Serialize)]
struct Version {
    at: Link,
    words: String,
    who: String,
    how: String,
    why: String,
}

#[derive(Debug, Serialize)]
struct Denial {
    who: String,
    how: &'static str,
    what: String,
    claimed_by: Vec<String>,
    at: Vec<Link>,
}

/// One utterance in several wordings.
#[derive(Debug, Serialize)]
struct Utterance {
    who: String,
    variants: Vec<Variant>,
}

#[derive(Debug, Serialize)]
struct Variant {
    text: String,
    at: Link,
}

#[derive(Debug, Serialize)]
struct Moment {
    when: String,
    certainty: &'static str,
    kind: String,
    what: String,
    how: String,
    at: Vec<Link>,
}

/// A place with its coordinates, and the reports that name it.
#[derive(Debug, Serialize)]
struct Place {
    name: String,
    country: Option<String>,
    lat: f64,
    lon: f64,
    at: Vec<Link>,
}

/// What several reports name, with its spellings.
#[derive(Debug, Serialize)]
struct Thing {
    name: String,
    kind: String,
    spellings: Vec<String>,
    reports: usize,
}

/// The reports of the page by their ids.
struct Reports<'a>(BTreeMap<&'a str, &'a View>);

impl Side {
    pub(crate) fn new(views: &[View], rows: &Rows) -> Self {
        let reports = Reports(views.iter().map(|v| (v.id(), v)).collect());
        let mut figures: Vec<&FigureRow> =
            rows.figures.iter().filter(|r| words::is_shown(r, false)).collect();
        // What an editor has to look at comes first.
        figures.sort_by_key(|row| match row.verdict {
            Some(Verdict::Conflict) => 0,
            Some(Verdict::DifferentScope) => 1,
            Some(Verdict::Subset) => 2,
            Some(Verdict::Refine) => 3,
            _ => 4,
        });
        let dated = rows.timeline.iter().filter(|t| t.certainty != Certainty::Told);
        let told = rows.events.iter().filter(|e| e.reports > 1);
        Self {
            figures: figures.into_iter().map(|row| reports.figures(row)).collect(),
            happenings: told.map(|e| reports.happening(e)).collect(),
            denials: reports.denials(rows),
            quotes: reports.quotes(rows),
            timeline: dated.filter_map(|t| reports.moment(rows, t)).collect(),
            places: places(views),
            things: things(rows),
        }
    }
}

impl Reports<'_> {
    /// The place of a mention, or else of the sentence that holds a byte.
    fn link(&self, report: &str, start: usize, mention: Option<usize>) -> Link {
        let view = self.0.get(report);
        let href = view.map_or_else(String::new, |view| view.place(start, mention));
        Link { report: words::name(report), href }
    }

    fn figures(&self, row: &FigureRow) -> Figures {
        let figures = row.figures.iter().map(|f| Figure {
            text: words::figure(f),
            part: f.part,
            who: words::who(f),
            at: self.link(&f.document, f.start, Some(f.mention)),
        });
        Figures {
            question: row.question.clone(),
            verdict: words::verdict(row).replace('_', " "),
            range: words::range(row),
            credit_differs: row.attribution_conflict,
            figures: figures.collect(),
        }
    }

    fn version(&self, v: &EventVersion) -> Version {
        Version {
            at: self.link(&v.document, v.start, None),
            words: v.excerpt.clone(),
            who: words::credit(v.stance, &v.sources),
            how: crate::document::how(v.polarity, v.modality),
            why: v.why.join("; "),
        }
    }

    fn happening(&self, e: &EventRow) -> Happening {
        Happening {
            kind: e.kind.to_string(),
            what: e.what.clone(),
            when: days(e.begin.as_deref(), e.end.as_deref()),
            sources: e.independent_sources.iter().map(|s| s.name.clone()).collect(),
            versions: e.versions.iter().map(|v| self.version(v)).collect(),
        }
    }

    /// Each report once, at the first of its places.
    fn once<'v>(&self, at: impl Iterator<Item = (&'v str, usize)>) -> Vec<Link> {
        let mut seen = BTreeSet::new();
        let first = at.filter(|(report, _)| seen.insert(*report));
        first.map(|(report, start)| self.link(report, start, None)).collect()
    }

    fn denials(&self, rows: &Rows) -> Vec<Denial> {
        let denials = rows.denials.iter().map(|d| {
            let first = d.versions.first();
            let words = first.map(|v| v.excerpt.clone()).filter(|words| !words.is_empty());
            let event = d.events.first().and_then(|e| rows.events.get(*e));
            let who = d.source.as_ref().map_or("nobody named", |s| &s.name);
            Denial {
                who: who.to_owned(),
                how: stance(who, d.stance),
                what: event.map(|e| e.what.clone()).or(words).unwrap_or_default(),
                claimed_by: d.claimed_by.iter().map(|s| s.name.clone()).collect(),
                at: self.once(d.versions.iter().map(|v| (&*v.document, v.start))),
            }
        });
        denials.collect()
    }

    fn quotes(&self, rows: &Rows) -> Vec<Utterance> {
        let quotes = rows.quotes.iter().map(|q| {
            let variants = q.variants.iter().map(|v| Variant {
                text: v.text.split_whitespace().collect::<Vec<_>>().join(" "),
                at: self.link(&v.document, v.start, None),
            });
            Utterance { who: q.name.clone(), variants: variants.collect() }
        });
        quotes.collect()
    }

    fn moment(&self, rows: &Rows, t: &TimelineRow) -> Option<Moment> {
        let e = rows.events.get(t.event)?;
        let first = e.versions.first();
        Some(Moment {
            when: t
                .value
                .as_deref()
                .map_or_else(|| days(t.begin.as_deref(), t.end.as_deref()), yearless),
            certainty: t.certainty.as_str(),
            kind: e.kind.to_string(),
            what: e.what.clone(),
            how: first.map(|v| crate::document::how(v.polarity, v.modality)).unwrap_or_default(),
            at: self.once(e.versions.iter().map(|v| (&*v.document, v.start))),
        })
    }
}

/// The places of all reports, those of most reports first.
fn places(views: &[View]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (view, p) in views.iter().flat_map(|v| v.places().iter().map(move |p| (v, p))) {
        let at = Link { report: words::name(view.id()), href: p.href.clone() };
        let one = |x: &&mut Place| x.name == p.name && x.country == p.country;
        match places.iter_mut().find(one) {
            Some(place) => place.at.push(at),
            None => places.push(Place {
                name: p.name.clone(),
                country: p.country.clone(),
                lat: p.lat,
                lon: p.lon,
                at: vec![at],
            }),
        }
    }
    places.sort_by(|a, b| b.at.len().cmp(&a.at.len()).then_with(|| a.name.cmp(&b.name)));
    places
}

/// What several reports name, those of most reports first.
fn things(rows: &Rows) -> Vec<Thing> {
    let named = rows.entities.iter().filter(|e| e.kind != MentionKind::Other);
    let all = named.map(|e| {
        let reports = e.spellings.iter().flat_map(|s| s.at.iter().map(|at| &*at.document));
        let reports: BTreeSet<&str> = reports.collect();
        Thing {
            name: e.name.clone(),
            kind: e.subtype.clone().unwrap_or_else(|| e.kind.to_string()),
            spellings: e
                .spellings
                .iter()
                .map(|s| s.text.clone())
                .filter(|s| *s != e.name)
                .collect(),
            reports: reports.len(),
        }
    });
    let mut things: Vec<Thing> = all.filter(|t| t.reports > 1).collect();
    things.sort_by(|a, b| b.reports.cmp(&a.reports).then_with(|| a.name.cmp(&b.name)));
    things
}
