//! What is known of one happening so far, and whether another version fits it.

use super::bounds::Bounds;
use super::compare::{Fill, Match, OTHER};
use super::happenings::Version;
use super::rules::rules;
use super::things::Things;
use super::time::{Period, Time, date};
use crate::Modality;

/// A version joins a happening from this score on: two matching descriptions and something more, or one named
/// party and the date, or two named parties.
pub(super) const THRESHOLD: f32 = 2.5;
/// The same verb or noun tells of both.
const SAME_WORD: f32 = 0.5;
/// The same original speaker tells of both.
const SAME_SPEAKER: f32 = 0.5;
/// A country takes part in both, in whatever role.
const SAME_PARTY: f32 = 0.75;
/// A count that two unrelated events seldom share.
const SAME_COUNT: f32 = 2.0;
/// Counts that can both be so.
const LIKE_COUNT: f32 = 0.5;
/// Counts that cannot both be so, of what does not grow.
const OTHER_COUNT: f32 = -1.5;
/// Reports that tell one story, of what names nobody by whom it could be known.
const SAME_STORY: f32 = 1.0;
/// What is said in passing joins from this score on, if one speaker says it in the same words.
const PASSING: f32 = 2.0;
/// Both deny or both affirm; else it takes more to be sure that they speak of one event.
const OTHER_POLARITY: f32 = -0.5;
/// More than this cannot be had from one role.
const MOST: f32 = 4.0;
/// Further fillers of one role say nothing new.
const FILLERS: usize = 12;

/// What is known of one happening.
#[derive(Clone, Debug, Default)]
pub(super) struct Cluster<'a> {
    roles: Vec<(&'a str, Vec<Fill<'a>>)>,
    pub(super) period: Option<Period>,
    told: Option<(i32, i32)>,
    counts: Vec<Bounds>,
    lemmas: Vec<&'a str>,
    speakers: Vec<u32>,
    outcome: Option<&'a str>,
    /// Whether it has happened, or is still to come; unknown of what is only possible.
    pub(super) real: Option<bool>,
    /// Some of the reports that tell of it.
    reports: Vec<usize>,
    positive: bool,
    additional: bool,
    /// Whether a version has been taken in.
    founded: bool,
}

/// How a version stands to a happening.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Verdict {
    pub(super) score: f32,
    pub(super) clash: bool,
    /// The version says so little that it fits many happenings.
    pub(super) thin: bool,
}

/// Whether what is told has happened, or is still to come.
pub(super) fn reality(modality: Modality) -> Option<bool> {
    match modality {
        Modality::Actual => Some(true),
        Modality::Planned | Modality::Expected => Some(false),
        _ => None,
    }
}

/// Roles that say where and when, not who and what.
fn is_setting(role: &str) -> bool {
    matches!(
        role,
        "place"
            | "origin"
            | "destination"
            | "recipient"
            | "target"
            | "opponent"
            | "conflict"
            | "topic"
    )
}

