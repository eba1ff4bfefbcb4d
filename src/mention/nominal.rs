//! Descriptions, counted nouns and pronouns: the mentions that are made of groups.

use super::Draft;
use crate::lexicon::{Lexicon, Noun};
use crate::phrase::{Chunk, Item, Phrases, Pos, narrow};
use crate::token::{Class, Tokens};
use crate::vocabulary::{Vocabulary, Word};
use crate::{Form, MentionKind};

/// The rule of a draft that is kept only if it is linked to something named.
const IF_LINKED: &str = "nominal/if-linked";

/// The compiled words of the stage.
#[derive(Clone, Debug)]
pub(crate) struct Nominals {
    of: Word,
    others: Word,
    /// "the", "this", "that".
    definite: [Word; 3],
    /// Quantity words that are no part of a nominal: "several officials" is a nominal "officials".
    quantities: Vec<Word>,
    /// Pronouns that can refer to a thing, with the kind they demand, if any.
    pronouns: Vec<(Word, Option<MentionKind>)>,
}

impl Nominals {
    /// Interns the words.
    pub(crate) fn new(v: &mut Vocabulary) -> Self {
        const PERSON: Option<MentionKind> = Some(MentionKind::Person);
        let quantities = [
            "several",
            "many",
            "multiple",
            "some",
            "various",
            "more",
            "most",
            "numerous",
            "few",
            "fewer",
            "additional",
            "another",
            "other",
            "hundreds",
            "dozens",
            "thousands",
            "one",
            "two",
            "three",
        ];
        let pronouns = [
            ("he", PERSON),
            ("she", PERSON),
            ("him", PERSON),
            ("her", PERSON),
            ("himself", PERSON),
            ("herself", PERSON),
            ("i", PERSON),
            ("me", PERSON),
            ("his", PERSON),
            ("it", None),
            ("itself", None),
            ("its", None),
            ("they", None),
            ("them", None),
            ("themselves", None),
            ("their", None),
            ("we", None),
            ("us", None),
            ("our", None),
            ("who", PERSON),
            ("my", PERSON),
        ];
        Self {
            of: v.intern("of"),
            others: v.intern("others"),
            definite: ["the", "this", "that"].map(|w| v.intern(w)),
            quantities: quantities.iter().map(|w| v.intern(w)).collect(),
            pronouns: pronouns.iter().map(|(w, k)| (v.intern(w), *k)).collect(),
        }
    }

