#!/usr/bin/env python3
"""Writes gazetteers/*.tsv from source tables, curated lists and overrides.

usage: build.py SOURCE_FOLDER [--out FOLDER] [--check]
"""
import argparse
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import ambiguity as amb  # noqa: E402
import drones  # noqa: E402
import lexical  # noqa: E402
import organizations as orgs  # noqa: E402
import people as folk  # noqa: E402
import places  # noqa: E402
from model import Table, curated_rows, read_tsv  # noqa: E402
from text import fold  # noqa: E402
from tidy import tidy  # noqa: E402

CURATED = HERE / "curated"
KINDS = {"countries": "place", "regions": "place", "cities": "place", "places": "place", "people": "person",
         "nationalities": "nationality", "titles": "title", "products": "product", "events": "event",
         "documents": "document"}
ORGANIZATION_FILES = ["agencies", "armed_groups", "clubs", "companies", "governments", "international", "media", "military", "parties"]


def merge_curated(table, name, remember=None):
    """Lays the curated rows of a file over the source rows: the curated name and flags win."""
    path = CURATED / f"{name}.tsv"
    if not path.exists():
        return
    for row in curated_rows(path, KINDS.get(name, "organization")):
        known = table.rows.pop(row.id, None)
        if known is not None:
            row.merge(known, keep_name=known.name != row.name and not row.name == "")
            row.name = row.name or known.name
            row.subtype = row.subtype or known.subtype
            for extra in ("seat", "is_capital"):
                if hasattr(known, extra):
                    setattr(row, extra, getattr(known, extra))
        table.add(row)
        if remember:
            remember(row)


def build_places(source):
    """Countries, regions, cities and other places."""
    names = places.city_surfaces(source)
    countries = places.read_countries(source)
    regions, by_source = places.read_regions(source, names)
    cities = places.read_cities(source, by_source, set(regions.rows))
    for name, table in (("countries", countries), ("regions", regions), ("cities", cities)):
        merge_curated(table, name)
    other = Table()
    merge_curated(other, "places")
    places.link_capitals(source, countries, regions, cities)
    return countries, regions, cities, other


def build_organizations(source, countries, adjectives):
    """Curated organizations first, so that source rows merge into them."""
    result = orgs.Organizations()
    for name in ORGANIZATION_FILES:
        path = CURATED / f"{name}.tsv"
        result.table(name)
        if path.exists():
            for row in curated_rows(path, "organization"):
                result.add(name, row)
    orgs.add_national_bodies(result, countries, adjectives, source)
    result.read(source, countries.rows)
    return result


def build_people(source):
    """Curated people and roles, then the source tables."""
    gender = lexical.gender_table(source)
    result = folk.People()
    table = Table()
    merge_curated(table, "people")
    for row in table:
        result.table.add(row)
        result.by_id[row.id] = row
        row.fields.setdefault("gender", gender(row.name))
        folk.family(row, "", False)
        result.remember(row)
    for cells in read_tsv(CURATED / "roles.tsv"):
        result.add_role(cells["person"], cells["title"], cells["organization"], cells["since"], cells["until"])
    for cells in read_tsv(source / "people.tsv"):
        result.add_source(cells, gender)
    folk.read_congress(result, source, gender)
    return result


def apply_epithets(tables):
    """Descriptions in general use, as aliases of the thing."""
    for cells in read_tsv(CURATED / "epithets.tsv"):
        row = find(tables, cells["id"])
        row.add_aliases(cells["aliases"])


def find(tables, id):
    """A row by id over all tables."""
    for table in tables:
        if id in table.rows:
            return table.rows[id]
    raise SystemExit(f"no row {id}")


def apply_overrides(tables, flags):
    """The last word on one row: what it is called and holds before flagging, its flags after."""
    for cells in read_tsv(HERE / "overrides.tsv"):
        if (cells["field"] == "flags") != flags:
            continue
        row = find(tables, cells["id"])
        if cells["op"] == "drop":
            for table in tables:
                table.rows.pop(row.id, None)
        elif cells["op"] == "replace":
            replace(tables, row, find(tables, cells["value"]))
        elif cells["op"] == "unalias":
            row.aliases.pop(cells["value"], None)
        elif cells["op"] == "alias":
            row.add_aliases(cells["value"])
        elif cells["op"] == "set":
            if cells["field"] in ("name", "subtype"):
                setattr(row, cells["field"], cells["value"])
            elif cells["field"] == "flags":
                row.flags = set(cells["value"])
            else:
                row.fields[cells["field"]] = cells["value"]
        else:
            raise SystemExit(f"unknown operation {cells['op']}")


def replace(tables, row, other):
    """Merges a row into another one and points its children there."""
    for table in tables:
        table.rows.pop(row.id, None)
    other.merge(row, keep_name=False)
    for table in tables:
        for child in table.rows.values():
            parents = child.fields.get("parent", "").split("|")
            if row.id in parents:
                child.fields["parent"] = "|".join(other.id if p == row.id else p for p in parents)


