"""The word table: the possible classes of word forms, likeliest first."""

import re
from collections import defaultdict

import nouns as noun_table
import verbs as verb_table
from sources import curated_lines

# Half of the running text behind WordNet's counts has only its verbs tagged.
VERB_FACTOR = 0.53
# Participles used as adjectives ("the planned attack") are tagged as adjectives there, but in news
# a form in -ed or -ing after a noun or an auxiliary is mostly the verb's; so with nouns ("the disabled").
ADJECTIVE_FACTOR = {"ed": 0.15, "ing": 0.4}
# How a verb's occurrences spread over its forms in newspaper prose, as a rough prior.
VERB_SHARE = {"V": 0.34, "Z": 0.10, "D": 0.24, "P": 0.18, "G": 0.14}
NOUN_SHARE = {"singular": 0.72, "plural": 0.28}
# A class is listed if its share of the form's weight is at least this.
LEAST_SHARE = 0.03
# A noun before a noun parses like an adjective, so an adjective reading of what is mostly a noun or a
# verb must earn its place; likewise an adverb's.
LEAST_SIDE_SHARE = {"J": 0.2, "R": 0.25}
TAG_ORDER = "NVDPGZJR"


def read_fixed(name):
    """Words whose tags we give in full."""
    table = {}
    for line in curated_lines(name):
        if ":" in line:
            tags, _, words = line.partition(":")
            for word in words.split():
                table[word] = tags.strip()
        else:
            word, tags = line.split()
            table[word] = tags
    return table


def weight(net, lemma, pos):
    """Tagged occurrences with a little for each sense, so that untagged words rank too."""
    senses = [o for o, _ in net.senses[lemma, pos] if lemma in net.words[pos, o]]
    if not senses:
        return 0.0
    return net.count[lemma, pos] + 0.3 + 0.1 * len(senses)


def noun_plurals(net, special, lemma):
    """Plural forms of a noun."""
    forms = special["noun"].get(lemma, [[]])[0]
    forms = [f for f in forms if re.fullmatch(r"[a-z]+", f)]
    if lemma in special["noun"]:
        return [f for f in forms if f != lemma] if forms else []
    return [noun_table.regular_plural(lemma)]


def adjective_grades(special, lemma):
    """Comparative and superlative forms."""
    columns = special["adj"].get(lemma, [])
    return [f for column in columns for f in column if re.fullmatch(r"[a-z]+", f)]


def collect(net, special, scowl, verbs):
    """form -> tag -> weight, from every source."""
    found = defaultdict(lambda: defaultdict(float))
    plural_of = defaultdict(set)
    for lemma, pos in list(net.senses):
        if not re.fullmatch(r"[a-z]{2,}", lemma) or scowl.get(lemma, 99) > 60:
            continue
        value = weight(net, lemma, pos)
        if not value or pos == "v":
            continue
        if pos == "n":
            found[lemma]["N"] += value * NOUN_SHARE["singular"]
            for plural in noun_plurals(net, special, lemma):
                found[plural]["N"] += value * NOUN_SHARE["plural"]
                plural_of[plural].add(lemma)
        elif pos == "a":
            found[lemma]["J"] += value
            for grade in adjective_grades(special, lemma):
                found[grade]["J"] += value * 0.1
        else:
            found[lemma]["R"] += value
    for pos, tag in (("adj", "J"), ("adv", "R")):
        for lemma in special[pos]:
            if scowl.get(lemma, 99) <= 50 and tag not in found[lemma] and lemma.isalpha():
                found[lemma][tag] += 0.3
    for form, tags in verb_table.all_forms(verbs).items():
        for tag, lemma in tags:
            value = VERB_FACTOR * (weight(net, lemma, "v") or 0.8)
            found[form][tag] += value * VERB_SHARE[tag]
    for form, tags in found.items():
        for ending, factor in ADJECTIVE_FACTOR.items():
            if form.endswith(ending) and tags.keys() & {"P", "G"}:
                for tag in set("JN") & tags.keys():
                    tags[tag] *= factor
    return found, plural_of


def ranked(tags):
    """Tags in order of weight; those that are hardly ever meant are left out."""
    total = sum(tags.values())
    first = max(tags, key=lambda t: (tags[t], -TAG_ORDER.index(t)))
    least = LEAST_SIDE_SHARE if first in "NV" else {}
    kept = [
        t
        for t in tags
        if tags[t] >= least.get(t, LEAST_SHARE) * total or (tags[t] >= 4.0 and t not in least)
    ]
    kept.sort(key=lambda t: (-tags[t], TAG_ORDER.index(t)))
    return "".join(kept)


def derived(form, verb_forms, noun_forms, plural_of, listed):
    """The classes that a reader of the other tables and of the listed singulars arrives at."""
    classes = {t for t, _ in verb_forms.get(form, ())}
    if form in noun_forms:
        classes.add("N")
    elif not classes and any(
        form == noun_table.regular_plural(lemma) and "N" in listed.get(lemma, "")
        for lemma in plural_of[form]
    ):
        classes.add("N")
    elif not classes and form.endswith("ly"):
        classes.add("R")
    return classes


def derivable(form, tags, *tables):
    """Whether the row says nothing new: the same classes, and no noun to be ranked against a verb."""
    classes = derived(form, *tables)
    return classes == set(tags) and (len(classes) == 1 or "N" not in classes)


def build(net, special, scowl, verbs, nouns):
    """All listed forms: form -> tags."""
    found, plural_of = collect(net, special, scowl, verbs)
    verb_forms = verb_table.all_forms(verbs)
    noun_forms = {n for n in nouns if " " not in n}
    for noun, (_, _, _, plural) in nouns.items():
        noun_forms.update(noun_table.plural_forms(noun, plural))
        if noun.isalpha():
            found[noun]["N"] += 0.5
    tags = {}
    for form, weights in found.items():
        size = min([scowl.get(form, 99)] + [scowl.get(l, 99) for l in plural_of[form]])
        if size <= 50 or form in verb_forms or form in noun_forms:
            if form.isalpha() and form.isascii() and len(form) > 1:
                tags[form] = ranked(weights)
    for form, extra in read_fixed("extra_words.txt").items():
        tags[form] = tags[form] if form in tags and "N" in tags[form] and extra == "N" else extra
    fixed = read_fixed("word_order.txt")
    fixed.update(read_fixed("closed.txt"))
    tags.update(fixed)
    return {
        form: t
        for form, t in tags.items()
        if form in fixed or not derivable(form, t, verb_forms, noun_forms, plural_of, tags)
    }


def rows(table):
    """Rows of the file."""
    for form, tags in table.items():
        yield [form, tags]