impl<'a> Cluster<'a> {
    /// How a version fits; the reasons go to `why`.
    pub(super) fn judge(
        &self,
        v: &Version<'a>,
        things: &Things<'_>,
        mut why: Option<&mut Vec<String>>,
    ) -> Verdict {
        let mut out = Verdict::default();
        let mut slots = 0;
        let mut because = |text: &dyn Fn() -> String| {
            if let Some(why) = why.as_mut() {
                why.push(text());
            }
        };
        let (mut named, mut filled) = (false, 0);
        for (role, mine) in by_role(&v.fills) {
            filled += usize::from(mine.iter().any(|f| says_something(f)));
            let Some((_, theirs)) = self.roles.iter().find(|(r, _)| *r == role) else { continue };
            let (score, clash, pair) = role_score(role, &mine, theirs, things);
            out.clash |= clash;
            out.score += score;
            if score >= 0.5 {
                slots += 1;
                named |= score >= 1.0;
                if let Some((a, b)) = pair {
                    because(&|| format!("{role}: {}", same_or_both(a, b)));
                }
            }
        }
        if !named && self.shares_party(v, things) {
            (out.score, slots) = (out.score + SAME_PARTY, slots + 1);
            because(&|| "the same country takes part".to_owned());
        }
        self.judge_time(v, &mut out, &mut slots, &mut because);
        self.judge_counts(v, &mut out, &mut slots, &mut because);
        let mut echoes = 0;
        if self.lemmas.contains(&v.happening.lemma.as_str()) {
            out.score += SAME_WORD;
            echoes += 1;
            because(&|| format!("word: {}", v.happening.lemma));
        }
        if v.speaker.is_some_and(|s| self.speakers.contains(&s)) {
            out.score += SAME_SPEAKER;
            echoes += 1;
            because(&|| format!("speaker: {}", v.happening.chain.first().map_or("", |s| &*s.name)));
        }
        self.judge_kind(v, &mut out);
        if self.is_story_of(v, things) {
            (out.score, slots) = (out.score + SAME_STORY, slots + 1);
            because(&|| "the reports tell one story".to_owned());
        }
        out.thin = filled <= 1 && slots <= 1;
        if out.thin && slots == 1 && echoes == 2 && out.score >= PASSING {
            out.score = out.score.max(THRESHOLD);
        }
        if slots + echoes < 2 && filled > 1 {
            out.score = out.score.min(THRESHOLD - 0.1);
        }
        out
    }

    /// Whether a version that names nobody is of a report that tells the story of another version.
    fn is_story_of(&self, v: &Version<'a>, things: &Things<'_>) -> bool {
        v.fills.iter().all(|f| f.things.is_empty() && f.what.of.is_empty())
            && self.reports.iter().any(|r| things.is_one_story(*r, v.report))
    }

    /// Whether both affirm, came out alike, and have been or are to come.
    fn judge_kind(&self, v: &Version<'a>, out: &mut Verdict) {
        let positive = v.happening.polarity == crate::Polarity::Positive;
        if positive != self.positive {
            out.score += OTHER_POLARITY;
        }
        let outcome = v.happening.outcome.as_deref();
        out.clash |= outcome.is_some() && self.outcome.is_some() && outcome != self.outcome;
        let real = reality(v.happening.modality);
        out.clash |= real.is_some() && self.real.is_some() && real != self.real;
        let besides = v.happening.additional != self.additional;
        let equal = || v.counts.iter().any(|a| self.counts.iter().any(|b| a.equals(b)));
        out.clash |= besides && self.founded && !equal();
    }

    fn judge_time(
        &self,
        v: &Version<'a>,
        out: &mut Verdict,
        slots: &mut usize,
        because: &mut dyn FnMut(&dyn Fn() -> String),
    ) {
        match v.time.agreement(&self.time_for(v)) {
            None => out.clash = true,
            Some(score) => {
                out.score += score;
                if score >= 1.0 {
                    *slots += 1;
                    because(&|| {
                        let when = v.happening.when.as_ref().map_or("", |w| &*w.value);
                        format!("date: {when}")
                    });
                }
            }
        }
    }

    fn judge_counts(
        &self,
        v: &Version<'a>,
        out: &mut Verdict,
        slots: &mut usize,
        because: &mut dyn FnMut(&dyn Fn() -> String),
    ) {
        if v.counts.is_empty() || self.counts.is_empty() {
            return;
        }
        let pairs = || v.counts.iter().flat_map(|a| self.counts.iter().map(move |b| (a, b)));
        if let Some((a, _)) = pairs().find(|(a, b)| a.equals(b) && a.is_telling()) {
            out.score += SAME_COUNT;
            *slots += 1;
            because(&|| format!("count: {}", a.seen().0));
        } else if pairs().any(|(a, b)| a.meets(b)) {
            out.score += LIKE_COUNT;
        } else if !rules().grows(v.happening.kind.as_str()) {
            out.score += OTHER_COUNT;
        }
    }

