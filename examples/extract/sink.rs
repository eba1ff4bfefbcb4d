//! Where documents go: standard output, or one file each.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Stdout, Write as _};
use std::path::{Path, PathBuf};

use newswire::Document;
use newswire::export::Export;

use crate::format::Output;
use crate::reader::{Body, Written};

/// File names longer than this are refused: most file systems end at 255 bytes, and the ending needs some.
const LONGEST_NAME: usize = 200;

/// Why writing ended before the last document.
#[derive(Debug)]
pub(crate) enum Stopped {
    /// Whoever read standard output has closed it (`extract … | head`): no fault of anybody's.
    ReaderGone,
    /// The disk is full, say.
    CannotWrite(String),
    /// What an earlier run has left is not of these inputs.
    CannotResume(String),
}

impl From<io::Error> for Stopped {
    fn from(fault: io::Error) -> Self {
        if fault.kind() == io::ErrorKind::BrokenPipe {
            Self::ReaderGone
        } else {
            Self::CannotWrite(format!("standard output: cannot be written: {fault}"))
        }
    }
}

/// Where documents go.
#[derive(Debug)]
pub(crate) enum Sink {
    /// One object, or an array of several.
    Json(Array),
    /// One line each.
    Lines(BufWriter<Stdout>),
    /// One line each, in a file that an earlier run began.
    Begun(Begun),
    /// Another tool's format, one document after the other.
    Stream(Stream),
    /// One file each.
    Directory(Directory),
}

/// A file of documents, one a line, that is gone on with.
#[derive(Debug)]
pub(crate) struct Begun {
    path: PathBuf,
    out: BufWriter<File>,
}

/// Which documents an earlier run has written as files.
#[derive(Debug)]
pub(crate) struct There {
    directory: PathBuf,
    ending: &'static str,
}

/// Documents on standard output in another tool's format.
pub(crate) struct Stream {
    out: BufWriter<Stdout>,
    export: Box<dyn Export + Send>,
    written: usize,
}

impl std::fmt::Debug for Stream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stream").field("written", &self.written).finish_non_exhaustive()
    }
}

/// Documents on standard output, as an array if there are several.
#[derive(Debug)]
pub(crate) struct Array {
    out: BufWriter<Stdout>,
    /// Held back until it is known whether another one follows.
    first: Option<String>,
    written: usize,
}

/// A directory of documents.
#[derive(Debug)]
pub(crate) struct Directory {
    path: PathBuf,
    output: Output,
    ending: &'static str,
    /// Which input has written which file, so that no document silently replaces another.
    taken: BTreeMap<String, String>,
}

impl Sink {
    /// Standard output, or the directory, which is made if it is not there.
    pub(crate) fn new(directory: Option<&Path>, output: Output) -> Result<Self, String> {
        let out = BufWriter::with_capacity(1 << 16, io::stdout());
        match (directory, output.export()) {
            (None, Some(export)) => Ok(Self::Stream(Stream { out, export, written: 0 })),
            (None, None) if output.lines() => Ok(Self::Lines(out)),
            (None, None) => Ok(Self::Json(Array { out, first: None, written: 0 })),
            (Some(path), export) => {
                fs::create_dir_all(path).map_err(|fault| {
                    format!(
                        "{}: cannot be made a directory for the documents: {fault}",
                        path.display()
                    )
                })?;
                let json = if output.lines() { "jsonl" } else { "json" };
                let ending = export.map_or(json, |export| export.extension());
                Ok(Self::Directory(Directory {
                    path: path.to_owned(),
                    output,
                    ending,
                    taken: BTreeMap::new(),
                }))
            }
        }
    }

    /// The file that an earlier run began, at the place where it is gone on with.
    pub(crate) fn lines(path: &Path, file: File) -> Self {
        let out = BufWriter::with_capacity(1 << 16, file);
        Self::Begun(Begun { path: path.to_owned(), out })
    }

    /// The files that an earlier run has written, if this run goes on with it.
    pub(crate) fn there(&self, resumed: bool) -> Option<There> {
        match self {
            Self::Directory(directory) if resumed => {
                Some(There { directory: directory.path.clone(), ending: directory.ending })
            }
            _ => None,
        }
    }

    /// Lets go of what a buffer holds: whoever reads the output need not wait for the next document.
    pub(crate) fn flush(&mut self) -> Result<(), Stopped> {
        match self {
            Self::Lines(out) => out.flush()?,
            Self::Begun(begun) => begun.out.flush().map_err(|fault| begun.fault(&fault))?,
            Self::Json(_) | Self::Stream(_) | Self::Directory(_) => {}
        }
        Ok(())
    }

    /// Writes one document. The inner error is that of this document alone.
    pub(crate) fn write(
        &mut self,
        label: &str,
        document: &Written,
    ) -> Result<Result<(), String>, Stopped> {
        match (self, &document.body) {
            (Self::Lines(out), Body::Json(json)) => {
                out.write_all(json.as_bytes())?;
                out.write_all(b"\n")?;
            }
            (Self::Begun(begun), Body::Json(json)) => begun.write(json)?,
            (Self::Json(array), Body::Json(json)) => array.write(json)?,
            (Self::Stream(stream), Body::Document { text, document }) => {
                return stream.write(label, text, document);
            }
            (Self::Directory(directory), _) => return Ok(directory.write(label, document)),
            // `Reader::exports` and the sink are made from one option.
            (Self::Lines(_) | Self::Begun(_) | Self::Json(_) | Self::Stream(_), _) => {}
        }
        Ok(Ok(()))
    }

