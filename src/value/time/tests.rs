//! Expressions of time with the day of writing and what they come to.

use super::super::Values;
use crate::Input;
use crate::output::Value;
use crate::token::{Abbreviations, Tokens};
use crate::vocabulary::Vocabulary;

/// "surface=value" of each time, with "+MOD", "begin..end" in brackets where asked.
fn read(text: &str, date: &str, interval: bool) -> Vec<String> {
    let mut vocabulary = Vocabulary::with_capacity(4000);
    let abbreviations = Abbreviations::new(&mut vocabulary);
    let values = Values::new(&mut vocabulary);
    let tokens = Tokens::new(text, &vocabulary, &abbreviations);
    let input = if date.is_empty() { Input::new(text) } else { Input::new(text).date(date) };
    let reference = values.reference(&input, &tokens);
    let found = values.find(&tokens, reference);
    let time = |f: &super::FoundValue| match &f.value {
        Value::Time(t) => Some((t.clone(), tokens.span(f.first as usize, f.end as usize))),
        Value::Number(_) => None,
    };
    found
        .iter()
        .filter_map(time)
        .map(|(t, span)| {
            let modifier = t.modifier.map(|m| format!("+{m}")).unwrap_or_default();
            let bounds = if interval {
                format!(" [{}..{}]", t.begin.unwrap_or_default(), t.end.unwrap_or_default())
            } else {
                String::new()
            };
            format!("{}={}{modifier}{bounds}", &text[span], t.value)
        })
        .collect()
}

/// Each line: text, then the times in it.
fn check(date: &str, interval: bool, table: &[(&str, &[&str])]) {
    for (text, want) in table {
        assert_eq!(read(text, date, interval), *want, "{text}");
    }
}

/// A Friday.
const DAY: &str = "2024-10-18";

#[test]
fn calendar_dates_of_all_desks() {
    check(
        DAY,
        false,
        &[
            ("It closed on October 3, 2022.", &["October 3, 2022=2022-10-03"]),
            ("It closed on 3 October 2022.", &["3 October 2022=2022-10-03"]),
            ("It closed on the 3rd of October.", &["the 3rd of October=2024-10-03"]),
            (
                "Closed 2022-10-03, again 10/13/2022 and 13.10.2022.",
                &["2022-10-03=2022-10-03", "10/13/2022=2022-10-13", "13.10.2022=2022-10-13"],
            ),
            ("On Mon., Oct. 14 it rained.", &["Mon., Oct. 14=2024-10-14"]),
            (
                "It rained on Oct. 7, 8 and 9.",
                &["Oct. 7=2024-10-07", "8=2024-10-08", "9=2024-10-09"],
            ),
            ("It rained on 7 and 8 October.", &["7=2024-10-07", "8 October=2024-10-08"]),
            ("It rained in July and August 2021.", &["July=2021-07", "August 2021=2021-08"]),
            (
                "The late 1980s, the 19th century and Q3 2023.",
                &["The late 1980s=198+END", "the 19th century=18", "Q3 2023=2023-Q3"],
            ),
            (
                "In fiscal 2023, in the first half of 2022.",
                &["fiscal 2023=2023", "the first half of 2022=2022-H1"],
            ),
            ("The third Tuesday of March 2023.", &["The third Tuesday of March 2023=2023-03-21"]),
            (
                "They met at Easter 2019 and on Christmas Eve.",
                &["Easter 2019=2019-04-21", "Christmas Eve=2023-12-24"],
            ),
        ],
    );
}

#[test]
fn days_are_resolved_as_in_news() {
    check(
        DAY,
        false,
        &[
            (
                "He spoke on Friday and left Thursday.",
                &["Friday=2024-10-18", "Thursday=2024-10-17"],
            ),
            ("The court will rule on Tuesday.", &["Tuesday=2024-10-22"]),
            ("The envoy is due to arrive Monday.", &["Monday=2024-10-21"]),
            ("He would not comment on Tuesday.", &["Tuesday=2024-10-15"]),
            (
                "Sales fell in June but rose earlier this month.",
                &["June=2024-06", "earlier this month=2024-10+START"],
            ),
            (
                "Last week, next month, this year, last winter.",
                &[
                    "Last week=2024-W41",
                    "next month=2024-11",
                    "this year=2024",
                    "last winter=2023-WI",
                ],
            ),
            (
                "Two weeks ago, two months ago, four years ago.",
                &["Two weeks ago=2024-W40", "two months ago=2024-08", "four years ago=2020"],
            ),
            (
                "It sank on October 3. The following day, divers went down.",
                &["October 3=2024-10-03", "The following day=2024-10-04"],
            ),
            ("It was raised in June last year.", &["June last year=2023-06"]),
            (
                "Trading opened early on Monday morning.",
                &["early on Monday morning=2024-10-14TMO+START"],
            ),
        ],
    );
}

