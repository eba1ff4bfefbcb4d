//! The view of one sentence that the grammar reads, and where each expression begins.

use super::expr::{Base, Body, Count, Length, Open, When};
use super::words::{CAPITAL, Entry, Mod, PLURAL, Role, Unit, Words, is_looked_up};
use crate::token::{Class, Tokens, flag};
use crate::value::number::Scanned;
use crate::vocabulary::Word;

/// One sentence with the tables.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grammar<'a> {
    /// The table of words.
    pub(super) words: &'a Words,
    /// What is known of the tokens of the sentence, looked up once: every production asks for several of them. Empty
    /// where a look-up for each question is less work, and there are no numbers.
    known: &'a [Known],
    /// The text.
    pub(super) tokens: &'a Tokens<'a>,
    /// The numbers of the sentence.
    pub(super) numbers: &'a [Scanned],
    /// First token of the sentence.
    pub(super) first: usize,
    /// One past its last token.
    pub(super) end: usize,
}

/// What is known of a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// What it can be.
    entry: Entry,
    /// The number that begins with it, by index.
    number: Option<u32>,
}

/// A production: one past its last token, and what it says.
pub(super) type Parsed<T> = Option<(usize, T)>;

/// The longer of two readings; the first where they are equally long.
#[inline]
pub(super) fn longer<T>(a: Parsed<T>, b: Parsed<T>) -> Parsed<T> {
    match (a, b) {
        (Some(x), Some(y)) => Some(if y.0 > x.0 { y } else { x }),
        (x, y) => x.or(y),
    }
}

impl<'a> Grammar<'a> {
    /// The view of tokens without their numbers.
    pub(super) const fn bare(
        words: &'a Words,
        tokens: &'a Tokens<'a>,
        first: usize,
        end: usize,
    ) -> Self {
        Self { words, known: &[], tokens, numbers: &[], first, end }
    }

    /// The same view with its numbers and with what is known of its tokens, which is kept in a buffer.
    pub(super) fn looked_up(self, numbers: &'a [Scanned], buffer: &'a mut Vec<Known>) -> Self {
        let tokens = self.tokens.list.get(self.first..self.end).unwrap_or_default();
        buffer.clear();
        buffer.extend(tokens.iter().map(|t| Known { entry: self.words.of(t), number: None }));
        for (number, n) in (0..).zip(numbers) {
            if let Some(known) = buffer.get_mut((n.first as usize).wrapping_sub(self.first)) {
                known.number = Some(number);
            }
        }
        Self { known: buffer, numbers, ..self }
    }

    /// What the token can be; nothing outside the sentence.
    #[inline]
    pub(super) fn entry(&self, i: usize) -> Entry {
        match self.known.get(i.wrapping_sub(self.first)) {
            Some(known) => known.entry,
            None => self.look_up(i),
        }
    }

    /// [`Self::entry`] by the table.
    fn look_up(&self, i: usize) -> Entry {
        if i < self.first || i >= self.end {
            return Entry::default();
        }
        self.words.of(&self.tokens.list[i])
    }

    /// What the token would be with a capital.
    #[inline]
    pub(super) fn caseless(&self, i: usize) -> Entry {
        if i < self.first || i >= self.end || !is_looked_up(self.tokens.list[i].class) {
            return Entry::default();
        }
        self.words.get(self.tokens.list[i].word)
    }

    /// Whether a short name needs the capital that it lacks: "may", "march", "sat".
    pub(super) fn lacks_capital(&self, i: usize) -> bool {
        self.caseless(i).flags & CAPITAL != 0 && !self.capitalized(i)
    }

    /// The part that the token plays.
    #[inline]
    pub(super) fn role(&self, i: usize) -> Role {
        self.entry(i).role
    }

    /// The word of the token; none outside the sentence.
    #[inline]
    pub(super) fn word(&self, i: usize) -> Word {
        if i < self.first || i >= self.end { Word::NONE } else { self.tokens.word(i) }
    }

