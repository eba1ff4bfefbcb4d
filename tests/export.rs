//! Other tools' formats: whole on ordinary text, and nothing leaks out of its field on hostile text.

use newswire::export::{
    Brat, Conll2003, ConllUPlus, Csv, Displacy, Dot, Export, GraphMl, Markdown, NQuads, SpacyDoc,
    Table, Turtle, WebAnnotation,
};
use newswire::{Document, Extractor, Input, OffsetUnit};
use serde_json::{Value, json};

const ORDINARY: &str =
    "“Kenya’s army sent 600 police officers to Haiti,” President William Ruto said.";

/// Names that would be markup, formulas, separators or ends of strings in one format or another.
const HOSTILE: &[&str] = &[
    "=HYPERLINK(\"http://x\")",
    "@SUM(A1)",
    "a\"b'c",
    "a\\\"b",
    "</text><script>alert(1)</script>",
    "two\nlines",
    "tab\there",
    "| pipe | row |",
    "\u{202E}right to left\u{202C}",
    "אבג דהו",
    "👩‍👩‍👧 family",
    "]]> &amp; <!--",
    "nul\u{0}byte\u{FFFE}",
    "*bold* _it_ [x](y)",
    "\u{1F}unit",
];

/// A document whose names are hostile, with a statement and an event about them.
fn hostile() -> (String, Document<'static>) {
    let mut text = String::new();
    let (mut mentions, mut entities, mut sentences) = (Vec::new(), Vec::new(), Vec::new());
    for (id, name) in HOSTILE.iter().enumerate() {
        let start = text.len();
        text.push_str(name);
        let end = text.len();
        text.push_str(" met. ");
        sentences.push(json!({"start": start, "end": text.len() - 1}));
        mentions.push(json!({
            "id": id, "start": start, "end": end, "text": name, "kind": "person", "form": "name",
            "entity": id, "rule": "name/test"
        }));
        entities.push(json!({
            "id": id, "kind": "person", "name": name, "ref": name, "mentions": [id], "aliases": [name]
        }));
    }
    let last = HOSTILE.len() - 1;
    let end = text.len() - 1;
    let document = json!({
        "schema": "newswire/1", "id": HOSTILE[4], "offsets": "byte", "sentences": sentences,
        "mentions": mentions, "entities": entities,
        "statements": [{
            "id": 0, "kind": "report", "source": 0, "stance": "assert", "quote": "none",
            "content": {"start": 0, "end": end}, "rule": "statement/test"
        }],
        "relations": [{
            "id": 0, "kind": "=kind\"<>", "class": "event", "sentence": 0, "start": 0, "end": end,
            "trigger": {"start": 0, "end": 1, "text": "="},
            "arguments": [{"role": "a b\"<", "mention": 1}, {"role": "to", "mention": last}],
            "polarity": "positive", "modality": "actual", "statement": 0, "rule": "test/rule"
        }]
    });
    (text, serde_json::from_value(document).unwrap())
}

