//! Reads gazetteer files.
//!
//! Three kinds of file are told apart by their header: rows of things, roles (who held which office when) and parts
//! of names. A file without a header whose lines are a name and a kind is a user's list. Every departure from the
//! format is an error with file, line, column, the text and what would be right.

use std::borrow::Cow;

use super::form::Form;
use super::roles::Tenure;
use super::store::{NO_ROW, Range, Stored};
use super::table::{Cell, Header, Line, lines};
use super::trie::Policy;
use super::{Gazetteer, RowId, Sort, alias, find, parts};
use crate::bytes::split;
use crate::token::Token;
use crate::vocabulary::Vocabulary;
use crate::{Error, ErrorKind, MentionKind};

/// The columns of a file of rows.
pub(super) const COLUMNS: &[&str] = &[
    "id",
    "name",
    "kind",
    "subtype",
    "aliases",
    "flags",
    "country",
    "parent",
    "capital",
    "wikidata",
    "geonames",
    "iso",
    "lat",
    "lon",
    "population",
    "gender",
];
pub(super) const ID: usize = 0;
pub(super) const NAME: usize = 1;
pub(super) const KIND: usize = 2;
pub(super) const SUBTYPE: usize = 3;
pub(super) const ALIASES: usize = 4;
pub(super) const FLAGS: usize = 5;
pub(super) const COUNTRY: usize = 6;
pub(super) const PARENT: usize = 7;
pub(super) const CAPITAL: usize = 8;
pub(super) const WIKIDATA: usize = 9;
pub(super) const LATITUDE: usize = 12;
pub(super) const LONGITUDE: usize = 13;
pub(super) const POPULATION: usize = 14;
pub(super) const GENDER: usize = 15;

/// The columns of `roles.tsv`.
pub(super) const ROLE_COLUMNS: &[&str] = &["person", "title", "organization", "since", "until"];

/// The columns of `SOURCES.tsv`, of which nothing is read.
pub(super) const SOURCE_COLUMNS: &[&str] = &["file", "source", "licence", "version", "note"];

/// The kinds that a row may have.
pub(super) const KINDS: &[MentionKind] = &[
    MentionKind::Person,
    MentionKind::Organization,
    MentionKind::Place,
    MentionKind::Nationality,
    MentionKind::Title,
    MentionKind::Product,
    MentionKind::Event,
    MentionKind::Document,
];

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Rows,
    Roles,
    Parts,
    Sources,
}

impl Holds {
    /// Tells by the header.
    pub(super) fn of(header: &Line<'_>) -> Self {
        let has = |name| header.cells().any(|(_, c)| c == name);
        if has("person") && has("title") {
            Self::Roles
        } else if has("name") && (has("family") || has("given")) {
            Self::Parts
        } else if has("source") && has("licence") {
            Self::Sources
        } else {
            Self::Rows
        }
    }
}

/// Adds files to a gazetteer.
pub(super) struct Loader<'g> {
    gazetteer: &'g mut Gazetteer,
    vocabulary: &'g mut Vocabulary,
    /// Rows from here on belong to this call.
    first_row: usize,
    /// Ranges of the cells of the line at hand.
    cells: Vec<(u32, u32)>,
    scratch: Vec<Token>,
    /// Rows with a capital or parents, to be resolved when all files are read.
    references: Vec<Reference>,
    /// Rows of earlier calls and what stands in their place, ascending.
    replaced: Vec<(RowId, RowId)>,
}

/// The cells of a row that name other rows.
struct Reference {
    row: u32,
    capital: Range,
    parents: Range,
}

impl<'g> Loader<'g> {
    /// Begins one call.
    pub(super) fn new(gazetteer: &'g mut Gazetteer, vocabulary: &'g mut Vocabulary) -> Self {
        gazetteer.matcher = find::Marks::new(vocabulary);
        let first_row = gazetteer.store.len();
        Self {
            gazetteer,
            vocabulary,
            first_row,
            cells: Vec::new(),
            scratch: Vec::new(),
            references: Vec::new(),
            replaced: Vec::new(),
        }
    }

