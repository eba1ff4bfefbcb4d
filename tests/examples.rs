//! The examples that people run, run as they run them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::markup::repository;

fn example(name: &str) -> Command {
    let tests = std::env::current_exe().unwrap();
    let directory = tests.parent().and_then(Path::parent).unwrap();
    let path = directory.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "help: build it first, cargo build --example {name}");
    let mut command = Command::new(path);
    command.current_dir(repository("")).stdin(Stdio::null());
    command
}

fn run(name: &str, arguments: &[&str]) -> Output {
    example(name).args(arguments).output().unwrap()
}

fn printed(name: &str, arguments: &[&str]) -> String {
    let output = run(name, arguments);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{name} {arguments:?}");
    assert!(output.status.success(), "{name} {arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// A file of this test's own.
fn file(name: &str, text: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples");
    fs::create_dir_all(&directory).unwrap();
    let path = directory.join(name);
    fs::write(&path, text).unwrap();
    path
}

/// Text that would be a formula, markup, a new row, or an order to the terminal.
const HOSTILE: &str = "\"=SUM(A1) is \u{1b}[2J | <b>wrong</b> \u{202e},\" President William Ruto said on Friday.\n\n\
                       Kenya sent 600 police officers \u{1b}[31m| <script>alert(1)</script> 👩‍👩‍👧 דרור to Haiti on \
                       3 June 2024, the ministry said.\n";

#[test]
fn help_has_examples_and_exit_codes() {
    let all = [
        "compare",
        "corpus",
        "explain",
        "extract",
        "report",
        "rulebook",
        "throughput",
        "timeline",
        "who_said_what",
    ];
    for name in all {
        let help = printed(name, &["--help"]);
        for part in ["Usage: ", "Examples:\n", "Exit code: 0 "] {
            assert!(help.contains(part), "{name} --help has no {part:?}\n{help}");
        }
        let examples = help.split("Examples:\n").nth(1).unwrap();
        assert!(examples.lines().next().unwrap().trim().starts_with(name));
        let wide = examples.lines().find(|line| line.chars().count() > 120);
        assert_eq!(wide, None, "{name}: a line of --help is too long");
    }
}

#[test]
fn who_said_what_names_source_stance_and_relays() {
    let text = "\"We sent 600 nurses to Haiti,\" William Ruto told Reuters on 4 June 2024.\n\
                Axios reported that Peru had denied that it sold oil to Chad.\n";
    let path = file("said.txt", text);
    let path = path.to_str().unwrap();
    let table = printed("who_said_what", &[path]);
    let ruto = table.lines().find(|line| line.starts_with("William Ruto")).unwrap();
    assert!(ruto.contains("said") && ruto.contains("2024-06-04"), "{table}");
    let denied = printed("who_said_what", &[path, "--stance", "deny", "--format", "csv"]);
    assert_eq!(denied.lines().next(), Some("report,who,how,when,what,through"));
    assert_eq!(denied.lines().nth(1), Some("said,Peru,denied,,it sold oil to Chad,Axios"));
    assert_eq!(denied.lines().count(), 2, "{denied}");
    let relayed = printed("who_said_what", &[path, "--who", "axios", "--format", "csv"]);
    assert!(relayed.contains("said,Peru,denied"), "a relay is found too\n{relayed}");
    assert_eq!(run("who_said_what", &[path, "--stance", "shout"]).status.code(), Some(2));
}

#[test]
fn tables_hold_no_order_formula_or_markup() {
    let path = file("=1+1 hostile.txt", HOSTILE);
    let other = file("=2+2 hostile.txt", &HOSTILE.replace("600", "900"));
    let paths = [path.to_str().unwrap(), other.to_str().unwrap()];
    for name in ["who_said_what", "compare", "timeline"] {
        let table =
            printed(name, &[&paths[..], if name == "compare" { &["--all"] } else { &[] }].concat());
        assert!(table.lines().count() > 1, "{name}\n{table}");
        for c in ['\u{1b}', '\u{202e}'] {
            assert!(!table.contains(c), "{name} lets {c:?} through\n{table}");
        }
    }
    for name in ["who_said_what", "compare"] {
        let file = printed(name, &[&paths[..], &["--format", "csv"]].concat());
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        let mut rows = 0;
        for row in reader.records() {
            rows += 1;
            for cell in &row.unwrap() {
                let number = cell.parse::<f64>().is_ok();
                assert!(number || !cell.starts_with(['=', '+', '-', '@']), "{name}: {cell:?}");
            }
        }
        assert!(rows > 0, "{name}\n{file}");
        let page = printed(name, &[&paths[..], &["--format", "md"]].concat());
        assert!(!page.contains("<script>") && !page.contains("<b>"), "{name}\n{page}");
        for block in page.split("\n\n") {
            let bars = |line: &str| line.matches('|').count() - line.matches("\\|").count();
            let table: Vec<&str> = block.lines().filter(|line| line.starts_with('|')).collect();
            assert!(table.windows(2).all(|pair| bars(pair[0]) == bars(pair[1])), "{page}");
        }
    }
}

#[test]
fn an_explanation_is_a_page() {
    let text = "Kenya has sent <b>600</b> police officers to Haiti, William Ruto said.";
    let page = printed("explain", &["--html", text]);
    for part in [
        "<h2 id=\"relations\">",
        "<h2 id=\"statements\">",
        "<h2 id=\"mentions\">",
        "rules&#x2f;en&#x2f;transport.toml:",
        "&lt;b&gt;600",
    ] {
        assert!(page.contains(part), "{part} is missing in\n{page}");
    }
    assert!(!page.contains("<b>") && !page.contains("://"));
    let one = printed("explain", &["--html", "--why-not", "place", "--at", "Ruto", text]);
    assert!(one.contains("“Ruto” has no mention of kind place"), "{one}");
    assert!(!one.contains("id=\"relations\""));
}

#[test]
fn the_rulebook_has_every_rule_with_its_examples() {
    let page = printed("rulebook", &[]);
    for entry in fs::read_dir(repository("rules/en")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for id in text.lines().filter_map(|line| line.strip_prefix("id = \"")) {
            let id = id.trim_end_matches('"').replace('/', "&#x2f;");
            assert!(page.contains(&format!("<article id=\"{id}\">")), "{id} is missing");
        }
    }
    assert!(page.contains("<span class=\"slot trigger\">sent<small>trigger</small></span>"));
    let own = "[[frame]]\nid = \"mine/paint\"\ngives = \"paint\"\ndoc = \"AGENT paints <ITEM>.\"\n\
               verbs = [\"paint\"]\nyes = [\"[Peru|agent] [painted|trigger] [the tanker|item].\", \
               \"Nothing that [paints|trigger].\"]\nno = [\"The paint dried.\"]\n[frame.roles]\n\
               agent = { slot = \"subject\", kinds = [\"country\"], required = true }\n\
               item = { slot = \"object\" }\n";
    let path = file("mine.toml", own);
    let page = printed("rulebook", &[path.to_str().unwrap()]);
    assert!(page.contains("AGENT paints &lt;ITEM&gt;."), "{page}");
    assert_eq!(page.matches("does not yet:").count(), 1, "{page}");
    let broken = file("broken.toml", &own.replace("subject", "subjekt [["));
    let output = run("rulebook", &[broken.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Colours need a terminal: `script` of util-linux gives one, where it is there.
#[cfg(target_os = "linux")]
#[test]
fn colours_are_for_terminals_and_no_color_turns_them_off() {
    let command = example("compare");
    let stories = repository("examples/stories");
    let line = format!("{} {}", command.get_program().display(), stories.display());
    let shown = |no_color: &str| {
        let mut script = Command::new("script");
        script.args(["-qec", &line, "/dev/null"]).env("NO_COLOR", no_color).stdin(Stdio::null());
        script.output().ok().filter(|o| o.status.success()).map(|o| o.stdout)
    };
    let coloured = |out: &[u8]| out.contains(&0x1b);
    if let (Some(plain), Some(colours)) = (shown("1"), shown("")) {
        assert!(coloured(&colours) && !coloured(&plain));
    }
    assert!(!printed("compare", &["examples/stories"]).contains('\u{1b}'), "not into a pipe");
}

/// Figures of different days and machines can be compared only if they are of the same text.
#[test]
fn generated_news_is_the_same_everywhere() {
    use sha2::{Digest, Sha256};
    let news = printed("corpus", &["--megabytes", "1"]);
    let texts: Vec<String> = news
        .lines()
        .map(|line| {
            let document: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(document["id"].as_str().unwrap().starts_with("news-"));
            document["text"].as_str().unwrap().to_owned()
        })
        .collect();
    let size: usize = texts.iter().map(String::len).sum();
    assert!((1_000_000..1_020_000).contains(&size), "{size}");
    let digest: String = Sha256::digest(&news).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        digest, "6a1b2614b7458d5b0059e71bfc2b330abe76a288b4e94ee3f7c3b80af49929c3",
        "help: the bundled reports or the generator have changed; write the new digest here and measure anew"
    );
    // variants, not copies
    let distinct: std::collections::BTreeSet<&str> =
        texts.iter().flat_map(|text| text.split("\n\n")).collect();
    let paragraphs = texts.iter().map(|text| text.split("\n\n").count()).sum::<usize>();
    assert!(distinct.len() * 4 > paragraphs * 3, "{} of {paragraphs} differ", distinct.len());
}

/// A rule that does what it says, and two that do not: the verb is no lemma, and the sentence has no harbour.
const RULES: &str = r#"
[[frame]]
id = "own/dock"
gives = "docking"
verbs = ["dock"]
yes = ["The [frigate|vessel] [docked|trigger] in [Rotterdam|port]."]
no = ["The court docked his pay."]
[frame.roles]
vessel = { slot = "subject", kinds = ["product"], required = true }
port = { slot = ["at", "in"], kinds = ["place"] }

[[frame]]
id = "own/sail"
gives = "sailing"
verbs = ["sailed"]
yes = ["The [frigate|vessel] sailed to [Rotterdam|port]."]
no = ["The ministry thanked Kenya."]
[frame.roles]
vessel = { slot = "subject", kinds = ["product"], required = true }
port = { slot = "to", kinds = ["place"] }
"#;

#[test]
fn rules_of_ones_own_are_checked_and_linted() {
    let path = file("own.toml", RULES);
    let path = path.to_str().unwrap();
    let told = |name| {
        let output = run(name, &[path]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        String::from_utf8(output.stdout).unwrap()
    };
    let checked = told("check_rules");
    assert!(
        checked.contains("own/sail: does not give `sailing`\n    The [frigate|vessel]"),
        "{checked}"
    );
    assert!(!checked.contains("own/dock"), "{checked}");
    let linted = told("lint_rules");
    let place = format!(
        "{path}:13: never applies with `sailed`: a frame names the lemma, `sail` [own/sail]\n"
    );
    assert_eq!(linted, format!("{place}1 rules to look at\n"));
    let wrong = file("wrong.toml", "[[frame]\n");
    assert_eq!(run("check_rules", &[wrong.to_str().unwrap()]).status.code(), Some(2));
}
