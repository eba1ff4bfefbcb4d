//! The rows, kept as ranges of the texts they were read from.

use std::borrow::Cow;

use super::table::line_number;
use super::{Row, RowId, Sort};
use crate::MentionKind;
use crate::prepared::{Reader, Writer, difference, moved};
use crate::token::fold::fold;

/// A range of a line: where it begins and how long it is.
pub(super) type Range = (u16, u16);

/// Stands for no row, and for no made id.
pub(super) const NO_ROW: u32 = u32::MAX;

/// A row as it is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stored {
    /// Where its line begins in the text of its file.
    pub(super) line: u32,
    /// Where its parents begin in the list of all parents.
    pub(super) parents: u32,
    /// Row of the capital, or [`NO_ROW`].
    pub(super) capital: u32,
    pub(super) population: u32,
    /// Row of the country that it is, or lies in or belongs to, or [`NO_ROW`].
    pub(super) country_row: u32,
    /// Not a number when unknown.
    pub(super) latitude: f32,
    pub(super) longitude: f32,
    /// An id that stands in no file, made from the name: where it begins in `made_ids`; else [`NO_ROW`].
    pub(super) made_id: u32,
    pub(super) id: Range,
    pub(super) name: Range,
    pub(super) subtype: Range,
    pub(super) country: Range,
    pub(super) wikidata: Range,
    pub(super) file: u16,
    pub(super) parent_count: u8,
    pub(super) gender: u8,
    pub(super) kind: MentionKind,
    pub(super) sort: Sort,
    /// Taken out by a later file.
    pub(super) dead: bool,
}

/// A smaller number, if it is one.
fn narrow<T: TryFrom<u32>>(number: u32) -> Option<T> {
    T::try_from(number).ok()
}

/// One file.
#[derive(Clone, Debug)]
struct File {
    /// As messages name it.
    name: Box<str>,
    /// The rule id of mentions found by it: `gazetteer/people`.
    rule: Box<str>,
    text: Cow<'static, str>,
}

/// All rows with their texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Store {
    files: Vec<File>,
    rows: Vec<Stored>,
    parents: Vec<RowId>,
    made_ids: String,
}

impl Store {
    /// Enters a file, still without its text; none when there are too many.
    pub(super) fn add_file(&mut self, name: &str) -> Option<u16> {
        let file = u16::try_from(self.files.len()).ok()?;
        let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let stem = stem.strip_suffix(".tsv").unwrap_or(stem);
        let rule = format!("gazetteer/{}", fold(stem).replace(['_', ' '], "-")).into();
        self.files.push(File { name: name.into(), rule, text: Cow::Borrowed("") });
        Some(file)
    }

    /// Gives a file its text.
    pub(super) fn set_text(&mut self, file: u16, text: Cow<'static, str>) {
        self.files[usize::from(file)].text = text;
    }

    /// The text of a file.
    pub(super) fn text(&self, file: u16) -> &str {
        &self.files[usize::from(file)].text
    }

    pub(super) fn reserve(&mut self, rows: usize) {
        self.rows.reserve(rows);
    }

