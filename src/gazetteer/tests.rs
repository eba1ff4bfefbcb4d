//! The loader, its messages and the matcher on small tables.

use std::borrow::Cow;

use super::*;
use crate::token::{Abbreviations, Tokens};

const PLACES: &str = "id\tname\tkind\tsubtype\taliases\tflags\tcountry\tparent\tcapital\tlat\tlon\tpopulation
KP\tNorth Korea\tplace\tcountry\tDPRK~a|Democratic People’s Republic of Korea|the North~x\t\tKP\t\tKP/pyongyang\t40\t127\t25000000
KP/pyongyang\tPyongyang\tplace\tcity\tP'yŏngyang~v\t\tKP\tKP\t\t39.03\t125.75\t3000000
RU/saint-petersburg\tSaint Petersburg\tplace\tcity\tSt. Petersburg|Leningrad~h\t\tRU\t\t\t59.9\t30.3\t5000000
US\tUnited States\tplace\tcountry\tUS~a|U.S.A.~a|United States of America\t\tUS\t\t\t\t\t
far-east\tfar east\tplace\tarea\t\t\t\t\t\t\t\t
";
const PEOPLE: &str = "id\tname\tkind\taliases\tgender
kim-jong-un\tKim Jong Un\tperson\tKim~s\tm
al-qaeda\tAl Qaeda\torganization\tal-Qaida~v\t
att\tAT&T\torganization\t\t
gazeta\tGazeta.ru\torganization\t\t
kn-23\tKN-23\tproduct\t\t
title/lieutenant-general\tlieutenant general\ttitle\tLt. Gen.\t
workers-party\tWorkers' Party\torganization\t\t
who\tWorld Health Organization\torganization\tWHO~a\t
";

fn loaded(files: &[(&'static str, &'static str)]) -> (Gazetteer, Vocabulary, Abbreviations) {
    let mut vocabulary = Vocabulary::with_capacity(64);
    let abbreviations = Abbreviations::new(&mut vocabulary);
    let mut gazetteer = Gazetteer::default();
    gazetteer
        .add(
            files.iter().map(|(n, t)| (Cow::Borrowed(*n), Cow::Borrowed(*t))).collect(),
            &mut vocabulary,
        )
        .unwrap();
    (gazetteer, vocabulary, abbreviations)
}

fn error(files: &[(&'static str, &'static str)]) -> String {
    let files = files.iter().map(|(n, t)| (Cow::Borrowed(*n), Cow::Borrowed(*t))).collect();
    let mut gazetteer = Gazetteer::default();
    gazetteer.add(files, &mut Vocabulary::with_capacity(64)).unwrap_err().to_string()
}

/// The matches in a text as `text=id`.
fn found(text: &str) -> Vec<String> {
    let (gazetteer, vocabulary, abbreviations) =
        loaded(&[("places.tsv", PLACES), ("people.tsv", PEOPLE)]);
    found_by(&gazetteer, &vocabulary, &abbreviations, text)
}

fn found_by(g: &Gazetteer, v: &Vocabulary, a: &Abbreviations, text: &str) -> Vec<String> {
    let tokens = Tokens::new(text, v, a);
    let show = |c: &Candidate| {
        let span = tokens.span(c.first as usize, c.end as usize);
        format!("{}={}", &text[span], g.row(c.row).id)
    };
    g.find(&tokens).iter().map(show).collect()
}

#[test]
fn spelling_is_derived() {
    assert_eq!(found("Mr. Kim Jong-un spoke."), ["Kim Jong-un=kim-jong-un", "Kim=kim-jong-un"]);
    assert_eq!(found("al Qaeda, Al-Qaeda"), ["al Qaeda=al-qaeda", "Al-Qaeda=al-qaeda"]);
    assert_eq!(found("It flew to St. Petersburg."), ["St. Petersburg=RU/saint-petersburg"]);
    assert_eq!(found("It flew to Saint-Petersburg."), ["Saint-Petersburg=RU/saint-petersburg"]);
    assert_eq!(
        found("Pyongyang and P’yongyang"),
        ["Pyongyang=KP/pyongyang", "P’yongyang=KP/pyongyang"]
    );
    assert_eq!(
        found("a KN-23, said AT&T and Gazeta.ru"),
        ["KN-23=kn-23", "AT&T=att", "Gazeta.ru=gazeta"]
    );
    assert_eq!(
        found("the Democratic People's Republic of Korea"),
        ["Democratic People's Republic of Korea=KP"]
    );
    assert_eq!(
        found("the Workers’ Party of Lt. Gen. Smith"),
        ["Workers’ Party=workers-party", "Lt. Gen=title/lieutenant-general"]
    );
    assert_eq!(found("in the U.S. and the US’s ports"), ["U.S.=US", "US=US"]);
}

