//! What is doubtful in gazetteer files, beyond what keeps them from loading.

use std::collections::BTreeMap;
use std::fmt;

use super::cells::{KNOWN, country, day, flags, gender, id, kind, population, position, wikidata};
use super::damaged::damage;
use super::form::{Form, MOST_WORDS, Unmatchable};
use super::load::{
    ALIASES, CAPITAL, COLUMNS, COUNTRY, FLAGS, GENDER, Holds, ID, KIND, LATITUDE, LONGITUDE, NAME,
    PARENT, POPULATION, ROLE_COLUMNS, SOURCE_COLUMNS, SUBTYPE, WIKIDATA, pair,
};
use super::parts::{self, NamePart};
use super::table::{Cell, Header, Line, lines};
use super::{alias, builtin};
use crate::token::Token;
use crate::vocabulary::{LONGEST, Vocabulary};
use crate::{Error, MentionKind};

/// One thing that is wrong or doubtful in a gazetteer file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Finding {
    /// The file, as it was named.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// What kind of finding: `format`, `duplicate-id`, `unknown-id`, `shared-name`, `common-word`, `given-name`,
    /// `unmatchable`, `derivable`, `not-composed`, `damaged`, `unsorted`.
    pub rule: &'static str,
    /// What it is and how it is put right.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, rule, message } = self;
        write!(f, "{file}:{line}:{column}: {message} [{rule}]")
    }
}

/// Checks gazetteer files, given as `(name, text)`, for what would make them find too much or nothing.
///
/// Ids are resolved in the files and in the built-in data. Files that load may still have findings, and a file that
/// does not load has at least one.
///
/// # Examples
///
/// ```
/// let text = "id\tname\tkind\nb\tOrange\torganization\na\tParty (Brazil)\torganization\n";
/// let rules: Vec<_> = newswire::lint_gazetteers(&[("own.tsv", text)]).iter().map(|f| f.rule).collect();
/// assert_eq!(rules, ["common-word", "unsorted", "unmatchable"]);
/// ```
#[must_use]
pub fn lint_gazetteers(files: &[(&str, &str)]) -> Vec<Finding> {
    let mut linter = Linter::new();
    for (name, text) in files {
        linter.file(name, text);
    }
    linter.references(files);
    linter.shared_names();
    linter.findings.sort();
    linter.findings.dedup();
    linter.findings
}

/// One spelling of one row.
struct Use<'a> {
    form: Form,
    cell: Cell<'a>,
    id: &'a str,
    kind: MentionKind,
    flags: u8,
}

/// Everything seen so far.
struct Linter<'a> {
    findings: Vec<Finding>,
    ids: BTreeMap<&'a str, (&'a str, usize)>,
    uses: Vec<Use<'a>>,
    vocabulary: Vocabulary,
    /// Words below this one are English.
    english: usize,
    names: Vec<NamePart>,
    cells: Vec<(u32, u32)>,
    scratch: Vec<Token>,
}

impl<'a> Linter<'a> {
    fn new() -> Self {
        let mut vocabulary = Vocabulary::with_capacity(60_000);
        for word in crate::lexicon::english() {
            vocabulary.intern(word);
        }
        let english = vocabulary.len();
        let mut linter = Self {
            findings: Vec::new(),
            ids: BTreeMap::new(),
            uses: Vec::new(),
            vocabulary,
            english,
            names: Vec::new(),
            cells: Vec::new(),
            scratch: Vec::new(),
        };
        let parts = builtin::FILES.iter().find(|(n, _)| n.ends_with("/name_parts.tsv"));
        if let Some((name, text)) = parts {
            linter.parts(name, text);
            linter.findings.clear();
        }
        linter
    }

    fn find(&mut self, rule: &'static str, cell: Cell<'_>, message: String) {
        let column = cell.whole.get(..cell.at).map_or(0, |t| t.chars().count()) + 1;
        let (file, line) = (cell.file.to_owned(), cell.line);
        self.findings.push(Finding { file, line, column, rule, message });
    }

    /// Notes an error that the loader would raise.
    fn check<T>(&mut self, result: Result<T, Error>) -> Option<T> {
        result.map_err(|e| self.findings.push(finding(&e))).ok()
    }