    pub(super) fn push(&mut self, row: Stored) {
        self.rows.push(row);
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Makes an id from a name, for a list without ids; returns where it stands.
    pub(super) fn make_id(&mut self, name: &str) -> u32 {
        let first = self.made_ids.len();
        let mut gap = false;
        for c in fold(name).chars() {
            if c.is_alphanumeric() {
                if gap && self.made_ids.len() > first {
                    self.made_ids.push('-');
                }
                self.made_ids.push(c);
            }
            gap = c != '\'' && !c.is_alphanumeric();
        }
        if self.made_ids.len() == first {
            self.made_ids.push_str(name);
        }
        u32::try_from(first).unwrap_or(NO_ROW - 1)
    }

    /// Whether the id of a row was made from its name.
    pub(super) fn is_made(&self, row: RowId) -> bool {
        self.rows[row.0 as usize].made_id != NO_ROW
    }

    /// Makes another id for a row, with a number.
    pub(super) fn make_again(&mut self, row: RowId, number: u32) {
        let name = self.cell(row, self.rows[row.0 as usize].name).to_owned();
        let first = self.make_id(&name);
        self.made_ids.push_str(&format!("-{number}"));
        let len = self.made_len(first);
        let s = &mut self.rows[row.0 as usize];
        (s.made_id, s.id) = (first, (0, len));
    }

    /// How long the latest made id is, which begins at `first`.
    pub(super) fn made_len(&self, first: u32) -> u16 {
        u16::try_from(self.made_ids.len().saturating_sub(first as usize)).unwrap_or(u16::MAX)
    }

    /// Takes out the rows of a file by the last part of its rule id; false when there is no such file.
    pub(super) fn kill_file(&mut self, stem: &str) -> bool {
        let mut found = false;
        for (i, f) in self.files.iter().enumerate() {
            if f.rule.strip_prefix("gazetteer/") == Some(stem) {
                found = true;
                let rows = self.rows.iter_mut().filter(|r| usize::from(r.file) == i);
                rows.for_each(|r| r.dead = true);
            }
        }
        found
    }

    pub(super) fn kill(&mut self, row: RowId) {
        self.rows[row.0 as usize].dead = true;
    }

    #[inline]
    pub(super) fn is_dead(&self, row: RowId) -> bool {
        self.rows[row.0 as usize].dead
    }

    #[inline]
    pub(super) fn kind(&self, row: RowId) -> MentionKind {
        self.rows[row.0 as usize].kind
    }

    #[inline]
    pub(super) fn sort(&self, row: RowId) -> Sort {
        self.rows[row.0 as usize].sort
    }

    #[inline]
    pub(super) fn population(&self, row: RowId) -> u32 {
        self.rows[row.0 as usize].population
    }

    /// The row of the country that a row is, or belongs to.
    #[inline]
    pub(super) fn country_row(&self, row: RowId) -> Option<RowId> {
        let country = self.rows[row.0 as usize].country_row;
        (country != NO_ROW).then_some(RowId(country))
    }

    /// Enters the country of a row.
    pub(super) fn set_country_row(&mut self, row: RowId, country: Option<RowId>) {
        self.rows[row.0 as usize].country_row = country.map_or(NO_ROW, |c| c.0);
    }

    #[inline]
    pub(super) fn subtype(&self, row: RowId) -> &str {
        self.cell(row, self.rows[row.0 as usize].subtype)
    }

    #[inline]
    pub(super) fn gender(&self, row: RowId) -> u8 {
        self.rows[row.0 as usize].gender
    }

    /// The rows that contain a row.
    #[inline]
    pub(super) fn parents_of(&self, row: RowId) -> &[RowId] {
        let s = &self.rows[row.0 as usize];
        let first = s.parents as usize;
        self.parents.get(first..first + usize::from(s.parent_count)).unwrap_or_default()
    }

    /// File and line of a row, for messages.
    pub(super) fn place(&self, row: RowId) -> (&str, usize) {
        let s = &self.rows[row.0 as usize];
        let file = &self.files[usize::from(s.file)];
        (&file.name, line_number(&file.text, s.line as usize))
    }

    /// How many parents are entered.
    pub(super) fn parents(&self) -> u32 {
        u32::try_from(self.parents.len()).unwrap_or(NO_ROW)
    }

    /// Enters capital and parents of a row.
    pub(super) fn set_references(&mut self, row: RowId, capital: u32, first: u32, all: &[RowId]) {
        let s = &mut self.rows[row.0 as usize];
        (s.capital, s.parents) = (capital, first);
        s.parent_count = u8::try_from(all.len()).unwrap_or(u8::MAX);
        self.parents.extend_from_slice(all);
    }

    /// Puts one row in the place of another.
    pub(super) fn replace(&mut self, new_of: impl Fn(RowId) -> RowId) {
        self.parents.iter_mut().for_each(|p| *p = new_of(*p));
        for r in self.rows.iter_mut().filter(|r| r.capital != NO_ROW) {
            r.capital = new_of(RowId(r.capital)).0;
        }
    }

    #[inline(always)]
    pub(super) fn row(&self, id: RowId) -> Row<'_> {
        let s = &self.rows[id.0 as usize];
        Row {
            id: self.id(id),
            name: self.cell(id, s.name),
            kind: s.kind,
            subtype: self.cell(id, s.subtype),
            country: self.cell(id, s.country),
            parents: self.parents_of(id),
            capital: (s.capital != NO_ROW).then_some(RowId(s.capital)),
            wikidata: self.cell(id, s.wikidata),
            position: (!s.latitude.is_nan()).then_some((s.latitude, s.longitude)),
            gender: s.gender,
        }
    }

