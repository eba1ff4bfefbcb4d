//! What the README shows is what the code prints.

use std::path::Path;
use std::process::Command;

use newswire::{Extractor, Input, Ledger, Report};

use crate::markup::{files, repository, stem};

#[path = "../examples/common/mod.rs"]
mod common;
#[path = "../examples/ledger/figures.rs"]
mod figures;
#[path = "../examples/ledger/words.rs"]
#[allow(dead_code, reason = "names of reports are for other tables")]
mod words;

#[test]
fn readme_shows_the_figures_that_compare_prints() {
    let extractor = Extractor::english();
    let reports =
        files("examples/stories", "txt").into_iter().filter(|p| stem(p).starts_with("convoy"));
    let ledger: Ledger = reports
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let id = format!("{}.txt", stem(&path));
            let document = extractor.extract(Input::new(&text).id(&id));
            Report::new(&extractor, &document, &text).unwrap()
        })
        .collect();
    let printed = figures::figures(&ledger.rows(), false).text(false);
    let readme = std::fs::read_to_string(repository("README.md")).unwrap();
    let block = readme.split("prints first, compared by tests/readme.rs -->\n```text\n").nth(1);
    let shown = block.unwrap().split("```").next().unwrap();
    assert!(shown == printed, "help: write this into README.md\n{printed}");
}

#[test]
fn readme_shows_what_quickstart_prints() {
    let tests = std::env::current_exe().unwrap();
    let examples = tests.parent().and_then(Path::parent).unwrap().join("examples");
    let path = examples.join(format!("quickstart{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "help: build it first, cargo build --examples");
    let output = Command::new(path).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let readme = std::fs::read_to_string(repository("README.md")).unwrap();
    let block = readme
        .split("examples/quickstart.rs prints, compared by tests/readme.rs -->\n```text\n")
        .nth(1)
        .unwrap();
    let shown = block.split("```").next().unwrap();
    assert!(shown == printed, "help: write this into README.md\n{printed}");
}

#[test]
fn readme_shows_what_extract_writes() {
    let readme = std::fs::read_to_string(repository("README.md")).unwrap();
    let text = readme.split("let text = \"").nth(1).unwrap().split('"').next().unwrap();
    let extractor = Extractor::english();
    let document = extractor.extract(Input::new(text).date("2024-10-18"));
    let json = serde_json::to_string(&document).unwrap();
    let block = readme
        .split("examples/extract writes, compared by tests/readme.rs -->\n```json\n")
        .nth(1)
        .unwrap();
    let lines: Vec<&str> = block.split("```").next().unwrap().lines().collect();
    assert!(lines.len() > 2);
    for line in lines {
        assert!(json.contains(line), "help: README.md shows\n{line}\nand it is\n{json}");
    }
}

#[test]
fn readme_is_short() {
    let readme = std::fs::read_to_string(repository("README.md")).unwrap();
    let lines = readme.lines().count();
    assert!(lines <= 150, "help: README.md has {lines} lines and may have 150");
}
