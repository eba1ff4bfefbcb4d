//! The scanner: bytes to tokens.
//!
//! ASCII is scanned by byte class. A word that runs into a letter outside ASCII is cut by `unicode-segmentation`,
//! chunk by chunk, so that one curly quote does not cost a whole text its fast path.

mod plain;

use unicode_segmentation::UnicodeSegmentation;

use self::plain::word_flags;
use super::{Class, Token, flag, fold};
use crate::vocabulary::{LONGEST, Vocabulary, Word};

/// What a byte can begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    Space,
    Line,
    Letter,
    Digit,
    Mark,
    Wide,
}

/// The class of each byte.
const BYTES: [Byte; 256] = {
    let mut table = [Byte::Mark; 256];
    let mut b = 0;
    while b < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "less than 256")]
        let byte = b as u8;
        table[b] = match byte {
            b'\n' | b'\r' => Byte::Line,
            0..=b' ' | 0x7f => Byte::Space,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Byte::Letter,
            b'0'..=b'9' => Byte::Digit,
            0x80.. => Byte::Wide,
            _ => Byte::Mark,
        };
        b += 1;
    }
    table
};

/// Appends the tokens of `text` to `out`.
pub(super) fn tokenize(text: &str, vocabulary: &Vocabulary, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let possessive = vocabulary.get(b"'s");
    let mut lexer = Lexer { text, bytes, vocabulary, possessive, out, at: 0, flags: flag::SPACE };
    while let Some(&b) = lexer.bytes.get(lexer.at) {
        match BYTES[b as usize] {
            Byte::Space => {
                lexer.flags |= flag::SPACE;
                lexer.at += 1;
            }
            Byte::Line => lexer.line(),
            Byte::Letter => lexer.word(),
            Byte::Digit => lexer.number(lexer.at),
            Byte::Mark => lexer.mark(b),
            Byte::Wide => lexer.wide(),
        }
    }
}

struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    vocabulary: &'a Vocabulary,
    /// The word "'s".
    possessive: Word,
    out: &'a mut Vec<Token>,
    at: usize,
    /// The flags that the next token starts with: what white space stands before it.
    flags: u16,
}