    /// The time of the happening as a version sees it: told on the nearest day on which it was told.
    fn time_for(&self, v: &Version<'a>) -> Time {
        let told = self.told.map(|(first, last)| match v.time.told {
            Some(day) => day.clamp(first, last),
            None => first,
        });
        Time { period: self.period, told }
    }

    fn shares_party(&self, v: &Version<'a>, things: &Things<'_>) -> bool {
        let parties = |f: &&Fill<'a>| !is_setting(f.role);
        let mine: Vec<&str> =
            v.fills.iter().filter(parties).flat_map(|f| f.countries(things)).collect();
        let theirs = self.roles.iter().filter(|(role, _)| !is_setting(role));
        theirs.flat_map(|(_, fills)| fills).any(|f| f.countries(things).any(|c| mine.contains(&c)))
    }

    /// Why a version that comes near does not fit.
    pub(super) fn objections(&self, v: &Version<'a>, things: &Things<'_>) -> Vec<String> {
        let mut out = Vec::new();
        for (role, mine) in by_role(&v.fills) {
            let Some((_, theirs)) = self.roles.iter().find(|(r, _)| *r == role) else { continue };
            let (score, clash, _) = role_score(role, &mine, theirs, things);
            if clash || score < 0.0 {
                let text = |fills: &[&Fill<'_>]| {
                    fills.iter().map(|f| f.text).collect::<Vec<_>>().join(", ")
                };
                let theirs: Vec<&Fill<'_>> = theirs.iter().take(2).collect();
                out.push(format!("{role}: {} is not {}", text(&mine), text(&theirs)));
            }
        }
        if v.time.agreement(&self.time_for(v)).is_none() {
            let when = v.happening.when.as_ref().map_or("another time", |w| &*w.value);
            let begin = self.period.and_then(|p| p.begin.or(p.end)).and_then(date);
            let theirs = begin.unwrap_or_else(|| "another time".to_owned());
            out.push(format!("date: {when} is not {theirs}"));
        }
        let (real, outcome) = (reality(v.happening.modality), v.happening.outcome.as_deref());
        if real.is_some() && self.real.is_some() && real != self.real {
            out.push(format!("modality: {}", v.happening.modality));
        }
        if let (Some(a), Some(b)) = (outcome, self.outcome)
            && a != b
        {
            out.push(format!("outcome: {a} is not {b}"));
        }
        let meets = v.counts.iter().any(|a| self.counts.iter().any(|b| a.meets(b)));
        if let (Some(a), Some(b), false) = (v.counts.first(), self.counts.first(), meets) {
            out.push(format!("count: {} is not {}", a.seen().1, b.seen().1));
        }
        if v.happening.additional != self.additional {
            out.push("one comes besides the other".to_owned());
        }
        if out.is_empty() {
            out.push("too little in common".to_owned());
        }
        out
    }

