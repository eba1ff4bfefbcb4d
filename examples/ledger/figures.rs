//! The table of figures that `compare` prints.

use std::collections::BTreeSet;

use newswire::{FigureRow, FigureVersion, Rows, Source, Stance};

use super::table::{Table, digits};

/// Whether a row of figures is shown: several reports have one, or all are wanted.
pub(crate) fn is_shown(row: &FigureRow, all: bool) -> bool {
    let reports: BTreeSet<&str> = row.figures.iter().map(|f| &*f.document).collect();
    all || reports.len() > 1 || (row.figures.len() > 1 && row.verdict.is_some())
}

pub(crate) fn figures(rows: &Rows, all: bool) -> Table {
    let columns: &[(&str, usize)] =
        &[("EVENT", 56), ("FIGURE", 28), ("WHO SAYS SO", 44), ("REPORT", 26), ("VERDICT", 60)];
    let mut cells = Vec::new();
    for row in rows.figures.iter().filter(|r| is_shown(r, all)) {
        for (at, f) in row.figures.iter().enumerate() {
            let part = if f.part { "  of them " } else { "" };
            cells.push(vec![
                if at == 0 { row.question.clone() } else { String::new() },
                format!("{part}{} {}", f.text, f.noun).trim_end().to_owned(),
                who(f),
                name(&f.document),
                if at == 0 { verdict(row) } else { String::new() },
            ]);
        }
    }
    Table { title: "Figures", columns, rows: cells }
}

/// "conflict 10,000–12,000, credit differs".
fn verdict(row: &FigureRow) -> String {
    let mut out = row.verdict.map_or_else(|| "one figure".to_owned(), |v| v.to_string());
    if let (Some(low), Some(high)) = (row.low, row.high) {
        out.push(' ');
        out.push_str(&digits(low));
        if low < high {
            out.push('–');
            out.push_str(&digits(high));
        }
    }
    if row.attribution_conflict {
        out.push_str(", credit differs");
    }
    out
}

/// Who says so, or denies it.
fn who(f: &FigureVersion) -> String {
    let how = match f.stance {
        Some(Stance::Deny) => "denied by ",
        Some(Stance::NotConfirm) => "not confirmed by ",
        _ => "",
    };
    format!("{how}{}", chain(&f.sources))
}

/// Who says so, and through whom.
pub(crate) fn chain(sources: &[Source]) -> String {
    if sources.is_empty() {
        return "(the report itself)".to_owned();
    }
    sources.iter().map(|s| &*s.name).collect::<Vec<_>>().join(" < ")
}

/// A report's id without the ending.
pub(crate) fn name(id: &str) -> String {
    id.strip_suffix(".txt").unwrap_or(id).to_owned()
}
