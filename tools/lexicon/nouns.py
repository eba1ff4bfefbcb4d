"""The noun table: what a common noun denotes when it heads a noun phrase."""

import re
import unicodedata
from collections import Counter, defaultdict

from sources import curated_lines
from verbs import NONE, VOWELS

# Subtrees of WordNet's nouns -> (kind, subtype); the nearest ancestor that is listed decides.
# "-" ends the search without a kind.
SUBTREES = {
    ("person", 1): ("person", ""),
    ("relative", 1): ("person", "family"),
    ("military personnel", 1): ("person", "soldier"),
    ("serviceman", 1): ("person", "soldier"),
    ("criminal", 1): ("person", "criminal"),
    ("lawyer", 1): ("person", "law"),
    ("judge", 1): ("person", "law"),
    ("policeman", 1): ("person", "police"),
    ("health professional", 1): ("person", "medical"),
    ("scientist", 1): ("person", "expert"),
    ("scholar", 1): ("person", "expert"),
    ("educator", 1): ("person", "expert"),
    ("engineer", 1): ("person", "expert"),
    ("entertainer", 1): ("person", "artist"),
    ("artist", 1): ("person", "artist"),
    ("writer", 1): ("person", "artist"),
    ("journalist", 1): ("person", "journalist"),
    ("athlete", 1): ("person", "athlete"),
    ("worker", 1): ("person", "worker"),
    ("businessperson", 1): ("person", "worker"),
    ("politician", 1): ("person", "politician"),
    ("official", 1): ("person", "official"),
    ("diplomat", 1): ("person", "diplomat"),
    ("clergyman", 1): ("person", "religious"),
    ("religious person", 1): ("person", "religious"),
    ("head of state", 1): ("person", "leader"),
    ("imaginary being", 1): "-",
    ("organization", 1): ("organization", ""),
    ("company", 1): ("organization", "company"),
    ("firm", 1): ("organization", "company"),
    ("military unit", 1): ("organization", "military"),
    ("military", 1): ("organization", "military"),
    ("party", 1): ("organization", "party"),
    ("school", 1): ("organization", "university"),
    ("court", 1): ("organization", "court"),
    ("team", 1): ("organization", "sports-team"),
    ("legislature", 1): ("organization", "legislature"),
    ("government", 1): ("organization", "government"),
    ("alliance", 1): ("organization", "alliance"),
    ("crowd", 1): ("person", "group"),
    ("people", 1): ("person", "group"),
    ("location", 1): ("place", "area"),
    ("country", 2): ("place", "country"),
    ("city", 1): ("place", "city"),
    ("town", 1): ("place", "city"),
    ("village", 1): ("place", "city"),
    ("body of water", 1): ("place", "water"),
    ("island", 1): ("place", "island"),
    ("mountain", 1): ("place", "mountain"),
    ("geological formation", 1): ("place", "area"),
    ("land", 4): ("place", "area"),
    ("building", 1): ("place", "facility"),
    ("facility", 1): ("place", "facility"),
    ("establishment", 4): ("place", "facility"),
    ("way", 6): ("place", "facility"),
    ("room", 1): ("place", "facility"),
    ("shelter", 1): ("place", "facility"),
    ("dwelling", 1): ("place", "facility"),
    ("fortification", 1): ("place", "facility"),
    ("bridge", 1): ("place", "facility"),
    ("weapon", 1): ("product", "weapon"),
    ("ammunition", 1): ("product", "munition"),
    ("explosive", 1): ("product", "munition"),
    ("bomb", 1): ("product", "munition"),
    ("missile", 1): ("product", "missile"),
    ("vehicle", 1): ("product", "vehicle"),
    ("vessel", 2): ("product", "vessel"),
    ("aircraft", 1): ("product", "aircraft"),
    ("satellite", 1): ("product", "satellite"),
    ("clothing", 1): ("product", "goods"),
    ("commodity", 1): ("product", "goods"),
    ("drug", 1): ("product", "goods"),
    ("device", 1): ("product", "goods"),
    ("equipment", 1): ("product", "goods"),
    ("machine", 1): ("product", "goods"),
    ("food", 1): ("product", "goods"),
    ("food", 2): ("product", "goods"),
    ("fuel", 1): ("product", "goods"),
    ("container", 1): ("product", "goods"),
    ("furniture", 1): ("product", "goods"),
    ("fabric", 1): ("product", "goods"),
    ("artifact", 1): ("product", "goods"),
    ("structure", 1): ("place", "facility"),
    ("art", 1): ("product", "goods"),
    ("material", 1): ("product", "goods"),
    ("metallic element", 1): ("product", "goods"),
    ("domestic animal", 1): ("product", "goods"),
    ("ungulate", 1): ("product", "goods"),
    ("crop", 1): ("product", "goods"),
    ("vegetable", 1): ("product", "goods"),
    ("currency", 1): ("product", "goods"),
    ("publication", 1): ("document", "report"),
    ("document", 1): ("document", ""),
    ("legal document", 1): ("document", "law"),
    ("law", 2): ("document", "law"),
    ("treaty", 1): ("document", "treaty"),
    ("report", 1): ("document", "report"),
    ("letter", 1): ("document", "statement"),
    ("photograph", 1): ("document", "image"),
    ("movie", 1): ("document", "video"),
    ("war", 1): ("event", "war"),
    ("battle", 1): ("event", "war"),
    ("meeting", 1): ("event", "summit"),
    ("election", 1): ("event", "election"),
    ("calamity", 1): ("event", "disaster"),
    ("storm", 1): ("event", "disaster"),
    ("contest", 1): ("event", "sport"),
    ("ceremony", 1): ("event", "ceremony"),
    ("social gathering", 1): ("event", "ceremony"),
    ("trial", 2): ("event", "trial"),
}


