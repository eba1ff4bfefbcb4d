"""The last pass over the rows: spellings that the matcher derives or can never find, words that nothing marks."""
import re

from text import ascii_form, clean

# Marks that no name in a text is matched with.
UNMATCHED = re.compile(r"[()\":%+!]| - ")


def key(form, exact):
    """What the matcher makes of a spelling: equal keys are found by each other."""
    form = ascii_form(clean(form)).replace("&", " and ")
    form = re.sub(r"\.(?=\w\w)", " ", form).replace(".", "").replace("-", " ")
    form = re.sub(r"(?<=\d)\s+(?=[A-Za-z])", "", re.sub(r"\s+", " ", form)).strip()
    return form if exact else form.lower()


def plain(name):
    """A name that can be found, of one that cannot: without its brackets, second part or marks."""
    name = re.sub(r"\s*\([^)]*\)", "", name).split(" - ")[0]
    return re.sub(r"\s+", " ", re.sub(r"[\":%+!]", "", name)).strip()


def tidy(row, words, known):
    """Drops what is derived or unmatchable and marks words, unless they are better known as the name."""
    for form in [f for f in row.aliases if UNMATCHED.search(f)]:
        del row.aliases[form]
    if UNMATCHED.search(row.name):
        short = plain(row.name)
        if len(short) > 3 and not short.isdigit() and short not in row.aliases:
            row.aliases[short] = {"x"}
    seen = set()
    for form, flags in list(row.surfaces()):
        exact = bool(flags & {"a", "c"})
        entry = (key(form, exact), exact, "x" in flags, "s" in flags)
        if entry in seen and form in row.aliases:
            del row.aliases[form]
        seen.add(entry)
    if row.kind not in ("person", "place", "organization") or row.subtype == "country":
        return
    for form, flags in row.surfaces():
        single = form[:1].isupper() and not form.isupper() and re.fullmatch(r"[A-Za-z']+", form)
        if single and not flags & {"x", "s"} and form in known:
            flags.add("k")
        elif single and not flags & {"x", "s"} and form.lower().strip("'") in words:
            flags.add("x")
