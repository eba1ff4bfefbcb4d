//! From bare numbers to mentions: ranges, units, currencies, modifiers and trends.

use std::cell::Cell;

use super::context::mark;
use super::modifier::apply;
use super::unit::{Beside, Measure};
use super::veto::Veto;
use super::{FoundValue, Numbers, Scanned};
use crate::output::{NumberValue, Value};
use crate::span::narrow;
use crate::token::{Class, Tokens, flag};
use crate::value::starts::{self, Start};
use crate::{MentionKind, Modifier, Trend};

/// A number in the making.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) kind: MentionKind,
    pub(super) value: NumberValue,
    pub(super) rule: &'static str,
}

/// One number with what stands right beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// First token, with a currency before it.
    pub(super) first: usize,
    /// One past the last token, with a unit after it.
    pub(super) end: usize,
    pub(super) value: f64,
    pub(super) unit: u16,
    pub(super) measure: Measure,
    /// Whether the currency stands before.
    pub(super) prefixed: bool,
    /// The next number that is free.
    pub(super) next: usize,
}

/// The dresser of one text's numbers.
pub(super) struct Finish<'a, 't> {
    pub(super) numbers: &'a Numbers,
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) scan: &'a [Scanned],
    /// Token ranges of the times, sorted.
    pub(super) times: Vec<(usize, usize)>,
    /// One past the last token taken by a number.
    pub(super) floor: usize,
    /// The sentence of the number that is being dressed: first token, one past the last.
    sentence: Cell<(usize, usize)>,
}

impl<'a, 't> Finish<'a, 't> {
    pub(super) fn new(
        numbers: &'a Numbers,
        tokens: &'a Tokens<'t>,
        scan: &'a [Scanned],
        wrong_dates: &[(usize, usize)],
        found: &[FoundValue],
    ) -> Self {
        let mut times: Vec<_> = found.iter().map(|f| (f.first as usize, f.end as usize)).collect();
        times.extend(wrong_dates);
        times.sort_unstable();
        Self { numbers, tokens, scan, times, floor: 0, sentence: Cell::new((0, 0)) }
    }

    /// Whether a time has any of these tokens.
    pub(super) fn is_taken(&self, first: usize, end: usize) -> bool {
        let at = self.times.partition_point(|t| t.1 <= first);
        self.times.get(at).is_some_and(|t| t.0 < end)
    }

    /// Appends all numbers.
    pub(super) fn run(mut self, starts: &[Start], found: &mut Vec<FoundValue>) {
        // room for the numbers of a report, at once
        let (mut k, mut out) = (0, Vec::<FoundValue>::with_capacity(self.scan.len().min(64)));
        found.sort_by_key(|f| (f.first, f.end));
        while k < self.scan.len() {
            let mut next = k + 1;
            if let Some((mut made, after)) = self.number(k) {
                next = after.max(next);
                if let Some(last) = out.last() {
                    self.converted(&mut made, last);
                }
                self.floor = made.end;
                out.push(made.into());
            }
            k = next;
        }
        *found = joined(std::mem::take(found), out);
        self.vague(starts, found);
    }

    /// Appends the vague counts that stand in no other value.
    fn vague(&self, starts: &[Start], found: &mut Vec<FoundValue>) {
        let vague = |s: &&Start| s.bits & starts::VAGUE != 0;
        if !starts.iter().any(|s| vague(&s)) {
            return;
        }
        let mut taken: Vec<_> = found.iter().map(|f| (f.first as usize, f.end as usize)).collect();
        taken.sort_unstable();
        let free = |first: usize, end: usize| {
            let at = taken.partition_point(|t| t.1 <= first);
            taken.get(at).is_none_or(|t| t.0 >= end)
        };
        let mut floor = 0;
        for start in starts.iter().filter(vague) {
            let i = start.at as usize;
            if i < floor {
                continue;
            }
            // "5 thousands"; but "in 2020 thousands fled"
            let before = i.checked_sub(1).filter(|b| self.tokens.class(*b) == Some(Class::Number));
            if before.is_some_and(|b| !self.is_taken(b, i)) {
                continue;
            }
            let Some(mut made) = self.numbers.vague.read(self.tokens, &self.numbers.context, i)
            else {
                continue;
            };
            if !free(made.first, made.end) {
                continue;
            }
            let (first, modifier) =
                self.numbers.modifiers.before(self.tokens, made.first, floor.max(self.wall(i)));
            if modifier.is_some() && free(first, made.end) {
                made.first = first;
                apply(&mut made.value, modifier);
            }
            self.vague_money(&mut made);
            floor = made.end;
            found.push(made.into());
        }
    }

