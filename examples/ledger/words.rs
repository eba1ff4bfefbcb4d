//! Rows of a ledger in words: what `compare`, `timeline` and `report` have in common.

use std::collections::BTreeSet;

use newswire::{FigureRow, FigureVersion, Source, Stance};

use super::common::table::digits;

/// Whether a row of figures is shown: several reports have one, or all are wanted.
pub(crate) fn is_shown(row: &FigureRow, all: bool) -> bool {
    let reports: BTreeSet<&str> = row.figures.iter().map(|f| &*f.document).collect();
    all || reports.len() > 1 || (row.figures.len() > 1 && row.verdict.is_some())
}

/// "conflict".
pub(crate) fn verdict(row: &FigureRow) -> String {
    row.verdict.map_or_else(|| "one figure".to_owned(), |v| v.to_string())
}

/// "10,000–12,000"; nothing if no number is known.
pub(crate) fn range(row: &FigureRow) -> String {
    match (row.low, row.high) {
        (Some(low), Some(high)) if low < high => format!("{}–{}", digits(low), digits(high)),
        (Some(low), Some(_)) => digits(low),
        _ => String::new(),
    }
}

/// What a figure counts: "up to 600 officers", "dozens of officers", "54 percent of officers".
pub(crate) fn figure(f: &FigureVersion) -> String {
    let many = f.value.vague.is_some() && f.text.ends_with('s');
    let share = f.value.unit.as_deref() == Some("%") || f.value.fraction.is_some();
    let of = if (many || share) && !f.noun.is_empty() { "of " } else { "" };
    format!("{} {of}{}", f.text, f.noun).trim_end().to_owned()
}

/// Who says so, or denies it.
pub(crate) fn who(f: &FigureVersion) -> String {
    credit(f.stance, &f.sources)
}

/// Who says, denies or does not confirm something, and through whom it came.
pub(crate) fn credit(stance: Option<Stance>, sources: &[Source]) -> String {
    let how = match stance {
        Some(Stance::Deny) => "denied by ",
        Some(Stance::NotConfirm) => "not confirmed by ",
        _ => "",
    };
    format!("{how}{}", chain(sources))
}

/// Who says so, and through whom.
fn chain(sources: &[Source]) -> String {
    if sources.is_empty() {
        return "(the report itself)".to_owned();
    }
    sources.iter().map(|s| &*s.name).collect::<Vec<_>>().join(" < ")
}

/// A report's id without the ending.
pub(crate) fn name(id: &str) -> String {
    id.strip_suffix(".txt").unwrap_or(id).to_owned()
}
