//! Which numbers of a report answer a question, and what they count.

use super::digest::Reader;
use super::report::{Count, Happening, What};
use super::rules::rules;
use super::words;
use crate::lexicon::tag;
use crate::{Mention, MentionKind, Modality, NumberValue, Value};

/// After a definite article smaller numbers only tell how many things are meant: "the two countries".
const SMALLEST: f64 = 10.0;
/// Words before and after a number that may say that it counts a part.
const AROUND: usize = 6;
/// A part stands at most so many sentences after its whole.
const SENTENCES: usize = 5;

/// The class of people.
const PEOPLE: &str = "civilian";

/// Whether a role holds a number.
pub(super) fn is_number_role(role: &str) -> bool {
    matches!(role, "count" | "amount" | "quantity" | "distance" | "magnitude")
}

/// The numbers of a document that answer a question, in order.
pub(super) fn find(r: &Reader<'_, '_>, events: &[Happening]) -> Vec<Count> {
    let places = Places::new(r);
    let (mut out, mut sentences) = (Vec::<Count>::new(), Vec::<usize>::new());
    for m in &r.document.mentions {
        let Some(Value::Number(value)) = &m.value else { continue };
        let counted = m.of.and_then(|o| r.document.mentions.get(o));
        let (mut of, mut noun) = counted_as(r, counted, value);
        let sentence = sentence_of(r, m.start);
        let around = Around::new(r, m, sentence);
        let unit = words::singular(r.x, value.unit.as_deref().unwrap_or_default());
        let said = rules().said(&unit, &around.before).unwrap_or_default();
        let near = (0..out.len()).rev().take_while(|i| sentences[*i] + SENTENCES > sentence);
        let part_of = whole_of(&around, near, &out, &of, counted, value);
        let (mut event, mut role) = places.anchor(m, events);
        let direct = event.is_some();
        let asks = if direct { String::new() } else { said.to_owned() };
        if !asks.is_empty() {
            // the dead and the injured are people, whatever they are called
            of = What { class: PEOPLE.to_owned(), ..What::default() };
            noun = Some(if unit.is_empty() { "people".to_owned() } else { unit });
        }
        let whole = part_of.map(|w| &out[w]);
        if let Some(whole) = whole.filter(|_| counted.is_none_or(|c| c.head.is_none())) {
            (of, noun) = (whole.of.clone(), Some(whole.noun.clone()));
        }
        if let Some(whole) = whole.filter(|_| event.is_none()) {
            (event, role) = (whole.event, whole.role.clone());
        }
        if event.is_none() && asks.is_empty() {
            event = places.beside(r, &of, m.start, sentence, events);
        }
        let placed = event.is_some() || !asks.is_empty();
        if !is_informative(r, m, value) || is_idle(m, value, &of, counted.is_some(), placed, &role)
        {
            continue;
        }
        let chain = event.filter(|_| direct).map(|e| events[e].chain.clone());
        let chain = chain
            .filter(|c| !c.is_empty())
            .unwrap_or_else(|| r.chain(places.statement(r, m, sentence)));
        sentences.push(sentence);
        out.push(Count {
            mention: m.id,
            start: m.start,
            end: m.end,
            text: m.text.to_string(),
            value: value.clone(),
            of,
            noun: noun.unwrap_or_default(),
            event,
            direct,
            role,
            asks,
            part_of,
            chain,
            modality: event.filter(|_| direct).map(|e| events[e].modality),
        });
    }
    out
}

/// Whether a number can answer a question: bounded, not "one", not the "two" of "the two countries".
fn is_informative(r: &Reader<'_, '_>, m: &Mention<'_>, value: &NumberValue) -> bool {
    if m.kind == MentionKind::Ordinal || value.value.or(value.min).or(value.max).is_none() {
        return false;
    }
    let Some(exact) = value.value.filter(|_| m.of.is_some()) else { return true };
    let digits = m.text.bytes().any(|b| b.is_ascii_digit());
    if exact == 1.0 && !digits {
        return false;
    }
    let group = m.of.and_then(|o| r.document.mentions.get(o)).and_then(|o| o.entity);
    let group = group.and_then(|e| r.document.entities.get(e));
    if group.is_some_and(|e| !e.members.is_empty()) {
        return false;
    }
    let before = r.text.get(..m.start).unwrap_or_default().split_whitespace().next_back();
    let definite = before.is_some_and(|w| {
        let word = r.x.vocabulary.get(crate::token::fold::fold(w).as_bytes());
        r.x.lexicon.get(word).likeliest & (tag::DETERMINER | tag::POSSESSIVE) != 0
    });
    exact >= SMALLEST || !definite
}

