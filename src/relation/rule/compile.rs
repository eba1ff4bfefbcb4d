//! From a rule as written to a compiled one, with an error that has a place for whatever is wrong.

use std::collections::BTreeMap;

use toml::Spanned;

use super::{
    Evokes, Frame, Kinds, OneOrMany, Pattern, RawFrame, RawGroup, RawPattern, RawRole, RoleRule,
    RoleSlot, raise,
};
use crate::kind::EVENT_ROLES;
use crate::lexicon::{Lexicon, tag};
use crate::relation::pattern::{self, RawElement};
use crate::token::fold::fold;
use crate::vocabulary::{Vocabulary, Word};
use crate::word_set::WordSet;
use crate::{Error, Form, MentionKind, RelationClass, RelationKind, Role};

/// The slots that have a name of their own.
pub(super) const SLOTS: &[(&str, RoleSlot)] = &[
    ("subject", RoleSlot::Subject),
    ("object", RoleSlot::Object),
    ("indirect", RoleSlot::Indirect),
    ("complement", RoleSlot::Complement),
    ("that", RoleSlot::That),
    ("possessor", RoleSlot::Possessor),
    ("modifier", RoleSlot::Modifier),
    ("title", RoleSlot::Title),
    ("self", RoleSlot::Itself),
    ("described", RoleSlot::Described),
    ("trigger", RoleSlot::Trigger),
    ("predicate", RoleSlot::Predicate),
    ("object-number", RoleSlot::ObjectNumber),
    ("of-number", RoleSlot::OfNumber),
    ("number", RoleSlot::Number),
    ("before", RoleSlot::Before),
    ("affected", RoleSlot::Affected),
    ("meanwhile", RoleSlot::Meanwhile),
];

/// What compiling one file needs.
pub(super) struct Compiler<'a> {
    name: &'a str,
    text: &'a str,
    lexicon: &'a Lexicon,
    vocabulary: &'a mut Vocabulary,
}

impl<'a> Compiler<'a> {
    pub(super) const fn new(
        name: &'a str,
        text: &'a str,
        lexicon: &'a Lexicon,
        vocabulary: &'a mut Vocabulary,
    ) -> Self {
        Self { name, text, lexicon, vocabulary }
    }

    fn fail<T>(&self, at: &std::ops::Range<usize>, message: String) -> Result<T, Error> {
        Err(raise(self.name, self.text, at.start, message))
    }

    fn word(&mut self, text: &str) -> Word {
        self.vocabulary.intern(&fold(text))
    }