    /// "millions of dollars" is money.
    fn vague_money(&self, made: &mut Made) {
        let of =
            self.tokens.class(made.end) == Some(Class::Word) && self.tokens.str(made.end) == "of";
        if !of {
            return;
        }
        let unit = self.numbers.units.after(self.tokens, made.end + 1);
        if let Some(u) = unit.filter(|u| u.measure != Measure::None) {
            made.kind = if u.measure == Measure::Money {
                MentionKind::Money
            } else {
                MentionKind::Quantity
            };
            made.end = u.edge;
            made.value.unit = Some(self.numbers.units.symbol(u.unit).to_owned());
        }
    }

    /// The first token of the sentence of a token.
    pub(super) fn wall(&self, i: usize) -> usize {
        let (first, end) = self.sentence.get();
        if (first..end).contains(&i) {
            return first;
        }
        let s = self.tokens.sentences.get(self.tokens.sentence_of(i));
        let (first, end) = s.map_or((0, 0), |s| (s.first as usize, s.end as usize));
        self.sentence.set((first, end));
        first
    }

    /// The mention of the number `k`, and the number to go on with.
    fn number(&self, k: usize) -> Option<(Made, usize)> {
        let s = &self.scan[k];
        let (first, end) = (s.first as usize, s.end as usize);
        if self.is_taken(first, end) || first < self.floor {
            return None;
        }
        let amount = self.amount(k);
        let veto = Veto { context: &self.numbers.context, tokens: self.tokens };
        let range = if s.ordinal { None } else { self.range(k, &amount) };
        let measured = amount.measure != Measure::None || range.is_some();
        if veto.rejects(s, measured, || self.is_bounded(first)) {
            return None;
        }
        if s.ordinal {
            let value = NumberValue::of(s.value);
            let made =
                Made { first, end, kind: MentionKind::Ordinal, value, rule: "number/ordinal" };
            return Some((made, k + 1));
        }
        let mut made = self.single(s, &amount);
        let mut next = amount.next;
        if let Some((low, high, rule)) = range {
            made.first = low.first;
            made.end = high.end;
            let of = if high.measure == Measure::None { low } else { high };
            self.dress(&mut made, of);
            made.value.value = None;
            made.value.fraction = None;
            made.value.min = Some(low.value);
            made.value.max = Some(high.value);
            made.rule = rule;
            next = high.next;
        }
        if made.kind == MentionKind::Number && self.is_on_scale(first, end) {
            made.rule = "number/scale";
        }
        self.sign(&mut made);
        self.below_zero(&mut made);
        self.modify(&mut made);
        made.value.trend = self.trend(&made);
        Some((made, next))
    }

    /// Whether a modifier or "average of" stands before, which no year has.
    fn is_bounded(&self, first: usize) -> bool {
        let wall = self.floor.max(self.wall(first));
        let average = first > wall + 1
            && self.tokens.str(first - 1) == "of"
            && matches!(
                self.tokens.str(first - 2),
                "average" | "total" | "median" | "mean" | "sum"
            );
        average || self.numbers.modifiers.before(self.tokens, first, wall).0 < first
    }

