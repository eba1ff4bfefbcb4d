//! Given and family names.

use super::table::{Cell, Cells, Header, Line};
use crate::Error;
use crate::prepared::{Reader, Writer};
use crate::token::fold::fold;
use crate::vocabulary::{Key, Vocabulary, Word};

/// What the name-part lists know of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct NamePart {
    /// How common it is as a given name: 1 rare … 9 very common, 0 not at all.
    pub(crate) given: u8,
    /// How common it is as a family name.
    pub(crate) family: u8,
    /// Bits [`NamePart::WORD`] and [`NamePart::PLACE`].
    pub(crate) flags: u8,
    /// `m`, `f` or 0, of a given name.
    pub(crate) gender: u8,
}

impl NamePart {
    /// It is also an English word.
    pub(crate) const WORD: u8 = 1;
    /// It is also the name of a place.
    pub(crate) const PLACE: u8 = 2;

    /// Whether any list has it.
    #[inline]
    pub(crate) const fn is_known(self) -> bool {
        self.given > 0 || self.family > 0
    }
}

/// The columns of `name_parts.tsv`.
pub(super) const COLUMNS: &[&str] = &["name", "family", "given", "gender", "flags"];

/// The columns that such a file must have; of `family` and `given` one.
pub(super) const REQUIRED: &[usize] = &[0];

/// The bits of a list of flags.
fn bits(flags: Cell<'_>) -> Result<u8, Error> {
    let mut bits = 0;
    for (at, c) in flags.text.char_indices() {
        bits |= match c {
            'w' => NamePart::WORD,
            'p' => NamePart::PLACE,
            _ => {
                let cell = flags.part(at, &flags.text[at..at + c.len_utf8()]);
                return Err(cell.error(
                    format_args!("unknown flag `{c}`"),
                    "flags are w (also a word), p (also a place)",
                ));
            }
        };
    }
    Ok(bits)
}

/// Reads one line: the name and what is known of it.
pub(super) fn of_line<'a>(
    line: &Line<'a>,
    header: &Header,
    cells: &[(u32, u32)],
) -> Result<(Cell<'a>, NamePart), Error> {
    let cells = Cells::new(line, header, cells);
    let [name, family, given, gender, flags] = std::array::from_fn(|i| cells.get(i));
    let class = |cell: Cell<'_>| match cell.text.as_bytes() {
        [] => Ok(0),
        [c @ b'1'..=b'9'] => Ok(c - b'0'),
        _ => Err(cell.error("not a frequency class", "a class is one digit, 1 to 9, or empty")),
    };
    let (given, family) = (class(given)?, class(family)?);
    if given.max(family) == 0 {
        let right = "say how common it is as a given name, a family name, or both: 1 to 9";
        return Err(name.error("a name that is neither given nor family name", right));
    }
    let flags = bits(flags)?;
    let gender = match gender.text {
        "" => 0,
        "m" => b'm',
        "f" => b'f',
        other => {
            return Err(gender.error(format_args!("unknown gender `{other}`"), "m, f or empty"));
        }
    };
    Ok((name, NamePart { given, family, flags, gender }))
}

/// Enters a name into the table by word.
pub(super) fn enter(
    name: &str,
    part: NamePart,
    vocabulary: &mut Vocabulary,
    table: &mut Vec<NamePart>,
) {
    let (word, whole) = intern(name, vocabulary);
    if !word.is_known() || !whole {
        // the texts are cut at hyphens and spaces, so no token can be it; the lint says so
        return;
    }
    if word.index() >= table.len() {
        table.resize((word.index() + 1).max(vocabulary.len()), NamePart::default());
    }
    let slot = &mut table[word.index()];
    slot.given = slot.given.max(part.given);
    slot.family = slot.family.max(part.family);
    slot.flags |= part.flags;
    if part.gender != 0 {
        slot.gender = part.gender;
    }
}

/// The word of a name, and whether a token can be it: the texts are cut at spaces and hyphens.
fn intern(name: &str, vocabulary: &mut Vocabulary) -> (Word, bool) {
    match Key::of_letters(name) {
        Some(key) => (vocabulary.intern_key(&key), true),
        None => (vocabulary.intern(&fold(name)), !name.contains([' ', '-'])),
    }
}

/// Writes the prepared form of the table by word: the words of the names, and what is known of each.
pub(super) fn write(table: &[NamePart], out: &mut Writer) {
    let mut last = 0;
    let known = (0..).zip(table).filter(|(_, part)| part.is_known());
    out.table(known.map(|(word, part)| {
        let after = word - std::mem::replace(&mut last, word);
        [after, part.given.into(), part.family.into(), part.flags.into(), part.gender.into()]
    }));
}

/// Reads the prepared form, of a table by so many words.
pub(super) fn read(input: &mut Reader, words: usize) -> Option<Vec<NamePart>> {
    let mut table = vec![NamePart::default(); words];
    let mut word = 0;
    for [after, given, family, flags, gender] in input.table()? {
        word += after as usize;
        #[expect(clippy::cast_possible_truncation, reason = "each was a byte")]
        let part = NamePart {
            given: given as u8,
            family: family as u8,
            flags: flags as u8,
            gender: gender as u8,
        };
        *table.get_mut(word)? = part;
    }
    Some(table)
}
