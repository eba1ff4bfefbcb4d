//! Pages of HTML: one file each, everything that is put into them escaped.

use std::path::Path;

use minijinja::{AutoEscape, Environment};
use serde::Serialize;

/// What all pages look like; a template includes it as "style".
const STYLE: &str = include_str!("style.css");

/// The page that a template makes of what it is given; `parts` are templates that it includes, by their names.
pub(crate) fn render(
    template: &'static str,
    parts: &[(&'static str, &'static str)],
    given: impl Serialize,
) -> Result<String, String> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    let all = [("page", template), ("style", STYLE)];
    for (name, text) in all.iter().chain(parts) {
        environment.add_template(name, text).map_err(|fault| fault.to_string())?;
    }
    let page = environment.get_template("page").map_err(|fault| fault.to_string())?;
    page.render(given).map_err(|fault| fault.to_string())
}

/// Writes a page to a file, which appears only when it is whole, or to standard output.
pub(crate) fn write(out: Option<&Path>, html: &str) -> Result<(), String> {
    use std::io::Write as _;
    let Some(path) = out else {
        return match std::io::stdout().write_all(html.as_bytes()) {
            Err(fault) if fault.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(format!("standard output: cannot be written: {fault}"))
            }
            _ => Ok(()),
        };
    };
    let unfinished = path.with_extension(format!("{}.part", std::process::id()));
    let written =
        std::fs::write(&unfinished, html).and_then(|()| std::fs::rename(&unfinished, path));
    written.map_err(|fault| {
        // Whatever could not be written or renamed is of no use; that it may not be there is no news.
        let _ = std::fs::remove_file(&unfinished);
        format!("{}: cannot be written: {fault}", path.display())
    })
}
