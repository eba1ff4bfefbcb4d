//! Lines and cells of a tab-separated file, and the messages about them.

use std::fmt::Display;

use super::cells::kind;
use crate::bytes::{below, eight, find, split};
use crate::error::Place;
use crate::span::narrow;
use crate::{Error, ErrorKind, MentionKind};

/// The one column whose value a header may give for the whole file.
const KIND: &str = "kind";

/// Where a message points: one cell of one line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell<'a> {
    /// The file as the caller named it.
    pub(super) file: &'a str,
    /// Counted from 1.
    pub(super) line: usize,
    /// The line; a column in characters is only counted for a message.
    pub(super) whole: &'a str,
    /// Where the cell begins in it, in bytes.
    pub(super) at: usize,
    /// The text.
    pub(super) text: &'a str,
}

impl Cell<'_> {
    /// The error that says what is wrong with the cell, shows it and says what would be right.
    pub(super) fn error(&self, wrong: impl Display, right: impl Display) -> Error {
        /// A longer cell is cut, so that a message stays readable.
        const SHOWN: usize = 60;
        let shown: String = self.text.chars().take(SHOWN).collect();
        let carets = "^".repeat(shown.chars().count().max(1));
        let column = self.whole.get(..self.at).map_or(0, |t| t.chars().count()) + 1;
        let place = Place { file: self.file.into(), line: self.line, column };
        Error::at(
            ErrorKind::Gazetteer,
            place,
            format!("{wrong}\n    {shown}\n    {carets} {right}"),
        )
    }

    /// A part of the cell, which begins `at` bytes into it.
    #[inline]
    pub(super) fn part<'b>(&self, at: usize, text: &'b str) -> Cell<'b>
    where
        Self: 'b,
    {
        Cell { at: self.at + at, text, ..*self }
    }
}

/// One line of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// The file as the caller named it.
    pub(super) file: &'a str,
    /// Counted from 1.
    pub(super) number: usize,
    /// Bytes of the file before it.
    pub(super) offset: usize,
    /// The text without the line break.
    pub(super) text: &'a str,
}

impl<'a> Line<'a> {
    /// The cells of the line as `(offset in the line, text)`.
    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, &'a str)> + Clone + use<'a> {
        let base = self.text.as_ptr() as usize;
        split(self.text, b'\t').map(move |c| (c.as_ptr() as usize - base, c))
    }

    /// The cell that begins `at` bytes into the line, for a message.
    #[inline]
    pub(super) fn cell(&self, at: usize, text: &'a str) -> Cell<'a> {
        Cell { file: self.file, line: self.number, whole: self.text, at, text }
    }

    /// The cell of a column that the file may lack: empty then.
    #[inline]
    pub(super) fn column(&self, header: &Header, cells: &[(u32, u32)], name: usize) -> Cell<'a> {
        let (at, end) = header.at(name).and_then(|i| cells.get(i).copied()).unwrap_or((0, 0));
        self.cell(at as usize, self.text.get(at as usize..end as usize).unwrap_or(""))
    }
}

/// The most columns that a kind of file has.
const MOST_COLUMNS: usize = 16;

/// The cells of a line by column, for a reader that asks for most of them.
#[derive(Debug)]
pub(super) struct Cells<'a> {
    /// The line.
    pub(super) line: Line<'a>,
    /// By column: where its cell begins and ends; nothing where the file lacks it.
    ranges: [(u32, u32); MOST_COLUMNS],
}

impl<'a> Cells<'a> {
    /// Arranges the cells of a line whose number [`Header::check`] has checked.
    #[inline]
    pub(super) fn new(line: &Line<'a>, header: &Header, cells: &[(u32, u32)]) -> Self {
        let mut ranges = [(0, 0); MOST_COLUMNS];
        for (column, range) in header.columns.iter().zip(cells) {
            if let Some(slot) = ranges.get_mut(usize::from(*column)) {
                *slot = *range;
            }
        }
        Self { line: *line, ranges }
    }

