//! The names that a variant may put in the place of others, and which names of the bundled texts it may replace.

/// Names by kind, a spread of those in `gazetteers/`; the generator has its own copy so that the same number always
/// gives the same document, whatever is added to the gazetteers.
const WORDS: &str = include_str!("words.tsv");
/// Names of the bundled texts, by the kind that replaces them.
const SLOTS: &str = include_str!("slots.tsv");

/// A name, and the adjective of a country.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    pub(crate) kind: Kind,
    pub(crate) name: &'static str,
    pub(crate) adjective: &'static str,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    City,
    Company,
    Country,
    Given,
    Media,
    Party,
    Person,
    Surname,
}

impl Kind {
    /// All of them, in the order of their numbers.
    const ALL: [(Self, &'static str); 8] = [
        (Self::City, "city"),
        (Self::Company, "company"),
        (Self::Country, "country"),
        (Self::Given, "given"),
        (Self::Media, "media"),
        (Self::Party, "party"),
        (Self::Person, "person"),
        (Self::Surname, "surname"),
    ];
}

/// The rows of one of the two tables; both are part of the program, so a row of no known kind is a fault of ours.
fn rows(table: &'static str) -> impl Iterator<Item = Name> {
    table.lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        let (kind, name) = (cells.next()?, cells.next()?);
        let kind = Kind::ALL.iter().find(|(_, word)| *word == kind)?.0;
        Some(Name { kind, name, adjective: cells.next().unwrap_or_default() })
    })
}

/// The names of the bundled texts.
pub(crate) fn slots() -> Vec<Name> {
    rows(SLOTS).collect()
}

/// The names that replace them, by kind.
#[derive(Debug)]
pub(crate) struct Words(Vec<Vec<Name>>);

impl Words {
    pub(crate) fn new() -> Self {
        let mut lists = vec![Vec::new(); Kind::ALL.len()];
        for row in rows(WORDS) {
            lists[row.kind as usize].push(row);
        }
        Self(lists)
    }

    pub(crate) fn of(&self, kind: Kind) -> &[Name] {
        &self.0[kind as usize]
    }
}