    /// The part that the token before plays.
    #[inline]
    pub(super) fn role_before(&self, i: usize) -> Role {
        i.checked_sub(1).map_or(Role::None, |k| self.role(k))
    }

    /// The class of the token; none outside the sentence.
    #[inline]
    pub(super) fn class(&self, i: usize) -> Option<Class> {
        if i < self.first || i >= self.end { None } else { self.tokens.class(i) }
    }

    /// Whether the token stands right after the one before.
    #[inline]
    pub(super) fn joined(&self, i: usize) -> bool {
        i > self.first && i < self.end && self.tokens.list[i].is_joined()
    }

    /// The text of the token; empty outside the sentence.
    #[inline]
    pub(super) fn text(&self, i: usize) -> &'a str {
        if i < self.first || i >= self.end { "" } else { self.tokens.str(i) }
    }

    /// Whether the token has a capital.
    #[inline]
    pub(super) fn capitalized(&self, i: usize) -> bool {
        i < self.end && self.tokens.list[i].has(flag::UPPER)
    }

    /// The digits of the token and how many, if it is only digits.
    #[inline]
    pub(super) fn digits(&self, i: usize) -> Option<(u32, usize)> {
        if self.class(i)? == Class::Number { self.read_digits(i) } else { None }
    }

    /// The digits of a token of digits, up to eight of them.
    fn read_digits(&self, i: usize) -> Option<(u32, usize)> {
        let t = self.tokens.list[i];
        let text = self.tokens.text.as_bytes().get(t.start as usize..t.end as usize)?;
        if text.len() > 8 {
            return None;
        }
        let mut value = 0;
        for b in text {
            if !b.is_ascii_digit() {
                return None;
            }
            value = value * 10 + u32::from(b - b'0');
        }
        Some((value, text.len()))
    }

    /// The number that begins at the token.
    #[inline]
    pub(super) fn scanned(&self, i: usize) -> Option<&'a Scanned> {
        let number = self.known.get(i.wrapping_sub(self.first))?.number?;
        let found = self.numbers.get(number as usize)?;
        (found.end as usize <= self.end && found.end > found.first).then_some(found)
    }

    /// A cardinal in digits or words.
    pub(super) fn cardinal(&self, i: usize) -> Parsed<f64> {
        match self.class(i)? {
            Class::Number => {
                if let Some(n) = self.scanned(i).filter(|n| !n.ordinal && n.end as usize > i + 1) {
                    return Some((n.end as usize, n.value));
                }
                if self.joined(i + 1) && self.class(i + 1) == Some(Class::Word) {
                    return None;
                }
                if let Some((value, _)) = self.digits(i) {
                    return Some((i + 1, f64::from(value)));
                }
                let text = self.text(i);
                let value = if text.contains(',') {
                    text.replace(',', "").parse().ok()?
                } else {
                    text.parse().ok()?
                };
                Some((i + 1, value))
            }
            Class::Word => {
                let n = self.scanned(i).filter(|n| !n.ordinal)?;
                Some((n.end as usize, n.value))
            }
            _ => None,
        }
    }

    /// An ordinal in digits ("19th") or words ("nineteenth").
    pub(super) fn ordinal(&self, i: usize) -> Parsed<u32> {
        if let Some((value, _)) = self.digits(i) {
            let suffix = self.entry(i + 1).role == Role::Th && self.joined(i + 1);
            return suffix.then_some((i + 2, value));
        }
        if self.entry(i).role == Role::Unit && self.entry(i).arg == 0 {
            return Some((i + 1, 2));
        }
        let n = self.scanned(i).filter(|n| n.ordinal)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded")]
        let value = (n.value >= 0.0 && n.value < 1000.0).then_some(n.value as u32)?;
        Some((n.end as usize, value))
    }

    /// The year of a token of four digits.
    pub(super) fn year(&self, i: usize) -> Option<i16> {
        let (value, len) = self.digits(i)?;
        if len != 4 || !(1000..2200).contains(&value) || self.is_measured(i + 1) {
            return None;
        }
        i16::try_from(value).ok()
    }

    /// Whether a unit, percent sign or more of a number follows, so that the digits before are no year.
    fn is_measured(&self, i: usize) -> bool {
        match self.class(i) {
            Some(Class::Percent) => true,
            Some(Class::Word) => self.joined(i),
            _ => false,
        }
    }

    /// One past the period of an abbreviation that ends before `i`, where more of the expression can follow.
    #[inline]
    pub(super) fn after_period(&self, i: usize) -> usize {
        if self.class(i) == Some(Class::Period) && self.joined(i) && i + 1 < self.end {
            i + 1
        } else {
            i
        }
    }

    /// One past a comma at `i`, if there is one.
    #[inline]
    pub(super) fn after_comma(&self, i: usize) -> usize {
        if self.class(i) == Some(Class::Comma) { i + 1 } else { i }
    }

    /// One past a hyphen at `i`, if there is one.
    #[inline]
    pub(super) fn after_hyphen(&self, i: usize) -> usize {
        if self.class(i) == Some(Class::Hyphen) { i + 1 } else { i }
    }

    /// The unit that the token names, and whether it is plural.
    #[inline]
    pub(super) fn unit(&self, i: usize) -> Option<(Unit, bool)> {
        let e = self.entry(i);
        (e.role == Role::Unit).then(|| (Unit::of(e.arg), e.flags & PLURAL != 0))
    }

    /// How many: a number, "a", "a few", "several", "a couple of", "half a".
    pub(super) fn count(&self, i: usize) -> Parsed<Count> {
        let e = self.entry(i);
        match e.role {
            Role::A => match self.role(i + 1) {
                Role::Few if self.entry(i + 1).arg == 0 => Some((i + 2, Count::Some)),
                Role::Couple => Some((self.after_of(i + 2), Count::Number(2.0))),
                Role::Half => Some((i + 2, Count::Number(0.5))),
                _ => self.scanned(i).map_or(Some((i + 1, Count::Number(1.0))), |n| {
                    Some((n.end as usize, Count::Number(n.value)))
                }),
            },
            // "the third strike in as many years"
            Role::Few if self.text(i.wrapping_sub(1)) == "as" => None,
            Role::Few => Some((i + 1, Count::Some)),
            Role::Couple => Some((self.after_of(i + 1), Count::Number(2.0))),
            Role::Half if self.role(i + 1) == Role::A => Some((i + 2, Count::Number(0.5))),
            _ => {
                let (end, n) = self.cardinal(i)?;
                Some(self.fraction(end, n))
            }
        }
    }

    /// Adds "and a half" or "1/2" to a number that ends before `i`.
    fn fraction(&self, i: usize, n: f64) -> (usize, Count) {
        if self.role(i) == Role::And
            && self.role(i + 1) == Role::A
            && self.role(i + 2) == Role::Half
        {
            return (i + 3, Count::Number(n + 0.5));
        }
        if let (Some((a, 1)), Some(Class::Slash), Some((b, 1))) =
            (self.digits(i), self.class(i + 1), self.digits(i + 2))
            && b > a
            && a > 0
        {
            return (i + 3, Count::Number(n + f64::from(a) / f64::from(b)));
        }
        (i, Count::Number(n))
    }

    /// One past "of" at `i`, if it is there.
    #[inline]
    pub(super) fn after_of(&self, i: usize) -> usize {
        if self.role(i) == Role::Of { i + 1 } else { i }
    }

    /// What the preposition before token `i` says of the other end.
    pub(super) fn open_before(&self, i: usize) -> Open {
        let before = i.checked_sub(1).map(|k| self.entry(k)).unwrap_or_default();
        match before.role {
            Role::Since => Open::Since,
            Role::After => Open::After,
            Role::Before => Open::Before,
            Role::By => Open::Until,
            Role::Until if before.arg == 1 => Open::Until,
            Role::From => Open::Since,
            _ => Open::No,
        }
    }

    /// A word that refers to the past, present or future without saying when.
    pub(super) fn vague(&self, i: usize) -> Parsed<Body> {
        use super::words::Refers;
        let refer = |end, r| Some((end, Body::When(When::new(Base::Refers(r)))));
        let e = self.entry(i);
        match e.role {
            Role::Refers => refer(i + 1, Refers::of(e.arg)),
            // "the now-defunct party"
            Role::Now if self.class(i + 1) == Some(Class::Hyphen) => None,
            Role::Now => refer(i + 1, Refers::Present),
            Role::Right if self.role(i + 1) == Role::Now => refer(i + 2, Refers::Present),
            Role::Soon => {
                let hoped =
                    (1..=3).any(|k| i >= k && matches!(self.role(i - k), Role::Will | Role::Plan));
                let alone = self.closes(i + 1) && self.text(i.wrapping_sub(1)) != "as";
                if hoped || alone { refer(i + 1, Refers::Future) } else { None }
            }
            Role::Deictic
                if e.arg == 9
                    && self.class(i + 1) == Some(Class::Word)
                    && self.role(i + 1) == Role::None =>
            {
                refer(i + 1, Refers::Present)
            }
            Role::To if self.role(i + 1) == Role::DateWord => refer(i + 2, Refers::Present),
            Role::Recent => match self.unit(i + 1) {
                Some((Unit::Year | Unit::Day, true)) => refer(i + 2, Refers::Past),
                Some((unit, true)) => {
                    let modifier = Mod::None;
                    Some((
                        i + 2,
                        Body::Length(Length { modifier, ..Length::new(Count::Some, unit) }),
                    ))
                }
                _ => refer(i + 1, Refers::Past),
            },
            Role::The if self.role(i + 1) == Role::Future => refer(i + 2, Refers::Future),
            Role::The if self.role(i + 1) == Role::Near && self.role(i + 2) == Role::Future => {
                refer(i + 3, Refers::Future)
            }
            Role::The if self.text(i + 1) == "past" && self.ends_past(i) => {
                refer(i + 2, Refers::Past)
            }
            Role::These if self.unit(i + 1) == Some((Unit::Day, true)) => {
                refer(i + 2, if e.arg == 0 { Refers::Present } else { Refers::Past })
            }
            _ => None,
        }
    }

    /// Whether "the past" at `i` is a noun: it ends its clause, or "in the past" goes on with a new one.
    fn ends_past(&self, i: usize) -> bool {
        let next = self.text(i + 2);
        self.closes(i + 2)
            || self.role_before(i) == Role::In
                && matches!(
                    next,
                    "that"
                        | "it"
                        | "he"
                        | "she"
                        | "they"
                        | "we"
                        | "have"
                        | "has"
                        | "had"
                        | "and"
                        | "but"
                )
    }

    /// The modifier of a bound or approximation that begins at `i`, and where what it bounds begins.
    #[inline]
    pub(super) fn bound(&self, i: usize) -> (usize, Mod) {
        let e = self.entry(i);
        let than = self.role(i + 1) == Role::Than;
        match e.role {
            Role::Approx => (i + 1, Mod::of(e.arg)),
            Role::Bound if than => (i + 2, Mod::of(e.arg)),
            Role::Bound if matches!(self.text(i), "under" | "Under") => (i + 1, Mod::of(e.arg)),
            Role::No if self.role(i + 1) == Role::Bound && self.role(i + 2) == Role::Than => {
                let flipped = match Mod::of(self.entry(i + 1).arg) {
                    Mod::MoreThan => Mod::AtMost,
                    _ => Mod::AtLeast,
                };
                (i + 3, flipped)
            }
            Role::At if self.role(i + 1) == Role::Least => (i + 2, Mod::AtLeast),
            Role::At if self.role(i + 1) == Role::Most => (i + 2, Mod::AtMost),
            Role::Up if self.role(i + 1) == Role::To => (i + 2, Mod::AtMost),
            _ => (i, Mod::None),
        }
    }
}