    fn head(
        &mut self,
        id: &Spanned<String>,
        gives: &Spanned<String>,
        doc: Option<&String>,
    ) -> Result<(RelationKind, RelationClass), Error> {
        let text = id.get_ref();
        let good = text.split('/').count() == 2
            && text.bytes().all(|b| {
                b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'_')
            });
        if !good {
            return self.fail(
                &id.span(),
                format!("rule id `{text}` is not of the form `file/case` in lower case"),
            );
        }
        if doc.is_some_and(|d| d.trim().is_empty()) {
            return self.fail(
                &id.span(),
                format!("rule `{text}`: `doc` is empty; say in one sentence what it finds"),
            );
        }
        let kind = RelationKind::from(gives.get_ref().as_str());
        let class = kind.class().unwrap_or(RelationClass::Event);
        Ok((kind, class))
    }

    pub(super) fn frame(&mut self, raw: &RawFrame) -> Result<Frame, Error> {
        let (gives, class) = self.head(&raw.id, &raw.gives, raw.doc.as_ref())?;
        if raw.verbs.is_empty()
            && raw.nouns.is_empty()
            && raw.adjectives.is_empty()
            && raw.flag.is_none()
        {
            return self.fail(
                &raw.id.span(),
                format!(
                    "rule `{}` names no words that evoke it; give it `verbs`, `nouns`, `adjectives` or a `flag`",
                    raw.id.get_ref()
                ),
            );
        }
        let roles = self.roles(&raw.roles, &gives)?;
        let find = |name: &String| roles.iter().position(|r| r.role.as_str() == name);
        let mut any = Vec::new();
        for name in raw.any.iter().chain(&raw.count) {
            let Some(i) = find(name) else {
                return self.fail(
                    &raw.id.span(),
                    format!("rule `{}` has no role `{name}`", raw.id.get_ref()),
                );
            };
            any.push(i);
        }
        let count = raw.count.as_ref().and_then(find);
        any.truncate(raw.any.len());
        let except = self.heads(&raw.except, &raw.id)?;
        let only = self.heads(&raw.only, &raw.id)?;
        let unless = raw
            .unless
            .iter()
            .map(|s| self.slot(s, &raw.id.span()))
            .collect::<Result<Vec<_>, _>>()?;
        let given = self.given(raw)?;
        Ok(Frame {
            id: raw.id.get_ref().as_str().into(),
            gives,
            class,
            unless,
            given,
            light: raw.light.iter().map(|w| self.word(w)).collect(),
            placeless: raw.placeless,
            pair: raw.pair,
            negative: raw.negative,
            roles,
            count,
            outcome: raw.outcome.as_deref().map(Into::into),
            any,
            except,
            only,
            heads: Vec::new(),
            needs: Vec::new(),
            flag: None,
            titled: false,
            reaches_out: false,
        })
    }

    /// The kinds of which one must stand in a slot.
    fn given(&mut self, raw: &RawFrame) -> Result<Vec<(RoleSlot, Kinds)>, Error> {
        let mut given = Vec::new();
        for (slot, kinds) in &raw.given {
            let slot = self.slot(slot.get_ref(), &slot.span())?;
            given.push((slot, self.kinds_listed(kinds)?));
        }
        Ok(given)
    }

    pub(super) fn group(&mut self, raw: &RawGroup) -> Result<Frame, Error> {
        let (gives, class) = self.head(&raw.id, &raw.gives, raw.doc.as_ref())?;
        let mut roles = self.roles(&raw.roles, &gives)?;
        for role in &mut roles {
            role.required = true;
        }
        let heads = raw.heads.iter().map(|w| self.word(w)).collect();
        let except = self.heads(&raw.except, &raw.id)?;
        if except.iter().any(|(s, _)| !matches!(s, RoleSlot::Itself | RoleSlot::Modifier)) {
            let id = raw.id.get_ref();
            return self.fail(
                &raw.id.span(),
                format!("rule `{id}`: the exceptions of a group stand under `self` or `modifier`"),
            );
        }
        let mut needs = Vec::new();
        for (slot, kinds) in &raw.needs {
            needs.push(RoleRule {
                role: Role::from("entity"),
                slots: vec![self.slot(slot.get_ref(), &slot.span())?],
                kinds: self.kinds_listed(kinds)?,
                fits: false,
                required: true,
                collect: false,
                reach: 0,
            });
        }
        let outward = |s: &RoleSlot| {
            matches!(s, RoleSlot::Preposition(_) | RoleSlot::Described | RoleSlot::OfNumber)
        };
        let reaches_out = roles.iter().any(|r| r.slots.iter().any(outward));
        let titled = roles.iter().any(|r| r.slots.contains(&RoleSlot::Trigger));
        Ok(Frame {
            id: raw.id.get_ref().as_str().into(),
            gives,
            class,
            roles,
            count: None,
            outcome: None,
            any: Vec::new(),
            except,
            only: Vec::new(),
            unless: Vec::new(),
            given: Vec::new(),
            light: WordSet::default(),
            placeless: false,
            pair: false,
            negative: false,
            heads,
            needs,
            flag: raw.flag.as_deref().and_then(|f| f.bytes().next()),
            titled,
            reaches_out,
        })
    }

    pub(super) fn pattern(&mut self, raw: &RawPattern) -> Result<Pattern, Error> {
        let (gives, _) = self.head(&raw.id, &raw.gives, raw.doc.as_ref())?;
        let source = raw.r#match.get_ref();
        let elements =
            pattern::parse(source, |text| self.kinds_of(text)).map_err(|(at, message)| {
                raise(
                    self.name,
                    self.text,
                    raw.r#match.span().start + 1 + at,
                    format!("rule `{}`: {message}", raw.id.get_ref()),
                )
            })?;
        for element in &elements {
            if let RawElement::Mention { role: Some(role), .. } = element {
                self.check_role(&gives, role.as_str(), &raw.r#match.span())?;
            }
        }
        let elements = elements.into_iter().map(|e| e.intern(self.vocabulary)).collect();
        Ok(Pattern { id: raw.id.get_ref().as_str().into(), gives, elements })
    }

    /// Refuses a role that the kind does not have; a kind of the user's own has any.
    fn check_role(
        &self,
        gives: &RelationKind,
        role: &str,
        at: &std::ops::Range<usize>,
    ) -> Result<(), Error> {
        let known = gives.roles();
        if !gives.is_known() || known.contains(&role) || EVENT_ROLES.contains(&role) {
            return Ok(());
        }
        let known = known.join(", ");
        self.fail(at, format!("`{gives}` has no role `{role}`; it has {known}"))
    }

    fn roles(
        &mut self,
        raw: &BTreeMap<Spanned<String>, RawRole>,
        gives: &RelationKind,
    ) -> Result<Vec<RoleRule>, Error> {
        let mut out = Vec::new();
        for (name, role) in raw {
            self.check_role(gives, name.get_ref(), &name.span())?;
            let slots = match role.slot.get_ref() {
                OneOrMany::One(s) => vec![self.slot(s, &role.slot.span())?],
                OneOrMany::Many(list) => list
                    .iter()
                    .map(|s| self.slot(s, &self.within(&role.slot.span(), s)))
                    .collect::<Result<_, _>>()?,
            };
            out.push(RoleRule {
                role: Role::from(name.get_ref().as_str()),
                slots,
                kinds: self.kinds_listed(&role.kinds)?,
                required: role.required,
                fits: role.fits,
                collect: role.collect,
                reach: 0,
            });
        }
        let order = gives.roles();
        out.sort_by_key(|r| {
            order.iter().position(|x| *x == r.role.as_str()).unwrap_or(order.len())
        });
        Ok(out)
    }

    /// Words by slot: exceptions and conditions.
    fn heads(
        &mut self,
        raw: &BTreeMap<String, Vec<String>>,
        id: &Spanned<String>,
    ) -> Result<Vec<(RoleSlot, WordSet)>, Error> {
        let mut out = Vec::with_capacity(raw.len());
        for (slot, words) in raw {
            let slot = self.slot(slot, &id.span())?;
            out.push((slot, words.iter().map(|w| self.word(w)).collect()));
        }
        Ok(out)
    }

    /// Where in a stretch of the file a string stands: the parser gives the place of a list, not of its members.
    fn within(&self, span: &std::ops::Range<usize>, member: &str) -> std::ops::Range<usize> {
        let list = self.text.get(span.clone()).unwrap_or_default();
        let at = list.find(&format!("\"{member}\"")).map_or(span.start, |i| span.start + i + 1);
        at..span.end
    }

    /// The kinds of a list; an empty one admits anything.
    fn kinds_listed(&self, list: &[Spanned<String>]) -> Result<Kinds, Error> {
        let mut kinds = Kinds { other: list.is_empty(), ..Kinds::default() };
        if list.is_empty() {
            kinds.add(None, None, None);
        }
        for k in list {
            if let Err(message) = test(k.get_ref(), &mut kinds) {
                return self.fail(&k.span(), message);
            }
        }
        Ok(kinds)
    }

    fn kinds_of(&self, text: &str) -> Result<Kinds, String> {
        let mut kinds = Kinds::default();
        for name in text.split('|') {
            test(name.trim(), &mut kinds)?;
        }
        Ok(kinds)
    }

    /// A slot by its name: one of [`SLOTS`], a compound's second word ("-made"), or a preposition.
    fn slot(&mut self, name: &str, at: &std::ops::Range<usize>) -> Result<RoleSlot, Error> {
        if let Some((_, slot)) = SLOTS.iter().find(|(n, _)| *n == name) {
            return Ok(*slot);
        }
        if let Some(word) = name.strip_prefix('-') {
            return Ok(RoleSlot::Compound(self.word(word)));
        }
        let word = self.word(name);
        let small = tag::PREPOSITION | tag::SUBORDINATOR | tag::ADVERB | tag::GERUND;
        if self.lexicon.tags(word) & small == 0 {
            let all: Vec<&str> = SLOTS.iter().map(|(n, _)| *n).collect();
            return self.fail(
                at,
                format!(
                    "unknown slot `{name}`; slots are {}, `-made` and the like, or a preposition",
                    all.join(", ")
                ),
            );
        }
        Ok(RoleSlot::Preposition(word))
    }

    pub(super) fn evokes(&mut self, text: &Spanned<String>, frame: u16) -> Result<Evokes, Error> {
        let mut words = text.get_ref().split(' ');
        let (first, second, third) = (words.next().unwrap_or(""), words.next(), words.next());
        if first.is_empty() || third.is_some() {
            return self.fail(&text.span(), format!("`{}` is not one word or two", text.get_ref()));
        }
        let with = second.map_or(Word::NONE, |w| self.word(w));
        Ok(Evokes { word: self.word(first), with, frame })
    }
}

