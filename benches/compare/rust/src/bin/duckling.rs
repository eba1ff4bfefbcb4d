//! The Rust port of Duckling, the dimensions that news has.

use chrono::{DateTime, Utc};
use duckling::{Context, DimensionKind, Lang, Locale, Options, parse};
use newswire_compare::{Task, processor};

const DIMENSIONS: &[DimensionKind] = &[
    DimensionKind::Numeral,
    DimensionKind::Ordinal,
    DimensionKind::Time,
    DimensionKind::Duration,
    DimensionKind::AmountOfMoney,
    DimensionKind::Distance,
    DimensionKind::Quantity,
    DimensionKind::Temperature,
    DimensionKind::Volume,
];

fn main() {
    let task = Task::new();
    let began = processor();
    let locale = Locale::new(Lang::EN, None);
    task.run("duckling", began, |text, found| {
        let day = text.date.as_deref().unwrap_or("2024-10-18");
        let noon = format!("{day}T12:00:00Z").parse::<DateTime<Utc>>().expect("a day is a day");
        let context = Context { reference_time: noon.into(), ..Context::default() };
        for entity in parse(&text.text, &locale, DIMENSIONS, &context, &Options::default()) {
            let kind = format!("{:?}", entity.value);
            found.add(kind.split(['(', ' ', '{']).next().unwrap_or("?"), 1);
        }
    });
}
