//! An extractor with a user's own lists and rules.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::error::Place;
use crate::{Error, ErrorKind, Extractor};

/// A file to be added.
#[derive(Clone, Debug)]
enum Source {
    /// A text with the name that messages give it.
    Text(String, String),
    /// A file to be read when the extractor is built.
    Path(PathBuf),
    /// All `.tsv` and `.toml` files of a directory.
    Dir(PathBuf),
}

/// Builds an [`Extractor`] from the built-in data and what a user adds to it.
///
/// A user's rows go into a copy of the compiled built-in tables, which are not read again. A row with an id that
/// the built-in data has replaces that row; a row whose id is `-` and an id takes that row out. Files are added in
/// the order of the calls, those of a directory in the order of their names.
///
/// # Examples
///
/// ```
/// use newswire::Extractor;
///
/// let extractor = Extractor::builder()
///     .gazetteer("harbours.tsv", "Port Nowhere\tplace\nZorblatt Shipping\torganization\n")
///     .build()?;
/// assert!(extractor.knows("zorblatt-shipping"));
/// # Ok::<(), newswire::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Builder {
    gazetteers: Vec<Source>,
    rules: Vec<Source>,
    disabled: Vec<String>,
}

/// What a builder read: `(name, text)` of each file, and the ids to be left out.
#[derive(Debug, Default)]
pub(crate) struct Additions {
    pub(crate) gazetteers: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    pub(crate) rules: Vec<(String, String)>,
    pub(crate) disabled: Vec<String>,
}

impl Builder {
    /// Adds a gazetteer from its text; `name` is what messages and rule ids call it.
    ///
    /// The text has a header line and tab-separated columns (`id`, `name`, `kind`, `aliases`, …), or no header and
    /// two columns: a name and its kind.
    pub fn gazetteer(&mut self, name: impl Into<String>, text: impl Into<String>) -> &mut Self {
        self.gazetteers.push(Source::Text(name.into(), text.into()));
        self
    }

    /// Adds a gazetteer from a file, which is read by [`build`](Self::build).
    pub fn gazetteer_file(&mut self, path: impl Into<PathBuf>) -> &mut Self {
        self.gazetteers.push(Source::Path(path.into()));
        self
    }

    /// Adds a file of rules from its TOML text; `name` is what messages call it.
    pub fn rules(&mut self, name: impl Into<String>, text: impl Into<String>) -> &mut Self {
        self.rules.push(Source::Text(name.into(), text.into()));
        self
    }

    /// Adds a file of rules, which is read by [`build`](Self::build).
    pub fn rules_file(&mut self, path: impl Into<PathBuf>) -> &mut Self {
        self.rules.push(Source::Path(path.into()));
        self
    }

    /// Adds every `.tsv` file of a directory as a gazetteer and every `.toml` file as rules.
    pub fn dir(&mut self, path: impl Into<PathBuf>) -> &mut Self {
        let path = path.into();
        self.gazetteers.push(Source::Dir(path.clone()));
        self.rules.push(Source::Dir(path));
        self
    }

    /// Leaves out a rule (`transport/move`), all rules of a file (`transport`), or a list (`gazetteer/countries`).
    ///
    /// A rule is called what the `rule` of a mention, statement or relation says, a list what its file is called. Of a
    /// listed name `rule` says only what kind of list has it: `gazetteer/places` of a country, too. A single row is
    /// taken out by a list of one's own, with `-` before the row's id.
    pub fn disable(&mut self, id: impl Into<String>) -> &mut Self {
        self.disabled.push(id.into());
        self
    }

    /// Compiles the extractor.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or is not in its format, or when there is nothing of a name to disable.
    pub fn build(&self) -> Result<Extractor, Error> {
        let mut additions = Additions { disabled: self.disabled.clone(), ..Additions::default() };
        for source in &self.gazetteers {
            read(source, "tsv", |name, text| {
                additions.gazetteers.push((name.into(), text.into()))
            })?;
        }
        for source in &self.rules {
            read(source, "toml", |name, text| additions.rules.push((name, text)))?;
        }
        Extractor::with(additions)
    }
}

/// Reads a source; of a directory the files with this extension, in the order of their names.
fn read(
    source: &Source,
    extension: &str,
    mut add: impl FnMut(String, String),
) -> Result<(), Error> {
    match source {
        Source::Text(name, text) => add(name.clone(), text.clone()),
        Source::Path(path) => add(path.display().to_string(), text_of(path)?),
        Source::Dir(dir) => {
            let mut paths = Vec::new();
            for entry in std::fs::read_dir(dir).map_err(|e| Error::io(dir, e))? {
                let path = entry.map_err(|e| Error::io(dir, e))?.path();
                if path.extension().is_some_and(|e| e == extension) {
                    paths.push(path);
                }
            }
            paths.sort();
            for path in paths {
                add(path.display().to_string(), text_of(&path)?);
            }
        }
    }
    Ok(())
}

/// The text of a file, which must be UTF-8; else the message says at which line and column it is not.
fn text_of(path: &Path) -> Result<String, Error> {
    let bytes = std::fs::read(path).map_err(|e| Error::io(path, e))?;
    String::from_utf8(bytes).map_err(|e| {
        let good = e.utf8_error().valid_up_to();
        let before = e.as_bytes().get(..good).unwrap_or_default();
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
        let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
        let byte = e.as_bytes().get(good).copied().unwrap_or_default();
        let place = Place { file: path.display().to_string(), line, column };
        let message = format!("byte 0x{byte:02x} is not UTF-8; save the file as UTF-8");
        Error::at(ErrorKind::Io, place, message)
    })
}

/// Whether an id is one of these, or of a file that is.
pub(crate) fn is_disabled(disabled: &[String], id: &str) -> bool {
    disabled.iter().any(|d| {
        id.strip_prefix(d.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_disabled_with_all_its_rules() {
        let disabled = ["date".to_owned(), "number/grouped".to_owned()];
        assert!(is_disabled(&disabled, "date/month-day"));
        assert!(is_disabled(&disabled, "number/grouped"));
        assert!(!is_disabled(&disabled, "number/grouped-more"));
        assert!(!is_disabled(&disabled, "dates/month-day"));
    }

    #[test]
    fn own_rows_are_found_and_built_in_ones_can_be_left_out() {
        let all = Extractor::builder()
            .gazetteer("own.tsv", "id\tname\tkind\nzorblatt\tZorblatt Shipping\torganization\n")
            .build()
            .unwrap();
        assert!(all.knows("zorblatt") && all.knows("KP"));
        // the built-in extractor knows nothing of it
        assert!(!Extractor::english().knows("zorblatt"));
        let without = Extractor::builder().disable("gazetteer/countries").build().unwrap();
        assert!(!without.knows("KP"));
    }

    #[test]
    fn nothing_to_disable_is_an_error() {
        let error = Extractor::builder().disable("trnsport").build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Rule);
        assert!(error.to_string().contains("trnsport"), "{error}");
        assert!(Extractor::builder().disable("gazetteer/peple").build().is_err());
        assert!(Extractor::builder().disable("gazetteer/people").disable("date").build().is_ok());
    }

    #[test]
    fn a_missing_directory_is_an_error_of_input() {
        let error = Extractor::builder().dir("no/such/directory").build().unwrap_err();
        assert_eq!((error.kind(), error.file()), (ErrorKind::Io, Some("no/such/directory")));
    }
}
