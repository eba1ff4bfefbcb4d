//! What stands in the cells of a row.

use super::alias;
use super::table::Cell;
use crate::bytes::split;
use crate::{Error, MentionKind};

/// The kinds that a row may have.
pub(super) const KINDS: &[MentionKind] = &[
    MentionKind::Person,
    MentionKind::Organization,
    MentionKind::Place,
    MentionKind::Nationality,
    MentionKind::Title,
    MentionKind::Product,
    MentionKind::Event,
    MentionKind::Document,
];

/// The kind of a row.
pub(super) fn kind(cell: Cell<'_>) -> Result<MentionKind, Error> {
    KINDS.iter().copied().find(|k| k.as_str() == cell.text).ok_or_else(|| {
        let names: Vec<&str> = KINDS.iter().map(|k| k.as_str()).collect();
        cell.error(
            format_args!("unknown kind `{}`", cell.text),
            format_args!("kinds are {}", names.join(", ")),
        )
    })
}

/// The flag of a name that is also a word, but better known than the word, and so needs no context: "Google".
pub(super) const KNOWN: char = 'k';

/// The bits of a list of flags.
pub(super) fn flags(cell: Cell<'_>) -> Result<u8, Error> {
    let mut bits = 0;
    for (at, c) in cell.text.char_indices() {
        bits |= match c {
            'a' => alias::ACRONYM,
            'c' => alias::EXACT,
            'x' => alias::CONTEXT,
            's' => alias::SHORT,
            'h' => alias::HISTORICAL,
            'v' => alias::VARIANT,
            'm' => alias::METONYM,
            // only lint asks for it
            KNOWN => 0,
            _ => {
                let part = cell.part(at, &cell.text[at..at + c.len_utf8()]);
                return Err(part.error(
                    format_args!("unknown flag `{c}`"),
                    "flags are a (acronym), c (exact case), x (needs context), s (short form), \
                     h (historical), v (variant), m (metonym), k (better known than the word)",
                ));
            }
        };
    }
    Ok(bits)
}

pub(super) fn id(cell: Cell<'_>) -> Result<(), Error> {
    // a loop without a way out, so that the compiler takes many bytes at once
    let plain =
        |text: &str| text.bytes().fold(true, |good, b| good & b.is_ascii_graphic() & (b != b'|'));
    let wrong = |text: &str| text.contains(|c: char| c.is_whitespace() || c == '|');
    if cell.text.is_empty() || !plain(cell.text) && wrong(cell.text) {
        return Err(
            cell.error("no id", "an id is a readable word such as `kr-nis`, without spaces")
        );
    }
    Ok(())
}

pub(super) fn country(cell: Cell<'_>) -> Result<(), Error> {
    // states of the past have an `H-` before letters of their own
    let good = |c: &str| {
        let letters = c.strip_prefix("H-").unwrap_or(c);
        letters.len() == 2 && letters.bytes().all(|b| b.is_ascii_uppercase())
    };
    if cell.text.is_empty() || split(cell.text, b'|').all(good) {
        return Ok(());
    }
    Err(cell.error(format_args!("unknown country `{}`", cell.text), "two letters of ISO 3166-1"))
}

pub(super) fn wikidata(cell: Cell<'_>) -> Result<(), Error> {
    let good = |d: &str| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit());
    if cell.text.is_empty() || cell.text.strip_prefix('Q').is_some_and(good) {
        return Ok(());
    }
    Err(cell.error(format_args!("no Wikidata item: `{}`", cell.text), "Q and a number"))
}

pub(super) fn gender(cell: Cell<'_>) -> Result<u8, Error> {
    match cell.text {
        "" => Ok(0),
        "m" => Ok(b'm'),
        "f" => Ok(b'f'),
        other => Err(cell.error(format_args!("unknown gender `{other}`"), "m, f or empty")),
    }
}

pub(super) fn population(cell: Cell<'_>) -> Result<u32, Error> {
    if cell.text.is_empty() {
        return Ok(0);
    }
    let wrong = |_| cell.error(format_args!("no population: `{}`", cell.text), "a whole number");
    cell.text.parse().map_err(wrong)
}

/// Both coordinates, or neither.
pub(super) fn position(latitude: Cell<'_>, longitude: Cell<'_>) -> Result<(f32, f32), Error> {
    let degrees = |cell: Cell<'_>, most: f32| match cell.text.parse::<f32>() {
        Ok(x) if x.abs() <= most => Ok(x),
        _ => Err(cell.error(
            format_args!("no coordinate: `{}`", cell.text),
            format_args!("degrees from -{most} to {most}"),
        )),
    };
    if latitude.text.is_empty() && longitude.text.is_empty() {
        return Ok((f32::NAN, f32::NAN));
    }
    Ok((degrees(latitude, 90.0)?, degrees(longitude, 180.0)?))
}

/// A year, month or day as a number like 20241018: the first day it may be, or the last.
pub(super) fn day(cell: Cell<'_>, last: bool) -> Result<u32, Error> {
    if cell.text.is_empty() {
        return Ok(if last { u32::MAX } else { 0 });
    }
    let wrong = || {
        cell.error(
            format_args!("no date: `{}`", cell.text),
            "YYYY, YYYY-MM or YYYY-MM-DD, or empty",
        )
    };
    let mut parts = split(cell.text, b'-');
    let mut part = |len: usize, missing: u32| match parts.next() {
        None => Ok(missing),
        Some(p) if p.len() == len && p.bytes().all(|b| b.is_ascii_digit()) => {
            p.parse::<u32>().map_err(|_| wrong())
        }
        Some(_) => Err(wrong()),
    };
    let (year, month) = (part(4, 0)?, part(2, if last { 12 } else { 1 })?);
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    };
    let day = part(2, if last { length } else { 1 })?;
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=length).contains(&day) {
        return Err(wrong());
    }
    Ok(year * 10_000 + month * 100 + day)
}
