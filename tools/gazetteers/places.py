"""Countries, regions and cities from the source tables."""
import pathlib
import re
import unicodedata

from model import Row, Table, read_tsv
from text import broken, clean, fold, slug

TOWNS_FILE = pathlib.Path(__file__).resolve().parent / "towns.tsv"
CONTINENTS = {"AF": "africa", "AN": "antarctica", "AS": "asia", "EU": "europe",
              "NA": "north-america", "OC": "oceania", "SA": "south-america"}
# First-level units too small for news (municipalities and parishes of small states).
NO_REGIONS = set("AD AG AI AW AX BB BM CC CK CW CX DM FO GD GG GI GL GP GU IM IO JE KI KN KY LC LI "
                 "LV MC MH MK MP MQ MS MT NR NU PW RE SC SI SM ST TK TO TV VC VG VI WF WS YT BN MV "
                 "LU IS MD SZ EE AS BQ KM TT BS BZ".split())
KEEP_REGIONS = {"MD/gagauzia", "MD/transnistria", "MD/chisinau"}
# How the kind of a region is written after its name in English news.
KIND_WORDS = {"province": ["province"], "oblast": ["oblast", "region"], "krai": ["krai", "territory", "region"],
              "kray": ["krai", "territory", "region"], "state": ["state"], "department": ["department"],
              "governorate": ["governorate", "province"], "prefecture": ["prefecture"],
              "county": ["county"], "voivodeship": ["voivodeship"], "emirate": ["emirate"],
              "canton": ["canton"], "region": ["region"], "republic": ["republic"], "district": ["district"]}
OBLAST_STATES = {"RU", "UA", "BY", "KZ", "KG", "UZ", "BG"}
# Where the bare name of a region stays its name although a city shares it.
STRONG_REGIONS = {"US", "CA", "AU", "DE", "IN", "BR"}
# States whose smaller towns are in the news.
SMALL_TOWNS = {"UA": 12000, "PS": 15000, "IL": 15000, "LB": 15000, "SY": 15000, "RU": 50000, "US": 50000,
               "GB": 50000, "IQ": 30000, "YE": 20000, "LY": 30000, "SD": 30000, "AM": 20000, "AZ": 30000,
               "GE": 20000, "KP": 40000, "KR": 60000, "ML": 20000, "SS": 15000, "HT": 40000, "MM": 40000,
               "SO": 15000, "AF": 20000, "IR": 60000, "ET": 50000, "NG": 60000, "CD": 50000, "XK": 30000,
               "BY": 30000, "CN": 150000, "BR": 130000, "IN": 130000, "MD": 20000, "IE": 20000, "AU": 40000, "CA": 50000, "NZ": 30000, "ZA": 60000}
# Where a fight for a village is news: the least size of the towns in towns.tsv, and whether those of unknown size
# are in it, which GeoNames has many of in Syria and Iraq.
TOWNS = {"UA": (5000, False), "SY": (1000, True), "IQ": (1000, True), "PS": (3000, False), "LB": (2000, True),
         "IL": (8000, False), "YE": (5000, False), "SD": (5000, False), "LY": (8000, False), "AF": (5000, False),
         "SS": (1000, True), "SO": (2000, True), "ML": (5000, False), "AM": (8000, False), "AZ": (8000, False),
         "GE": (5000, False), "KP": (5000, True)}
# Where towns of this size are known abroad.
WEST = set("FR DE IT ES PT NL BE CH AT SE NO DK FI PL CZ SK HU GR RO BG RS HR BA".split())
WEST_LEAST = 70000
# Where English has one spelling only, since the names come in Latin letters: the spellings of the source are those
# of other languages.
ONE_SPELLING = WEST | set("US GB CA AU NZ IE ZA MX BR AR CL CO PE VE EC BO UY PY CU DO HT GT HN NI SV CR PA PR PH ID MY "
                          "CN JP TH IN BD VN NG KE GH UG ZW ZM TZ SI LT LV EE TR AL SN CI CM CD AO MZ MG".split())
# Where Arabic names are written in several ways.
ARABIC = set("SY IQ PS LB JO YE SA AE QA BH KW OM EG SD LY TN DZ MA".split())
# Where the source writes marks of scholars that no newspaper prints.
SCHOLARLY = ARABIC | {"IR", "AF", "PK"}
BAD_NAMES = {"Of", "We", "Wé", "To", "Tô", "Police", "Date", "Most", "Same", "Man", "As", "Ho", "Hit", "Bar",
             "Ham", "Ha", "Mus", "Ash", "Un", "Along", "Much", "Ten", "Male'", "Same", "Same District", "Nice"}
KEEP_BAD = {"Nice"}


