//! Who denies, or does not confirm, what.

use std::collections::BTreeMap;

use super::rows::{DenialRow, DenialVersion, Source};
use super::view::{View, is_one};
use crate::Stance;

/// Denials and refusals to confirm: one row for each source, stance and first happening that it answers; those that no
/// report ties to a happening stand alone.
pub(super) fn rows(view: &View<'_>) -> Vec<DenialRow> {
    let mut rows: Vec<DenialRow> = Vec::new();
    let mut index: BTreeMap<(Option<usize>, String, Stance, usize), usize> = BTreeMap::new();
    for (report, r) in view.reports.iter().enumerate() {
        let denials =
            r.sayings.iter().filter(|s| matches!(s.stance, Stance::Deny | Stance::NotConfirm));
        for s in denials {
            let source = s.chain.first().map(|v| view.source(report, v));
            let mut events: Vec<usize> =
                s.targets.iter().filter_map(|e| view.happenings.of(report, *e)).collect();
            events.dedup();
            let version = DenialVersion {
                document: r.id.clone(),
                statement: s.statement,
                start: s.start,
                end: s.end,
                excerpt: s.text.clone(),
                characterization: s.characterization.clone(),
            };
            let name = source.as_ref().map(|s| s.name.to_lowercase()).unwrap_or_default();
            let entity = source.as_ref().and_then(|s| s.entity);
            let known =
                events.iter().find_map(|e| index.get(&(entity, name.clone(), s.stance, *e)));
            let row = known.copied().unwrap_or(rows.len());
            if row == rows.len() {
                let (id, stance) = (row, s.stance);
                let (claimed_by, versions) = (Vec::new(), Vec::new());
                rows.push(DenialRow {
                    id,
                    source,
                    stance,
                    events: Vec::new(),
                    claimed_by,
                    versions,
                });
            }
            let out = &mut rows[row];
            out.versions.push(version);
            for event in events {
                index.entry((entity, name.clone(), s.stance, event)).or_insert(row);
                if !out.events.contains(&event) {
                    out.events.push(event);
                }
            }
        }
    }
    for row in &mut rows {
        row.claimed_by = claimed_by(view, row);
    }
    rows
}

/// Who claims what a row denies: the original sources of its happenings, and whoever is denied is not among them.
fn claimed_by(view: &View<'_>, row: &DenialRow) -> Vec<Source> {
    let mut out: Vec<Source> = Vec::new();
    let groups = row.events.iter().filter_map(|e| view.happenings.groups.get(*e));
    for v in groups.flat_map(|g| &g.versions).map(|j| &view.happenings.versions[j.version]) {
        let denies = matches!(v.happening.stance, Some(Stance::Deny | Stance::NotConfirm));
        let source = v.happening.chain.first().map(|voice| view.source(v.report, voice));
        let Some(source) = source.filter(|_| !denies) else { continue };
        let denier = row.source.as_ref().is_some_and(|d| is_one(d, &source));
        if !denier && !out.iter().any(|x| is_one(x, &source)) {
            out.push(source);
        }
    }
    out
}
