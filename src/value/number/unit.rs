//! Units of measure, currencies and percentages: what may stand around a number.

use super::phrases::{Match, Phrases};
use crate::token::{Class, Tokens, flag};
use crate::vocabulary::Vocabulary;

/// What kind of unit a number has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// None.
    None,
    /// "%" and its kin.
    Percent,
    /// A currency.
    Money,
    /// A unit of measure.
    Unit,
}

/// A unit: its class and the symbol that is given out.
#[derive(Clone, Debug)]
struct Unit {
    measure: Measure,
    symbol: Box<str>,
}

/// The units and currencies, with all their names.
#[derive(Clone, Debug)]
pub(super) struct Units {
    units: Vec<Unit>,
    names: Phrases,
    /// Currency marks with their unit, longest first: "US$", "€".
    marks: Vec<(Box<str>, u16)>,
    /// ISO 4217 codes, sorted, with their unit.
    codes: Vec<(Box<str>, u16)>,
    /// The unit of ages.
    age: u16,
    /// Degrees Celsius and Fahrenheit, and kelvins.
    degrees: [u16; 3],
    /// Feet; 0 where no table has them.
    foot: u16,
}

/// The symbol of the unit of ages.
const AGE: &str = "year of age";

/// A unit that was found beside a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Beside {
    /// The outer edge: first token of a prefix, one past the last of a suffix.
    pub(super) edge: usize,
    /// Which unit; see [`Units::symbol`].
    pub(super) unit: u16,
    pub(super) measure: Measure,
    /// What the unit's prefix multiplies the number by: 1e6 of "MUSD".
    pub(super) scale: f64,
}

const UNITS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers/units.tsv"));
const CURRENCIES: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers/currencies.tsv"));

/// Percentages, and coins of which no ISO code stands for one.
const OTHERS: &[(&str, Measure, &str)] = &[
    ("%|percent|per cent|percents|pct|percentage", Measure::Percent, "%"),
    (
        "percentage point|percentage points|% points|% point|percent points|pp",
        Measure::Percent,
        "percentage point",
    ),
    ("basis point|basis points|bps|bp", Measure::Percent, "basis point"),
    ("cent|cents|-c|US cents|US cent|euro cents", Measure::Money, "cent"),
    ("pence|penny|pennies|-p", Measure::Money, "penny"),
    ("kopeck|kopecks|kopek|kopeks|kopiyka|kopiykas", Measure::Money, "kopeck"),
    ("sen|sens", Measure::Money, "sen"),
];

/// Codes that are ordinary words or acronyms in capitals.
const NOT_CODES: &[&str] = &["ALL", "TOP", "CUP", "PEN", "LAK", "MUR"];

