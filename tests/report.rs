//! The page of `examples/report`, made as its users make it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::markup::repository;

fn report(arguments: &[&Path]) -> Output {
    let tests = std::env::current_exe().unwrap();
    let directory = tests.parent().and_then(Path::parent).unwrap();
    let path = directory.join("examples").join(format!("report{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "help: build it first, cargo build --example report");
    Command::new(path).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn page(arguments: &[&Path]) -> String {
    let output = report(arguments);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// What stands between `before` and the next `after`, each time.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    text.split(before).skip(1).filter_map(|rest| Some(rest.split_once(after)?.0)).collect()
}

#[test]
fn every_link_has_its_goal_and_nothing_is_fetched() {
    let page = page(&[&repository("examples/reports")]);
    let goals: BTreeSet<&str> = between(&page, " id=\"", "\"").into_iter().collect();
    let links = between(&page, "href=\"#", "\"");
    assert!(links.len() > 300, "{}", links.len());
    for link in links {
        assert!(goals.contains(link), "nothing is called {link}");
    }
    for outside in ["src=", "http://", "https://", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn tags_are_closed_in_order() {
    let page = page(&[&repository("examples/reports")]);
    let mut open: Vec<&str> = Vec::new();
    let body = page.split_once("<body>").unwrap().1.split_once("<script>").unwrap().0;
    for tag in between(body, "<", ">") {
        let name = tag.split([' ', '\n']).next().unwrap();
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "…{tag}");
        } else if !tag.ends_with('/') && !["input", "meta", "br"].contains(&name) {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

#[test]
fn a_text_cannot_become_markup() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report");
    fs::create_dir_all(&directory).unwrap();
    let file = directory.join("a\"><img src=x>.txt");
    let text = "President <script>alert(1)</script> Emmanuel Macron said \"</q><b>Paris</b>\" on Friday. \
                {{ title }} {% raw %} Kenya’s “army” sent 600 <b>police officers</b> to Haiti & Peru.";
    // Not every file system takes such a name; the text alone is hostile enough there.
    let file = if fs::write(&file, text).is_ok() { file } else { directory.join("plain.txt") };
    fs::write(&file, text).unwrap();
    // Two reports, so that they are compared: every part of the page has hostile text.
    let other = directory.join("other & <b>.txt");
    fs::write(&other, text.replace("600", "900")).unwrap();
    let page = page(&[&file, &other]);
    assert!(page.contains("Side by side"));
    for markup in ["<script>alert", "<b>", "<img", "</q><b>"] {
        assert!(!page.contains(markup), "{markup}");
    }
    assert!(page.contains("{{ title }} {% raw %}"), "a text is no template either");
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_shown() {
    let output =
        report(&[Path::new("missing.txt"), &repository("examples/reports/summit-kazan.txt")]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("report: missing.txt: "), "{said}");
    assert!(String::from_utf8(output.stdout).unwrap().contains("Kazan"));
}

#[test]
fn several_reports_are_shown_side_by_side() {
    let stories = repository("examples/stories");
    let convoy: Vec<_> =
        ["paper", "radio", "wire"].map(|n| stories.join(format!("convoy-{n}.txt"))).into();
    let shown = page(&convoy.iter().map(|p| &**p).collect::<Vec<_>>());
    let ledger = between(&shown, "id=\"side-by-side\"", "<section").remove(0);
    for part in [
        "<span class=\"verdict conflict\">conflict</span> 1,000–1,500",
        "1,500 officers</td><td>denied by The Kenyan foreign ministry</td>",
        "The Kenyan foreign ministry</td><td>denied</td>",
        "Timeline of all reports",
        "<td>Haiti</td><td>HT</td>",
    ] {
        assert!(ledger.contains(part), "{part} is missing in\n{ledger}");
    }
    // A figure leads to the very words.
    let figure = between(ledger, "<td>80 people</td>", "</tr>").remove(0);
    let goal = between(figure, "href=\"#", "\"").remove(0);
    let words = between(&shown, &format!("id=\"{goal}\""), "</").remove(0);
    assert!(words.ends_with(">80"), "{words}");
    let one = page(&[&*convoy[0]]);
    assert!(!one.contains("Side by side"));
}

#[test]
fn reports_of_one_name_are_told_apart() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report/twice");
    let files = ["a", "b"].map(|name| directory.join(name).join("same.txt"));
    for (file, number) in files.iter().zip(["40", "50"]) {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, format!("Kenya sent {number} nurses to Malawi.")).unwrap();
    }
    let page = page(&[&files[0], &files[1]]);
    assert!(page.contains("<h2 id=\"d1\">same.txt</h2>"));
    let second = between(&page, "<h2 id=\"d2\">", "</h2>").remove(0);
    assert!(second.len() > "same.txt".len() && second.ends_with("same.txt"), "{second}");
    assert!(page.contains(">conflict</span> 40–50"));
}
