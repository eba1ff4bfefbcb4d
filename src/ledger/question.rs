//! What the figures of a row answer, in words.

use super::compare::Fill;
use super::figures::Item;
use super::view::View;

/// "soldiers sent, North Korea to Russia, 2024-10-08/2024-10-13".
pub(super) fn question(view: &View<'_>, items: &[&Item<'_>]) -> String {
    let noun = items.iter().map(|i| &*i.count.noun).find(|n| !n.is_empty());
    let measure = items.iter().find_map(|i| i.count.value.unit.as_deref()).unwrap_or("number");
    let mut out = noun.unwrap_or(measure).to_lowercase();
    let Some(main) =
        items.iter().find(|i| i.count.direct).or(items.iter().find(|i| i.group.is_some()))
    else {
        return out;
    };
    let asks = main.asks();
    if !asks.is_empty() {
        out.push(' ');
        out.push_str(asks);
    }
    let group = main.group.and_then(|g| view.happenings.groups.get(g));
    let named = |f: &Fill<'_>| -> Option<String> {
        let thing = f.things.first().and_then(|t| view.things.get(*t));
        thing.map(|t| t.name.clone())
    };
    let role = |wanted: &[&str]| -> Option<String> {
        let own = main.parties().iter().filter(|f| wanted.contains(&f.role));
        let more = group.iter().flat_map(|g| g.cluster.roles());
        let more = more.filter(|(r, _)| wanted.contains(r)).flat_map(|(_, fills)| fills);
        own.chain(more).find_map(named)
    };
    let settings = ["destination", "recipient", "origin", "place", "target", "conflict", "vehicle"];
    let all = main.parties().iter().map(|f| f.role);
    let all = all.chain(group.iter().flat_map(|g| g.cluster.roles().iter().map(|(r, _)| *r)));
    let agents: Vec<&str> = all.filter(|r| !settings.contains(r)).collect();
    let from = role(&agents);
    let to = role(&["destination", "recipient"]);
    let place = main.parties().iter().filter(|f| f.role == "place").find_map(named);
    match (from, to) {
        (Some(a), Some(b)) if a != b => out.push_str(&format!(", {a} to {b}")),
        (Some(a), _) => out.push_str(&format!(", {a}")),
        (None, Some(b)) => out.push_str(&format!(", to {b}")),
        (None, None) => {}
    }
    if let Some(place) = place {
        out.push_str(&format!(", in {place}"));
    }
    let period = group.and_then(|g| g.cluster.period);
    let day = |d: Option<i32>| d.and_then(super::time::date);
    match period.map(|p| (day(p.begin), day(p.end))) {
        Some((Some(a), Some(b))) if a == b => out.push_str(&format!(", {a}")),
        Some((Some(a), Some(b))) => out.push_str(&format!(", {a}/{b}")),
        Some((Some(a), None)) => out.push_str(&format!(", since {a}")),
        Some((None, Some(b))) => out.push_str(&format!(", by {b}")),
        _ => {}
    }
    out
}
