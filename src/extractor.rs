//! The straight line from a text to a document.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use crate::gazetteer::Gazetteer;
use crate::mention::{Draft, Names};
use crate::output::{Document, Mention, Sentence};
use crate::token::{Abbreviations, Tokens};
use crate::value::{FoundValue, Values, find_reference};
use crate::vocabulary::Vocabulary;
use crate::{Input, OffsetUnit};

/// Reads texts. Compiled once, cheap to clone, shared between threads.
///
/// # Examples
///
/// ```
/// use newswire::Extractor;
///
/// let extractor = Extractor::english();
/// let document = extractor.extract("Kenya sent 600 police officers to Haiti.");
/// assert_eq!(document.sentences.len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Extractor(Arc<Compiled>);

/// All tables, compiled.
#[derive(Debug)]
struct Compiled {
    vocabulary: Vocabulary,
    abbreviations: Abbreviations,
    gazetteer: Gazetteer,
    values: Values,
    names: Names,
}

impl Extractor {
    /// The extractor for English with the built-in gazetteers and rules, compiled at the first call.
    #[must_use]
    pub fn english() -> Self {
        static ENGLISH: OnceLock<Extractor> = OnceLock::new();
        ENGLISH.get_or_init(Self::compile).clone()
    }

    fn compile() -> Self {
        let mut vocabulary = Vocabulary::with_capacity(150_000);
        let abbreviations = Abbreviations::new(&mut vocabulary);
        let gazetteer = Gazetteer::builtin(&mut vocabulary);
        let values = Values::new(&mut vocabulary);
        let names = Names::new(&mut vocabulary, &gazetteer);
        Self(Arc::new(Compiled { vocabulary, abbreviations, gazetteer, values, names }))
    }

    /// Reads one text.
    #[must_use]
    pub fn extract<'t>(&'t self, input: impl Into<Input<'t>>) -> Document<'t> {
        let x = &*self.0;
        let input = input.into();
        let tokens = Tokens::new(input.text, &x.vocabulary, &x.abbreviations);
        let reference = find_reference(&input, &tokens);
        let candidates = x.gazetteer.find(&tokens);
        let values = x.values.find(&tokens, reference);
        let mentions = x.names.find(&tokens, &x.gazetteer, &candidates, &values);
        Document {
            schema: Cow::Borrowed("newswire/1"),
            id: Cow::Borrowed(if input.id.is_empty() { "text" } else { input.id }),
            source: input.source.map(Cow::Borrowed),
            reference_date: reference.map(|r| Cow::Owned(r.day.to_string())),
            reference_date_from: reference.map(|r| r.origin),
            text_sha256: None,
            offsets: OffsetUnit::Byte,
            sentences: sentences(&tokens),
            mentions: mentions
                .iter()
                .enumerate()
                .map(|(i, d)| mention(i, d, &tokens, &values))
                .collect(),
            entities: Vec::new(),
            statements: Vec::new(),
            relations: Vec::new(),
            links: Vec::new(),
        }
    }
}

fn sentences(tokens: &Tokens<'_>) -> Vec<Sentence> {
    tokens.sentences.iter().map(|s| tokens.span(s.first as usize, s.end as usize).into()).collect()
}

fn mention<'t>(
    id: usize,
    d: &Draft<'t>,
    tokens: &Tokens<'t>,
    values: &[FoundValue],
) -> Mention<'t> {
    let span = tokens.span(d.first as usize, d.end as usize);
    let value = d.value.map(|v| &values[v as usize]);
    Mention {
        id,
        start: span.start,
        end: span.end,
        text: Cow::Borrowed(&tokens.text[span]),
        kind: d.kind,
        subtype: (!d.subtype.is_empty()).then_some(Cow::Borrowed(d.subtype)),
        form: d.form,
        head: (d.form == Some(crate::Form::Nominal))
            .then(|| Cow::Borrowed(tokens.str(d.head as usize))),
        value: value.map(|v| v.value.clone()),
        of: d.of.map(|x| x as usize),
        parts: value.map(|v| v.parts.clone()).unwrap_or_default(),
        entity: None,
        rule: Cow::Borrowed(d.rule),
        link: None,
    }
}
