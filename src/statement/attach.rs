//! What statements have to do with each other and with relations: runs of quotation, chains, scope, denials.

use super::StatementDraft;
use super::find::Finder;
use crate::phrase::{Chunk, Pos, narrow};
use crate::relation::{RelationDraft, Target};
use crate::token::Tokens;
use crate::{Quote, RelationClass, RelationKind, Span, Stance};

/// How many sentences back an unattributed quotation looks for its speaker, and a denial for what it denies.
const BACK: u32 = 2;

/// How many sentences back a denial looks for an event of the kind that it names.
const BACK_OF_KIND: u32 = 12;

/// How many statements may stand between one and the one that it relays.
const NEAR: usize = 8;

/// The contents of all statements by where they begin, so that those around a place are found without a look at all.
struct Contents {
    /// (content, statement), by start.
    list: Vec<(Span, usize)>,
    /// Bytes of the longest.
    longest: usize,
}

impl Contents {
    fn new(statements: &[StatementDraft<'_>]) -> Self {
        let mut list: Vec<(Span, usize)> = Vec::with_capacity(statements.len());
        list.extend(statements.iter().enumerate().filter_map(|(i, s)| Some((s.content?, i))));
        list.sort_by_key(|(span, i)| (span.start, *i));
        let longest = list.iter().map(|(span, _)| span.len()).max().unwrap_or(0);
        Self { list, longest }
    }

    /// The statements whose content overlaps a span.
    fn around(&self, at: Span) -> impl Iterator<Item = (Span, usize)> {
        let from = self.list.partition_point(|(c, _)| c.start + self.longest < at.start);
        let near = self.list[from..].iter().take_while(move |(c, _)| c.start < at.end);
        near.filter(move |(c, _)| c.overlaps(at)).copied()
    }
}

impl<'x> Finder<'_, '_, '_, 'x> {
    /// A quotation without a verb of its own belongs to the speaker before it. Tells whether there was one.
    pub(super) fn run_on(&mut self) -> bool {
        let contents = Contents::new(&self.out);
        let tokens = self.context.tokens;
        let mut found = Vec::new();
        for q in &self.quotations {
            let span = q.span(tokens);
            let sentence = narrow(tokens.sentence_of(q.first as usize));
            let body = tokens.sentences.get(sentence as usize).map_or(0, |s| s.body);
            if !q.is_utterance() || q.first > body + 1 {
                continue;
            }
            // what somebody inside the quotation says does not give the quotation itself a speaker
            let outside = |s: &StatementDraft<'_>| {
                s.cue.is_none_or(|(first, _)| first < q.first || first >= q.end)
            };
            if contents.around(span).any(|(_, i)| outside(&self.out[i])) {
                continue;
            }
            let Some(before) = self.last_speaker(span, sentence).map(|s| self.innermost(s)) else {
                continue;
            };
            if self.out[before].source.is_none() {
                continue;
            }
            let mut s = self.blank(None, Stance::Assert, "statement/run-on");
            (s.source, s.via) = (self.out[before].source, self.out[before].via);
            (s.quote, s.content) = (Quote::Direct, Some(span));
            found.push(s);
        }
        let any = !found.is_empty();
        self.out.extend(found);
        any
    }

    /// Down the chain to who spoke first: a quotation goes on in the voice of the original speaker.
    fn innermost(&self, mut s: usize) -> usize {
        for _ in 0..4 {
            let from = s.saturating_sub(NEAR);
            let near = &self.out[from..self.out.len().min(s + NEAR + 1)];
            let inner = near.iter().position(|x| {
                x.via == Some(narrow(s)) && x.source.is_some() && x.stance != Stance::Know
            });
            match inner {
                Some(i) => s = from + i,
                None => break,
            }
        }
        s
    }

    /// The statement whose speaker goes on with a quotation; `out` is sorted.
    fn last_speaker(&self, at: Span, sentence: u32) -> Option<usize> {
        let tokens = self.context.tokens;
        let end = self.out.partition_point(|s| key(tokens, s) < at.start);
        let mut any = None;
        for i in (0..end).rev() {
            let s = &self.out[i];
            let Some((first, _)) = s.cue else { continue };
            if narrow(tokens.sentence_of(first as usize)) + BACK < sentence {
                break;
            }
            if s.source.is_none() {
                continue;
            }
            if s.quote != Quote::None {
                return Some(i);
            }
            any = any.or(Some(i));
        }
        any
    }

    /// Puts the statements in the order of their cues.
    pub(super) fn sort(&mut self) {
        let tokens = self.context.tokens;
        let mut order: Vec<u32> = (0..self.out.len()).map(narrow).collect();
        order.sort_by_key(|i| (key(tokens, &self.out[*i as usize]), *i));
        if order.is_sorted() {
            return;
        }
        let mut new = vec![0; order.len()];
        for (at, old) in order.iter().enumerate() {
            new[*old as usize] = narrow(at);
        }
        let mut sorted: Vec<(u32, StatementDraft<'x>)> =
            new.iter().copied().zip(self.out.drain(..)).collect();
        sorted.sort_unstable_by_key(|(at, _)| *at);
        self.out.extend(sorted.into_iter().map(|(_, s)| s));
        for s in &mut self.out {
            s.via = s.via.map(|v| new[v as usize]);
        }
    }

    /// Chains: the statement in whose content a cue stands relays it.
    pub(super) fn chain(&mut self) {
        let contents = Contents::new(&self.out);
        for i in 0..self.out.len() {
            if self.out[i].via.is_some() {
                continue;
            }
            let own = &self.out[i];
            let at = match (own.cue, own.content) {
                (Some((first, end)), _) => self.context.tokens.span(first as usize, end as usize),
                (None, Some(content)) => content,
                (None, None) => continue,
            };
            let holder = contents
                .around(at)
                .filter(|(c, j)| {
                    let s = &self.out[*j];
                    *j != i && s.source.is_some() && c.contains(at) && !is_told(s, at)
                })
                .min_by_key(|(c, j)| (c.len(), *j))
                .map(|(_, j)| narrow(j));
            if let Some(h) = holder.filter(|h| !self.circular(*h, i)) {
                self.out[i].via = Some(h);
            }
        }
    }

    fn circular(&self, mut from: u32, to: usize) -> bool {
        for _ in 0..16 {
            if from as usize == to {
                return true;
            }
            match self.out[from as usize].via {
                Some(next) => from = next,
                None => return false,
            }
        }
        true
    }

    /// Gives each relation the innermost statement that holds it, and each denial what it denies.
    pub(super) fn attribute(&mut self, relations: &mut [RelationDraft<'x>]) {
        let tokens = self.context.tokens;
        let place = |r: &RelationDraft<'_>| {
            r.trigger.map(|t| tokens.span(t.first as usize, t.end as usize)).or_else(|| {
                r.arguments.iter().find_map(|(_, t)| match t {
                    Target::Mention(d) => {
                        let d = &self.context.drafts[*d as usize];
                        Some(tokens.span(d.first as usize, d.end as usize))
                    }
                    _ => None,
                })
            })
        };
        let contents = Contents::new(&self.out);
        for r in relations.iter_mut() {
            let Some(at) = place(r) else { continue };
            r.statement = contents
                .around(at)
                .filter(|(c, j)| c.contains(at) && !is_told(&self.out[*j], at))
                // of "Tass quoted officials as saying" the officials
                .min_by_key(|(c, j)| {
                    let s = &self.out[*j];
                    (c.len(), s.source.is_none(), s.via.is_none(), *j)
                })
                .map(|(_, j)| narrow(j));
        }
        self.deny(relations);
    }

    /// Whether a verb of the sentence besides the cue's stands in a stretch.
    fn holds_verb(&self, at: Span, cue: Option<(u32, u32)>, sentence: usize) -> bool {
        let (context, tokens) = (&self.context, self.context.tokens);
        let list = &context.clauses.list;
        let from = list.partition_point(|c| (c.sentence as usize) < sentence);
        list[from..].iter().take_while(|c| c.sentence as usize == sentence).any(|c| {
            let head = context.phrases.item(context.phrases.verb(c.verb).head);
            let own = cue.is_some_and(|(first, end)| (first..end).contains(&head.first));
            !own && at.contains(tokens.span(head.first as usize, head.end as usize))
        })
    }

    /// The kinds of events that the first noun group of a content names: "the deployment", "the casualty figures".
    fn kinds_of(&self, content: Span, sentence: usize) -> Vec<&RelationKind> {
        let (phrases, tokens) = (self.context.phrases, self.context.tokens);
        let start = tokens.list.partition_point(|t| (t.start as usize) < content.start);
        let chunks = phrases.sentences.get(sentence).map_or((0, 0), |s| s.chunks);
        let groups = phrases.chunks[chunks.0 as usize..chunks.1 as usize].iter();
        let first = groups.filter_map(|c| match c {
            Chunk::Noun(n) => Some(phrases.noun(*n)),
            _ => None,
        });
        let group = first
            .map(|g| {
                (g, phrases.item(g.first).first as usize, phrases.item(g.end - 1).end as usize)
            })
            .find(|(_, first, end)| (*first..*end).contains(&start));
        let Some((group, ..)) = group else { return Vec::new() };
        let nouns = (group.first..=group.head).map(|i| phrases.item(i));
        let nouns = nouns.filter(|it| it.pos == Pos::Noun && it.draft.is_none());
        let kinds = nouns.flat_map(|it| self.relations.evoked_by(it.word));
        // "a charge", "the report": what is denied is what they say
        kinds.filter(|k| !matches!(k.as_str(), "charge" | "publish" | "request")).collect()
    }

    /// Points denials and non-confirmations to relations: those inside the content, else those told just before.
    fn deny(&mut self, relations: &[RelationDraft<'x>]) {
        let denies = |s: &StatementDraft<'_>| matches!(s.stance, Stance::Deny | Stance::NotConfirm);
        if !self.out.iter().any(denies) {
            return;
        }
        let tokens = self.context.tokens;
        let trigger = |r: &RelationDraft<'_>| {
            r.trigger.map(|t| tokens.span(t.first as usize, t.end as usize))
        };
        let mut by_sentence: Vec<Vec<u32>> = vec![Vec::new(); tokens.sentences.len()];
        for (k, r) in relations.iter().enumerate() {
            if r.class == RelationClass::Event
                && let Some(list) = by_sentence.get_mut(r.sentence as usize)
            {
                list.push(narrow(k));
            }
        }
        for i in 0..self.out.len() {
            let s = &self.out[i];
            let Some(content) = s.content.filter(|_| denies(s)) else { continue };
            let sentence = s.cue.map_or(0, |(first, _)| tokens.sentence_of(first as usize));
            let of = |back: usize, fits: &dyn Fn(&RelationDraft<'_>, Span) -> bool| -> Vec<u32> {
                let list = sentence.checked_sub(back).and_then(|s| by_sentence.get(s));
                let all = list.into_iter().flatten().copied();
                all.filter(|k| {
                    let r = &relations[*k as usize];
                    trigger(r).is_some_and(|t| fits(r, t))
                })
                .collect()
            };
            let mut targets = of(0, &|_, t| content.contains(t));
            // "denied arming them": what a clause says is no word for something told before
            let says = s.stance == Stance::Deny && self.holds_verb(content, s.cue, sentence);
            let kinds = self.kinds_of(content, sentence);
            let back = if kinds.is_empty() { BACK } else { BACK_OF_KIND };
            for back in 0..=back as usize {
                if !targets.is_empty() || says {
                    break;
                }
                targets = of(back, &|r, t| {
                    r.statement.is_none_or(|x| x as usize != i)
                        && t.end <= content.start
                        && (kinds.is_empty() || kinds.contains(&&r.kind))
                });
            }
            self.out[i].targets = targets;
        }
    }
}

/// Where a statement is sorted: its cue, else its content.
fn key(tokens: &Tokens<'_>, s: &StatementDraft<'_>) -> usize {
    s.cue.map_or_else(
        || s.content.map_or(0, |c| c.start),
        |(first, end)| tokens.span(first as usize, end as usize).start,
    )
}

/// Whether a place lies in the reporting clause around which what is said goes on.
fn is_told(s: &StatementDraft<'_>, at: Span) -> bool {
    s.gap.is_some_and(|gap| gap.contains(at))
}
