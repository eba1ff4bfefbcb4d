//! Bytes of texts and tables, eight at a time: letters of words, marks between cells.

/// The bit that tells a lower-case ASCII letter from its upper case.
const CASE: u8 = 0x20;

/// One in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each of eight bytes.
const HIGH: u64 = ONES << 7;

/// The highest bit of the first of eight bytes.
pub(crate) const FIRST: u64 = 0x80;

/// The ASCII letters with which eight bytes begin: in lower case with zeros after them, how many they are, and the
/// highest bit of each that is a capital.
#[inline]
pub(crate) const fn letters(bytes: u64) -> (u64, usize, u64) {
    let lower = bytes | (ONES * (CASE as u64));
    // sums of seven bits set the highest bit of a byte and leave the next byte alone
    let seven = lower & !HIGH;
    let from_a = seven + ONES * (0x80 - b'a' as u64);
    let past_z = seven + ONES * (0x7f - b'z' as u64);
    let letters = from_a & !past_z & !bytes & HIGH;
    let n = (!letters & HIGH).trailing_zeros() / 8;
    let mask = if n == 8 { u64::MAX } else { (1 << (8 * n)) - 1 };
    let small = bytes << 2;
    (lower & mask, n as usize, letters & !small & mask)
}

/// The highest bit of each of the first `n` bytes, one to seven, that is no capital.
#[inline]
pub(crate) const fn smalls(n: usize, capitals: u64) -> u64 {
    HIGH & !capitals & ((1 << (8 * n)) - 1)
}

/// Whether a capital stands after a small letter in a word of ASCII letters.
pub(crate) fn is_mixed(word: &[u8]) -> bool {
    let small = word.iter().skip_while(|b| *b & CASE == 0);
    small.into_iter().any(|b| b & CASE == 0)
}

/// Whether more of a word may follow its letters: a digit, a mark that may stand inside a word, any wide character.
pub(crate) const GOES_ON: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "less than 256")]
        let byte = b as u8;
        table[b] = matches!(byte, b'0'..=b'9' | b'_' | b'\'' | b'.' | b':' | b'@' | b'/' | 0x80..);
        b += 1;
    }
    table
};

/// Eight bytes as a number, the first one lowest; zeros past their end.
#[inline]
pub(crate) fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.first_chunk::<8>().map_or_else(|| few(rest), |chunk| u64::from_le_bytes(*chunk))
}

/// Up to seven bytes as a number, the first one lowest, without a loop over them.
#[inline]
pub(crate) fn few(bytes: &[u8]) -> u64 {
    let n = bytes.len();
    if let (Some(low), Some(high)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // the two overlap in equal bits
        let high = u64::from(u32::from_le_bytes(*high)) << (8 * (n - 4));
        return u64::from(u32::from_le_bytes(*low)) | high;
    }
    let [Some(first), Some(middle), Some(last)] = [bytes.first(), bytes.get(n / 2), bytes.last()]
    else {
        return 0;
    };
    u64::from(*first) | u64::from(*middle) << (8 * (n / 2)) | u64::from(*last) << (8 * (n - 1))
}

/// The highest bit of each of eight bytes that is `mark`.
#[inline]
pub(crate) const fn marks(bytes: u64, mark: u8) -> u64 {
    let other = bytes ^ (ONES * mark as u64);
    !(((other & !HIGH) + !HIGH) | other) & HIGH
}

/// The highest bit of each of eight bytes that is less than `limit`, an ASCII byte.
#[inline]
pub(crate) const fn below(bytes: u64, limit: u8) -> u64 {
    let past = (bytes & !HIGH) + ONES * (0x80 - limit as u64);
    !(past | bytes) & HIGH
}

/// The place of the first `mark`, an ASCII byte other than zero, from `at` on.
#[inline]
pub(crate) fn find(bytes: &[u8], mut at: usize, mark: u8) -> Option<usize> {
    while at < bytes.len() {
        let found = marks(eight(bytes, at), mark);
        if found != 0 {
            return Some(at + (found.trailing_zeros() / 8) as usize);
        }
        at += 8;
    }
    None
}

