//! Products by model number, events and documents by their head words.

use super::reading::{Reading, bit};
use super::words::{Group, role};
use crate::MentionKind;
use crate::token::{Class, flag};

/// No such name has more words before its head.
const MOST: usize = 6;

/// Proposes the products, events and documents of the document.
pub(super) fn propose(x: &mut Reading<'_, '_, '_>) {
    const HEADS: u32 = role::SHIP | role::EVENT_HEAD | role::EVENT_TAIL | role::DOC_TAIL;
    for at in 0..x.live.len() {
        let i = x.live[at] as usize;
        if !x.is_cap(i) {
            continue;
        }
        if x.class(i + 1) == Some(Class::Hyphen) {
            model(x, i + 1);
        }
        if !x.role(i, HEADS) || x.has(i, bit::CREDIT | bit::HEAD) {
            continue;
        }
        if x.role(i, role::SHIP) && x.flag(i, flag::CAPITALS) {
            ship(x, i);
        }
        if x.role(i, role::EVENT_HEAD) {
            event_head(x, i);
        }
        if x.role(i, role::EVENT_TAIL) {
            ended(x, i, MentionKind::Event, Group::Event, "name/event");
        }
        if x.role(i, role::DOC_TAIL) {
            ended(x, i, MentionKind::Document, Group::Document, "name/document");
        }
    }
    elections(x);
}

/// "KN-23", "T-72B3", "Shahed-136": letters, a hyphen, a number, with a weapon's noun near it.
fn model(x: &mut Reading<'_, '_, '_>, hyphen: usize) {
    let Some(first) = hyphen.checked_sub(1) else { return };
    let number = x.class(hyphen + 1) == Some(Class::Number) && x.joined(hyphen + 1);
    if !number || !x.is_cap(first) || x.tokens.str(hyphen + 1).len() > 4 || !x.joined(hyphen) {
        return;
    }
    let mut end = hyphen + 2;
    while end < hyphen + 5
        && x.joined(end)
        && matches!(x.class(end), Some(Class::Word | Class::Number))
        && x.tokens.str(end).len() <= 3
        && (x.flag(end, flag::UPPER) || x.class(end) == Some(Class::Number))
    {
        end += 1;
    }
    let near = (first.saturating_sub(3)..first).chain(end..end + 4);
    let mut subtype = "";
    for i in near {
        if x.role(i, role::WEAPON) && !x.breaks(i) {
            subtype = x.entry(i).subtype(Group::Weapon);
        }
    }
    if !subtype.is_empty() {
        let subtype = if subtype == "weapon" { "" } else { subtype };
        x.propose((first, end), MentionKind::Product, subtype, "name/model-number", 3);
    }
}

/// "HMS Kestrel".
fn ship(x: &mut Reading<'_, '_, '_>, at: usize) {
    let mut end = at + 1;
    while x.is_cap(end) && !x.breaks(end) && end - at < 4 {
        end += 1;
    }
    if end > at + 1 {
        x.propose((at, end), MentionKind::Product, "vessel", "name/ship", 3);
    }
}

/// "Operation Kestrel", "Hurricane Maria", "Battle of Orsini".
fn event_head(x: &mut Reading<'_, '_, '_>, at: usize) {
    let of = x.is_word(at + 1, "of");
    let start = if of { at + 2 } else { at + 1 };
    let disaster = x.entry(at).subtype(Group::Event) == "disaster";
    if !x.is_cap(start) || x.breaks(start) || of && disaster {
        return;
    }
    let mut end = start;
    while x.is_cap(end) && end - start < 4 && (end == start || !x.breaks(end)) {
        end += 1;
        if disaster {
            break;
        }
    }
    let subtype = x.entry(at).subtype(Group::Event);
    x.propose((at, end), MentionKind::Event, subtype, "name/event-head", 3);
}

/// "the Kestrel Cup", "the Orsini Treaty", "Treaty of Orsini".
fn ended(
    x: &mut Reading<'_, '_, '_>,
    at: usize,
    kind: MentionKind,
    group: Group,
    rule: &'static str,
) {
    let mut first = at;
    while first > 0 && at - first < MOST && !x.breaks(first) {
        let b = first - 1;
        if x.is_cap(b) {
            first = b;
        } else if matches!(x.class(b), Some(Class::Hyphen)) && b > 0 && x.is_cap(b - 1) {
            first = b - 1;
        } else {
            break;
        }
    }
    while first < at && (!x.is_cap(first) || x.only_start(first)) {
        first += 1;
    }
    let mut end = at + 1;
    let of = (x.is_word(end, "of") || x.is_word(end, "on") || x.is_word(end, "for"))
        && x.is_cap(end + 1)
        && !x.breaks(end + 1);
    if of && (kind == MentionKind::Document || first < at) {
        end += 1;
        while x.is_cap(end) && end - at < MOST {
            end += 1;
        }
    }
    let bare = first == at && end == at + 1;
    let nation = at - first == 1 && x.has(first, bit::NATION);
    let title = first < at && x.role(first, role::TITLE | role::HONORIFIC) && at - first == 1;
    let more = x.is_cap(end)
        && !x.breaks(end)
        && (x.role(end, role::ORG_TAIL | role::PLACE_TAIL | role::PARTICLE)
            || x.has(at, bit::GIVEN));
    let family = at - first == 1
        && x.has(at, bit::FAMILY)
        && x.has(first, bit::GIVEN)
        && !x.has(first, bit::DOUBTFUL | bit::SINGLE);
    let named = family || x.has(at, bit::GIVEN) && x.role(end, role::PARTICLE);
    if bare || named || nation && kind == MentionKind::Document || title || more {
        return;
    }
    let subtype = x.entry(at).subtype(group);
    let subtype = if matches!(subtype, "festival" | "meeting") { "" } else { subtype };
    x.propose((first, end), kind, subtype, rule, 3);
}

/// "the 2024 Orsinian presidential election": a year, a name, lower-case words, "election".
fn elections(x: &mut Reading<'_, '_, '_>) {
    for k in 0..x.live.len() {
        let at = x.live[k] as usize;
        let event = x.role(at, role::EVENT_HEAD | role::EVENT_TAIL);
        if !event || x.is_cap(at) || x.entry(at).subtype(Group::Event) != "election" {
            continue;
        }
        let mut i = at;
        let mut first = None;
        while i > 0 && at - i < MOST && !x.breaks(i) {
            i -= 1;
            match x.class(i) {
                Some(Class::Word)
                    if x.has(i, bit::NATION | bit::PLACE)
                        || matches!(
                            x.tokens.str(i),
                            "general"
                                | "presidential"
                                | "parliamentary"
                                | "federal"
                                | "local"
                                | "legislative"
                                | "state"
                                | "regional"
                                | "municipal"
                                | "midterm"
                                | "gubernatorial"
                                | "mayoral"
                                | "Senate"
                                | "House"
                                | "European"
                                | "Parliament"
                                | "leadership"
                                | "special"
                                | "of"
                                | "Representatives"
                                | "snap"
                        ) => {}
                Some(Class::Number) if x.tokens.str(i).len() == 4 => {
                    first = Some(i);
                    break;
                }
                _ => break,
            }
        }
        if let Some(first) = first.filter(|f| at - f > 1) {
            x.propose((first, at + 1), MentionKind::Event, "election", "name/election", 3);
        }
    }
}
