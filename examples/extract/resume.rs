//! Going on where an earlier run was ended: by a full disk, a closed pipe, a lost machine.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use serde::Deserialize;

use crate::Faults;
use crate::common::source::Items;
use crate::progress::Progress;

/// A file of documents, one a line, that is to be gone on with.
#[derive(Debug)]
pub(crate) struct Begun {
    pub(crate) file: File,
    /// Where its whole lines end.
    whole: u64,
    /// How many documents it holds.
    documents: u64,
    /// The id of the last one.
    last: Option<String>,
}

/// Of a document, all that is needed here.
#[derive(Deserialize)]
struct Id {
    id: String,
}

impl Begun {
    /// Opens the file, or makes it.
    ///
    /// # Errors
    ///
    /// If it cannot be opened, or holds something else than documents, and what would be right.
    pub(crate) fn open(path: &Path) -> Result<Self, String> {
        let explain =
            |fault: io::Error| format!("{}: cannot be gone on with: {fault}", path.display());
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(path).map_err(explain)?;
        let lines = Lines::of(&mut file).map_err(explain)?;
        let last = match lines.last {
            None => None,
            Some((begin, end)) => {
                let line = between(&mut file, begin, end).map_err(explain)?;
                let id = serde_json::from_slice::<Id>(&line).map_err(|_| {
                    format!(
                        "{}: its last line is no document, name a file that --format jsonl wrote",
                        path.display()
                    )
                })?;
                Some(id.id)
            }
        };
        Ok(Self { file, whole: lines.whole, documents: lines.number, last })
    }

    /// Passes over the texts whose documents are there, and cuts off a last line that was half written. What is wrong
    /// with texts among them is said again.
    ///
    /// # Errors
    ///
    /// If the documents are not those of the inputs; then the file is left as it is.
    pub(crate) fn skip(
        mut self,
        path: &Path,
        items: &mut Items,
        faults: &mut Faults,
        progress: &Progress,
    ) -> Result<(), String> {
        let mut left = self.documents;
        while left > 0 {
            let Some(item) = items.next() else {
                return Err(format!(
                    "{}: holds {} documents, {left} more than the inputs have; name the inputs that it was made from",
                    path.display(),
                    self.documents
                ));
            };
            progress.skip(item.bytes);
            match item.content.read() {
                Ok(text) => {
                    left -= 1;
                    if left == 0 && self.last.as_ref() != Some(&text.id) {
                        return Err(format!(
                            "{}: its last document is {:?}, where the inputs have {:?} ({}); name the inputs that it was \
                             made from",
                            path.display(),
                            self.last.as_deref().unwrap_or_default(),
                            text.id,
                            item.label
                        ));
                    }
                }
                Err(message) => faults.say(progress, &format!("{}: {message}", item.label)),
            }
        }
        let cut = self.file.set_len(self.whole);
        cut.and_then(|()| self.file.seek(SeekFrom::Start(self.whole)))
            .map_err(|fault| format!("{}: cannot be gone on with: {fault}", path.display()))?;
        Ok(())
    }
}

/// The whole lines of a file.
struct Lines {
    number: u64,
    /// Where they end.
    whole: u64,
    /// Where the last one begins and ends.
    last: Option<(u64, u64)>,
}

impl Lines {
    fn of(file: &mut File) -> io::Result<Self> {
        let mut buffer = vec![0; 1 << 20];
        let (mut number, mut at, mut begin, mut whole) = (0, 0, 0, 0);
        loop {
            let read = file.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            for (i, _) in buffer[..read].iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
                number += 1;
                begin = whole;
                whole = at + i as u64 + 1;
            }
            at += read as u64;
        }
        Ok(Self { number, whole, last: (number > 0).then_some((begin, whole)) })
    }
}

/// The bytes of a file between two places.
fn between(file: &mut File, begin: u64, end: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(begin))?;
    let mut bytes = Vec::new();
    file.take(end - begin).read_to_end(&mut bytes)?;
    Ok(bytes)
}