    fn file(&mut self, name: &'a str, text: &'a str) {
        let Some(first) = lines(name, text).next() else { return };
        for line in lines(name, text) {
            if let Some((at, message)) = damage(line.text) {
                self.find("damaged", line.cell(at, &line.text[at..]), message);
            }
            if let Some(at) = combining(line.text) {
                let cell = line.cell(at, &line.text[at..]);
                let message = "an accent stands apart from its letter; write the text in the \
                               composed form (NFC)";
                self.find("not-composed", cell, message.into());
            }
        }
        match Holds::of(&first) {
            Holds::Sources => {
                let header = Header::read(&first, SOURCE_COLUMNS);
                self.check(header);
            }
            Holds::Parts => self.parts(name, text),
            // roles need all ids, and are checked with the other references
            Holds::Roles => {}
            Holds::Rows => self.rows(name, text, &first),
        }
    }

    fn parts(&mut self, name: &str, text: &str) {
        let mut all = lines(name, text);
        let Some(first) = all.next() else { return };
        let header = Header::read(&first, parts::COLUMNS)
            .and_then(|mut h| h.require(&first, parts::COLUMNS, parts::REQUIRED).map(|()| h));
        let Some(header) = self.check(header) else { return };
        for line in all {
            let mut cells = std::mem::take(&mut self.cells);
            let read = header.cut(&line, &mut cells).and_then(|()| {
                let (name, part) = parts::of_line(&line, &header, &cells)?;
                parts::enter(name.text, part, &mut self.vocabulary, &mut self.names);
                Ok(())
            });
            let part = line.column(&header, &cells, 0);
            self.cells = cells;
            if self.check(read).is_some() && part.text.contains([' ', '-']) {
                let message =
                    format!("`{}` is several words, so no word is it; take it out", part.text);
                self.find("unmatchable", part, message);
            }
        }
    }

    fn rows(&mut self, name: &'a str, text: &'a str, first: &Line<'a>) {
        let header = match pair(first) {
            Ok(Some(header)) => Ok(header),
            Ok(None) => Header::read(first, COLUMNS)
                .and_then(|mut h| h.require(first, COLUMNS, &[NAME, KIND]).map(|()| h)),
            Err(e) => Err(e),
        };
        let Some(header) = self.check(header) else { return };
        let has_header = pair(first).is_ok_and(|p| p.is_none());
        let mut last = "";
        for line in lines(name, text).skip(usize::from(has_header)) {
            let mut cells = std::mem::take(&mut self.cells);
            let cut = header.cut(&line, &mut cells);
            if self.check(cut).is_some() {
                self.row(&line, &header, &cells, &mut last);
            }
            self.cells = cells;
        }
    }

    fn row(&mut self, line: &Line<'a>, header: &Header, cells: &[(u32, u32)], last: &mut &'a str) {
        let column = |name| -> Cell<'a> { line.column(header, cells, name) };
        let key = column(if header.at(ID).is_some() { ID } else { NAME });
        if header.at(ID).is_some() {
            if key.text.starts_with('-') {
                return;
            }
            self.check(id(key));
            if key.text < *last {
                let message = format!("`{}` stands after `{last}`; sort the rows by id", key.text);
                self.find("unsorted", key, message);
            }
            *last = key.text;
        }
        match self.ids.get(key.text) {
            Some((file, at)) => {
                let message =
                    format!("`{}` is already at {file}:{at}; give each thing one row", key.text);
                self.find("duplicate-id", key, message);
            }
            None => {
                self.ids.insert(key.text, (line.file, line.number));
            }
        }
        self.check(country(column(COUNTRY)));
        self.check(wikidata(column(WIKIDATA)));
        self.check(gender(column(GENDER)));
        self.check(population(column(POPULATION)));
        self.check(position(column(LATITUDE), column(LONGITUDE)));
        let kind = header.kind.map_or_else(|| kind(column(KIND)), Ok);
        let Some(kind) = self.check(kind) else { return };
        let Some(own) = self.check(flags(column(FLAGS))) else { return };
        let known = column(FLAGS).text.contains(KNOWN);
        let is_country = column(SUBTYPE).text == "country";
        let begin = self.uses.len();
        let aliases = column(ALIASES);
        let name = column(NAME);
        let shown = self.is_only_shown(name, aliases.text);
        if !shown {
            self.spelling(name, key.text, kind, own | alias::NAME, is_country || known);
        }
        let mut at = 0;
        for spelling in aliases.text.split('|').filter(|_| !aliases.text.is_empty()) {
            let (form, marks) = spelling.split_once('~').unwrap_or((spelling, ""));
            let cell = aliases.part(at, form);
            if let Some(marks) = self.check(flags(cell.part(form.len() + 1, marks))) {
                let strong = is_country || spelling[form.len()..].contains(KNOWN);
                self.spelling(cell, key.text, kind, marks, strong);
            }
            at += spelling.len() + 1;
        }
        self.derivable(begin);
    }

