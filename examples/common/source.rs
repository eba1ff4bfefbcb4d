//! Where texts come from: files, directories, standard input, and the lines of a corpus.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::item::{Content, Item};

/// The most bytes that one batch of lines holds: what bounds memory on a corpus of any size.
const BATCH_BYTES: u64 = 8 << 20;
/// The most texts in one batch.
const BATCH_TEXTS: usize = 1024;

/// One file, or standard input.
#[derive(Debug)]
pub(crate) struct Source {
    /// `None` is standard input.
    path: Option<PathBuf>,
    /// Its length in bytes; unknown of standard input and of pipes.
    pub(crate) bytes: Option<u64>,
}

impl Source {
    /// The files that the arguments name, in order, and what is wrong with the arguments that name none.
    pub(crate) fn find(arguments: &[PathBuf], lines: bool) -> (Vec<Self>, Vec<String>) {
        let mut found = Vec::new();
        let mut faults = Vec::new();
        for path in arguments {
            if path.as_os_str() == "-" {
                found.push(Self { path: None, bytes: None });
            } else if path.is_dir() {
                match directory(path, if lines { "jsonl" } else { "txt" }) {
                    Ok(paths) => found.extend(paths.into_iter().map(Self::file)),
                    Err(message) => faults.push(format!("{}: {message}", path.display())),
                }
            } else {
                found.push(Self::file(path.clone()));
            }
        }
        (found, faults)
    }

    fn file(path: PathBuf) -> Self {
        let bytes = path.metadata().ok().filter(|m| m.is_file()).map(|m| m.len());
        Self { path: Some(path), bytes }
    }

    /// What messages call it.
    fn label(&self) -> String {
        self.path
            .as_ref()
            .map_or_else(|| "standard input".to_owned(), |path| path.display().to_string())
    }

    /// The document's id: the file's name.
    fn id(&self) -> String {
        let name = self.path.as_deref().and_then(Path::file_name);
        name.map_or_else(|| "stdin".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match &self.path {
            Some(path) => Box::new(File::open(path)?),
            None => Box::new(io::stdin()),
        })
    }
}

/// What an error of the file system means to the caller.
pub(crate) fn explain(fault: &io::Error) -> String {
    match fault.kind() {
        io::ErrorKind::NotFound => "no such file or directory, check the path".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read, check its permissions".to_owned(),
        io::ErrorKind::IsADirectory => {
            "is a directory, name its files or the directory itself".into()
        }
        _ => format!("cannot be read: {fault}"),
    }
}

/// The files of a directory with this ending, sorted.
fn directory(path: &Path, ending: &str) -> Result<Vec<PathBuf>, String> {
    let entries = path.read_dir().map_err(|fault| explain(&fault))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|fault| explain(&fault))?.path();
        if path.extension().is_some_and(|x| x == ending) && !path.is_dir() {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        return Err(format!(
            "has no *.{ending} files, name the files if they are called otherwise"
        ));
    }
    paths.sort();
    Ok(paths)
}

/// Every text of every source, in order, a batch at a time.
pub(crate) struct Items {
    sources: std::vec::IntoIter<Source>,
    /// Whether a source holds one text a line.
    lines: bool,
    /// The source whose lines are being read.
    open: Option<Lines>,
}

/// A source of lines that has been opened.
struct Lines {
    label: String,
    reader: Box<dyn BufRead + Send>,
    number: usize,
}

impl Items {
    pub(crate) fn new(sources: Vec<Source>, lines: bool) -> Self {
        Self { sources: sources.into_iter(), lines, open: None }
    }

    /// The next texts; none when all have been given.
    pub(crate) fn batch(&mut self) -> Vec<Item> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < BATCH_TEXTS && bytes < BATCH_BYTES {
            let Some(item) = self.next() else { break };
            bytes += item.bytes;
            batch.push(item);
        }
        batch
    }

    /// The next text; none when all have been given.
    pub(crate) fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(lines) = &mut self.open {
                match lines.next() {
                    Some(item) => return Some(item),
                    None => self.open = None,
                }
            }
            let source = self.sources.next()?;
            let (label, bytes) = (source.label(), source.bytes.unwrap_or(0));
            if self.lines {
                match source.open() {
                    Ok(file) => {
                        let reader = Box::new(BufReader::with_capacity(1 << 16, file));
                        self.open = Some(Lines { label, reader, number: 0 });
                    }
                    Err(fault) => {
                        let content = Content::Fault(explain(&fault));
                        return Some(Item { label, bytes, content });
                    }
                }
                continue;
            }
            let id = source.id();
            let content = match source.path {
                Some(path) => Content::File { id, path },
                None => standard_input(id),
            };
            return Some(Item { label, bytes, content });
        }
    }
}

/// The whole of standard input as one text.
fn standard_input(id: String) -> Content {
    let mut text = Vec::new();
    match io::stdin().read_to_end(&mut text) {
        Ok(_) => Content::Text { id, text },
        Err(fault) => Content::Fault(explain(&fault)),
    }
}

impl Lines {
    /// The next line that is not blank.
    fn next(&mut self) -> Option<Item> {
        loop {
            let mut line = Vec::new();
            let read = self.reader.read_until(b'\n', &mut line);
            self.number += 1;
            let label = format!("{}: line {}", self.label, self.number);
            match read {
                Ok(0) => return None,
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(n) => {
                    return Some(Item { label, bytes: n as u64, content: Content::Line(line) });
                }
                Err(fault) => {
                    // A reader that failed once may fail for ever.
                    self.reader = Box::new(io::empty());
                    return Some(Item {
                        label,
                        bytes: 0,
                        content: Content::Fault(explain(&fault)),
                    });
                }
            }
        }
    }
}
