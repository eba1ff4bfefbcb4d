//! Numbers that count a noun which is no mention and does not follow at once: "400 charging stations", "187 of them",
//! "up from 2.4 million".

use super::Draft;
use crate::MentionKind;
use crate::lexicon::tag;
use crate::phrase::{Item, Phrases, Pos};
use crate::token::{Class, Tokens};

/// How many words may stand between a number and what it counts.
const BETWEEN: usize = 3;

/// Turns numbers into quantities where a plural a few words on says what they count, or where they go on counting what
/// the number before them in the sentence counts.
pub(super) fn count(tokens: &Tokens<'_>, phrases: &Phrases, drafts: &mut [Draft<'_>]) {
    for s in &phrases.sentences {
        let items = &phrases.items[s.items.0 as usize..s.items.1 as usize];
        // the head of what was counted last
        let (mut last, mut people): (Option<u32>, Option<u32>) = (None, None);
        for (i, item) in items.iter().enumerate() {
            let Some(d) = item.draft.map(|d| d as usize) else { continue };
            match drafts[d].kind {
                MentionKind::Quantity => {
                    let head = counted_head(&drafts[d], drafts);
                    last = head.or(last);
                    people = head.filter(|_| counts_people(&drafts[d], drafts)).or(people);
                }
                MentionKind::Number if is_count(&drafts[d]) => {
                    let plural = plural_after(tokens, drafts, &items[i + 1..]);
                    let head = match plural {
                        Some(head) => Some(head),
                        None if are_others(tokens, &items[i + 1..]) => people.or(last),
                        None if goes_on(tokens, &drafts[d], &items[i + 1..]) => last,
                        None => None,
                    };
                    if let Some(head) = head {
                        drafts[d].kind = MentionKind::Quantity;
                        drafts[d].head = head;
                        last = Some(head);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether the number is a count: no share and no point on a scale.
fn is_count(draft: &Draft<'_>) -> bool {
    draft.of.is_none() && !matches!(draft.rule, "number/scale" | "number/fraction")
}

/// The head of what a quantity counts, where it counts anything.
fn counted_head(draft: &Draft<'_>, drafts: &[Draft<'_>]) -> Option<u32> {
    match draft.of {
        Some(of) => drafts.get(of as usize).map(|d| d.head),
        None => Some(draft.head).filter(|h| !(draft.first..draft.end).contains(h)),
    }
}

/// The first plural noun of the words that can belong to the number.
fn plural_after(tokens: &Tokens<'_>, drafts: &[Draft<'_>], items: &[Item]) -> Option<u32> {
    for (i, item) in items.iter().take(BETWEEN + 1).enumerate() {
        let text = tokens.str(item.first as usize);
        let lower = text.starts_with(|c: char| c.is_ascii_lowercase());
        // "14 first-team players", "eight more picks"
        let ordinal = item.draft.is_some_and(|d| drafts[d as usize].kind == MentionKind::Ordinal);
        let hyphen = i > 0 && item.class == Class::Hyphen;
        if lower && ordinal || hyphen || matches!(text, "more" | "fewer" | "other" | "further") {
            continue;
        }
        if item.draft.is_some() || item.class != Class::Word || !lower || text == "others" {
            return None;
        }
        let noun = item.tags & tag::NOUN != 0 && (item.plural || item.pos.is_verb());
        // no verb in -s follows a number: "26 saves"
        let saved = i == 0 && item.pos == Pos::Third;
        if (noun || saved) && ends_plural(text) {
            return Some(item.end - 1);
        }
        let between = match item.pos {
            Pos::Noun => !item.plural,
            Pos::Adjective | Pos::Gerund | Pos::Participle => true,
            // "two very long reports"
            Pos::Adverb => items.get(i + 1).is_some_and(|next| next.pos != Pos::Mark),
            _ => false,
        };
        if !between {
            return None;
        }
    }
    None
}

fn ends_plural(text: &str) -> bool {
    text.len() > 3 && text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("us")
}

/// Whether a quantity counts people.
fn counts_people(draft: &Draft<'_>, drafts: &[Draft<'_>]) -> bool {
    draft.of.and_then(|of| drafts.get(of as usize)).is_some_and(|d| d.kind == MentionKind::Person)
}

/// "12 others": of the people that were counted, else of what was.
fn are_others(tokens: &Tokens<'_>, after: &[Item]) -> bool {
    after.first().is_some_and(|n| tokens.str(n.first as usize) == "others")
}

/// Whether the word before says that the number goes on with what was counted: "up from 2.4 million", "and 187".
fn goes_on(tokens: &Tokens<'_>, draft: &Draft<'_>, after: &[Item]) -> bool {
    let Some(before) = draft.first.checked_sub(1) else { return false };
    stands_alone(after)
        && tokens.class(before as usize) == Some(Class::Word)
        && matches!(
            tokens.str(before as usize),
            "from" | "and" | "than" | "with" | "against" | "or"
        )
}

/// Whether what follows a number is none of its own noun.
fn stands_alone(items: &[Item]) -> bool {
    items.first().is_none_or(|n| {
        matches!(n.pos, Pos::Mark | Pos::Preposition | Pos::Conjunction | Pos::Relative | Pos::Time)
    })
}
