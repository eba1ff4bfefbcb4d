//! The built-in rule files.

/// Declares the list so that a file's name and its text cannot part.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$((concat!("rules/en/", $name), include_str!(concat!("../../rules/en/", $name)))),*]
    };
}

/// `(name, text)` of each file of `rules/en/`.
pub(crate) const FILES: &[(&str, &str)] = files![
    "abduct.toml",
    "acquire.toml",
    "alliance.toml",
    "appoint.toml",
    "arrest.toml",
    "assist.toml",
    "attack.toml",
    "casualty.toml",
    "ceasefire.toml",
    "charge.toml",
    "conceal.toml",
    "cooperate.toml",
    "disaster.toml",
    "discuss.toml",
    "fail.toml",
    "fight.toml",
    "gather.toml",
    "identity.toml",
    "inspect.toml",
    "leave-office.toml",
    "location.toml",
    "meet.toml",
    "office.toml",
    "organization.toml",
    "pay.toml",
    "pledge.toml",
    "prepare.toml",
    "protest.toml",
    "publish.toml",
    "reality.toml",
    "request.toml",
    "sanction.toml",
    "sentence.toml",
    "sign.toml",
    "station.toml",
    "supply.toml",
    "support.toml",
    "thing.toml",
    "train.toml",
    "transport.toml",
    "travel.toml",
    "use.toml",
    "vote.toml",
];
