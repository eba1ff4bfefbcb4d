//! The trie of names over words.
//!
//! One array gives the node of a first word, one table with open addressing gives the node that a word leads to
//! from another node, one list holds what ends at each node. All three grow, so a user's rows go into a copy of
//! the built-in trie instead of a second one beside it: a text is walked once, whatever the number of lists.

use super::RowId;
use super::form::Form;
use crate::prepared::{Reader, Writer, difference, moved};
use crate::vocabulary::Word;

/// The bit of `first` that says that some name with this first word may be written small.
const SMALL: u32 = 1 << 31;

/// The bit of a node that says that names go on from it.
const EDGES: u32 = 1 << 31;

/// How the case of a text is compared with that of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Policy {
    /// Where the name has an upper-case first letter, the text must.
    Loose,
    /// Word for word the same.
    Exact,
    /// As [`Self::Loose`], and with the accents of the name: without them it is an English word ("Wé", "Salé").
    Accented,
}

impl Policy {
    /// All of them, by their numbers.
    const ALL: [Self; 3] = [Self::Loose, Self::Exact, Self::Accented];
}

/// What ends at a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// The row.
    pub(super) row: RowId,
    /// Two bits a word, see [`case_class`](super::form::case_class).
    pub(super) cases: u32,
    /// The next of the same node, plus one.
    next: u32,
    /// Bits of [`alias`](super::alias).
    pub(super) flags: u8,
    /// How case is compared.
    pub(super) policy: Policy,
    /// "the" must stand before it.
    pub(super) article: bool,
}

/// One edge; `child` 0 is an empty slot.
#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    node: u32,
    word: u32,
    child: u32,
}

/// Names as paths of words.
#[derive(Clone, Debug)]
pub(super) struct Trie {
    /// By word: the node of names that begin with it, with [`SMALL`]; 0 is none.
    first: Vec<u32>,
    /// By node: the latest of its ends plus one, with [`EDGES`].
    nodes: Vec<u32>,
    edges: Vec<Edge>,
    edge_count: usize,
    ends: Vec<End>,
}

impl Default for Trie {
    fn default() -> Self {
        Self {
            first: Vec::new(),
            nodes: vec![0],
            edges: vec![Edge::default(); 16],
            edge_count: 0,
            ends: Vec::new(),
        }
    }
}

impl Trie {
    /// Makes room for about this many more names.
    pub(super) fn reserve(&mut self, names: usize) {
        self.nodes.reserve(names * 3 / 2);
        self.ends.reserve(names);
        let slots = (self.edge_count + names * 5 / 4).next_power_of_two();
        if slots > self.edges.len() {
            self.resize(slots);
        }
    }

    /// Adds a name of a row.
    pub(super) fn insert(&mut self, form: &Form, row: RowId, flags: u8, policy: Policy) {
        let words = form.words();
        let Some((head, tail)) = words.split_first() else { return };
        if words.iter().any(|w| !w.is_known()) {
            return;
        }
        let mut node = self.first_node(*head);
        let cases = if policy == Policy::Exact { form.cases } else { form.loose };
        if cases & 3 == 0 {
            self.first[head.index()] |= SMALL;
        }
        for word in tail {
            node = self.child(node, *word);
        }
        let slot = &mut self.nodes[node as usize];
        let next = *slot & !EDGES;
        let end = End { row, cases, next, flags, policy, article: form.article };
        // the last one added at this node is of the same row where two spellings fold to one
        if next > 0 {
            let last = &mut self.ends[next as usize - 1];
            let same = (last.row, last.cases, last.policy, last.article)
                == (end.row, end.cases, end.policy, end.article);
            if same {
                return;
            }
        }
        self.ends.push(end);
        let at = u32::try_from(self.ends.len()).expect("fewer than 2^31 names fit in memory");
        *slot = at | (*slot & EDGES);
    }

