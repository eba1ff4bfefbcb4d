//! The names of the built-in gazetteers as their files write them, for what is measured beside the crate.

use std::path::Path;

/// The built-in files that hold names.
const FILES: [&str; 9] = [
    "cities",
    "countries",
    "nationalities",
    "organizations",
    "people",
    "places",
    "products",
    "regions",
    "titles",
];

/// All names and aliases, file by file.
///
/// # Panics
///
/// If a gazetteer cannot be read.
pub(crate) fn names() -> Vec<String> {
    let mut out = Vec::new();
    for file in FILES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("gazetteers/{file}.tsv"));
        let text = std::fs::read_to_string(path).expect("a gazetteer is UTF-8");
        let mut lines = text.lines();
        // `kind=place` has no cell in the lines
        let header = lines.next().unwrap_or_default().split('\t').filter(|c| !c.contains('='));
        let header: Vec<&str> = header.collect();
        let column = |name| header.iter().position(|c| *c == name);
        for line in lines {
            let cells: Vec<&str> = line.split('\t').collect();
            let cell = |name| column(name).and_then(|i| cells.get(i).copied()).unwrap_or("");
            let aliases = cell("aliases").split('|').filter_map(|a| a.split('~').next());
            let all = std::iter::once(cell("name")).chain(aliases);
            out.extend(all.filter(|name| !name.is_empty()).map(str::to_owned));
        }
    }
    out
}
