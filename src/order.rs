//! Mentions in the order of the text.

/// Something by its index, with where it stands: see [`place`].
///
/// The mentions of a document come in a few runs that are in order each, names and values, then what later stages made:
/// a stable sort finds the runs and merges them.
pub(crate) type Placed = (u64, u32);

/// A stretch of tokens or bytes as a key of sorting: by beginning, then by end, which 32 bits hold each.
pub(crate) const fn place(first: usize, end: usize) -> u64 {
    (first as u64) << 32 | end as u64
}
