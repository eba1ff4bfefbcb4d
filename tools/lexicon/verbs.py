"""The verb table: lemma, its irregular or doubled forms, and its classes."""

import re
from collections import defaultdict

from sources import curated_lines

VOWELS = "aeiou"
COLUMNS = ("third", "past", "participle", "gerund")
NONE = "-"


def regular(lemma):
    """Forms that the rule of the format gives: they are left out of the table."""
    if re.search(r"(s|x|z|ch|sh)$", lemma):
        third = lemma + "es"
    elif re.search(r"[^aeiou]y$", lemma):
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    if lemma.endswith("e"):
        past = lemma + "d"
    elif re.search(r"[^aeiou]y$", lemma):
        past = lemma[:-1] + "ied"
    else:
        past = lemma + "ed"
    gerund = (lemma[:-1] if lemma.endswith("e") else lemma) + "ing"
    return {"third": third, "past": past, "participle": past, "gerund": gerund}


def read_irregular():
    """Hand-checked irregular verbs; a "." or a missing column means the regular form."""
    table = {}
    for line in curated_lines("irregular_verbs.txt"):
        lemma, past, participle, *rest = line.split()
        forms = regular(lemma)
        gerund = rest[0] if rest else "."
        third = rest[1] if len(rest) > 1 else "."
        if len(rest) == 1 and rest[0].endswith("s") and not rest[0].endswith("ing"):
            third, gerund = rest[0], "."
        for name, value in zip(COLUMNS, (third, past, participle, gerund)):
            if value != ".":
                forms[name] = value
        table[lemma] = {name: value.split("|") for name, value in forms.items()}
    return table


def last_syllable_stressed(lemma):
    """One vowel group only: the final consonant doubles without asking for stress."""
    return len(re.findall(r"[aeiouy]+", lemma)) == 1


def guess(lemma):
    """Forms of a verb no table has: regular, with doubling for one-syllable verbs."""
    forms = {name: [value] for name, value in regular(lemma).items()}
    if lemma.endswith(("ee", "oe", "ye")):
        forms["gerund"] = [lemma + "ing"]
    elif lemma.endswith("ie"):
        forms["gerund"] = [lemma[:-2] + "ying"]
    if re.search(r"[^aeiou]o$", lemma):
        forms["third"] = [lemma + "es"]
    if re.search(r"[^aeiou][aeiou][bdgklmnprtvz]$", lemma) and last_syllable_stressed(lemma):
        doubled = lemma + lemma[-1]
        forms["past"] = forms["participle"] = [doubled + "ed"]
        forms["gerund"] = [doubled + "ing"]
    return forms


def prefixed(lemma, irregular):
    """Forms of "co-host", "re-run" from those of the verb behind the hyphen."""
    head, hyphen, tail = lemma.rpartition("-")
    if not hyphen:
        return None
    base = irregular.get(tail) or guess(tail)
    return {name: [head + hyphen + f for f in forms] for name, forms in base.items()}


def tidy(lemma, forms, plain):
    """The table's oddities out: O.K.'d, ghost-wrote beside ghostwrote, refered, redevelopped."""
    kept = [f for f in forms if re.fullmatch(r"[a-z]+", f)]
    if re.search(r"(fer|cur|bet|mit|pel|rol|tal)$", lemma) and len(kept) > 1 and kept[-1][-4:] != "ling":
        undoubled = [f for f in kept if lemma + lemma[-1] not in f]
        if lemma[-1] in "rtb" and lemma not in ("target", "total", "differ", "offer", "suffer"):
            kept = [f for f in kept if f not in undoubled] or kept
    if lemma.endswith("p") and len(kept) > 1 and lemma.endswith(("elop", "ossip", "allop")):
        kept = [f for f in kept if lemma + "p" not in f] or kept
    return kept or plain


def from_specialist(lemma, columns):
    """Forms of one row of the SPECIALIST table: past, participle, gerund, third."""
    plain = guess(lemma)
    columns = columns + [[]] * (4 - len(columns))
    past = columns[0] or plain["past"]
    forms = {
        "past": past,
        "participle": columns[1] or past,
        "gerund": columns[2] or plain["gerund"],
        "third": columns[3] or plain["third"],
    }
    if all(f.endswith("ed") for f in past) and set(forms["participle"]) < set(past):
        forms["participle"] = past
    forms["gerund"] = [f for f in forms["gerund"] if not f.endswith("ieing")] or plain["gerund"]
    # The SPECIALIST lexicon lists rare undoubled spellings (kidnaped); the doubled one leads.
    for name in COLUMNS:
        forms[name] = tidy(lemma, forms[name], plain[name])
    for name in ("past", "participle", "gerund"):
        doubled = [f for f in forms[name] if f.startswith(lemma + lemma[-1])]
        others = [f for f in forms[name] if f not in doubled]
        if doubled and re.search(r"[^l]$", lemma) and lemma not in ("focus", "benefit", "bias"):
            forms[name] = doubled + others
    return forms