#[test]
fn case_is_that_of_the_name() {
    assert_eq!(
        found("Give us the far East and the Far East."),
        ["far East=far-east", "Far East=far-east"]
    );
    assert!(found("The united states of mind are many, she said in Rome.").is_empty());
    assert!(found("Who told us? Dprk, he said").is_empty());
    assert_eq!(found("GIVE US NORTH KOREA WHO SAID THE DPRK"), ["NORTH KOREA=KP", "DPRK=KP"]);
    assert_eq!(found("he went to north korea and pyongyang with kim"), ["north korea=KP"]);
}

#[test]
fn an_article_in_a_name_is_asked_for_and_left_out() {
    assert_eq!(found("In the North it snowed. North winds blew."), ["North=KP"]);
}

#[test]
fn a_name_does_not_reach_into_the_next_sentence() {
    assert!(found("They went North. Korea was next.").is_empty());
}

#[test]
fn a_name_that_is_a_word_without_its_accents_keeps_them() {
    let mut v = Vocabulary::with_capacity(16);
    let a = Abbreviations::new(&mut v);
    let mut g = Gazetteer::builtin(&mut v);
    let text = "Möst\tplace\nZürgöl\tplace\n";
    g.add(vec![("own.tsv".into(), text.into())], &mut v).unwrap();
    let found = |text| found_by(&g, &v, &a, text);
    assert_eq!(found("Most of Zurgol"), ["Zurgol=zurgol"]);
    assert_eq!(found("Möst or Zürgöl"), ["Möst=most", "Zürgöl=zurgol"]);
}

#[test]
fn a_text_of_one_shared_name_stays_small() {
    let rows: String =
        (0..50).map(|i| format!("p{i:02}\tZorb Number{i}\tperson\tZorb~s\n")).collect();
    let text = format!("id\tname\tkind\taliases\n{rows}");
    let (mut v, mut g) = (Vocabulary::with_capacity(64), Gazetteer::default());
    g.add(vec![("own.tsv".into(), text.into())], &mut v).unwrap();
    let text = "Zorb ".repeat(20_000);
    let tokens = Tokens::new(&text, &v, &Abbreviations::default());
    assert_eq!(g.find(&Tokens::new("Zorb", &v, &Abbreviations::default())).len(), 50);
    assert!(g.find(&tokens).len() < 120_000);
}

#[test]
fn rows_resolve_their_capitals_and_parents() {
    let (g, ..) = loaded(&[("places.tsv", PLACES)]);
    let (country, city) = (g.by_id("KP").unwrap(), g.by_id("KP/pyongyang").unwrap());
    assert_eq!(g.row(country).capital, Some(city));
    assert_eq!(g.row(city).parents, [country]);
    assert_eq!(g.row(city).position, Some((39.03, 125.75)));
    assert_eq!(g.by_id("XX"), None);
}

#[test]
fn a_list_of_names_and_kinds_needs_no_header() {
    let (g, v, a) = loaded(&[(
        "mine.tsv",
        "Acme Corp\torganization\nÉcole Navale\torganization\nacme-corp\torganization\n",
    )]);
    let text = "Acme Corp bought Ecole Navale.";
    let all = found_by(&g, &v, &a, text);
    assert_eq!(all, ["Acme Corp=acme-corp", "Acme Corp=acme-corp-2", "Ecole Navale=ecole-navale"]);
}

#[test]
fn later_files_replace_and_take_out_rows() {
    let (mut g, mut v, _) = loaded(&[("places.tsv", PLACES), ("people.tsv", PEOPLE)]);
    let more = "id\tname\tkind\n-who\t\t\nKP/pyongyang\tPyongyang City\tplace\n";
    g.add(vec![("more.tsv".into(), more.into())], &mut v).unwrap();
    let a = Abbreviations::new(&mut v);
    let text = "The WHO went to Pyongyang City in North Korea.";
    assert_eq!(found_by(&g, &v, &a, text), ["Pyongyang City=KP/pyongyang", "North Korea=KP"]);
    let capital = g.row(g.by_id("KP").unwrap()).capital.unwrap();
    assert_eq!(g.row(capital).name, "Pyongyang City");
    assert!(g.disable("people"));
    assert!(!g.disable("peple"));
    assert!(found_by(&g, &v, &a, "Kim Jong Un").is_empty());
}

#[test]
fn roles_tell_who_held_an_office() {
    let roles = "person\ttitle\torganization\tsince\tuntil
kim-jong-un\tsupreme leader\tKP\t2011-12-17\t
kim-jong-un\tchairman\tKP\t2016\t2021-01
";
    let (g, ..) = loaded(&[("roles.tsv", roles), ("places.tsv", PLACES), ("people.tsv", PEOPLE)]);
    let (kim, kp) = (g.by_id("kim-jong-un").unwrap(), g.by_id("KP"));
    assert_eq!(g.offices_of(kim).len(), 2);
    let on = |title: &str, day: &str| g.holders(title, kp, Some(day.parse().unwrap())).count();
    assert_eq!(on("supreme leader", "2011-12-16"), 0);
    assert_eq!(on("supreme leader", "2024-10-18"), 1);
    assert_eq!(on("chairman", "2016-01-01"), 1);
    assert_eq!(on("chairman", "2021-01-31"), 1);
    assert_eq!(on("chairman", "2021-02-01"), 0);
    assert_eq!(on("chair", "2020-02-01"), 0);
}

