//! The whole page, through the template.

use minijinja::context;
use newswire::{Extractor, Ledger, Report};

use crate::common::item::Text;
use crate::common::page;
use crate::document::View;
use crate::side::Side;

/// The page for these texts, of which no two have one id.
pub(crate) fn render(
    extractor: &Extractor,
    texts: &[Text],
    date: Option<&str>,
    title: &str,
) -> Result<String, String> {
    let mut documents = Vec::with_capacity(texts.len());
    let mut ledger = Ledger::default();
    for (number, text) in texts.iter().enumerate() {
        let document = extractor.extract(text.input(date));
        documents.push(View::new(number + 1, &text.text, &document));
        let report = Report::new(extractor, &document, &text.text);
        ledger.push(report.map_err(|fault| format!("{}: {fault}", text.id))?);
    }
    let side = (documents.len() > 1).then(|| Side::new(&documents, &ledger.rows()));
    let given = context! { title, documents, ledger => side };
    let parts = [("ledger", include_str!("ledger.html"))];
    page::render(include_str!("page.html"), &parts, given)
}
