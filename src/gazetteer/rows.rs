//! The half of reading that needs no words: lines and cells, checked and kept.

use std::borrow::Cow;

use super::cells::{country, day, flags, gender, id, kind, population, position, wikidata};
use super::index::Index;
use super::load::{
    ALIASES, Batch, CAPITAL, COLUMNS, COUNTRY, FLAGS, GENDER, Holds, ID, KIND, LATITUDE, LONGITUDE,
    NAME, PARENT, POPULATION, ROLE_COLUMNS, SUBTYPE, WIKIDATA, long, pair, too_large, too_many,
};
use super::roles::{Roles, Tenure};
use super::store::{NO_ROW, Range, Store, Stored};
use super::table::{Cell, Cells, Header, Line, lines};
use super::{RowId, Sort, alias, parts};
use crate::Error;
use crate::bytes::split;

/// One spelling of a name of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling {
    /// Where it begins in the text of its file.
    pub(super) at: u32,
    /// Its length in bytes.
    pub(super) len: u16,
    /// Bits of [`alias`].
    pub(super) flags: u8,
    /// Whose name it is.
    pub(super) row: RowId,
}

/// Reads files into the store.
pub(super) struct Rows<'g> {
    store: &'g mut Store,
    index: &'g mut Index,
    /// Rows from here on belong to this call.
    first_row: usize,
    /// Ranges of the cells of the line at hand.
    cells: Vec<(u32, u32)>,
    /// Names of the file at hand.
    spellings: Vec<Spelling>,
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

impl<'g> Rows<'g> {
    /// Begins one call.
    pub(super) fn new(store: &'g mut Store, index: &'g mut Index) -> Self {
        let first_row = store.len();
        Self {
            store,
            index,
            first_row,
            cells: Vec::new(),
            spellings: Vec::new(),
            references: Vec::new(),
            replaced: Vec::new(),
        }
    }

    /// Reads the files: rows and name parts first, then what rows say of other rows, then roles. `enter` is given
    /// the number and the text of each file with what is to be found by its words.
    pub(super) fn all(
        mut self,
        files: Vec<(Cow<'static, str>, Cow<'static, str>)>,
        roles: &mut Roles,
        mut enter: impl FnMut(usize, &str, Batch),
    ) -> Result<(), Error> {
        let mut of_roles = Vec::new();
        for (i, (name, text)) in files.into_iter().enumerate() {
            let Some(header) = lines(&name, &text).next() else { continue };
            match Holds::of(&header) {
                Holds::Sources => {}
                Holds::Parts => enter(i, &text, Batch::Parts(self.parts(&name, &text)?)),
                Holds::Roles => of_roles.push((name, text)),
                Holds::Rows => {
                    let file = self.rows(name, text)?;
                    let spellings = std::mem::take(&mut self.spellings);
                    enter(i, self.store.text(file), Batch::Spellings(spellings));
                }
            }
        }
        self.resolve()?;
        let mut tenures = Vec::new();
        for (name, text) in &of_roles {
            self.roles(name, text, &mut tenures)?;
        }
        self.replaced.sort_unstable();
        if !self.replaced.is_empty() {
            let replaced = &self.replaced;
            let new_of = |row: RowId| {
                replaced.binary_search_by_key(&row, |r| r.0).map_or(row, |at| replaced[at].1)
            };
            self.store.replace(new_of);
            roles.replace(new_of);
        }
        roles.add(tenures);
        Ok(())
    }

    /// Reads a file of name parts.
    fn parts(&mut self, file: &str, text: &str) -> Result<Vec<(u32, u16, parts::NamePart)>, Error> {
        let mut all = lines(file, text);
        let Some(first) = all.next() else { return Ok(Vec::new()) };
        if u32::try_from(text.len()).is_err() {
            return Err(too_large(file));
        }
        let mut header = Header::read(&first, parts::COLUMNS)?;
        header.require(&first, parts::COLUMNS, parts::REQUIRED)?;
        let mut out = Vec::with_capacity(text.len() / 10);
        while let Some(line) = all.cut(&mut self.cells) {
            header.check(&line, &mut self.cells)?;
            let (name, part) = parts::of_line(&line, &header, &self.cells)?;
            let at = u32::try_from(line.offset + name.at).unwrap_or(NO_ROW);
            let len = u16::try_from(name.text.len()).map_err(|_| long(&line))?;
            out.push((at, len, part));
        }
        Ok(out)
    }

