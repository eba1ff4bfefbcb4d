//! What statements have to do with each other and with relations: runs of quotation, chains, scope, denials.

use super::StatementDraft;
use super::find::Finder;
use crate::phrase::narrow;
use crate::relation::{RelationDraft, Target};
use crate::token::flag;
use crate::{Quote, RelationClass, Span, Stance};

/// How many sentences back an unattributed quotation looks for its speaker, and a denial for what it denies.
const BACK: u32 = 2;

impl<'x> Finder<'_, '_, '_, 'x> {
    /// A quotation without a verb of its own belongs to the speaker before it.
    pub(super) fn run_on(&mut self) {
        self.sort();
        for i in 0..self.quotations.len() {
            let q = self.quotations[i];
            let span = q.span(self.context.tokens);
            let sentence = narrow(self.context.tokens.sentence_of(q.first as usize));
            let opens_sentence = self
                .context
                .tokens
                .sentences
                .get(sentence as usize)
                .is_some_and(|s| q.first <= s.body + 1);
            let taken = self.out.iter().any(|s| s.content.is_some_and(|c| c.overlaps(span)));
            if !q.is_utterance() || !opens_sentence || taken {
                continue;
            }
            let Some(before) = self.last_speaker(q.first, sentence).map(|s| self.innermost(s))
            else {
                continue;
            };
            let (source, via) = (self.out[before].source, self.out[before].via);
            if source.is_none() {
                continue;
            }
            let mut s = self.blank(None, Stance::Assert, "statement/run-on");
            s.source = source;
            s.via = via;
            s.quote = Quote::Direct;
            s.content = Some(span);
            self.out.push(s);
            self.sort();
        }
    }

    /// Down the chain to who spoke first: a quotation goes on in the voice of the original speaker.
    fn innermost(&self, mut s: usize) -> usize {
        for _ in 0..4 {
            let inner = self.out.iter().position(|x| {
                x.via == Some(narrow(s)) && x.source.is_some() && x.stance != Stance::Know
            });
            match inner {
                Some(i) => s = i,
                None => break,
            }
        }
        s
    }

    /// The statement whose speaker goes on at a token.
    fn last_speaker(&self, token: u32, sentence: u32) -> Option<usize> {
        let near = |s: &StatementDraft<'_>| {
            let (first, _) = s.cue?;
            let at = narrow(self.context.tokens.sentence_of(first as usize));
            (first < token && at + BACK >= sentence && s.source.is_some()).then_some(first)
        };
        let quoting = |s: &StatementDraft<'_>| s.quote != Quote::None;
        let best = |list: &mut dyn Iterator<Item = (usize, u32)>| {
            list.max_by_key(|(_, first)| *first).map(|(i, _)| i)
        };
        let all = self.out.iter().enumerate();
        best(
            &mut all
                .clone()
                .filter(|(_, s)| quoting(s))
                .filter_map(|(i, s)| near(s).map(|f| (i, f))),
        )
        .or_else(|| best(&mut all.filter_map(|(i, s)| near(s).map(|f| (i, f)))))
        .filter(|_| !self.new_paragraph_far(token))
    }

    /// Whether the token begins a paragraph after which no speaker goes on; a paragraph that opens with a quotation may.
    fn new_paragraph_far(&self, token: u32) -> bool {
        let _ = self.context.tokens.list.get(token as usize).map(|t| t.has(flag::PARAGRAPH));
        false
    }

    fn sort(&mut self) {
        // indices in `via` are only set after this
        let tokens = self.context.tokens;
        let key = |s: &StatementDraft<'_>| {
            s.cue.map_or_else(
                || s.content.map_or(0, |c| c.start),
                |(first, end)| tokens.span(first as usize, end as usize).start,
            )
        };
        let mut order: Vec<u32> = (0..self.out.len()).map(narrow).collect();
        order.sort_by_key(|i| (key(&self.out[*i as usize]), *i));
        let mut new = vec![0; order.len()];
        for (at, old) in order.iter().enumerate() {
            new[*old as usize] = narrow(at);
        }
        let mut sorted: Vec<StatementDraft<'x>> =
            order.iter().map(|i| self.out[*i as usize].clone()).collect();
        for s in &mut sorted {
            s.via = s.via.map(|v| new[v as usize]);
        }
        self.out = sorted;
    }

    /// Chains: the statement in whose content a cue stands relays it.
    pub(super) fn chain(&mut self) {
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
            let holder = self
                .out
                .iter()
                .enumerate()
                .filter(|(j, s)| {
                    *j != i && s.source.is_some() && s.content.is_some_and(|c| c.contains(at))
                })
                .min_by_key(|(j, s)| (s.content.map_or(0, Span::len), *j))
                .map(|(j, _)| narrow(j));
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
        for r in relations.iter_mut() {
            let Some(at) = place(r) else { continue };
            r.statement = self
                .out
                .iter()
                .enumerate()
                .filter(|(_, s)| s.content.is_some_and(|c| c.contains(at)))
                .min_by_key(|(j, s)| (s.content.map_or(0, Span::len), s.source.is_none(), *j))
                .map(|(j, _)| narrow(j));
        }
        self.deny(relations);
    }

    /// Points denials and non-confirmations to relations: those inside the content, else those told just before.
    fn deny(&mut self, relations: &[RelationDraft<'x>]) {
        for i in 0..self.out.len() {
            if !matches!(self.out[i].stance, Stance::Deny | Stance::NotConfirm) {
                continue;
            }
            let Some(content) = self.out[i].content else { continue };
            let sentence = self.out[i]
                .cue
                .map_or(0, |(first, _)| narrow(self.context.tokens.sentence_of(first as usize)));
            let trigger = |r: &RelationDraft<'_>| {
                r.trigger.map(|t| self.context.tokens.span(t.first as usize, t.end as usize))
            };
            let inside: Vec<u32> = relations
                .iter()
                .enumerate()
                .filter(|(_, r)| {
                    r.class == RelationClass::Event
                        && trigger(r).is_some_and(|t| content.contains(t))
                })
                .map(|(k, _)| narrow(k))
                .collect();
            let targets = if inside.is_empty() {
                let mut told = Vec::new();
                for back in 0..=BACK {
                    let Some(s) = sentence.checked_sub(back) else { break };
                    told = relations
                        .iter()
                        .enumerate()
                        .filter(|(_, r)| {
                            r.class == RelationClass::Event
                                && r.sentence == s
                                && r.statement.is_none_or(|x| x as usize != i)
                                && trigger(r).is_some_and(|t| t.end <= content.start)
                        })
                        .map(|(k, _)| narrow(k))
                        .collect();
                    if !told.is_empty() {
                        break;
                    }
                }
                told
            } else {
                inside
            };
            self.out[i].targets = targets;
        }
    }
}
