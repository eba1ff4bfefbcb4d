//! Generated reports whose figures are known: many stories, several reports each.

/// A report to be read.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) date: String,
}

/// What is true of one story.
#[derive(Clone, Debug)]
pub(crate) struct Truth {
    /// The reports of the story.
    pub(crate) reports: Vec<String>,
    /// How their figures stand to one another.
    pub(crate) verdict: &'static str,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// Who acts.
const COUNTRIES: &[&str] = &[
    "Kenya", "Brazil", "Norway", "Vietnam", "Portugal", "Ghana", "Peru", "Poland", "Thailand",
    "Morocco", "Canada", "Austria", "Nepal", "Senegal", "Finland", "Uruguay", "Malaysia",
    "Tunisia", "Estonia", "Zambia",
];

/// Where: the country and a city in it.
const CITIES: &[(&str, &str)] = &[
    ("Haiti", "Port-au-Prince"),
    ("Mali", "Bamako"),
    ("Lebanon", "Beirut"),
    ("Somalia", "Mogadishu"),
    ("Honduras", "Tegucigalpa"),
    ("Sudan", "Khartoum"),
    ("Yemen", "Sanaa"),
    ("Armenia", "Yerevan"),
    ("Moldova", "Chisinau"),
    ("Bolivia", "La Paz"),
    ("Mozambique", "Maputo"),
    ("Georgia", "Tbilisi"),
    ("Madagascar", "Antananarivo"),
    ("Kosovo", "Pristina"),
    ("Laos", "Vientiane"),
    ("Nigeria", "Lagos"),
    ("Pakistan", "Karachi"),
    ("Colombia", "Medellin"),
    ("Turkey", "Izmir"),
    ("Indonesia", "Surabaya"),
    ("Egypt", "Alexandria"),
    ("India", "Chennai"),
    ("Mexico", "Guadalajara"),
    ("Iraq", "Mosul"),
    ("Ethiopia", "Addis Ababa"),
];

/// Who says so.
const SOURCES: &[&str] =
    &["the foreign ministry", "the United Nations", "police", "the Red Cross", "the governor"];

/// Who is sent.
const SENT: &[&str] = &["soldiers", "police officers", "nurses", "engineers", "firefighters"];

/// A generator of numbers that are the same on every machine: Knuth's MMIX constants.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % n
    }
}

/// `stories` stories with four reports each, one in three days, and what is true of them.
pub(crate) fn make(stories: usize) -> (Vec<Made>, Vec<Truth>) {
    let mut numbers = Numbers(20_241_018);
    let (mut made, mut truths) = (Vec::new(), Vec::new());
    for story in 0..stories {
        let (texts, verdict, low, high) = story_of(story, &mut numbers);
        // far enough apart that no two stories can be one: a city comes again after 75 days
        let day = story * 3;
        let mut reports = Vec::new();
        for (at, text) in texts.into_iter().enumerate() {
            let later = if verdict == "different_scope" { at } else { 0 };
            let id = format!("story{story:05}-{at}");
            made.push(Made { id: id.clone(), text, date: date(day + later) });
            reports.push(id);
        }
        truths.push(Truth { reports, verdict, low, high });
    }
    (made, truths)
}

/// A day, counted from the first of 2001; months have thirty days here, and February none after its 28th.
fn date(day: usize) -> String {
    let (year, rest) = (2001 + day / 360, day % 360);
    let (month, day) = (rest / 30 + 1, rest % 30 + 1);
    format!("{year}-{month:02}-{:02}", if month == 2 { day.min(28) } else { day })
}

