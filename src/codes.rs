//! What other schemes call the kinds of relation.
//!
//! The table is `rules/codes.tsv`. A code is the nearest one, not always an equal one: schemes cut the world in
//! different places. `plover` is the event type of PLOVER, `cameo` a CAMEO code of two or three digits, `ace` a type
//! and subtype of ACE 2005 (of relations for facts, of events for events), `wikidata` a property, `schema` a
//! property (facts) or type (events) of schema.org.

use crate::RelationKind;

/// The table; its lines stand in the order of the contract.
const TABLE: &str = include_str!("../rules/codes.tsv");

/// The codes of one kind of relation; what a scheme has no code for is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Codes {
    /// PLOVER event type: `AGREE`, `CONSULT`, `SUPPORT`, `COOPERATE`, `AID`, `RETREAT` (which takes the place of `YIELD` in
    /// its first drafts), `REQUEST`, `PROTEST`, `MOBILIZE`, `SANCTION`, `COERCE`, `ASSAULT`.
    pub plover: Option<&'static str>,
    /// CAMEO verb code: `057` is "sign formal agreement".
    pub cameo: Option<&'static str>,
    /// ACE 2005 type and subtype, with a colon.
    pub ace: Option<&'static str>,
    /// Wikidata property: `P39` is "position held".
    pub wikidata: Option<&'static str>,
    /// schema.org property or type, without the address.
    pub schema: Option<&'static str>,
}

impl RelationKind {
    /// What other schemes call this kind; of a user's own kind nothing.
    ///
    /// # Examples
    ///
    /// ```
    /// use newswire::RelationKind;
    ///
    /// let codes = RelationKind::from("position_held").codes();
    /// assert_eq!(codes.wikidata, Some("P39"));
    /// assert_eq!(codes.ace, Some("ORG-AFF:Employment"));
    /// assert_eq!(RelationKind::from("my_own").codes().cameo, None);
    /// ```
    #[must_use]
    pub fn codes(&self) -> Codes {
        let name = self.as_str();
        let row = TABLE.lines().skip(1).find_map(|line| {
            let rest = line.strip_prefix(name)?;
            rest.strip_prefix('\t')
        });
        let mut fields =
            row.unwrap_or_default().split('\t').map(|f| Some(f).filter(|f| !f.is_empty()));
        let mut next = || fields.next().flatten();
        Codes { plover: next(), cameo: next(), ace: next(), wikidata: next(), schema: next() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::{EVENTS, FACTS};

    #[test]
    fn table_has_every_kind_once_and_in_order() {
        let listed: Vec<&str> =
            TABLE.lines().skip(1).map(|l| l.split('\t').next().unwrap_or("")).collect();
        let kinds: Vec<&str> = FACTS.iter().chain(EVENTS).map(|(name, _)| *name).collect();
        assert_eq!(
            listed, kinds,
            "help: one line a kind in rules/codes.tsv, in the order of src/kind.rs"
        );
    }

    #[test]
    fn every_kind_has_a_code_of_the_right_form() {
        for (name, _) in FACTS.iter().chain(EVENTS) {
            let c = RelationKind::from(*name).codes();
            let event = EVENTS.iter().any(|(x, _)| x == name);
            assert!(c.ace.or(c.wikidata).or(c.schema).is_some(), "help: {name} has no code at all");
            assert!(!event || c.schema.is_some(), "help: the event {name} has no schema.org type");
            assert!(
                event || c.cameo.or(c.plover).is_none(),
                "help: {name} is a fact, CAMEO has events"
            );
            assert!(c.cameo.is_none_or(|x| x.len() == 3 && x.bytes().all(|b| b.is_ascii_digit())));
            assert!(c.plover.is_none_or(|x| x.bytes().all(|b| b.is_ascii_uppercase())));
            let property = |x: &str| x.strip_prefix('P').is_some_and(|d| d.parse::<u32>().is_ok());
            assert!(c.wikidata.is_none_or(property), "help: {name} has no Wikidata property");
            assert!(c.ace.is_none_or(|x| x.split(':').count() == 2));
        }
        assert!(TABLE.lines().all(|l| l.split('\t').count() == 6));
    }
}
