//! Group rules: a relation between the parts of one noun group.

use super::super::context::{Context, Follower};
use super::super::few::Few;
use super::super::rule::{Frame, RoleSlot, Rules};
use super::super::{Found, RelationDraft, Target, Trigger};
use super::noun::{first_after, part_slot};
use crate::phrase::{Pos, narrow};
use crate::vocabulary::Word;
use crate::{Form, Role};

/// Appends what group rules find.
pub(in crate::relation) fn groups<'x>(
    rules: &'x Rules,
    context: &mut Context<'_, 'x>,
    out: &mut Found<'x>,
) {
    for n in 0..narrow(context.phrases.nouns.len()) {
        let group = context.phrases.noun(n);
        let bare = group.end == group.first + 1 && group.possessor.is_none();
        let parts = Parts::of(context, n);
        let head = context.phrases.item(group.head).word;
        let listed = rules.heads.get(head.index()).copied().unwrap_or(false);
        for rule in &rules.groups {
            if bare && !rule.outward {
                continue;
            }
            if !rule.heads.is_empty() && !(listed && rule.heads.contains(&head)) {
                continue;
            }
            group_rule(rule, context, n, &parts, out);
        }
    }
}

/// What a noun group has.
struct Parts {
    possessor: bool,
    described: bool,
    /// The preposition right after it.
    preposition: Option<Word>,
    /// A name or demonym before the head.
    modifier: bool,
    title: bool,
    compound: bool,
}

impl Parts {
    fn of(context: &Context<'_, '_>, n: u32) -> Self {
        let group = context.phrases.noun(n);
        let mut out = Self {
            possessor: group.possessor.is_some(),
            described: context.described(n).is_some(),
            preposition: match context.run(n).next() {
                Some(Follower::Group(p, _)) => Some(p),
                _ => None,
            },
            modifier: false,
            title: false,
            compound: false,
        };
        for it in &context.phrases.items[group.first as usize..group.head as usize] {
            out.modifier |= matches!(it.pos, Pos::Nationality | Pos::Name);
            out.title |= it.pos == Pos::Title;
            out.compound |= it.compound;
        }
        out
    }

    /// Whether there is anything in a slot.
    fn may_fill(&self, slot: RoleSlot) -> bool {
        match slot {
            RoleSlot::Itself => true,
            RoleSlot::Possessor => self.possessor,
            RoleSlot::Described => self.described,
            RoleSlot::Preposition(w) => self.preposition == Some(w),
            RoleSlot::Modifier => self.modifier,
            RoleSlot::Title => self.title,
            RoleSlot::Compound => self.compound,
            _ => false,
        }
    }
}

fn group_rule<'x>(
    rule: &'x Frame,
    context: &mut Context<'_, 'x>,
    n: u32,
    parts: &Parts,
    out: &mut Found<'x>,
) {
    let mut fillers: Vec<Few> = Vec::new();
    for role in &rule.roles {
        // most groups lack what most rules ask for
        if !role.slots.iter().any(|s| parts.may_fill(*s)) {
            return;
        }
        let mut list = Few::NONE;
        for slot in &role.slots {
            let group = match slot {
                RoleSlot::Itself => Some(n),
                RoleSlot::Possessor => context.phrases.noun(n).possessor,
                RoleSlot::Described => context.described(n),
                RoleSlot::Preposition(w) => first_after(context, n, *w),
                _ => None,
            };
            if let Some(g) = group {
                context
                    .weak(g, |kind, subtype| role.kinds.admit(kind, subtype, Some(Form::Nominal)));
                let direct =
                    context.mention_of[g as usize].filter(|d| context.admits(&role.kinds, *d));
                if let Some(d) =
                    direct.filter(|d| context.drafts[*d as usize].form != Some(Form::Pronoun))
                {
                    list.push(d);
                }
            }
            if *slot != RoleSlot::Subject {
                for d in part_slot(context, n, *slot) {
                    if context.admits(&role.kinds, d) {
                        list.push(d);
                    }
                }
            }
            if !list.is_empty() {
                break;
            }
        }
        if list.is_empty() {
            return;
        }
        fillers.push(list.into_iter().take(4).collect());
    }
    let sentence = context.sentence_of_noun(n);
    let head = *context.phrases.item(context.phrases.noun(n).head);
    let longest = fillers.iter().map(|f| f.as_slice().len()).max().unwrap_or(0);
    for i in 0..longest {
        let pick = |list: &Few| list.as_slice().get(i).or(list.as_slice().last()).copied();
        let arguments: Vec<(Role, Target<'x>)> = rule
            .roles
            .iter()
            .zip(&fillers)
            .filter_map(|(r, list)| Some((r.role.clone(), Target::Mention(pick(list)?))))
            .collect();
        if arguments
            .iter()
            .enumerate()
            .any(|(k, (_, t))| arguments[..k].iter().any(|(_, u)| u == t))
        {
            continue;
        }
        let trigger = (head.pos == Pos::Noun).then_some(Trigger {
            first: head.first,
            end: head.end,
            lemma: "",
        });
        out.anchors.push((None, None));
        out.relations.push(RelationDraft {
            kind: rule.gives.clone(),
            class: rule.class,
            sentence,
            trigger,
            arguments,
            date: None,
            polarity: crate::Polarity::Positive,
            modality: crate::Modality::Actual,
            statement: None,
            rule: &rule.id,
            clause: context.clause_of_noun(n),
        });
    }
}
