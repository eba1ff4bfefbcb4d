//! Quotation marks: which stretch of text they hold.

use crate::Span;
use crate::token::{Class, Tokens, flag};

/// One quotation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quotation {
    /// First token inside.
    pub(crate) first: u32,
    /// One past the last token inside.
    pub(crate) end: u32,
}

impl Quotation {
    /// What stands between the marks.
    pub(crate) fn span(&self, tokens: &Tokens<'_>) -> Span {
        tokens.span(self.first as usize, self.end as usize)
    }

    /// Whether it is long enough to be an utterance rather than a title or scare quotes.
    pub(crate) const fn is_utterance(&self) -> bool {
        self.end - self.first >= 5
    }
}

/// A quotation that is not closed ends with its paragraph; no quotation is longer than this many tokens.
const LONGEST: usize = 400;

/// All quotations, in order. An apostrophe-like single mark opens none.
pub(crate) fn quotations(tokens: &Tokens<'_>) -> Vec<Quotation> {
    let mut out = Vec::new();
    // where a mark opened, and whether it is a single one
    let mut open: Option<(usize, bool)> = None;
    for (i, t) in tokens.list.iter().enumerate() {
        let mark = matches!(t.class, Class::OpenQuote | Class::CloseQuote);
        if !mark && open.is_none() {
            continue;
        }
        let boundary = t.has(flag::PARAGRAPH) || open.is_some_and(|(o, _)| i - o > LONGEST);
        if let Some((o, _)) = open.filter(|_| boundary) {
            // a paragraph that opens with a mark goes on with the quotation; else it was never closed
            close(&mut out, o, i);
            open = None;
        }
        if !mark {
            continue;
        }
        let text = &tokens.text[t.span()];
        let single = matches!(text, "‘" | "’" | "‛" | "‚" | "‹" | "›");
        if text == "'" {
            continue;
        }
        match (t.class, open) {
            (Class::OpenQuote, None) => open = Some((i, single)),
            // a double mark inside a single one that may be an apostrophe: the double one counts
            (Class::OpenQuote, Some((_, true))) if !single => open = Some((i, false)),
            // ‘run’ inside “…” closes nothing, nor does an apostrophe
            (Class::CloseQuote, Some((o, opened))) if opened == single => {
                close(&mut out, o, i);
                open = None;
            }
            _ => {}
        }
    }
    out
}

fn close(out: &mut Vec<Quotation>, open: usize, close: usize) {
    if open + 1 < close {
        let narrow = crate::phrase::narrow;
        out.push(Quotation { first: narrow(open + 1), end: narrow(close) });
    }
}
