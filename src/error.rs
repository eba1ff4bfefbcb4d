//! What can go wrong while an extractor is built.

use std::fmt;

/// What is wrong with a gazetteer, a rule, a file or what a text came with.
///
/// Nearly every error is raised while building: [`Extractor::extract`](crate::Extractor::extract) cannot fail. The message has the file, line and column,
/// the offending text, and what would be right.
#[derive(Debug, thiserror::Error)]
#[error("{place}{message}")]
pub struct Error {
    kind: ErrorKind,
    place: Place,
    message: String,
    #[source]
    source: Option<std::io::Error>,
}

/// The classes of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or directory could not be read.
    Io,
    /// A gazetteer row is wrong.
    Gazetteer,
    /// A rule is wrong.
    Rule,
    /// A text is too large, a date no day, a name in no list, or a document does not fit its text.
    Input,
}

/// Where in a file; lines and columns count from 1, 0 is unknown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.file.is_empty() {
            return Ok(());
        }
        f.write_str(&self.file)?;
        for n in [self.line, self.column] {
            if n > 0 {
                write!(f, ":{n}")?;
            }
        }
        f.write_str(": ")
    }
}

impl Error {
    /// An error of `kind` somewhere in a file.
    pub(crate) fn at(kind: ErrorKind, place: Place, message: impl Into<String>) -> Self {
        Self { kind, place, message: message.into(), source: None }
    }

    /// Something that cannot be read as it was given.
    pub(crate) fn input(message: String) -> Self {
        Self::at(ErrorKind::Input, Place::default(), message)
    }

    /// A file or directory that could not be read.
    pub(crate) fn io(path: &std::path::Path, source: std::io::Error) -> Self {
        let place = Place { file: path.display().to_string(), ..Place::default() };
        Self { kind: ErrorKind::Io, place, message: source.to_string(), source: Some(source) }
    }

    /// The class of the error.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The file, where the error is in one.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        (!self.place.file.is_empty()).then_some(&*self.place.file)
    }

    /// The line, counted from 1, where it is known.
    #[must_use]
    pub const fn line(&self) -> Option<usize> {
        if self.place.line > 0 { Some(self.place.line) } else { None }
    }

    /// The column in characters, counted from 1, where it is known.
    #[must_use]
    pub const fn column(&self) -> Option<usize> {
        if self.place.column > 0 { Some(self.place.column) } else { None }
    }
}
