//! Patterns over neighbours: `<person: person> , <title: title> of <organization: organization>`.

use super::frame::{Told, tell};
use super::rule::{Kinds, Pattern};
use super::{Context, RelationDraft, Target};
use crate::by_word::ByWord;
use crate::gazetteer::RowId;
use crate::phrase::narrow;
use crate::token::{Class, fold::fold};
use crate::vocabulary::{Vocabulary, Word};
use crate::word_set::WordSet;
use crate::{Modality, Polarity, RelationClass, Role};

/// The marks that a pattern may ask for.
pub(super) const MARKS: &[(&str, Class)] = &[
    (",", Class::Comma),
    ("(", Class::OpenBracket),
    (")", Class::CloseBracket),
    ("-", Class::Hyphen),
    ("'s", Class::Possessive),
];

/// One element of a compiled pattern.
#[derive(Clone, Debug)]
pub(crate) enum Element {
    /// A mention of some kinds, with the role it fills.
    Mention { role: Option<Role>, kinds: Kinds, optional: bool },
    /// One of some words.
    Words { words: WordSet, optional: bool },
    /// A mark.
    Mark { class: Class, optional: bool },
}

/// An element as parsed.
#[derive(Clone, Debug)]
pub(crate) enum RawElement {
    Mention { role: Option<Role>, kinds: Kinds, optional: bool },
    Words { words: Vec<String>, optional: bool },
    Mark { class: Class, optional: bool },
}

impl RawElement {
    /// Interns its words.
    pub(crate) fn intern(self, vocabulary: &mut Vocabulary) -> Element {
        match self {
            Self::Mention { role, kinds, optional } => Element::Mention { role, kinds, optional },
            Self::Words { words, optional } => Element::Words {
                words: words.iter().map(|w| vocabulary.intern(&fold(w))).collect(),
                optional,
            },
            Self::Mark { class, optional } => Element::Mark { class, optional },
        }
    }
}

/// Parses the text of a pattern. An error has the byte in `text` where it stands.
pub(crate) fn parse(
    text: &str,
    kinds: impl Fn(&str) -> Result<Kinds, String>,
) -> Result<Vec<RawElement>, (usize, String)> {
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let at = text.len() - rest.len();
        if rest.is_empty() {
            break;
        }
        if let Some(inner) = rest.strip_prefix('<') {
            let (element, length) = mention(inner, &kinds).map_err(|m| (at, m))?;
            out.push(element);
            rest = &inner[length..];
            continue;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let mut word = &rest[..end];
        rest = &rest[end..];
        let optional = word.len() > 1 && word.ends_with('?');
        if optional {
            word = &word[..word.len() - 1];
        }
        let class = MARKS.iter().find(|(mark, _)| *mark == word).map(|(_, class)| *class);
        out.push(match class {
            Some(class) => RawElement::Mark { class, optional },
            None => {
                let word = word.trim_start_matches('(').trim_end_matches(')');
                RawElement::Words { words: word.split('|').map(str::to_owned).collect(), optional }
            }
        });
    }
    if !matches!(out.first(), Some(RawElement::Mention { .. })) {
        return Err((0, "a pattern begins with a mention".to_owned()));
    }
    let mentions =
        out.iter().filter(|e| matches!(e, RawElement::Mention { role: Some(_), .. })).count();
    if mentions < 2 {
        return Err((0, "a pattern names at least two roles".to_owned()));
    }
    Ok(out)
}

/// Parses a mention after its `<`; also gives how long it is.
fn mention(
    text: &str,
    kinds: impl Fn(&str) -> Result<Kinds, String>,
) -> Result<(RawElement, usize), String> {
    let Some(end) = text.find('>') else { return Err("`<` without `>`".to_owned()) };
    let Some((role, list)) = text[..end].split_once(':') else {
        return Err("a mention is written `<role: kind>` or `<: kind>`".to_owned());
    };
    let role = role.trim();
    let optional = text[end + 1..].starts_with('?');
    let role = (!role.is_empty()).then(|| Role::from(role));
    let element = RawElement::Mention { role, kinds: kinds(list)?, optional };
    Ok((element, end + 1 + usize::from(optional)))
}

/// Stands for an optional mention that is not there.
const ABSENT: u32 = u32::MAX;