    /// Takes a version in.
    pub(super) fn add(&mut self, v: &Version<'a>) {
        let h = v.happening;
        if !self.founded {
            self.additional = h.additional;
            (self.positive, self.founded) = (h.polarity == crate::Polarity::Positive, true);
        }
        for f in v.fills.iter().filter(|f| says_something(f)) {
            let fills = match self.roles.iter_mut().find(|(r, _)| *r == f.role) {
                Some((_, fills)) => fills,
                None => {
                    self.roles.push((f.role, Vec::new()));
                    let Some((_, fills)) = self.roles.last_mut() else { continue };
                    fills
                }
            };
            let known = |x: &Fill<'_>| {
                x.things == f.things
                    && (!f.things.is_empty()
                        || (x.what.head == f.what.head
                            && x.what.class == f.what.class
                            && x.what.of == f.what.of))
            };
            if fills.len() < FILLERS && !fills.iter().any(known) {
                fills.push(f.clone());
            }
        }
        self.period = match (self.period, v.time.period) {
            (Some(a), Some(b)) => Some(a.common(b)),
            (a, b) => a.or(b),
        };
        if let Some(day) = v.time.told {
            let (first, last) = self.told.unwrap_or((day, day));
            self.told = Some((first.min(day), last.max(day)));
        }
        self.counts.extend(v.counts.iter().take(FILLERS.saturating_sub(self.counts.len())));
        if !self.lemmas.contains(&h.lemma.as_str()) && self.lemmas.len() < FILLERS {
            self.lemmas.push(&h.lemma);
        }
        if let Some(s) = v.speaker.filter(|s| !self.speakers.contains(s)) {
            self.speakers.push(s);
        }
        if self.reports.len() < FILLERS && !self.reports.contains(&v.report) {
            self.reports.push(v.report);
        }
        self.outcome = self.outcome.or(h.outcome.as_deref());
        self.real = self.real.or(reality(h.modality));
    }

    /// Roles and their fillers, the first told first.
    pub(super) fn roles(&self) -> &[(&'a str, Vec<Fill<'a>>)] {
        &self.roles
    }
}

/// The fillers of each role.
fn by_role<'f, 'a>(fills: &'f [Fill<'a>]) -> Vec<(&'a str, Vec<&'f Fill<'a>>)> {
    let mut out: Vec<(&'a str, Vec<&'f Fill<'a>>)> = Vec::new();
    for f in fills {
        match out.iter_mut().find(|(r, _)| *r == f.role) {
            Some((_, list)) => list.push(f),
            None => out.push((f.role, vec![f])),
        }
    }
    out
}

/// Whether a filler tells anything by which it could be known again.
fn says_something(f: &Fill<'_>) -> bool {
    !f.things.is_empty() || !f.what.class.is_empty() || !f.what.of.is_empty()
}

/// How the fillers of one role fit those of a happening: the score, whether they cannot be one, and the best pair.
fn role_score<'x, 'a>(
    role: &str,
    mine: &[&'x Fill<'a>],
    theirs: &'x [Fill<'a>],
    things: &Things<'_>,
) -> (f32, bool, Option<(&'x Fill<'a>, &'x Fill<'a>)>) {
    let (mut total, mut clashes, mut pair) = (0.0_f32, 0, None);
    let mut worst = 0.0_f32;
    let (mut any_clash, mut matched) = (false, false);
    for f in mine {
        let mut best: Option<(f32, &'x Fill<'a>)> = None;
        for t in theirs {
            match f.compare(t, things) {
                Match::Clash => any_clash = true,
                Match::Score(s) if best.is_none_or(|(b, _)| s > b) => best = Some((s, t)),
                Match::Score(_) => {}
            }
        }
        match best {
            None if !theirs.is_empty() => clashes += 1,
            None => {}
            Some((s, t)) if s > 0.0 => {
                matched = true;
                total += s;
                if pair.is_none() {
                    pair = Some((*f, t));
                }
            }
            Some((s, _)) => worst = worst.min(s),
        }
    }
    // soldiers are not nurses: of those whom an event is about, another class is another event
    let about = matches!(role, "passenger" | "item" | "victim" | "force" | "trainee" | "person");
    let others = about && !matched && worst <= OTHER;
    let places = matches!(role, "place" | "origin" | "destination");
    let clash = (clashes > 0 && !matched) || others || (places && any_clash && !mine.is_empty());
    let score = if matched { total.min(MOST) } else { worst };
    (score, clash, pair)
}

/// Two wordings of one filler.
fn same_or_both(a: &Fill<'_>, b: &Fill<'_>) -> String {
    if a.text.eq_ignore_ascii_case(b.text) {
        a.text.to_owned()
    } else {
        format!("{} ~ {}", a.text, b.text)
    }
}
