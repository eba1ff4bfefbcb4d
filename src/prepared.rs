//! The prepared form of the built-in tables: what compiling them gives, in a file that is checked in.
//!
//! Compiling 3 MB of rows takes ten times as long as reading what came of it. The tables stay the only source:
//! [`Tables::compile`] makes the same from them, a test compares the two, and a file that was made from other tables
//! is not used.
//!
//! # Format
//!
//! `prepared/tables.bin`, all numbers little-endian:
//!
//! | what | bytes |
//! |---|---|
//! | [`MAGIC`], in which stands the version | 8 |
//! | [`digest`] of the texts of the tables | 8 |
//! | the vocabulary, the gazetteer, the lexicon | to the end |
//!
//! Each of the three writes itself and reads itself (`write` and `read` side by side in its file) in parts of four
//! sorts:
//!
//! - a **number**: 4 bytes;
//! - **bytes**: their count, a number, and themselves; a **text** is bytes in UTF-8;
//! - a **table**: the count of its rows, a number, and then its columns one after the other. A column is the width of
//!   its values, one byte (0 to 4), the count of its exceptions, a number, then the lowest bytes of all values, so many
//!   of each as the width says, then the exceptions: a row and a value, each a number. The exceptions are the values
//!   that need more bytes; the writer takes the width that makes the column smallest. A column of zeros takes 5 bytes.
//!
//! What names other rows or words does it by their index, so that nothing is looked up; texts of rows stay where they
//! are, in the tables, and rows hold ranges of them.

use crate::gazetteer::Gazetteer;
use crate::lexicon::{self, Lexicon};
use crate::token::Abbreviations;
use crate::vocabulary::{Vocabulary, hash};

/// The file, made by `cargo run --example prepare`.
const FILE: &[u8] = include_bytes!("../prepared/tables.bin");

/// Begins the file; the last byte is the version of the format.
const MAGIC: &[u8; 8] = b"newswir\x01";

/// So many words the tables and rules have, about: there is room for them from the beginning.
const WORDS: usize = 120_000;

/// The built-in tables, compiled.
#[derive(Debug)]
pub(crate) struct Tables {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) abbreviations: Abbreviations,
    pub(crate) gazetteer: Gazetteer,
    pub(crate) lexicon: Lexicon,
}

impl Tables {
    /// The tables from their prepared form, or compiled where that was made from others.
    pub(crate) fn new() -> Self {
        Self::read(FILE).unwrap_or_else(Self::compile)
    }

    /// Compiles the tables.
    pub(crate) fn compile() -> Self {
        let mut vocabulary = Vocabulary::with_capacity(WORDS);
        let abbreviations = Abbreviations::new(&mut vocabulary);
        let gazetteer = Gazetteer::builtin(&mut vocabulary);
        let lexicon = Lexicon::new(&mut vocabulary);
        Self { vocabulary, abbreviations, gazetteer, lexicon }
    }

    /// The prepared form.
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Writer { bytes: MAGIC.to_vec() };
        out.bytes.extend(digest().to_le_bytes());
        self.vocabulary.write(&mut out);
        self.gazetteer.write(&mut out);
        self.lexicon.write(&mut out);
        out.bytes
    }

    /// Reads the prepared form; none of what is no such form, or one of other tables.
    fn read(file: &'static [u8]) -> Option<Self> {
        let mut input = Reader { rest: file };
        let (magic, made_from) = (input.array::<8>()?, input.array::<8>()?);
        if magic != *MAGIC || u64::from_le_bytes(made_from) != digest() {
            return None;
        }
        let mut vocabulary = Vocabulary::read(&mut input, WORDS)?;
        let abbreviations = Abbreviations::new(&mut vocabulary);
        let gazetteer = Gazetteer::read(&mut input, &mut vocabulary)?;
        let lexicon = Lexicon::read(&mut input, &vocabulary)?;
        input.rest.is_empty().then_some(Self { vocabulary, abbreviations, gazetteer, lexicon })
    }
}

/// A number for all texts that the tables are compiled from.
fn digest() -> u64 {
    let texts = Gazetteer::texts().chain(lexicon::TEXTS);
    // each text begins where the one before it ended, so that none can take the place of another
    texts.fold(0, |sum: u64, text| sum.rotate_left(1) ^ hash(text.as_bytes()))
}