impl Lexer<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// Whether the character at `at` is a letter or digit.
    fn is_alphanumeric(&self, at: usize) -> bool {
        match self.byte(at) {
            0..0x80 => self.byte(at).is_ascii_alphanumeric(),
            _ => self.text[at..].chars().next().is_some_and(char::is_alphanumeric),
        }
    }

    /// The end of a line: LF, CR or both together.
    fn line(&mut self) {
        let both = self.byte(self.at) == b'\r' && self.byte(self.at + 1) == b'\n';
        self.at += if both { 2 } else { 1 };
        self.end_line();
    }

    fn end_line(&mut self) {
        self.flags |=
            flag::SPACE | if self.flags & flag::LINE != 0 { flag::PARAGRAPH } else { flag::LINE };
    }

    /// Ends a token at `end`.
    fn push(&mut self, end: usize, class: Class, flags: u16, word: Word) {
        let start = u32::try_from(self.at).unwrap_or(u32::MAX);
        let stop = u32::try_from(end).unwrap_or(u32::MAX);
        self.out.push(Token { start, end: stop, word, flags: self.flags | flags, class });
        self.flags = 0;
        self.at = end;
    }

    /// Any word that begins with an ASCII letter.
    fn any_word(&mut self) {
        let start = self.at;
        let mut end = start;
        let mut folded = [0u8; LONGEST];
        let (mut upper, mut lower, mut digit, mut mixed) = (0usize, 0usize, 0usize, false);
        loop {
            let b = self.byte(end);
            match b {
                b'a'..=b'z' => lower += 1,
                b'A'..=b'Z' => {
                    mixed |= lower > 0;
                    upper += 1;
                }
                b'0'..=b'9' if digit == 0 && is_money_code(&self.bytes[start..end]) => break,
                b'0'..=b'9' => digit += 1,
                b'_' => {}
                b'\'' if self.inner_apostrophe(start, end) => {}
                _ => break,
            }
            if let Some(slot) = folded.get_mut(end - start) {
                *slot = b.to_ascii_lowercase();
            }
            end += 1;
        }
        let next = self.byte(end);
        let special = next >= 0x80 || matches!(next, b'.' | b':' | b'@' | b'/' | b'\'');
        if !special {
            let word = self.known(&folded, end - start);
            let flags = word_flags(self.bytes[start], end - start, [upper, lower, digit], mixed);
            return self.push(end, Class::Word, flags, word);
        }
        if next >= 0x80 && self.continues_wide(start, end) {
            return self.wide_word(start);
        }
        if next == b'.' && end - start == 1 && self.initialism(start) {
            return;
        }
        if matches!(next, b'.' | b':' | b'@' | b'/') && self.link(start, end) {
            return;
        }
        if self.negation(start, end) {
            end -= 1;
            lower = lower.saturating_sub(1);
            if end == start {
                end += 1;
            }
        }
        let len = end - start;
        let word = self.known(&folded, len);
        let flags = word_flags(self.bytes[start], len, [upper, lower, digit], mixed);
        self.push(end, Class::Word, flags, word);
        self.clitic();
    }

    /// The word of the first bytes of a buffer.
    fn known(&self, folded: &[u8; LONGEST], len: usize) -> Word {
        match folded.get(..len) {
            Some(folded) => self.vocabulary.get(folded),
            None => Word::NONE,
        }
    }

    /// Whether the straight apostrophe at `at` belongs to the word ("O'Brien", "Sana'a") and is no clitic.
    fn inner_apostrophe(&self, start: usize, at: usize) -> bool {
        at > start && self.byte(at + 1).is_ascii_alphabetic() && self.clitic_at(at).is_none()
    }

    /// The length of a clitic that begins with an apostrophe at `at`, with its class.
    fn clitic_at(&self, at: usize) -> Option<(usize, Class)> {
        let mark = if self.byte(at) == b'\'' {
            1
        } else if self.text.get(at..)?.starts_with('’') {
            3
        } else {
            return None;
        };
        let rest = &self.bytes[at + mark..];
        let end_of = |n: usize| {
            let at = at + mark + n;
            !self.is_alphanumeric(at)
        };
        let lower = |i: usize| rest.get(i).map_or(0, u8::to_ascii_lowercase);
        match (lower(0), lower(1)) {
            (b's', _) if end_of(1) => Some((mark + 1, Class::Possessive)),
            (b't' | b'd' | b'm', _) if end_of(1) => Some((mark + 1, Class::Clitic)),
            (b'l', b'l') | (b'r' | b'v', b'e') if end_of(2) => Some((mark + 2, Class::Clitic)),
            _ => None,
        }
    }

    /// Whether the word is the first half of "n’t" contractions: its last letter goes with the clitic.
    fn negation(&self, start: usize, end: usize) -> bool {
        end - start > 1
            && matches!(self.byte(end - 1), b'n' | b'N')
            && self.clitic_at(end).is_some_and(|(len, class)| {
                class == Class::Clitic && matches!(self.byte(end + len - 1), b't' | b'T')
            })
    }

    /// Takes a clitic or possessive mark, if one follows the word just pushed.
    fn clitic(&mut self) {
        let at = self.at;
        let last = self.byte(at.wrapping_sub(1));
        if matches!(self.byte(at), b'n' | b'N') && self.clitic_at(at + 1).is_some() {
            let (len, class) = self.clitic_at(at + 1).unwrap_or((1, Class::Clitic));
            let word = self.vocabulary.get(b"n't");
            return self.push(at + 1 + len, class, 0, word);
        }
        if let Some((len, class)) = self.clitic_at(at) {
            let tail = self.text[at..at + len].trim_start_matches(['\'', '’']);
            let mut folded = [b'\''; 4];
            folded[1..=tail.len()].copy_from_slice(tail.as_bytes());
            folded.make_ascii_lowercase();
            let word = self.vocabulary.get(&folded[..=tail.len()]);
            return self.push(at + len, class, 0, word);
        }
        // "the countries’ ties": an apostrophe after a plural, with more to come on the line
        if matches!(last, b's' | b'S') {
            let len = match self.byte(at) {
                b'\'' => 1,
                0xE2 if self.text[at..].starts_with('’') => 3,
                _ => return,
            };
            if self.byte(at + len) == b' ' && self.byte(at + len + 1).is_ascii_lowercase() {
                self.push(at + len, Class::Possessive, 0, self.vocabulary.get(b"'s"));
            }
        }
    }

    /// Takes "U.S.", "J.K.", "a.m." as one word; false when there is only one letter with a period.
    fn initialism(&mut self, start: usize) -> bool {
        let mut folded = [0u8; LONGEST];
        let (mut end, mut n) = (start, 0);
        while self.byte(end).is_ascii_alphabetic() && self.byte(end + 1) == b'.' && n < 12 {
            folded[n] = self.byte(end).to_ascii_lowercase();
            n += 1;
            end += 2;
        }
        if n < 2 || self.is_alphanumeric(end) {
            return false;
        }
        let mut flags = flag::DOTTED;
        if self.bytes[start].is_ascii_uppercase() {
            flags |= flag::UPPER | flag::CAPITALS;
        }
        let word = self.vocabulary.get(&folded[..n]);
        self.push(end, Class::Word, flags, word);
        self.clitic();
        true
    }

    /// Whether the wide character at `end` goes on with the word, rather than being a mark after it.
    fn continues_wide(&self, start: usize, end: usize) -> bool {
        let mut chars = self.text[end..].chars();
        match chars.next() {
            Some('’' | 'ʼ') => {
                end > start
                    && chars.next().is_some_and(char::is_alphabetic)
                    && self.clitic_at(end).is_none()
            }
            Some(c) => c.is_alphanumeric() || is_joiner(c),
            None => false,
        }
    }

    /// A word with letters outside ASCII, from `start`.
    fn wide_word(&mut self, start: usize) {
        let rest = &self.text[start..];
        let chunk = &rest[..rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len())];
        let mut len = super::fold::latin_word(chunk).unwrap_or_else(|| {
            let first = chunk.unicode_words().next();
            first.map_or(0, |w| w.as_ptr() as usize - chunk.as_ptr() as usize + w.len())
        });
        // a clitic is no part of the word
        for (i, c) in chunk[..len].char_indices() {
            if i > 0 && matches!(c, '\'' | '’') && self.clitic_at(start + i).is_some() {
                len = i;
                break;
            }
        }
        if len == 0 {
            len = chunk.chars().next().map_or(1, char::len_utf8);
        }
        let surface = &chunk[..len];
        let folded = fold::fold(surface);
        let word = self.vocabulary.get(folded.as_bytes());
        let mut flags = flag::WIDE;
        let mut letters = surface.chars().filter(|c| c.is_alphabetic());
        if surface.chars().next().is_some_and(char::is_uppercase) {
            flags |= flag::UPPER;
        }
        if letters.clone().count() > 1 && letters.all(char::is_uppercase) {
            flags |= flag::CAPITALS;
        }
        if surface.bytes().any(|b| b.is_ascii_digit()) {
            flags |= flag::DIGIT;
        }
        self.at = start;
        self.push(start + len, Class::Word, flags, word);
        self.clitic();
    }

    /// Takes a URL, e-mail address or bare domain that begins with the word from `start` to `end`.
    fn link(&mut self, start: usize, end: usize) -> bool {
        let is_url = self.bytes[end..].starts_with(b"://");
        let is_mail = self.byte(end) == b'@' && self.is_alphanumeric(end + 1);
        if !is_url && !is_mail && self.byte(end) != b'.' {
            return false;
        }
        if !is_url && !is_mail && !self.byte(end + 1).is_ascii_lowercase() {
            return false;
        }
        let rest = &self.bytes[start..];
        let stop =
            rest.iter().position(|b| b.is_ascii_whitespace() || *b >= 0x80).unwrap_or(rest.len());
        let mut chunk = &self.text[start..start + stop];
        chunk = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '\'', ']']);
        if !is_url && !is_mail && !is_domain(chunk) {
            return false;
        }
        // tables know some domains: the media that go by theirs
        let word = if is_url || is_mail {
            Word::NONE
        } else {
            self.vocabulary.get(fold::fold(chunk).as_bytes())
        };
        let upper = if self.bytes[start].is_ascii_uppercase() { flag::UPPER } else { 0 };
        self.push(start + chunk.len(), Class::Link, upper, word);
        true
    }

    /// A number that begins at `from` (with a digit, or a period before digits).
    fn number(&mut self, from: usize) {
        let digits = |mut at: usize| {
            let begin = at;
            while self.byte(at).is_ascii_digit() {
                at += 1;
            }
            at - begin
        };
        let mut end = from + digits(from);
        let mut periods = 0;
        let first = end - from;
        if self.byte(end) == b',' && (1..=3).contains(&first) {
            end = self.grouped(end);
        }
        while self.byte(end) == b'.' && digits(end + 1) > 0 {
            periods += 1;
            end += 1 + digits(end + 1);
        }
        let class = if periods > 1 { Class::Code } else { Class::Number };
        // tables know some numbers: "Area 51", "KN-23"
        let word = self.vocabulary.get(&self.bytes[from..end.min(from + LONGEST)]);
        self.push(end, class, flag::DIGIT, word);
    }

    /// The end of the groups of thousands ("1,500,000") or lakhs ("12,00,000") after the first.
    fn grouped(&self, mut end: usize) -> usize {
        let mut last_good = end;
        loop {
            if self.byte(end) != b',' {
                return last_good;
            }
            let n = self.bytes[end + 1..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
            match n {
                3 => {
                    end += 4;
                    last_good = end;
                }
                2 => end += 3,
                _ => return last_good,
            }
        }
    }

    fn mark(&mut self, b: u8) {
        let at = self.at;
        let spaced = self.flags & flag::SPACE != 0 || at == 0;
        let class = match b {
            b'.' if self.byte(at + 1) == b'.' => {
                let n = self.bytes[at..].iter().take_while(|b| **b == b'.').count();
                return self.push(at + n, Class::Ellipsis, 0, Word::NONE);
            }
            b'.' if spaced && self.byte(at + 1).is_ascii_digit() => return self.number(at),
            // "Delta Foods Inc.'s chief"
            b'.' if !spaced && matches!(self.clitic_at(at + 1), Some((_, Class::Possessive))) => {
                self.push(at + 1, Class::Period, 0, Word::NONE);
                return self.clitic();
            }
            b'.' => Class::Period,
            b',' => Class::Comma,
            b';' => Class::Semicolon,
            b':' => Class::Colon,
            b'?' => Class::Question,
            b'!' => Class::Exclamation,
            b'(' | b'[' | b'{' => Class::OpenBracket,
            b')' | b']' | b'}' => Class::CloseBracket,
            // ''so'' and ``so'': two marks that stand for one
            b'\'' | b'`' if self.byte(at + 1) == b || (b == b'`' && self.byte(at + 1) == b'\'') => {
                let class = self.straight_quote(at + 2);
                return self.push(at + 2, class, 0, Word::NONE);
            }
            b'"' | b'\'' | b'`' => self.straight_quote(at + 1),
            b'-' => {
                let n = self.bytes[at..].iter().take_while(|b| **b == b'-').count();
                if n > 1 {
                    return self.push(at + n, Class::Dash, 0, Word::NONE);
                }
                if self.is_alphanumeric(at + 1) {
                    Class::Hyphen
                } else {
                    self.trailing_hyphen(at + 1)
                }
            }
            b'/' => Class::Slash,
            b'%' => Class::Percent,
            b'$' => Class::Currency,
            b'&' => Class::Ampersand,
            b'@' | b'#' if spaced_or_open(self, spaced) && self.is_alphanumeric(at + 1) => {
                return self.handle();
            }
            _ => Class::Symbol,
        };
        self.push(at + 1, class, 0, Word::NONE);
    }

    /// A hyphen before something that is no word: a dash, unless it hangs ("mid- and long-term").
    fn trailing_hyphen(&self, next: usize) -> Class {
        let spaced = self.flags & flag::SPACE != 0;
        if !spaced && self.byte(next) == b' ' { Class::Hyphen } else { Class::Dash }
    }

    /// Takes a handle or hashtag.
    fn handle(&mut self) {
        let rest = &self.text[self.at + 1..];
        let len = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        self.push(self.at + 1 + len, Class::Link, 0, Word::NONE);
    }

    /// Whether a straight quotation mark that ends at `end` opens or closes.
    fn straight_quote(&self, end: usize) -> Class {
        let spaced = self.flags & flag::SPACE != 0;
        let after_open = self.flags & flag::SPACE == 0
            && self.out.last().is_some_and(|t| {
                matches!(t.class, Class::OpenBracket | Class::OpenQuote | Class::Dash)
            });
        let next = self.byte(end);
        let next_is_space = next == 0 || next.is_ascii_whitespace();
        if (spaced || after_open || self.out.is_empty()) && !next_is_space {
            Class::OpenQuote
        } else {
            Class::CloseQuote
        }
    }

    /// A character outside ASCII.
    fn wide(&mut self) {
        let at = self.at;
        let Some(c) = self.text[at..].chars().next() else { return };
        let end = at + c.len_utf8();
        if c.is_whitespace() || is_ignorable(c) {
            match c {
                '\u{2029}' => self.flags |= flag::SPACE | flag::LINE | flag::PARAGRAPH,
                '\u{2028}' | '\u{85}' => self.end_line(),
                _ if c.is_whitespace() => self.flags |= flag::SPACE,
                _ => {}
            }
            self.at = end;
            return;
        }
        let joined = self.flags & flag::SPACE == 0 && !self.out.is_empty();
        let next_is_word = self.is_alphanumeric(end);
        let class = match c {
            '“' | '‟' | '«' | '‹' | '„' | '‚' | '「' | '『' => {
                if c == '“' && joined && !next_is_word {
                    Class::CloseQuote
                } else {
                    Class::OpenQuote
                }
            }
            '”' | '»' | '›' | '」' | '』' => Class::CloseQuote,
            '‘' | '‛' => Class::OpenQuote,
            '’' => {
                if joined {
                    Class::CloseQuote
                } else {
                    self.leading_apostrophe(end)
                }
            }
            '…' => Class::Ellipsis,
            '–' | '‐' | '‑' | '−' if joined && next_is_word => Class::Hyphen,
            '−' if next_is_word => Class::Hyphen,
            '–' | '—' | '―' | '−' | '‐' | '‑' => Class::Dash,
            '€' | '£' | '¥' | '₩' | '₹' | '₽' | '₴' | '₪' | '₺' | '₫' | '₱' | '฿' | '₦' | '￥'
            | '￡' | '₸' | '₾' | '₡' | '₲' | '₵' | '₭' | '₮' => Class::Currency,
            '％' => Class::Percent,
            c if c.is_alphanumeric() => return self.wide_word(at),
            _ => Class::Symbol,
        };
        self.push(end, class, flag::WIDE, Word::NONE);
    }

    /// A "’" with a space before: "’90s", "’Tis" begin a word; elsewhere it is a stray closing mark.
    fn leading_apostrophe(&self, next: usize) -> Class {
        if self.byte(next).is_ascii_digit() { Class::Symbol } else { Class::OpenQuote }
    }
}

