#!/usr/bin/env python3
"""Writes gazetteers/verbs.tsv, nouns.tsv and words.tsv from the word sources and our curated lists.

Usage: build.py [--wordnet DIR] [--lemminflect DIR] [--scowl DIR] [--out DIR]
"""

import argparse
import os
import unicodedata

import nouns
import sources
import verbs
import words


def write(path, header, rows):
    """One table: header, rows sorted bytewise by the first column, unique, NFC, LF."""
    lines = {}
    for cells in rows:
        if cells[0] in lines:
            raise SystemExit(f"{path}: {cells[0]} stands twice")
        lines[cells[0]] = unicodedata.normalize("NFC", "\t".join(cells))
    ordered = [lines[key] for key in sorted(lines, key=lambda k: k.encode())]
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(["\t".join(header), *ordered]) + "\n")
    print(f"{os.path.basename(path)}: {len(ordered)} rows, {os.path.getsize(path)} bytes")


def main():
    root = os.path.join(sources.HERE, "..", "..")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", default="/usr/share/wordnet")
    parser.add_argument("--lemminflect", required=True, help="the unpacked Python package")
    parser.add_argument("--scowl", default="/usr/share/dict/scowl")
    parser.add_argument("--out", default=os.path.join(root, "gazetteers"))
    options = parser.parse_args()
    net = sources.WordNet(options.wordnet)
    special = sources.specialist(options.lemminflect)
    scowl = sources.scowl(options.scowl)
    verb_rows = verbs.build(net, special, scowl)
    noun_rows = nouns.build(net, special, scowl)
    word_rows = words.build(net, special, scowl, verb_rows, noun_rows)
    out = options.out
    write(
        os.path.join(out, "verbs.tsv"),
        ["lemma", "third", "past", "participle", "gerund", "class"],
        verbs.rows(verb_rows),
    )
    write(
        os.path.join(out, "nouns.tsv"),
        ["noun", "kind", "subtype", "flags", "plural"],
        nouns.rows(noun_rows),
    )
    write(os.path.join(out, "words.tsv"), ["word", "tags"], words.rows(word_rows))


if __name__ == "__main__":
    main()
