//! A document to a [`Report`]: what can be compared over reports, and nothing else.

use super::report::{Filler, Happening, Report, Saying, Thing, Voice, What, When, Written};
use super::{counts, words};
use crate::extractor::Compiled;
use crate::{
    Document, Entity, Error, Extractor, Form, Mention, MentionKind, OffsetUnit, Quote, Relation,
    RelationClass, Stance, Value,
};

/// Evidence and sayings are kept up to so many bytes: enough for a person to recognise them.
const LONGEST: usize = 160;
/// Places lie in places that lie in places; a circle in a user's rows ends here.
const DEEPEST: usize = 8;

/// A document with what its mentions, taken together, say.
pub(super) struct Reader<'a, 't> {
    pub(super) x: &'a Compiled,
    pub(super) document: &'a Document<'t>,
    pub(super) text: &'a str,
    /// Per mention: the countries of the names inside it.
    of: Vec<Vec<String>>,
    /// Mentions that are no entity and become things: descriptions that name a country.
    described: Vec<usize>,
    /// Per relation: its place among the happenings.
    pub(super) happening: Vec<Option<usize>>,
}

impl Report {
    /// Keeps what a ledger needs of a document.
    ///
    /// `text` must be the text that the document was made from, and `extractor` one that knows the same rows: it says
    /// what lies in what.
    ///
    /// # Errors
    ///
    /// When the document's offsets are not in bytes, or do not fit the text.
    pub fn new(extractor: &Extractor, document: &Document<'_>, text: &str) -> Result<Self, Error> {
        if document.offsets != OffsetUnit::Byte {
            let unit = document.offsets;
            return Err(Error::input(format!(
                "{}: its offsets count {unit} units, a ledger needs bytes",
                document.id
            )));
        }
        if let Some(m) =
            document.mentions.iter().find(|m| text.get(m.start..m.end) != Some(&m.text))
        {
            return Err(Error::input(format!(
                "{}: {:?} does not stand at {}..{}, give the text that the document was made from",
                document.id, m.text, m.start, m.end
            )));
        }
        Ok(Reader::new(&extractor.0, document, text).report())
    }
}

impl<'a, 't> Reader<'a, 't> {
    fn new(x: &'a Compiled, document: &'a Document<'t>, text: &'a str) -> Self {
        let mut happening = vec![None; document.relations.len()];
        let kept = document.relations.iter().filter(|r| is_kept(r));
        for (at, relation) in kept.enumerate() {
            if let Some(slot) = happening.get_mut(relation.id) {
                *slot = Some(at);
            }
        }
        let of: Vec<Vec<String>> =
            (0..document.mentions.len()).map(|m| countries_inside(document, m)).collect();
        let lasting = [MentionKind::Event, MentionKind::Organization, MentionKind::Place];
        let described = document.mentions.iter().filter(|m| {
            m.form == Some(Form::Nominal)
                && m.entity.is_none()
                && lasting.contains(&m.kind)
                && !of[m.id].is_empty()
        });
        let described = described.map(|m| m.id).collect();
        Self { x, document, text, of, described, happening }
    }

    fn report(&self) -> Report {
        let d = self.document;
        let events: Vec<Happening> =
            d.relations.iter().filter(|r| is_kept(r)).map(|r| self.happening(r)).collect();
        Report {
            id: d.id.to_string(),
            source: d.source.as_deref().map(str::to_owned),
            date: d.reference_date.as_deref().map(str::to_owned),
            things: d
                .entities
                .iter()
                .map(|e| self.thing(e))
                .chain(self.described.iter().filter_map(|m| self.described(*m)))
                .collect(),
            figures: counts::find(self, &events),
            events,
            sayings: self.sayings(),
        }
    }