/// What a number counts, and in which words.
fn counted_as(
    r: &Reader<'_, '_>,
    counted: Option<&Mention<'_>>,
    value: &NumberValue,
) -> (What, Option<String>) {
    let mut of = counted.map(|o| r.what(o)).unwrap_or_default();
    if of.class.is_empty() && of.thing.is_none() {
        of.head = value.unit.clone().unwrap_or_default();
    }
    (of, counted.map(|o| o.head.as_ref().unwrap_or(&o.text).to_string()))
}

/// Whether a number answers nothing: it counts nothing known and belongs to nothing, or is a mere measure.
fn is_idle(
    m: &Mention<'_>,
    value: &NumberValue,
    of: &What,
    counts: bool,
    placed: bool,
    role: &str,
) -> bool {
    let unplaced = !placed && of.class.is_empty() && of.thing.is_none();
    let bare = unplaced && !matches!(m.kind, MentionKind::Money | MentionKind::Quantity);
    bare || (!counts && is_measure(m, value) && !is_measured(role))
}

/// Whether a number has its unit in it: "21 kilometers", unlike "dozens" of attacks.
fn is_measure(m: &Mention<'_>, value: &NumberValue) -> bool {
    let (Some(unit), Some(last)) = (&value.unit, m.text.split([' ', '-', ' ']).next_back()) else {
        return false;
    };
    let letter = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
    m.kind == MentionKind::Quantity
        && last.starts_with(char::is_alphabetic)
        && letter(last) == letter(unit)
}

/// Whether a role holds a measure rather than a count.
fn is_measured(role: &str) -> bool {
    matches!(role, "distance" | "magnitude" | "quantity")
}

fn sentence_of(r: &Reader<'_, '_>, at: usize) -> usize {
    r.document.sentences.partition_point(|s| s.end <= at)
}

/// The words around a number in its sentence, in lower case, parted by single spaces, with one at each end.
struct Around {
    before: String,
    after: String,
}

impl Around {
    fn new(r: &Reader<'_, '_>, m: &Mention<'_>, sentence: usize) -> Self {
        let all = (0, r.text.len());
        let (from, to) = r.document.sentences.get(sentence).map_or(all, |s| (s.start, s.end));
        let before = r.text.get(from..m.start).unwrap_or_default();
        let after = r.text.get(m.end..to).unwrap_or_default();
        let mut before: Vec<&str> = before.split_whitespace().rev().take(AROUND).collect();
        before.reverse();
        let after: Vec<&str> = after.split_whitespace().take(AROUND).collect();
        let line = |words: &[&str]| format!(" {} ", words.join(" ").to_lowercase());
        Self { before: line(&before), after: line(&after) }
    }

    /// Whether they say that it counts a part of something.
    fn is_part(&self) -> bool {
        let part = &rules().part;
        let spaced = |w: &String| format!(" {w} ");
        part.before.iter().any(|w| self.before.contains(&spaced(w)))
            || part.after.iter().any(|w| self.after.starts_with(&spaced(w)))
            || part.near.iter().any(|w| self.after.replace([',', '.'], " ").contains(&spaced(w)))
    }
}

/// The nearest count before a number of which the number is a part, if its words say that it is one.
fn whole_of(
    around: &Around,
    mut near: impl Iterator<Item = usize>,
    counts: &[Count],
    of: &What,
    counted: Option<&Mention<'_>>,
    value: &NumberValue,
) -> Option<usize> {
    near.find(|i| around.is_part() && is_whole(&counts[*i], of, counted, value))
}

/// Whether a count can be the whole of which another is a part.
fn is_whole(whole: &Count, of: &What, counted: Option<&Mention<'_>>, part: &NumberValue) -> bool {
    let r = rules();
    let largest = |v: &NumberValue| v.max.or(v.value).or(v.min).unwrap_or_default();
    let anaphoric = counted.is_none_or(|c| c.head.is_none());
    let (a, b) = (r.root(&of.class), r.root(&whole.of.class));
    let same = of.head == whole.of.head || (!a.is_empty() && a == b && !r.is_vague(a));
    (anaphoric || same) && largest(&whole.value) > largest(part) && !whole.noun.is_empty()
}

