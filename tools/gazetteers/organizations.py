"""Organizations from the source tables, one output file a group."""
import re
from model import Row, Table, read_tsv
from text import broken, clean, fold, is_acronym, slug

FILES = {"orgs_intelligence.tsv": "agencies", "orgs_military.tsv": "military", "orgs_parties.tsv": "parties",
         "orgs_government.tsv": "governments", "orgs_international.tsv": "international",
         "orgs_armed_groups.tsv": "armed_groups", "orgs_media.tsv": "media", "orgs_companies.tsv": "companies"}
SUBTYPES = {"intel": "intelligence-agency", "mil": "military", "police": "police", "party": "party",
            "gov": "government", "ministry": "ministry", "legislature": "legislature", "igo": "international",
            "ngo": "ngo", "thinktank": "ngo", "armed": "armed-group", "media": "media", "company": "company"}
# Service names so general that they name nothing without their country.
GENERIC = set("""army|navy|air force|ground forces|land forces|special forces|naval forces|naval force|air forces|
national guard|coast guard|national police|police|gendarmerie|federal police|border guard|border guards|
presidential guard|republican guard|royal guard|armed forces|defense forces|defence force|civil defense|
military police|marine corps|maritime forces|air defense forces|national gendarmerie|national army|
customs|ministry of interior|naval|special operations forces|state security|civil police|state police|
joint staff|internal troops|security forces|security service|intelligence service|air element|land element|
maritime element|army air corps|naval aviation|special operations command|special forces command|
internal security forces|ministry of defense|border police|air corps|army command|navy command""".replace("\n", "").split("|"))
# First words of descriptions that are not names.
NOT_NAMES = re.compile(r"^(including|other|several|note|the [a-z]+ of|approximately|formerly|also|various|see|none|"
                       r"or |and |all |a |an |any )|\d{4}$", re.I)
DROP_GOV_KINDS = {"ministry"}
# Rows whose aliases list other parties.
DROP_ROWS = {("GB", "Alliance Party")}
DROP_MEDIA = {"People", "ABC", "Metro", "Golem", "Kicker", "Vogue", "Nature", "Wired", "Postillon", "The Blade", "The Record", "The Sun", "Daily News", "Times Of India", "The BBC",
              "Euronews (DE)", "Euronews (FR)", "Euronews (EN)", "Politico EU", "Business Insider DE",
              "Associated Press News", "Daily News (Tanzania)", "Gamestar", "WinFuture", "N-Tv", "Spiegel Online",
              "Wochenblatt", "Landesspiegel", "MotorSport Magazin", "Legal Tribune Online", "AFP Faktencheck"}


def source_row(cells, countries):
    """One source organization as a row, or None where it is no usable name."""
    name = clean(re.sub(r"\s*\([^)]*\)", "", cells["name"]))
    country, subtype = cells["country"], SUBTYPES[cells["subtype"]]
    if subtype == "legislature" and country in countries:
        name = re.sub(r" of " + re.escape(countries[country].name) + "$", "", name)
        if fold(name) in LEGISLATURE_WORDS:
            name = f"{name} of {countries[country].name}"
    if broken(name) or len(name) < 3 or len(name.split()) > 9 or NOT_NAMES.search(name) or name[0].islower():
        return None
    if fold(name) in GENERIC or cells["subtype"] in DROP_GOV_KINDS or name in DROP_MEDIA \
            or (country, name) in DROP_ROWS:
        return None
    if subtype == "party" and (" or " in name or "/" in name or len(name) < 5):
        return None
    id = slug(name) if subtype in ("media", "company", "international", "ngo", "armed-group") or not country \
        else f"{country.lower()}-{slug(name)}"
    row = Row(id, name, "organization", subtype, cells["name_flags"], country=country)
    for part in cells["aliases"].split("|"):
        form, _, flags = part.partition("~")
        add_org_alias(row, clean(form), flags)
    return row


LEGISLATURE_WORDS = {"parliament", "national assembly", "senate", "congress", "legislative assembly", "assembly",
                     "house of representatives", "house of assembly", "national congress", "federal assembly",
                     "parlement", "national parliament", "shura council", "legislative council", "supreme council",
                     "state assembly", "people's assembly", "chamber of deputies", "consultative assembly",
                     "federal parliament", "states assembly", "congress of the republic", "states", "majlis"}