/// Writes a prepared form.
#[derive(Debug)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// A number.
    pub(crate) fn number(&mut self, number: usize) {
        self.bytes.extend(narrow(number).to_le_bytes());
    }

    /// Bytes, after their count.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.bytes.extend_from_slice(bytes);
    }

    /// Texts, after their count.
    pub(crate) fn texts(&mut self, texts: &[&str]) {
        self.number(texts.len());
        texts.iter().for_each(|text| self.bytes(text.as_bytes()));
    }

    /// A table, by its rows.
    pub(crate) fn table<const N: usize>(&mut self, rows: impl IntoIterator<Item = [u32; N]>) {
        let rows: Vec<[u32; N]> = rows.into_iter().collect();
        self.number(rows.len());
        for column in 0..N {
            self.column(rows.iter().map(|row| row[column]));
        }
    }

    fn column(&mut self, values: impl Iterator<Item = u32> + Clone) {
        let is_wide = |value: u32, width: usize| u64::from(value) >> (8 * width) > 0;
        let exceptions = |width: usize| values.clone().filter(|v| is_wide(*v, width)).count();
        let size = |width: &usize| values.clone().count() * width + exceptions(*width) * 8;
        let width = (0..=4).min_by_key(size).unwrap_or(4);
        self.bytes.extend(u8::try_from(width));
        self.number(exceptions(width));
        for value in values.clone() {
            self.bytes.extend(&value.to_le_bytes()[..width]);
        }
        for (row, value) in values.enumerate().filter(|(_, value)| is_wide(*value, width)) {
            self.number(row);
            self.bytes.extend(value.to_le_bytes());
        }
    }
}

/// An index or a count as it is kept; there are never so many.
pub(crate) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How far a number is from another, small where they are close: twice the distance, odd where it is less.
pub(crate) const fn difference(number: u32, from: u32) -> u32 {
    let difference = number.wrapping_sub(from).cast_signed();
    (difference << 1 ^ difference >> 31).cast_unsigned()
}

/// The number that is a [`difference`] away from another.
#[inline]
pub(crate) const fn moved(from: u32, difference: u32) -> u32 {
    from.wrapping_add(difference >> 1 ^ (difference & 1).wrapping_neg())
}

/// Reads a prepared form; every part is none where the file is too short for it.
#[derive(Debug)]
pub(crate) struct Reader {
    rest: &'static [u8],
}

impl Reader {
    fn take(&mut self, bytes: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    /// A number.
    pub(crate) fn number(&mut self) -> Option<usize> {
        usize::try_from(u32::from_le_bytes(self.array()?)).ok()
    }

    /// Bytes.
    pub(crate) fn bytes(&mut self) -> Option<&'static [u8]> {
        let count = self.number()?;
        self.take(count)
    }

    /// Texts.
    pub(crate) fn texts(&mut self) -> Option<Vec<&'static str>> {
        let count = self.number()?;
        (0..count).map(|_| std::str::from_utf8(self.bytes()?).ok()).collect()
    }

    /// A table.
    pub(crate) fn table<const N: usize>(&mut self) -> Option<TableRows<N>> {
        let rows = self.number()?;
        let mut columns = [Column::EMPTY; N];
        for column in &mut columns {
            *column = self.column(rows)?;
        }
        Some(TableRows { columns, rows, read: 0, block: [[0; N]; BLOCK] })
    }

    fn column(&mut self, rows: usize) -> Option<Column> {
        let [width] = self.array()?;
        let exceptions = self.number()?;
        let bytes = self.take(rows.checked_mul(width.into())?)?;
        let values = match width {
            0 => Values::Zero,
            1 => Values::One(bytes),
            2 => Values::Two(bytes.as_chunks().0),
            3 => Values::Three(bytes.as_chunks().0),
            4 => Values::Four(bytes.as_chunks().0),
            _ => return None,
        };
        let exceptions = self.take(exceptions.checked_mul(8)?)?.as_chunks().0;
        Some(Column { values, exceptions })
    }
}

/// So many rows are put together at once: column after column, while they are at hand.
const BLOCK: usize = 64;