    /// Whether the number is a point on a scale: "a magnitude 6.4 earthquake", "a 7.5-magnitude quake", "a 4.7
    /// aftershock".
    fn is_on_scale(&self, first: usize, end: usize) -> bool {
        let t = self.tokens;
        let hyphen = |k: usize| usize::from(t.class(k) == Some(Class::Hyphen));
        let word = |k: usize| if t.class(k) == Some(Class::Word) { t.str(k) } else { "" };
        let before = first.checked_sub(1).map(|b| b - hyphen(b).min(b));
        let named = before.is_some_and(|b| {
            matches!(word(b), "magnitude" | "Magnitude" | "category" | "Category")
        });
        let decimal = t.list.get(first).is_some_and(|x| t.text[x.span()].contains('.'));
        let next = word(end + hyphen(end));
        named
            || next == "magnitude"
            || decimal
                && matches!(next, "quake" | "earthquake" | "tremor" | "aftershock" | "temblor")
    }

    /// One number as a mention.
    fn single(&self, s: &Scanned, amount: &Amount) -> Made {
        let mut value = NumberValue::default();
        if s.fraction && amount.measure == Measure::None {
            value.fraction = Some(amount.value);
        } else {
            value.value = Some(amount.value);
        }
        let text = &self.tokens.text[self.tokens.span(s.first as usize, s.end as usize)];
        if !s.exact {
            value.digits = Some(super::digits::as_written(text));
        }
        let rule = match s {
            _ if s.fraction => "number/fraction",
            _ if s.scale > 1.0 => "number/magnitude",
            _ if s.spelled => "number/spelled",
            _ if s.plain_digits => "number/digits",
            _ => "number/grouped",
        };
        let mut made =
            Made { first: amount.first, end: amount.end, kind: MentionKind::Number, value, rule };
        self.dress(&mut made, *amount);
        made
    }

    /// Sets kind, unit and rule by the unit.
    fn dress(&self, made: &mut Made, amount: Amount) {
        (made.kind, made.rule) = match amount.measure {
            Measure::None => return,
            Measure::Percent => (MentionKind::Percent, "percent/unit"),
            Measure::Money if amount.prefixed => (MentionKind::Money, "money/before"),
            Measure::Money => (MentionKind::Money, "money/after"),
            Measure::Unit => (MentionKind::Quantity, "quantity/unit"),
        };
        made.value.unit = Some(self.numbers.units.symbol(amount.unit).to_owned());
    }

    /// The number `k` with its unit or currency.
    pub(super) fn amount(&self, k: usize) -> Amount {
        let s = &self.scan[k];
        let (first, end) = (s.first as usize, s.end as usize);
        let mut a = Amount {
            first,
            end,
            value: s.value,
            unit: 0,
            measure: Measure::None,
            prefixed: false,
            next: k + 1,
        };
        if s.ordinal {
            return a;
        }
        let units = &self.numbers.units;
        let floor = self.floor.max(self.wall(first));
        let mark = first - usize::from(self.minus_after_mark(first));
        let before = units.before(self.tokens, mark, floor);
        if let Some(b) = before.filter(|b| !self.is_taken(b.edge, first)) {
            (a.first, a.unit, a.measure, a.prefixed) = (b.edge, b.unit, b.measure, true);
            if let Some(u) = units.after(self.tokens, end) {
                let symbol = units.symbol(u.unit);
                if u.measure == Measure::Money && !self.is_taken(end, u.edge) && symbol != "penny" {
                    (a.end, a.unit) = (u.edge, u.unit);
                }
            }
            a.value *= b.scale;
            if self.minus_after_mark(first) {
                a.value = -a.value;
            }
            self.coins(&mut a);
            return a;
        }
        if let Some(u) = self.unit_after(s, end) {
            (a.end, a.unit, a.measure) = (u.edge, u.unit, u.measure);
            a.value *= u.scale;
            self.inches(&mut a);
            self.coins(&mut a);
        } else if let Some(u) = self.unit_after_or(k, end) {
            (a.unit, a.measure) = (u.unit, u.measure);
        } else if self.is_age(s) {
            (a.unit, a.measure) = (units.age(), Measure::Unit);
        }
        a
    }

