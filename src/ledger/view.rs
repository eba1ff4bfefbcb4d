//! What was found, as rows.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{Figures, Item, Row};
use super::happenings::Happenings;
use super::question::question;
use super::quotes;
use super::report::{Report, Voice};
use super::rows::{
    At, BySource, Certainty, EntityRow, EventRow, EventVersion, FigureRow, FigureVersion, NearRow,
    QuoteRow, QuoteVariant, Rows, Source, Spelling, TimelineRow,
};
use super::things::Things;
use super::time::{Period, date};
use crate::Stance;
use crate::span::narrow;

/// Days up to which a period is told as a date.
const CERTAIN: i32 = 14;

/// What the rows are made of.
pub(super) struct View<'a> {
    pub(super) reports: &'a [&'a Report],
    pub(super) things: Things<'a>,
    pub(super) happenings: Happenings<'a>,
    pub(super) figures: Figures<'a>,
}

impl<'a> View<'a> {
    pub(super) fn new(reports: &'a [&'a Report]) -> Self {
        let things = Things::new(reports);
        let happenings = Happenings::new(reports, &things);
        let figures = Figures::new(reports, &things, &happenings);
        Self { reports, things, happenings, figures }
    }

    pub(super) fn rows(&self) -> Rows {
        Rows {
            schema: super::SCHEMA.to_owned(),
            documents: self.reports.iter().map(|r| r.id.clone()).collect(),
            offsets: "byte".to_owned(),
            entities: self.entities(),
            events: self.events(),
            figures: self.figure_rows(),
            quotes: self.quotes(),
            denials: super::denials::rows(self),
            timeline: self.timeline(),
        }
    }

    fn entities(&self) -> Vec<EntityRow> {
        let rows = self.things.rows.iter().enumerate();
        rows.filter_map(|(id, row)| {
            let best = self.things.get(narrow(id))?;
            let mut spellings: BTreeMap<&str, Vec<At>> = BTreeMap::new();
            for (report, thing) in &row.members {
                let report = self.reports[*report];
                for written in &report.things[*thing].spellings {
                    let at = written.at.iter().map(|[mention, start, end]| At {
                        document: report.id.clone(),
                        mention: *mention,
                        start: *start,
                        end: *end,
                    });
                    spellings.entry(&written.text).or_default().extend(at);
                }
            }
            let spellings = spellings
                .into_iter()
                .map(|(text, at)| Spelling { text: text.to_owned(), at })
                .collect();
            Some(EntityRow {
                id,
                kind: best.kind,
                subtype: Some(best.subtype.clone()).filter(|s| !s.is_empty()),
                name: best.name.clone(),
                reference: best.reference.clone(),
                wikidata: best.wikidata.clone(),
                country: best.country.clone(),
                spellings,
            })
        })
        .collect()
    }

    pub(super) fn source(&self, report: usize, voice: &Voice) -> Source {
        let row = voice.what.thing.and_then(|t| self.things.of(report, t));
        let name = row.and_then(|r| self.things.get(r)).map_or(&voice.name, |t| &t.name);
        Source { name: name.clone(), entity: row.map(|r| r as usize), relay: voice.relay }
    }

    pub(super) fn sources(&self, report: usize, chain: &[Voice]) -> Vec<Source> {
        chain.iter().map(|v| self.source(report, v)).collect()
    }

    /// Per happening: those that come near it and were kept apart.
    fn near(&self) -> BTreeMap<usize, Vec<NearRow>> {
        let h = &self.happenings;
        let mut near: BTreeMap<usize, Vec<NearRow>> = BTreeMap::new();
        for n in &h.near {
            let v = &h.versions[n.version];
            let Some(group) = h.of(v.report, v.event).filter(|g| *g != n.other) else { continue };
            let list = near.entry(group).or_default();
            if !list.iter().any(|x| x.event == n.other) {
                list.push(NearRow { event: n.other, why: n.why.clone() });
            }
        }
        near
    }

    fn events(&self) -> Vec<EventRow> {
        let h = &self.happenings;
        let mut near = self.near();
        let rows = h.groups.iter().enumerate();
        rows.map(|(id, group)| {
            let version = |at: usize| &h.versions[at];
            let fullest =
                group.versions.iter().find(|j| j.why.is_empty()).or(group.versions.first());
            let first = fullest.map(|j| version(j.version).happening);
            let (begin, end) = group.cluster.period.map_or((None, None), |p| (p.begin, p.end));
            let versions: Vec<EventVersion> = group
                .versions
                .iter()
                .map(|j| {
                    let v = version(j.version);
                    EventVersion {
                        document: self.reports[v.report].id.clone(),
                        relation: v.happening.relation,
                        start: v.happening.start,
                        end: v.happening.end,
                        excerpt: v.happening.text.clone(),
                        sources: self.sources(v.report, &v.happening.chain),
                        stance: v.happening.stance,
                        polarity: v.happening.polarity,
                        modality: v.happening.modality,
                        why: j.why.clone(),
                    }
                })
                .collect();
            let mut independent_sources: Vec<Source> = Vec::new();
            let refuses =
                |v: &&EventVersion| matches!(v.stance, Some(Stance::Deny | Stance::NotConfirm));
            let say = versions.iter().filter(|v| !refuses(v));
            for s in say.filter_map(|v| v.sources.first()).filter(|s| !s.relay) {
                if !independent_sources.iter().any(|x| is_one(x, s)) {
                    independent_sources.push(s.clone());
                }
            }
            let reports: BTreeSet<&str> = versions.iter().map(|v| &*v.document).collect();
            let reports = reports.len();
            EventRow {
                id,
                kind: first.map_or_else(|| "other".into(), |h| h.kind.clone()),
                what: first.map(|h| h.text.clone()).unwrap_or_default(),
                begin: begin.and_then(date),
                end: end.and_then(date),
                versions,
                reports,
                independent_sources,
                near: near.remove(&id).unwrap_or_default(),
            }
        })
        .collect()
    }

    fn figure_rows(&self) -> Vec<FigureRow> {
        let rows = self.figures.rows.iter().enumerate();
        rows.map(|(id, row)| {
            let items: Vec<&Item<'_>> = row.items.iter().map(|i| &self.figures.items[*i]).collect();
            let figures: Vec<FigureVersion> = items.iter().map(|i| self.figure(i)).collect();
            let seen = || items.iter().map(|i| i.bounds.seen());
            let newest = items.iter().filter_map(|i| self.reports[i.report].date.as_deref()).max();
            let latest = |i: &usize| self.reports[items[*i].report].date.as_deref() == newest;
            let latest = (0..items.len()).filter(latest).filter(|_| newest.is_some());
            FigureRow {
                id,
                question: question(self, &items),
                unit: unit(&items),
                event: items.iter().find(|i| i.count.direct).and_then(|i| i.group),
                verdict: self.figures.verdict(row),
                low: seen().map(|s| s.0).reduce(f64::min),
                high: seen().map(|s| s.1).reduce(f64::max),
                latest: latest.collect(),
                by_source: by_source(&figures),
                attribution_conflict: self.credit_differs(row, &figures),
                figures,
            }
        })
        .collect()
    }

    fn figure(&self, i: &Item<'_>) -> FigureVersion {
        let report = self.reports[i.report];
        FigureVersion {
            document: report.id.clone(),
            mention: i.count.mention,
            start: i.count.start,
            end: i.count.end,
            text: i.count.text.clone(),
            noun: i.count.noun.clone(),
            value: i.count.value.clone(),
            sources: self.sources(i.report, &i.count.chain),
            date: report.date.clone(),
            modality: i.count.modality,
            stance: i.happening.filter(|_| i.count.direct).and_then(|h| h.stance),
            part: i.count.part_of.is_some(),
        }
    }

    /// Whether reports credit one figure to different sources: one names a source of which another says that it did not
    /// confirm or denied it, or both name original sources and have none in common.
    fn credit_differs(&self, row: &Row, figures: &[FigureVersion]) -> bool {
        let items: Vec<&Item<'_>> = row.items.iter().map(|i| &self.figures.items[*i]).collect();
        let mut refused: Vec<(u64, Source)> = Vec::new();
        for i in &items {
            let (Some(event), Some(value)) = (i.count.event, i.bounds.written) else { continue };
            for s in self.reports[i.report].sayings.iter().filter(|s| s.targets.contains(&event)) {
                let source = s.chain.first().map(|v| self.source(i.report, v));
                refused.extend(source.map(|s| (value.to_bits(), s)));
            }
        }
        let mut credited: BTreeMap<u64, BTreeMap<usize, Vec<&Source>>> = BTreeMap::new();
        for (i, f) in items.iter().zip(figures) {
            let Some(value) = i.bounds.written else { continue };
            let denied = matches!(f.stance, Some(Stance::Deny | Stance::NotConfirm));
            let all = f.sources.iter().filter(|s| !denied && !s.relay && s.entity.is_some());
            let here = credited.entry(value.to_bits()).or_default().entry(i.report).or_default();
            here.extend(all);
        }
        credited.iter().any(|(value, reports)| {
            let refuses = |s: &Source| refused.iter().any(|(v, r)| v == value && is_one(r, s));
            let named: Vec<&Vec<&Source>> = reports.values().filter(|s| !s.is_empty()).collect();
            let shares =
                |a: &[&Source], b: &[&Source]| a.iter().any(|x| b.iter().any(|y| is_one(x, y)));
            reports.values().flatten().any(|s| refuses(s))
                || named.iter().skip(1).any(|s| !shares(named[0], s))
        })
    }

    fn quotes(&self) -> Vec<QuoteRow> {
        let (said, rows) = quotes::group(self.reports, &self.things);
        let rows = rows.iter().enumerate();
        rows.filter_map(|(id, row)| {
            let first = &said[*row.first()?];
            let speaker = self.source(first.report, first.saying.chain.first()?);
            let variants = row.iter().map(|i| {
                let q = &said[*i];
                QuoteVariant {
                    document: self.reports[q.report].id.clone(),
                    statement: q.saying.statement,
                    start: q.quoted.start,
                    end: q.quoted.end,
                    text: q.quoted.text.clone(),
                }
            });
            let variants = variants.collect();
            Some(QuoteRow { id, speaker: speaker.entity, name: speaker.name, variants })
        })
        .collect()
    }

    fn timeline(&self) -> Vec<TimelineRow> {
        let mut rows: Vec<(String, TimelineRow)> = Vec::new();
        for (event, group) in self.happenings.groups.iter().enumerate() {
            let versions = || group.versions.iter().map(|j| &self.happenings.versions[j.version]);
            let told = versions().filter_map(|v| v.time.told).min().and_then(date);
            let period = group.cluster.period;
            let certainty = certainty(period);
            let (begin, end) = period.map_or((None, None), |p| (p.begin, p.end));
            let (begin, end) = (begin.and_then(date), end.and_then(date));
            let yearless = period.is_some() && begin.is_none() && end.is_none();
            let words = || versions().filter_map(|v| v.happening.when.as_ref());
            let value = words().map(|w| w.value.clone()).find(|w| w.starts_with("XXXX-"));
            let value = value.filter(|_| yearless);
            let begin = if certainty == Certainty::Told { told } else { begin };
            let key = begin.clone().or_else(|| end.clone()).or_else(|| value.clone());
            rows.extend(key.map(|k| (k, TimelineRow { event, certainty, begin, end, value })));
        }
        // what is told of a day comes after what happened on it
        rows.sort_by(|a, b| {
            (&a.0, a.1.certainty, &a.1.end, a.1.event).cmp(&(
                &b.0,
                b.1.certainty,
                &b.1.end,
                b.1.event,
            ))
        });
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

/// How well days are known.
fn certainty(period: Option<Period>) -> Certainty {
    match period {
        None => Certainty::Told,
        Some(p) => match p.days() {
            None => Certainty::Open,
            Some(days) if days <= CERTAIN && !p.loose => Certainty::Certain,
            Some(_) => Certainty::Approximate,
        },
    }
}

/// Whether two sources are one.
pub(super) fn is_one(a: &Source, b: &Source) -> bool {
    match (a.entity, b.entity) {
        (Some(x), Some(y)) => x == y,
        (None, None) => a.name.eq_ignore_ascii_case(&b.name),
        _ => false,
    }
}

/// The noun or unit that most figures have, in the singular.
fn unit(items: &[&Item<'_>]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for i in items {
        let head = Some(i.count.of.head.as_str()).filter(|h| !h.is_empty());
        let unit = head.or(i.count.value.unit.as_deref()).unwrap_or_default();
        *counts.entry(unit).or_default() += 1;
    }
    let best = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)));
    best.map(|(unit, _)| unit.to_owned()).unwrap_or_default()
}

/// What each original source says.
fn by_source(figures: &[FigureVersion]) -> Vec<BySource> {
    let mut out: Vec<BySource> = Vec::new();
    let own = |f: &FigureVersion| !matches!(f.stance, Some(Stance::Deny | Stance::NotConfirm));
    for (at, f) in figures.iter().enumerate().filter(|(_, f)| own(f)) {
        let source = f.sources.first();
        let same = |b: &&mut BySource| match (&b.source, source) {
            (Some(x), Some(y)) => is_one(x, y),
            (x, y) => x.is_none() && y.is_none(),
        };
        match out.iter_mut().find(same) {
            Some(b) => b.figures.push(at),
            None => out.push(BySource { source: source.cloned(), figures: vec![at] }),
        }
    }
    out
}
