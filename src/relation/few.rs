//! A short list without an allocation.

/// The most that a [`Few`] holds: no slot of a real sentence has more, and a hostile one need not.
const MOST: usize = 8;

/// Up to eight indices of groups or mentions; what comes after them is left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Few {
    list: [u32; MOST],
    len: u8,
}

impl Few {
    /// Nothing.
    pub(super) const NONE: Self = Self { list: [0; MOST], len: 0 };

    /// Of one, or nothing.
    pub(super) const fn of(x: Option<u32>) -> Self {
        let mut out = Self::NONE;
        if let Some(x) = x {
            out.list[0] = x;
            out.len = 1;
        }
        out
    }

    /// The first of them, no more than `most`.
    pub(super) fn first(mut self, most: u8) -> Self {
        self.len = self.len.min(most);
        self
    }

    /// Appends one, if there is room.
    #[inline]
    pub(super) fn push(&mut self, x: u32) {
        if let Some(slot) = self.list.get_mut(usize::from(self.len)) {
            *slot = x;
            self.len += 1;
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(super) fn as_slice(&self) -> &[u32] {
        &self.list[..usize::from(self.len)]
    }
}

impl FromIterator<u32> for Few {
    fn from_iter<I: IntoIterator<Item = u32>>(all: I) -> Self {
        let mut out = Self::NONE;
        all.into_iter().take(MOST).for_each(|x| out.push(x));
        out
    }
}

impl IntoIterator for Few {
    type Item = u32;
    type IntoIter = std::iter::Take<std::array::IntoIter<u32, MOST>>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter().take(usize::from(self.len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_room_is_left_out() {
        let few: Few = (0..40).collect();
        assert_eq!(few.as_slice(), (0..8).collect::<Vec<u32>>());
        assert_eq!(few.into_iter().count(), 8);
        assert!(Few::NONE.is_empty());
    }
}