#[test]
fn without_a_day_of_writing_nothing_is_guessed() {
    check(
        "",
        true,
        &[
            ("He spoke on Friday.", &["Friday=XXXX-WXX-5 [..]"]),
            ("He left in June this year.", &["June this year=XXXX-06 [..]"]),
            ("From Oct. 8 to 13 it rained.", &["From Oct. 8 to 13=XXXX-10-08/XXXX-10-13 [..]"]),
            (
                "It began last week, last winter or this year.",
                &["last week=XXXX-WXX [..]", "last winter=XXXX-WI [..]", "this year=XXXX [..]"],
            ),
            ("It opened in 2019.", &["2019=2019 [2019-01-01..2019-12-31]"]),
        ],
    );
}

#[test]
fn ranges_and_open_ends() {
    check(
        DAY,
        true,
        &[
            (
                "It rained between October 8 and 13.",
                &["between October 8 and 13=2024-10-08/2024-10-13 [2024-10-08..2024-10-13]"],
            ),
            (
                "It rained from Oct. 28 to Nov. 3.",
                &["from Oct. 28 to Nov. 3=2024-10-28/2024-11-03 [2024-10-28..2024-11-03]"],
            ),
            ("The 2019-21 drought.", &["2019-21=2019/2021 [2019-01-01..2021-12-31]"]),
            (
                "It rained 8-13 October 2021.",
                &["8-13 October 2021=2021-10-08/2021-10-13 [2021-10-08..2021-10-13]"],
            ),
            ("Closed since August 2023.", &["August 2023=2023-08 [2023-08-01..]"]),
            ("It must open by November 1.", &["November 1=2024-11-01 [..2024-11-01]"]),
            (
                "Closed from 9 a.m. to 5 p.m. on Monday.",
                &[
                    "from 9 a.m. to 5 p.m. on Monday=2024-10-14T09:00/2024-10-14T17:00 [2024-10-14..2024-10-14]",
                ],
            ),
            (
                "Struck between 2:30 and 4:15 p.m. on Oct. 2.",
                &[
                    "between 2:30 and 4:15 p.m. on Oct. 2=2024-10-02T14:30/2024-10-02T16:15 [2024-10-02..2024-10-02]",
                ],
            ),
            ("In the past week.", &["the past week=P1W [2024-10-11..2024-10-18]"]),
        ],
    );
}

#[test]
fn times_lengths_and_sets() {
    check(
        DAY,
        false,
        &[
            ("At 3:45 p.m. on Monday.", &["3:45 p.m. on Monday=2024-10-14T15:45"]),
            (
                "Around midnight, at 1400 GMT.",
                &["Around midnight=2024-10-18T24:00+APPROX", "1400 GMT=2024-10-18T14:00"],
            ),
            (
                "A two-year deal after nearly six months.",
                &["two-year=P2Y", "nearly six months=P6M+EQUAL_OR_LESS"],
            ),
            (
                "It took a year and a half, then 2 1/2 hours.",
                &["a year and a half=P1Y6M", "2 1/2 hours=PT2H30M"],
            ),
            ("It has dragged on for years.", &["years=PXY"]),
            (
                "Twice a week, every Tuesday, each July.",
                &["Twice a week=P1W", "every Tuesday=XXXX-WXX-2", "each July=XXXX-07"],
            ),
        ],
    );
}

#[test]
fn ordinary_words_are_no_times() {
    for text in [
        "They may march, and he sat in the sun.",
        "Theresa May met April Jones.",
        "The fall of the city shook the Winter Palace.",
        "A 44-year-old man lost 1990 men on flight 2022 from room 1984.",
        "Dial 555-10-12-99 or 192.168.20.24; the score was 3:2.",
        "On 31 April, Feb. 30, 2024-13-01 or at 25:61.",
        "February 29, 2023 never was.",
        "The first, the second and three-quarters of the SEC.",
    ] {
        assert_eq!(read(text, DAY, false), Vec::<String>::new(), "{text}");
    }
}
