//! Aligned tables for people, and the same as Markdown and CSV.

use std::io::IsTerminal;

use unicode_width::UnicodeWidthChar;

/// A table with a title.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) title: &'static str,
    /// Each column: its head and its width, in columns of a terminal; a longer cell is cut.
    pub(crate) columns: &'static [(&'static str, usize)],
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    /// Columns aligned by spaces, a line a row; verdicts and stances that matter in colour if `colour`.
    pub(crate) fn text(&self, colour: bool) -> String {
        let heads: Vec<String> = self.columns.iter().map(|(head, _)| (*head).to_owned()).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(|c| line(c)).collect());
        let rows: Vec<Vec<String>> = std::iter::once(heads).chain(rows).collect();
        let widths: Vec<usize> = (0..self.columns.len()).map(|c| self.width(&rows, c)).collect();
        let mut out = String::new();
        if !self.title.is_empty() {
            out.push_str(self.title);
            out.push('\n');
        }
        for row in &rows {
            let mut printed = String::new();
            for (at, (cell, room)) in row.iter().zip(&widths).enumerate() {
                let cell = cut(cell, *room);
                let pad = room.saturating_sub(width(&cell));
                printed.push_str(&if colour { paint(&cell) } else { cell });
                if at + 1 < row.len() {
                    printed.push_str(&" ".repeat(pad + 2));
                }
            }
            out.push_str(printed.trim_end());
            out.push('\n');
        }
        out
    }

    /// The widest cell of a column, up to the width that the column may have.
    fn width(&self, rows: &[Vec<String>], column: usize) -> usize {
        let (head, most) = self.columns[column];
        let cells = rows.iter().filter_map(|r| r.get(column)).map(|c| width(c));
        cells.max().unwrap_or(0).min(most).max(head.len())
    }

    /// A Markdown table.
    pub(crate) fn markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let heads: Vec<String> = self.columns.iter().map(|(h, _)| h.to_lowercase()).collect();
        let rule = format!("|{}\n", "---|".repeat(heads.len()));
        let plain = |row: &Vec<String>| row.iter().map(|c| escaped(c)).collect::<Vec<_>>();
        let rows: String = self.rows.iter().map(|r| line(&plain(r))).collect();
        let title = if self.title.is_empty() { "" } else { &format!("### {}\n\n", self.title) };
        format!("{title}{}{rule}{rows}", line(&heads))
    }

    /// The same as CSV, its heads in lower case.
    pub(crate) fn csv(&self) -> String {
        let heads: Vec<String> = self.columns.iter().map(|(h, _)| h.to_lowercase()).collect();
        csv(&heads, &self.rows)
    }
}

/// Rows as CSV (RFC 4180, a line feed after each row). A cell that a spreadsheet would run as a formula has an
/// apostrophe before it.
pub(crate) fn csv(heads: &[impl AsRef<str>], rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    // Writing into a Vec cannot fail, and all rows have as many cells as there are heads.
    let _ = writer.write_record(heads);
    for row in rows {
        let cells = row.iter().map(|c| {
            let formula = c.starts_with(['=', '+', '-', '@', '\t', '\r']);
            if formula && c.parse::<f64>().is_err() { format!("'{c}") } else { c.clone() }
        });
        let _ = writer.write_record(cells);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// Text on one line that cannot steer a terminal: control characters and white space become spaces, marks that
/// turn the direction of writing are left out.
pub(crate) fn line(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let plain: String =
        text.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Cells of tables may begin with spaces that mean something.
    let indent = plain.len() - plain.trim_start_matches(' ').len();
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}{words}", &plain[..indent])
}

/// How many columns of a terminal it takes.
fn width(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

/// One line, ending in "…" where it is cut off.
pub(crate) fn cut(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut taken = 1;
    for c in text.chars() {
        taken += c.width().unwrap_or(0);
        if taken > most {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// Text as text: what Markdown or HTML would take for markup has a backslash before it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in line(text).trim().chars() {
        if "\\`*_[]<>|#~&!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A verdict or stance in its colour.
fn paint(text: &str) -> String {
    let code = match text.split_whitespace().next().unwrap_or_default() {
        "agree" | "confirmed" => "32",
        "conflict" | "denied" => "31",
        "refine" | "subset" | "different_scope" => "33",
        _ if text == "did not confirm" => "33",
        _ => return text.to_owned(),
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

/// Whether colours are wanted: on a terminal, unless NO_COLOR is set (no-color.org).
#[expect(
    clippy::disallowed_methods,
    reason = "a command may ask the environment, the library may not"
)]
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