    /// Reads the files: rows and name parts first, then what rows say of other rows, then roles.
    pub(super) fn add(
        mut self,
        files: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    ) -> Result<(), Error> {
        let mut roles = Vec::new();
        for (name, text) in files {
            let Some(header) = lines(&name, &text).next() else { continue };
            match Holds::of(&header) {
                Holds::Sources => {}
                Holds::Parts => self.parts(&name, &text)?,
                Holds::Roles => roles.push((name, text)),
                Holds::Rows => self.rows(name, text)?,
            }
        }
        self.resolve()?;
        let mut tenures = Vec::new();
        for (name, text) in &roles {
            self.roles(name, text, &mut tenures)?;
        }
        self.replaced.sort_unstable();
        if !self.replaced.is_empty() {
            let replaced = &self.replaced;
            let new_of = |row: RowId| {
                replaced.binary_search_by_key(&row, |r| r.0).map_or(row, |at| replaced[at].1)
            };
            let g = &mut *self.gazetteer;
            g.store.replace(new_of);
            g.roles.replace(new_of);
        }
        self.gazetteer.roles.add(tenures);
        self.gazetteer.enter_countries();
        Ok(())
    }

    /// Reads a file of name parts.
    fn parts(&mut self, file: &str, text: &str) -> Result<(), Error> {
        let mut all = lines(file, text);
        let Some(first) = all.next() else { return Ok(()) };
        let mut header = Header::read(&first, parts::COLUMNS)?;
        header.require(&first, parts::COLUMNS, parts::REQUIRED)?;
        while let Some(line) = all.cut(&mut self.cells) {
            header.check(&line, &mut self.cells)?;
            let table = &mut self.gazetteer.parts;
            parts::read(&line, &header, &self.cells, self.vocabulary, table)?;
        }
        Ok(())
    }

    /// Reads a file of rows.
    fn rows(&mut self, name: Cow<'static, str>, text: Cow<'static, str>) -> Result<(), Error> {
        let Some(file) = self.gazetteer.store.add_file(&name, text.len()) else {
            return Err(too_much(&name));
        };
        self.reserve(text.bytes().filter(|b| *b == b'\n').count() + 1);
        let mut all = lines(&name, &text);
        let Some(first) = all.clone().next() else { return Ok(()) };
        let header = match pair(&first)? {
            Some(header) => header,
            None => {
                all.next();
                let mut header = Header::read(&first, COLUMNS)?;
                header.require(&first, COLUMNS, &[NAME, KIND])?;
                header
            }
        };
        let first_of_file = self.gazetteer.store.len();
        let mut removed = Vec::new();
        while let Some(line) = all.cut(&mut self.cells) {
            header.check(&line, &mut self.cells)?;
            let id = line.column(&header, &self.cells, ID);
            if id.text.starts_with('-') {
                removed.push((id.line, id.text[1..].to_owned()));
            } else {
                self.row(&line, &header, file)?;
            }
        }
        self.gazetteer.store.set_text(file, text);
        for row in first_of_file..self.gazetteer.store.len() {
            self.register(RowId(u32::try_from(row).unwrap_or(NO_ROW)))?;
        }
        for (line, id) in removed {
            let Some(row) = self.gazetteer.by_id(&id) else {
                let cell = Cell { file: &name, line, whole: "", at: 0, text: &id };
                return Err(cell.error(
                    format_args!("no row `{id}` to take out"),
                    "give the id of a row of an earlier file",
                ));
            };
            self.gazetteer.store.kill(row);
        }
        Ok(())
    }

    /// Makes room for more rows.
    fn reserve(&mut self, rows: usize) {
        let g = &mut *self.gazetteer;
        g.store.reserve(rows);
        g.trie.reserve(rows);
        g.index.reserve(rows, |row| g.store.id(row));
    }

