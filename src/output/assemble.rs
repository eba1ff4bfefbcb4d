//! Drafts to a document: sorts, numbers and turns token positions into bytes.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::{
    Argument, Cue, Document, Entity, Link, Mention, Relation, Sentence, Statement, Trigger,
};
use crate::entity::Linked;
use crate::gazetteer::Gazetteer;
use crate::mention::Draft;
use crate::order::{Placed, place};
use crate::phrase::narrow;
use crate::relation::{RelationDraft, Target};
use crate::statement::StatementDraft;
use crate::token::Tokens;
use crate::value::{FoundValue, Reference};
use crate::{Form, Input, LinkKind, OffsetUnit, Span};

/// All that the stages found, by draft indices.
#[derive(Debug)]
pub(crate) struct Parts<'a, 't> {
    pub(crate) input: Input<'t>,
    pub(crate) tokens: &'a Tokens<'t>,
    pub(crate) reference: Option<Reference>,
    pub(crate) gazetteer: &'t Gazetteer,
    pub(crate) drafts: &'a [Draft<'t>],
    pub(crate) linked: &'a Linked<'t>,
    pub(crate) statements: &'a [StatementDraft<'t>],
    pub(crate) relations: &'a [RelationDraft<'t>],
    /// (kind, from, to) by relation index.
    pub(crate) links: &'a [(LinkKind, u32, u32)],
}

/// Old index to new; `u32::MAX` for what was left out.
struct Order {
    /// New order: old indices.
    list: Vec<u32>,
    /// Old to new.
    new: Vec<u32>,
}

impl Order {
    /// What is kept, sorted by its places; of those in one place `tie` decides, and then the index. `len` is how many
    /// there are with those that are left out.
    fn sorted(len: usize, mut kept: Vec<Placed>, tie: impl Fn(usize, usize) -> Ordering) -> Self {
        kept.sort();
        for same in kept.chunk_by_mut(|x, y| x.0 == y.0).filter(|same| same.len() > 1) {
            same.sort_by(|(_, i), (_, j)| tie(*i as usize, *j as usize));
        }
        let list: Vec<u32> = kept.into_iter().map(|(_, i)| i).collect();
        let mut new = vec![u32::MAX; len];
        for (at, old) in list.iter().enumerate() {
            new[*old as usize] = narrow(at);
        }
        Self { list, new }
    }

    /// The new indices of what is kept of a list.
    fn all(&self, old: &[u32]) -> Vec<usize> {
        let mut out = Vec::with_capacity(old.len());
        out.extend(old.iter().filter_map(|i| self.get(*i)));
        out
    }

    fn get(&self, old: u32) -> Option<usize> {
        self.new.get(old as usize).filter(|x| **x != u32::MAX).map(|x| *x as usize)
    }
}

/// Puts the document together. Each value is of one draft at most, and moves into its mention.
pub(crate) fn assemble<'t>(parts: &Parts<'_, 't>, values: Vec<FoundValue>) -> Document<'t> {
    let a = Assembler::new(parts);
    Document {
        schema: Cow::Borrowed("newswire/1"),
        id: Cow::Borrowed(if parts.input.id.is_empty() { "text" } else { parts.input.id }),
        source: parts.input.source.map(Cow::Borrowed),
        reference_date: parts.reference.map(|r| Cow::Owned(r.day.to_string())),
        reference_date_from: parts.reference.map(|r| r.origin),
        text_sha256: None,
        offsets: OffsetUnit::Byte,
        sentences: a.sentences(),
        mentions: a.mentions(values),
        entities: a.entities.list.iter().enumerate().map(|(id, e)| a.entity(id, *e)).collect(),
        statements: a
            .statements
            .list
            .iter()
            .enumerate()
            .map(|(id, s)| a.statement(id, *s))
            .collect(),
        relations: a.relations.list.iter().enumerate().map(|(id, r)| a.relation(id, *r)).collect(),
        links: a.links(),
    }
}

/// Per entity: its drafts, in one list.
struct Members {
    drafts: Vec<u32>,
    /// Where those of each entity end.
    ends: Vec<u32>,
}

