#!/usr/bin/env python3
"""Reads the three tables the way the README says and tells what a form can be.

Usage: lookup.py WORD...            tags of each word
       lookup.py --coverage < TEXT  share of lower-case tokens with an answer, and the commonest without
"""

import os
import re
import sys
from collections import Counter

import nouns as noun_table
import verbs as verb_table

GAZETTEERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "gazetteers")


def read(name):
    """Rows of a table without the header."""
    with open(os.path.join(GAZETTEERS, name), encoding="utf-8") as file:
        next(file)
        for line in file:
            yield line.rstrip("\n").split("\t")


class Tables:
    """The tables as a reader has them."""

    def __init__(self):
        self.words = dict(read("words.tsv"))
        self.forms = {}
        self.nouns = set()
        for lemma, *cells in read("verbs.tsv"):
            self._add_verb(lemma, cells[:4], cells[4])
        for noun, _kind, _subtype, _flags, plural in read("nouns.tsv"):
            self.nouns.add(noun)
            self.nouns.update(noun_table.plural_forms(noun, plural))

    def _add_verb(self, lemma, cells, classes):
        plain = verb_table.regular(lemma)
        if "modal" not in classes.split(","):
            self.forms.setdefault(lemma, set()).add("V")
        for tag, name, cell in zip("ZDPG", verb_table.COLUMNS, cells):
            for form in (cell or plain[name]).split("|"):
                self.forms.setdefault(form, set()).add(tag)

    def tags(self, form):
        """Classes of a form, or an empty string."""
        if form in self.words:
            return self.words[form]
        found = "N" if form in self.nouns else ""
        found += "".join(t for t in "VDPGZ" if t in self.forms.get(form, ()))
        if found:
            return found
        for singular in (form[:-1], form[:-2], form[:-3] + "y"):
            known = "N" in self.words.get(singular, "") or singular in self.nouns
            if len(form) > 3 and known and noun_table.regular_plural(singular) == form:
                return "N"
        return "R" if form.endswith("ly") else ""


def coverage(tables, text):
    """Prints the share of lower-case tokens that get tags."""
    tokens = Counter(re.findall(r"(?<![\w@/.&;'’])[a-z]+(?=n[’']t\b)|(?<![\w@/.&;'’])[a-z]{2,}(?![\w@])", text))
    total = sum(tokens.values())
    missing = Counter({w: n for w, n in tokens.items() if not tables.tags(w)})
    print(f"tokens {total}, covered {1 - sum(missing.values()) / total:.4%}, types {len(tokens)}, missing {len(missing)}")
    print(" ".join(f"{w}:{n}" for w, n in missing.most_common(400)))


def main():
    tables = Tables()
    if sys.argv[1:] == ["--coverage"]:
        coverage(tables, sys.stdin.read())
    for word in sys.argv[1:]:
        if word != "--coverage":
            print(word, tables.tags(word) or "-")


if __name__ == "__main__":
    main()