    /// Closes the array and empties the buffer.
    pub(crate) fn finish(self) -> Result<(), Stopped> {
        match self {
            Self::Lines(mut out) => out.flush()?,
            Self::Begun(mut begun) => begun.out.flush().map_err(|fault| begun.fault(&fault))?,
            Self::Json(array) => array.finish()?,
            Self::Stream(stream) => stream.finish()?,
            Self::Directory(_) => {}
        }
        Ok(())
    }
}

impl Begun {
    fn write(&mut self, json: &str) -> Result<(), Stopped> {
        let written = self.out.write_all(json.as_bytes()).and_then(|()| self.out.write_all(b"\n"));
        written.map_err(|fault| self.fault(&fault))
    }

    fn fault(&self, fault: &io::Error) -> Stopped {
        Stopped::CannotWrite(format!("{}: cannot be written: {fault}", self.path.display()))
    }
}

impl There {
    /// Whether the document with this id is there: its file appeared when it was whole.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.directory.join(format!("{}.{}", file_name(id), self.ending)).is_file()
    }
}

impl Array {
    fn write(&mut self, json: &str) -> io::Result<()> {
        self.written += 1;
        if self.written == 1 {
            self.first = Some(json.to_owned());
            return Ok(());
        }
        if let Some(first) = self.first.take() {
            self.out.write_all(b"[\n")?;
            self.out.write_all(first.as_bytes())?;
        }
        self.out.write_all(b",\n")?;
        self.out.write_all(json.as_bytes())
    }

    fn finish(mut self) -> io::Result<()> {
        match self.first {
            Some(only) => {
                self.out.write_all(only.as_bytes())?;
                self.out.write_all(b"\n")?;
            }
            None if self.written > 0 => self.out.write_all(b"\n]\n")?,
            None => {}
        }
        self.out.flush()
    }
}

impl Stream {
    fn write(
        &mut self,
        label: &str,
        text: &str,
        document: &Document<'_>,
    ) -> Result<Result<(), String>, Stopped> {
        if self.written == 0 {
            self.export.begin(&mut self.out)?;
        } else if !self.export.concatenates() {
            return Ok(Err(format!("{label}: this format has a file a document, use --out DIR")));
        }
        self.written += 1;
        self.export.write(text, document, &mut self.out)?;
        Ok(Ok(()))
    }

    fn finish(mut self) -> io::Result<()> {
        if self.written == 0 {
            self.export.begin(&mut self.out)?;
        }
        self.export.finish(&mut self.out)?;
        self.out.flush()
    }
}

impl Directory {
    /// The document as the bytes of its file.
    fn content(&self, body: &Body) -> io::Result<Vec<u8>> {
        match body {
            Body::Json(json) => Ok([json.as_bytes(), b"\n"].concat()),
            Body::There => Ok(Vec::new()),
            Body::Document { text, document } => {
                let mut out = Vec::new();
                if let Some(mut export) = self.output.export() {
                    export.begin(&mut out)?;
                    export.write(text, document, &mut out)?;
                    export.finish(&mut out)?;
                }
                Ok(out)
            }
        }
    }

    /// Writes a file that appears only when it is whole.
    fn file(&self, name: &str, ending: &str, content: &[u8]) -> Result<(), String> {
        let target = self.path.join(format!("{name}.{ending}"));
        let unfinished = self.path.join(format!(".{name}.{ending}.{}.part", std::process::id()));
        // `create_new` follows no link that somebody may have laid there, and renaming replaces one
        let written = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&unfinished)
            .and_then(|mut file| file.write_all(content))
            .and_then(|()| fs::rename(&unfinished, &target));
        written.map_err(|fault| {
            // Whatever could not be written or renamed is of no use; that it may not be there is no news.
            let _ = fs::remove_file(&unfinished);
            format!("{} cannot be written: {fault}", target.display())
        })
    }

    fn write(&mut self, label: &str, document: &Written) -> Result<(), String> {
        let name = file_name(&document.id);
        if name.len() > LONGEST_NAME {
            return Err(format!(
                "{label}: the id makes a file name of {} bytes, shorten it to {LONGEST_NAME}",
                name.len()
            ));
        }
        if let Some(other) = self.taken.get(&name) {
            return Err(format!(
                "{label}: {name}.{} has been written for {other}, give the documents different ids",
                self.ending
            ));
        }
        self.taken.insert(name.clone(), label.to_owned());
        if matches!(document.body, Body::There) {
            return Ok(());
        }
        let content = self.content(&document.body).map_err(|fault| format!("{label}: {fault}"))?;
        if let (true, Body::Document { text, .. }) = (self.output.text_beside(), &document.body) {
            self.file(&name, "txt", text.as_bytes())
                .map_err(|fault| format!("{label}: {fault}"))?;
        }
        self.file(&name, self.ending, &content).map_err(|fault| format!("{label}: {fault}"))
    }
}

/// The id as a file name: without `.txt`, and with every character that could lead out of the directory
/// or that some file system forbids as `%` and its bytes in hex.
fn file_name(id: &str) -> String {
    let id = id.strip_suffix(".txt").filter(|x| !x.is_empty()).unwrap_or(id);
    let mut name = String::with_capacity(id.len());
    for (at, c) in id.char_indices() {
        let forbidden = c.is_control() || "/\\:*?\"<>|%".contains(c) || (c == '.' && at == 0);
        if forbidden {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                // Writing into a String cannot fail.
                let _ = write!(name, "%{byte:02X}");
            }
        } else {
            name.push(c);
        }
    }
    name
}