/// Which patterns can match where a certain token follows their first mention.
///
/// Nearly every mention is followed by something that no pattern asks for, so most of them cost one look.
#[derive(Clone, Debug, Default)]
pub(crate) struct Starts {
    /// By class of the token, the last for the end of the sentence: the patterns that need no word of it, first where no
    /// mention begins there, then where one does.
    plain: Vec<[Vec<Start>; 2]>,
    /// Which of `worded` is the list of a word, counted from 1; 0 for words that no pattern asks for.
    asked: ByWord<u16>,
    /// For each word that some pattern asks for: the patterns that it may follow, whatever their class.
    worded: Vec<[Vec<Start>; 2]>,
    /// The kinds that the first mention of some pattern may be of, as bits.
    kinds: u32,
    /// By pattern, where a mark may follow its first mention: its class, as the bit of [`class_bit`], and what may follow
    /// that.
    marks: Vec<Option<(u32, Next)>>,
}

/// A pattern that may begin. One of the three things it asks of what follows must be there.
#[derive(Clone, Copy, Debug)]
struct Start {
    /// Index of the pattern.
    pattern: u16,
    /// The kinds that its first mention may be of, as bits.
    kinds: u32,
    /// The classes of which a token may follow, as bits.
    classes: u32,
    /// The kinds of which a mention may follow, as bits.
    mentions: u32,
    /// Whether it asks for the word of its list.
    word: bool,
}

impl Start {
    fn may(&self, at: &Follows, kinds: u32) -> bool {
        self.kinds & kinds != 0
            && (self.word || self.classes & at.class != 0 || self.mentions & at.mentions != 0)
    }
}

/// What follows a mention.
struct Follows {
    /// The class of the token, as the bit of [`class_bit`].
    class: u32,
    word: Word,
    /// The kinds that a mention there may pass for, as bits.
    mentions: u32,
}

/// The bit of a class, or of the end of a sentence.
const fn class_bit(class: Option<Class>) -> u32 {
    match class {
        Some(class) => 1 << class as u32,
        None => 1 << (Starts::LISTS - 1),
    }
}

impl Starts {
    /// How many lists by class there are.
    const LISTS: usize = Class::Symbol as usize + 2;

    /// Indexes patterns, which keep their order.
    pub(super) fn new(patterns: &[Pattern]) -> Self {
        let nexts: Vec<Next> =
            patterns.iter().map(|p| Next::of(p.elements.get(1..).unwrap_or(&[]))).collect();
        let list = |word: Option<Word>, class: u32, mention: bool| -> Vec<Start> {
            let all = patterns.iter().zip(&nexts).zip(0..);
            all.map(|((pattern, next), i)| Start {
                pattern: i,
                kinds: pattern.first_kinds(),
                classes: next.classes,
                mentions: next.mentions,
                word: word.is_some_and(|w| next.words.contains(w)),
            })
            .filter(|s| s.word || s.classes & class != 0 || mention && s.mentions != 0)
            .collect()
        };
        let starts = |word, class| [false, true].map(|mention| list(word, class, mention));
        let mut out = Self {
            kinds: patterns.iter().fold(0, |bits, p| bits | p.first_kinds()),
            plain: (0..Self::LISTS).map(|at| starts(None, 1 << at)).collect(),
            marks: patterns.iter().map(|p| Next::after_mark(&p.elements)).collect(),
            ..Self::default()
        };
        for word in nexts.iter().flat_map(|next| next.words.iter()) {
            if let Some(asked) = out.asked.entry(word).filter(|asked| **asked == 0) {
                out.worded.push(starts(Some(word), u32::MAX));
                *asked = u16::try_from(out.worded.len()).unwrap_or(0);
            }
        }
        out
    }

    /// Whether a pattern may go on: where the mark stands that it names, by what follows that.
    fn goes_on(&self, pattern: usize, at: &Follows, after: &Follows) -> bool {
        match &self.marks[pattern] {
            Some((class, next)) if at.class == *class => next.may(after),
            _ => true,
        }
    }

    /// The patterns, by index, that may begin with a mention of one of `kinds` before this.
    fn before(&self, at: &Follows, kinds: u32) -> impl Iterator<Item = usize> {
        let asked = self.asked.get(at.word);
        let lists = match usize::from(asked).checked_sub(1) {
            Some(list) => &self.worded[list],
            None => &self.plain[at.class.trailing_zeros() as usize],
        };
        lists[usize::from(at.mentions != 0)]
            .iter()
            .filter(move |s| s.may(at, kinds))
            .map(|s| usize::from(s.pattern))
    }
}

