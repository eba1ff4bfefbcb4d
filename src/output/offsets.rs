//! Other units of offset, and the owned form.

use std::borrow::Cow;

use super::{Argument, Cue, Document, Entity, Mention, Relation, Statement, Trigger};
use crate::OffsetUnit;

impl Document<'_> {
    /// Rewrites every offset into `unit`.
    ///
    /// `text` must be the text that the document was made from; an offset past its end stays at its end. From
    /// another unit than bytes the offsets are first taken back to bytes, so any unit can follow any other.
    ///
    /// # Examples
    ///
    /// ```
    /// use newswire::{Extractor, OffsetUnit};
    ///
    /// let text = "“Yes,” said Vladimir Putin.";
    /// let extractor = Extractor::english();
    /// let mut document = extractor.extract(text);
    /// document.convert_offsets(text, OffsetUnit::Char);
    /// let putin = document.mentions().iter().find(|m| m.text == "Vladimir Putin").unwrap();
    /// assert_eq!((putin.start, putin.end), (12, 26));
    ///
    /// document.convert_offsets(text, OffsetUnit::Byte);
    /// assert_eq!(&text[document.mentions()[0].span()], "Vladimir Putin");
    /// ```
    pub fn convert_offsets(&mut self, text: &str, unit: OffsetUnit) {
        if self.offsets == unit {
            return;
        }
        if self.offsets != OffsetUnit::Byte {
            let table = OffsetTable::new(text, self.offsets);
            // half of a pair of surrogates, which no document of ours begins or ends at, is the whole
            let whole = |at: usize| (0..=at).rev().find(|b| text.is_char_boundary(*b)).unwrap_or(0);
            self.each_offset(|x| *x = whole(table.byte(*x)));
        }
        if unit != OffsetUnit::Byte {
            let table = OffsetTable::new(text, unit);
            self.each_offset(|x| *x = table.get(*x));
        }
        self.offsets = unit;
    }

    /// Calls `f` on every start and end.
    fn each_offset(&mut self, mut f: impl FnMut(&mut usize)) {
        for x in &mut self.sentences {
            f(&mut x.start);
            f(&mut x.end);
        }
        for x in &mut self.mentions {
            f(&mut x.start);
            f(&mut x.end);
            for part in &mut x.parts {
                f(&mut part.start);
                f(&mut part.end);
            }
        }
        for x in &mut self.statements {
            if let Some(cue) = &mut x.cue {
                f(&mut cue.start);
                f(&mut cue.end);
            }
            if let Some(content) = &mut x.content {
                f(&mut content.start);
                f(&mut content.end);
            }
        }
        for x in &mut self.relations {
            f(&mut x.start);
            f(&mut x.end);
            if let Some(trigger) = &mut x.trigger {
                f(&mut trigger.start);
                f(&mut trigger.end);
            }
        }
    }
}

/// Maps byte offsets to another unit: the bytes at which they differ, and by how much from there on.
pub(crate) struct OffsetTable {
    /// (first byte after a character of several bytes, bytes less units up to there)
    steps: Vec<(usize, usize)>,
    len: usize,
}

impl OffsetTable {
    pub(crate) fn new(text: &str, unit: OffsetUnit) -> Self {
        let mut steps = Vec::new();
        let mut excess = 0;
        for (at, c) in text.char_indices() {
            let units = if unit == OffsetUnit::Utf16 { c.len_utf16() } else { 1 };
            if c.len_utf8() != units {
                excess += c.len_utf8() - units;
                steps.push((at + c.len_utf8(), excess));
            }
        }
        Self { steps, len: text.len() }
    }

    /// The byte at which the unit number `at` begins; somewhere in the character if `at` lies inside one.
    pub(crate) fn byte(&self, at: usize) -> usize {
        let byte = match self.steps.partition_point(|(byte, excess)| byte - excess <= at) {
            0 => at,
            n => at.saturating_add(self.steps[n - 1].1),
        };
        byte.min(self.len)
    }

    pub(crate) fn get(&self, byte: usize) -> usize {
        let byte = byte.min(self.len);
        match self.steps.partition_point(|(at, _)| *at <= byte) {
            0 => byte,
            n => byte - self.steps[n - 1].1,
        }
    }
}

/// The same string, owned.
fn own(x: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(x.into_owned())
}

impl Document<'_> {
    /// Cuts the document loose from the text and the extractor.
    #[must_use]
    pub fn into_owned(self) -> Document<'static> {
        Document {
            schema: own(self.schema),
            id: own(self.id),
            source: self.source.map(own),
            reference_date: self.reference_date.map(own),
            reference_date_from: self.reference_date_from,
            text_sha256: self.text_sha256.map(own),
            offsets: self.offsets,
            sentences: self.sentences,
            mentions: self.mentions.into_iter().map(mention).collect(),
            entities: self.entities.into_iter().map(entity).collect(),
            statements: self.statements.into_iter().map(statement).collect(),
            relations: self.relations.into_iter().map(relation).collect(),
            links: self.links,
        }
    }
}

fn mention(x: Mention<'_>) -> Mention<'static> {
    Mention {
        id: x.id,
        start: x.start,
        end: x.end,
        text: own(x.text),
        kind: x.kind,
        subtype: x.subtype.map(own),
        form: x.form,
        head: x.head.map(own),
        value: x.value,
        of: x.of,
        parts: x.parts,
        entity: x.entity,
        rule: own(x.rule),
        link: x.link.map(own),
    }
}

fn entity(x: Entity<'_>) -> Entity<'static> {
    Entity {
        id: x.id,
        kind: x.kind,
        subtype: x.subtype.map(own),
        name: own(x.name),
        reference: x.reference.map(own),
        wikidata: x.wikidata.map(own),
        country: x.country.map(own),
        lat: x.lat,
        lon: x.lon,
        mentions: x.mentions,
        aliases: x.aliases.into_iter().map(own).collect(),
        members: x.members,
        alternatives: x.alternatives.into_iter().map(own).collect(),
    }
}

fn statement(x: Statement<'_>) -> Statement<'static> {
    Statement {
        id: x.id,
        kind: own(x.kind),
        source: x.source,
        cue: x.cue.map(|c| Cue { start: c.start, end: c.end, text: own(c.text) }),
        stance: x.stance,
        quote: x.quote,
        content: x.content,
        characterization: x.characterization.map(own),
        via: x.via,
        medium: x.medium,
        venue: x.venue,
        audience: x.audience,
        date: x.date,
        targets: x.targets,
        rule: own(x.rule),
    }
}

fn relation(x: Relation<'_>) -> Relation<'static> {
    Relation {
        id: x.id,
        kind: x.kind,
        class: x.class,
        sentence: x.sentence,
        start: x.start,
        end: x.end,
        trigger: x.trigger.map(|t| Trigger {
            start: t.start,
            end: t.end,
            text: own(t.text),
            lemma: t.lemma.map(own),
        }),
        arguments: x
            .arguments
            .into_iter()
            .map(|a| Argument {
                role: a.role,
                mention: a.mention,
                relation: a.relation,
                value: a.value.map(own),
            })
            .collect(),
        date: x.date,
        polarity: x.polarity,
        modality: x.modality,
        statement: x.statement,
        rule: own(x.rule),
    }
}