def add_org_alias(row, form, flags):
    """An alias unless it is a description, a bare generic or too short to mean anything."""
    if not form or fold(form) in GENERIC or NOT_NAMES.search(form) or form.startswith(("the alliance", "the western")):
        return
    if "'s " in form and "~" not in form and re.match(r"[A-Z]\w+( [A-Z]\w+)?'s ", form) and row.subtype != "party":
        return
    if row.subtype == "legislature" and fold(form) in LEGISLATURE_WORDS | {row.name.lower()}:
        return
    if re.match(r"(South |North )?[A-Z][a-z]+ (spy agency|intelligence agency|army|military)$", form):
        return
    if is_acronym(form):
        flags = flags if "a" in flags else flags + "a"
        if len(form.replace(".", "")) <= 2 and "x" not in flags and not row.curated:
            flags += "x"
    elif "a" in flags and re.search(r"[a-z]{3}", form):
        flags = flags.replace("a", "")
    row.add_alias(form, flags)


# What a company's full name ends in and its name in the news goes without.
DESIGNATOR = re.compile(r",? (Inc|Corp|Corporation|Company|Co|Ltd|Limited|plc)\.?$")


class Organizations:
    """All organization tables; rows meet by id, or by name within their country."""

    def __init__(self):
        self.tables = {}
        self.by_name = {}

    def table(self, file):
        """The table of one output file."""
        return self.tables.setdefault(file, Table())

    def add(self, file, row):
        """Adds a row, merged into a row of the same name or alias and country."""
        country = row.fields.get("country", "")
        for form, flags in list(row.surfaces()):
            weak = "x" in flags or "a" in flags
            known = None if weak and form != row.name else self.by_name.get((country, fold(form)))
            if known is None and form == row.name and row.subtype in ("armed-group", "international", "ngo", "police"):
                known = self.by_name.get(("", fold(form))) or self.by_name.get(("*", fold(form)))
                known = known if known and known.subtype == row.subtype else None
            if known is None and row.subtype == "company":
                bare = self.by_name.get((country, fold(DESIGNATOR.sub("", form)))) or \
                    self.by_name.get(("*", fold(DESIGNATOR.sub("", form))))
                known = bare if bare and bare.subtype == "company" and bare.curated else None
            if known is not None and not row.curated:
                known.merge(row)
                return
        table = self.table(file)
        if any(row.id in t.rows for t in self.tables.values() if t is not table) or \
                (row.id in table.rows and not row.curated and table.rows[row.id].fields.get("country", "") != country):
            row.id = f"{row.id}-{country.lower() or 'org'}"
        row = table.add(row)
        for form, flags in row.surfaces():
            if form == row.name or not flags & {"x", "a", "s"}:
                self.by_name.setdefault((country, fold(form)), row)
                self.by_name.setdefault(("*", fold(form)), row)

    def read(self, source, countries):
        """Takes in every source table after the curated rows."""
        for file, group in FILES.items():
            for cells in read_tsv(source / file):
                row = source_row(cells, countries)
                if row:
                    self.add(group, row)


MINISTRIES = [("mofa", "Foreign Ministry", ["Ministry of Foreign Affairs"]),
              ("mod", "Defense Ministry", ["Defence Ministry", "Ministry of Defense", "Ministry of Defence"]),
              ("moi", "Interior Ministry", ["Ministry of Interior", "Ministry of the Interior"]),
              ("mof", "Finance Ministry", ["Ministry of Finance"]),
              ("moh", "Health Ministry", ["Ministry of Health"]),
              ("moj", "Justice Ministry", ["Ministry of Justice"])]
NO_MINISTRIES = {"US", "GB", "CH", "VA"}
FORCES = [("army", "Army", re.compile(r"army|ground|land", re.I)), ("navy", "Navy", re.compile(r"nav[ay]|marit", re.I)),
          ("air-force", "Air Force", re.compile(r"air", re.I))]


def add_national_bodies(organizations, countries, adjectives, source):
    """The ministries and services every state has, under their news names."""
    services = {}
    for cells in read_tsv(source / "orgs_military.tsv"):
        services[cells["country"]] = services.get(cells["country"], "") + "|" + cells["name"]
    for row in countries:
        adjective = adjectives.get(row.id)
        if not adjective or int(row.fields.get("population") or 0) < 300000 and row.id != "IS":
            continue
        code = row.id.lower()
        if row.id not in NO_MINISTRIES:
            for key, name, others in MINISTRIES:
                body = Row(f"{code}-{key}", f"{adjective} {name}", "organization", "ministry", country=row.id)
                for other in others:
                    body.add_alias(f"{adjective} {other}")
                body.add_alias(f"{others[0]} of {row.name}")
                organizations.add("governments", body)
        for key, name, pattern in FORCES:
            if pattern.search(services.get(row.id, "")) and row.id != "US":
                organizations.add("military", Row(f"{code}-{key}", f"{adjective} {name}", "organization", "military",
                                                  country=row.id, parent=""))