    /// The cell of a column that the file may lack: empty then.
    #[inline]
    pub(super) fn get(&self, column: usize) -> Cell<'a> {
        let (at, end) = self.ranges[column];
        let text = if at == end {
            ""
        } else {
            self.line.text.get(at as usize..end as usize).unwrap_or_default()
        };
        self.line.cell(at as usize, text)
    }

    /// The range of a column as it is kept; none where the line is too long for it.
    #[inline]
    pub(super) fn range(&self, column: usize) -> Option<(u16, u16)> {
        let (at, end) = self.ranges[column];
        Some((u16::try_from(at).ok()?, u16::try_from(end - at).ok()?))
    }
}

/// The lines of a text that are not empty; a final carriage return is no part of one.
pub(super) fn lines<'a>(file: &'a str, text: &'a str) -> Lines<'a> {
    let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    Lines { file, text, at, number: 0 }
}

/// The iterator of [`lines`].
#[derive(Clone, Debug)]
pub(super) struct Lines<'a> {
    file: &'a str,
    text: &'a str,
    /// Where the next line begins.
    at: usize,
    /// The number of the last line given.
    number: usize,
}

impl<'a> Lines<'a> {
    /// As [`Iterator::next`], and puts the ranges of the line's cells into `cells`: tabs and ends are found in one pass.
    pub(super) fn cut(&mut self, cells: &mut Vec<(u32, u32)>) -> Option<Line<'a>> {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            let first = self.at;
            let mut begin = first;
            let narrow = |x: usize| u32::try_from(x - first).unwrap_or(u32::MAX);
            cells.clear();
            let mut at = first;
            let end = 'line: loop {
                // one test for both marks, and for the zeros past the end
                let mut found = below(eight(bytes, at), b'\n' + 1);
                while found != 0 {
                    let mark = at + (found.trailing_zeros() / 8) as usize;
                    match bytes.get(mark) {
                        Some(b'\t') => {
                            cells.push((narrow(begin), narrow(mark)));
                            begin = mark + 1;
                        }
                        Some(b'\n') => break 'line mark,
                        Some(_) => {}
                        None => break 'line bytes.len(),
                    }
                    found &= found - 1;
                }
                at += 8;
            };
            let line = self.line(first, end);
            if !line.text.is_empty() {
                cells.push((narrow(begin), narrow(first + line.text.len())));
                return Some(line);
            }
        }
        None
    }

    /// The line from `first` to its break at `end`, and moves on past it.
    fn line(&mut self, first: usize, end: usize) -> Line<'a> {
        self.at = end + 1;
        self.number += 1;
        let text = self.text.get(first..end).unwrap_or_default();
        let text = text.strip_suffix('\r').unwrap_or(text);
        Line { file: self.file, number: self.number, offset: first, text }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        while self.at < self.text.len() {
            let end = find(self.text.as_bytes(), self.at, b'\n').unwrap_or(self.text.len());
            let line = self.line(self.at, end);
            if !line.text.is_empty() {
                return Some(line);
            }
        }
        None
    }
}

/// The number of the line that begins `offset` bytes into a text.
pub(super) fn line_number(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|b| **b == b'\n').count() + 1
}

/// Which cell holds which column.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// By column of the list the header was read with: its cell plus one, 0 where the file lacks it.
    cells: Vec<u8>,
    /// By cell: its column.
    columns: Vec<u8>,
    /// How many cells a line has.
    pub(super) width: usize,
    /// How many it must have: empty cells at its end may be left out, but none of a required column.
    least: usize,
    /// The kind of every row, where the header says it once: `kind=place`.
    pub(super) kind: Option<MentionKind>,
}