    /// Appends nominals and pronouns to `drafts`, tells groups and numbers of them, and turns numbers that count into
    /// quantities. Indices of earlier drafts stay as they are.
    pub(crate) fn find<'x>(
        &self,
        tokens: &Tokens<'_>,
        lexicon: &Lexicon,
        phrases: &mut Phrases,
        drafts: &mut Vec<Draft<'x>>,
    ) {
        for n in 0..phrases.nouns.len() {
            if phrases.nouns[n].draft.is_none() {
                self.nominal(tokens, lexicon, phrases, n, drafts);
            }
            self.count(tokens, phrases, n, drafts);
            self.possessive(phrases, n, drafts);
        }
        self.partitives(phrases, drafts);
        super::counted::count(tokens, phrases, drafts);
    }

    /// The mention of a group whose head noun denotes something, or is a pronoun.
    fn nominal<'x>(
        &self,
        tokens: &Tokens<'_>,
        lexicon: &Lexicon,
        phrases: &mut Phrases,
        n: usize,
        drafts: &mut Vec<Draft<'x>>,
    ) {
        let group = &phrases.nouns[n];
        let head = *phrases.item(group.head);
        if head.pos == Pos::Pronoun {
            if let Some((_, kind)) = self.pronouns.iter().find(|(w, _)| *w == head.word) {
                let kind = kind.unwrap_or(MentionKind::Other);
                phrases.nouns[n].draft = Some(push(drafts, pronoun(&head, kind)));
            }
            return;
        }
        let Some((noun, pair)) = denotes(lexicon, phrases, n) else { return };
        let Some((first, end)) = self.extent(phrases, n) else { return };
        let weak = noun.has(b'w') && !group_has_modifier(phrases, n) && !pair;
        let weak = weak && phrases.nouns[n].possessor.is_none();
        if weak && !self.definite.contains(&tokens.word(first as usize)) {
            return;
        }
        let draft = Draft {
            first,
            end,
            kind: noun.kind,
            subtype: subtype(&noun, phrases, n, drafts),
            form: Some(Form::Nominal),
            head: head.end - 1,
            row: None,
            value: None,
            of: None,
            rule: if weak { IF_LINKED } else { "nominal/noun" },
        };
        phrases.nouns[n].draft = Some(push(drafts, draft));
    }

    /// Drops what would only have been a mention if it meant something named: "the company", "the state".
    pub(crate) fn drop_unlinked(
        &self,
        phrases: &mut Phrases,
        drafts: &mut [Draft<'_>],
        of: &[Option<u32>],
    ) {
        for group in &mut phrases.nouns {
            let Some(d) = group.draft else { continue };
            let draft = &mut drafts[d as usize];
            if draft.rule == IF_LINKED {
                if of.get(d as usize).copied().flatten().is_some() {
                    draft.rule = "nominal/definite";
                } else {
                    draft.rule = "";
                    group.draft = None;
                }
            }
        }
    }

    /// The tokens of the nominal: from article or naming possessor to the head, without number and possessive pronoun.
    pub(crate) fn extent(&self, phrases: &Phrases, n: usize) -> Option<(u32, u32)> {
        let group = &phrases.nouns[n];
        let end = phrases.item(group.head).end;
        let mut first = group.first;
        if let Some(p) = group.possessor {
            if is_naming(phrases, p) {
                return Some((phrases.item(group.first).first, end));
            }
            // "the country’s president": a described possessor is a mention of its own
            first = phrases.noun(p).end + 1;
        }
        while first < group.head {
            let it = phrases.item(first);
            // "second-degree murder": no number of murders
            let joined =
                phrases.items.get(first as usize + 1).is_some_and(|x| x.class == Class::Hyphen);
            let skip = match it.pos {
                Pos::Number if joined => false,
                Pos::Number
                | Pos::Possessive
                | Pos::Quantifier
                | Pos::Adverb
                | Pos::Mark
                | Pos::Time => true,
                Pos::Determiner | Pos::Adjective => {
                    it.draft.is_none() && self.quantities.contains(&it.word)
                }
                _ => false,
            };
            if !skip {
                break;
            }
            first += 1;
        }
        Some((phrases.item(first).first, end))
    }

    /// Ties the number of a group to the group's mention.
    fn count(&self, tokens: &Tokens<'_>, phrases: &Phrases, n: usize, drafts: &mut [Draft<'_>]) {
        let group = &phrases.nouns[n];
        let Some(value) = group.number.and_then(|i| phrases.item(i).draft) else { return };
        if let Some(head) = measure_of_one(tokens, phrases, n, &drafts[value as usize]) {
            drafts[value as usize].kind = MentionKind::Quantity;
            drafts[value as usize].head = head;
            return;
        }
        match group.draft {
            Some(mention) if mention != value => tie(drafts, value, mention),
            Some(_) => {}
            // "two killed and 12 others injured": of the kind that was counted before
            None if phrases.item(group.head).word == self.others => {}
            None => tie_word(drafts, value, phrases, n),
        }
    }

    /// Makes a mention of "its", "their".
    fn possessive(&self, phrases: &Phrases, n: usize, drafts: &mut Vec<Draft<'_>>) {
        let Some(item) = phrases.nouns[n].pronoun_possessor else { return };
        let it = phrases.item(item);
        if let Some((_, kind)) = self.pronouns.iter().find(|(w, _)| *w == it.word) {
            let draft = pronoun(it, kind.unwrap_or(MentionKind::Other));
            push(drafts, draft);
        }
    }

    /// "thousands of troops", "half of the ammunition": the number counts what follows "of".
    fn partitives(&self, phrases: &Phrases, drafts: &mut [Draft<'_>]) {
        for i in 0..phrases.chunks.len() {
            // nothing but a number counts
            let counts = |n: u32| phrases.item(phrases.noun(n).head).pos == Pos::Number;
            if !matches!(phrases.chunks[i], Chunk::Noun(n) if counts(n)) {
                continue;
            }
            let (a, p, b) = match phrases.chunks[i..] {
                [Chunk::Noun(a), Chunk::Preposition(p), Chunk::Noun(b), ..]
                | [Chunk::Noun(a), Chunk::Mark(_), Chunk::Preposition(p), Chunk::Noun(b), ..] => {
                    (a, p, b)
                }
                [Chunk::Noun(a), Chunk::Noun(m), Chunk::Conjunction(_), Chunk::Noun(b), ..]
                    if starts_measured(phrases, m, drafts)
                        && starts_measured(phrases, b, drafts) =>
                {
                    tie_past(drafts, phrases, a, b);
                    continue;
                }
                [Chunk::Noun(a), Chunk::Noun(b), ..] if starts_measured(phrases, b, drafts) => {
                    tie_past(drafts, phrases, a, b);
                    continue;
                }
                _ => continue,
            };
            let (n, a, b) = (b, phrases.noun(a), phrases.noun(b));
            let head = phrases.item(a.head);
            if phrases.item(p).word != self.of {
                continue;
            }
            match (head.draft, b.draft) {
                (Some(value), Some(mention)) => tie(drafts, value, mention),
                (Some(value), None) => tie_word(drafts, value, phrases, n as usize),
                _ => {}
            }
        }
    }
}