    /// Whether a name is only to be read by people: no text can have it, but an alias can be found.
    fn is_only_shown(&mut self, name: Cell<'_>, aliases: &str) -> bool {
        let form = |text: &str, x: &mut Self| Form::cut(text, &mut x.vocabulary, &mut x.scratch);
        form(name.text, self).is_err()
            && aliases
                .split('|')
                .any(|a| form(a.split('~').next().unwrap_or_default(), self).is_ok())
    }

    /// Checks one spelling by itself.
    fn spelling(
        &mut self,
        cell: Cell<'a>,
        id: &'a str,
        kind: MentionKind,
        flags: u8,
        strong: bool,
    ) {
        let form = match Form::cut(cell.text, &mut self.vocabulary, &mut self.scratch) {
            Ok(form) => form,
            Err(why) => {
                let message = format!("no text can have `{}`: {}", cell.text, reason(&why));
                return self.find("unmatchable", cell, message);
            }
        };
        let exact = flags & (alias::ACRONYM | alias::EXACT) != 0;
        let marked = flags & (alias::CONTEXT | alias::SHORT) != 0;
        // one capitalized word that is no acronym, of a thing that is not so well known that it wins anyway
        if let [word] = form.words()
            && !marked
            && !strong
            && !form.article
            && !form.accented
            && !matches!(form.cases & 3, 0 | 2)
            && matches!(kind, MentionKind::Person | MentionKind::Place | MentionKind::Organization)
        {
            let part = self.names.get(word.index()).copied().unwrap_or_default();
            if word.index() < self.english {
                let fix =
                    "mark it `x` (needs context), or `k` where it is better known than the word";
                let message = format!("`{}` is also an English word; {fix}", cell.text);
                self.find("common-word", cell, message);
            } else if part.given >= COMMON_NAME && kind != MentionKind::Person {
                let message = format!("`{}` is also a given name; mark it `x` or `k`", cell.text);
                self.find("given-name", cell, message);
            }
        }
        let flags = if exact { flags | alias::EXACT } else { flags };
        self.uses.push(Use { form, cell, id, kind, flags });
    }

    /// Finds spellings of one row that the matcher derives from another.
    fn derivable(&mut self, begin: usize) {
        let uses = &self.uses[begin..];
        let mut found = Vec::new();
        for (i, u) in uses.iter().enumerate() {
            let exact = alias::EXACT;
            let same = uses[..i].iter().find(|v| {
                v.form == u.form
                    && (v.flags & exact) == (u.flags & exact)
                    && v.flags & (alias::CONTEXT | alias::SHORT)
                        == u.flags & (alias::CONTEXT | alias::SHORT)
            });
            if let Some(same) = same {
                let (one, other) = (u.cell.text, same.cell.text);
                found.push((u.cell, format!("`{one}` is found by `{other}`; take it out")));
            }
        }
        for (cell, message) in found {
            self.find("derivable", cell, message);
        }
    }