/// Four texts of one story, their verdict, the lowest and the highest figure.
fn story_of(story: usize, n: &mut Numbers) -> (Vec<String>, &'static str, f64, f64) {
    let (country, city) = CITIES[story % CITIES.len()];
    let actor = COUNTRIES[n.below(COUNTRIES.len())];
    let noun = SENT[n.below(SENT.len())];
    let base = 110 + 10 * n.below(300);
    let mode = ["agree", "refine", "conflict", "different_scope"][n.below(4)];
    let growing = mode == "different_scope";
    let base = if growing { 20 + n.below(60) } else { base };
    let (figures, low, high) = figures(mode, base);
    let source = |at: usize| SOURCES[(story + at) % SOURCES.len()];
    let texts = figures.iter().enumerate().map(|(at, f)| {
        let s = source(at);
        match (growing, at % 4) {
            (true, 0) => format!(
                "An explosion in {city} killed {f} people on Monday, {s} said. {}",
                filler(n)
            ),
            (true, 1) => {
                format!("{} An explosion in {city} has killed {f} people, {s} said.", filler(n))
            }
            (true, 2) => format!(
                "The explosion in {city} killed {f} people, according to {s}. {}",
                filler(n)
            ),
            (true, _) => format!(
                "An explosion in {city}, {country}, killed {f} people, {s} said. {}",
                filler(n)
            ),
            (false, 0) => format!("{actor} has sent {f} {noun} to {city}, {s} said. {}", filler(n)),
            (false, 1) => {
                format!("{} {actor} deployed {f} {noun} to {country}, according to {s}.", filler(n))
            }
            (false, 2) => {
                format!("{f} {noun} were sent from {actor} to {city}, {s} said. {}", filler(n))
            }
            (false, _) => {
                format!("{} {s} said {actor} had dispatched {f} {noun} to {country}.", filler(n))
            }
        }
    });
    (texts.collect(), mode, low, high)
}

/// Four figures that stand to one another in this way.
fn figures(mode: &str, base: usize) -> (Vec<String>, f64, f64) {
    let grouped = |x: usize| match x {
        0..=999 => x.to_string(),
        _ => format!("{},{:03}", x / 1000, x % 1000),
    };
    let low = f64::from(u32::try_from(base).unwrap_or_default());
    let up = base + base / 2;
    let high = f64::from(u32::try_from(up).unwrap_or_default());
    let b = grouped(base);
    match mode {
        "agree" => (vec![b.clone(), b.clone(), format!("some {b}"), b], low, low),
        "refine" => (
            vec![b.clone(), format!("more than {}", grouped(base - 10)), b.clone(), b],
            low - 10.0,
            low,
        ),
        "conflict" => (vec![b.clone(), grouped(up), b.clone(), b], low, high),
        _ => (vec![b.clone(), b, grouped(up), grouped(up)], low, high),
    }
}

/// A sentence that belongs to no story.
fn filler(n: &mut Numbers) -> &'static str {
    const FILLERS: &[&str] = &[
        "The weather was mild for the season.",
        "Schools stayed open throughout the week.",
        "Analysts had expected nothing of the kind.",
        "The central bank left its rates unchanged.",
        "Shops in the old town closed early.",
        "A spokesman declined to comment.",
    ];
    FILLERS[n.below(FILLERS.len())]
}

/// Per story: whether one row holds the figures of all its reports and of no other, with the right verdict and ends.
pub(crate) fn right(rows: &newswire::Rows, truths: &[Truth]) -> Vec<bool> {
    let mut row_of = std::collections::BTreeMap::new();
    for row in &rows.figures {
        for f in &row.figures {
            row_of.entry(f.document.as_str()).or_insert(row);
        }
    }
    let is_right = |truth: &Truth| {
        let Some(row) = truth.reports.first().and_then(|r| row_of.get(r.as_str())) else {
            return false;
        };
        let mut documents: Vec<&str> = row.figures.iter().map(|f| &*f.document).collect();
        documents.sort_unstable();
        documents.dedup();
        documents == truth.reports.iter().map(String::as_str).collect::<Vec<_>>()
            && row.verdict.is_some_and(|v| v.as_str() == truth.verdict)
            && row.low == Some(truth.low)
            && row.high == Some(truth.high)
    };
    truths.iter().map(is_right).collect()
}