    fn thing(&self, e: &Entity<'_>) -> Thing {
        let mut spellings: Vec<Written> = Vec::new();
        let (mut named, mut of) = (false, Vec::new());
        for m in e.mentions.iter().filter_map(|m| self.document.mentions.get(*m)) {
            named |= m.form == Some(Form::Name);
            merge(&mut of, &self.of[m.id]);
            if m.form == Some(Form::Pronoun) {
                continue;
            }
            let at = [m.id, m.start, m.end];
            match spellings.iter_mut().find(|s| s.text == m.text) {
                Some(s) => s.at.push(at),
                None => spellings.push(Written { text: m.text.to_string(), at: vec![at] }),
            }
        }
        Thing {
            kind: e.kind,
            subtype: e.subtype.as_deref().unwrap_or_default().to_owned(),
            name: e.name.to_string(),
            reference: e.reference.as_deref().map(str::to_owned),
            wikidata: e.wikidata.as_deref().map(str::to_owned),
            country: e.country.as_deref().map(str::to_owned),
            within: e.reference.as_deref().map(|r| self.containers(r)).unwrap_or_default(),
            of,
            members: e.members.clone(),
            named,
            spellings,
        }
    }

    /// A description that is no entity of the document, and can be one over reports.
    fn described(&self, m: usize) -> Option<Thing> {
        let m = self.document.mentions.get(m)?;
        Some(Thing {
            kind: m.kind,
            subtype: m.subtype.as_deref().unwrap_or_default().to_owned(),
            name: m.text.to_string(),
            reference: None,
            wikidata: None,
            country: None,
            within: Vec::new(),
            of: self.of[m.id].clone(),
            members: Vec::new(),
            named: false,
            spellings: vec![Written { text: m.text.to_string(), at: vec![[m.id, m.start, m.end]] }],
        })
    }

    /// The rows that contain a row, the nearest first.
    fn containers(&self, id: &str) -> Vec<String> {
        let gazetteer = &self.x.gazetteer;
        let Some(row) = gazetteer.by_id(id) else { return Vec::new() };
        let (mut out, mut next) = (Vec::new(), vec![row]);
        for _ in 0..DEEPEST {
            let mut above = Vec::new();
            for parent in next.iter().flat_map(|row| gazetteer.row(*row).parents) {
                let id = gazetteer.row(*parent).id.to_owned();
                if !out.contains(&id) {
                    out.push(id);
                    above.push(*parent);
                }
            }
            if above.is_empty() {
                break;
            }
            next = above;
        }
        out
    }

    fn happening(&self, r: &Relation<'_>) -> Happening {
        let mention = |m: usize| self.document.mentions.get(m);
        let is_thing = |m: &Mention<'_>| !m.kind.is_numeric() && !m.kind.is_time();
        let skipped = ["count", "purpose", "date"];
        let fillers = r
            .arguments
            .iter()
            .filter(|a| !skipped.contains(&a.role.as_str()))
            .filter_map(|a| Some((a, a.mention.and_then(mention).filter(|m| is_thing(m))?)))
            .map(|(a, m)| Filler {
                role: a.role.clone(),
                text: m.text.to_string(),
                what: self.what(m),
            })
            .collect();
        let statement = r.statement.and_then(|s| self.document.statements.get(s));
        let lemma = r.trigger.as_ref().map(|t| t.lemma.as_ref().unwrap_or(&t.text));
        Happening {
            relation: r.id,
            kind: r.kind.clone(),
            lemma: lemma.map(|l| l.to_lowercase()).unwrap_or_default(),
            start: r.start,
            end: r.end,
            text: cut(self.text, r.start, r.end),
            event: r.class == RelationClass::Event,
            fillers,
            additional: r
                .arguments
                .iter()
                .any(|a| a.mention.is_some_and(|m| self.is_additional(m))),
            outcome: r.arguments.iter().find_map(|a| a.value.as_deref()).map(str::to_owned),
            when: r.date.and_then(mention).and_then(when),
            polarity: r.polarity,
            modality: r.modality,
            stance: statement.map(|s| s.stance),
            chain: self.chain(r.statement),
        }
    }