    /// Reads a row and puts its names into the trie.
    fn row(&mut self, line: &Line<'_>, header: &Header, file: u16) -> Result<(), Error> {
        let cells = &self.cells;
        let column = |name| line.column(header, cells, name);
        let range = |name| cell_range(header, cells, name).ok_or_else(|| long(line));
        let name = column(NAME);
        if name.text.is_empty() || name.text.trim() != name.text {
            return Err(name.error("an empty name, or one with spaces around it", "write the name"));
        }
        let flags = flags(column(FLAGS))?;
        let row = RowId(u32::try_from(self.gazetteer.store.len()).unwrap_or(NO_ROW));
        let made_id = match header.at(ID) {
            Some(_) => NO_ROW,
            None => self.gazetteer.store.make_id(name.text),
        };
        let (latitude, longitude) = position(column(LATITUDE), column(LONGITUDE))?;
        let stored = Stored {
            line: u32::try_from(line.offset).unwrap_or(NO_ROW),
            parents: 0,
            capital: NO_ROW,
            country_row: NO_ROW,
            population: population(column(POPULATION))?,
            latitude,
            longitude,
            made_id,
            id: if made_id == NO_ROW {
                id(column(ID))?;
                range(ID)?
            } else {
                (0, self.gazetteer.store.made_len(made_id))
            },
            name: range(NAME)?,
            subtype: range(SUBTYPE)?,
            country: country(column(COUNTRY)).and_then(|()| range(COUNTRY))?,
            wikidata: wikidata(column(WIKIDATA)).and_then(|()| range(WIKIDATA))?,
            file,
            parent_count: 0,
            gender: gender(column(GENDER))?,
            kind: header.kind.map_or_else(|| kind(column(KIND)), Ok)?,
            sort: Sort::of(column(SUBTYPE).text),
            dead: false,
        };
        let (capital, parents) = (range(CAPITAL)?, range(PARENT)?);
        if capital.1 > 0 || parents.1 > 0 {
            self.references.push(Reference { row: row.0, capital, parents });
        }
        self.gazetteer.store.push(stored);
        let aliases = column(ALIASES);
        self.name(name.text, row, flags | alias::NAME);
        self.aliases(aliases, row)
    }

    /// Puts the aliases of a row into the trie.
    fn aliases(&mut self, aliases: Cell<'_>, row: RowId) -> Result<(), Error> {
        if !aliases.text.is_empty() {
            let mut at = 0;
            for spelling in split(aliases.text, b'|') {
                let form = split(spelling, b'~').next().unwrap_or_default();
                let marks = spelling.get(form.len() + 1..).unwrap_or_default();
                let cell = aliases.part(at, spelling);
                if form.is_empty() || form.trim() != form {
                    return Err(cell.error(
                        "an empty alias, or one with spaces around it",
                        "write `form` or `form~flags`, parted by |",
                    ));
                }
                let marks = self::flags(cell.part(form.len() + 1, marks))?;
                self.name(form, row, marks);
                at += spelling.len() + 1;
            }
        }
        Ok(())
    }

    /// Puts one spelling into the trie; one that no text can have is passed over (the lint names it).
    fn name(&mut self, spelling: &str, row: RowId, flags: u8) {
        if let Ok(form) = Form::cut(spelling, self.vocabulary, &mut self.scratch) {
            let exact = flags & (alias::ACRONYM | alias::EXACT) != 0;
            let english = self.gazetteer.english;
            let policy = match form.words() {
                _ if exact => Policy::Exact,
                [word] if form.accented && word.index() < english => Policy::Accented,
                _ => Policy::Loose,
            };
            self.gazetteer.trie.insert(&form, row, flags, policy);
        }
    }

    /// Enters the id of a row.
    fn register(&mut self, row: RowId) -> Result<(), Error> {
        let Gazetteer { index, store, .. } = &mut *self.gazetteer;
        let mut n = 2;
        while store.is_made(row) && index.get(store.id(row), |r| store.id(r)).is_some() {
            // names that read alike are told apart by a number; after some tries by one that is free for certain
            store.make_again(row, if n > 20 { row.0 } else { n });
            n += 1;
        }
        let Some(old) = index.set(store.id(row), row, |r| store.id(r)) else { return Ok(()) };
        if (old.0 as usize) < self.first_row || store.is_dead(old) {
            store.kill(old);
            self.replaced.push((old, row));
            return Ok(());
        }
        let (file, line) = store.place(old);
        let (this, number) = store.place(row);
        let cell = Cell { file: this, line: number, whole: "", at: 0, text: store.id(row) };
        let wrong = format!("id `{}` stands twice", store.id(row));
        Err(cell.error(wrong, format_args!("it is already at {file}:{line}")))
    }

    /// Finds the rows that rows name as capital and parents.
    fn resolve(&mut self) -> Result<(), Error> {
        for r in std::mem::take(&mut self.references) {
            let row = RowId(r.row);
            let store = &self.gazetteer.store;
            let capital = match store.cell(row, r.capital) {
                "" => NO_ROW,
                id => self.known(row, r.capital.0, id)?.0,
            };
            let first = store.parents();
            let mut found = Vec::new();
            let mut at = usize::from(r.parents.0);
            for id in store.cell(row, r.parents).split('|').filter(|_| r.parents.1 > 0) {
                found.push(self.known(row, u16::try_from(at).unwrap_or(u16::MAX), id)?);
                at += id.len() + 1;
            }
            self.gazetteer.store.set_references(row, capital, first, &found);
        }
        Ok(())
    }

