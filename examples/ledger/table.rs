//! Aligned tables for people, and the same as Markdown.

use std::io::IsTerminal;

/// A table with a title.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) title: &'static str,
    /// Each column: its head and its width, in characters; a longer cell is cut.
    pub(crate) columns: &'static [(&'static str, usize)],
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    /// Columns aligned by spaces, a line a row; what is emphasised in colour if `colour`.
    pub(crate) fn text(&self, colour: bool) -> String {
        let mut out = format!("{}\n", self.title);
        let widths: Vec<usize> = (0..self.columns.len()).map(|c| self.width(c)).collect();
        let heads: Vec<String> = self.columns.iter().map(|(head, _)| (*head).to_owned()).collect();
        for row in std::iter::once(&heads).chain(&self.rows) {
            let mut line = String::new();
            for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let cell = cut(cell, *width);
                let pad = width - cell.chars().count();
                let last = at + 1 == row.len();
                line.push_str(&if last && colour { paint(&cell) } else { cell });
                if !last {
                    line.push_str(&" ".repeat(pad + 2));
                }
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }

    /// The widest cell of a column, up to the width that the column may have.
    fn width(&self, column: usize) -> usize {
        let (head, most) = self.columns[column];
        let cells = self.rows.iter().filter_map(|r| r.get(column)).map(|c| c.chars().count());
        cells.max().unwrap_or(0).min(most).max(head.chars().count())
    }

    /// A Markdown table.
    pub(crate) fn markdown(&self) -> String {
        let line = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|c| c.replace('|', "\\|")).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let heads: Vec<String> = self.columns.iter().map(|(h, _)| h.to_lowercase()).collect();
        let rule = format!("|{}\n", "---|".repeat(heads.len()));
        let rows: String = self.rows.iter().map(|r| line(r)).collect();
        format!("### {}\n\n{}{rule}{rows}", self.title, line(&heads))
    }
}

/// One line, ending in "…" where it is cut off.
fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

/// A verdict in its colour.
fn paint(text: &str) -> String {
    let code = match text.split_whitespace().next().unwrap_or_default() {
        "agree" => "32",
        "conflict" => "31",
        "refine" | "subset" | "different_scope" => "33",
        _ => return text.to_owned(),
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

/// Whether colours are wanted: on a terminal, unless NO_COLOR is set (no-color.org).
pub(crate) fn colour() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}

/// A number with commas: 12,000.
pub(crate) fn digits(x: f64) -> String {
    let whole = x.fract() == 0.0 && x.abs() < 1e15;
    if !whole {
        return x.to_string();
    }
    let plain = format!("{:.0}", x.abs());
    let mut out = String::new();
    for (at, c) in plain.chars().enumerate() {
        if at > 0 && (plain.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    if x < 0.0 { format!("-{out}") } else { out }
}