    /// Whether the word before a mention says that it comes besides something else.
    fn is_additional(&self, m: usize) -> bool {
        let before = self.document.mentions.get(m).and_then(|m| self.text.get(..m.start));
        let word = before.and_then(|b| b.split_whitespace().next_back());
        word.is_some_and(|w| super::rules::rules().is_additional(w))
    }

    /// What a mention denotes.
    pub(super) fn what(&self, m: &Mention<'_>) -> What {
        let described = self.described.binary_search(&m.id).ok();
        let thing = m.entity.or(described.map(|d| self.document.entities.len() + d));
        let mut what = What { thing, of: self.of[m.id].clone(), ..What::default() };
        let entity = m.entity.and_then(|e| self.document.entities.get(e));
        let mut described = m;
        if let Some(e) = entity {
            let mentions = || e.mentions.iter().filter_map(|m| self.document.mentions.get(*m));
            if e.kind == MentionKind::Nationality {
                what.of.extend(e.country.as_deref().map(str::to_owned));
            } else if mentions().all(|m| m.form != Some(Form::Name)) {
                mentions().for_each(|m| merge(&mut what.of, &self.of[m.id]));
            }
            if m.form != Some(Form::Nominal) {
                let nominal = mentions().find(|m| m.form == Some(Form::Nominal));
                described = nominal.unwrap_or(m);
            }
        }
        let subtype = entity.and_then(|e| e.subtype.as_deref()).or(described.subtype.as_deref());
        what.class = match entity.map(|e| e.kind) {
            // a people is people
            Some(MentionKind::Nationality) => "civilian".to_owned(),
            _ if m.form == Some(Form::Nominal) => {
                m.subtype.as_deref().or(subtype).unwrap_or_default().to_owned()
            }
            _ => subtype.unwrap_or_default().to_owned(),
        };
        if let Some(head) = &described.head {
            what.head = words::singular(self.x, head);
            if words::is_collective(self.x, head) {
                // four brigades are not four soldiers
                what.class.clear();
            }
        }
        what.of.sort_unstable();
        what.of.dedup();
        what
    }

    /// Who says so, from the original speaker outwards.
    pub(super) fn chain(&self, statement: Option<usize>) -> Vec<Voice> {
        let mut out: Vec<Voice> = Vec::new();
        for s in self.document.chain(statement) {
            let source = s.source.and_then(|m| self.document.mentions.get(m));
            // "it" that is linked to nothing names nobody
            let source = source.filter(|m| m.form != Some(Form::Pronoun) || m.entity.is_some());
            if let Some(m) = source {
                let voice = self.voice(m, !out.is_empty() || s.stance == Stance::Report);
                if out.last().is_none_or(|last| {
                    last.what.thing.is_none() || last.what.thing != voice.what.thing
                }) {
                    out.push(voice);
                }
            }
        }
        out
    }

    /// A source. A statement or report speaks for whom it names: "the NIS statement".
    fn voice(&self, m: &Mention<'_>, relay: bool) -> Voice {
        let d = self.document;
        let speaks = (m.kind == MentionKind::Document).then(|| {
            let all = m.entity.and_then(|e| d.entities.get(e)).map(|e| e.mentions.clone());
            let all = all.unwrap_or_else(|| vec![m.id]);
            all.iter().find_map(|m| {
                let outer = d.mentions.get(*m)?;
                inside(d, *m).find(|n| {
                    n.form == Some(Form::Name)
                        && n.end <= outer.end
                        && matches!(n.kind, MentionKind::Organization | MentionKind::Person)
                })
            })
        });
        let source = speaks.flatten().unwrap_or(m);
        let entity = source.entity.and_then(|e| d.entities.get(e));
        let subtype = entity.and_then(|e| e.subtype.as_deref()).or(source.subtype.as_deref());
        let report = source.kind == MentionKind::Document && subtype == Some("report");
        let name = entity.filter(|e| is_named(d, e)).map_or(&source.text, |e| &e.name);
        Voice {
            name: name.to_string(),
            relay: relay || subtype == Some("media") || report,
            what: self.what(source),
        }
    }

