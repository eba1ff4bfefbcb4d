//! Why something was not found.

use super::{Explanation, Reading, conditions};
use crate::relation::{Evokes, Frame, RoleSlot};
use crate::vocabulary::Word;
use crate::{MentionKind, RelationKind, Span};

impl Reading<'_> {
    pub(super) fn no_mention(&self, span: Span, kind: MentionKind) -> Explanation {
        let words = self.text(span.start, span.end);
        let overlaps = |start, end| span.overlaps(Span::new(start, end));
        let found = self.document.mentions.iter().filter(|m| overlaps(m.start, m.end));
        let (same, others): (Vec<_>, Vec<_>) = found.partition(|m| m.kind == kind);
        if let Some(m) = same.first() {
            let line = format!("“{words}” has a mention of kind {kind}");
            return Explanation::new(line).with([self.mention(m)]);
        }
        let mut out = Explanation::new(format!("“{words}” has no mention of kind {kind}"));
        for m in others {
            let line = format!("“{}” was read as {} by {}", m.text, m.kind, self.rule(&m.rule));
            out.add(line);
        }
        let tokens = self.tokens_of(span);
        let mut listed = false;
        for c in self.candidates {
            let overlaps = (c.first as usize) < tokens.end && tokens.start < c.end as usize;
            if !overlaps || self.compiled.gazetteer.kind(c.row) != kind {
                continue;
            }
            listed = true;
            let stands = self.tokens.span(c.first as usize, c.end as usize);
            let stands = self.text(stands.start, stands.end);
            let line = format!("“{stands}” could name row {}", self.row(c.row));
            let mut reasons: Vec<Explanation> =
                conditions(c.flags).into_iter().map(Explanation::new).collect();
            if reasons.is_empty() {
                reasons.push(Explanation::new(
                    "the evidence of the document decided for another reading",
                ));
            }
            out.because.push(Explanation::new(line).with(reasons));
        }
        if !listed && kind.has_form() {
            out.add(format!("no row of a gazetteer names a {kind} with these words"));
            out.add("no rule for names found a title, a head word or a frame around them");
        }
        out
    }

    pub(super) fn no_relation(&self, span: Span, kind: &RelationKind) -> Explanation {
        let words = self.text(span.start, span.end);
        let inside = |r: &&crate::Relation<'_>| span.overlaps(Span::new(r.start, r.end));
        let found: Vec<_> = self.document.relations.iter().filter(inside).collect();
        if let Some(r) = found.iter().find(|r| r.kind == *kind) {
            let line = format!("“{words}” has a relation of kind {kind}");
            return Explanation::new(line).with([self.relation(r)]);
        }
        let mut out = Explanation::new(format!("“{words}” has no relation of kind {kind}"));
        let rules = &self.compiled.relations.rules;
        let mut evoked = false;
        for token in self.tokens_of(span) {
            for lemma in self.lemmas(token) {
                let lists = [&rules.verbs, &rules.nouns, &rules.adjectives];
                let evoking = lists.into_iter().flatten().filter(|e| e.word == lemma);
                for e in evoking {
                    let frame = &rules.frames[usize::from(e.frame)];
                    if frame.gives == *kind {
                        evoked = true;
                        let near = self.nearest(token, frame, e);
                        if !out.because.contains(&near) {
                            out.because.push(near);
                        }
                    }
                }
            }
        }
        if !evoked {
            out.because.push(self.unevoked(kind));
        }
        for r in found {
            let trigger = r.trigger.as_ref().map_or("", |t| &*t.text);
            out.add(format!("“{trigger}” gave {} by {}", r.kind, self.rule(&r.rule)));
        }
        out
    }

    /// The words that a rule may know a token by: as it stands, and the lemma of its verb group.
    fn lemmas(&self, token: usize) -> Vec<Word> {
        let mut out = vec![self.tokens.word(token)];
        for c in &self.clauses.list {
            let group = self.phrases.verb(c.verb);
            let head = self.phrases.item(group.head);
            if head.first as usize <= token && token < head.end as usize {
                out.push(group.verb.lemma);
            }
        }
        out.retain(|word| word.is_known());
        out.dedup();
        out
    }

    /// A rule that the words evoke, and what it misses.
    fn nearest(&self, token: usize, frame: &Frame, e: &Evokes) -> Explanation {
        let word = self.tokens.str(token);
        let mut out = Explanation::new(format!("“{word}” evokes {}", self.rule(&frame.id)));
        if e.with.is_known() {
            out.add(format!("only together with “{}”", self.compiled.vocabulary.text(e.with)));
        }
        for role in frame.roles.iter().filter(|r| r.required) {
            let slots: Vec<&str> = role.slots.iter().map(|s| self.slot(*s)).collect();
            let kinds: Vec<&str> = MentionKind::ALL
                .iter()
                .filter(|k| role.kinds.admit_kind(**k))
                .map(|k| k.as_str())
                .collect();
            out.add(format!(
                "{} is required: as {}, of kind {}",
                role.role,
                slots.join(" or "),
                kinds.join(", ")
            ));
        }
        if !frame.any.is_empty() {
            let names: Vec<&str> =
                frame.any.iter().map(|i| frame.roles[*i].role.as_str()).collect();
            out.add(format!("one of {} is required", names.join(", ")));
        }
        for (slot, words) in &frame.except {
            let words: Vec<&str> =
                words.iter().take(8).map(|w| self.compiled.vocabulary.text(w)).collect();
            out.add(format!("the {} must not be {} …", self.slot(*slot), words.join(", ")));
        }
        out.because.extend(self.clause_at(token));
        out
    }

    /// That nothing evokes the kind, and the words that would.
    fn unevoked(&self, kind: &RelationKind) -> Explanation {
        let rules = &self.compiled.relations.rules;
        let mut words: Vec<&str> = [&rules.verbs, &rules.nouns, &rules.adjectives]
            .into_iter()
            .flatten()
            .filter(|e| rules.frames[usize::from(e.frame)].gives == *kind)
            .map(|e| self.compiled.vocabulary.text(e.word))
            .collect();
        words.sort_unstable();
        words.dedup();
        if words.is_empty() {
            let mut out = Explanation::new(
                "no single word evokes it; these rules look at groups or neighbours",
            );
            let groups = rules.groups.iter().filter(|g| g.gives == *kind).map(|g| &*g.id);
            let patterns = rules.patterns.iter().filter(|p| p.gives == *kind).map(|p| &*p.id);
            for id in groups.chain(patterns) {
                out.add(self.rule(id));
            }
            return out;
        }
        let more = if words.len() > 24 { ", …" } else { "" };
        words.truncate(24);
        Explanation::new(format!(
            "no word here evokes it; those that do: {}{more}",
            words.join(", ")
        ))
    }

    fn slot(&self, slot: RoleSlot) -> &str {
        match slot {
            RoleSlot::Subject => "subject",
            RoleSlot::Object => "object",
            RoleSlot::Indirect => "indirect object",
            RoleSlot::Complement => "infinitive",
            RoleSlot::That => "clause with “that”",
            RoleSlot::Preposition(word) => self.compiled.vocabulary.text(word),
            RoleSlot::Possessor => "possessor",
            RoleSlot::Modifier => "modifier",
            RoleSlot::Title => "title before it",
            RoleSlot::Itself => "noun group itself",
            RoleSlot::Described => "what it is said to be",
            RoleSlot::Trigger => "word itself",
            RoleSlot::Predicate => "predicate",
            RoleSlot::ObjectNumber => "number of the object",
            RoleSlot::OfNumber => "number after “of”",
            RoleSlot::Number => "number of the word itself",
            RoleSlot::Before => "word before the group",
            RoleSlot::Affected => "what the noun’s verb strikes",
            RoleSlot::Meanwhile => "who acts while it lasts",
            RoleSlot::Compound(word) => self.compiled.vocabulary.text(word),
        }
    }
}
