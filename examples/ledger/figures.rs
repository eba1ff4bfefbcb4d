//! The table of figures that `compare` prints.

use newswire::{FigureRow, Rows};

use super::common::table::Table;
use super::words::{figure, is_shown, name, range, verdict, who};

pub(crate) fn figures(rows: &Rows, all: bool) -> Table {
    let columns: &[(&str, usize)] =
        &[("EVENT", 56), ("FIGURE", 28), ("WHO SAYS SO", 44), ("REPORT", 26), ("VERDICT", 60)];
    let mut cells = Vec::new();
    for row in rows.figures.iter().filter(|r| is_shown(r, all)) {
        for (at, f) in row.figures.iter().enumerate() {
            let part = if f.part { "  of them " } else { "" };
            cells.push(vec![
                if at == 0 { row.question.clone() } else { String::new() },
                format!("{part}{}", figure(f)),
                who(f),
                name(&f.document),
                if at == 0 { judged(row) } else { String::new() },
            ]);
        }
    }
    Table { title: "Figures", columns, rows: cells }
}

/// "conflict 10,000–12,000, credit differs".
fn judged(row: &FigureRow) -> String {
    let differs = if row.attribution_conflict { ", credit differs" } else { "" };
    let judged = [verdict(row), range(row)].join(" ");
    format!("{}{differs}", judged.trim_end())
}