def read_countries(source):
    """Sovereign states and territories."""
    table = Table()
    rows = [r for r in read_tsv(source / "countries.tsv") if (r["iso3"] or r["id"] in ("XK", "TW")) and r["id"] not in ("EU", "UN", "EZ")]
    sovereign = {fold(r["name"]) for r in rows if r["subtype"] == "sovereign"}
    for cells in rows:
        row = Row(cells["id"], cells["name"], "place", "country", country=cells["id"], iso=cells["iso3"],
                  parent=CONTINENTS.get(cells["continent"], ""), wikidata=cells["wikidata"],
                  geonames=cells["geonames"], lat=cells["lat"], lon=cells["lon"], population=cells["population"])
        if cells["subtype"] != "sovereign" and "x" in cells["name_flags"] and cells["id"] != "HK":
            row.flags.add("x")
        for part in cells["aliases"].split("|"):
            form, _, flags = part.partition("~")
            if len(form) == 2 and form.isupper() and form not in ("US", "UK"):
                continue
            if fold(form) in sovereign or "/" in form or "(" in form or "nutome" in form:
                continue
            row.add_alias(form, flags)
        table.add(row)
    return table


def region_name(cells):
    """The news name of a region and its bare form."""
    name = clean(cells["name"])
    for form in cells["aliases"].split("|"):
        form = clean(form.partition("~")[0])
        if cells["country"] in OBLAST_STATES and form.endswith(" Oblast") and not name.lower().endswith("oblast") \
                and cells["kind"] == "oblast" and "'" not in form:
            name = form
    name = name.replace(" Kray", " Krai").replace(" oblast", " Oblast")
    return name


def read_regions(source, city_names):
    """First-level administrative units; returns the table and a map from source ids."""
    table, by_source = Table(), {}
    for cells in read_tsv(source / "regions.tsv"):
        name, country = region_name(cells), cells["country"]
        id = f"{country}/{slug(name)}"
        if (country in NO_REGIONS and id not in KEEP_REGIONS) or broken(name):
            continue
        if fold(name) in city_names.get(country, set()) and id not in KEEP_REGIONS:
            id += "-" + (cells["kind"].split(" ")[0] or "region")
        while id in table.rows:
            id += "-2"
        row = Row(id, name, "place", "region", country=country, parent=country, wikidata=cells["wikidata"],
                  geonames=cells["geonames"], iso=cells["iso3166_2"])
        row.seat = cells["seat"]
        by_source[cells["id"]] = id
        add_region_aliases(row, cells, city_names.get(country, set()))
        table.add(row)
    return table, by_source


def add_region_aliases(row, cells, cities):
    """Spellings in use, `X region` for an oblast, and a weak bare form where a city has it."""
    country, kind = row.fields["country"], cells["kind"]
    base = row.name
    for word in ("Oblast", "Krai", "Province", "Prefecture", "Governorate", "Region", "State", "County",
                 "Department", "Voivodeship", "District"):
        if base.endswith(" " + word):
            base = base[: -len(word) - 1]
    shared = fold(base) in cities
    if base == row.name and shared and country not in STRONG_REGIONS:
        if kind in KIND_WORDS:
            row.name = f"{base} {KIND_WORDS[kind][0].capitalize()}"
            row.add_alias(base, "x")
        else:
            row.flags.add("x")
    for word in KIND_WORDS.get(kind, []):
        if country not in ("US", "GB"):
            row.add_alias(f"{base} {word}")
    for form in cells["aliases"].split("|"):
        form, _, flags = form.partition("~")
        if country in ("US", "GB") and "c" not in flags:
            continue
        if fold(form) == fold(base) and shared or fold(form) in cities:
            flags = flags if "x" in flags else flags + "x"
        if country in OBLAST_STATES and shared and fold(form) == fold(base):
            continue
        if len(form) < 40 and plain(form):
            row.add_alias(form, flags)


def plain(form):
    """Only spellings that English news could print: no native generic words."""
    words = fold(form).split()
    native = {"provincia", "departamento", "region de", "lan", "kray", "oblastı", "viloyati", "estado", "departement",
              "provinsi", "wilaya", "muhafazat", "shehr", "voblast", "oblasti", "oblys", "oblysy", "tinh", "changwat",
              "avtonomnaya", "krasi", "krayi", "gewest", "propinsi", "ostan", "ostane", "judetul", "republikasy",
              "fylke", "kommune", "vilayet", "wilayat", "jiwa", "sheng", "sagmegseg", "megye", "zupanija", "provinz",
              "parroquia", "parish", "distrito", "municipio", "velayat", "velayaty", "welayaty", "raion", "vilayeti", "ili", "aymag", "aymak",
              "varmegye", "aymaq", "tumani"}
    return not any(w in native for w in words) and not any(ord(c) > 0x17F for c in form)


# A seat of a region with fewer people is as good as unknown.
SEAT_LEAST = 10000


def wanted(cells):
    """Whether a city is in the list."""
    population = int(cells["population"] or 0)
    country = cells["country"]
    limit = SMALL_TOWNS.get(country, WEST_LEAST if country in WEST else 100000)
    if country in NO_REGIONS or population < SEAT_LEAST:
        return population >= limit or cells["subtype"] == "capital" or country in TOWNS
    return population >= limit or cells["subtype"] in ("capital", "admin_seat")


