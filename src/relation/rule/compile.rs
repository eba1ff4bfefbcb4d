//! One rule as it is written to one that is compiled.

use std::collections::BTreeMap;

use toml::Spanned;

use super::{
    Evokes, Frame, Kinds, OneOrMany, Pattern, RawFrame, RawGroup, RawPattern, RawRole, RoleRule,
    RoleSlot, raise,
};
use crate::relation::pattern;
use crate::token::fold::fold;
use crate::vocabulary::{Vocabulary, Word};
use crate::{Error, Form, MentionKind, RelationClass, RelationKind, Role};

/// A rule file in the making.
pub(super) struct Compiler<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
    pub(super) vocabulary: &'a mut Vocabulary,
}

impl Compiler<'_> {
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
                format!("rule `{}` names no verbs, nouns or adjectives", raw.id.get_ref()),
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
        let mut except = Vec::new();
        for (slot, words) in &raw.except {
            let slot = self.slot(slot);
            let words = words.iter().map(|w| self.word(w)).collect();
            except.push((slot, words));
        }
        let unless = raw.unless.iter().map(|s| self.slot(s)).collect();
        let light = raw.light.iter().map(|w| self.word(w)).collect();
        let mut given = Vec::new();
        for (slot, kinds) in &raw.given {
            let slot = self.slot(slot.get_ref());
            given.push((slot, self.kinds_in(kinds)?));
        }
        Ok(Frame {
            id: raw.id.get_ref().as_str().into(),
            gives,
            class,
            unless,
            given,
            light,
            pair: raw.pair,
            negative: raw.negative,
            roles,
            count,
            outcome: raw.outcome.as_deref().map(Into::into),
            any,
            except,
            heads: Vec::new(),
            outward: false,
        })
    }

    pub(super) fn group(&mut self, raw: &RawGroup) -> Result<Frame, Error> {
        let (gives, class) = self.head(&raw.id, &raw.gives, raw.doc.as_ref())?;
        let mut roles = self.roles(&raw.roles, &gives)?;
        for role in &mut roles {
            role.required = true;
        }
        let heads = raw.heads.iter().map(|w| self.word(w)).collect();
        let outward = roles.iter().any(|r| {
            r.slots.iter().any(|s| matches!(s, RoleSlot::Preposition(_) | RoleSlot::Described))
        });
        Ok(Frame {
            id: raw.id.get_ref().as_str().into(),
            gives,
            class,
            roles,
            count: None,
            outcome: None,
            any: Vec::new(),
            except: Vec::new(),
            unless: Vec::new(),
            given: Vec::new(),
            light: Vec::new(),
            pair: false,
            negative: false,
            heads,
            outward,
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
        let elements = elements.into_iter().map(|e| e.intern(self.vocabulary)).collect();
        Ok(Pattern { id: raw.id.get_ref().as_str().into(), gives, elements })
    }

    fn roles(
        &mut self,
        raw: &BTreeMap<Spanned<String>, RawRole>,
        gives: &RelationKind,
    ) -> Result<Vec<RoleRule>, Error> {
        let mut out = Vec::new();
        for (name, role) in raw {
            let known = gives.roles();
            let listed = known.contains(&name.get_ref().as_str())
                || crate::kind::EVENT_ROLES.contains(&name.get_ref().as_str());
            if gives.is_known() && !listed {
                return self.fail(
                    &name.span(),
                    format!(
                        "`{gives}` has no role `{}`; it has {}",
                        name.get_ref(),
                        known.join(", ")
                    ),
                );
            }
            let slots = match role.slot.get_ref() {
                OneOrMany::One(s) => vec![self.slot(s)],
                OneOrMany::Many(list) => list.iter().map(|s| self.slot(s)).collect(),
            };
            let kinds = self.kinds_in(&role.kinds)?;
            out.push(RoleRule {
                role: Role::from(name.get_ref().as_str()),
                slots,
                kinds,
                required: role.required,
                fits: role.fits,
                collect: role.collect,
            });
        }
        let order = gives.roles();
        out.sort_by_key(|r| {
            order.iter().position(|x| *x == r.role.as_str()).unwrap_or(order.len())
        });
        Ok(out)
    }

    /// The kinds of a list; an empty one admits anything.
    fn kinds_in(&self, list: &[Spanned<String>]) -> Result<Kinds, Error> {
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

    fn slot(&mut self, name: &str) -> RoleSlot {
        match name {
            "subject" => RoleSlot::Subject,
            "object" => RoleSlot::Object,
            "indirect" => RoleSlot::Indirect,
            "complement" => RoleSlot::Complement,
            "that" => RoleSlot::That,
            "possessor" => RoleSlot::Possessor,
            "modifier" => RoleSlot::Modifier,
            "title" => RoleSlot::Title,
            "self" | "head" => RoleSlot::Itself,
            "described" => RoleSlot::Described,
            "trigger" => RoleSlot::Trigger,
            "predicate" => RoleSlot::Predicate,
            "object-number" => RoleSlot::ObjectNumber,
            "compound" => RoleSlot::Compound,
            "number" => RoleSlot::Number,
            "before" => RoleSlot::Before,
            "affected" => RoleSlot::Affected,
            preposition => RoleSlot::Preposition(self.word(preposition)),
        }
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

/// Names for several kinds at once, with subtypes.
const GROUPS: &[(&str, &[(MentionKind, Option<&str>)])] = &[
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
            None => subtype = Some(part),
        }
    }
    kinds.add(Some(kind), subtype, form);
    Ok(())
}
