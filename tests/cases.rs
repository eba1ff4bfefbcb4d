//! Every case of `tests/cases/*.toml`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use newswire::Extractor;

use crate::markup::{cases, check, known};

/// A case that fails must be listed in KNOWN.toml; one that passes must not.
#[test]
fn cases_pass_unless_known() {
    let extractor = Extractor::english();
    let mut known = known().cases;
    let mut report = String::new();
    let mut failed = 0;
    let mut passing = BTreeSet::new();
    for case in cases() {
        let faults = check(&extractor, &case);
        let listed = known.remove(&case.id());
        if faults.is_empty() && listed {
            passing.insert(case.id());
        }
        if !faults.is_empty() && !listed {
            failed += 1;
            let _ = writeln!(report, "\n{}\n  {}", case.id(), case.text);
            for fault in faults {
                let _ = writeln!(report, "  - {fault}");
            }
        }
    }
    passing.extend(known);
    if !passing.is_empty() {
        let list: Vec<String> = passing.into_iter().collect();
        let _ = writeln!(
            report,
            "\nhelp: remove from tests/KNOWN.toml what passes or is no case:\n  {}",
            list.join("\n  ")
        );
    }
    if failed > 0 {
        let _ = writeln!(
            report,
            "\nhelp: {failed} cases fail; mend what they show, or (a case that is right and waits for code) list \
             them: cargo run --example known > tests/KNOWN.toml"
        );
    }
    assert!(report.is_empty(), "{report}");
}
