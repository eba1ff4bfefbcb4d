//! Mentions that are made because a rule asks for them, and taken back when it then does not hold.

use super::{Context, Kinds};
use crate::mention::Draft;
use crate::phrase::{Pos, narrow};
use crate::token::Class;
use crate::{Form, MentionKind};

/// A mention that a rule asked for, by what had none before.
#[derive(Clone, Copy, Debug)]
pub(super) enum Made {
    /// The noun group.
    Group(u32),
    /// The token after the title.
    Title(u32),
}

/// How much had been made on demand at some point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    drafts: usize,
    made: usize,
}

impl Context<'_, '_> {
    /// Remembers what there is, before a rule is tried.
    pub(crate) fn mark(&self) -> Mark {
        Mark { drafts: self.drafts.len(), made: self.made.len() }
    }

    /// Takes back the mentions that were made for a rule which then did not hold.
    pub(crate) fn undo(&mut self, mark: Mark) {
        for made in self.made.drain(mark.made..) {
            match made {
                Made::Group(n) => self.mention_of[n as usize] = None,
                Made::Title(t) => self.titles[t as usize] = u32::MAX,
            }
        }
        self.drafts.truncate(mark.drafts);
        self.typed.truncate(mark.drafts);
    }

    /// Makes a mention of a noun group whose head denotes only weakly ("state", "statement"), where that is asked for.
    pub(crate) fn weak(
        &mut self,
        n: u32,
        wanted: impl Fn(MentionKind, &str) -> bool,
    ) -> Option<u32> {
        if self.mention_of[n as usize].is_some() {
            return None;
        }
        let group = self.phrases.noun(n);
        let head = self.phrases.item(group.head);
        if head.pos != Pos::Noun || head.class != Class::Word {
            return None;
        }
        let noun = self.lexicon.noun(head.word)?;
        if !wanted(noun.kind, noun.subtype) {
            return None;
        }
        let d = self.other(n)?;
        let draft = &mut self.drafts[d as usize];
        draft.kind = noun.kind;
        draft.subtype = noun.subtype;
        draft.rule = "nominal/noun";
        self.typed[d as usize] = (noun.kind, noun.subtype);
        Some(d)
    }

    /// "troop dispatch", "arms deliveries": the mention of a noun before the head of a group, made if the role takes
    /// its kind. The group itself is then no mention, since mentions of one form do not overlap.
    /// The second is the mention that the whole was, and is no more.
    pub(crate) fn modifier(&mut self, n: u32, kinds: &Kinds) -> Option<(u32, Option<u32>)> {
        let (it, noun) = self.modifying(n, kinds)?;
        let whole = self.mention_of[n as usize].take();
        if let Some(d) = whole {
            self.drafts[d as usize].rule = "";
        }
        self.split[n as usize] = true;
        self.drafts.push(Draft {
            first: it.first,
            end: it.end,
            kind: noun.kind,
            subtype: noun.subtype,
            form: Some(Form::Nominal),
            head: it.end - 1,
            row: None,
            value: None,
            of: None,
            rule: "nominal/modifier",
        });
        self.typed.push((noun.kind, noun.subtype));
        Some((narrow(self.drafts.len() - 1), whole))
    }

    /// Whether a modifier of a noun group is a mention, so that the group itself can be none.
    pub(crate) fn is_split(&self, n: u32) -> bool {
        self.split[n as usize]
    }

    /// Makes a mention of kind `other` of a noun group.
    pub(super) fn other(&mut self, n: u32) -> Option<u32> {
        if self.split[n as usize] {
            return None;
        }
        let group = self.phrases.noun(n);
        let head = self.phrases.item(group.head);
        if !matches!(head.pos, Pos::Noun | Pos::Adjective) || head.class != Class::Word {
            return None;
        }
        let (first, end) = self.nominals.extent(self.phrases, n as usize)?;
        if first >= end {
            return None;
        }
        let draft = Draft {
            first,
            end,
            kind: MentionKind::Other,
            subtype: "",
            form: Some(Form::Nominal),
            head: head.end - 1,
            row: None,
            value: None,
            of: None,
            rule: "nominal/argument",
        };
        self.drafts.push(draft);
        self.typed.push((MentionKind::Other, ""));
        let d = narrow(self.drafts.len() - 1);
        self.mention_of[n as usize] = Some(d);
        self.made.push(Made::Group(n));
        Some(d)
    }
}