    /// Reads a file of rows; returns its number.
    fn rows(&mut self, name: Cow<'static, str>, text: Cow<'static, str>) -> Result<u16, Error> {
        if u32::try_from(text.len()).is_err() {
            return Err(too_large(&name));
        }
        let Some(file) = self.store.add_file(&name) else { return Err(too_many(&name)) };
        self.reserve(about_lines(&text));
        let mut all = lines(&name, &text);
        let Some(first) = all.clone().next() else { return Ok(file) };
        let header = match pair(&first)? {
            Some(header) => header,
            None => {
                all.next();
                let mut header = Header::read(&first, COLUMNS)?;
                header.require(&first, COLUMNS, &[NAME, KIND])?;
                header
            }
        };
        let first_of_file = self.store.len();
        let mut removed = Vec::new();
        while let Some(line) = all.cut(&mut self.cells) {
            header.check(&line, &mut self.cells)?;
            let cells = Cells::new(&line, &header, &self.cells);
            let id = cells.get(ID);
            if id.text.starts_with('-') {
                removed.push((id.line, id.text[1..].to_owned()));
            } else {
                self.row(&cells, &header, file)?;
            }
        }
        self.store.set_text(file, text);
        for row in first_of_file..self.store.len() {
            self.register(RowId(u32::try_from(row).unwrap_or(NO_ROW)))?;
        }
        for (line, id) in removed {
            let Some(row) = self.by_id(&id) else {
                let cell = Cell { file: &name, line, whole: "", at: 0, text: &id };
                return Err(cell.error(
                    format_args!("no row `{id}` to take out"),
                    "give the id of a row of an earlier file",
                ));
            };
            self.store.kill(row);
        }
        Ok(file)
    }

    /// Makes room for more rows.
    fn reserve(&mut self, rows: usize) {
        let Self { store, index, .. } = self;
        store.reserve(rows);
        self.spellings.reserve(rows * 3 / 2);
        index.reserve(rows, |row| store.id(row));
    }

    /// The row with this id.
    fn by_id(&self, id: &str) -> Option<RowId> {
        let store = &*self.store;
        self.index.get(id, |row| store.id(row)).filter(|row| !store.is_dead(*row))
    }

    /// Reads a row and notes its names.
    fn row(&mut self, cells: &Cells<'_>, header: &Header, file: u16) -> Result<(), Error> {
        let name = cells.get(NAME);
        if name.text.is_empty() || is_spaced(name.text) {
            return Err(name.error("an empty name, or one with spaces around it", "write the name"));
        }
        let flags = flags(cells.get(FLAGS))?;
        let row = RowId(u32::try_from(self.store.len()).unwrap_or(NO_ROW));
        let made_id = match header.at(ID) {
            Some(_) => NO_ROW,
            None => self.store.make_id(name.text),
        };
        let (latitude, longitude) = position(cells.get(LATITUDE), cells.get(LONGITUDE))?;
        let range = |column| cells.range(column).ok_or_else(|| long(&cells.line));
        let stored = Stored {
            line: u32::try_from(cells.line.offset).unwrap_or(NO_ROW),
            parents: 0,
            capital: NO_ROW,
            country_row: NO_ROW,
            population: population(cells.get(POPULATION))?,
            latitude,
            longitude,
            made_id,
            id: if made_id == NO_ROW {
                id(cells.get(ID))?;
                range(ID)?
            } else {
                (0, self.store.made_len(made_id))
            },
            name: range(NAME)?,
            subtype: range(SUBTYPE)?,
            country: country(cells.get(COUNTRY)).and_then(|()| range(COUNTRY))?,
            wikidata: wikidata(cells.get(WIKIDATA)).and_then(|()| range(WIKIDATA))?,
            file,
            parent_count: 0,
            gender: gender(cells.get(GENDER))?,
            kind: header.kind.map_or_else(|| kind(cells.get(KIND)), Ok)?,
            sort: Sort::of(cells.get(SUBTYPE).text),
            dead: false,
        };
        let (capital, parents) = (range(CAPITAL)?, range(PARENT)?);
        if capital.1 > 0 || parents.1 > 0 {
            self.references.push(Reference { row: row.0, capital, parents });
        }
        self.store.push(stored);
        self.spelling(cells, name, row, flags | alias::NAME)?;
        self.aliases(cells, row)
    }