    /// The node of names that begin with `word`, made if there is none.
    fn first_node(&mut self, word: Word) -> u32 {
        if word.index() >= self.first.len() {
            self.first.resize((word.index() + 1).max(self.first.len() * 5 / 4), 0);
        }
        let known = self.first[word.index()];
        if known != 0 {
            return known & !SMALL;
        }
        let node = self.add_node();
        self.first[word.index()] = node;
        node
    }

    fn add_node(&mut self) -> u32 {
        self.nodes.push(0);
        u32::try_from(self.nodes.len() - 1).expect("fewer than 2^31 nodes fit in memory")
    }

    /// The node that `word` leads to from `node`, made if there is none.
    fn child(&mut self, node: u32, word: Word) -> u32 {
        match self.slot(node, word) {
            Ok(child) => child,
            Err(mut at) => {
                if (self.edge_count + 1) * 4 > self.edges.len() * 3 {
                    self.resize(self.edges.len() * 2);
                    at = self.slot(node, word).map_or_else(|at| at, |_| at);
                }
                let child = self.add_node();
                self.edges[at] = Edge { node, word: word.0, child };
                self.edge_count += 1;
                self.nodes[node as usize] |= EDGES;
                child
            }
        }
    }

    /// The child along an edge, or the slot where that edge belongs.
    #[inline]
    fn slot(&self, node: u32, word: Word) -> Result<u32, usize> {
        let mask = self.edges.len() - 1;
        let mut at = spread(node, word.0) & mask;
        loop {
            let edge = self.edges[at];
            if edge.child == 0 {
                return Err(at);
            }
            if edge.node == node && edge.word == word.0 {
                return Ok(edge.child);
            }
            at = (at + 1) & mask;
        }
    }

    fn resize(&mut self, slots: usize) {
        let old = std::mem::replace(&mut self.edges, vec![Edge::default(); slots]);
        for edge in old.into_iter().filter(|e| e.child != 0) {
            if let Err(at) = self.slot(edge.node, Word(edge.word)) {
                self.edges[at] = edge;
            }
        }
    }

    /// The node of a first word; none when no name begins with it, or none that may be written small while
    /// `small` says that it is.
    #[inline]
    pub(super) fn start(&self, word: Word, small: bool) -> Option<u32> {
        let node = self.first.get(word.index()).copied().unwrap_or(0);
        if node == 0 || (small && node & SMALL == 0) {
            return None;
        }
        Some(node & !SMALL)
    }

    /// Whether names go on from a node.
    #[inline]
    pub(super) fn goes_on(&self, node: u32) -> bool {
        self.nodes[node as usize] & EDGES != 0
    }

    /// The node that a word leads to.
    #[inline]
    pub(super) fn step(&self, node: u32, word: Word) -> Option<u32> {
        self.slot(node, word).ok()
    }

    /// What ends at a node, the latest row first.
    #[inline]
    pub(super) fn ends(&self, node: u32) -> impl Iterator<Item = &End> {
        let mut at = self.nodes[node as usize] & !EDGES;
        std::iter::from_fn(move || {
            let end = self.ends.get((at as usize).checked_sub(1)?)?;
            at = end.next;
            Some(end)
        })
    }

    /// Writes the prepared form: for each node the one before it and the word that leads from there, for each end
    /// its node and what it says.
    pub(super) fn write(&self, out: &mut Writer) {
        let mut nodes = vec![[0; 2]; self.nodes.len()];
        for (word, first) in (0..).zip(&self.first).filter(|(_, first)| **first != 0) {
            nodes[(first & !SMALL) as usize] = [0, word << 1 | first >> 31];
        }
        for edge in self.edges.iter().filter(|edge| edge.child != 0) {
            // nodes are made after those that lead to them, mostly at once
            nodes[edge.child as usize] = [edge.child - edge.node, edge.word << 1];
        }
        let mut ends = vec![0; self.ends.len()];
        for (node, latest) in (0..).zip(&self.nodes) {
            let mut at = latest & !EDGES;
            while let Some(end) = (at as usize).checked_sub(1) {
                (ends[end], at) = (node, self.ends[end].next);
            }
        }
        out.number(self.edges.len());
        out.table(nodes.into_iter().skip(1));
        let mut last = (0, 0);
        out.table(self.ends.iter().zip(ends).map(|(end, node)| {
            let row = end.row.0;
            let differences = [difference(node, last.0), difference(row, last.1)];
            last = (node, row);
            let how = end.policy as u32 | u32::from(end.article) << 2;
            [differences[0], differences[1], end.cases, end.flags.into(), how]
        }));
    }