    fn sayings(&self) -> Vec<Saying> {
        let d = self.document;
        let kept = d.statements.iter().filter(|s| {
            s.quote != Quote::None || matches!(s.stance, Stance::Deny | Stance::NotConfirm)
        });
        kept.filter_map(|s| {
            let content = s.content?;
            let (start, end) = (content.start, content.end);
            let quoted = if s.quote == Quote::None {
                Vec::new()
            } else {
                words::quoted(self.x, self.text, start, end, s.quote == Quote::Direct)
            };
            Some(Saying {
                statement: s.id,
                start,
                end,
                text: cut(self.text, start, end),
                stance: s.stance,
                characterization: s.characterization.as_deref().map(str::to_owned),
                targets: s.targets.iter().filter_map(|r| *self.happening.get(*r)?).collect(),
                chain: self.chain(Some(s.id)),
                quoted,
            })
        })
        .collect()
    }
}

/// Whether a relation is kept: an event, or a fact that holds a number.
fn is_kept(r: &Relation<'_>) -> bool {
    r.class == RelationClass::Event
        || r.arguments.iter().any(|a| counts::is_number_role(a.role.as_str()))
}

/// The other mentions that begin inside a mention, in order.
fn inside<'a, 't>(d: &'a Document<'t>, m: usize) -> impl Iterator<Item = &'a Mention<'t>> {
    let (start, end) = d.mentions.get(m).map_or((0, 0), |m| (m.start, m.end));
    let first = d.mentions.partition_point(|n| n.start < start);
    d.mentions[first..].iter().take_while(move |n| n.start < end).filter(move |n| n.id != m)
}

/// The countries of the names inside a description.
fn countries_inside(d: &Document<'_>, m: usize) -> Vec<String> {
    let mut out = Vec::new();
    let Some(outer) = d.mentions.get(m).filter(|m| m.form == Some(Form::Nominal)) else {
        return out;
    };
    for n in inside(d, m).filter(|n| n.form == Some(Form::Name) && n.end <= outer.end) {
        if !matches!(
            n.kind,
            MentionKind::Nationality | MentionKind::Place | MentionKind::Organization
        ) {
            continue;
        }
        let country = n.entity.and_then(|e| d.entities.get(e)).and_then(|e| e.country.as_deref());
        merge(&mut out, country.map(str::to_owned).as_slice());
    }
    out
}

fn is_named(d: &Document<'_>, e: &Entity<'_>) -> bool {
    e.mentions.iter().filter_map(|m| d.mentions.get(*m)).any(|m| m.form == Some(Form::Name))
}

/// Adds what is not there yet.
fn merge(out: &mut Vec<String>, more: &[String]) {
    for x in more {
        if !out.contains(x) {
            out.push(x.clone());
        }
    }
}

/// The days of a date, as far as they are known.
fn when(m: &Mention<'_>) -> Option<When> {
    let Some(Value::Time(time)) = &m.value else { return None };
    Some(When {
        value: time.value.clone(),
        begin: time.begin.clone(),
        end: time.end.clone(),
        loose: time.modifier.is_some(),
    })
}

/// A stretch of the text on one line, cut short at a character.
pub(super) fn cut(text: &str, start: usize, end: usize) -> String {
    let stretch = text.get(start..end).unwrap_or_default();
    let mut stop = stretch.len().min(LONGEST);
    while !stretch.is_char_boundary(stop) {
        stop -= 1;
    }
    let mut out = stretch[..stop].split_whitespace().collect::<Vec<_>>().join(" ");
    if stop < stretch.len() {
        out.push('…');
    }
    out
}