    /// The row with an id that stands in the line of another row, `at` bytes into it.
    fn known(&self, row: RowId, at: u16, id: &str) -> Result<RowId, Error> {
        self.gazetteer.by_id(id).ok_or_else(|| {
            let store = &self.gazetteer.store;
            let (file, line) = store.place(row);
            let whole = store.cell(row, (0, at));
            let cell = Cell { file, line, whole, at: whole.len(), text: id };
            cell.error(format_args!("no row has the id `{id}`"), "give the id of a row")
        })
    }

    /// Reads a file of roles.
    fn roles(&mut self, file: &str, text: &str, out: &mut Vec<Tenure>) -> Result<(), Error> {
        let mut all = lines(file, text);
        let Some(first) = all.next() else { return Ok(()) };
        let mut header = Header::read(&first, ROLE_COLUMNS)?;
        header.require(&first, ROLE_COLUMNS, &[0, 1])?;
        while let Some(line) = all.cut(&mut self.cells) {
            header.check(&line, &mut self.cells)?;
            let [person, title, organization, since, until] =
                std::array::from_fn(|i| line.column(&header, &self.cells, i));
            let known = |cell: Cell<'_>| {
                let wrong = format_args!("no row has the id `{}`", cell.text).to_string();
                self.gazetteer.by_id(cell.text).ok_or_else(|| cell.error(wrong, "give an id"))
            };
            let (from, to) = (day(since, false)?, day(until, true)?);
            if to < from {
                return Err(until.error(
                    format_args!("until {} is before since {}", until.text, since.text),
                    "swap or correct them",
                ));
            }
            out.push(Tenure {
                person: known(person)?,
                title: title.text.into(),
                organization: match organization.text {
                    "" => None,
                    _ => Some(known(organization)?),
                },
                since: from,
                until: to,
            });
        }
        Ok(())
    }
}

/// The error of a file or line that does not fit the numbers it is kept in.
fn too_much(file: &str) -> Error {
    let place = crate::error::Place { file: file.into(), ..Default::default() };
    Error::at(
        ErrorKind::Gazetteer,
        place,
        "too large: a file has less than 4 GiB, and there are less than 65,536",
    )
}

fn long(line: &Line<'_>) -> Error {
    line.cell(0, line.text).error("a line of more than 65,535 bytes", "make several rows of it")
}

/// The header of a two-column list, if the first line is already a name and a kind.
pub(super) fn pair(first: &Line<'_>) -> Result<Option<Header>, Error> {
    if first.cells().any(|(_, c)| COLUMNS.contains(&c)) {
        return Ok(None);
    }
    let mut cells = first.cells();
    let (Some(_), Some((at, text)), None) = (cells.next(), cells.next(), cells.next()) else {
        return Ok(None);
    };
    kind(first.cell(at, text)).map(|_| Some(Header::pair(COLUMNS)))
}

/// A cell as it is kept.
fn cell_range(header: &Header, cells: &[(u32, u32)], column: usize) -> Option<Range> {
    let Some((at, end)) = header.at(column).and_then(|i| cells.get(i)) else {
        return Some((0, 0));
    };
    Some((u16::try_from(*at).ok()?, u16::try_from(end - at).ok()?))
}

/// The kind of a row.
pub(super) fn kind(cell: Cell<'_>) -> Result<MentionKind, Error> {
    KINDS.iter().copied().find(|k| k.as_str() == cell.text).ok_or_else(|| {
        let names: Vec<&str> = KINDS.iter().map(|k| k.as_str()).collect();
        cell.error(
            format_args!("unknown kind `{}`", cell.text),
            format_args!("kinds are {}", names.join(", ")),
        )
    })
}

/// The flag of a name that is also a word, but better known than the word, and so needs no context: "Google".
pub(super) const KNOWN: char = 'k';