    /// Reads the prepared form, of a trie over so many words.
    pub(super) fn read(input: &mut Reader, words: usize) -> Option<Self> {
        let slots = input.number().filter(|slots| slots.is_power_of_two())?;
        let nodes = input.table()?;
        let mut out = Self {
            first: vec![0; words],
            nodes: vec![0; nodes.len() + 1],
            edges: vec![Edge::default(); slots],
            edge_count: 0,
            ends: Vec::new(),
        };
        for (node, [back, word]) in (1..).zip(nodes) {
            let (word, small) = (word >> 1, word << 31);
            if back == 0 {
                *out.first.get_mut(word as usize)? = node | small;
                continue;
            }
            let from = u32::checked_sub(node, back)?;
            let at = out.slot(from, Word(word)).err()?;
            out.edges[at] = Edge { node: from, word, child: node };
            out.edge_count += 1;
            if out.edge_count == slots {
                // a look-up ends at an empty slot
                return None;
            }
            *out.nodes.get_mut(from as usize)? |= EDGES;
        }
        let ends = input.table()?;
        out.ends.reserve(ends.len());
        let (mut node, mut row) = (0, 0);
        for (at, [from_node, from_row, cases, flags, how]) in (1..).zip(ends) {
            (node, row) = (moved(node, from_node), moved(row, from_row));
            let slot = out.nodes.get_mut(node as usize)?;
            let next = *slot & !EDGES;
            *slot = at | (*slot & EDGES);
            let policy = *Policy::ALL.get(how as usize & 3)?;
            let (row, flags, article) = (RowId(row), u8::try_from(flags).ok()?, how & 4 != 0);
            out.ends.push(End { row, cases, next, flags, policy, article });
        }
        Some(out)
    }

    /// Bytes on the heap.
    pub(super) fn size(&self) -> usize {
        (self.first.capacity() + self.nodes.capacity()) * 4
            + self.edges.capacity() * size_of::<Edge>()
            + self.ends.capacity() * size_of::<End>()
    }
}

/// A hash of an edge.
#[inline]
fn spread(node: u32, word: u32) -> usize {
    let x = (u64::from(node) << 32 | u64::from(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (x >> 29) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn rows_of_one_name_come_latest_first_through_growth() {
        let mut v = Vocabulary::with_capacity(16);
        let mut trie = Trie::default();
        let mut scratch = Vec::new();
        for i in 0..400u32 {
            let form = Form::cut(&format!("Fort Number{i}"), &mut v, &mut scratch).unwrap();
            trie.insert(&form, RowId(i), 0, Policy::Loose);
            let form = Form::cut("Fort", &mut v, &mut scratch).unwrap();
            trie.insert(&form, RowId(i), 0, Policy::Loose);
        }
        let fort = trie.start(v.get(b"fort"), false).unwrap();
        assert_eq!(trie.start(v.get(b"fort"), true), None);
        assert_eq!(trie.ends(fort).count(), 400);
        for i in 0..400u32 {
            let node = trie.step(fort, v.get(format!("number{i}").as_bytes())).unwrap();
            let rows: Vec<RowId> = trie.ends(node).map(|e| e.row).collect();
            assert_eq!(rows, [RowId(i)]);
        }
        assert_eq!(trie.step(fort, v.get(b"fort")), None);
    }
}
