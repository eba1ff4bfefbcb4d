//! Memory that reading uses again.

use crate::clause::Clauses;
use crate::gazetteer::Candidate;
use crate::phrase::Phrases;
use crate::token::{SentenceTokens, Token};

/// The working memory of one reader, for a loop over many texts.
///
/// What the stages of a text need, from its tokens to its clauses, is kept here and used again for the next text, so
/// that it is not asked from the allocator each time. The memory grows to what the longest text needed; a new scratch
/// gives it back. One thread uses one scratch; what is found does not depend on it.
///
/// # Examples
///
/// ```
/// use newswire::{Extractor, Scratch};
///
/// let extractor = Extractor::english();
/// let mut scratch = Scratch::default();
/// for text in ["Kenya sent 600 police officers to Haiti.", "Haiti thanked Kenya."] {
///     let document = extractor.extract_with(&mut scratch, text);
///     assert_eq!(document, extractor.extract(text));
/// }
/// ```
#[derive(Debug, Default)]
pub struct Scratch {
    pub(crate) tokens: (Vec<Token>, Vec<SentenceTokens>),
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) phrases: Phrases,
    pub(crate) clauses: Clauses,
}