/// Whether a handle may begin here: after space or an opening mark.
fn spaced_or_open(lexer: &Lexer<'_>, spaced: bool) -> bool {
    spaced
        || lexer
            .out
            .last()
            .is_some_and(|t| matches!(t.class, Class::OpenBracket | Class::OpenQuote))
}

/// Characters that join letters into one word.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// Characters that stand for nothing: byte-order marks, zero-width spaces, directional marks.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{ad}')
}

/// Top-level domains that make a bare dotted word a link.
const DOMAINS: &[&str] = &[
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "io", "ru", "uk", "cn", "jp", "kr",
    "de", "fr", "ua", "eu", "us", "tv", "me", "be", "ly", "ca", "au", "in", "il", "tr", "ir",
    "news", "co",
];

/// Whether a chunk without spaces is a domain, with or without a path.
fn is_domain(chunk: &str) -> bool {
    let host = chunk.split(['/', '?', '#', ':']).next().unwrap_or(chunk);
    let mut labels = host.rsplit('.');
    let top = labels.next().unwrap_or("");
    DOMAINS.contains(&top) && labels.next().is_some_and(|l| !l.is_empty())
}

/// Whether a word right before digits is a currency, so that the digits are an amount of their own: "Rs500", "USD5".
fn is_money_code(word: &[u8]) -> bool {
    /// Currencies that news prints right before the digits.
    const CODES: &[&[u8]] = &[
        b"Rs", b"Tk", b"RM", b"RMB", b"USD", b"EUR", b"GBP", b"CHF", b"JPY", b"CNY", b"INR",
        b"AUD", b"CAD", b"NZD", b"HKD", b"SGD", b"KRW", b"ZAR", b"BRL", b"SEK", b"NOK", b"DKK",
        b"PLN", b"RUB", b"AED", b"SAR", b"PHP", b"THB", b"MYR", b"IDR",
    ];
    matches!(word.len(), 2 | 3) && CODES.contains(&word)
}
