//! The embedded files.

use std::borrow::Cow;

/// Declares the list of embedded files from their names.
///
/// A macro because `include_str!` takes only literals.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$((
            concat!("gazetteers/", $name),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers/", $name)),
        )),*]
    };
}

/// The files of the built-in gazetteer, with their names.
pub(super) const FILES: &[(&str, &str)] = files![
    "countries.tsv",
    "regions.tsv",
    "cities.tsv",
    "places.tsv",
    "nationalities.tsv",
    "organizations.tsv",
    "people.tsv",
    "titles.tsv",
    "products.tsv",
    "events.tsv",
    "documents.tsv",
    "roles.tsv",
    "name_parts.tsv",
];

/// The files as the loader takes them.
pub(super) fn files() -> Vec<(Cow<'static, str>, Cow<'static, str>)> {
    FILES.iter().map(|(name, text)| (Cow::Borrowed(*name), Cow::Borrowed(*text))).collect()
}