    /// The unit of the second number of "eight or nine euros".
    fn unit_after_or(&self, k: usize, end: usize) -> Option<Beside> {
        let (t, s) = (self.tokens, &self.scan[k]);
        let next = self.scan.get(k + 1).filter(|n| n.first as usize == end + 1 && !n.ordinal)?;
        let or = t.class(end) == Some(Class::Word) && t.str(end) == "or";
        // "won by 51 to 49 percent"
        let to = t.is(end, "to") && s.value > next.value && !s.ordinal && !s.fraction;
        if !(or || to) || self.is_taken(next.first as usize, next.end as usize) {
            return None;
        }
        let unit = self.unit_after(next, next.end as usize)?;
        (or || unit.measure == Measure::Percent).then_some(unit)
    }

    /// The unit after a number, where it is one: not "won" the verb, not pounds of weight for money.
    fn unit_after(&self, s: &Scanned, end: usize) -> Option<Beside> {
        let (units, t) = (&self.numbers.units, self.tokens);
        let mut at = end;
        let mut found = units.after(t, at).or_else(|| self.degree_letter(s));
        found = found.or_else(|| self.spaced_degree(s));
        found = found.or_else(|| self.foot_mark(s));
        if found.is_none() && s.fraction {
            let of = t.class(at) == Some(Class::Word) && t.str(at) == "of";
            let article =
                |k: usize| t.class(k) == Some(Class::Word) && matches!(t.str(k), "a" | "an");
            at += usize::from(of);
            if article(at) {
                found = units.after(t, at + 1);
            }
        }
        let mut u = found.filter(|u| self.is_rate(end, u.edge))?;
        if self.is_label(s, u.edge) {
            return None;
        }
        let word = t.str(u.edge - 1);
        // "half a percent", "a quarter of a percentage point"; but "half of 1 percent"
        let share = s.fraction
            && u.measure == Measure::Percent
            && !t.is(u.edge.saturating_sub(2), "a")
            && !t.is(u.edge.saturating_sub(3), "a");
        if word == "won" && s.value < 100.0 || share {
            return None;
        }
        if word == "pounds" && (s.value >= 1e6 || self.bracketed_money(u.edge)) {
            u.unit = units.code("GBP").unwrap_or(u.unit);
            u.measure = Measure::Money;
        }
        Some(u)
    }

    /// "Runway 27L": a capital letter right after a number that is a label.
    fn is_label(&self, s: &Scanned, edge: usize) -> bool {
        let (t, end) = (self.tokens, s.end as usize);
        let letter = edge == end + 1
            && t.list[end].is_joined()
            && t.list[end].has(flag::UPPER | flag::LETTER);
        letter
            && (s.first as usize)
                .checked_sub(1)
                .is_some_and(|b| self.numbers.context.is(t, b, mark::NAMES | mark::NUMBERS))
    }

    /// Whether no time has these tokens but one that ends them: "an hour" of "95 kilometers an hour".
    fn is_rate(&self, first: usize, end: usize) -> bool {
        let at = self.times.partition_point(|t| t.1 <= first);
        self.times.get(at).is_none_or(|t| t.0 >= end || t.0 > first && t.1 == end)
    }

    /// "(" and an amount with its mark: what stands before is money of another country.
    fn bracketed_money(&self, at: usize) -> bool {
        self.tokens.class(at) == Some(Class::OpenBracket)
            && (at + 1..at + 3).any(|k| self.tokens.class(k) == Some(Class::Currency))
    }

    /// Takes the modifiers around the number.
    fn modify(&self, made: &mut Made) {
        let m = &self.numbers.modifiers;
        let wall = self.floor.max(self.wall(made.first));
        let (first, before) = m.before(self.tokens, made.first, wall);
        let (mut first, before) = if before.is_some() && self.is_particle(first, made) {
            m.before(self.tokens, made.first, first + 1)
        } else {
            (first, before)
        };
        if self.is_taken(first, made.first) {
            first = made.first;
        }
        let (end, after) = m.after(self.tokens, made.end);
        if first < made.first {
            made.first = first;
            apply(&mut made.value, before);
            // "about 60-odd"
            if after == Some(Modifier::Approx) && !self.is_taken(made.end, end) {
                made.end = end;
            }
        } else if end > made.end && !self.is_taken(made.end, end) {
            made.end = end;
            apply(&mut made.value, after);
        }
        if made.value.fraction.is_some() {
            (made.value.min, made.value.max) = (None, None);
        }
    }

