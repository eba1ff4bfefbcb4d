//! A grammar of news-like text: what random bytes do not reach.
//!
//! Sentences have the parts that the stages look for (datelines, subjects, verbs with their objects and
//! prepositions, times, amounts, attributions, quotations), drawn from short lists, in orders that a newspaper would and
//! would not print; between them stand characters that have broken readers of text before.

use arbitrary::{Arbitrary, Result, Unstructured};

const NAMES: &[&str] = &[
    "Kenya",
    "North Korea",
    "Vladimir Putin",
    "Mr. Ruto",
    "President William Ruto",
    "the U.N.",
    "NIS",
    "Zelenskyy",
    "Acme Holdings Inc.",
    "Georgia",
    "Paris",
    "Kim Jong Un",
    "A. B. Cdefson",
    "the ministry",
    "she",
    "they",
    "it",
    "its army",
    "Gen. Pat Ryder",
    "the World Health Organization (WHO)",
    "RIA Novosti",
    "Al-Shabaab",
    "İzmir",
    "Łódź",
    "서울",
    "Иван Петров",
    "Ho Chi Minh City",
    "New York’s mayor",
    "South Korea's Yonhap",
    "two men",
    "who",
    "both",
    "Anna and Bert",
    "Russia, Iran and Cuba",
    "The Guardian",
    "St. Petersburg, Fla.",
    "Port-au-Prince",
    "Jr.",
    "III",
];
const VERBS: &[&str] = &[
    "sent",
    "has sent",
    "will not send",
    "was sent",
    "denied sending",
    "met",
    "killed",
    "were killed",
    "said",
    "said it had",
    "told",
    "signed",
    "accused",
    "plans to visit",
    "attacked",
    "arrested",
    "pledged",
    "paid",
    "fired",
    "elected",
    "acquired",
    "could have been",
    "is",
    "became",
    "left",
    "urged",
    "refused to confirm that",
    "warned",
    "to",
    "being",
];
const OBJECTS: &[&str] = &[
    "600 police officers",
    "about 12,000 troops",
    "$1.2 billion",
    "a KN-23 missile",
    "the agreement",
    "dozens",
    "half of them",
    "up to three ships",
    "no one",
    "1,500-1,600 t of rice",
    "10 km",
    "5’11”",
    "the prime minister",
    "reports",
    "him",
    "war",
    "99999999999999999999 bn euros",
    "0.0001 percent",
    "1/3",
    "two-thirds of 1e9",
    "−4 °C",
    "20%–30%",
    "an 81-year-old",
];
const PLACES: &[&str] = &[
    "in Haiti",
    "to Ukraine",
    "from Kursk to Sumy",
    "near the border",
    "at the Kremlin",
    "on the island",
    "across Africa",
    "in Tbilisi, Georgia",
    "outside",
    "via Vladivostok",
    "between Iran and Iraq",
    "of France",
];
const TIMES: &[&str] = &[
    "on Friday",
    "Oct. 8",
    "from Oct. 8 to 13",
    "on 31 April 2023",
    "last week",
    "in the 1990s",
    "two days earlier",
    "at 5 p.m. GMT",
    "since 2019/20",
    "every Monday",
    "by the end of the month",
    "Feb. 29",
    "in Q3",
    "the night of Oct. 31-Nov. 1",
    "12/13/14",
    "in 10000 BC",
    "year 0",
    "99 centuries ago",
    "tomorrow",
    "for three months",
    "2024-13-45",
    "noon",
    "at 25:61",
    "in May",
];
const SOURCES: &[&str] = &[
    "said",
    "he said",
    "according to",
    "reported",
    "the agency said, citing",
    "told reporters",
    "Putin told Reuters",
    "denied",
    "as the BBC reported",
    "said in a statement",
    "was quoted as saying by",
    "tweeted",
    "claimed without evidence",
];
const JOINTS: &[&str] = &["and", "or", "but", "while", "before", ", and", "after"];
const RELATIVES: &[&str] = &["which", "who", "that", "where", "whose"];
const MARKS: &[&str] = &[
    ".", ",", ";", ":", "!", "?", "…", " — ", "-", "–", "“", "”", "\"", "‘", "’", "'", "«", "»",
    "„", "(", ")", "[", "]", "/", "&", "%", "$", "€", "#", "@", "*", "|", "'s", "’s", "n't", "...",
    "--", "+", "=", "~", "<b>", "&amp;",
];
const SPACES: &[&str] = &[
    "\n", "\n\n", "\r\n", "\r", "\t", "\u{c}", "\u{b}", "\u{a0}", "\u{2009}", "\u{202f}",
    "\u{2028}", "\u{3000}", "\u{85}", "",
];
const HOSTILE: &[&str] = &[
    "\u{0}",
    "\u{feff}",
    "\u{200b}",
    "\u{200d}",
    "\u{ad}",
    "e\u{301}",
    "\u{301}",
    "İ",
    "ı",
    "ß",
    "ẞ",
    "ﬁ",
    "ǅ",
    "Σς",
    "１２３",
    "٣٤",
    "Ⅻ",
    "½",
    "👩‍👩‍👧",
    "🇰🇵",
    "\u{202e}",
    "\u{2066}",
    "𝔄𝔅",
    "א",
    "ก",
    "â€œ",
    "Ã©",
    "\u{fffd}",
    "\u{10ffff}",
    "Рutin",
    "ＮＩＳ",
    "ŉ",
    "ΐ",
    "K",
    "Å",
];

