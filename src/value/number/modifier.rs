//! Bounds and approximations before and after a number.

use super::phrases::Phrases;
use crate::output::NumberValue;
use crate::token::Tokens;
use crate::vocabulary::Vocabulary;
use crate::{Modifier, token::Class};

/// The words that bound a number.
#[derive(Clone, Debug)]
pub(super) struct Modifiers {
    before: Phrases,
    after: Phrases,
}

const BEFORE: &[(&str, Modifier)] = &[
    (
        "about|around|roughly|approximately|approx|circa|ca|some|~|an estimated|estimated|in the region of\
         |somewhere around|in the vicinity of|something like|on the order of|in the order of|or so|plus or minus",
        Modifier::Approx,
    ),
    (
        "nearly|almost|close to|approaching|nearing|very nearly|just short of|just shy of|not quite|as near as",
        Modifier::Nearly,
    ),
    (
        "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|at minimum\
         |as few as|as little as|upwards of|upward of|at the least|at the very least",
        Modifier::AtLeast,
    ),
    (
        "more than|over|above|in excess of|greater than|higher than|exceeding|north of|well over|just over\
         |slightly over|slightly more than|well above|just above|far more than|well more than|a little over\
         |a little more than|little more than|much more than|better than|larger than|longer than|bigger than\
         |slightly above|only just over|a bit more than|a bit over|over than|heavier than|taller than|beyond",
        Modifier::MoreThan,
    ),
    (
        "up to|at most|no more than|not more than|no greater than|a maximum of|maximum of|as many as\
         |as much as|as high as|at the most|not over|not exceeding",
        Modifier::AtMost,
    ),
    (
        "less than|fewer than|under|below|just under|just below|well under|well below|slightly under\
         |slightly less than|slightly below|a little under|a little less than|lower than|smaller than\
         |shorter than|just less than|far less than|far fewer than|well short of|a bit less than|a bit under",
        Modifier::LessThan,
    ),
    (
        "a total of|total of|a combined|a combined total of|a grand total of|totaling|totalling",
        Modifier::Total,
    ),
    (
        "another|a further|an additional|an extra|additional|further|yet another|an added",
        Modifier::Another,
    ),
];

const AFTER: &[(&str, Modifier)] = &[
    (
        "or more|or higher|or above|or over|and over|and above|or greater|or better|plus|+|at least|at a minimum",
        Modifier::AtLeast,
    ),
    (
        "or less|or fewer|or lower|or below|or under|at most|at the most|at a maximum|maximum",
        Modifier::AtMost,
    ),
    ("or so|odd|give or take|or thereabouts|approximately", Modifier::Approx),
];

/// Numbers each modifier of a list.
fn numbered(
    list: &'static [(&'static str, Modifier)],
) -> impl Iterator<Item = (&'static str, u16)> {
    let id = |m: Modifier| Modifier::ALL.iter().position(|x| *x == m).unwrap_or(0);
    list.iter().flat_map(move |(text, m)| {
        let id = u16::try_from(id(*m)).unwrap_or(0);
        text.split('|').map(move |t| (t, id))
    })
}

/// How strongly a modifier speaks when two stand together.
const fn rank(m: Modifier) -> u8 {
    match m {
        Modifier::Approx => 2,
        Modifier::Total => 1,
        Modifier::Another => 0,
        _ => 3,
    }
}

/// The stronger of two, the outer one of two that are as strong.
fn stronger(outer: Modifier, inner: Option<Modifier>) -> Modifier {
    inner.filter(|i| rank(*i) > rank(outer)).unwrap_or(outer)
}

impl Modifiers {
    /// Interns the phrases.
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        Self {
            before: Phrases::new(numbered(BEFORE), true, vocabulary),
            after: Phrases::new(numbered(AFTER), false, vocabulary),
        }
    }

    /// The modifiers before token `first`, not before `floor`: where they begin, and the strongest.
    pub(super) fn before(
        &self,
        tokens: &Tokens<'_>,
        first: usize,
        floor: usize,
    ) -> (usize, Option<Modifier>) {
        let (mut at, mut found) = (first, None);
        for _ in 0..3 {
            let Some(m) = self.before.find_before(tokens, at, floor) else { break };
            at = m.end;
            found = Some(stronger(Modifier::ALL[m.id as usize], found));
        }
        (at, found)
    }

    /// The modifier after a number that ends before token `end`: where it ends, and which it is.
    pub(super) fn after(&self, tokens: &Tokens<'_>, end: usize) -> (usize, Option<Modifier>) {
        let hyphen = tokens.class(end) == Some(Class::Hyphen) && tokens.list[end].is_joined();
        let at = end + usize::from(hyphen);
        let Some(m) = self.after.find(tokens, at) else { return (end, None) };
        let text = tokens.str(at);
        let word = tokens.class(at) == Some(Class::Word);
        let glued = hyphen || tokens.list[at].is_joined();
        let fits = match text {
            "plus" => hyphen || !follows(tokens, m.end),
            "odd" => hyphen || !follows(tokens, m.end) && glued,
            "+" => glued,
            "maximum" | "approximately" => !follows(tokens, m.end),
            _ => word && !hyphen,
        };
        if fits { (m.end, Some(Modifier::ALL[m.id as usize])) } else { (end, None) }
    }
}

/// Whether a word or number goes on at `at`.
fn follows(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.class(at), Some(Class::Word | Class::Number | Class::Currency | Class::Hyphen))
}

/// Sets a modifier with the bounds that it gives to the number written.
pub(super) fn apply(value: &mut NumberValue, modifier: Option<Modifier>) {
    let Some(m) = modifier else { return };
    value.modifier = Some(m);
    if value.vague.is_some() || value.min.is_some() || value.max.is_some() {
        return;
    }
    let written = value.value;
    match m {
        Modifier::AtLeast | Modifier::MoreThan => value.min = written,
        Modifier::AtMost | Modifier::LessThan | Modifier::Nearly => value.max = written,
        _ => {}
    }
}