#[test]
fn parts_of_names_are_known_by_word() {
    let parts =
        "name\tgiven\tfamily\tflags\tgender\nAndré\t7\t\t\tm\nMay\t4\t5\tw\tf\nSmith\t\t9\n";
    let (g, v, _) = loaded(&[("name_parts.tsv", parts)]);
    assert_eq!(
        g.name_part(v.get(b"andre")),
        NamePart { given: 7, family: 0, flags: 0, gender: b'm' }
    );
    assert_eq!(
        g.name_part(v.get(b"may")),
        NamePart { given: 4, family: 5, flags: NamePart::WORD, gender: b'f' }
    );
    assert_eq!(g.name_part(v.get(b"smith")), NamePart { given: 0, family: 9, flags: 0, gender: 0 });
    assert!(!g.name_part(crate::vocabulary::Word::NONE).is_known());
}

#[test]
fn messages_say_where_what_and_what_would_be_right() {
    let cases: &[(&str, &str)] = &[
        (
            "id\tname\tknd\nx\tX\tplace\n",
            "a.tsv:1:9: unknown column `knd`\n    knd\n    ^^^ columns are id, name, kind,",
        ),
        (
            "id\tname\tkind\nx\tX\tplase\n",
            "a.tsv:2:5: unknown kind `plase`\n    plase\n    ^^^^^ kinds are person,",
        ),
        (
            "id\tname\tkind\nx\tX\n",
            "a.tsv:2:1: the line has 2 columns\n    x\tX\n    ^^^ the header has 3 columns",
        ),
        (
            "id\tname\tkind\nx\tX\tplace\ny\tY\tplace\nx\tZ\tplace\n",
            "a.tsv:4:1: id `x` stands twice\n    x\n    ^ it is already at a.tsv:2",
        ),
        (
            "id\tname\tkind\taliases\nx\tX\tplace\tAb|Éx~aq\n",
            "a.tsv:2:18: unknown flag `q`\n    q\n    ^ flags are a (acronym)",
        ),
        ("id\tname\tkind\taliases\nx\tX\tplace\tAb||B\n", "a.tsv:2:14: an empty alias"),
        (
            "id\tname\tkind\tparent\nx\tX\tplace\tx|yy\n",
            "a.tsv:2:13: no row has the id `yy`\n    yy\n    ^^ give the id of a row",
        ),
        ("id\tname\tkind\tcountry\nx\tX\tplace\tusa\n", "a.tsv:2:11: unknown country `usa`"),
        ("id\tname\tkind\tlat\tlon\nx\tX\tplace\t91\t0\n", "a.tsv:2:11: no coordinate: `91`"),
        ("id\tname\tkind\tid\nx\tX\tplace\tx\n", "a.tsv:1:14: column `id` stands twice"),
        ("id\tname\nx\tX\n", "a.tsv:1:1: no column `kind`"),
        ("Acme\tcompany\n", "a.tsv:1:6: unknown kind `company`"),
        ("id\tname\tkind\n-x\t\t\n", "a.tsv:2:1: no row `x` to take out"),
        ("name\tgiven\tfamily\nX\t0\t\n", "a.tsv:2:3: not a frequency class"),
        ("name\tgiven\tfamily\nX\t\t\n", "a.tsv:2:1: a name that is neither given nor family name"),
        ("id\tname\tkind=plase\nx\tX\n", "a.tsv:1:14: unknown kind `plase`"),
        (
            "id\tname\tkind\tcountry=FR\nx\tX\tplace\n",
            "a.tsv:1:14: column `country` cannot be given for a whole file",
        ),
        ("id\tkind=place\tname\tkind\nx\tX\tplace\n", "a.tsv:1:20: column `kind` stands twice"),
        (
            "person\ttitle\tsince\tuntil\nx\tking\t2020\t2019\n",
            "a.tsv:2:13: until 2019 is before since 2020",
        ),
        (
            "person\ttitle\tsince\tuntil\nx\tking\t2020-02-30\t\n",
            "a.tsv:2:8: no date: `2020-02-30`",
        ),
        ("person\ttitle\nx\tking\n", "a.tsv:2:1: no row has the id `x`"),
    ];
    for (text, message) in cases {
        let got = error(&[("a.tsv", text)]);
        assert!(got.starts_with(message), "{text:?}\n{got}");
    }
}

#[test]
fn the_built_in_files_load() {
    let mut vocabulary = Vocabulary::with_capacity(1000);
    let files = builtin::FILES.iter().map(|(n, t)| (Cow::Borrowed(*n), Cow::Borrowed(*t)));
    let loaded = Gazetteer::default().add(files.collect(), &mut vocabulary);
    assert!(loaded.is_ok(), "{}", loaded.unwrap_err());
}
