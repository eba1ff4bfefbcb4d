//! Ages that no unit follows: "aged 12", "the age of 21", "Smith, 44, …".

use super::Scanned;
use super::finish::Finish;
use crate::token::{Class, flag};

/// The highest age that is taken for one.
const OLDEST: f64 = 119.0;

/// Whether a plural means people whose age can be asked.
fn is_people(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "adults"
            | "voters"
            | "residents"
            | "patients"
            | "workers"
            | "citizens"
            | "girls"
            | "boys"
            | "those"
            | "anyone"
            | "everyone"
            | "players"
            | "males"
            | "females"
            | "drivers"
            | "pensioners"
            | "students"
            | "migrants"
            | "Women"
            | "Men"
            | "People"
            | "Adults"
            | "Voters"
            | "Children"
            | "Those"
            | "Anyone"
    )
}

impl Finish<'_, '_> {
    /// Whether a bare number is the age of somebody.
    pub(super) fn is_age(&self, s: &Scanned) -> bool {
        let (first, end) = (s.first as usize, s.end as usize);
        if !(0.0..=OLDEST).contains(&s.value) || s.ordinal || s.fraction || first == 0 {
            return false;
        }
        let t = self.tokens;
        let word = |k: usize| if t.class(k) == Some(Class::Word) { t.str(k) } else { "" };
        let bounded = matches!(word(first - 1), "over" | "under" | "above" | "below")
            || word(first - 1) == "at" && matches!(word(end), "after" | "on" | "from" | "of");
        let free = t.class(end) != Some(Class::Word)
            || bounded && !self.numbers.context.counts(t, end)
            || matches!(
                word(end),
                "and" | "or" | "to" | "who" | "was" | "were" | "in" | "when" | "at"
            );
        if !free {
            return false;
        }
        match word(first - 1) {
            "aged" | "Aged" => return true,
            "of" if first > 1 => return matches!(word(first - 2), "age" | "ages"),
            "age" | "ages" => return true,
            // "died at 78", "women under 30"
            "at" if first > 1 => {
                return matches!(word(first - 2), "died" | "dies" | "dead" | "die");
            }
            "over" | "under" | "above" | "below" if first > 1 => {
                let least = if s.spelled { 2.0 } else { 5.0 };
                return (s.plain_digits || s.spelled)
                    && (least..=100.0).contains(&s.value)
                    && is_people(word(first - 2));
            }
            "and" | "to" | "or" | "between" if first > 2 => {
                let near = [first - 2, first - 3];
                return near.iter().any(|k| matches!(word(*k), "aged" | "ages"));
            }
            _ => {}
        }
        self.stands_after_name(s) || self.stands_after_being(s)
    }

    /// "who is 44", "she was 73": a number that ends its clause after a person's "is".
    fn stands_after_being(&self, s: &Scanned) -> bool {
        let (first, end) = (s.first as usize, s.end as usize);
        let t = self.tokens;
        let closed = matches!(
            t.class(end),
            None | Some(Class::Period | Class::Comma | Class::CloseBracket | Class::Semicolon)
        );
        let being = |k: usize| matches!(t.str(k), "is" | "was" | "turned" | "turns" | "just");
        let person = |k: usize| matches!(t.str(k), "who" | "he" | "she" | "He" | "She");
        closed
            && s.scale == 1.0
            && s.value > 1.0
            && s.value.fract() == 0.0
            && first > 1
            && being(first - 1)
            && (person(first - 2) || first > 2 && being(first - 2) && person(first - 3))
    }

    /// "Smith, 44, has": digits between commas after a name.
    fn stands_after_name(&self, s: &Scanned) -> bool {
        let (first, end) = (s.first as usize, s.end as usize);
        let t = self.tokens;
        let comma = |k: usize| t.class(k) == Some(Class::Comma);
        let closed =
            comma(end) || matches!(t.class(end), Some(Class::Period | Class::CloseBracket));
        let digits = s.plain_digits && t.list[first].span().len() == 2;
        if !(digits && closed && comma(first - 1)) || first < 3 {
            return false;
        }
        let name = |k: usize| {
            let it = &t.list[k];
            it.class == Class::Word && it.has(flag::UPPER) && !it.has(flag::CAPITALS | flag::FIRST)
        };
        // one name of two words at least: "Paris, 44," may be anything
        name(first - 2)
            && (t.list[first - 3].has(flag::UPPER) || t.class(first - 3) == Some(Class::Period))
    }
}
