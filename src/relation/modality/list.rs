//! Lists of words that make what they govern less than actual.

use crate::Modality;
use crate::prepared::{Kept, Reader, Writer, kept};
use crate::vocabulary::Word;
use crate::word_set::rest;

/// What a cue does.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Effect {
    pub(super) modality: Option<Modality>,
    pub(super) negative: bool,
}

/// A list of cues with what each does.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    /// Sorted by word, once all are in; of one word only what stood first.
    cues: Vec<(Word, Effect)>,
    /// By word modulo 64: whether some word has that rest. Nearly all words end here.
    rests: u64,
}

kept!(Effect { modality, negative });

impl Kept for List {
    fn write(&self, out: &mut Writer) {
        self.cues.write(out);
    }

    fn read(input: &mut Reader) -> Option<Self> {
        let mut list = Self::default();
        Vec::read(input)?.into_iter().for_each(|(word, effect)| list.add(word, effect));
        list.sort();
        Some(list)
    }
}

impl List {
    pub(super) fn add(&mut self, word: Word, effect: Effect) {
        if word.is_known() {
            self.cues.push((word, effect));
            self.rests |= rest(word);
        }
    }

    /// Sorts the words, for [`look`].
    pub(super) fn sort(&mut self) {
        self.cues.sort_by_key(|(word, _)| *word);
        self.cues.dedup_by_key(|(word, _)| *word);
    }
}

/// What a cue does, if the word is one of the list.
pub(super) fn look(list: &List, word: Word) -> Option<Effect> {
    if list.rests & rest(word) == 0 {
        return None;
    }
    let at = list.cues.binary_search_by_key(&word, |(word, _)| *word).ok()?;
    Some(list.cues[at].1)
}