    /// "take over four plants", "handed over another 20 hostages": whether the "over" before a count belongs to the verb. After a
    /// form of "take" only before a small count that is no measure: "it took over 20 minutes".
    fn is_particle(&self, first: usize, made: &Made) -> bool {
        /// Nobody says that something is more than such a number.
        const SMALL: f64 = 13.0;
        let t = self.tokens;
        if t.str(first) != "over" || first == 0 {
            return false;
        }
        let bits = self.numbers.context.get(t, first - 1);
        let small = || made.value.value.is_some_and(|v| v < SMALL) && made.value.unit.is_none();
        bits & mark::HANDS_OVER != 0 || bits & mark::TAKES_OVER != 0 && small()
    }

    /// The direction of the change that the number measures.
    fn trend(&self, made: &Made) -> Option<Trend> {
        let t = self.tokens;
        let amount = made.kind != MentionKind::Number;
        let context = &self.numbers.context;
        let trend = |bits: u16| {
            let up = bits & mark::UP != 0;
            (up || bits & mark::DOWN != 0).then_some(if up { Trend::Up } else { Trend::Down })
        };
        if let Some(at) = made.first.checked_sub(1) {
            let wall = self.floor.max(self.wall(made.first));
            let bits = context.get(t, at);
            let word = t.class(at) == Some(Class::Word) && at >= wall;
            let points = t.class(made.end) == Some(Class::Word)
                && matches!(t.str(made.end), "points" | "point" | "places" | "spots" | "seats");
            let direct =
                amount || points || bits & mark::AMOUNT == 0 && !matches!(t.str(at), "up" | "down");
            let makes =
                at > wall && t.str(at) == "up" && context.get(t, at - 1) & mark::TAKES_UP != 0;
            if word && bits & mark::BY == 0 && direct && !makes && trend(bits).is_some() {
                return trend(bits);
            }
            if word && t.str(at) == "by" {
                let from = at.saturating_sub(6).max(wall);
                if let Some(bits) = (from..at).rev().find_map(|k| trend(context.get(t, k))) {
                    return Some(bits);
                }
            }
            // "a net loss of $3 million" is an amount, not a fall
            let loss = made.kind == MentionKind::Money
                && at > wall
                && matches!(t.str(at - 1), "loss" | "losses" | "Loss" | "gain" | "gains");
            let surge = at > wall + 1 && t.is(at - 1, "surge") && t.is(at - 2, "storm");
            if word && t.str(at) == "of" && at > wall && amount && !loss && !surge {
                return trend(context.get(t, at - 1) & !mark::BY);
            }
        }
        let hyphen = t.class(made.end) == Some(Class::Hyphen);
        let next = made.end + usize::from(hyphen);
        let bits = context.get(t, next);
        let after = amount
            && t.class(next) == Some(Class::Word)
            && bits & mark::BY == 0
            && !matches!(
                t.str(next),
                "up" | "down" | "lost" | "fell" | "rose" | "grew" | "gained" | "added"
            );
        if after { trend(bits) } else { None }
    }
}

/// Times and numbers in order, without the times that a number has tokens of.
fn joined(times: Vec<FoundValue>, numbers: Vec<FoundValue>) -> Vec<FoundValue> {
    let mut out = Vec::with_capacity(times.len() + numbers.len());
    let mut numbers = numbers.into_iter().peekable();
    for time in times {
        while let Some(number) = numbers.next_if(|n| n.end <= time.first) {
            out.push(number);
        }
        if numbers.peek().is_none_or(|n| n.first >= time.end) {
            out.push(time);
        }
    }
    out.extend(numbers);
    out
}

impl From<Made> for FoundValue {
    fn from(m: Made) -> Self {
        Self {
            first: narrow(m.first),
            end: narrow(m.end),
            kind: m.kind,
            value: Value::Number(m.value),
            parts: Vec::new(),
            rule: m.rule,
        }
    }
}
