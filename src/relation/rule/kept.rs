//! The prepared form of the rules: see [`prepared`](crate::prepared).

use super::compile::SLOTS;
use super::{Evokes, Example, Frame, Kinds, Pattern, RoleRule, RoleSlot, Rules, Test};
use crate::prepared::{Kept, Reader, Writer, kept};
use crate::relation::pattern::{Element, MARKS};
use crate::vocabulary::Word;

kept!(Frame {
    id,
    gives,
    class,
    roles,
    count,
    outcome,
    any,
    except,
    only,
    unless,
    given,
    light,
    placeless,
    pair,
    negative,
    heads,
    needs,
    flag,
    titled,
    reaches_out,
});
kept!(RoleRule { role, slots, kinds, required, fits, collect, reach });
kept!(Kinds { tests, mask, free, other, relation });
kept!(Test { kind, subtype, form });
kept!(Pattern { id, gives, elements });
kept!(Evokes { word, with, frame });
kept!(Example { rule, gives, expected, sentence });

impl Kept for Rules {
    fn write(&self, out: &mut Writer) {
        self.frames.write(out);
        self.groups.write(out);
        self.patterns.write(out);
        for list in [&self.verbs, &self.nouns, &self.pairs, &self.adjectives] {
            list.write(out);
        }
        self.flags.write(out);
        self.examples.write(out);
        self.places.write(out);
    }

    /// Reads what was written; the tables are still to be sorted.
    fn read(input: &mut Reader) -> Option<Self> {
        Some(Self {
            frames: Kept::read(input)?,
            groups: Kept::read(input)?,
            patterns: Kept::read(input)?,
            verbs: Kept::read(input)?,
            nouns: Kept::read(input)?,
            pairs: Kept::read(input)?,
            adjectives: Kept::read(input)?,
            flags: Kept::read(input)?,
            examples: Kept::read(input)?,
            places: Kept::read(input)?,
            ..Self::default()
        })
    }
}

/// The bytes of slots with a word; all others are their places in [`SLOTS`].
const PREPOSITION: u8 = u8::MAX;
const COMPOUND: u8 = u8::MAX - 1;

impl Kept for RoleSlot {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Preposition(word) => (PREPOSITION, *word).write(out),
            Self::Compound(word) => (COMPOUND, *word).write(out),
            _ => place(SLOTS.iter().position(|(_, slot)| slot == self)).write(out),
        }
    }

    fn read(input: &mut Reader) -> Option<Self> {
        match u8::read(input)? {
            PREPOSITION => Word::read(input).map(Self::Preposition),
            COMPOUND => Word::read(input).map(Self::Compound),
            place => SLOTS.get(usize::from(place)).map(|(_, slot)| *slot),
        }
    }
}

/// The bytes of elements of a pattern that are no marks; marks are their places in [`MARKS`].
const MENTION: u8 = u8::MAX;
const WORDS: u8 = u8::MAX - 1;

impl Kept for Element {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Mention { role, kinds, optional } => {
                MENTION.write(out);
                role.write(out);
                kinds.write(out);
                optional.write(out);
            }
            Self::Words { words, optional } => {
                WORDS.write(out);
                words.write(out);
                optional.write(out);
            }
            Self::Mark { class, optional } => {
                place(MARKS.iter().position(|(_, mark)| mark == class)).write(out);
                optional.write(out);
            }
        }
    }

    fn read(input: &mut Reader) -> Option<Self> {
        Some(match u8::read(input)? {
            MENTION => Self::Mention {
                role: Kept::read(input)?,
                kinds: Kept::read(input)?,
                optional: Kept::read(input)?,
            },
            WORDS => Self::Words { words: Kept::read(input)?, optional: Kept::read(input)? },
            place => {
                Self::Mark { class: MARKS.get(usize::from(place))?.1, optional: Kept::read(input)? }
            }
        })
    }
}

/// A place in a short list; one that is in none reads as none.
fn place(place: Option<usize>) -> u8 {
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or(COMPOUND - 1)
}
