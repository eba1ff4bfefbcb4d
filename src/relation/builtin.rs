//! The built-in rule files.

/// Declares the list so that a file's name and its text cannot part.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$((concat!("rules/en/", $name), include_str!(concat!("../../rules/en/", $name)))),*]
    };
}

/// `(name, text)` of each file of `rules/en/`.
pub(crate) const FILES: &[(&str, &str)] = files!["facts.toml", "reality.toml", "transport.toml"];
