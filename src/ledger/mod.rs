//! Many reports of one story, side by side.
//!
//! A [`Report`] keeps what can be compared of one document; a [`Ledger`] holds reports and makes rows of them:
//! things, happenings, figures, quotations, denials, a timeline. The stages are again one line: things → happenings →
//! figures → quotations, each in its own file.

mod bounds;
mod cluster;
mod compare;
mod counts;
mod denials;
mod digest;
mod figures;
mod happenings;
mod question;
mod quotes;
mod report;
mod rows;
mod rules;
mod things;
mod time;
mod view;
mod words;

use serde::{Deserialize, Serialize};

pub use report::Report;
pub use rows::{
    At, BySource, Certainty, DenialRow, DenialVersion, EntityRow, EventRow, EventVersion,
    FigureRow, FigureVersion, NearRow, QuoteRow, QuoteVariant, Rows, Source, Spelling, TimelineRow,
    Verdict,
};

/// The name of the contract.
const SCHEMA: &str = "newswire-ledger/1";

/// Reports of one story or of many, and what they say side by side.
///
/// The rows depend on the set of reports alone, not on the order in which they came. A ledger is saved and continued
/// as the JSON of its reports; [`Ledger::rows`] gives the contract `newswire-ledger/1`.
///
/// Time grows with the number of reports, nearly in proportion: nothing is compared with everything, but with what
/// shares a thing, a class of noun or a word with it, in the same month or the next.
///
/// # Examples
///
/// ```
/// use newswire::{Extractor, Input, Ledger, Report, Verdict};
///
/// let extractor = Extractor::english();
/// let texts = [
///     ("first", "Kenya has sent 600 police officers to Haiti, the foreign ministry said on Friday."),
///     ("second", "Kenya sent 400 police officers to Haiti, the United Nations said."),
/// ];
/// let mut ledger = Ledger::default();
/// for (id, text) in texts {
///     let document = extractor.extract(Input::new(text).id(id).date("2024-10-18"));
///     ledger.push(Report::new(&extractor, &document, text)?);
/// }
/// let rows = ledger.rows();
/// let officers = &rows.figures[0];
/// assert_eq!(officers.verdict, Some(Verdict::Conflict));
/// assert_eq!((officers.low, officers.high), (Some(400.0), Some(600.0)));
/// # Ok::<(), newswire::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// The reports, in the order in which they came.
    reports: Vec<Report>,
}

impl Ledger {
    /// A ledger of these reports.
    #[must_use]
    pub fn new(reports: impl IntoIterator<Item = Report>) -> Self {
        Self { reports: reports.into_iter().collect() }
    }

    /// Adds a report. In the rows it takes the place of an earlier one with its id, so give each text an id of its own:
    /// those without one ([`Input::id`](crate::Input::id)) have the same.
    pub fn push(&mut self, report: Report) {
        self.reports.push(report);
    }

    /// The reports, in the order in which they came.
    #[must_use]
    pub fn reports(&self) -> &[Report] {
        &self.reports
    }

    /// The rows: everything side by side.
    #[must_use]
    pub fn rows(&self) -> Rows {
        let reports = self.in_order();
        view::View::new(&reports).rows()
    }

    /// The reports by day and id, whatever the order in which they came; of one id the last to come.
    fn in_order(&self) -> Vec<&Report> {
        let mut last: std::collections::BTreeMap<&str, &Report> = std::collections::BTreeMap::new();
        for report in &self.reports {
            last.insert(&report.id, report);
        }
        let mut reports: Vec<&Report> = last.into_values().collect();
        reports.sort_by(|a, b| (&a.date, &a.id).cmp(&(&b.date, &b.id)));
        reports
    }
}

impl Extend<Report> for Ledger {
    fn extend<I: IntoIterator<Item = Report>>(&mut self, reports: I) {
        self.reports.extend(reports);
    }
}

impl FromIterator<Report> for Ledger {
    fn from_iter<I: IntoIterator<Item = Report>>(reports: I) -> Self {
        Self::new(reports)
    }
}