/// Kinds, each with a subtype or with any.
type Several = &'static [(MentionKind, Option<&'static str>)];

/// Names for several kinds at once, with subtypes.
const GROUPS: &[(&str, Several)] = &[
    // who can act: people, bodies, and places for those who govern or live there
    (
        "actor",
        &[
            (MentionKind::Person, None),
            (MentionKind::Organization, None),
            (MentionKind::Nationality, None),
            (MentionKind::Place, None),
        ],
    ),
    // people, and bodies under arms
    (
        "force",
        &[
            (MentionKind::Person, None),
            (MentionKind::Organization, Some("military")),
            (MentionKind::Organization, Some("armed-group")),
            (MentionKind::Organization, Some("police")),
        ],
    ),
    // what can be handed over
    ("thing", &[(MentionKind::Product, None), (MentionKind::Document, None)]),
];

/// Adds one kind name to `kinds`: a kind, `kind.subtype`, `country`, `actor`, `force`, `thing`, `any`, `other` or
/// `relation`.
fn test(name: &str, kinds: &mut Kinds) -> Result<(), String> {
    match name {
        "any" => {
            kinds.add(None, None, None);
            kinds.other = true;
            return Ok(());
        }
        "other" => {
            kinds.add(Some(MentionKind::Other), None, None);
            kinds.other = true;
            return Ok(());
        }
        "relation" => {
            kinds.relation = true;
            return Ok(());
        }
        "country" => {
            kinds.add(Some(MentionKind::Place), Some("country"), None);
            return Ok(());
        }
        _ => {}
    }
    if let Some((_, list)) = GROUPS.iter().find(|(group, _)| *group == name) {
        for (kind, subtype) in *list {
            kinds.add(Some(*kind), *subtype, None);
        }
        return Ok(());
    }
    let mut parts = name.split('.');
    let kind = parts.next().unwrap_or("");
    let Some(kind) = MentionKind::from_name(kind) else {
        let all: Vec<&str> = MentionKind::ALL.iter().map(|k| k.as_str()).collect();
        return Err(format!(
            "unknown kind `{name}`; kinds are {}, country, actor, force, thing, relation, any",
            all.join(", ")
        ));
    };
    let (mut subtype, mut form) = (None, None);
    for part in parts {
        match Form::from_name(part) {
            Some(f) => form = Some(f),
            None => subtype = Some(if part == "other" { "" } else { part }),
        }
    }
    kinds.add(Some(kind), subtype, form);
    Ok(())
}