/// A text with its reference date.
#[derive(Debug)]
pub struct Story {
    /// The text.
    pub text: String,
    /// A day, or what may be none.
    pub date: Option<String>,
}

impl<'a> Arbitrary<'a> for Story {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let date = if u.ratio(2, 3)? { Some(date(u)?) } else { None };
        let mut text = String::new();
        if u.ratio(1, 3)? {
            text.push_str(u.choose(&[
                "SEOUL, Oct. 18 (Yonhap) — ",
                "Washington – ",
                "Published: 18 October 2024\n\n",
                "By Jo Doe\n",
            ])?);
        }
        while !u.is_empty() && text.len() < 6000 {
            sentence(u, &mut text)?;
        }
        Ok(Self { text, date })
    }
}

/// Mostly a day of the calendar, sometimes what looks like one.
fn date(u: &mut Unstructured<'_>) -> Result<String> {
    if u.ratio(1, 8)? {
        return Ok(u.arbitrary::<&str>()?.to_owned());
    }
    let (y, m, d): (u16, u8, u8) = u.arbitrary()?;
    Ok(format!("{:04}-{:02}-{:02}", y % 10001, m % 14, d % 33))
}

/// Adds one sentence, or what stands where one should be.
fn sentence(u: &mut Unstructured<'_>, text: &mut String) -> Result<()> {
    let parts: &[&[&[&str]]] = &[
        &[NAMES, VERBS, OBJECTS, PLACES, TIMES],
        &[NAMES, VERBS, NAMES, TIMES, SOURCES, NAMES],
        &[MARKS, NAMES, VERBS, OBJECTS, MARKS, SOURCES, NAMES],
        &[SOURCES, NAMES, MARKS, NAMES, VERBS, OBJECTS],
        &[TIMES, MARKS, NAMES, VERBS, NAMES, JOINTS, VERBS, OBJECTS],
        &[OBJECTS, VERBS, PLACES, MARKS, RELATIVES, NAMES, VERBS],
        &[NAMES, MARKS, OBJECTS, MARKS, OBJECTS, MARKS, NAMES],
    ];
    for list in *u.choose(parts)? {
        match u.int_in_range(0..=15)? {
            0 => text.push_str(u.choose(HOSTILE)?),
            1 => text.push_str(u.arbitrary::<&str>()?),
            2 => continue,
            3 => text.push_str(&u.choose(list)?.to_uppercase()),
            _ => text.push_str(u.choose(list)?),
        }
        text.push_str(if u.ratio(1, 12)? { u.choose(SPACES)? } else { " " });
    }
    if u.ratio(4, 5)? {
        text.truncate(text.trim_end_matches(' ').len());
        text.push_str(". ");
    }
    if u.ratio(1, 6)? {
        text.push_str("\n\n");
    }
    Ok(())
}
