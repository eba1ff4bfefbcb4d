//! Reports side by side.

use std::collections::{BTreeMap, BTreeSet};

use newswire::{Certainty, Extractor, Input, Ledger, Report, Rows, Stance, Verdict};

use crate::markup::files;

#[path = "../examples/ledger/synthetic.rs"]
mod synthetic;

fn report(id: &str, date: &str, text: &str) -> Report {
    let extractor = Extractor::english();
    let input = Input::new(text).id(id);
    let input = if date.is_empty() { input } else { input.date(date) };
    let document = extractor.extract(input);
    Report::new(&extractor, &document, text).unwrap()
}

/// Rows of texts that were all written on one day.
fn rows(texts: &[&str]) -> Rows {
    let reports = texts.iter().enumerate();
    Ledger::new(reports.map(|(i, t)| report(&format!("r{i}"), "2024-03-08", t))).rows()
}

fn bundled(directory: &str) -> Vec<(String, String)> {
    let name = |p: &std::path::Path| p.file_name().unwrap().to_string_lossy().into_owned();
    let paths = files(directory, "txt");
    paths.iter().map(|p| (name(p), std::fs::read_to_string(p).unwrap())).collect()
}

fn ledger(texts: &[(String, String)]) -> Ledger {
    texts.iter().map(|(id, text)| report(id, "", text)).collect()
}

#[test]
fn verdicts_are_those_of_the_figures() {
    let cases: &[(&[&str], Verdict, f64, f64)] = &[
        (
            &["Norway sent 400 soldiers to Mali.", "Norway has deployed some 400 troops to Mali."],
            Verdict::Agree,
            400.0,
            400.0,
        ),
        (
            &["Norway sent 400 soldiers to Mali.", "Norway sent more than 350 soldiers to Mali."],
            Verdict::Refine,
            350.0,
            400.0,
        ),
        (
            &["Norway sent 400 soldiers to Mali.", "Norway sent 900 soldiers to Mali."],
            Verdict::Conflict,
            400.0,
            900.0,
        ),
        (
            &[
                "Norway sent 400 soldiers to Mali.",
                "Norway sent 400 soldiers, including 30 officers, to Mali.",
            ],
            Verdict::Subset,
            30.0,
            400.0,
        ),
    ];
    for (texts, verdict, low, high) in cases {
        let rows = rows(texts);
        let row = &rows.figures[0];
        let found = (row.verdict, row.low, row.high);
        assert_eq!(found, (Some(*verdict), Some(*low), Some(*high)), "{texts:?}");
    }
}

#[test]
fn a_toll_that_grows_is_no_conflict() {
    let first = report("a", "2024-03-08", "A blast in Karachi killed 12 people, police said.");
    let later = report("b", "2024-03-09", "The blast in Karachi killed 19 people, police said.");
    let rows = Ledger::new([later, first]).rows();
    assert_eq!(rows.figures[0].verdict, Some(Verdict::DifferentScope));
    assert_eq!(rows.figures[0].latest, [1]);
}

#[test]
fn near_misses_stay_apart() {
    let cases = [
        ["Norway sent 400 soldiers to Mali.", "Norway sent 400 soldiers to Nepal."],
        ["Norway sent soldiers to Mali.", "Norway will send soldiers to Mali."],
        ["Norway sent soldiers to Mali on March 1.", "Norway sent soldiers to Mali on March 6."],
        ["Norway sent soldiers to Mali.", "Peru sent soldiers to Mali."],
        ["A blast in Karachi killed 12 people.", "A blast in Karachi injured 12 people."],
        ["Norway sent soldiers to Mali.", "Norway sent nurses to Mali."],
    ];
    for texts in cases {
        let rows = rows(&texts);
        let joined = rows.events.iter().any(|e| e.reports > 1);
        assert!(!joined, "help: these are two happenings: {texts:?}\n{:#?}", rows.events);
    }
}

#[test]
fn wordings_of_one_happening_come_together() {
    let cases = [
        ["Norway sent soldiers to Bamako.", "Norwegian troops were deployed to Mali by Norway."],
        ["Norway sent 400 fighters to Mali.", "400 troops were sent to Mali from Norway."],
        [
            "Norway sent soldiers to Mali on March 5.",
            "Norway has deployed soldiers to Mali this month.",
        ],
    ];
    for texts in cases {
        let rows = rows(&texts);
        let event = rows.events.iter().find(|e| e.reports > 1);
        let event =
            event.unwrap_or_else(|| panic!("help: one happening: {texts:?}\n{:#?}", rows.events));
        let reasons = event.versions.iter().filter(|v| !v.why.is_empty()).count();
        assert_eq!(reasons, event.versions.len() - 1, "each but the first says why");
    }
}

#[test]
fn reports_of_one_statement_are_one_source() {
    let rows = rows(&[
        "Norway has sent 400 soldiers to Mali, the United Nations said.",
        "Norway has sent soldiers to Mali, the United Nations said, according to Reuters.",
        "Norway has sent 400 soldiers to Mali, the Red Cross said.",
    ]);
    let event = rows.events.iter().max_by_key(|e| e.reports).unwrap();
    let names: Vec<&str> = event.independent_sources.iter().map(|s| &*s.name).collect();
    assert_eq!((event.reports, names.len()), (3, 2), "{names:?}");
}