def verb_lemmas(net, special, scowl):
    """Verbs that news can be expected to use."""
    lemmas = set()
    candidates = {l for l, pos in net.senses if pos == "v"} | set(special["verb"])
    for lemma in candidates:
        if not re.fullmatch(r"[a-z]+", lemma) or len(lemma) < 2 or seldom_a_verb(net, lemma):
            continue
        size = scowl.get(lemma, 99)
        in_both = (lemma, "v") in net.senses and lemma in special["verb"]
        counted = net.count[lemma, "v"] > 0
        if size <= 50 and (in_both or counted) or counted and size <= 70 or size <= 40 and (
            lemma in special["verb"]
        ):
            lemmas.add(lemma)
        elif size <= 60 and in_both:
            lemmas.add(lemma)
    for line in curated_lines("extra_verbs.txt"):
        for word in line.split():
            if word.startswith("!"):
                lemmas.discard(word[1:])
            else:
                lemmas.add(word)
    return lemmas


def seldom_a_verb(net, lemma):
    """WordNet's tagged text has the word several times, but never as a verb."""
    others = max(net.count[lemma, "n"], net.count[lemma, "a"])
    return net.count[lemma, "v"] == 0 and others >= 3


TRANSITIVE = {5, 8, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20, 21, 24, 25, 26, 29, 30, 31}
# Frames 14, 24, 28 and 33 are too loosely given in WordNet: those classes come from our lists alone.
FRAME_CLASSES = {"thatcomp": {26}}


def frame_classes(net, lemma):
    """Classes by WordNet's frames, weighted by how often each sense was tagged."""
    senses = net.senses[lemma, "v"]
    if not senses:
        return set()
    weights = [count + 0.5 for _, count in senses]
    total = sum(weights)
    share = defaultdict(float)
    intransitive = 0.0
    for (offset, _), weight in zip(senses, weights):
        frames = net.frames_of(lemma, offset)
        for name, wanted in FRAME_CLASSES.items():
            if frames & wanted:
                share[name] += weight / total
        if not frames & TRANSITIVE:
            intransitive += weight / total
    found = {name for name, value in share.items() if value >= 0.3}
    if intransitive >= 0.85:
        found.add("intrans")
    return found


CLASS_ORDER = "aux modal copula ditransitive control objcontrol raising gerundctl thatcomp intrans".split()


def read_classes():
    """Curated classes: class -> (lemmas given, lemmas taken away)."""
    given, taken = defaultdict(set), defaultdict(set)
    for line in curated_lines("verb_classes.txt"):
        name, _, lemmas = line.partition(":")
        for lemma in lemmas.split():
            (taken if lemma.startswith("-") else given)[name].add(lemma.lstrip("-"))
    return given, taken


def build(net, special, scowl):
    """All verbs: lemma -> (forms, classes)."""
    irregular = read_irregular()
    given, taken = read_classes()
    lemmas = verb_lemmas(net, special, scowl) | set(irregular)
    for words in given.values():
        lemmas |= {w for w in words if "-" not in w}
    table = {}
    for lemma in sorted(lemmas):
        if lemma in irregular:
            forms = irregular[lemma]
        elif lemma in special["verb"]:
            forms = from_specialist(lemma, special["verb"][lemma])
        else:
            forms = prefixed(lemma, irregular) or guess(lemma)
        closed = any(lemma in given[name] for name in ("aux", "modal"))
        classes = set() if closed else frame_classes(net, lemma)
        for name in CLASS_ORDER:
            if lemma in given[name]:
                classes.add(name)
            if lemma in taken[name]:
                classes.discard(name)
        if "intrans" in classes and lemma not in given["intrans"] and classes & {
            "thatcomp", "objcontrol", "ditransitive", "modal", "aux", "copula"
        }:
            classes.discard("intrans")
        table[lemma] = (forms, [c for c in CLASS_ORDER if c in classes])
    return table


def all_forms(table):
    """Every form: form -> set of (tag, lemma); tags as in the word table (V Z D P G)."""
    found = defaultdict(set)
    for lemma, (forms, classes) in table.items():
        if "modal" not in classes:
            found[lemma].add(("V", lemma))
        for tag, name in (("Z", "third"), ("D", "past"), ("P", "participle"), ("G", "gerund")):
            for form in forms[name]:
                if form != NONE:
                    found[form].add((tag, lemma))
    return found


def rows(table):
    """Rows of the file: a form that the rule gives is left empty."""
    for lemma, (forms, classes) in table.items():
        plain = regular(lemma)
        cells = [lemma]
        for name in COLUMNS:
            value = "|".join(dict.fromkeys(forms[name]))
            # Readers differ on echoes and radios: after consonant + o the form always stands.
            spelled = name == "third" and re.search(r"[^aeiou]o$", lemma)
            cells.append("" if value == plain[name] and not spelled else value)
        cells.append(",".join(classes))
        yield cells
