//! What each word can be in an expression of time.

use super::lexicon::{LABELS, MONTHS, NEED_CAPITAL, SEASON_WORDS, SINGLE, UNITS, WEEKDAYS, ZONES};
pub(super) use super::unit::Unit;
use crate::token::fold::fold;
use crate::token::{Class, Token, flag};
use crate::vocabulary::{Vocabulary, Word};

/// The part that a word can play.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// None.
    #[default]
    None,
    /// A month; the argument is its number.
    Month,
    /// A weekday; the argument is its ISO number, Monday first.
    Weekday,
    /// A unit; the argument is a [`Unit`].
    Unit,
    /// A part of the day; the argument indexes [`PARTS`].
    Part,
    /// "noon", "midnight": an hour.
    Hour,
    /// A season; the argument indexes [`SEASONS`].
    Season,
    /// "today" and the like; the argument is days from today, plus 4.
    Today,
    /// "this", "last", "next": the argument is a [`Dir`].
    Deictic,
    /// "the".
    The,
    /// "a", "an".
    A,
    /// "early", "mid", "late": the argument is a [`Mod`].
    Phase,
    /// "earlier", "later": the argument is a [`Mod`].
    Comparative,
    /// "beginning", "middle", "end" before "of": the argument is a [`Mod`].
    Edge,
    /// "about", "nearly": the argument is a [`Mod`].
    Approx,
    /// "more", "less", "over", "under": the argument is a [`Mod`].
    Bound,
    /// "than".
    Than,
    /// "at".
    At,
    /// "least".
    Least,
    /// "most".
    Most,
    /// "no".
    No,
    /// "up".
    Up,
    /// "ago".
    Ago,
    /// "flight", "page": the number after it is a label, no year.
    Label,
    /// "final".
    Final,
    /// "near", "foreseeable" before "future".
    Near,
    /// "before", "prior": the argument is the sign.
    Before,
    /// "after".
    After,
    /// "from".
    From,
    /// "between".
    Between,
    /// "to", "through", "until", "till".
    To,
    /// "and".
    And,
    /// "or".
    Or,
    /// "of".
    Of,
    /// "in", "during", "within".
    In,
    /// "on".
    On,
    /// "since".
    Since,
    /// "by".
    By,
    /// "until", "till", "through": also a connector of ranges.
    Until,
    /// "for".
    For,
    /// "every", "each".
    Every,
    /// "daily" and the like; the argument is a [`Unit`].
    Daily,
    /// "once", "twice"; the argument is how often.
    Times,
    /// "times".
    TimesWord,
    /// "per".
    Per,
    /// "few", "several", "many": a count without a number.
    Few,
    /// "couple".
    Couple,
    /// "half".
    Half,
    /// "recent".
    Recent,
    /// A word that alone refers to the past, present or future; the argument is a [`Refers`].
    Refers,
    /// "soon".
    Soon,
    /// "am", "pm": the argument is 0 or 12.
    Meridiem,
    /// "o'clock".
    Oclock,
    /// A time zone.
    Zone,
    /// "fiscal", "financial".
    Fiscal,
    /// "q1": the argument is the quarter.
    Quarter,
    /// "h1": the argument is the half.
    HalfYear,
    /// "fy24": the argument is the year since 1970.
    FiscalYear,
    /// "bc", "bce".
    Bc,
    /// "th", "st", "nd", "rd" after digits.
    Th,
    /// "s" after digits: "1990s".
    S,
    /// "now".
    Now,
    /// "right" before "now".
    Right,
    /// "more", "additional", "straight", "consecutive": between a number and its unit.
    Filler,
    /// "year" words of a spelled decade: "nineties".
    Decade,
    /// "old": a number of years before it is an age.
    Old,
    /// "date", in "to date".
    DateWord,
    /// "time", "moment", "period".
    TimeWord,
    /// "these", "those".
    These,
    /// "future", "past" as nouns.
    Future,
    /// "all".
    All,
    /// "will", "would", "shall", "plans", "to": a verb of the future.
    Will,
    /// "scheduled", "due", "plans": speaks of what is to come.
    Plan,
    /// "begins", "meet": in the present tense with a weekday, a fixture to come.
    Scheduled,
    /// "said": what follows it or goes before is told of, not planned.
    Said,
    /// A year's state: "ended", "ending".
    Ended,
}

/// Where a deictic word points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dir {
    /// "this".
    This,
    /// "last".
    Last,
    /// "next".
    Next,
    /// "past".
    Past,
    /// "coming", "upcoming".
    Coming,
    /// "previous", "preceding".
    Previous,
    /// "following".
    Following,
    /// "that".
    That,
    /// "same".
    Same,
    /// "current".
    Current,
    /// "latest".
    Latest,
}

impl Dir {
    const ALL: [Self; 11] = [
        Self::This,
        Self::Last,
        Self::Next,
        Self::Past,
        Self::Coming,
        Self::Previous,
        Self::Following,
        Self::That,
        Self::Same,
        Self::Current,
        Self::Latest,
    ];

