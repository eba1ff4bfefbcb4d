//! What a number leaves open, and how two of them stand to one another.

use crate::{Modifier, NumberValue};

/// "About 1,500" may be this share more or less.
const ABOUT: f64 = 0.1;
/// "Nearly 11,000" is at least this share of it.
const NEARLY: f64 = 0.9;

/// The least and the most that a number can be, ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    pub(super) least: f64,
    pub(super) most: f64,
    /// The number as it is written, if it is.
    pub(super) written: Option<f64>,
    /// Whether words leave it open: "about", "up to", "dozens".
    pub(super) open: bool,
}

impl Bounds {
    /// The bounds of a number; none when it has neither value nor bounds.
    pub(super) fn new(v: &NumberValue) -> Option<Self> {
        let written = v.value;
        let modifier = v.modifier.filter(|m| !matches!(m, Modifier::Total | Modifier::Another));
        let (least, most) = match (modifier, written) {
            (Some(Modifier::Approx), Some(x)) => (x - x.abs() * ABOUT, x + x.abs() * ABOUT),
            (Some(Modifier::Nearly), Some(x)) => ((x * NEARLY).min(x), x),
            (Some(Modifier::AtMost | Modifier::LessThan), Some(x)) => (0.0_f64.min(x), x),
            (Some(Modifier::AtLeast | Modifier::MoreThan), Some(x)) => (x, f64::INFINITY),
            (_, Some(x)) if v.min.is_none() && v.max.is_none() => (x, x),
            _ => {
                let least = v.min.or(written);
                let most = v.max.or(written.filter(|_| v.min.is_none()));
                least.or(most)?;
                (least.unwrap_or(0.0), most.unwrap_or(f64::INFINITY))
            }
        };
        let open = least != most;
        Some(Self { least: least.min(most), most: most.max(least), written, open })
    }

    /// Whether both can be so.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.least <= other.most && other.least <= self.most
    }

    /// Whether both write the same number, or give the same bounds.
    pub(super) fn equals(&self, other: &Self) -> bool {
        match (self.written, other.written) {
            (Some(a), Some(b)) => a == b,
            _ => self.least == other.least && self.most == other.most,
        }
    }

    /// The number that a reader sees: the written one, else the known ends.
    pub(super) fn seen(&self) -> (f64, f64) {
        match self.written {
            Some(x) => (x, x),
            None if self.most.is_finite() => (self.least, self.most),
            None => (self.least, self.least),
        }
    }

    /// Whether the number is of a size that two unrelated counts seldom share.
    pub(super) fn is_telling(&self) -> bool {
        /// Below this, equal counts are chance.
        const TELLING: f64 = 100.0;
        self.written.is_some_and(|x| x >= TELLING)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(value: f64, modifier: Option<Modifier>) -> Bounds {
        Bounds::new(&NumberValue { modifier, ..NumberValue::of(value) }).unwrap()
    }

    #[test]
    fn modifiers_open_a_side() {
        let exact = bounds(10_000.0, None);
        assert!(bounds(12_000.0, Some(Modifier::AtMost)).meets(&exact));
        assert!(!bounds(12_000.0, Some(Modifier::AtLeast)).meets(&exact));
        assert!(bounds(10_500.0, Some(Modifier::Approx)).meets(&exact));
        assert!(!bounds(11_500.0, Some(Modifier::Approx)).meets(&exact));
        assert!(bounds(11_000.0, Some(Modifier::Nearly)).meets(&exact));
    }

    #[test]
    fn vague_words_have_the_bounds_of_their_word() {
        let dozens = NumberValue { min: Some(24.0), max: Some(99.0), ..NumberValue::default() };
        let dozens = Bounds::new(&dozens).unwrap();
        assert!(dozens.meets(&bounds(37.0, None)) && !dozens.meets(&bounds(7.0, None)));
        assert_eq!(dozens.seen(), (24.0, 99.0));
        assert!(Bounds::new(&NumberValue::default()).is_none());
    }
}
