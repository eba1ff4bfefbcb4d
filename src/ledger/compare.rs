//! How much two descriptions speak for one happening.

use super::report::What;
use super::rules::rules;
use super::things::Things;

/// One thing named in both reports.
const SAME: f32 = 2.0;
/// One lies within the other: Vladivostok, Russia.
const WITHIN: f32 = 1.25;
/// A country and somebody who acts for it.
const ACTS_FOR: f32 = 0.5;
/// One head noun in both descriptions.
const SAME_HEAD: f32 = 1.25;
/// Nouns of one subtype: soldiers, fighters.
const SAME_CLASS: f32 = 1.0;
/// Nouns of which one is a kind of the other: soldiers, men.
const KIND_OF: f32 = 0.75;
/// Nouns of a class that says little: goods, facilities.
const VAGUE: f32 = 0.25;
/// Descriptions that name one country.
const SAME_COUNTRY: f32 = 1.0;
/// Descriptions of different things.
pub(super) const OTHER: f32 = -0.75;

/// What fills one role, with its things over all reports.
#[derive(Clone, Debug)]
pub(super) struct Fill<'a> {
    pub(super) role: &'a str,
    pub(super) text: &'a str,
    /// The rows of what is named; empty of what is only described.
    pub(super) things: Vec<u32>,
    pub(super) what: &'a What,
}

/// How two fillers of one role stand to one another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Match {
    /// They may be one, with so much for (or against) it.
    Score(f32),
    /// They cannot be one.
    Clash,
}

impl<'a> Fill<'a> {
    pub(super) fn new(
        things: &Things<'_>,
        report: usize,
        role: &'a str,
        text: &'a str,
        what: &'a What,
    ) -> Self {
        let rows = what.thing.map(|t| things.expand(report, t)).unwrap_or_default();
        let people =
            |row: &u32| things.get(*row).is_some_and(|t| t.kind == crate::MentionKind::Nationality);
        // what is only described is compared by its description
        let described = |row: &u32| things.get(*row).is_some_and(|t| !t.named);
        let rows = rows.into_iter().filter(|r| !people(r) && !described(r)).collect();
        let role = if role == "facility" { "place" } else { role };
        Self { role, text, things: rows, what }
    }

    /// The countries that it is or names.
    pub(super) fn countries<'b>(&'b self, things: &'b Things<'_>) -> impl Iterator<Item = &'b str> {
        let named = self.things.iter().filter_map(|t| things.get(*t)?.country.as_deref());
        named.chain(self.what.of.iter().map(String::as_str))
    }

    pub(super) fn compare(&self, other: &Self, things: &Things<'_>) -> Match {
        match (self.things.is_empty(), other.things.is_empty()) {
            (false, false) => self.both_named(other, things),
            (true, true) => self.both_described(other),
            (false, true) => self.named_and_described(other, things),
            (true, false) => other.named_and_described(self, things),
        }
    }

    fn both_named(&self, other: &Self, things: &Things<'_>) -> Match {
        if self.things.iter().any(|t| other.things.contains(t)) {
            return Match::Score(SAME);
        }
        /// "The Far East" is no unit of the map: what lies in it no table says.
        fn is_loose(t: &super::report::Thing) -> bool {
            let (reference, country) = (t.reference.as_deref(), t.country.as_deref());
            t.kind == crate::MentionKind::Place
                && t.subtype != "country"
                && reference.zip(country).is_none_or(|(r, c)| !r.starts_with(c))
        }
        let mut best = Match::Clash;
        for a in self.things.iter().filter_map(|t| things.get(*t)) {
            for b in other.things.iter().filter_map(|t| things.get(*t)) {
                let lies =
                    |x: &[String], y: &Option<String>| y.as_ref().is_some_and(|y| x.contains(y));
                let is_country = a.subtype == "country" || b.subtype == "country";
                if lies(&a.within, &b.reference) || lies(&b.within, &a.reference) {
                    return Match::Score(WITHIN);
                }
                if (is_loose(a) || is_loose(b)) && a.country == b.country && best == Match::Clash {
                    best = Match::Score(0.0);
                }
                if is_country && a.country.is_some() && a.country == b.country {
                    best = Match::Score(ACTS_FOR);
                }
            }
        }
        best
    }

    fn both_described(&self, other: &Self) -> Match {
        let (a, b) = (self.what, other.what);
        let both = !a.of.is_empty() && !b.of.is_empty();
        let shared = a.of.iter().any(|c| b.of.contains(c));
        if both && !shared {
            return Match::Clash;
        }
        let country = if shared { SAME_COUNTRY } else { 0.0 };
        let classes = class_score(a, b);
        if classes < 0.0 { Match::Score(classes) } else { Match::Score(classes + country) }
    }

    fn named_and_described(&self, other: &Self, things: &Things<'_>) -> Match {
        let all = || self.things.iter().filter_map(|t| things.get(*t));
        if rules().is_means(&other.what.class) && all().all(|t| !rules().is_means(&t.subtype)) {
            return Match::Score(0.0);
        }
        let country = |c: &String| all().any(|t| t.country.as_ref() == Some(c));
        if other.what.of.iter().any(country) {
            return Match::Score(ACTS_FOR);
        }
        if !other.what.of.is_empty() && all().all(|t| t.country.is_some()) {
            return Match::Clash;
        }
        if other.what.class.is_empty() {
            return Match::Score(0.0);
        }
        let r = rules();
        let fits = all().any(|t| r.is_a(&t.subtype, &other.what.class));
        Match::Score(if fits { 0.0 } else { OTHER })
    }
}

/// How much two nouns have in common.
fn class_score(a: &What, b: &What) -> f32 {
    let r = rules();
    let vague = |class: &str| class.is_empty() || r.is_vague(class);
    match () {
        () if !a.head.is_empty() && a.head == b.head => SAME_HEAD,
        () if a.class.is_empty() || b.class.is_empty() => 0.0,
        () if a.class == b.class && vague(&a.class) => VAGUE,
        () if a.class == b.class => SAME_CLASS,
        () if r.is_a(&a.class, &b.class) || r.is_a(&b.class, &a.class) => {
            if vague(&a.class) || vague(&b.class) { VAGUE } else { KIND_OF }
        }
        () => OTHER,
    }
}

/// Whether two numbers count the same: one noun, or nouns of which one is a kind of the other.
pub(super) fn counts_same(a: &Fill<'_>, b: &Fill<'_>, things: &Things<'_>) -> bool {
    match (a.things.is_empty(), b.things.is_empty()) {
        (false, false) => matches!(a.both_named(b, things), Match::Score(s) if s >= WITHIN),
        (true, true) => matches!(a.both_described(b), Match::Score(s) if s > VAGUE),
        _ => false,
    }
}