/// What may follow the first mention of a pattern.
#[derive(Clone, Debug, Default)]
struct Next {
    /// As bits of [`class_bit`].
    classes: u32,
    words: WordSet,
    /// The kinds that a mention may pass for, as bits.
    mentions: u32,
}

impl Next {
    /// The class of the mark that may follow the first mention, with what may follow that.
    fn after_mark(elements: &[Element]) -> Option<(u32, Self)> {
        match elements {
            [_, Element::Mark { class, .. }, rest @ ..] => {
                Some((class_bit(Some(*class)), Self::of(rest)))
            }
            _ => None,
        }
    }

    fn may(&self, at: &Follows) -> bool {
        self.classes & at.class != 0
            || self.mentions & at.mentions != 0
            || self.words.contains(at.word)
    }

    fn of(elements: &[Element]) -> Self {
        let mut out = Self::default();
        for element in elements {
            let optional = match element {
                Element::Mark { class, optional } => {
                    out.classes |= class_bit(Some(*class));
                    optional
                }
                Element::Words { words, optional } => {
                    out.words.extend(words.iter());
                    optional
                }
                Element::Mention { kinds, optional, .. } => {
                    out.mentions |= kinds.mask();
                    optional
                }
            };
            if !optional {
                return out;
            }
        }
        // nothing more is asked for: whatever follows may do
        out.classes = u32::MAX;
        out
    }
}

/// Appends what the patterns find.
pub(super) fn find<'x>(
    patterns: &'x [Pattern],
    starts: &Starts,
    context: &Context<'_, 'x>,
    told: &mut Told,
    out: &mut Vec<RelationDraft<'x>>,
) {
    let mut sentence = 0;
    let mut mentions = Vec::new();
    let begun = Begun::new(context);
    for &draft in context.by_first {
        if starts.kinds & begun.kinds[draft as usize] == 0 {
            continue;
        }
        let (first, end) = {
            let d = &context.drafts[draft as usize];
            (d.first, d.end)
        };
        while context.tokens.sentences.get(sentence).is_some_and(|s| s.end <= first) {
            sentence += 1;
        }
        let limit = context.tokens.sentences.get(sentence).map_or(0, |s| s.end);
        let follows = begun.follows(context, end, limit);
        let mut after = None;
        for i in starts.before(&follows, begun.kinds[draft as usize]) {
            let after = after.get_or_insert_with(|| begun.follows(context, end + 1, limit));
            if !starts.goes_on(i, &follows, after) {
                continue;
            }
            let pattern = &patterns[i];
            if !apply(pattern, context, &begun, draft, sentence, &mut mentions) {
                continue;
            }
            let arguments = arguments(pattern, &mentions);
            if pattern.gives.as_str() == "also_known_as" && !alike(context, pattern, &arguments) {
                continue;
            }
            if !tell(told, context, &pattern.gives, &arguments) {
                continue;
            }
            out.push(RelationDraft {
                kind: pattern.gives.clone(),
                class: pattern.gives.class().unwrap_or(RelationClass::Fact),
                sentence: narrow(sentence),
                trigger: None,
                arguments,
                date: None,
                polarity: Polarity::Positive,
                modality: Modality::Actual,
                statement: None,
                rule: &pattern.id,
            });
        }
    }
}

