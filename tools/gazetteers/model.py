"""Rows and tables: merging, writing, ids."""
from text import broken, clean, fold, order_flags, parse_aliases

COLUMNS = ["id", "name", "kind", "subtype", "aliases", "flags", "country", "parent", "capital",
           "wikidata", "geonames", "iso", "lat", "lon", "population", "gender"]


class Row:
    """One thing: plain fields and an alias table (form -> flags)."""

    def __init__(self, id, name, kind, subtype="", flags="", curated=False, **fields):
        self.id, self.name, self.kind, self.subtype = id, clean(name), kind, subtype
        self.flags = set(flags)
        self.curated = curated
        self.aliases = {}
        self.fields = {k: v for k, v in fields.items() if v}

    def add_alias(self, form, flags=""):
        """Adds a spelling unless the matcher derives it from one that is there."""
        form = clean(form)
        if form.lower().startswith("the ") and not set(flags) & {"c", "s", "x"}:
            form = form[4:]
        if not form or broken(form):
            return
        exact = "a" in flags or "c" in flags
        key = form if exact else fold(form)
        own = self.name if exact else fold(self.name)
        if key == own:
            return
        for known in list(self.aliases):
            known_key = known if exact else fold(known)
            if known_key == key:
                if not self.curated:
                    self.aliases[known] |= set(flags) - {"v"}
                return
        self.aliases[form] = set(flags)

    def add_aliases(self, text):
        """Adds a whole `form~flags|...` list."""
        for form, flags in parse_aliases(text):
            self.add_alias(form, flags)

    def merge(self, other, keep_name=True):
        """Takes over what another row knows about the same thing."""
        if keep_name:
            self.add_alias(other.name, order_flags(other.flags - {"c"}))
        for form, flags in other.aliases.items():
            self.add_alias(form, order_flags(flags))
        for key, value in other.fields.items():
            self.fields.setdefault(key, value)

    def surfaces(self):
        """Name and aliases with their flag sets (the sets are live)."""
        yield self.name, self.flags
        yield from self.aliases.items()

    def cell(self, column):
        """The text of one column."""
        if column == "aliases":
            parts = []
            for form in sorted(self.aliases):
                flags = order_flags(self.aliases[form])
                parts.append(f"{form}~{flags}" if flags else form)
            return "|".join(parts)
        if column == "flags":
            return order_flags(self.flags)
        if column in ("id", "name", "kind", "subtype"):
            return getattr(self, column)
        return str(self.fields.get(column, ""))


class Table:
    """Rows of one file by id."""

    def __init__(self):
        self.rows = {}

    def add(self, row):
        """Adds a row; a row of the same id is merged into the older one."""
        if row.id in self.rows:
            self.rows[row.id].merge(row)
        else:
            self.rows[row.id] = row
        return self.rows[row.id]

    def __iter__(self):
        return iter(sorted(self.rows.values(), key=lambda r: r.id.encode()))

    def __len__(self):
        return len(self.rows)

    def render(self):
        """The file: header with the columns in use, then rows by id; one kind of all rows stands in the header."""
        used = [c for c in COLUMNS if any(r.cell(c) for r in self.rows.values())]
        kinds = {r.kind for r in self.rows.values()}
        if len(kinds) > 1:
            lines = ["\t".join(used)]
        else:
            lines = ["\t".join(f"kind={r}" if c == "kind" else c for c in used for r in kinds)]
            used.remove("kind")
        # empty cells at the end of a line are left out
        lines += ["\t".join(r.cell(c) for c in used).rstrip("\t") for r in self]
        return "\n".join(lines) + "\n"


def read_tsv(path):
    """Rows of a tab-separated file as dicts; missing cells are empty."""
    with open(path, encoding="utf-8") as file:
        header = file.readline().rstrip("\n").split("\t")
        for line in file:
            if line.strip():
                cells = line.rstrip("\n").split("\t")
                cells += [""] * (len(header) - len(cells))
                yield dict(zip(header, cells))


def curated_rows(path, kind):
    """Rows of a hand-written file (same columns as the output)."""
    for cells in read_tsv(path):
        extra = {k: v for k, v in cells.items()
                 if k not in ("id", "name", "kind", "subtype", "aliases", "flags")}
        row = Row(cells["id"], cells["name"], cells.get("kind") or kind,
                  cells.get("subtype", ""), cells.get("flags", ""), curated=True, **extra)
        row.add_aliases(cells.get("aliases", ""))
        yield row