/// The bits of a list of flags.
pub(super) fn flags(cell: Cell<'_>) -> Result<u8, Error> {
    let mut bits = 0;
    for (at, c) in cell.text.char_indices() {
        bits |= match c {
            'a' => alias::ACRONYM,
            'c' => alias::EXACT,
            'x' => alias::CONTEXT,
            's' => alias::SHORT,
            'h' => alias::HISTORICAL,
            'v' => alias::VARIANT,
            'm' => alias::METONYM,
            // only lint asks for it
            KNOWN => 0,
            _ => {
                let part = cell.part(at, &cell.text[at..at + c.len_utf8()]);
                return Err(part.error(
                    format_args!("unknown flag `{c}`"),
                    "flags are a (acronym), c (exact case), x (needs context), s (short form), \
                     h (historical), v (variant), m (metonym), k (better known than the word)",
                ));
            }
        };
    }
    Ok(bits)
}

pub(super) fn id(cell: Cell<'_>) -> Result<(), Error> {
    if cell.text.is_empty() || cell.text.contains(|c: char| c.is_whitespace() || c == '|') {
        return Err(
            cell.error("no id", "an id is a readable word such as `kr-nis`, without spaces")
        );
    }
    Ok(())
}

pub(super) fn country(cell: Cell<'_>) -> Result<(), Error> {
    // states of the past have an `H-` before letters of their own
    let good = |c: &str| {
        let letters = c.strip_prefix("H-").unwrap_or(c);
        letters.len() == 2 && letters.bytes().all(|b| b.is_ascii_uppercase())
    };
    if cell.text.is_empty() || split(cell.text, b'|').all(good) {
        return Ok(());
    }
    Err(cell.error(format_args!("unknown country `{}`", cell.text), "two letters of ISO 3166-1"))
}

pub(super) fn wikidata(cell: Cell<'_>) -> Result<(), Error> {
    let good = |d: &str| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit());
    if cell.text.is_empty() || cell.text.strip_prefix('Q').is_some_and(good) {
        return Ok(());
    }
    Err(cell.error(format_args!("no Wikidata item: `{}`", cell.text), "Q and a number"))
}

pub(super) fn gender(cell: Cell<'_>) -> Result<u8, Error> {
    match cell.text {
        "" => Ok(0),
        "m" => Ok(b'm'),
        "f" => Ok(b'f'),
        other => Err(cell.error(format_args!("unknown gender `{other}`"), "m, f or empty")),
    }
}

pub(super) fn population(cell: Cell<'_>) -> Result<u32, Error> {
    if cell.text.is_empty() {
        return Ok(0);
    }
    let wrong = |_| cell.error(format_args!("no population: `{}`", cell.text), "a whole number");
    cell.text.parse().map_err(wrong)
}

/// Both coordinates, or neither.
pub(super) fn position(latitude: Cell<'_>, longitude: Cell<'_>) -> Result<(f32, f32), Error> {
    let degrees = |cell: Cell<'_>, most: f32| match cell.text.parse::<f32>() {
        Ok(x) if x.abs() <= most => Ok(x),
        _ => Err(cell.error(
            format_args!("no coordinate: `{}`", cell.text),
            format_args!("degrees from -{most} to {most}"),
        )),
    };
    if latitude.text.is_empty() && longitude.text.is_empty() {
        return Ok((f32::NAN, f32::NAN));
    }
    Ok((degrees(latitude, 90.0)?, degrees(longitude, 180.0)?))
}

/// A year, month or day as a number like 20241018: the first day it may be, or the last.
pub(super) fn day(cell: Cell<'_>, last: bool) -> Result<u32, Error> {
    if cell.text.is_empty() {
        return Ok(if last { u32::MAX } else { 0 });
    }
    let wrong = || {
        cell.error(
            format_args!("no date: `{}`", cell.text),
            "YYYY, YYYY-MM or YYYY-MM-DD, or empty",
        )
    };
    let mut parts = cell.text.split('-');
    let mut part = |len: usize, missing: u32| match parts.next() {
        None => Ok(missing),
        Some(p) if p.len() == len && p.bytes().all(|b| b.is_ascii_digit()) => {
            p.parse::<u32>().map_err(|_| wrong())
        }
        Some(_) => Err(wrong()),
    };
    let (year, month) = (part(4, 0)?, part(2, if last { 12 } else { 1 })?);
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    };
    let day = part(2, if last { length } else { 1 })?;
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=length).contains(&day) {
        return Err(wrong());
    }
    Ok(year * 10_000 + month * 100 + day)
}
