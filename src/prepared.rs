//! The prepared form of what is built in: what compiling it gives, in files that are checked in.
//!
//! `prepared/tables.bin` has the tables, `prepared/rules.bin` the rules; [`tables`](crate::tables) says what is made
//! of what. This is the one description of their format, and the one place where it is written and read.
//!
//! # Format
//!
//! All numbers are little-endian.
//!
//! | what | bytes |
//! |---|---|
//! | [`MAGIC`], in which stands the version | 8 |
//! | a digest of the texts that it was made from | 8 |
//! | the parts, each after the one before it | to the end |
//!
//! The big tables write and read themselves (`write` and `read` stand side by side in their files) in parts of these
//! sorts:
//!
//! - a **number**: 4 bytes;
//! - **bytes**: their count, a number, and themselves; a **text** is bytes in UTF-8, and **texts** are their count and
//!   each of them;
//! - a **table**: the count of its rows, a number, and then its columns one after the other. A column is the width of
//!   its values, one byte (0 to 4), the count of its exceptions, a number, then the lowest bytes of all values, so many
//!   of each as the width says, then the exceptions: a row and a value, each a number. The exceptions are the values
//!   that need more bytes; the writer takes the width that makes the column smallest. A column of zeros takes 5 bytes.
//!
//! What names other rows or words does it by their index, so that nothing is looked up; texts of rows stay where they
//! are, in the tables, and rows hold ranges of them.
//!
//! Rules are small and of many shapes: they are kept value after value, as [`Kept`] says of each type. A word of a rule
//! is an index into the words of the file, which stand before the rules as texts, in the order in which compiling the
//! rules comes upon them: so the rules do not depend on the numbers that the tables give to words.

use std::collections::BTreeMap;

use crate::span::narrow;
use crate::vocabulary::{Vocabulary, Word};
use crate::{Form, LinkKind, MentionKind, Modality, RelationClass, Stance};

/// Begins a file; the last byte is the version of the format.
const MAGIC: &[u8; 8] = b"newswir\x01";

/// Writes a prepared form.
#[derive(Debug)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
    /// The words of the file, ascending.
    words: Vec<Word>,
    /// Those that were written.
    used: Vec<Word>,
}

impl Writer {
    /// Begins a file that is made from texts with this digest.
    pub(crate) fn new(digest: u64) -> Self {
        let bytes = [*MAGIC, digest.to_le_bytes()].concat();
        Self { bytes, words: Vec::new(), used: Vec::new() }
    }

    /// The file.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// The words that `write` writes, and then what it writes.
    pub(crate) fn with_words(&mut self, vocabulary: &Vocabulary, write: impl Fn(&mut Self)) {
        let mut trial = Self::new(0);
        write(&mut trial);
        self.words = trial.used;
        self.words.sort_unstable();
        self.words.dedup();
        let texts: Vec<&str> = self.words.iter().map(|word| vocabulary.text(*word)).collect();
        self.texts(&texts);
        write(self);
    }

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

/// How far a number is from another, in zigzag coding, small where they are close: twice the distance, odd where it is
/// less.
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
    /// The words of the file.
    words: Vec<Word>,
}

impl Reader {
    /// Begins a file; none of one that was made from texts with another digest, or in another version of the format.
    pub(crate) fn new(file: &'static [u8], digest: u64) -> Option<Self> {
        let mut input = Self { rest: file, words: Vec::new() };
        let (magic, made_from) = (input.array::<8>()?, input.array::<8>()?);
        (magic == *MAGIC && u64::from_le_bytes(made_from) == digest).then_some(input)
    }