impl Header {
    /// Reads a header line against the columns that such a file may have.
    pub(super) fn read(line: &Line<'_>, known: &[&str]) -> Result<Self, Error> {
        let mut header = Self {
            cells: vec![0; known.len()],
            columns: Vec::new(),
            width: 0,
            least: 0,
            kind: None,
        };
        for (at, cell) in line.cells() {
            let (name, value) = cell.split_once('=').map_or((cell, None), |(n, v)| (n, Some(v)));
            let cell = line.cell(at, cell);
            let Some(i) = known.iter().position(|k| *k == name) else {
                return Err(cell.error(
                    format_args!("unknown column `{name}`"),
                    format_args!("columns are {}", known.join(", ")),
                ));
            };
            if header.cells[i] != 0 || name == KIND && header.kind.is_some() {
                return Err(cell.error(
                    format_args!("column `{name}` stands twice"),
                    "take one of the two out of the header",
                ));
            }
            if let Some(value) = value {
                if name != KIND {
                    return Err(cell.error(
                        format_args!("column `{name}` cannot be given for a whole file"),
                        "only `kind` can, as in `kind=place`",
                    ));
                }
                header.kind = Some(kind(cell.part(name.len() + 1, value))?);
                continue;
            }
            header.width += 1;
            header.columns.push(u8::try_from(i).unwrap_or(u8::MAX));
            header.cells[i] = u8::try_from(header.width).unwrap_or(u8::MAX);
        }
        header.least = header.width;
        Ok(header)
    }

    /// The header of a two-column list of names and kinds.
    pub(super) fn pair(known: &[&str]) -> Self {
        let cell = |k: &&str| match *k {
            "name" => 1,
            "kind" => 2,
            _ => 0,
        };
        let place = |name| known.iter().position(|k| *k == name).unwrap_or(usize::MAX);
        let columns = ["name", "kind"].map(|name| u8::try_from(place(name)).unwrap_or(u8::MAX));
        Self {
            cells: known.iter().map(cell).collect(),
            columns: columns.into(),
            width: 2,
            least: 2,
            kind: None,
        }
    }

    /// Says which required column is missing; lines may then end after the last of them.
    pub(super) fn require(
        &mut self,
        line: &Line<'_>,
        known: &[&str],
        required: &[usize],
    ) -> Result<(), Error> {
        let lacks =
            |c: &&usize| self.at(**c).is_none() && !(known[**c] == KIND && self.kind.is_some());
        match required.iter().find(lacks) {
            Some(c) => {
                let name = known[*c];
                Err(line.cell(0, line.text).error(
                    format_args!("no column `{name}`"),
                    format_args!("add `{name}` to the header"),
                ))
            }
            None => {
                self.least = required.iter().filter_map(|c| self.at(*c)).max().map_or(0, |c| c + 1);
                Ok(())
            }
        }
    }

    /// The cell of a column.
    #[inline]
    pub(super) fn at(&self, column: usize) -> Option<usize> {
        usize::from(self.cells[column]).checked_sub(1)
    }

    /// Cuts a line into `out` as ranges of its bytes, and checks their number.
    pub(super) fn cut(&self, line: &Line<'_>, out: &mut Vec<(u32, u32)>) -> Result<(), Error> {
        out.clear();
        out.extend(line.cells().map(|(at, cell)| (narrow(at), narrow(at + cell.len()))));
        self.check(line, out)
    }

    /// Checks the number of a line's cells, and adds those that are left out at its end.
    #[inline]
    pub(super) fn check(&self, line: &Line<'_>, cells: &mut Vec<(u32, u32)>) -> Result<(), Error> {
        if cells.len() < self.least || cells.len() > self.width {
            return Err(line.cell(0, line.text).error(
                format_args!("the line has {}", columns(cells.len())),
                format_args!("the header has {}; they are parted by tabs", columns(self.width)),
            ));
        }
        let end = u32::try_from(line.text.len()).unwrap_or(u32::MAX);
        cells.resize(self.width, (end, end));
        Ok(())
    }
}

/// "1 column", "2 columns".
fn columns(n: usize) -> String {
    format!("{n} column{}", if n == 1 { "" } else { "s" })
}
