//! What a document holds, in words for people.

use newswire::{Document, Mention, Stance, Statement, Value};

/// What a source did, in the past tense, which is the same for one and for many. Of "no government" that did not
/// confirm, one says that it confirmed.
pub(crate) fn stance(who: &str, stance: Stance) -> &'static str {
    let nobody = who.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("no "));
    match stance {
        Stance::NotConfirm | Stance::Confirm if nobody => "confirmed",
        Stance::Assert => "said",
        Stance::Report => "reported",
        Stance::Confirm => "confirmed",
        Stance::Deny => "denied",
        Stance::NotConfirm => "did not confirm",
        Stance::Allege => "alleged",
        Stance::Accuse => "accused",
        Stance::Warn => "warned",
        Stance::Estimate => "estimated",
        Stance::Suggest => "suggested",
        Stance::Believe => "believed",
        Stance::Know => "knew",
        Stance::Promise => "promised",
        Stance::Demand => "demanded",
        Stance::Praise => "praised",
        Stance::Expect => "expected",
        // The list may grow; the contract's own word is then better than none.
        other => other.as_str(),
    }
}

/// The name of what a mention means.
pub(crate) fn name(document: &Document<'_>, mention: usize) -> String {
    document.name(mention).unwrap_or_default().to_owned()
}

/// Who says a statement.
pub(crate) fn who(document: &Document<'_>, s: &Statement<'_>) -> String {
    s.source.map_or_else(|| "(nobody named)".to_owned(), |m| name(document, m))
}

/// Those who relay a statement, outwards from its speaker, who is left out.
pub(crate) fn relays(document: &Document<'_>, s: &Statement<'_>) -> Vec<String> {
    let speaker = s.source.map(|m| name(document, m));
    let mut relays = sources(document, s.via);
    if relays.first() == speaker.as_ref() {
        relays.truncate(0);
    }
    relays
}

/// Who says a statement, from the original speaker outwards; nobody twice in a row.
pub(crate) fn sources(document: &Document<'_>, statement: Option<usize>) -> Vec<String> {
    let mut out: Vec<String> = document.sources(statement).map(|m| name(document, m)).collect();
    out.dedup();
    out
}

/// A time as days of the calendar where they are known, else in the words of the text.
pub(crate) fn when(m: &Mention<'_>) -> String {
    match m.value.as_ref().and_then(Value::as_time) {
        Some(t) if t.begin.is_some() || t.end.is_some() => {
            days(t.begin.as_deref(), t.end.as_deref())
        }
        _ => m.text.to_string(),
    }
}

/// Days of the calendar: one, a whole month or year, or the first and the last.
pub(crate) fn days(begin: Option<&str>, end: Option<&str>) -> String {
    match (begin, end) {
        (Some(begin), Some(end)) if begin == end => begin.to_owned(),
        (Some(begin), Some(end)) => {
            whole(begin, end).map_or_else(|| format!("{begin} to {end}"), str::to_owned)
        }
        (Some(begin), None) => format!("from {begin}"),
        (None, Some(end)) => format!("until {end}"),
        (None, None) => String::new(),
    }
}

/// The month or year of which these are the first and the last day.
fn whole<'a>(begin: &'a str, end: &str) -> Option<&'a str> {
    let year =
        begin.strip_suffix("-01-01").filter(|year| end.strip_suffix("-12-31") == Some(*year));
    let month = || {
        let month = begin.strip_suffix("-01")?;
        let day: u8 = end.strip_prefix(month)?.strip_prefix('-')?.parse().ok()?;
        (!newswire::is_day(&format!("{month}-{:02}", day + 1))).then_some(month)
    };
    year.or_else(month)
}

/// The value of a time whose year nobody says, "XXXX-10-23", as words: "23 October, year not known"; other values as
/// they are.
pub(crate) fn yearless(value: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = value.split('-').skip(1);
    let month = parts.next().and_then(|m| m.parse::<usize>().ok());
    let month = month.and_then(|m| MONTHS.get(m.wrapping_sub(1)));
    let day = parts.next().map(|d| d.parse::<u8>());
    match (value.starts_with("XXXX-"), month, day) {
        (true, Some(month), None) => format!("{month}, year not known"),
        (true, Some(month), Some(Ok(day))) => format!("{day} {month}, year not known"),
        _ => value.to_owned(),
    }
}