    /// Checks what rows and roles say of other rows.
    fn references(&mut self, files: &[(&'a str, &'a str)]) {
        for (name, text) in builtin::FILES {
            let Some(first) = lines(name, text).next() else { continue };
            if Holds::of(&first) == Holds::Rows {
                for line in lines(name, text).skip(1) {
                    let id = line.cells().next().map_or("", |c| c.1);
                    self.ids.entry(id).or_insert((name, line.number));
                }
            }
        }
        for (name, text) in files {
            let mut all = lines(name, text);
            let Some(first) = all.next() else { continue };
            let (known, columns): (&[&str], &[usize]) = match Holds::of(&first) {
                Holds::Rows => (COLUMNS, &[CAPITAL, PARENT]),
                Holds::Roles => (ROLE_COLUMNS, &[0, 2]),
                Holds::Parts | Holds::Sources => continue,
            };
            let Ok(header) = Header::read(&first, known) else {
                if Holds::of(&first) == Holds::Roles {
                    let header = Header::read(&first, known);
                    self.check(header);
                }
                continue;
            };
            let mut cells = Vec::new();
            for line in all {
                if header.cut(&line, &mut cells).is_err() {
                    continue;
                }
                for column in columns {
                    self.known(line.column(&header, &cells, *column));
                }
                if known == ROLE_COLUMNS {
                    let [since, until] = [3, 4].map(|c| line.column(&header, &cells, c));
                    self.dates(since, until);
                }
            }
        }
    }

    /// Checks that each id of a cell is that of a row.
    fn known(&mut self, cell: Cell<'_>) {
        let mut at = 0;
        for id in cell.text.split('|').filter(|_| !cell.text.is_empty()) {
            if !self.ids.contains_key(id) {
                let message = format!("no row has the id `{id}`; add the row or correct the id");
                self.find("unknown-id", cell.part(at, id), message);
            }
            at += id.len() + 1;
        }
    }

    fn dates(&mut self, since: Cell<'_>, until: Cell<'_>) {
        let (from, to) = (self.check(day(since, false)), self.check(day(until, true)));
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let message =
                format!("until {} is before since {}; correct them", until.text, since.text);
            self.find("format", until, message);
        }
    }

    /// Finds names that two things have and neither row marks.
    ///
    /// Two places may share one: their surroundings, then their sizes decide.
    fn shared_names(&mut self) {
        let mut uses = std::mem::take(&mut self.uses);
        let weak = alias::CONTEXT | alias::SHORT | alias::METONYM | alias::HISTORICAL;
        uses.retain(|u| u.flags & weak == 0);
        uses.sort_by(|a, b| {
            let key = |u: &Use<'a>| (u.cell.file, u.cell.line, u.cell.at);
            a.form.words().cmp(b.form.words()).then_with(|| key(a).cmp(&key(b)))
        });
        for group in uses.chunk_by(|a, b| a.form.words() == b.form.words()) {
            let Some((first, rest)) = group.split_first() else { continue };
            for other in rest.iter().filter(|o| o.id != first.id) {
                let places = other.kind == MentionKind::Place && first.kind == MentionKind::Place;
                // "Economist" after "the" and "economist", the title
                let article = other.form.article != first.form.article;
                let title = (other.kind == MentionKind::Title)
                    != (first.kind == MentionKind::Title)
                    && other.form.cases != first.form.cases;
                let cased = (other.flags ^ first.flags) & alias::EXACT != 0
                    || (other.flags & alias::EXACT != 0 && other.form.cases != first.form.cases);
                if places || cased || article || title {
                    continue;
                }
                let Cell { file, line, .. } = first.cell;
                let message = format!(
                    "`{}` also names `{}` at {file}:{line}; mark the less known one `x`, or make \
                     one row of the two",
                    other.cell.text, first.id
                );
                self.find("shared-name", other.cell, message);
            }
        }
    }
}

/// A given name of this class or above is met in any news.
const COMMON_NAME: u8 = 6;

/// The finding of an error of the loader.
fn finding(e: &Error) -> Finding {
    let (line, column) = (e.line().unwrap_or(0), e.column().unwrap_or(0));
    let file = e.file().unwrap_or_default().to_owned();
    let whole = e.to_string();
    let place = format!("{file}:{line}:{column}: ");
    let text = whole.strip_prefix(&place).unwrap_or(&whole);
    // the loader shows the cell and a caret on lines of their own
    let mut parts = text.splitn(3, '\n');
    let wrong = parts.next().unwrap_or_default();
    let right = parts.nth(1).map_or("", |l| l.trim_start_matches([' ', '^']));
    let message = if right.is_empty() { wrong.to_owned() } else { format!("{wrong}; {right}") };
    Finding { file, line, column, rule: "format", message }
}