fn written(mut export: impl Export, text: &str, document: &Document<'_>) -> String {
    let mut out = Vec::new();
    export.begin(&mut out).unwrap();
    export.write(text, document, &mut out).unwrap();
    export.finish(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn ordinary(export: impl Export) -> String {
    let extractor = Extractor::english();
    let document = extractor.extract(Input::new(ORDINARY).id("kenya"));
    written(export, ORDINARY, &document)
}

/// What stands at a range of characters.
fn chars(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn brat_pieces_are_the_text_at_their_characters() {
    let (text, document) = hostile();
    let ordinary = ordinary(Brat::new());
    assert!(ordinary.contains("\tplace 1 6\tKenya\n"), "{ordinary}");
    for (text, ann) in
        [(ORDINARY.to_owned(), ordinary), (text.clone(), written(Brat::new(), &text, &document))]
    {
        let mut bound = 0;
        for line in ann.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            assert!(fields.len() >= 2, "a line without an annotation: {line:?}");
            let Some(("", _)) = line.split_once('T') else { continue };
            bound += 1;
            let (kind, places) = fields[1].split_once(' ').unwrap();
            assert!(kind.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-'));
            let pieces: Vec<String> = places
                .split(';')
                .map(|p| {
                    let (start, end) = p.split_once(' ').unwrap();
                    chars(&text, start.parse().unwrap(), end.parse().unwrap())
                })
                .collect();
            assert_eq!(pieces.join(" ").replace('\t', " "), fields[2]);
        }
        assert!(bound >= 5);
    }
}

#[test]
fn brat_needs_a_file_a_document() {
    assert!(!Brat::new().concatenates());
    assert!(NQuads::new().concatenates());
}

#[test]
fn columns_have_as_many_fields_as_they_say() {
    let (text, document) = hostile();
    for line in written(Conll2003::new(), &text, &document).lines().filter(|l| !l.is_empty()) {
        assert_eq!(line.split(' ').count(), 4, "{line:?}");
    }
    for line in written(ConllUPlus::new(), &text, &document).lines().filter(|l| !l.is_empty()) {
        assert!(line.starts_with('#') || line.split('\t').count() == 6, "{line:?}");
    }
    let ordinary = ordinary(Conll2003::new());
    assert!(ordinary.contains("William -X- -X- B-PER\nRuto -X- -X- I-PER\n"), "{ordinary}");
    assert!(ordinary.contains("Kenya -X- -X- B-LOC\n’s -X- -X- O\n"), "{ordinary}");
}

#[test]
fn spacy_tokens_cover_the_text_and_fit_the_names() {
    let (text, document) = hostile();
    let doc: Value = serde_json::from_str(&written(SpacyDoc::new(), &text, &document)).unwrap();
    let tokens = doc["tokens"].as_array().unwrap();
    let number = |x: &Value, key: &str| usize::try_from(x[key].as_u64().unwrap()).unwrap();
    let mut at = 0;
    for t in tokens {
        let gap = chars(&text, at, number(t, "start"));
        assert!(gap.is_empty() || gap == " ", "{gap:?} lies between tokens");
        at = number(t, "end");
    }
    let ends: Vec<usize> = tokens.iter().map(|t| number(t, "end")).collect();
    assert_eq!(doc["ents"].as_array().unwrap().len(), HOSTILE.len());
    for (ent, name) in doc["ents"].as_array().unwrap().iter().zip(HOSTILE) {
        assert_eq!(chars(&text, number(ent, "start"), number(ent, "end")), *name);
        assert!(ends.contains(&number(ent, "end")));
    }
    // White space and words are never one token, and every token is in one sentence, as spaCy has it.
    for t in tokens {
        let token = chars(&text, number(t, "start"), number(t, "end"));
        let space = token.chars().filter(|c| c.is_whitespace() || *c == '\u{1F}').count();
        assert!(space == 0 || space == token.chars().count(), "{token:?}");
    }
    let sentences = doc["sents"].as_array().unwrap();
    assert_eq!(number(&sentences[0], "start"), 0);
    for pair in sentences.windows(2) {
        let gap = chars(&text, number(&pair[0], "end"), number(&pair[1], "start"));
        assert!(gap.is_empty() || gap == " ", "{gap:?} lies between sentences");
    }
    let shown: Value = serde_json::from_str(&written(Displacy::new(), &text, &document)).unwrap();
    assert_eq!(shown["text"], text);
}

#[test]
fn annotations_find_their_quotes() {
    let page: Value = serde_json::from_str(&ordinary(WebAnnotation::new())).unwrap();
    let items = page["items"].as_array().unwrap();
    assert!(items.len() > 5);
    for item in items {
        let targets = match &item["target"] {
            Value::Array(targets) => targets.clone(),
            target => vec![target.clone()],
        };
        for target in targets {
            let position = &target["selector"][0];
            let at = |key: &str| usize::try_from(position[key].as_u64().unwrap()).unwrap();
            assert_eq!(chars(ORDINARY, at("start"), at("end")), target["selector"][1]["exact"]);
        }
    }
}

#[test]
fn rdf_is_read_back_by_its_parser() {
    let (text, document) = hostile();
    let quads = written(NQuads::new(), &text, &document);
    let read: Result<Vec<_>, _> = oxttl::NQuadsParser::new().for_slice(&quads).collect();
    let read = read.unwrap();
    let triples = written(Turtle::new(), &text, &document);
    let turtle: Result<Vec<_>, _> = oxttl::TurtleParser::new().for_slice(&triples).collect();
    let mut turtle: Vec<String> = turtle.unwrap().iter().map(ToString::to_string).collect();
    let mut plain: Vec<String> =
        read.iter().map(|q| oxrdf::Triple::from(q.clone()).to_string()).collect();
    turtle.sort();
    plain.sort();
    assert_eq!(turtle, plain);
    // Each name is a literal of its own, whole.
    let names = read.iter().filter(|q| q.predicate.as_str() == "https://schema.org/name");
    let names: Vec<String> = names
        .map(|q| match &q.object {
            oxrdf::Term::Literal(x) => x.value().to_owned(),
            other => panic!("a name is a literal, not {other}"),
        })
        .collect();
    assert_eq!(names, HOSTILE);
}

#[test]
fn known_things_are_items_of_wikidata() {
    let quads = ordinary(NQuads::new());
    assert!(quads.contains("<http://www.wikidata.org/entity/Q114>"), "Kenya is Q114");
}

#[test]
fn graphml_is_xml_with_every_node_it_needs() {
    use quick_xml::events::Event;
    let (text, document) = hostile();
    let xml = written(GraphMl::new(), &text, &document);
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut nodes, mut ends, mut depth) = (Vec::new(), Vec::new(), 0);
    let attribute = |e: &quick_xml::events::BytesStart<'_>, name: &str| {
        let value = e.try_get_attribute(name).unwrap().unwrap();
        value.unescape_value().unwrap().into_owned()
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) => {
                depth += 1;
                match e.name().as_ref() {
                    b"node" => nodes.push(attribute(&e, "id")),
                    b"edge" => ends.extend([attribute(&e, "source"), attribute(&e, "target")]),
                    b"script" => panic!("a name has become markup"),
                    _ => {}
                }
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    assert_eq!(ends.len(), 8, "source, says, and two roles");
    assert!(ends.iter().all(|id| nodes.contains(id)));
}

#[test]
fn dot_strings_end_where_they_should() {
    let (text, document) = hostile();
    for line in written(Dot::new(), &text, &document).lines() {
        let mut open = false;
        let mut escaped = false;
        for c in line.chars() {
            match c {
                _ if escaped => escaped = false,
                '\\' if open => escaped = true,
                '"' => open = !open,
                _ => assert!(open || c.is_ascii(), "{c:?} stands outside a string in {line:?}"),
            }
        }
        assert!(!open, "{line:?} has no end");
    }
}

#[test]
fn tables_read_back_whole_and_hold_no_formula() {
    let (text, document) = hostile();
    for table in Table::ALL {
        assert_eq!(Table::from_name(table.as_str()), Some(*table));
        for (export, tab) in [(Csv::new(*table), b','), (Csv::new(*table).tabs(), b'\t')] {
            let file = written(export, &text, &document);
            let mut reader = csv::ReaderBuilder::new().delimiter(tab).from_reader(file.as_bytes());
            let columns = reader.headers().unwrap().len();
            for row in reader.records() {
                let row = row.unwrap();
                assert_eq!(row.len(), columns);
                for cell in &row {
                    let number = cell.parse::<f64>().is_ok();
                    assert!(number || !cell.starts_with(['=', '+', '-', '@']), "{cell:?}");
                }
            }
        }
    }
    let exact = written(Csv::new(Table::Entities).exact(), &text, &document);
    let mut reader = csv::Reader::from_reader(exact.as_bytes());
    let names: Vec<String> =
        reader.records().map(|row| row.unwrap().get(4).unwrap().to_owned()).collect();
    assert_eq!(names, HOSTILE);
}

#[test]
fn a_table_says_who_says_how_many() {
    let figures = ordinary(Csv::new(Table::Figures));
    assert!(figures.contains(",600,police officers,600,"), "{figures}");
    assert!(figures.contains("William Ruto"), "{figures}");
}

#[test]
fn markdown_stays_a_table() {
    let (text, document) = hostile();
    let page = written(Markdown::new(), &text, &document);
    assert!(!page.contains("<script>"));
    let mut columns = 0;
    for line in page.lines().filter(|l| l.starts_with('|')) {
        let bars = line.matches('|').count() - line.matches("\\|").count();
        if line.starts_with("|--") {
            columns = bars;
        } else if columns > 0 && line.contains("alert") {
            assert_eq!(bars, columns, "{line}");
        }
    }
    assert!(columns > 0);
}

#[test]
fn what_does_not_fit_is_refused() {
    let extractor = Extractor::english();
    let mut document = extractor.extract(ORDINARY);
    let mut out = Vec::new();
    let fault = Csv::new(Table::Mentions).write("another text", &document, &mut out).unwrap_err();
    assert_eq!(fault.kind(), std::io::ErrorKind::InvalidInput);
    document.convert_offsets(ORDINARY, OffsetUnit::Char);
    let fault = Brat::new().write(ORDINARY, &document, &mut out).unwrap_err();
    assert_eq!(fault.kind(), std::io::ErrorKind::InvalidInput);
}
