//! The whole page, through the template.

use minijinja::{AutoEscape, Environment, context};
use newswire::{Extractor, Input};

use crate::document::View;

/// The page, a template of minijinja: everything that is put into it is escaped.
const TEMPLATE: &str = include_str!("page.html");

/// The page for these texts, each with its name.
pub(crate) fn render(
    extractor: &Extractor,
    texts: &[(String, String)],
    date: Option<&str>,
    title: &str,
) -> Result<String, String> {
    let mut views = Vec::with_capacity(texts.len());
    for (number, (id, text)) in texts.iter().enumerate() {
        let mut input = Input::new(text).id(id);
        if let Some(date) = date {
            input = input.date(date);
        }
        let document = extractor.extract(input);
        views.push(View::new(number + 1, text, &document));
    }
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.add_template("page", TEMPLATE).map_err(|fault| fault.to_string())?;
    let template = environment.get_template("page").map_err(|fault| fault.to_string())?;
    template.render(context! { title, documents => views }).map_err(|fault| fault.to_string())
}