    #[inline(always)]
    pub(super) fn id(&self, row: RowId) -> &str {
        let s = &self.rows[row.0 as usize];
        if s.made_id == NO_ROW {
            return self.cell(row, s.id);
        }
        let at = s.made_id as usize;
        self.made_ids.get(at..at + s.id.1 as usize).unwrap_or("")
    }

    /// A part of the line of a row.
    #[inline(always)]
    pub(super) fn cell(&self, row: RowId, (at, len): Range) -> &str {
        let s = &self.rows[row.0 as usize];
        let at = s.line as usize + usize::from(at);
        self.files[usize::from(s.file)].text.get(at..at + usize::from(len)).unwrap_or("")
    }

    /// Writes the prepared form: the names of the files, the rows, their parents. What another file took out or an id
    /// that was made of a name the built-in files do not have.
    pub(super) fn write(&self, out: &mut Writer) {
        let names: Vec<&str> = self.files.iter().map(|f| &*f.name).collect();
        out.texts(&names);
        let mut last = 0;
        out.table(self.rows.iter().map(|r| {
            let line = difference(r.line, std::mem::replace(&mut last, r.line));
            let ranges = [r.id, r.name, r.subtype, r.country, r.wikidata];
            let [a, b, c, d, e] = ranges.map(|(at, len)| [u32::from(at), len.into()]);
            [
                line,
                r.file.into(),
                // none is 0
                r.capital.wrapping_add(1),
                r.country_row.wrapping_add(1),
                r.parent_count.into(),
                r.population,
                r.latitude.to_bits(),
                r.longitude.to_bits(),
                r.gender.into(),
                r.kind as u32,
                r.sort as u32,
                a[0],
                a[1],
                b[0],
                b[1],
                c[0],
                c[1],
                d[0],
                d[1],
                e[0],
                e[1],
            ]
        }));
        out.table(self.parents.iter().map(|p| [p.0]));
    }

    /// Reads the prepared form; `text` gives the text of a file by its name.
    pub(super) fn read(
        input: &mut Reader,
        text: impl Fn(&str) -> Option<&'static str>,
    ) -> Option<Self> {
        let mut out = Self::default();
        for name in input.texts()? {
            let text = text(name)?;
            let file = out.add_file(name)?;
            out.set_text(file, Cow::Borrowed(text));
        }
        let rows = input.table::<21>()?;
        out.rows.reserve(rows.len());
        let (mut line, mut parents) = (0, 0);
        for [
            from,
            file,
            capital,
            country_row,
            parent_count,
            population,
            latitude,
            longitude,
            gender,
            kind,
            sort,
            ranges @ ..,
        ] in rows
        {
            let range = |i: usize| Some((narrow(ranges[i])?, narrow(ranges[i + 1])?));
            line = moved(line, from);
            out.rows.push(Stored {
                line,
                parents,
                capital: capital.wrapping_sub(1),
                population,
                country_row: country_row.wrapping_sub(1),
                latitude: f32::from_bits(latitude),
                longitude: f32::from_bits(longitude),
                made_id: NO_ROW,
                id: range(0)?,
                name: range(2)?,
                subtype: range(4)?,
                country: range(6)?,
                wikidata: range(8)?,
                file: narrow(file).filter(|file| usize::from(*file) < out.files.len())?,
                parent_count: narrow(parent_count)?,
                gender: narrow(gender)?,
                kind: *MentionKind::ALL.get(kind as usize)?,
                sort: *Sort::ALL.get(sort as usize)?,
                dead: false,
            });
            parents = u32::checked_add(parents, parent_count)?;
        }
        out.parents = input.table()?.map(|[row]| RowId(row)).collect();
        Some(out)
    }

    /// Bytes on the heap.
    pub(super) fn size(&self) -> usize {
        let owned = |f: &File| if let Cow::Owned(t) = &f.text { t.capacity() } else { 0 };
        self.files.iter().map(owned).sum::<usize>()
            + self.rows.capacity() * size_of::<Stored>()
            + self.parents.capacity() * 4
            + self.made_ids.capacity()
    }
}
