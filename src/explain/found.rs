//! Why something was found.

use super::{Explanation, Reading, conditions};
use crate::clause::{Filler, Slot};
use crate::output::{Mention, Relation, Statement, Value};
use crate::{RelationClass, Span};

impl Reading<'_> {
    pub(super) fn mention(&self, m: &Mention<'_>) -> Explanation {
        let form = m.form.map_or(String::new(), |f| format!(", {f}"));
        let mut out = Explanation::new(format!(
            "“{}” at {}–{} is a mention: {}{form}",
            m.text, m.start, m.end, m.kind
        ));
        let tokens = self.tokens_of(Span::new(m.start, m.end));
        out.because.push(self.finder(m, tokens.clone()));
        self.value(m, &mut out);
        if let Some(e) = m.entity.and_then(|e| self.document.entities.get(e)) {
            let by = m.link.as_deref().unwrap_or("its own name");
            let reference = e.reference.as_deref().unwrap_or("not listed");
            let mut linked =
                Explanation::new(format!("it means {} ({reference}), by {by}", e.name));
            for other in &e.alternatives {
                linked.add(format!("the name could also have meant {other}"));
            }
            out.because.push(linked);
        }
        let lost = self.lost(m, tokens);
        if !lost.is_empty() {
            out.because.push(Explanation::new("readings that lost").with(lost));
        }
        out
    }

    /// The row or rule that found it.
    fn finder(&self, m: &Mention<'_>, tokens: std::ops::Range<usize>) -> Explanation {
        let mut out = Explanation::new(format!("found by {}", self.rule(&m.rule)));
        let entity = m.entity.and_then(|e| self.document.entities.get(e));
        let own = entity.and_then(|e| e.reference.as_deref());
        for c in self.candidates {
            let exact = c.first as usize == tokens.start && c.end as usize == tokens.end;
            if exact && own == Some(self.compiled.gazetteer.row(c.row).id) {
                let row = Explanation::new(format!("row {}", self.row(c.row)));
                out.because.push(row.with(conditions(c.flags).into_iter().map(Explanation::new)));
            }
        }
        out
    }

    fn value(&self, m: &Mention<'_>, out: &mut Explanation) {
        match &m.value {
            Some(Value::Time(t)) => {
                let mut value = Explanation::new(format!("it comes to {} {}", t.kind, t.value));
                if let (Some(begin), Some(end)) = (&t.begin, &t.end) {
                    value.add(format!("the days {begin} to {end}"));
                }
                if let Some(decision) = t.decision {
                    value.add(decision);
                }
                match (&t.anchor, &self.document.reference_date) {
                    (Some(anchor), _) => value.add(format!("seen from {anchor}")),
                    (None, None) => value.add("no reference date is known, so nothing is resolved"),
                    (None, Some(_)) => {}
                }
                out.because.push(value);
            }
            Some(Value::Number(n)) => {
                let mut value = Explanation::new("it comes to");
                let number = |x: Option<f64>| x.map(|x| x.to_string());
                let parts = [
                    ("value", number(n.value)),
                    ("at least", number(n.min)),
                    ("at most", number(n.max)),
                    ("share", number(n.fraction)),
                    ("modifier", n.modifier.map(|x| x.to_string())),
                    ("unit", n.unit.clone()),
                    ("vague", n.vague.clone()),
                    ("trend", n.trend.map(|x| x.to_string())),
                ];
                for (name, part) in parts {
                    if let Some(part) = part {
                        value.add(format!("{name} {part}"));
                    }
                }
                if let Some(of) = m.of {
                    value.add(format!("it counts {}", self.mention_text(of)));
                }
                out.because.push(value);
            }
            None => {}
        }
    }

    /// The other readings of the gazetteers for its words, and why each lost.
    fn lost(&self, m: &Mention<'_>, tokens: std::ops::Range<usize>) -> Vec<Explanation> {
        let entity = m.entity.and_then(|e| self.document.entities.get(e));
        let own = entity.and_then(|e| e.reference.as_deref());
        let overlapping = self
            .candidates
            .iter()
            .filter(|c| (c.first as usize) < tokens.end && tokens.start < c.end as usize);
        let mut out = Vec::new();
        for c in overlapping {
            let row = self.compiled.gazetteer.row(c.row);
            if own == Some(row.id) {
                continue;
            }
            let mut reasons: Vec<String> = Vec::new();
            let (len, whole) = (c.end as usize - c.first as usize, tokens.len());
            if len < whole {
                reasons.push("it covers fewer words, and the longest name wins".to_owned());
            } else if row.kind != m.kind {
                reasons.push(format!("the evidence of the document decided for {}", m.kind));
            } else if m.form.is_some() {
                let more =
                    "explicit country, what contains it, what else is named, then inhabitants";
                reasons.push(format!("another row of its kind fits better ({more})"));
            }
            reasons.extend(conditions(c.flags).into_iter().map(str::to_owned));
            let line = format!("row {}", self.row(c.row));
            let line = Explanation::new(line).with(reasons.into_iter().map(Explanation::new));
            if !out.contains(&line) {
                out.push(line);
            }
        }
        out
    }

    pub(super) fn statement(&self, s: &Statement<'_>) -> Explanation {
        let who = s.source.map_or_else(|| "nobody named".to_owned(), |m| self.mention_text(m));
        let mut out = Explanation::new(format!("{who} is the source of a statement: {}", s.stance));
        out.add(format!("found by {}", self.rule(&s.rule)));
        match &s.cue {
            Some(cue) => out.add(format!("the cue is “{}” at {}–{}", cue.text, cue.start, cue.end)),
            None => out.add("a quotation runs on without a word of its own that says so"),
        }
        if let Some(c) = s.content {
            out.add(format!("the content is “{}”, quoted: {}", self.text(c.start, c.end), s.quote));
        }
        let roles =
            [("medium", s.medium), ("venue", s.venue), ("audience", s.audience), ("date", s.date)];
        for (role, mention) in roles {
            if let Some(m) = mention {
                out.add(format!("{role}: {}", self.mention_text(m)));
            }
        }
        if let Some(via) = s.via.and_then(|v| self.document.statements.get(v)) {
            let by = via.source.map_or_else(String::new, |m| self.mention_text(m));
            out.add(format!("statement {} by {by} relays it", via.id));
        }
        for t in s.targets.iter().filter_map(|t| self.document.relations.get(*t)) {
            let words = self.text(t.start, t.end);
            out.add(format!("it denies relation {} ({}): “{words}”", t.id, t.kind));
        }
        if let Some(m) = s.source.and_then(|m| self.document.mentions.get(m)) {
            out.because.push(self.mention(m));
        }
        out
    }

    pub(super) fn relation(&self, r: &Relation<'_>) -> Explanation {
        let words = self.text(r.start, r.end);
        let mut out = Explanation::new(format!("“{words}” tells of {}", r.kind));
        out.add(format!("found by {}", self.rule(&r.rule)));
        if let Some(t) = &r.trigger {
            let lemma = t.lemma.as_deref().unwrap_or_default();
            out.add(format!("the word “{}” ({lemma}) evokes it", t.text));
        }
        for a in &r.arguments {
            let filler = match (a.mention, a.relation, &a.value) {
                (Some(m), ..) => self.mention_text(m),
                (None, Some(x), _) => format!("relation {x}"),
                (None, None, Some(v)) => format!("“{v}”"),
                (None, None, None) => continue,
            };
            out.add(format!("{}: {filler}", a.role));
        }
        if let Some(d) = r.date {
            out.add(format!("date: {}", self.mention_text(d)));
        }
        if r.class == RelationClass::Event {
            out.add(format!("by the words of its clause it is {}, {}", r.polarity, r.modality));
        }
        match r.statement.and_then(|s| self.document.statements.get(s)) {
            Some(s) => {
                let who =
                    s.source.map_or_else(|| "nobody named".to_owned(), |m| self.mention_text(m));
                out.add(format!("it stands in statement {} by {who}", s.id));
            }
            None => out.add("the writer says it, nobody is quoted for it"),
        }
        if let Some(t) = &r.trigger {
            let tokens = self.tokens_of(Span::new(t.start, t.end));
            out.because.extend(self.clause_at(tokens.start));
        }
        out
    }

    /// The clause whose verb holds a token, with its slots.
    pub(super) fn clause_at(&self, token: usize) -> Option<Explanation> {
        let holds = |c: usize| {
            let (first, end) = self.verb_tokens(c);
            first <= token && token < end
        };
        let clause = (0..self.clauses.list.len()).find(|c| holds(*c))?;
        Some(self.clause(clause))
    }

    /// The tokens of a clause's verb group.
    fn verb_tokens(&self, clause: usize) -> (usize, usize) {
        let group = self.phrases.verb(self.clauses.list[clause].verb);
        let first = self.phrases.item(group.first).first as usize;
        let end = self.phrases.item(group.end - 1).end as usize;
        (first, end)
    }

    /// A clause with its slots, in words.
    fn clause(&self, clause: usize) -> Explanation {
        let (first, end) = self.verb_tokens(clause);
        let verb = self.tokens.span(first, end);
        let verb = self.text(verb.start, verb.end);
        let mut out = Explanation::new(format!("the clause of “{verb}” has"));
        for a in self.clauses.arguments(crate::phrase::narrow(clause)) {
            let slot = match a.slot {
                Slot::Subject => "subject",
                Slot::Object => "object",
                Slot::Indirect => "indirect object",
                Slot::Preposition(word) => self.compiled.vocabulary.text(word),
                Slot::Time => "time",
                Slot::Adjective => "adjective",
                Slot::Complement => "complement",
            };
            out.add(format!("{slot}: “{}”", self.filler(a.filler)));
        }
        out
    }

    fn filler(&self, filler: Filler) -> &str {
        let items = |first: u32, end: u32| {
            let first = self.phrases.item(first).first as usize;
            let end = self.phrases.item(end - 1).end as usize;
            let span = self.tokens.span(first, end);
            self.text(span.start, span.end)
        };
        match filler {
            Filler::Group(n) => {
                let g = self.phrases.noun(n);
                items(g.first, g.end)
            }
            Filler::Item(i) => items(i, i + 1),
            Filler::Clause(c) => {
                let (first, end) = self.verb_tokens(c as usize);
                let span = self.tokens.span(first, end);
                self.text(span.start, span.end)
            }
        }
    }
}
