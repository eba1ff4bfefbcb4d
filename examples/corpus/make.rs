//! Generated news: variants of the bundled reports and stories, the same for the same number on every machine.
//!
//! Of each text names, numbers and dates are put otherwise and paragraphs are moved, left out or taken from another
//! text. A variant is grammatical and says nothing that is true; it is to be read fast, not to be right.

use std::path::Path;
use std::{fs, io};

use super::parts::{Form, MONTHS, NUMBERS, Part, SHORT_MONTHS, WEEKDAYS, parts, short};
use super::words::{Kind, Name, Words, slots};

/// A generated document.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) id: String,
    /// The day it was written, which one in three does not say.
    pub(crate) date: Option<String>,
    pub(crate) text: String,
}

/// What documents are made from.
#[derive(Debug)]
pub(crate) struct News {
    /// The paragraphs of each bundled report.
    reports: Vec<Vec<Vec<Part>>>,
    /// The paragraphs of each bundled story, which are shorter.
    stories: Vec<Vec<Vec<Part>>>,
    slots: Vec<Name>,
    words: Words,
}

/// A generator of numbers that are the same on every machine (Vigna's `SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or_default() % n.max(1)
    }

    fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high + 1 - low)
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    fn word(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }
}

impl News {
    /// Reads the bundled texts.
    ///
    /// # Errors
    ///
    /// If they are not there or cannot be read.
    pub(crate) fn new() -> io::Result<Self> {
        let slots = slots();
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let read = |directory: &str| -> io::Result<Vec<Vec<Vec<Part>>>> {
            let mut paths = Vec::new();
            for entry in fs::read_dir(examples.join(directory))? {
                paths.push(entry?.path());
            }
            paths.retain(|path| path.extension().is_some_and(|x| x == "txt"));
            paths.sort();
            let texts = paths.iter().map(fs::read_to_string);
            texts.map(|text| Ok(paragraphs(&text?, &slots))).collect()
        };
        let (reports, stories) = (read("reports")?, read("stories")?);
        if reports.is_empty() || stories.is_empty() {
            return Err(io::Error::other("there are no texts in examples/reports or stories"));
        }
        Ok(Self { reports, stories, slots, words: Words::new() })
    }

    /// Documents from the first on, until their texts come to so many bytes.
    pub(crate) fn documents(&self, bytes: usize) -> impl Iterator<Item = Made> {
        let mut size = 0;
        (0..).map(|number| self.document(number)).take_while(move |made| {
            let more = size < bytes;
            size += made.text.len();
            more
        })
    }

    /// The document with a number.
    pub(crate) fn document(&self, number: u64) -> Made {
        let mut numbers = Numbers(number.wrapping_mul(0x2545_f491_4f6c_dd1d));
        let n = &mut numbers;
        let paragraphs = self.choose(n);
        let mut writer = Writer::new(self, n);
        let mut text = String::with_capacity(4 << 10);
        for paragraph in paragraphs {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            paragraph.iter().for_each(|part| writer.write(part, &mut text));
        }
        text.push('\n');
        let date = (!writer.numbers.one_in(3)).then(|| writer.day());
        Made { id: format!("news-{number:08}"), date, text }
    }

    /// The paragraphs of a document: mostly a report, sometimes a brief, seldom a long read.
    fn choose(&self, n: &mut Numbers) -> Vec<&[Part]> {
        let base = if n.one_in(12) { n.of(&self.stories) } else { n.of(&self.reports) };
        let mut chosen: Vec<&[Part]> = base.iter().map(Vec::as_slice).collect();
        let others = match n.below(40) {
            0 => n.between(4, 8),
            1..=13 => 1,
            14..=17 => 2,
            _ => 0,
        };
        let mut reports: Vec<&Vec<Vec<Part>>> =
            self.reports.iter().filter(|report| *report != base).collect();
        for _ in 0..others.min(reports.len()) {
            let other = reports.swap_remove(n.below(reports.len()));
            let from = n.between(1, other.len() / 2);
            chosen.extend(other.iter().skip(from).map(Vec::as_slice));
        }
        // the first paragraph holds the headline or the dateline
        if n.one_in(2) {
            for at in (2..chosen.len()).rev() {
                let other = n.between(1, at);
                chosen.swap(at, other);
            }
        }
        let mut at = 0;
        chosen.retain(|_| {
            at += 1;
            at == 1 || !n.one_in(8)
        });
        chosen
    }
}