impl Members {
    /// Parts the drafts, which stay in their order, by their entities.
    fn new(drafts: &[u32], linked: &Linked<'_>) -> Self {
        let of = |d: u32| linked.of.get(d as usize).copied().flatten();
        let mut ends = vec![0; linked.entities.len()];
        for e in drafts.iter().filter_map(|d| of(*d)) {
            ends[e as usize] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            (*end, sum) = (sum, sum + *end);
        }
        // each entity's end stands at its beginning and moves on
        let mut list = vec![0; sum as usize];
        for d in drafts {
            if let Some(e) = of(*d) {
                let at = &mut ends[e as usize];
                list[*at as usize] = *d;
                *at += 1;
            }
        }
        Self { drafts: list, ends }
    }

    /// The drafts of an entity.
    fn get(&self, entity: usize) -> &[u32] {
        let first = entity.checked_sub(1).map_or(0, |e| self.ends[e]);
        &self.drafts[first as usize..self.ends[entity] as usize]
    }
}

struct Assembler<'a, 'p, 't> {
    p: &'a Parts<'p, 't>,
    mentions: Order,
    entities: Order,
    members: Members,
    statements: Order,
    relations: Order,
    evidence: Vec<Span>,
}

impl<'a, 'p, 't> Assembler<'a, 'p, 't> {
    fn new(p: &'a Parts<'p, 't>) -> Self {
        let mut drafts = Vec::with_capacity(p.drafts.len());
        let made = narrow(p.linked.by_first.len())..narrow(p.drafts.len());
        for i in p.linked.by_first.iter().copied().chain(made) {
            let d = &p.drafts[i as usize];
            if !d.rule.is_empty() && d.first < d.end {
                drafts.push((place(d.first as usize, d.end as usize), i));
            }
        }
        let kind = |d: usize| p.drafts[d].kind.as_str();
        let mentions = Order::sorted(p.drafts.len(), drafts, |x, y| kind(x).cmp(kind(y)));
        let members = Members::new(&mentions.list, p.linked);
        let mut firsts = Vec::with_capacity(p.linked.entities.len());
        for e in 0..p.linked.entities.len() {
            let first = members.get(e).first().and_then(|d| mentions.get(*d));
            firsts.extend(first.map(|first| (first as u64, narrow(e))));
        }
        let entities = Order::sorted(p.linked.entities.len(), firsts, |_, _| Ordering::Equal);
        let at = |s: &StatementDraft<'_>| {
            s.cue
                .map(|(first, end)| p.tokens.span(first as usize, end as usize))
                .or(s.content)
                .map_or(0, |s| place(s.start, s.end))
        };
        let len = p.statements.len();
        let statements =
            Order::sorted(len, p.statements.iter().map(at).zip(0..).collect(), |_, _| {
                Ordering::Equal
            });
        let evidence: Vec<Span> = p.relations.iter().map(|r| evidence(p, r)).collect();
        let relations = Order::sorted(
            p.relations.len(),
            evidence.iter().map(|at| place(at.start, at.end)).zip(0..).collect(),
            |x, y| p.relations[x].kind.as_str().cmp(p.relations[y].kind.as_str()),
        );
        Self { p, mentions, entities, members, statements, relations, evidence }
    }

    fn text(&self, span: Span) -> Cow<'t, str> {
        let text: &'t str = self.p.tokens.text;
        Cow::Borrowed(&text[span.range()])
    }

    fn span(&self, first: u32, end: u32) -> Span {
        self.p.tokens.span(first as usize, end as usize)
    }

    fn sentences(&self) -> Vec<Sentence> {
        let all = self.p.tokens.sentences.iter();
        all.map(|s| self.span(s.first, s.end).into()).collect()
    }

    /// The mentions in their order. Three in four have no value, so that nothing is moved into them.
    fn mentions(&self, values: Vec<FoundValue>) -> Vec<Mention<'t>> {
        let mut values: Vec<Option<FoundValue>> = values.into_iter().map(Some).collect();
        let mut out = Vec::with_capacity(self.mentions.list.len());
        for (id, draft) in self.mentions.list.iter().enumerate() {
            out.push(self.mention(id, *draft));
            let d = &self.p.drafts[*draft as usize];
            let found = d.value.and_then(|v| values.get_mut(v as usize)?.take());
            if let (Some(found), Some(mention)) = (found, out.last_mut()) {
                self.valued(mention, d, found);
            }
        }
        out
    }

    /// Puts its value into a mention.
    fn valued(&self, mention: &mut Mention<'t>, d: &Draft<'t>, found: FoundValue) {
        mention.parts = found.parts;
        let value = mention.value.insert(found.value);
        let super::Value::Number(n) = value else { return };
        // "600 of them": a pronoun is no unit
        let counted = d.of.map(|x| &self.p.drafts[x as usize]);
        let head = match counted {
            Some(counted) if counted.form == Some(Form::Pronoun) => None,
            Some(counted) => Some(counted.head),
            None => {
                let outside = !(d.first..d.end).contains(&d.head);
                Some(d.head).filter(|_| d.kind == crate::MentionKind::Quantity && outside)
            }
        };
        if let Some(head) = head {
            n.unit.get_or_insert_with(|| self.unit(head));
        }
    }

    /// A mention without its value.
    #[inline]
    fn mention(&self, id: usize, draft: u32) -> Mention<'t> {
        let d = &self.p.drafts[draft as usize];
        let span = self.span(d.first, d.end);
        let linked = self.p.linked;
        let link = linked.rule.get(draft as usize).copied().unwrap_or("");
        Mention {
            id,
            start: span.start,
            end: span.end,
            text: self.text(span),
            kind: d.kind,
            subtype: (!d.subtype.is_empty()).then_some(Cow::Borrowed(d.subtype)),
            form: d.form,
            head: (d.form == Some(Form::Nominal)).then(|| self.text(self.span(d.head, d.head + 1))),
            value: None,
            of: d.of.and_then(|x| self.mentions.get(x)),
            parts: Vec::new(),
            entity: linked
                .of
                .get(draft as usize)
                .copied()
                .flatten()
                .and_then(|e| self.entities.get(e)),
            rule: Cow::Borrowed(d.rule),
            link: (!link.is_empty()).then_some(Cow::Borrowed(link)),
        }
    }

    /// The singular of what a number counts.
    fn unit(&self, head: u32) -> String {
        crate::mention::singular(self.p.tokens.str(head as usize))
    }

    fn entity(&self, id: usize, entity: u32) -> Entity<'t> {
        let e = &self.p.linked.entities[entity as usize];
        let row = e.row.map(|r| self.p.gazetteer.row(r));
        let some = |x: &'t str| (!x.is_empty()).then_some(Cow::Borrowed(x));
        let name = row.map_or_else(
            || {
                let d = &self.p.drafts[e.name as usize];
                self.text(self.span(d.first, d.end))
            },
            |r| Cow::Borrowed(r.name),
        );
        let drafts = self.members.get(entity as usize);
        let mut aliases: Vec<Cow<'t, str>> = Vec::new();
        for d in drafts {
            let d = &self.p.drafts[*d as usize];
            let text = self.text(self.span(d.first, d.end));
            if d.form != Some(Form::Pronoun) && text != name && !aliases.contains(&text) {
                aliases.push(text);
            }
        }
        Entity {
            id,
            kind: e.kind,
            subtype: some(e.subtype),
            name,
            reference: row
                .map(|r| Cow::Borrowed(r.id))
                .or_else(|| e.reference.clone().map(Cow::Owned)),
            wikidata: row.and_then(|r| some(r.wikidata)),
            // A country that is no more has no ISO code, and its id is none.
            country: row.filter(|r| r.country.len() == 2).and_then(|r| some(r.country)),
            lat: row.and_then(|r| r.position).map(|p| degrees(p.0)),
            lon: row.and_then(|r| r.position).map(|p| degrees(p.1)),
            mentions: self.mentions.all(drafts),
            aliases,
            members: self.entities.all(&e.members),
            alternatives: e
                .alternatives
                .iter()
                .map(|r| Cow::Borrowed(self.p.gazetteer.row(*r).id))
                .collect(),
        }
    }

    fn statement(&self, id: usize, statement: u32) -> Statement<'t> {
        let s = &self.p.statements[statement as usize];
        let mention = |d: Option<u32>| d.and_then(|d| self.mentions.get(d));
        let mut targets: Vec<usize> =
            s.targets.iter().filter_map(|r| self.relations.get(*r)).collect();
        targets.sort_unstable();
        targets.dedup();
        Statement {
            id,
            kind: Cow::Borrowed("report"),
            source: mention(s.source),
            cue: s.cue.map(|(first, end)| {
                let span = self.span(first, end);
                Cue { start: span.start, end: span.end, text: self.text(span) }
            }),
            stance: s.stance,
            quote: s.quote,
            content: s.content.map(Sentence::from),
            characterization: s.characterization.map(|c| self.text(c)),
            via: s.via.and_then(|v| self.statements.get(v)),
            medium: mention(s.medium),
            venue: mention(s.venue),
            audience: mention(s.audience),
            date: mention(s.date),
            targets,
            rule: Cow::Borrowed(s.rule),
        }
    }

    fn relation(&self, id: usize, relation: u32) -> Relation<'t> {
        let r = &self.p.relations[relation as usize];
        let span = self.evidence[relation as usize];
        let argument = |(role, target): &(crate::Role, Target<'t>)| match target {
            Target::Mention(d) => self.mentions.get(*d).map(|m| Argument::mention(role.clone(), m)),
            Target::Relation(x) => {
                self.relations.get(*x).map(|x| Argument::relation(role.clone(), x))
            }
            Target::Value(v) => Some(Argument::value(role.clone(), Cow::Borrowed(*v))),
        };
        let mut arguments = Vec::with_capacity(r.arguments.len());
        arguments.extend(r.arguments.iter().filter_map(argument));
        Relation {
            id,
            kind: r.kind.clone(),
            class: r.class,
            sentence: r.sentence as usize,
            start: span.start,
            end: span.end,
            trigger: r.trigger.map(|t| {
                let span = self.span(t.first, t.end);
                let lemma = (!t.lemma.is_empty()).then_some(Cow::Borrowed(t.lemma));
                Trigger { start: span.start, end: span.end, text: self.text(span), lemma }
            }),
            arguments,
            date: r.date.and_then(|d| self.mentions.get(d)),
            polarity: r.polarity,
            modality: r.modality,
            statement: r.statement.and_then(|s| self.statements.get(s)),
            rule: Cow::Borrowed(r.rule),
        }
    }

    fn links(&self) -> Vec<Link> {
        let mut out: Vec<Link> = self
            .p
            .links
            .iter()
            .filter_map(|(kind, from, to)| {
                Some(Link {
                    kind: *kind,
                    from: self.relations.get(*from)?,
                    to: self.relations.get(*to)?,
                })
            })
            .collect();
        out.sort_by_key(|l| (l.from, l.to, l.kind));
        out.dedup();
        out
    }
}

/// The smallest range with the trigger and those arguments that stand in the trigger's sentence.
fn evidence(p: &Parts<'_, '_>, r: &RelationDraft<'_>) -> Span {
    let sentence = p.tokens.sentences.get(r.sentence as usize);
    let inside = |first: u32| sentence.is_some_and(|s| s.first <= first && first < s.end);
    let trigger = r.trigger.map(|t| (t.first, t.end));
    let arguments = r.arguments.iter().filter_map(|(_, t)| match t {
        Target::Mention(d) => Some((p.drafts[*d as usize].first, p.drafts[*d as usize].end)),
        _ => None,
    });
    trigger
        .into_iter()
        .chain(arguments)
        .filter(|(first, _)| inside(*first))
        .map(|(first, end)| p.tokens.span(first as usize, end as usize))
        .reduce(Span::cover)
        .or_else(|| sentence.map(|s| p.tokens.span(s.first as usize, s.end as usize)))
        .unwrap_or(Span::new(0, 0))
}

/// A coordinate to about a meter: the tables have no more, and more digits would be those of the float.
fn degrees(x: f32) -> f64 {
    (f64::from(x) * 1e5).round() / 1e5
}