    /// Notes a spelling.
    fn spelling(
        &mut self,
        cells: &Cells<'_>,
        cell: Cell<'_>,
        row: RowId,
        flags: u8,
    ) -> Result<(), Error> {
        let at = u32::try_from(cells.line.offset + cell.at).map_err(|_| too_large(cell.file))?;
        let len = u16::try_from(cell.text.len()).map_err(|_| long(&cells.line))?;
        self.spellings.push(Spelling { at, len, flags, row });
        Ok(())
    }

    /// Notes the aliases of a row.
    fn aliases(&mut self, cells: &Cells<'_>, row: RowId) -> Result<(), Error> {
        let aliases = cells.get(ALIASES);
        if !aliases.text.is_empty() {
            let mut at = 0;
            for spelling in split(aliases.text, b'|') {
                let form = split(spelling, b'~').next().unwrap_or_default();
                let marks = spelling.get(form.len() + 1..).unwrap_or_default();
                let cell = aliases.part(at, spelling);
                if form.is_empty() || is_spaced(form) {
                    return Err(cell.error(
                        "an empty alias, or one with spaces around it",
                        "write `form` or `form~flags`, parted by |",
                    ));
                }
                let marks = flags(cell.part(form.len() + 1, marks))?;
                self.spelling(cells, cell.part(0, form), row, marks)?;
                at += spelling.len() + 1;
            }
        }
        Ok(())
    }

    /// Enters the id of a row.
    fn register(&mut self, row: RowId) -> Result<(), Error> {
        let Self { index, store, .. } = self;
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
        let mut found = Vec::new();
        for r in std::mem::take(&mut self.references) {
            let row = RowId(r.row);
            let store = &*self.store;
            let capital = match store.cell(row, r.capital) {
                "" => NO_ROW,
                id => self.known(row, r.capital.0, id)?.0,
            };
            let first = store.parents();
            found.clear();
            let mut at = usize::from(r.parents.0);
            for id in split(store.cell(row, r.parents), b'|').filter(|_| r.parents.1 > 0) {
                found.push(self.known(row, u16::try_from(at).unwrap_or(u16::MAX), id)?);
                at += id.len() + 1;
            }
            self.store.set_references(row, capital, first, &found);
        }
        Ok(())
    }

    /// The row with an id that stands in the line of another row, `at` bytes into it.
    fn known(&self, row: RowId, at: u16, id: &str) -> Result<RowId, Error> {
        self.by_id(id).ok_or_else(|| {
            let store = &*self.store;
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
            out.push(self.role(&line, &header)?);
        }
        Ok(())
    }

    /// Reads a line of a file of roles.
    fn role(&self, line: &Line<'_>, header: &Header) -> Result<Tenure, Error> {
        let [person, title, organization, since, until] =
            std::array::from_fn(|i| line.column(header, &self.cells, i));
        let known = |cell: Cell<'_>| {
            self.by_id(cell.text).ok_or_else(|| {
                cell.error(format_args!("no row has the id `{}`", cell.text), "give an id")
            })
        };
        let (from, to) = (day(since, false)?, day(until, true)?);
        if to < from {
            return Err(until.error(
                format_args!("until {} is before since {}", until.text, since.text),
                "swap or correct them",
            ));
        }
        Ok(Tenure {
            person: known(person)?,
            title: title.text.into(),
            organization: match organization.text {
                "" => None,
                _ => Some(known(organization)?),
            },
            since: from,
            until: to,
        })
    }
}

/// About how many lines a text has, by its beginning: room for them is made at once.
fn about_lines(text: &str) -> usize {
    /// So many bytes are looked at.
    const BEGINNING: usize = 4096;
    let beginning = &text.as_bytes()[..text.len().min(BEGINNING)];
    let lines = beginning.iter().filter(|b| **b == b'\n').count() + 1;
    // a quarter more spares most files a second growth
    if text.len() <= BEGINNING { lines } else { text.len() / (BEGINNING / lines).max(1) * 5 / 4 }
}

/// Whether there is white space around a name.
fn is_spaced(name: &str) -> bool {
    match name.as_bytes() {
        // the two ends of nearly all
        [one] => !one.is_ascii_graphic(),
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => false,
        _ => name.trim() != name,
    }
}