    /// Whether all was read.
    pub(crate) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// The words of what follows.
    pub(crate) fn words(&mut self, vocabulary: &mut Vocabulary) -> Option<()> {
        self.words = self.texts()?.iter().map(|text| vocabulary.intern(text)).collect();
        Some(())
    }

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

impl<const N: usize> TableRows<N> {
    /// Puts the next rows together.
    // apart, so that a step of the iterator is a copy of one row
    #[inline(never)]
    fn fill(&mut self) {
        let count = (self.rows - self.read).min(BLOCK);
        for (column, from) in self.columns.iter_mut().enumerate() {
            from.read(self.read, &mut self.block[..count], column);
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
            self.fill();
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

/// A value that is kept as the sum of its parts: what rules are made of.
pub(crate) trait Kept: Sized {
    /// Writes it.
    fn write(&self, out: &mut Writer);

    /// Reads what [`Self::write`] wrote.
    fn read(input: &mut Reader) -> Option<Self>;
}

/// Keeps a struct as its fields, in this order.
///
/// A macro so that one list serves writing and reading.
macro_rules! kept {
    ($name:ty { $($field:ident),* $(,)? }) => {
        impl $crate::prepared::Kept for $name {
            fn write(&self, out: &mut $crate::prepared::Writer) {
                $($crate::prepared::Kept::write(&self.$field, out);)*
            }

            fn read(input: &mut $crate::prepared::Reader) -> Option<Self> {
                Some(Self { $($field: $crate::prepared::Kept::read(input)?),* })
            }
        }
    };
}
pub(crate) use kept;

/// Keeps what is one of a list as a byte, its place in the list.
macro_rules! kept_as_place {
    ($($name:ident),*) => {
        $(impl Kept for $name {
            fn write(&self, out: &mut Writer) {
                let place = Self::ALL.iter().position(|x| x == self);
                out.bytes.extend(place.and_then(|place| u8::try_from(place).ok()));
            }

            fn read(input: &mut Reader) -> Option<Self> {
                Self::ALL.get(usize::from(u8::read(input)?)).copied()
            }
        })*
    };
}
kept_as_place!(Form, LinkKind, MentionKind, Modality, RelationClass, Stance);

/// Keeps what is a name as its text.
macro_rules! kept_as_text {
    ($($name:ty),*) => {
        $(impl Kept for $name {
            fn write(&self, out: &mut Writer) {
                let text: &str = self.as_ref();
                out.bytes(text.as_bytes());
            }

            fn read(input: &mut Reader) -> Option<Self> {
                std::str::from_utf8(input.bytes()?).ok().map(Self::from)
            }
        })*
    };
}
kept_as_text!(Box<str>, String);

/// Keeps what is a number as its bytes.
macro_rules! kept_as_bytes {
    ($($name:ty),*) => {
        $(impl Kept for $name {
            fn write(&self, out: &mut Writer) {
                out.bytes.extend(self.to_le_bytes());
            }

            fn read(input: &mut Reader) -> Option<Self> {
                input.array().map(Self::from_le_bytes)
            }
        })*
    };
}
kept_as_bytes!(u8, u16, u32, u64);

impl Kept for bool {
    fn write(&self, out: &mut Writer) {
        u8::from(*self).write(out);
    }

    fn read(input: &mut Reader) -> Option<Self> {
        u8::read(input).map(|byte| byte != 0)
    }
}

impl Kept for usize {
    fn write(&self, out: &mut Writer) {
        out.number(*self);
    }

    fn read(input: &mut Reader) -> Option<Self> {
        input.number()
    }
}

impl Kept for Word {
    fn write(&self, out: &mut Writer) {
        out.used.push(*self);
        out.number(out.words.binary_search(self).unwrap_or_default());
    }

    fn read(input: &mut Reader) -> Option<Self> {
        let place = input.number()?;
        input.words.get(place).copied()
    }
}

impl<T: Kept> Kept for Option<T> {
    fn write(&self, out: &mut Writer) {
        self.is_some().write(out);
        self.iter().for_each(|value| value.write(out));
    }

    fn read(input: &mut Reader) -> Option<Self> {
        Some(if bool::read(input)? { Some(T::read(input)?) } else { None })
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn write(&self, out: &mut Writer) {
        out.number(self.len());
        self.iter().for_each(|value| value.write(out));
    }

    fn read(input: &mut Reader) -> Option<Self> {
        let count = input.number()?;
        let mut all = Self::with_capacity(count.min(input.rest.len()));
        for _ in 0..count {
            all.push(T::read(input)?);
        }
        Some(all)
    }
}

impl<T: Kept, const N: usize> Kept for [T; N] {
    fn write(&self, out: &mut Writer) {
        self.iter().for_each(|value| value.write(out));
    }

    fn read(input: &mut Reader) -> Option<Self> {
        let all: Option<Vec<T>> = (0..N).map(|_| T::read(input)).collect();
        all?.try_into().ok()
    }
}

impl<A: Kept, B: Kept> Kept for (A, B) {
    fn write(&self, out: &mut Writer) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(input: &mut Reader) -> Option<Self> {
        Some((A::read(input)?, B::read(input)?))
    }
}

impl<A: Kept, B: Kept, C: Kept> Kept for (A, B, C) {
    fn write(&self, out: &mut Writer) {
        self.0.write(out);
        self.1.write(out);
        self.2.write(out);
    }

    fn read(input: &mut Reader) -> Option<Self> {
        Some((A::read(input)?, B::read(input)?, C::read(input)?))
    }
}

impl<K: Kept + Ord, V: Kept> Kept for BTreeMap<K, V> {
    fn write(&self, out: &mut Writer) {
        out.number(self.len());
        for (key, value) in self {
            key.write(out);
            value.write(out);
        }
    }

    fn read(input: &mut Reader) -> Option<Self> {
        Some(Vec::read(input)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was written.
    fn reader(out: Writer) -> Reader {
        Reader::new(out.finish().leak(), 1).unwrap()
    }

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let rows = |count: u32| {
            (0..count)
                .map(|i| [0, i % 3, i * 7, i << 12, i.wrapping_mul(0x9E37_79B9), (i == 70).into()])
        };
        for count in [0, 1, 63, 64, 65, 1000] {
            let mut out = Writer::new(1);
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
        let mut out = Writer::new(1);
        out.table((0..1000).map(|i| [values(i)]));
        assert_eq!(out.bytes.len(), 16 + 4 + 5 + 8);
        assert!(reader(out).table::<1>().unwrap().eq((0..1000).map(|i| [values(i)])));
    }

    #[test]
    fn words_are_found_again_in_another_vocabulary() {
        let [mut there, mut here] = [(); 2].map(|()| Vocabulary::with_capacity(16));
        let written = ["a", "river", "boat"].map(|w| there.intern(w));
        let kept = (written.to_vec(), Some(true), [(written[2], "left".to_owned()); 1]);
        let mut out = Writer::new(1);
        out.with_words(&there, |out| kept.write(out));
        let mut input = reader(out);
        for word in ["boat", "ship"] {
            here.intern(word);
        }
        input.words(&mut here).unwrap();
        let read = <(Vec<Word>, Option<bool>, [(Word, String); 1])>::read(&mut input).unwrap();
        let texts: Vec<&str> = read.0.iter().map(|w| here.text(*w)).collect();
        assert_eq!(texts, ["a", "river", "boat"]);
        assert_eq!((read.1, here.text(read.2[0].0), &*read.2[0].1), (Some(true), "boat", "left"));
        assert!(input.is_at_end());
    }
}