/// Where the arguments, relations and statements of a document stand, so that each number looks at few of them.
struct Places<'a> {
    /// Mention, happening and role of each argument, sorted by mention.
    arguments: Vec<(usize, usize, &'a str)>,
    /// Per sentence: its relations.
    relations: Vec<Vec<usize>>,
    /// Per sentence: the statements whose content begins there.
    statements: Vec<Vec<usize>>,
}

impl<'a> Places<'a> {
    fn new(r: &Reader<'a, '_>) -> Self {
        let d = r.document;
        let mut arguments = Vec::new();
        let mut relations = vec![Vec::new(); d.sentences.len()];
        let mut statements = vec![Vec::new(); d.sentences.len()];
        for relation in &d.relations {
            let Some(at) = r.happening.get(relation.id).copied().flatten() else { continue };
            for a in &relation.arguments {
                arguments.extend(a.mention.map(|m| (m, at, a.role.as_str())));
            }
            if let Some(here) = relations.get_mut(relation.sentence) {
                here.push(relation.id);
            }
        }
        for s in &d.statements {
            let sentence = s.content.map(|c| sentence_of(r, c.start));
            if let Some(here) = sentence.and_then(|at| statements.get_mut(at)) {
                here.push(s.id);
            }
        }
        arguments.sort_unstable();
        Self { arguments, relations, statements }
    }

    fn roles(&self, mention: usize) -> impl Iterator<Item = (usize, &'a str)> {
        let first = self.arguments.partition_point(|a| a.0 < mention);
        self.arguments[first..].iter().take_while(move |a| a.0 == mention).map(|a| (a.1, a.2))
    }

    /// The happening whose count, amount or measure a number is, and the role it plays there; else one in which what
    /// it counts plays a role. What happened counts before what is planned.
    fn anchor(&self, m: &Mention<'_>, events: &[Happening]) -> (Option<usize>, String) {
        let numbers = self.roles(m.id).filter(|(_, role)| is_number_role(role));
        let counted = m.of.into_iter().flat_map(|of| self.roles(of));
        let both = numbers.map(|x| (false, x)).chain(counted.map(|x| (true, x)));
        let best = both.min_by_key(|(other, (at, _))| {
            let real = matches!(events[*at].modality, Modality::Actual | Modality::Attempted);
            (*other, !real, *at)
        });
        match best {
            Some((_, (at, role))) => (Some(at), role.to_owned()),
            None => (None, String::new()),
        }
    }

    /// The first happening before a number in its sentence that has something of the same class.
    fn beside(
        &self,
        r: &Reader<'_, '_>,
        of: &What,
        start: usize,
        sentence: usize,
        events: &[Happening],
    ) -> Option<usize> {
        // of people anything is told beside
        if of.class.is_empty() || of.class == PEOPLE {
            return None;
        }
        let here =
            self.relations.get(sentence)?.iter().filter_map(|x| r.document.relations.get(*x));
        let here = here.filter(|x| x.start < start);
        here.filter_map(|x| r.happening.get(x.id).copied().flatten()).find(|e| {
            let r = rules();
            let same = |w: &What| r.is_a(&of.class, &w.class) || w.head == of.head;
            events[*e].fillers.iter().any(|f| !f.what.class.is_empty() && same(&f.what))
        })
    }

    /// The innermost statement whose content holds a mention.
    fn statement(&self, r: &Reader<'_, '_>, m: &Mention<'_>, sentence: usize) -> Option<usize> {
        let first = sentence.saturating_sub(SENTENCES);
        let all = self.statements.get(first..=sentence)?.iter().flatten();
        let all = all.filter_map(|s| r.document.statements.get(*s));
        let holding = all.filter_map(|s| Some((s.content?, s.id)));
        let holding = holding.filter(|(c, _)| c.start <= m.start && m.end <= c.end);
        holding.min_by_key(|(c, id)| (c.end - c.start, *id)).map(|(_, id)| id)
    }
}
