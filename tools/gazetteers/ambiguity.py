"""Which surfaces must not stand without support (flag x)."""
from model import read_tsv
from text import fold

CALENDAR = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
               "august september october november december spring summer autumn winter".split())

# Below this size a place is less known than whoever bears its name.
VILLAGE = 15_000


class Ambiguity:
    """Flags of ambiguity.tsv by folded name, plus words of the name lists."""

    def __init__(self, source, extra_words):
        self.flags = {}
        for cells in read_tsv(source / "ambiguity.tsv"):
            key = fold(cells["name"])
            key = key[4:] if key.startswith("the ") else key
            self.flags[key] = self.flags.get(key, "") + cells["flags"]
        self.words = set(extra_words) | CALENDAR
        self.common_given, self.common_family, self.names = set(), set(), set()
        for cells in read_tsv(source / "given_names.tsv"):
            if "w" in cells["flags"]:
                self.words.add(fold(cells["name"]))
            self.names.add(fold(cells["name"]))
            if int(cells["count"] or 0) >= 20000:
                self.common_given.add(fold(cells["name"]))
        for cells in read_tsv(source / "surnames.tsv"):
            if "w" in cells["flags"]:
                self.words.add(fold(cells["name"]))
            self.names.add(fold(cells["name"]))
            if 0 < int(cells["rank"] or 0) <= 3000:
                self.common_family.add(fold(cells["name"]))

    def word(self, form):
        """Whether the form is also an English word, month or day."""
        key = fold(form)
        return key in self.words or "w" in self.flags.get(key, "") or "m" in self.flags.get(key, "")

    def city(self, form, population):
        """The measured rule for cities and regions."""
        key = fold(form)
        if key in CALENDAR:
            return True
        if self.word(form) and population < 1_500_000:
            return True
        flags = self.flags.get(key, "")
        name = key in self.common_given or key in self.common_family or "g" in flags or "f" in flags
        # a village is rarer than any person of its name
        return name and population < 1_000_000 or key in self.names and population < VILLAGE


def flag_places(table, ambiguity, default_population):
    """Sets x on the names and aliases of cities and regions."""
    for row in table:
        population = int(row.fields.get("population") or default_population)
        for form, flags in row.surfaces():
            if row.curated and not (form != row.name and ambiguity.word(form)):
                continue
            if getattr(row, "is_capital", False) and form == row.name and population >= 300_000:
                population = 1_000_000
            if ambiguity.city(form, population if form == row.name else min(population, 400000)):
                flags.add("x")
            if len(fold(form)) <= 2:
                flags.add("x")


def flag_organizations(table, ambiguity):
    """Sets x on source rows and aliases that are words, names or short acronyms."""
    for row in table:
        for form, flags in row.surfaces():
            if row.curated:
                continue
            key = fold(form)
            single = " " not in key
            if single and (ambiguity.word(form) or key in ambiguity.common_given or key in ambiguity.common_family):
                flags.add("x")
            if "a" in flags and len(form.replace(".", "")) <= 2:
                flags.add("x")


def strength(rank, row):
    """The lower, the stronger: countries, then curated rows, then by file."""
    if row.subtype == "country" and "h" not in row.flags:
        return -100
    return rank - (20 if row.curated else 0)


def flag_collisions(tables):
    """Surfaces owned by several things: the weaker owners need context."""
    owners = {}
    for rank, table in tables:
        for row in table:
            for form, flags in row.surfaces():
                if "x" in flags or "s" in flags:
                    continue
                key = form if "a" in flags or "c" in flags else fold(form)
                owners.setdefault(key, []).append((strength(rank, row), row, flags))
    for key, rows in owners.items():
        if len(rows) < 2:
            continue
        best = min(r[0] for r in rows)
        leaders = [r for r in rows if r[0] == best]
        for rank, row, flags in rows:
            if rank == best and (len(leaders) == 1 or row.kind == "place" and row.subtype in ("country", "city")):
                continue
            if all(r[1].kind == "place" for r in rows) and row.subtype == "city":
                continue
            flags.add("x")