def build(source):
    """All files as name -> text."""
    countries, regions, cities, other = build_places(source)
    nations, adjectives = lexical.read_nationalities(source, countries)
    merge_curated(nations, "nationalities")
    organizations = build_organizations(source, countries, adjectives)
    people = build_people(source)
    tables = {"countries": countries, "regions": regions, "cities": cities, "places": other,
              "nationalities": nations, "people": people.table, **organizations.tables}
    for name in ("titles", "products", "events", "documents"):
        tables[name] = Table()
        merge_curated(tables[name], name)
    drones.read_drones(source, tables["products"], english(source))
    lexical.add_plurals(tables["titles"])
    apply_epithets(tables.values())
    by_place = {(row.fields["country"], fold(form)): row.id for table in (cities, regions) for row in table
                for form, _ in row.surfaces()}
    people.settle(by_place, {form for row in tables["titles"] for form, _ in row.surfaces()})
    apply_overrides(list(tables.values()), flags=False)
    flag(source, tables)
    apply_overrides(list(tables.values()), flags=True)
    words, known = english(source), set((CURATED / "known.txt").read_text(encoding="utf-8").split())
    for table in tables.values():
        for row in table:
            tidy(row, words, known)
    files = {f"{name}.tsv": table.render() for name, table in gathered(tables).items()}
    files["roles.tsv"] = render_roles(people)
    towns = {fold(form) for t in (countries, regions, cities) for row in t for form, f in row.surfaces()}
    files["name_parts.tsv"] = lexical.name_parts(source, towns, read_tsv(CURATED / "name_parts.tsv"))
    return files, tables


def english(source):
    """The words of the tables of words, and common given names."""
    folder = HERE.parent.parent / "gazetteers"
    words = {cells["name" if "name" in cells else next(iter(cells))]
             for name in ("words", "nouns", "verbs") for cells in read_tsv(folder / f"{name}.tsv")}
    given = {fold(c["name"]) for c in read_tsv(source / "given_names.tsv") if int(c["count"] or 0) >= 300000}
    return words | given


def gathered(tables):
    """The tables by output file: all organizations stand in one."""
    result = {name: table for name, table in tables.items() if name not in ORGANIZATION_FILES}
    result["organizations"] = Table()
    for name in ORGANIZATION_FILES:
        for row in tables[name]:
            result["organizations"].rows[row.id] = row
    return result


def flag(source, tables):
    """Ambiguity flags in one pass over all files."""
    words = (CURATED / "words.txt").read_text(encoding="utf-8").split()
    ambiguity = amb.Ambiguity(source, words)
    amb.flag_places(tables["cities"], ambiguity, 0)
    amb.flag_places(tables["regions"], ambiguity, 600000)
    for name in ORGANIZATION_FILES:
        amb.flag_organizations(tables[name], ambiguity)
    order = ["countries", "nationalities", "international", "agencies", "governments", "media", "armed_groups",
             "military", "people", "companies", "cities", "places", "regions", "parties", "products", "events", "documents"]
    amb.flag_collisions([(rank, tables[name]) for rank, name in enumerate(order)])


def render_roles(people):
    """Role lines of people who are in the table."""
    lines = sorted("\t".join(r).rstrip("\t") for r in people.roles if r[0] in people.table.rows)
    return "person\ttitle\torganization\tsince\tuntil\n" + "".join(line + "\n" for line in lines)


def problems(files, tables):
    """Broken references and duplicate ids."""
    seen, found = {}, []
    for name, table in tables.items():
        for row in table:
            if row.id in seen:
                found.append(f"{name}: id {row.id} also in {seen[row.id]}")
            seen[row.id] = name
    for name, table in tables.items():
        for row in table:
            for parent in row.fields.get("parent", "").split("|") + [row.fields.get("capital", "")]:
                if parent and parent not in seen:
                    found.append(f"{name}: {row.id} names unknown {parent}")
    for line in files["roles.tsv"].splitlines()[1:]:
        person, title, organization = (line + "\t").split("\t")[:3]
        if person not in seen or organization and organization not in seen or not title:
            found.append(f"roles: {line}")
    return found


def with_counts(readme, files):
    """The README with the table of rows and bytes between its markers."""
    lines = ["| file | rows | bytes |", "|---|---|---|"]
    for name in sorted(files):
        lines.append(f"| {name} | {files[name].count(chr(10)) - 1} | {len(files[name].encode())} |")
    total = sum(len(t.encode()) for t in files.values())
    lines.append(f"| total | {sum(t.count(chr(10)) - 1 for t in files.values())} | {total} |")
    block = "<!-- counts -->\n" + "\n".join(lines) + "\n<!-- /counts -->"
    return re.sub(r"<!-- counts -->.*<!-- /counts -->", lambda _: block, readme, flags=re.S)


def main():
    """Builds, then writes or compares."""
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=HERE.parent.parent / "gazetteers")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    files, tables = build(options.source)
    found = problems(files, tables)
    for problem in found:
        print(problem, file=sys.stderr)
    readme = options.out / "README.md"
    if readme.exists():
        files = {**files, "README.md": with_counts(readme.read_text(encoding="utf-8"), files)}
    different = []
    for name, text in sorted(files.items()):
        path = options.out / name
        if options.check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                different.append(name)
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    for name in different:
        print(f"differs: {name}", file=sys.stderr)
    sys.exit(1 if different or found else 0)


if __name__ == "__main__":
    main()