fn reason(why: &Unmatchable) -> String {
    match why {
        Unmatchable::Empty => "it has no word".into(),
        Unmatchable::Long => format!("it has more than {MOST_WORDS} words; give a shorter form"),
        Unmatchable::Word(w) => format!("`{w}` has more than {LONGEST} bytes"),
        Unmatchable::Mark(m) => format!("names with `{m}` are not matched; write it without"),
    }
}

/// Marks with the letters that have a composed form with them.
const COMPOSED: &[(char, &str)] = &[
    ('\u{300}', "AEINOUWYaeinouwy"),
    ('\u{301}', "ACEGIKLMNOPRSUWYZacegiklmnoprsuwyz"),
    ('\u{302}', "ACEGHIJOSUWYZaceghijosuwyz"),
    ('\u{303}', "AEINOUVYaeinouvy"),
    ('\u{304}', "AEGIOUYaegiouy"),
    ('\u{306}', "AEGIOUaegiou"),
    ('\u{307}', "ABCDEFGHIMNOPRSTWXYZabcdefghmnoprstwxyz"),
    ('\u{308}', "AEHIOUWXYaehiotuwxy"),
    ('\u{30a}', "AUauwy"),
    ('\u{30b}', "OUou"),
    ('\u{30c}', "ACDEGHIKLNORSTUZacdeghijklnorstuz"),
    ('\u{31b}', "OUou"),
    ('\u{323}', "ABDEHIKLMNORSTUVWYZabdehiklmnorstuvwyz"),
    ('\u{326}', "STst"),
    ('\u{327}', "CDEGHKLNRSTcdeghklnrst"),
    ('\u{328}', "AEIOUaeiou"),
    ('\u{331}', "BDKLNRTZbdhklnrtz"),
];

/// Where a mark stands apart from a letter with which it has a composed form.
fn combining(text: &str) -> Option<usize> {
    if text.is_ascii() {
        return None;
    }
    let pairs = text.char_indices().zip(text.char_indices().skip(1));
    pairs
        .filter(|(_, (_, c))| ('\u{300}'..='\u{36f}').contains(c))
        .find(|((_, letter), (_, mark))| {
            COMPOSED.iter().any(|(m, letters)| m == mark && letters.contains(*letter))
        })
        .map(|((at, _), _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lint(text: &str) -> Vec<String> {
        let show = |f: &Finding| format!("{}:{}: {}", f.line, f.column, f.rule);
        lint_gazetteers(&[("a.tsv", text)]).iter().map(show).collect()
    }

    #[test]
    fn a_sound_file_has_no_finding() {
        let text = "id\tname\tkind\tsubtype\tparent\taliases
a\tZorblatt Shipping\torganization\tcompany\t\tZS~a
b\tTurkey\tplace\tcountry\tKP\t
";
        assert_eq!(lint(text), [""; 0]);
    }

    #[test]
    fn each_fault_is_named_with_its_place() {
        let text = "id\tname\tkind\tparent\taliases
b\tApple\torganization\t\tThe Big Fruit (Inc)
a\tZorblatt\tplace\tx-y\tZORBLATT|zorblatt~x|Zor-blatt
a\tZorblatt\tperson\t\tZoe\u{301}
c\tQua\tpersn\t\t
";
        assert_eq!(
            lint(text),
            [
                "2:3: common-word",
                "2:23: unmatchable",
                "3:1: unsorted",
                "3:18: unknown-id",
                "4:1: duplicate-id",
                "4:22: not-composed",
                "5:7: format",
            ]
        );
    }

    #[test]
    fn one_name_of_two_things_must_be_marked() {
        let text = "id\tname\tkind\tflags
a\tZorblatt\torganization\t
b\tZorblatt\tperson\t
c\tZorblatt\torganization\tx
";
        assert_eq!(lint(text), ["3:3: shared-name"]);
    }

    #[test]
    fn roles_are_checked_against_the_built_in_rows() {
        let text = "person\ttitle\torganization\tsince\tuntil
nobody-at-all\tking\tKP\t2020\t2019
";
        assert_eq!(lint(text), ["2:1: unknown-id", "2:28: format"]);
    }

    #[test]
    fn a_spelling_that_is_derived_is_named() {
        let text = "name\tkind\taliases\nAl-Zorblatt\torganization\tAl Zorblatt|al Zorblatt\n";
        assert_eq!(lint(text), ["2:26: derivable"]);
    }
}