impl Units {
    /// Reads the tables and interns the names.
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut units = vec![Unit { measure: Measure::None, symbol: "".into() }];
        let mut names = Vec::new();
        let (mut marks, mut codes) = (Vec::new(), Vec::new());
        let mut add = |measure, symbol: &str, aliases: &'static str| {
            let id = u16::try_from(units.len()).expect("there are few units");
            units.push(Unit { measure, symbol: symbol.into() });
            names.extend(aliases.split('|').map(|a| (a, id)));
            id
        };
        for (aliases, measure, symbol) in OTHERS {
            add(*measure, symbol, aliases);
        }
        for row in UNITS.lines().skip(1) {
            let mut cells = row.split('\t').skip(1);
            if let (Some(aliases), Some(symbol)) = (cells.next(), cells.next()) {
                add(Measure::Unit, symbol, aliases);
            }
        }
        for row in CURRENCIES.lines().skip(1) {
            let mut cells = row.split('\t');
            if let (Some(code), Some(signs), Some(names)) =
                (cells.next(), cells.next(), cells.next())
            {
                let id = add(Measure::Money, code, names);
                let signs = signs.split('|').filter(|m| !m.is_empty());
                marks.extend(signs.map(|m| (Box::<str>::from(m), id)));
                if !NOT_CODES.contains(&code) {
                    codes.push((Box::<str>::from(code), id));
                }
            }
        }
        marks.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        codes.sort();
        let names = Phrases::new(names.into_iter(), false, vocabulary);
        let of = |symbol: &str| {
            let at = units.iter().position(|u| *u.symbol == *symbol);
            at.and_then(|a| u16::try_from(a).ok()).unwrap_or(0)
        };
        let (age, degrees) = (of(AGE), [of("Cel"), of("degF"), of("K")]);
        let foot = of("foot");
        Self { units, names, marks, codes, age, degrees, foot }
    }

    /// The unit of ages.
    pub(super) const fn age(&self) -> u16 {
        self.age
    }

    /// The degrees that a bare letter after a number stands for: "35C", "95F".
    pub(super) fn degrees(&self, letter: &str) -> Option<u16> {
        match letter {
            "C" => Some(self.degrees[0]),
            "F" => Some(self.degrees[1]),
            "K" => Some(self.degrees[2]),
            _ => None,
        }
    }

    /// The symbol of a unit.
    pub(super) fn symbol(&self, unit: u16) -> &str {
        &self.units[unit as usize].symbol
    }

    fn beside(&self, edge: usize, unit: u16) -> Beside {
        Beside { edge, unit, measure: self.units[unit as usize].measure, scale: 1.0 }
    }

    /// "MSEK", "KEUR", "TUSD": a code after a letter for thousands or millions, as companies of the north of Europe print them.
    fn scaled(&self, edge: usize, text: &str) -> Option<Beside> {
        let scale = match text.as_bytes().first()? {
            b'M' => 1e6,
            b'K' | b'T' => 1e3,
            _ => return None,
        };
        let unit = text.get(1..).filter(|code| code.len() == 3).and_then(|code| self.code(code))?;
        Some(Beside { scale, ..self.beside(edge, unit) })
    }

    /// The unit of feet.
    pub(super) const fn foot(&self) -> Option<u16> {
        if self.foot == 0 { None } else { Some(self.foot) }
    }

    fn mark(&self, text: &str) -> Option<u16> {
        self.marks.iter().find(|(m, _)| **m == *text).map(|m| m.1)
    }

    /// The unit of an ISO 4217 code.
    pub(super) fn code(&self, text: &str) -> Option<u16> {
        let at = self.codes.binary_search_by(|c| (*c.0).cmp(text)).ok()?;
        Some(self.codes[at].1)
    }

    /// The currency right before token `i`, not before `floor`.
    pub(super) fn before(&self, tokens: &Tokens<'_>, i: usize, floor: usize) -> Option<Beside> {
        let at = i.checked_sub(1).filter(|at| *at >= floor)?;
        match tokens.class(at)? {
            Class::Currency => {
                let with = at.checked_sub(1).filter(|w| {
                    *w >= floor
                        && tokens.class(*w) == Some(Class::Word)
                        && tokens.list[at].is_joined()
                });
                if let Some(w) = with {
                    let text = &tokens.text[tokens.span(w, i)];
                    let unit = self.mark(text).or_else(|| self.mark(&text.replace('.', "")));
                    if let Some(unit) = unit {
                        return Some(self.beside(w, unit));
                    }
                }
                self.mark(tokens.str(at)).map(|unit| self.beside(at, unit))
            }
            Class::Word if tokens.list[at].has(flag::UPPER) => {
                let text = tokens.str(at);
                let unit = self.code(text).or_else(|| self.mark(text));
                unit.map(|unit| self.beside(at, unit)).or_else(|| self.scaled(at, text))
            }
            Class::Period if at > floor && tokens.str(at - 1) == "Rs" => {
                self.mark("Rs").map(|unit| self.beside(at - 1, unit))
            }
            _ => None,
        }
    }

    /// The unit or currency right after a number that ends before token `end`.
    pub(super) fn after(&self, tokens: &Tokens<'_>, end: usize) -> Option<Beside> {
        let t = tokens.list.get(end)?;
        if t.class == Class::Currency {
            let follows = tokens
                .list
                .get(end + 1)
                .is_some_and(|n| n.class == Class::Number && n.is_joined() && !t.is_joined());
            let unit = if follows { None } else { self.mark(tokens.str(end)) };
            return unit.map(|unit| self.beside(end + 1, unit));
        }
        let hyphen = t.class == Class::Hyphen
            && t.is_joined()
            && tokens.list.get(end + 1).is_some_and(|n| n.is_joined());
        let at = end + usize::from(hyphen);
        let glued = tokens.list.get(at)?.is_joined();
        if tokens.list[at].has(flag::PARAGRAPH) {
            return None;
        }
        let lettered = |m: &Match| glued || !m.glued || self.is_spaced_letter(tokens, at, *m);
        if let Some(m) = self.names.find(tokens, at).filter(lettered) {
            return self.fits(tokens, at, m).then(|| self.beside(m.end, m.id));
        }
        let next = tokens.list.get(at + 1);
        // "3 USD50 cards": the code is that of the number after it
        let of_next = next.is_some_and(|n| n.class == Class::Number && n.is_joined());
        if tokens.list[at].has(flag::CAPITALS) && !of_next {
            let text = tokens.str(at);
            // "3.14US$"
            if next.is_some_and(|n| n.class == Class::Currency && n.is_joined())
                && !tokens.list.get(at + 2).is_some_and(|n| n.class == Class::Number)
            {
                let unit = self.mark(&tokens.text[tokens.span(at, at + 2)])?;
                return Some(self.beside(at + 2, unit));
            }
            let unit = self.code(text).or_else(|| self.mark(text).filter(|_| text == "RM"));
            return unit
                .map(|unit| self.beside(at + 1, unit))
                .or_else(|| self.scaled(at + 1, text));
        }
        if glued && !hyphen && tokens.str(at) == "Rs" && !of_next {
            return self.mark("Rs").map(|unit| self.beside(at + 1, unit));
        }
        None
    }

    /// "1000 g", "2.0 l": a letter of measure apart from its number, where it can be no initial.
    fn is_spaced_letter(&self, tokens: &Tokens<'_>, at: usize, m: Match) -> bool {
        let next = tokens.list.get(m.end);
        let text = tokens.str(at);
        let lower = matches!(text, "g" | "l" | "m" | "t");
        let litre = text == "L" && self.symbol(m.id) == "L";
        let initial = next.is_some_and(|n| {
            n.is_joined() && matches!(n.class, Class::Period | Class::Hyphen | Class::Ampersand)
                || litre && n.is_capitalized()
        });
        let stop = next.is_some_and(|n| n.class == Class::Period)
            && tokens.list.get(m.end + 1).is_none_or(|n| n.has(flag::FIRST));
        m.end == at + 1 && (lower || litre) && (!initial || stop && !litre)
    }

    /// Whether a short symbol is not glued to a longer name: "5G", "2-A", "3-in-one".
    fn fits(&self, tokens: &Tokens<'_>, at: usize, m: Match) -> bool {
        if !m.glued {
            // "Sen." is a senator
            return self.symbol(m.id) != "sen" || !tokens.list[at].has(flag::UPPER);
        }
        let upper = tokens.list[at].has(flag::UPPER);
        let symbol = self.symbol(m.id);
        let next = tokens.list.get(m.end);
        let runs_on = next.is_some_and(|n| {
            n.is_joined() && matches!(n.class, Class::Hyphen | Class::Number | Class::Word)
        });
        let measured = matches!(symbol, "W" | "L" | "MP" | "t" | "Gt" | "kt");
        (!upper || measured) && (!runs_on || symbol == "m")
    }
}