/// The parts of a text between marks, as [`str::split`] gives them, but quicker on short ones.
///
/// `mark` is an ASCII byte other than zero.
#[inline]
pub(crate) fn split(text: &str, mark: u8) -> Split<'_> {
    Split { text: Some(text), at: 0, mark }
}

/// The lines of a table, without their ends; after a last line break an empty one.
#[inline]
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    split(text, b'\n').map(|line| line.strip_suffix('\r').unwrap_or(line))
}

/// The iterator of [`split`].
#[derive(Clone, Debug)]
pub(crate) struct Split<'a> {
    /// None after the last part.
    text: Option<&'a str>,
    /// Where the next part begins.
    at: usize,
    mark: u8,
}

impl<'a> Iterator for Split<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        let text = self.text?;
        let start = self.at;
        let Some(end) = find(text.as_bytes(), start, self.mark) else {
            self.text = None;
            return text.get(start..);
        };
        self.at = end + 1;
        text.get(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_every_other_byte() {
        for b in 0..=255u8 {
            for at in 0..8 {
                let mut bytes = *b"aZbYcXdW";
                bytes[at] = b;
                let n = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
                let mut lower = [0; 8];
                lower[..n].copy_from_slice(&bytes[..n].to_ascii_lowercase());
                let capitals =
                    bytes[..n].iter().enumerate().filter(|(_, b)| b.is_ascii_uppercase());
                let bits = capitals.fold(0, |bits, (i, _)| bits | FIRST << (8 * i));
                if (1..8).contains(&n) {
                    let small = bytes[..n].iter().filter(|b| b.is_ascii_lowercase()).count();
                    assert_eq!(smalls(n, bits).count_ones() as usize, small, "{bytes:?}");
                }
                let want = (u64::from_le_bytes(lower), n, bits);
                assert_eq!(letters(u64::from_le_bytes(bytes)), want, "{bytes:?}");
            }
        }
    }

    #[test]
    fn small_bytes_are_told_from_others() {
        for b in 0..=255u8 {
            for at in 0..8 {
                let mut bytes = [0xff, b'\n', 0, 0x80, b'a', 11, b'\t', 0x8a];
                bytes[at] = b;
                let bits = (0..8).filter(|i| bytes[*i] < 11).fold(0, |x, i| x | FIRST << (8 * i));
                assert_eq!(below(u64::from_le_bytes(bytes), 11), bits, "{bytes:?}");
            }
        }
    }

    #[test]
    fn a_few_bytes_are_a_number() {
        let text = b"abcdefg";
        for n in 0..=text.len() {
            let number = text[..n].iter().rev().fold(0, |x, b| x << 8 | u64::from(*b));
            assert_eq!(few(&text[..n]), number);
        }
    }

    #[test]
    fn texts_are_split_as_the_standard_library_does() {
        for text in
            ["", "\t", "a", "a\tb", "\ta\t\tb\t", "ten letters\tärger\t\u{109}x", "a\u{8}\n"]
        {
            let long = format!("{text}{text}longer than eight bytes{text}");
            for text in [text, &long] {
                let parts: Vec<&str> = split(text, b'\t').collect();
                assert_eq!(parts, text.split('\t').collect::<Vec<_>>());
                assert_eq!(find(text.as_bytes(), 0, b'\t'), text.find('\t'));
            }
        }
        for b in 0..=255u8 {
            for at in 0..8 {
                let mut bytes = [b'\n', 0, 8, 10, 0x89, 0x80, 0xff, b'a'];
                bytes[at] = b;
                let want = bytes.iter().position(|b| *b == b'\t');
                assert_eq!(find(&bytes, 0, b'\t'), want, "{bytes:?}");
            }
        }
    }
}