    /// The direction of an argument.
    #[inline]
    pub(super) fn of(arg: u8) -> Self {
        Self::ALL[arg as usize % Self::ALL.len()]
    }
}

/// The TIMEX3 modifiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mod {
    /// None.
    #[default]
    None,
    /// "early", "earlier".
    Start,
    /// "mid".
    Mid,
    /// "late", "end of".
    End,
    /// "about".
    Approx,
    /// "nearly": up to, and near.
    Nearly,
    /// "more than".
    MoreThan,
    /// "less than".
    LessThan,
    /// "at least".
    AtLeast,
    /// "at most", "up to".
    AtMost,
    /// "or later".
    OnOrAfter,
}

impl Role {
    /// Whether a time begins with such a word only where another word of time or a number follows.
    pub(super) const fn needs(self) -> bool {
        matches!(
            self,
            Self::The
                | Self::Deictic
                | Self::A
                | Self::Approx
                | Self::Bound
                | Self::No
                | Self::Up
                | Self::At
                | Self::To
                | Self::Right
                | Self::From
                | Self::Between
        )
    }

    /// Whether a time can begin with such a word.
    pub(super) const fn begins(self) -> bool {
        if self.needs() {
            return true;
        }
        matches!(
            self,
            Self::Edge
                | Self::Month
                | Self::Weekday
                | Self::Unit
                | Self::Hour
                | Self::Season
                | Self::Today
                | Self::Phase
                | Self::Comparative
                | Self::Every
                | Self::Daily
                | Self::Times
                | Self::Few
                | Self::Couple
                | Self::Half
                | Self::Recent
                | Self::Refers
                | Self::Fiscal
                | Self::Quarter
                | Self::HalfYear
                | Self::FiscalYear
                | Self::Now
                | Self::Decade
                | Self::These
                | Self::Soon
                | Self::Final
        )
    }
}

impl Mod {
    const ALL: [Self; 11] = [
        Self::None,
        Self::Start,
        Self::Mid,
        Self::End,
        Self::Approx,
        Self::Nearly,
        Self::MoreThan,
        Self::LessThan,
        Self::AtLeast,
        Self::AtMost,
        Self::OnOrAfter,
    ];

    /// The modifier of an argument.
    #[inline]
    pub(super) fn of(arg: u8) -> Self {
        Self::ALL[arg as usize % Self::ALL.len()]
    }

    /// Its name in TIMEX3.
    pub(super) const fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::None => return None,
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::Nearly => "EQUAL_OR_LESS",
            Self::MoreThan => "MORE_THAN",
            Self::LessThan => "LESS_THAN",
            Self::AtLeast => "EQUAL_OR_MORE",
            Self::AtMost => "EQUAL_OR_LESS",
            Self::OnOrAfter => "ON_OR_AFTER",
        })
    }
}

/// To what time a vague word refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refers {
    /// The past.
    Past,
    /// The present.
    Present,
    /// The future.
    Future,
}

impl Refers {
    /// The reference of an argument.
    #[inline]
    pub(super) fn of(arg: u8) -> Self {
        [Self::Past, Self::Present, Self::Future][arg as usize % 3]
    }

    /// Its value in TIMEX3.
    pub(super) const fn value(self) -> &'static str {
        match self {
            Self::Past => "PAST_REF",
            Self::Present => "PRESENT_REF",
            Self::Future => "FUTURE_REF",
        }
    }
}

/// TIMEX3 codes of the parts of a day.
pub(super) const PARTS: [&str; 6] = ["MO", "AF", "EV", "NI", "MI", "DT"];

/// TIMEX3 codes of the seasons, by the month in which they begin.
pub(super) const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

/// The word must be capitalized: it is otherwise an ordinary word.
pub(super) const CAPITAL: u8 = 1;
/// The word is an abbreviation and may have a period.
pub(super) const SHORT: u8 = 2;
/// The unit is plural.
pub(super) const PLURAL: u8 = 4;

/// What the table says of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// The part that it plays.
    pub(super) role: Role,
    /// The argument of the part.
    pub(super) arg: u8,
    /// [`CAPITAL`], [`SHORT`], [`PLURAL`].
    pub(super) flags: u8,
    /// Where the holidays that begin with it stand in the list of heads, counted from one; 0 for none.
    pub(super) feast: u16,
}

impl Entry {
    /// Whether the word can be anything in an expression of time.
    #[inline]
    const fn is_something(&self) -> bool {
        !matches!(self.role, Role::None) || self.feast != 0
    }
}

/// The table of words.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    by_word: Vec<Entry>,
    /// The words of the names of the holidays without hyphens and possessive endings, each with the number of its
    /// holiday; sorted.
    holidays: Vec<(Box<[Word]>, u16)>,
    /// The range of `holidays` for each first word.
    heads: Vec<(u32, u32)>,
    /// The words of the table.
    known: Vec<Word>,
}

