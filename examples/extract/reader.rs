//! One text on its way to a JSON document, or to a format that writes documents itself.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Write as _;

use newswire::{Document, Extractor, OffsetUnit, Scratch};
use sha2::{Digest, Sha256};

use crate::common::item::{Content, Item, Text};
use crate::sink::There;

thread_local! {
    /// What reading needs, used again for the next text of the thread.
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// What became of one text.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) label: String,
    pub(crate) bytes: u64,
    /// The document, or what is wrong with the text and what would be right.
    pub(crate) result: Result<Written, String>,
}

/// A document that is to be written.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) id: String,
    pub(crate) body: Body,
}

/// A document as JSON, or as it is for a format that writes it itself.
#[derive(Debug)]
pub(crate) enum Body {
    Json(String),
    Document {
        text: String,
        document: Box<Document<'static>>,
    },
    /// Nothing: an earlier run has written it.
    There,
}

/// What turns a text into a document; shared by all threads.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    pub(crate) extractor: &'a Extractor,
    pub(crate) date: Option<&'a str>,
    pub(crate) offsets: OffsetUnit,
    pub(crate) pretty: bool,
    /// Whether a format of its own writes the documents.
    pub(crate) exports: bool,
    /// Where an earlier run has written documents that are not read again.
    pub(crate) there: Option<There>,
}

impl Reader<'_> {
    pub(crate) fn read(&self, item: Item) -> Done {
        Done { label: item.label, bytes: item.bytes, result: self.document(item.content) }
    }

    fn document(&self, content: Content) -> Result<Written, String> {
        let text = content.read()?;
        if self.there.as_ref().is_some_and(|there| there.has(&text.id)) {
            return Ok(Written { id: text.id, body: Body::There });
        }
        let read = SCRATCH.with_borrow_mut(|scratch| {
            self.extractor.try_extract_with(scratch, text.input(self.date))
        });
        let document = read.map_err(|fault| fault.to_string())?;
        if self.exports {
            let document = Box::new(document.into_owned());
            return Ok(Written { id: text.id, body: Body::Document { text: text.text, document } });
        }
        let body = self.json(&text, document)?;
        Ok(Written { id: text.id, body })
    }

    fn json(&self, text: &Text, mut document: Document<'_>) -> Result<Body, String> {
        document.text_sha256 = Some(Cow::Owned(sha256(&text.text)));
        document.convert_offsets(&text.text, self.offsets);
        let json = if self.pretty {
            serde_json::to_string_pretty(&document)
        } else {
            serde_json::to_string(&document)
        };
        json.map(Body::Json).map_err(|fault| format!("cannot be written as JSON: {fault}"))
    }
}

/// The digest in lower-case hex.
fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing into a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