/// Whether all mentions can name one thing: "OSLO (AP)" and "Congo (Kinshasa)" are no other names of the place.
fn alike(context: &Context<'_, '_>, pattern: &Pattern, arguments: &[(Role, Target<'_>)]) -> bool {
    let bracketed = pattern
        .elements
        .get(1)
        .is_some_and(|e| matches!(e, Element::Mark { class: Class::OpenBracket, .. }));
    let mut things = arguments.iter().filter_map(|(_, target)| match target {
        Target::Mention(d) => Some((context.typed[*d as usize].0, context.drafts[*d as usize].row)),
        _ => None,
    });
    let Some((kind, row)) = things.next() else { return true };
    let same = |r: Option<RowId>| !bracketed || r == row || r.is_none() || row.is_none();
    things.all(|(k, r)| k == kind && same(r))
}

/// Where mentions begin, and what they may pass for.
struct Begun {
    /// By token: how many of [`Context::by_first`] begin before it.
    before: Vec<u32>,
    /// By draft: see [`Context::kinds_of`].
    kinds: Vec<u32>,
}

impl Begun {
    fn new(context: &Context<'_, '_>) -> Self {
        let mut before = vec![0; context.tokens.list.len() + 2];
        for d in context.by_first {
            before[context.drafts[*d as usize].first as usize + 1] += 1;
        }
        let mut sum = 0;
        for count in &mut before {
            sum += *count;
            *count = sum;
        }
        let kinds = (0..narrow(context.drafts.len())).map(|d| context.kinds_of(d)).collect();
        Self { before, kinds }
    }

    /// What stands at a token, in a sentence that ends before `limit`.
    fn follows(&self, context: &Context<'_, '_>, at: u32, limit: u32) -> Follows {
        let token = context.tokens.list.get(at as usize).filter(|_| at < limit);
        Follows {
            class: class_bit(token.map(|t| t.class)),
            word: token.map_or(Word::NONE, |t| t.word),
            mentions: token.map_or(0, |_| self.kinds_at(context, at)),
        }
    }

    /// The kinds that mentions which begin at a token may pass for, as bits; all where an article stands.
    fn kinds_at(&self, context: &Context<'_, '_>, at: u32) -> u32 {
        let at = at as usize;
        let here = self.before[at] as usize..self.before[at + 1] as usize;
        let kinds = context.by_first[here].iter().fold(0, |bits, d| bits | self.kinds[*d as usize]);
        let word = context.tokens.list[at].word;
        let article = context.lexicon.tags(word) & crate::lexicon::tag::DETERMINER != 0;
        if article { u32::MAX } else { kinds }
    }

    /// The mention that begins at a token, over an article, that may fill a role.
    fn mention_at(
        &self,
        context: &Context<'_, '_>,
        kinds: &Kinds,
        at: u32,
        end: u32,
    ) -> Option<u32> {
        for t in [at, at + 1] {
            if t >= end {
                return None;
            }
            let t = t as usize;
            let here = self.before[t] as usize..self.before[t + 1] as usize;
            let found = context.by_first[here]
                .iter()
                .filter(|d| kinds.mask() & self.kinds[**d as usize] != 0)
                .filter(|d| context.admits(kinds, **d))
                .max_by_key(|d| context.drafts[**d as usize].end);
            if let Some(d) = found {
                return Some(*d);
            }
            let word = context.tokens.list[t].word;
            if context.lexicon.tags(word) & crate::lexicon::tag::DETERMINER == 0 {
                return None;
            }
        }
        None
    }
}

/// The roles of a pattern with the mentions of its match.
fn arguments<'x>(pattern: &Pattern, mentions: &[u32]) -> Vec<(Role, Target<'x>)> {
    let roles = pattern.elements.iter().filter_map(|e| match e {
        Element::Mention { role, .. } => Some(role),
        _ => None,
    });
    roles
        .zip(mentions)
        .filter(|(_, d)| **d != ABSENT)
        .filter_map(|(role, d)| Some((role.clone()?, Target::Mention(*d))))
        .collect()
}

/// Whether a pattern matches whose first mention is `start`; `out` are then its mentions.
fn apply(
    pattern: &Pattern,
    context: &Context<'_, '_>,
    begun: &Begun,
    start: u32,
    sentence: usize,
    out: &mut Vec<u32>,
) -> bool {
    let Some(end) = context.tokens.sentences.get(sentence).map(|s| s.end) else { return false };
    let mut at = context.drafts[start as usize].first;
    out.clear();
    for (n, element) in pattern.elements.iter().enumerate() {
        match element {
            Element::Mention { kinds, optional, .. } => {
                let found = match n {
                    // whether it may fill the role is asked last: most patterns fail at what follows
                    0 => Some(start),
                    _ => begun.mention_at(context, kinds, at, end),
                };
                let draft = match found {
                    Some(draft) => draft,
                    None if *optional => {
                        out.push(ABSENT);
                        continue;
                    }
                    None => return false,
                };
                out.push(draft);
                at = context.drafts[draft as usize].end;
            }
            Element::Words { words, optional } => {
                if at < end && words.contains(context.tokens.word(at as usize)) {
                    at += 1;
                } else if !optional {
                    return false;
                }
            }
            Element::Mark { class, optional } => {
                if at < end && context.tokens.class(at as usize) == Some(*class) {
                    at += 1;
                } else if !optional {
                    return false;
                }
            }
        }
    }
    match pattern.elements.first() {
        Some(Element::Mention { kinds, .. }) => context.admits(kinds, start),
        _ => false,
    }
}