impl Words {
    /// Interns the words.
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut list: Vec<(Word, Entry)> = Vec::with_capacity(320);
        let mut add = |word: &str, role, arg, flags| {
            list.push((vocabulary.intern(word), Entry { role, arg, flags, feast: 0 }));
        };
        for (i, (names, _)) in (1..).zip(MONTHS.iter()) {
            for (k, name) in names.iter().enumerate() {
                add(name, Role::Month, i, name_flags(name, k > 0));
            }
        }
        for (i, names) in (1..).zip(WEEKDAYS.iter()) {
            for (k, name) in names.iter().enumerate() {
                let plural = name.ends_with("days");
                let flags = if plural { PLURAL } else { name_flags(name, k > 0) };
                add(name, Role::Weekday, i, flags);
            }
        }
        for (i, (singular, plural)) in (0..).zip(UNITS.iter()) {
            for name in *singular {
                add(name, Role::Unit, i, 0);
            }
            for name in *plural {
                add(name, Role::Unit, i, PLURAL);
            }
        }
        for (word, arg, flags) in SEASON_WORDS {
            add(word, Role::Season, *arg, *flags);
        }
        for (word, role, arg) in SINGLE {
            add(word, *role, *arg, 0);
        }
        for label in LABELS {
            add(label, Role::Label, 0, 0);
        }
        for zone in ZONES {
            add(zone, Role::Zone, 0, 0);
        }
        for year in 0..61u8 {
            add(&format!("fy{}", 1990 + u16::from(year)), Role::FiscalYear, year + 20, 0);
            add(&format!("fy{:02}", (90 + u16::from(year)) % 100), Role::FiscalYear, year + 20, 0);
        }
        let holidays = holiday_names(vocabulary);
        let mut by_word = vec![Entry::default(); vocabulary.len()];
        for (word, entry) in &list {
            let slot: &mut Entry = &mut by_word[word.index()];
            // the first list that names a word wins
            if slot.role == Role::None {
                *slot = *entry;
            }
        }
        let heads = heads(&holidays, &mut by_word);
        let first = |(name, _): &(Box<[Word]>, u16)| name.first().copied();
        let known = list.iter().map(|(word, _)| *word).chain(holidays.iter().filter_map(first));
        Self { by_word, heads, known: known.collect(), holidays }
    }

    /// The names of holidays at a place in the list of heads, each with the number of its holiday.
    pub(super) fn holidays_from(&self, feast: u16) -> &[(Box<[Word]>, u16)] {
        let head = (feast as usize).checked_sub(1).and_then(|at| self.heads.get(at));
        let (begin, end) = head.map_or((0, 0), |h| (h.0 as usize, h.1 as usize));
        self.holidays.get(begin..end).unwrap_or_default()
    }

    /// What a word can be.
    #[inline]
    pub(super) fn get(&self, word: Word) -> Entry {
        self.by_word.get(word.index()).copied().unwrap_or_default()
    }

    /// What a token can be; nothing where it lacks the capital that its word needs.
    #[inline]
    pub(super) fn of(&self, t: &Token) -> Entry {
        let Some(e) = self.by_word.get(t.word.index()).filter(|_| is_looked_up(t.class)) else {
            return Entry::default();
        };
        // most words can be nothing
        let is = e.is_something() && (e.flags & CAPITAL == 0 || t.has(flag::UPPER));
        if is { *e } else { Entry::default() }
    }

    /// The words that can be something, some of them twice, with what they can be.
    pub(super) fn known(&self) -> impl Iterator<Item = (Word, Entry)> {
        self.known.iter().map(|word| (*word, self.get(*word)))
    }
}

/// The range of names for each first word, which is told where its own stands.
fn heads(holidays: &[(Box<[Word]>, u16)], by_word: &mut [Entry]) -> Vec<(u32, u32)> {
    let mut heads: Vec<(u32, u32)> = Vec::new();
    for (at, (name, _)) in (0..).zip(holidays) {
        let Some(first) = name.first() else { continue };
        let slot: &mut Entry = &mut by_word[first.index()];
        if slot.feast == 0 {
            heads.push((at, at));
            slot.feast = u16::try_from(heads.len()).unwrap_or(0);
        }
        if let Some(head) = heads.last_mut() {
            head.1 = at + 1;
        }
    }
    heads
}

/// The names of the holidays as the lexer cuts them.
fn holiday_names(vocabulary: &mut Vocabulary) -> Vec<(Box<[Word]>, u16)> {
    let mut names: Vec<(Box<[Word]>, u16)> = super::holiday::names()
        .map(|(name, i)| {
            let plain = fold(name).replace("'s ", " ").replace("s' ", "s ");
            (plain.split([' ', '-']).map(|w| vocabulary.intern(w)).collect(), i)
        })
        .collect();
    names.sort();
    names
}

/// The flags of a name of a month or weekday.
fn name_flags(name: &str, short: bool) -> u8 {
    let mut flags = 0;
    if short {
        flags |= SHORT;
    }
    if NEED_CAPITAL.contains(&name) {
        flags |= CAPITAL;
    }
    flags
}

/// Whether tokens of this class are looked up in the table.
#[inline]
pub(super) const fn is_looked_up(class: Class) -> bool {
    matches!(class, Class::Word | Class::Possessive | Class::Clitic)
}
