"""Drones by type, from a table of weapons: those whose name is a name and a designation."""
import re

from model import Row, read_tsv
from text import ascii_form, broken, clean, fold, slug

#: "Hermes 900", "Shahpar-II"; "MQ-9B Skyguardian", "RQ-11 Raven". A bare word or a bare code has too many owners.
NAMED = re.compile(r"^[A-Z][a-z]{3,}[ -](?:[1-9][0-9]{0,3}[A-Z]?|[IVX]{2,4})$")
CODED = re.compile(r"^[A-Z]{2,3}-?[0-9]{1,3}[A-Z]? [A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?$")
#: What is sold in shops and seldom makes news.
SHOP = ("Phantom", "Mavic", "Matrice", "Inspire", "Avata", "Mini", "Air", "Evo", "Anafi", "Generic")


def read_drones(source, table, words):
    """Adds the drones that the table lacks; one whose name begins with an English word is left out."""
    known = {fold(form) for row in table for form, _ in row.surfaces()}
    for cells in read_tsv(source / "weapons.tsv"):
        name = clean(cells["name"])
        if cells["subtype"] != "drone" or "x" in cells["name_flags"] or broken(name) or name.startswith(SHOP):
            continue
        plain = ascii_form(name)
        named = NAMED.match(plain)
        if not named and not CODED.match(plain) or fold(name) in known:
            continue
        if named and re.split("[ -]", plain)[0].lower() in words:
            continue
        known.add(fold(name))
        row = Row(slug(name), name, "product", "drone", country=cells["country"])
        if row.id not in table.rows:
            table.add(row)
