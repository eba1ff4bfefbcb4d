//! Test cases as data: sentences with the gold marked up inside them.
//!
//! `tests/cases/*.toml` hold `[[case]]` tables; `tests/cases/README.md` tells how to write one. No offset is ever typed:
//! `[Oct. 8|date 2024-10-08]` says what stands there, what kind it is and what it comes to.
//! Shared by the tests and by `examples/known.rs`.

mod check;
mod mark;
mod relation;
mod statement;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

pub(crate) use check::check;
pub(crate) use mark::{Mark, unmark};

/// One case as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// Unique over all files.
    pub(crate) name: String,
    /// The reference date, YYYY-MM-DD.
    #[serde(default)]
    pub(crate) date: Option<String>,
    /// The text with marks.
    pub(crate) text: String,
    /// Why this is right, where it is not obvious.
    #[serde(default, rename = "why")]
    pub(crate) _why: Option<String>,
    /// Kinds of which no mention may stand outside the marks; of things, no name.
    #[serde(default)]
    pub(crate) absent: Vec<String>,
    /// Relations that must be found.
    #[serde(default)]
    pub(crate) relations: Vec<String>,
    /// Kinds of relation (or whole relations) that must not be found; `*` is any.
    #[serde(default)]
    pub(crate) no_relations: Vec<String>,
    /// The links between relations: all of them, if any is named.
    #[serde(default)]
    pub(crate) links: Option<Vec<String>>,
    /// Statements that must be found.
    #[serde(default)]
    pub(crate) statements: Vec<String>,
    /// Statements that must not be found; `*` is any.
    #[serde(default)]
    pub(crate) no_statements: Patterns,
    /// Lists of surfaces that are one entity.
    #[serde(default)]
    pub(crate) same: Vec<Vec<String>>,
    /// Lists of surfaces that are as many entities.
    #[serde(default)]
    pub(crate) different: Vec<Vec<String>>,
    /// The file's name without ending, filled in when it is read.
    #[serde(skip)]
    pub(crate) file: String,
}

/// `true`, one pattern or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Patterns {
    /// `true` = none at all.
    All(bool),
    /// Only these.
    Some(Vec<String>),
}

impl Default for Patterns {
    fn default() -> Self {
        Self::Some(Vec::new())
    }
}

impl Patterns {
    fn list(&self) -> Vec<String> {
        match self {
            Self::All(true) => vec!["*".to_owned()],
            Self::All(false) => Vec::new(),
            Self::Some(list) => list.clone(),
        }
    }
}

impl Case {
    /// The name under which KNOWN.toml lists it.
    pub(crate) fn id(&self) -> String {
        format!("{}/{}", self.file, self.name)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    #[serde(default)]
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Known {
    /// Cases, as `file/name`.
    #[serde(default)]
    pub(crate) cases: BTreeSet<String>,
    /// Examples of rules, as `rule: sentence`.
    #[serde(default)]
    pub(crate) rules: BTreeSet<String>,
}

/// A path inside the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files of a directory with this ending, sorted; none if there is no such directory.
pub(crate) fn files(directory: &str, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(repository(directory)) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|x| x == ending))
        .collect();
    paths.sort();
    paths
}

/// A file's name without its ending.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The cases of one file, which `name` is.
///
/// # Errors
///
/// If the text is no TOML of this form.
pub(crate) fn parse(name: &str, text: &str) -> Result<Vec<Case>, toml::de::Error> {
    let file: CaseFile = toml::from_str(text)?;
    let named = |case| Case { file: name.to_owned(), ..case };
    Ok(file.case.into_iter().map(named).collect())
}

/// All cases of all files, in order.
///
/// # Panics
///
/// If a file is no TOML of this form, or two cases have one name.
pub(crate) fn cases() -> Vec<Case> {
    let mut out = Vec::new();
    let mut names = BTreeSet::new();
    for path in files("tests/cases", "toml") {
        let text = fs::read_to_string(&path).expect("a test file is UTF-8");
        let read = parse(&stem(&path), &text)
            .unwrap_or_else(|fault| panic!("help: mend {}\n{fault}", path.display()));
        for case in read {
            assert!(
                names.insert(case.name.clone()),
                "help: rename one of the two cases `{}` in {}",
                case.name,
                path.display()
            );
            out.push(case);
        }
    }
    out
}

/// What `tests/KNOWN.toml` lists as not passing yet.
///
/// # Panics
///
/// If the file is no TOML of this form.
pub(crate) fn known() -> Known {
    let path = repository("tests/KNOWN.toml");
    let text = fs::read_to_string(path).expect("tests/KNOWN.toml can be read");
    toml::from_str(&text).unwrap_or_else(|fault| panic!("help: mend tests/KNOWN.toml\n{fault}"))
}