# Names of things in -ing; others are first of all what is done.
LASTING = set(
    "bedding building carving ceiling clothing covering crossing drawing dwelling earring engraving etching fencing "
    "flooring housing landing lighting lodging moulding opening painting railing scaffolding wrapping".split()
)


def fold(text):
    """Lower case without diacritics, as the matcher folds the text."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in parts if not unicodedata.combining(c))


def read_rows(name):
    """Rows of a curated noun file, in its order: noun, (kind, subtype, flags, plural)."""
    for line in curated_lines(name):
        head, _, items = line.partition(":")
        kind, subtype, shared = head.split()
        for item in filter(None, map(str.strip, items.split(","))):
            item, _, plural = item.partition("=")
            noun, _, flags = item.partition("!")
            flags = "".join(sorted(set(flags) | set(shared.strip("-"))))
            yield noun, (kind, "" if subtype == "-" else subtype, flags, plural)


def read_curated():
    """Our own rows; where a noun stands twice, the first row that is not weak, unless decided."""
    table = {}
    for noun, row in read_rows("nouns.txt"):
        if noun not in table or "w" in table[noun][2] and "w" not in row[2]:
            table[noun] = row
    table.update(read_rows("nouns_decided.txt"))
    return table


def subtree_roots(net):
    """Offsets of the listed subtrees."""
    return {net.synset(word, number): target for (word, number), target in SUBTREES.items()}


def kind_of_sense(net, roots, offset):
    """Kind and subtype of one synset: the nearest listed ancestor."""
    for at in net.ancestors(offset):
        if at in roots:
            return None if roots[at] == "-" else roots[at]
    return None


def dominant(net, roots, noun):
    """The kind most of a noun's tagged occurrences have, and its share."""
    weights, best = Counter(), {}
    for number, (offset, count) in enumerate(net.senses[noun, "n"]):
        if offset in net.instance or noun not in net.words["n", offset]:
            continue
        weight = count + 1.0 / (1 + number)
        found = kind_of_sense(net, roots, offset)
        kind = found[0] if found else ""
        weights[kind] += weight
        best.setdefault(kind, found)
    if not weights:
        return None, 0.0
    kind, weight = weights.most_common(1)[0]
    share = weight / sum(weights.values())
    first = net.senses[noun, "n"][0][0]
    first_kind = kind_of_sense(net, roots, first)
    if not kind or not first_kind or first_kind[0] != kind:
        return None, 0.0
    return best[kind], share


def regular_plural(noun):
    """The plural by rule, which the table leaves out."""
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return noun + "es"
    if re.search(rf"[^{VOWELS}]y$", noun):
        return noun[:-1] + "ies"
    return noun + "s"


def irregular_plural(special, noun):
    """The plural to write down: empty when the rule gives it. After consonant + o it always stands."""
    head, space, tail = noun.rpartition(" ")
    forms = special["noun"].get(tail, [[]])[0]
    forms = [f for f in forms if re.fullmatch(r"[a-z]+", f)]
    if forms == [tail]:
        return NONE
    ends_in_o = re.search(rf"[^{VOWELS}]o$", tail)
    if not forms or regular_plural(tail) in forms:
        return regular_plural(noun) if ends_in_o else ""
    return "|".join(head + space + f for f in forms[:2])


def automatic(net, special, scowl, curated, roots):
    """Nouns that WordNet types and our list does not have."""
    skip = {w for line in curated_lines("not_nouns.txt") for w in line.split()}
    for noun, pos in sorted(net.senses):
        if pos != "n" or noun in curated or noun in skip or not net.lower(noun, "n"):
            continue
        if not re.fullmatch(r"[a-z]{3,}", noun):
            continue
        size, count = scowl.get(noun, 99), net.count[noun, "n"]
        if not (size <= 40 or size <= 55 and count > 0):
            continue
        if noun.endswith("s") and (noun[:-1] in curated or (noun[:-1], "n") in net.senses):
            continue
        if max(net.count[noun, p] for p in "var") > 2 * count:
            continue
        found, share = dominant(net, roots, noun)
        if found is None or share < 0.5:
            continue
        vague = found in (("product", "goods"), ("place", "area"), ("place", "facility"))
        if vague and noun.endswith("ing") and noun not in LASTING:
            continue  # "grinding", "loading": what is done, more often than what is made
        adjective = net.count[noun, "a"] >= count and (noun, "a") in net.senses
        weak = "w" if share < 0.75 or vague or adjective else ""
        plural = irregular_plural(special, noun)
        if plural == NONE:
            weak += "c" if noun.endswith("s") else "u"
        yield noun, (*found, weak, plural)


def build(net, special, scowl):
    """All nouns: noun -> (kind, subtype, flags, plural)."""
    curated = read_curated()
    table = {}
    for noun, (kind, subtype, flags, plural) in curated.items():
        if not plural:
            plural = irregular_plural(special, noun).strip(NONE)
        elif plural == regular_plural(noun):
            plural = ""
        table[fold(noun)] = (kind, subtype, flags, fold(plural))
    table.update(automatic(net, special, scowl, curated, subtree_roots(net)))
    return table


def plural_forms(noun, plural):
    """The plural forms a row stands for."""
    if plural == "-":
        return []
    return plural.split("|") if plural else [regular_plural(noun)]


FLAG_ORDER = "cugrwmf"


def rows(table):
    """Rows of the file."""
    for noun, (kind, subtype, flags, plural) in table.items():
        forms = plural_forms(noun, plural)
        # "troops" and "forces" are rows of their own: no second way to them.
        kept = [f for f in forms if f == noun or f not in table]
        if kept != forms:
            plural = "|".join(kept) or NONE
        yield [noun, kind, subtype, "".join(f for f in FLAG_ORDER if f in flags), plural]