/// The rows of a table, in order.
#[derive(Clone, Debug)]
pub(crate) struct TableRows<const N: usize> {
    columns: [Column; N],
    rows: usize,
    /// How many rows were given.
    read: usize,
    /// The rows at hand.
    block: [[u32; N]; BLOCK],
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
struct Column {
    values: Values,
    /// Those not yet read.
    exceptions: &'static [[u8; 8]],
}

/// The lowest bytes of the values of a column.
#[derive(Clone, Copy, Debug)]
enum Values {
    Zero,
    One(&'static [u8]),
    Two(&'static [[u8; 2]]),
    Three(&'static [[u8; 3]]),
    Four(&'static [[u8; 4]]),
}

impl Column {
    const EMPTY: Self = Self { values: Values::Zero, exceptions: &[] };

    /// Gives `put` the values of the rows from `first` on, for as many rows as `places`.
    #[inline]
    fn read<const N: usize>(&mut self, first: usize, rows: &mut [[u32; N]], column: usize) {
        /// Puts values where they belong.
        #[inline]
        fn fill<const N: usize, T: Copy>(
            rows: &mut [[u32; N]],
            column: usize,
            values: Option<&[T]>,
            value: impl Fn(T) -> u32,
        ) {
            for (row, v) in rows.iter_mut().zip(values.unwrap_or_default()) {
                row[column] = value(*v);
            }
        }
        match self.values {
            Values::Zero => rows.iter_mut().for_each(|row| row[column] = 0),
            Values::One(all) => fill(rows, column, all.get(first..), u32::from),
            Values::Two(all) => {
                fill(rows, column, all.get(first..), |v| u16::from_le_bytes(v).into());
            }
            Values::Three(all) => {
                let wide = |[a, b, c]: [u8; 3]| u32::from_le_bytes([a, b, c, 0]);
                fill(rows, column, all.get(first..), wide);
            }
            Values::Four(all) => fill(rows, column, all.get(first..), u32::from_le_bytes),
        }
        while let Some(([a, b, c, d, value @ ..], rest)) = self.exceptions.split_first() {
            let row = u32::from_le_bytes([*a, *b, *c, *d]) as usize;
            let Some(place) = row.checked_sub(first).and_then(|row| rows.get_mut(row)) else {
                break;
            };
            place[column] = u32::from_le_bytes(*value);
            self.exceptions = rest;
        }
    }
}

impl<const N: usize> Iterator for TableRows<N> {
    type Item = [u32; N];

    #[inline]
    fn next(&mut self) -> Option<[u32; N]> {
        if self.read == self.rows {
            return None;
        }
        let at = self.read % BLOCK;
        if at == 0 {
            let count = (self.rows - self.read).min(BLOCK);
            for (column, from) in self.columns.iter_mut().enumerate() {
                from.read(self.read, &mut self.block[..count], column);
            }
        }
        self.read += 1;
        Some(self.block[at])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.rows - self.read;
        (left, Some(left))
    }
}

impl<const N: usize> ExactSizeIterator for TableRows<N> {}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was written.
    fn reader(out: Writer) -> Reader {
        Reader { rest: out.bytes.leak() }
    }

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let rows = |count: u32| {
            (0..count)
                .map(|i| [0, i % 3, i * 7, i << 12, i.wrapping_mul(0x9E37_79B9), (i == 70).into()])
        };
        for count in [0, 1, 63, 64, 65, 1000] {
            let mut out = Writer { bytes: Vec::new() };
            out.table(rows(count));
            out.number(7);
            let mut input = reader(out);
            assert!(input.table::<6>().unwrap().eq(rows(count)), "{count} rows");
            assert_eq!((input.number(), input.number()), (Some(7), None));
        }
    }

    #[test]
    fn a_difference_is_small_both_ways() {
        assert_eq!([difference(7, 7), difference(6, 7), difference(9, 7)], [0, 1, 4]);
        for (number, from) in [(0, u32::MAX), (u32::MAX, 0), (3, 1 << 31), (1 << 31, 3), (5, 5)] {
            assert_eq!(moved(from, difference(number, from)), number);
        }
    }

    #[test]
    fn few_large_values_make_no_wide_column() {
        let values = |i| if i == 500 { u32::MAX } else { 0 };
        let mut out = Writer { bytes: Vec::new() };
        out.table((0..1000).map(|i| [values(i)]));
        assert_eq!(out.bytes.len(), 4 + 5 + 8);
        assert!(reader(out).table::<1>().unwrap().eq((0..1000).map(|i| [values(i)])));
    }

    #[test]
    fn the_prepared_tables_are_read_and_written_alike() {
        let tables = Tables::read(FILE).expect("`cargo run --example prepare` renews it");
        assert!(tables.write() == FILE);
    }

    #[test]
    fn what_is_no_prepared_form_is_none() {
        for end in [0, 7, 8, 15, 16, 20, 1000, FILE.len() / 2, FILE.len() - 1] {
            assert!(Tables::read(&FILE[..end]).is_none(), "{end} bytes");
        }
        for at in [0, 7, 8, 15] {
            let mut other = FILE.to_vec();
            other[at] ^= 1;
            assert!(Tables::read(other.leak()).is_none(), "byte {at}");
        }
    }
}
