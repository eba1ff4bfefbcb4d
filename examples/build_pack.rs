//! Makes a gazetteer pack of a list: rows in the full format, sorted, with ids and flags.
//!
//! `cargo run --example build_pack [--prefix WORD] [--geonames] [--except TSV]… LIST > pack.tsv`
//!
//! LIST has two columns, a name and a kind (`place` or `place.harbour`), separated by a tab. With `--geonames` it is
//! a table of GeoNames as that site publishes it (`cities500.txt`: 19 columns without a header); `--except` leaves
//! out the places whose GeoNames number a gazetteer has already. Ids are `WORD/name`, or `geonames/number`.
//!
//! What `lint_gazetteers` finds is mended: words and given names are marked `x`, as are names of two things; names that no
//! text can have are left out and told. The pack is loaded with `Builder::gazetteer_file`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::process::ExitCode;

/// The columns of a pack.
const HEADER: &str =
    "id\tname\tkind\tsubtype\taliases\tflags\tcountry\tgeonames\tlat\tlon\tpopulation\n";

/// The kinds that names have.
const KINDS: [&str; 8] =
    ["person", "organization", "place", "nationality", "title", "product", "event", "document"];

/// One row; cells as they are written.
#[derive(Clone, Debug, Default)]
struct Row {
    name: String,
    kind: String,
    subtype: String,
    ambiguous: bool,
    /// From `country` on.
    rest: [String; 5],
}

/// Rows by id.
type Pack = BTreeMap<String, Row>;

/// What the command is told.
#[derive(Debug, Default)]
struct Options {
    prefix: String,
    geonames: bool,
    except: Vec<String>,
    list: String,
}

fn options() -> Option<Options> {
    let mut options = Options { prefix: "own".into(), ..Options::default() };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match &*argument {
            "--prefix" => options.prefix = arguments.next()?,
            "--except" => options.except.push(arguments.next()?),
            "--geonames" => options.geonames = true,
            _ if options.list.is_empty() && !argument.starts_with("--") => options.list = argument,
            _ => return None,
        }
    }
    (!options.list.is_empty()).then_some(options)
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        eprintln!("usage: build_pack [--prefix WORD] [--geonames] [--except TSV]... LIST");
        return ExitCode::from(2);
    };
    match run(&options) {
        Ok(pack) => {
            print!("{pack}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> Result<String, String> {
    let read = |path: &str| std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"));
    let text = read(&options.list)?;
    let mut known = BTreeSet::new();
    for path in &options.except {
        known.extend(numbers(&read(path)?));
    }
    let (mut pack, mut told) = (Pack::new(), Vec::new());
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_end_matches('\r');
        if line.is_empty() {
            continue;
        }
        let row = if options.geonames { town(line, &known) } else { pair(line, &options.prefix) };
        match row {
            Ok(Some((id, row))) => {
                pack.entry(id).or_insert(row);
            }
            Ok(None) => {}
            Err(why) => told.push(format!("{}:{}: {why}", options.list, at + 1)),
        }
    }
    let text = mend(&mut pack, &mut told);
    for line in told {
        eprintln!("{line}");
    }
    Ok(text)
}

/// The GeoNames numbers of a gazetteer.
fn numbers(text: &str) -> Vec<String> {
    let column = text.lines().next().and_then(|h| h.split('\t').position(|c| c == "geonames"));
    let cell = |line: &str| Some(line.split('\t').nth(column?)?.to_owned());
    text.lines().skip(1).filter_map(cell).filter(|c| !c.is_empty()).collect()
}

/// A line of a name and a kind.
fn pair(line: &str, prefix: &str) -> Result<Option<(String, Row)>, String> {
    let mut cells = line.split('\t');
    let (Some(name), Some(kind), None) = (cells.next(), cells.next(), cells.next()) else {
        return Err("two columns are wanted, a name and a kind, with a tab between".into());
    };
    let (kind, subtype) = kind.split_once('.').unwrap_or((kind, ""));
    let (name, kind) = (name.trim(), kind.trim());
    if !KINDS.contains(&kind) {
        return Err(format!("`{kind}` is no kind of a name: {}", KINDS.join(", ")));
    }
    let row =
        Row { name: name.into(), kind: kind.into(), subtype: subtype.into(), ..Row::default() };
    Ok(Some((format!("{prefix}/{}", slug(name)), row)))
}

/// A line of a GeoNames table.
fn town(line: &str, except: &BTreeSet<String>) -> Result<Option<(String, Row)>, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    if cells.len() != 19 {
        return Err(format!(
            "19 columns are wanted, as GeoNames has them; there are {}",
            cells.len()
        ));
    }
    let (number, name, lat, lon) = (cells[0], cells[1], cells[4], cells[5]);
    if except.contains(number) {
        return Ok(None);
    }
    let rest = [cells[8], number, lat, lon, cells[14]].map(str::to_owned);
    let row = Row {
        name: name.into(),
        kind: "place".into(),
        subtype: "city".into(),
        ambiguous: false,
        rest,
    };
    Ok(Some((format!("geonames/{number}"), row)))
}

