"""Nationalities and name parts."""
import math
from pathlib import Path
from model import Row, Table, read_tsv
from text import broken, clean, fold


def read_nationalities(source, countries):
    """`people-CC` rows from the country table; also the adjective of each state."""
    table, adjectives = Table(), {}
    for cells in read_tsv(source / "countries.tsv"):
        if cells["id"] not in countries.rows:
            continue
        forms = [f for f in cells["adjectives"].split("|") if f]
        if not forms or broken(forms[0]):
            continue
        if cells["subtype"] == "dependency" and forms[0] in ("French", "Dutch", "British", "American", "Danish", "Norwegian", "Swiss"):
            continue
        adjectives[cells["id"]] = forms[0]
        row = Row(f"people-{cells['id']}", forms[0], "nationality", "nation", country=cells["id"])
        for form in forms[1:] + [cells["demonym"], cells["demonym_pl"]]:
            form = clean(form)
            if not form or form.endswith("menmen") or "(" in form or fold(form) == fold(countries.rows[cells["id"]].name):
                continue
            if form == "Congo":
                continue
            row.add_alias(form)
        if forms[0] + "s" not in (cells["demonym_pl"], "") and cells["demonym"] == forms[0] and forms[0][-1] in "nit":
            row.add_alias(forms[0] + "s")
        table.add(row)
    return table, adjectives


def gender_table(source):
    """A function from a full name to m, f or nothing."""
    sexes = {}
    for cells in read_tsv(source / "given_names.tsv"):
        sexes[fold(cells["name"])] = {"M": "m", "F": "f"}.get(cells["sex"], "")
    for name in both_sexes():
        sexes.pop(fold(name), None)

    def gender(name):
        first = fold(name).split(" ")[0]
        return sexes.get(first, "")

    return gender


def both_sexes():
    """Given names of which other countries have the other sex."""
    lines = (Path(__file__).parent / "curated" / "both_sexes.txt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def name_parts(source, place_names, extra):
    """Given and family names common enough to pay for their bytes."""
    rows = {}
    for cells in read_tsv(source / "given_names.tsv"):
        count = int(cells["count"] or 0)
        if cells["source"].startswith("ssa") and count < 4000:
            continue
        sex = {"M": "m", "F": "f"}.get(cells["sex"], "")
        level = min(9, max(1, round(math.log10(count) * 1.5 - 2))) if count else 3
        put(rows, cells["name"], "given", level, cells["flags"], sex, place_names)
    for cells in read_tsv(source / "surnames.tsv"):
        rank = int(cells["rank"] or 0)
        if cells["source"].startswith("census") and rank > 15000:
            continue
        if "office" in cells["source"] and len(cells["name"]) < 4:
            continue
        level = max(1, 9 - int(math.log10(rank + 1) * 2)) if rank else 3
        put(rows, cells["name"], "family", level, cells["flags"], "", place_names)
    for cells in extra:
        put(rows, cells["name"], cells["part"], int(cells["count"]), cells["flags"], cells["gender"], place_names)
    both = both_sexes()
    rows = {(name, part): (*row[:2], "" if name in both else row[2]) for (name, part), row in rows.items()}
    lines = ["name\tfamily\tgiven\tgender\tflags"]
    for name in sorted({name for name, _ in rows}, key=str.encode):
        given, family = rows.get((name, "given")), rows.get((name, "family"))
        level = [part[0] if part else "" for part in (family, given)]
        both = [part for part in (given, family) if part]
        flags = "".join(sorted({f for part in both for f in part[1]}, key="wp".index))
        lines.append("\t".join([name, *level, given[2] if given else "", flags]).rstrip("\t"))
    return "\n".join(lines) + "\n"


def put(rows, name, part, level, flags, sex, place_names):
    """One line; the first spelling of a folded name wins."""
    name = clean(name)
    if broken(name) or len(name) < 2 or " " in name or "-" in name or not name[0].isupper():
        return
    marks = ("w" if "w" in flags else "") + ("p" if fold(name) in place_names or "p" in flags else "")
    rows.setdefault((name, part), (str(level), marks, sex))


IRREGULAR = {"attorney general": "attorneys general", "chief of staff": "chiefs of staff"}
NO_PLURAL = {"honorific"}


def plural(form):
    """The plural of a title: the noun before `of`, `to`, `in` takes it."""
    if form in IRREGULAR:
        return IRREGULAR[form]
    for word in (" of ", " to ", "-in-", " in ", " for ", " pro "):
        if word in form:
            head, tail = form.split(word, 1)
            return plural(head) + word + tail
    if form.endswith(("man", "woman")) and not form.endswith(("roman", "german", "human")):
        return form[:-2] + "en"
    if form.endswith("y") and form[-2] not in "aeiou":
        return form[:-1] + "ies"
    if form.endswith(("s", "x", "ch", "sh")) and not form.endswith(("arch", "chs")):
        return form + "es"
    return form + "s"


def add_plurals(table):
    """Plurals of titles as aliases with the flags of their singular."""
    for row in table:
        if row.subtype in NO_PLURAL:
            continue
        for form, flags in list(row.surfaces()):
            if flags & {"a", "c"} or form.endswith((".", "men", "persons", "people", "-elect", "-designate")):
                continue
            last = form.split(" ")[-1]
            if last.endswith("s") and not last.endswith("ss"):
                continue
            row.add_alias(plural(form), "".join(flags))
