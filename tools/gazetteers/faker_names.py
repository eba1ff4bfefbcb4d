"""Writes curated/name_parts.tsv from Faker's lists of personal names (MIT) and curated/own_names.txt.

    python3 tools/gazetteers/faker_names.py DIR      # DIR holds an unpacked wheel of Faker

Names in Latin letters are taken as they are, Russian, Ukrainian and Bulgarian given names transliterated. What is also an
English word, a word that heads or frames names, or a people's name is left out: such a name helps less than it misleads.
"""
import importlib
import pkgutil
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "gazetteers"
LATIN = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-ŽȘȚ][A-Za-zÀ-ÖØ-öø-ÿĀ-žȘșȚț’']{2,}$")
CYRILLIC = {"ru_RU": {"г": "g", "и": "i"}, "uk_UA": {"г": "h", "и": "y"}, "bg_BG": {"г": "g", "и": "i"}}
LETTERS = dict(zip("абвдеёжзийклмнопрстуфхцчшщъыьэюяєіїґ", (
    "a b v d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya ye i yi g").split()))
#: Locales whose lists hold company words or machine-made names.
LEFT_OUT = {"en_TH", "ja_JP"}


def latin(word, own):
    """A Cyrillic name as newspapers write it; other words as they are."""
    letters = {**LETTERS, **own}
    text = "".join(letters.get(c, c) for c in word.lower()).replace("_", "")
    return text[:1].upper() + text[1:] if own else word


def read(providers):
    """(name, part) -> set of m and f."""
    names = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(providers.__path__)):
        if module in LEFT_OUT:
            continue
        provider = importlib.import_module(providers.__name__ + "." + module).Provider
        own = CYRILLIC.get(module)
        for attribute in sorted(dir(provider)):
            value = getattr(provider, attribute)
            if not isinstance(value, (tuple, list, dict)) or re.search(r"formats|prefix|suffix", attribute):
                continue
            if re.match(r"first_name", attribute) or "first_romanized" in attribute:
                part = "given"
            elif re.match(r"last_name", attribute) or "last_romanized" in attribute:
                part = "family"
            else:
                continue
            sex = "f" if re.search(r"female|women", attribute) else "m" if "male" in attribute else ""
            for name in value:
                name = latin(name, own) if own and isinstance(name, str) else name
                if isinstance(name, str) and LATIN.match(name):
                    names.setdefault((name, part), set()).add(sex)
    return names


def words_of(file, column=0):
    """The words of one of the finished tables, in lower case."""
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()[1:]
    return {line.split("\t")[column].lower() for line in lines}


def main():
    sys.path.insert(0, sys.argv[1])
    names = read(importlib.import_module("faker.providers.person"))
    for line in (HERE / "curated" / "own_names.txt").read_text(encoding="utf-8").splitlines():
        part, *listed = line.split()
        for name in listed:
            names.setdefault((name, part.rstrip("mf") if part.startswith("given") else part), set()).add(
                part[-1] if part in ("givenm", "givenf") else "")
    common = words_of("words.tsv") | words_of("name_words.tsv") | words_of("nationalities.tsv", 1)
    lines = ["name\tpart\tcount\tflags\tgender"]
    for (name, part), sexes in sorted(names.items(), key=lambda x: (x[0][0].encode(), x[0][1])):
        if name.lower() in common:
            continue
        sexes = sexes - {""}
        gender = sexes.pop() if len(sexes) == 1 and part == "given" else ""
        lines.append(f"{name}\t{part}\t3\t\t{gender}")
    (HERE / "curated" / "name_parts.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines) - 1, "name parts")


main()