#[test]
fn denials_answer_what_other_reports_claim() {
    let rows = rows(&[
        "Norway has sent 400 soldiers to Mali, the United Nations said.",
        "The Kremlin denied that Norway had sent soldiers to Mali.",
    ]);
    let denial = &rows.denials[0];
    assert_eq!(denial.stance, Stance::Deny);
    assert_eq!(denial.claimed_by.iter().map(|s| &*s.name).collect::<Vec<_>>(), ["United Nations"]);
    assert_eq!(rows.events[denial.events[0]].reports, 2);
}

#[test]
fn wordings_of_one_utterance_come_together() {
    let rows = rows(&[
        "“We shall rebuild the harbour bridge before winter,” said William Ruto.",
        "William Ruto said: “We will rebuild the bridge in the harbour before the winter.”",
        "“Our farmers need rain,” said William Ruto.",
    ]);
    assert_eq!(rows.quotes.len(), 1, "{:#?}", rows.quotes);
    assert_eq!(rows.quotes[0].variants.len(), 2);
}

#[test]
fn the_order_of_reports_does_not_matter() {
    for directory in ["examples/reports", "examples/stories"] {
        let mut texts = bundled(directory);
        let one = ledger(&texts).rows();
        texts.reverse();
        assert_eq!(one, ledger(&texts).rows());
        texts.rotate_left(2);
        assert_eq!(one, ledger(&texts).rows());
    }
}

#[test]
fn a_saved_ledger_goes_on() {
    let texts = bundled("examples/stories");
    let whole = ledger(&texts).rows();
    let json = serde_json::to_string(&ledger(&texts[..2])).unwrap();
    let mut begun: Ledger = serde_json::from_str(&json).unwrap();
    begun.extend(ledger(&texts[2..]).reports().iter().cloned());
    assert_eq!(begun.rows(), whole);
    // a report that comes again takes the place of the old one
    begun.push(report(&texts[0].0, "", &texts[0].1));
    assert_eq!(begun.rows(), whole);
    let json = serde_json::to_string(&whole).unwrap();
    assert_eq!(serde_json::from_str::<Rows>(&json).unwrap(), whole);
}

/// Every row points at what it says it points at.
#[test]
fn rows_are_sound() {
    for directory in ["examples/reports", "examples/stories"] {
        let texts: BTreeMap<String, String> = bundled(directory).into_iter().collect();
        let list: Vec<(String, String)> = texts.clone().into_iter().collect();
        let rows = ledger(&list).rows();
        let at = |document: &str, start: usize, end: usize| texts[document][start..end].to_owned();
        for e in &rows.entities {
            for s in &e.spellings {
                for x in &s.at {
                    assert_eq!(at(&x.document, x.start, x.end), s.text);
                }
            }
        }
        let mut seen = BTreeSet::new();
        for v in rows.events.iter().flat_map(|e| &e.versions) {
            assert!(seen.insert((&v.document, v.relation)), "one version stands in one row");
            assert!(v.start < v.end && v.end <= texts[&v.document].len());
            assert!(v.sources.iter().all(|s| s.entity.is_none_or(|e| e < rows.entities.len())));
        }
        let mut seen = BTreeSet::new();
        for row in &rows.figures {
            assert_eq!(row.verdict.is_some(), row.figures.len() > 1);
            assert!(row.low <= row.high && row.event.is_none_or(|e| e < rows.events.len()));
            for f in &row.figures {
                assert!(seen.insert((&f.document, f.mention)), "one figure stands in one row");
                assert_eq!(at(&f.document, f.start, f.end), f.text);
            }
        }
        for v in rows.quotes.iter().flat_map(|q| &q.variants) {
            assert_eq!(at(&v.document, v.start, v.end), v.text);
        }
        let days = |c: &Certainty| matches!(c, Certainty::Certain | Certainty::Approximate);
        for t in &rows.timeline {
            assert!(t.event < rows.events.len());
            assert!(
                !days(&t.certainty) || t.value.is_some() || (t.begin.is_some() && t.end.is_some())
            );
        }
    }
}

/// Generated reports whose truth is known; `--example ledger_scale` measures the same on thousands.
#[test]
fn generated_figures_are_found_again() {
    const STORIES: usize = 100;
    let (made, truths) = synthetic::make(STORIES);
    let rows = Ledger::new(made.iter().map(|m| report(&m.id, &m.date, &m.text))).rows();
    let right = synthetic::right(&rows, &truths);
    let good = right.iter().filter(|r| **r).count();
    let wrong: Vec<_> = truths.iter().zip(&right).filter(|(_, r)| !**r).take(5).collect();
    assert!(good * 100 >= STORIES * 95, "{good} of {STORIES} right\n{wrong:#?}");
}

#[test]
fn a_text_that_is_not_the_documents_is_refused() {
    let extractor = Extractor::english();
    let text = "Kenya sent nurses to Malawi.";
    let document = extractor.extract(text);
    let error = Report::new(&extractor, &document, "Another text altogether.").unwrap_err();
    assert!(error.to_string().contains("give the text that the document was made from"));
    let mut document = extractor.extract(text);
    document.convert_offsets(text, newswire::OffsetUnit::Char);
    assert!(Report::new(&extractor, &document, text).is_err());
}
