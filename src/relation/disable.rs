//! Leaves rules out.

use super::rule::{Evokes, Rules};
use crate::builder::is_disabled;

impl Rules {
    /// Takes out a rule, or all rules of a file; false when there is none of that name.
    ///
    /// Frames keep their places, since the word tables point at them; their words are taken out instead.
    pub(crate) fn disable(&mut self, id: &str) -> bool {
        let disabled = [id.to_owned()];
        let out = |rule: &str| is_disabled(&disabled, rule);
        let before = self.places.len();
        self.places.retain(|rule, _| !out(rule));
        let Self { frames, verbs, nouns, pairs, adjectives, flags, .. } = self;
        let keeps = |frame: u16| frames.get(usize::from(frame)).is_none_or(|f| !out(&f.id));
        for list in [verbs, nouns, pairs, adjectives] {
            list.retain(|e: &Evokes| keeps(e.frame));
        }
        flags.retain(|(_, frame)| keeps(*frame));
        self.groups.retain(|g| !out(&g.id));
        self.patterns.retain(|p| !out(&p.id));
        self.index();
        self.examples.retain(|e| !out(&e.rule));
        self.places.len() < before
    }
}