/// Stores a draft; returns its index.
fn push<'x>(drafts: &mut Vec<Draft<'x>>, draft: Draft<'x>) -> u32 {
    drafts.push(draft);
    narrow(drafts.len() - 1)
}

/// A pronoun that may refer to something; its kind is that of its antecedent, once that is known.
fn pronoun<'x>(it: &Item, kind: MentionKind) -> Draft<'x> {
    Draft {
        first: it.first,
        end: it.end,
        kind,
        subtype: "",
        form: Some(Form::Pronoun),
        head: it.first,
        row: None,
        value: None,
        of: None,
        rule: "pronoun/personal",
    }
}

/// Whether a group begins with a measure: "155-mm shells".
fn starts_measured(phrases: &Phrases, n: u32, drafts: &[Draft<'_>]) -> bool {
    let draft = phrases.item(phrases.noun(n).first).draft;
    draft.is_some_and(|d| drafts[d as usize].rule == "quantity/unit")
}

/// "two million 122-mm and 152-mm shells": the number alone in group `a` counts what group `b` names.
fn tie_past(drafts: &mut [Draft<'_>], phrases: &Phrases, a: u32, b: u32) {
    let (number, counted) = (phrases.noun(a), phrases.noun(b));
    let head = phrases.item(number.head);
    let Some(value) = head.draft.filter(|_| head.pos == Pos::Number) else { return };
    match counted.draft.filter(|d| *d != value) {
        Some(mention) => tie(drafts, value, mention),
        None => tie_word(drafts, value, phrases, b as usize),
    }
}

/// Makes a quantity of a number that counts a mention.
fn tie(drafts: &mut [Draft<'_>], value: u32, mention: u32) {
    let number = &drafts[value as usize];
    if number.kind == MentionKind::Number
        && number.rule != "number/scale"
        && drafts[mention as usize].kind.has_form()
    {
        drafts[value as usize].kind = MentionKind::Quantity;
        drafts[value as usize].of = Some(mention);
    }
}

/// Makes a quantity of a number that counts a plural of no list: its head is then that word, past its end.
fn tie_word(drafts: &mut [Draft<'_>], value: u32, phrases: &Phrases, n: usize) {
    let group = &phrases.nouns[n];
    let head = phrases.item(group.head);
    let number = &mut drafts[value as usize];
    let counts = number.kind == MentionKind::Number && number.rule != "number/scale";
    let part = number.rule == "number/fraction";
    if counts && (group.plural || part) && head.pos == Pos::Noun && head.class == Class::Word {
        number.kind = MentionKind::Quantity;
        number.head = head.end - 1;
    }
}

/// The noun that a number counts where both describe one thing: "a three course meal", "the 12 page document".
fn measure_of_one(
    tokens: &Tokens<'_>,
    phrases: &Phrases,
    n: usize,
    number: &Draft<'_>,
) -> Option<u32> {
    let group = &phrases.nouns[n];
    let at = group.number?;
    let noun = phrases.item(at + 1);
    let one = tokens.str(number.first as usize).eq_ignore_ascii_case("one");
    let fits = at + 1 < group.head
        && !phrases.item(group.head).plural
        && !one
        && number.kind == MentionKind::Number
        && is_plain(number)
        && noun.first == number.end
        && noun.draft.is_none()
        && noun.class == Class::Word
        && noun.pos == Pos::Noun
        && !noun.plural
        && !noun.compound
        && tokens.str(noun.first as usize).starts_with(|c: char| c.is_ascii_lowercase());
    fits.then_some(noun.end - 1)
}

/// Whether a number is neither a share nor a point on a scale.
fn is_plain(number: &Draft<'_>) -> bool {
    !matches!(number.rule, "number/scale" | "number/fraction")
}

/// What the head of a group denotes, and whether two words say so together.
fn denotes(lexicon: &Lexicon, phrases: &Phrases, n: usize) -> Option<(Noun, bool)> {
    let group = &phrases.nouns[n];
    let head = phrases.item(group.head);
    if head.pos != Pos::Noun {
        return None;
    }
    if group.head > group.first {
        let before = phrases.item(group.head - 1);
        if let Some((noun, _)) = lexicon.noun_pair(before.word, head.word) {
            return Some((noun, true));
        }
    }
    if head.class != Class::Word || (head.compound && !head.word.is_known()) {
        return None;
    }
    lexicon.noun(head.word).map(|noun| (noun, false))
}

/// The subtype of a noun in its group: a unit, division or force of a company is a company.
fn subtype(noun: &Noun, phrases: &Phrases, n: usize, drafts: &[Draft<'_>]) -> &'static str {
    let group = &phrases.nouns[n];
    let owned = |d: u32| {
        let d = &drafts[d as usize];
        d.kind == MentionKind::Organization && d.subtype == "company"
    };
    let military = noun.kind == MentionKind::Organization && noun.subtype == "military";
    let inside = (group.first..group.head).filter_map(|i| phrases.item(i).draft);
    let owner = group.possessor.and_then(|p| phrases.noun(p).draft);
    if military && inside.chain(owner).any(owned) { "company" } else { noun.subtype }
}

/// Whether more than an article stands before the head.
fn group_has_modifier(phrases: &Phrases, n: usize) -> bool {
    let group = &phrases.nouns[n];
    (group.first..group.head).any(|i| {
        matches!(
            phrases.item(i).pos,
            Pos::Noun | Pos::Name | Pos::Nationality | Pos::Number | Pos::Possessive
        )
    })
}

/// Whether a possessor is a name, or is itself possessed by one, so that it belongs to the nominal.
fn is_naming(phrases: &Phrases, n: u32) -> bool {
    let group = phrases.noun(n);
    matches!(phrases.item(group.head).pos, Pos::Name | Pos::Nationality)
        && group.possessor.is_none()
}

/// The singular of a plural with an ending of its own: "gunmen", "grandchildren", "wives", "wolves".
fn by_ending(noun: &str) -> Option<String> {
    const ENDINGS: &[(&str, &str)] = &[
        ("children", "child"),
        ("women", "woman"),
        ("wives", "wife"),
        ("knives", "knife"),
        ("thieves", "thief"),
        ("wolves", "wolf"),
        ("halves", "half"),
        ("shelves", "shelf"),
        ("crises", "crisis"),
        ("teeth", "tooth"),
    ];
    if !noun.ends_with(['n', 's', 'h']) {
        return None;
    }
    let man = noun.strip_suffix("men").filter(|s| s.len() > 2 && !is_no_man(noun));
    if let Some(stem) = man {
        return Some(format!("{stem}man"));
    }
    let (stem, one) =
        ENDINGS.iter().find_map(|(many, one)| Some((noun.strip_suffix(many)?, one)))?;
    Some(format!("{stem}{one}"))
}

/// Words in -men that are no plural of -man.
fn is_no_man(noun: &str) -> bool {
    matches!(noun, "specimen" | "regimen" | "abdomen" | "acumen" | "stamen" | "semen" | "yemen")
}

/// The singular of a counted noun as it stands in the text, in lower case.
pub(crate) fn singular(noun: &str) -> String {
    const IRREGULAR: &[(&str, &str)] = &[
        ("people", "person"),
        ("men", "man"),
        ("women", "woman"),
        ("children", "child"),
        ("lives", "life"),
        ("servicemen", "serviceman"),
        ("troops", "troop"),
        ("feet", "foot"),
        ("policemen", "policeman"),
        ("aircraft", "aircraft"),
        ("personnel", "personnel"),
        ("police", "police"),
        ("series", "series"),
    ];
    let mut noun = if noun.is_ascii() { noun.to_ascii_lowercase() } else { noun.to_lowercase() };
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == noun) {
        return (*one).to_owned();
    }
    if noun.ends_with("ies") && noun.len() > 5 {
        noun.truncate(noun.len() - 3);
        noun.push('y');
        return noun;
    }
    if let Some(one) = by_ending(&noun) {
        return one;
    }
    let endings = [
        "ches", "shes", "sses", "xes", "zes", "viruses", "buses", "campuses", "bonuses",
        "censuses", "circuses", "choruses",
    ];
    let cut = match noun.strip_suffix('s') {
        Some(stem) if stem.ends_with('e') && endings.iter().any(|e| noun.ends_with(e)) => 2,
        Some(stem) if !stem.ends_with(['s', 'u']) && stem.len() > 2 => 1,
        _ => 0,
    };
    noun.truncate(noun.len() - cut);
    noun
}