/// The paragraphs of a text as parts.
fn paragraphs(text: &str, slots: &[Name]) -> Vec<Vec<Part>> {
    text.trim_end().split("\n\n").map(|paragraph| parts(paragraph, slots)).collect()
}

/// Writes the parts of one document: a name has the same replacement wherever it stands.
struct Writer<'n> {
    news: &'n News,
    numbers: &'n mut Numbers,
    /// What is written for each slot: nothing as long as it has not been met.
    replaced: Vec<Option<Replacement>>,
    /// How far days of the week are moved.
    weekday: usize,
    year: usize,
}

/// What is written instead of a name.
struct Replacement {
    full: String,
    short: String,
    adjective: &'static str,
}

impl<'n> Writer<'n> {
    fn new(news: &'n News, numbers: &'n mut Numbers) -> Self {
        let (weekday, year) = (numbers.below(7), numbers.between(2005, 2025));
        let replaced = news.slots.iter().map(|_| None).collect();
        Self { news, numbers, replaced, weekday, year }
    }

    fn write(&mut self, part: &Part, out: &mut String) {
        match part {
            Part::Same(text) => out.push_str(text),
            Part::Name(slot, form) => self.name(*slot, *form, out),
            Part::Number(written) => self.number(written, out),
            Part::NumberWord => out.push_str(self.numbers.word(NUMBERS)),
            Part::Weekday => {
                let day = self.weekday + self.numbers.below(3);
                out.push_str(WEEKDAYS[day % 7]);
            }
            Part::Month { short: false } => out.push_str(self.numbers.word(MONTHS)),
            Part::Month { short: true } => out.push_str(self.numbers.word(SHORT_MONTHS)),
            Part::Day => out.push_str(&self.numbers.between(1, 28).to_string()),
            Part::Year => out.push_str(&(self.year - self.numbers.below(4)).to_string()),
            Part::Hour => out.push_str(&self.numbers.between(1, 11).to_string()),
            Part::Minutes => out.push_str(&self.numbers.between(10, 59).to_string()),
            Part::Date => out.push_str(&self.day()),
        }
    }

    /// A day in the document's year.
    fn day(&mut self) -> String {
        let (month, day) = (self.numbers.between(1, 12), self.numbers.between(1, 28));
        format!("{}-{month:02}-{day:02}", self.year)
    }

    /// As many figures; the first is none of which a number of one figure would be one or nothing.
    fn number(&mut self, written: &str, out: &mut String) {
        let low = if written.len() == 1 { 2 } else { 1 };
        let mut first = !written.starts_with("0");
        for c in written.chars() {
            if !c.is_ascii_digit() {
                out.push(c);
                continue;
            }
            let figure = self.numbers.between(if first { low } else { 0 }, 9);
            out.extend(u32::try_from(figure).ok().and_then(|f| char::from_digit(f, 10)));
            first = false;
        }
    }

    fn name(&mut self, slot: usize, form: Form, out: &mut String) {
        if self.replaced[slot].is_none() {
            self.replaced[slot] = Some(self.replacement(self.news.slots[slot]));
        }
        let Some(name) = &self.replaced[slot] else { return };
        match form {
            Form::Full => out.push_str(&name.full),
            Form::Capitals => out.push_str(&name.full.to_uppercase()),
            Form::Short => out.push_str(&name.short),
            Form::Adjective => out.push_str(name.adjective),
        }
    }

    /// Another name of the kind, or the same, which one in five keeps.
    fn replacement(&mut self, slot: Name) -> Replacement {
        let words = &self.news.words;
        let (full, adjective) = if self.numbers.one_in(5) {
            (slot.name.to_owned(), slot.adjective)
        } else if slot.kind == Kind::Person && self.numbers.one_in(2) {
            // a name that no list has
            let given = self.numbers.of(words.of(Kind::Given)).name;
            let surname = self.numbers.of(words.of(Kind::Surname)).name;
            (format!("{given} {surname}"), "")
        } else {
            let name = self.numbers.of(words.of(slot.kind));
            (name.name.to_owned(), name.adjective)
        };
        let brief = short(&full, slot.kind).unwrap_or(&full).to_owned();
        Replacement { full, short: brief, adjective }
    }
}