/// A readable part of an id.
fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

fn render(pack: &Pack) -> String {
    let mut out = String::from(HEADER);
    for (id, row) in pack {
        let Row { name, kind, subtype, ambiguous, rest } = row;
        let flags = if *ambiguous { "x" } else { "" };
        let _ = writeln!(out, "{id}\t{name}\t{kind}\t{subtype}\t\t{flags}\t{}", rest.join("\t"));
    }
    out
}

/// Marks and takes out what lint finds, until it finds nothing more.
fn mend(pack: &mut Pack, told: &mut Vec<String>) -> String {
    /// A mended row may show one more fault, not a third.
    const ROUNDS: usize = 3;
    for _ in 0..ROUNDS {
        let text = render(pack);
        let found = newswire::lint_gazetteers(&[("pack", &*text)]);
        if found.is_empty() {
            return text;
        }
        let ids: Vec<String> = pack.keys().cloned().collect();
        for f in found {
            let Some(id) = f.line.checked_sub(2).and_then(|at| ids.get(at)) else { continue };
            let marked = matches!(f.rule, "common-word" | "given-name" | "shared-name");
            match pack.get_mut(id) {
                Some(row) if marked && !row.ambiguous => row.ambiguous = true,
                Some(_) => {
                    pack.remove(id);
                    told.push(format!("{id} is left out: {} [{}]", f.message, f.rule));
                }
                None => {}
            }
        }
    }
    render(pack)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(list: &str) -> (String, Vec<String>) {
        let (mut pack, mut told) = (Pack::new(), Vec::new());
        for line in list.lines() {
            match pair(line, "own") {
                Ok(Some((id, row))) => drop(pack.insert(id, row)),
                Ok(None) => {}
                Err(why) => told.push(why),
            }
        }
        let text = mend(&mut pack, &mut told);
        (text, told)
    }

    #[test]
    fn a_list_becomes_rows_that_load_and_are_found() {
        let (pack, told) = made("Zorblatt Shipping\torganization.company\nPort Nowhere\tplace\n");
        assert!(told.is_empty(), "{told:?}");
        assert!(pack.contains("own/port-nowhere\tPort Nowhere\tplace\t\t\t\t"));
        let own = newswire::Extractor::builder().gazetteer("pack.tsv", pack).build().unwrap();
        let document = own.extract("A crane of Zorblatt Shipping fell over in Port Nowhere.");
        let ids: Vec<_> =
            document.entities().iter().filter_map(|e| e.reference.as_deref()).collect();
        assert_eq!(ids, ["own/zorblatt-shipping", "own/port-nowhere"]);
    }

    #[test]
    fn words_are_marked_and_what_cannot_match_is_told() {
        let (pack, told) = made("Orange\torganization\nParty (Brazil)\torganization\nX\tpersn\n");
        assert!(pack.contains("own/orange\tOrange\torganization\t\t\tx\t"), "{pack}");
        assert_eq!(told.len(), 2, "{told:?}");
    }

    #[test]
    fn geonames_rows_keep_their_numbers() {
        let cells =
            "7\tZorbstadt\tZorbstadt\t\t10.5\t20.25\tP\tPPL\tDE\t\t01\t\t\t\t900\t\t5\tx\ty";
        let (id, row) = town(cells, &BTreeSet::new()).unwrap().unwrap();
        assert_eq!((&*id, &*row.name), ("geonames/7", "Zorbstadt"));
        assert_eq!(row.rest, ["DE", "7", "10.5", "20.25", "900"]);
        assert!(town(cells, &BTreeSet::from(["7".to_owned()])).unwrap().is_none());
    }
}