def city_surfaces(source):
    """Folded city names by country, for the collision of city and region."""
    names = {}
    for cells in read_tsv(source / "cities_15000.tsv"):
        if wanted(cells):
            names.setdefault(cells["country"], set()).add(fold(cells["name"]))
    return names


def city_id(cells, taken, regions):
    """`CC/name`, on a clash with the state, region or a number."""
    id = f"{cells['country']}/{slug(cells['name'])}"
    if id not in taken:
        return id
    parent = regions.get(cells["admin1"], "")
    suffix = cells["admin1"].split(".")[-1].lower() if cells["country"] == "US" else slug(parent.split("/")[-1])
    candidate, number = f"{id}-{suffix}" if suffix else f"{id}-2", 2
    while candidate in taken:
        number += 1
        candidate = f"{id}-{number}"
    return candidate


def read_cities(source, regions, region_ids):
    """Cities, the biggest of a name first so that it gets the plain id."""
    table = Table()
    rows = [c for c in read_tsv(source / "cities_15000.tsv") if wanted(c)]
    known = {c["id"] for c in rows}
    rows += [c for c in read_tsv(TOWNS_FILE) if c["id"] not in known]
    rows.sort(key=lambda c: (-int(c["population"] or 0), int(c["id"])))
    for cells in rows:
        name = clean(cells["name"])
        if cells["country"] in SCHOLARLY:
            name = plain_letters(name)
        if broken(name) or (name in BAD_NAMES and name not in KEEP_BAD):
            continue
        parent = regions.get(cells["admin1"], cells["country"])
        id = city_id(cells, region_ids | set(table.rows), regions)
        row = Row(id, name, "place", "city", country=cells["country"], parent=parent, geonames=cells["id"],
                  lat=short(cells["lat"]), lon=short(cells["lon"]), population=cells["population"])
        row.is_capital = cells["subtype"] == "capital"
        if cells["country"] not in ONE_SPELLING:
            most = 2 if int(cells["population"] or 0) >= 100000 else 1
            for form in spellings(name, cells["aliases"])[:most]:
                row.add_alias(form, "v")
        if cells["country"] in ARABIC:
            for form in arabic(name):
                row.add_alias(form, "v")
        table.add(row)
    return table


def spellings(name, aliases):
    """The two listed spellings nearest to the name: the others are other languages'."""
    near = []
    for part in aliases.split("|"):
        form, _, flags = part.partition("~")
        if len(form) > 3 and form[0].isupper() and plain(form) and "x" not in flags:
            steps = distance(fold(name), fold(form))
            if 0 < steps <= 2 and fold(form)[0] == fold(name)[0]:
                near.append((steps, fold(form), form))
    return [form for _, _, form in sorted(near)[:2]]


def plain_letters(name):
    """`Al Fallujah` for `Al Fallūjah`, `Tall Afar` for `Tall ‘Afar`."""
    letters = unicodedata.normalize("NFD", name)
    return "".join(c for c in letters if not unicodedata.combining(c) and c not in "‘’ʻʿʾ'`")


ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|at|ath|ad|adh|az|an)[- ](?=[a-z])", re.I)


# Words of Arabic place names as scholars and as newspapers write them.
PRESS = {"Tall": "Tal", "Dayr": "Deir", "Ayn": "Ain", "Shaykh": "Sheikh", "Bayt": "Beit", "Jabal": "Jebel", "Zawr": "Zor"}


def arabic(name):
    """The other ways in which English news writes an Arabic name: without the article, with `al` for an assimilated
    one, with `-a` for `-ah`, with the newspapers' vowels."""
    bare = ARTICLE.sub("", name)
    bare = bare[:1].upper() + bare[1:]
    short = bare[:-1] if bare.endswith("ah") and len(bare) > 4 else bare
    press = " ".join(PRESS.get(word, word) for word in short.split(" "))
    forms = [bare, short, press] + ([f"Al {bare}", f"Al {short}"] if bare != name else [])
    seen, found = {fold(name)}, []
    for form in forms:
        if fold(form) not in seen and len(form) > 3:
            seen.add(fold(form))
            found.append(form)
    return found


def distance(a, b):
    """Levenshtein distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def short(number):
    """Coordinates to two digits: a kilometre is enough to tell towns apart."""
    return f"{float(number):.2f}" if number else ""


def link_capitals(source, countries, regions, cities):
    """Fills `capital` of countries and regions."""
    by_name = {}
    for row in cities:
        for form, flags in row.surfaces():
            by_name.setdefault((row.fields["country"], fold(form)), row)
    for cells in read_tsv(source / "countries.tsv"):
        row = countries.rows.get(cells["id"])
        city = by_name.get((cells["id"], fold(cells["capital"])))
        if row and city and "capital" not in row.fields:
            row.fields["capital"] = city.id
    for row in regions:
        city = by_name.get((row.fields["country"], fold(getattr(row, "seat", "") or "?")))
        if city and "capital" not in row.fields:
            row.fields["capital"] = city.id
