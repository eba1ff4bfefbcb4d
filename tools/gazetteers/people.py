"""People and their offices from the source tables."""
import re
from model import Row, Table, read_tsv
from text import broken, clean, fold, slug

STUCK = re.compile(r"^(?:(?:First|Second|Third|Deputy|Acting|Interim|Dr|Sir|Dame|Lord|Baroness|Prince|Princess|Sheikh|"
                   r"Shaykh|Ayatollah|General|Gen|Lt|Maj|Brig|Col|Colonel|Major|Captain|Marshal|Admiral|King|Queen|Emir|"
                   r"Amir|Sultan|Emperor|Grand|Duke|Crown|Father|Hon|Prof|Professor|Mr|Mrs|Ms|Gov|Vice|Chairman|Minister|"
                   r"Ambassador|Chief|His|Her|Mag|Ing|President|Commander|Pope|HRH|Cdr|Cmdr|Ret)\.?\s+)+")
ROYAL = re.compile(r"\b(King|Queen|Emperor|Sultan|Amir|Emir|Prince|Grand Duke|monarch|Pope|Yang di-Pertuan)\b", re.I)
FAMILY_FIRST = {"KP", "KR", "CN", "TW", "VN", "KH", "HU", "MO", "HK"}
# Where the first of two surnames is the one in use.
SPANISH = set("AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PY SV UY VE".split())
ROLE = re.compile(r"(.*)@(\w*)\[(.*)\.\.(.*?)\](?:\{(.*)\})?$")
NORMAL = {"head_of_state": "head of state", "head_of_government": "head of government"}
TITLES = [
    (r"^(the )?(minister (of|for) (foreign|external)( and .*)? (affairs|relations).*|secretary of state for foreign.*|"
     r"foreign secretary|minister of foreign and .*)$", "foreign minister"),
    (r"^(minister (of|for) (national )?defen[cs]e.*|secretary of state for defence)$", "defense minister"),
    (r"^secretary of defen[cs]e$", "defense secretary"),
    (r"^(minister (of|for) (the )?(interior|internal affairs)( and .*)?|secretary of state for the home department)$", "interior minister"),
    (r"^minister (of|for) (strategy and )?(finance|economy and finance)( and .*)?$", "finance minister"),
    (r"^minister (of|for) justice.*$", "justice minister"),
    (r"^minister (of|for) (public )?health.*$", "health minister"),
    (r"^minister (of|for) (the )?(re)?unification$", "unification minister"),
    (r"^minister (of|for) ([a-z]+)$", r"\2 minister"),
    (r"^(acting |interim |transitional |transition )?(state affairs commission president|president)( of the( republic)?)?$", "president"),
    (r"^(acting |interim )?prime minister(-designate)?.*$", "prime minister"),
    (r"^(first |second |third |fourth |fifth )?vice presidents?$", "vice president"),
    (r"^(first |second |third )?(deputy|vice) (prime minister|premier)s?.*$", "deputy prime minister"),
    (r"^(monarch|king)$", "king"), (r"^permanent representative to the united nations$", "ambassador"),
    (r"^ambassador(-designate)?( to .*)?$", "ambassador"), (r"^(amir|emir)$", "emir"),
    (r"^general secretary.*$", "general secretary"), (r"^chairman of the joint chiefs of staff$", "chairman of the joint chiefs of staff"),
    (r"^governor general$", "governor-general"), (r"^(nato |united nations )?secretary[- ]general( of .*)?$", "secretary-general"),
    (r"^(federal )?chancellor$", "chancellor"), (r"^kremlin spokesman$", "spokesman"),
]
ORGANIZATIONS = [("kremlin", "ru-kremlin"), ("white house", "us-white-house"), ("nato", "nato"), ("united nations general assembly", "un-general-assembly"),
                 ("united nations", "un"), ("european commission", "european-commission"), ("european council", "european-council"),
                 ("european central bank", "ecb"), ("international monetary fund", "imf"), ("international court of justice", "icj"),
                 ("international criminal court", "icc"), ("unrwa", "unrwa"), ("eu foreign", "eu"), ("arab parliament", "arab-league"),
                 ("osce", "osce"), ("council of europe", "council-of-europe"), ("federal reserve", "us-federal-reserve"),
                 ("central intelligence agency", "us-cia"), ("bank of korea", "bank-of-korea"), ("pentagon", "us-dod"),
                 ("world health organization", "who"), ("environmental protection agency", "us-epa")]
# Offices below the level of news, and dead entries of the dumps.
DROP_ROLE = re.compile(r"charg|designate$|lord of the treasury|parliamentary under|^whip|lords commissioner|assistant whip|"
                       r"^us_ambassador$|^ambassador_to_us$|minister for prisons|secretary of state of ", re.I)


NOT_NAMES = re.compile(r"\d|president|minister|vacant|council|\bthe\b|representative|election|appointed|cabinet|acting|"
                       r"\bgovernor\b|affairs|brig|\bgen\b|commissioner|secretary|designate|interim|ambassador", re.I)


def normal_title(raw, kind):
    """The lower-case title text of a role."""
    title = clean(raw).lower().replace("_", " ").replace("advisor", "adviser").strip(" ,")
    for pattern, replacement in TITLES:
        if re.match(pattern, title):
            return re.sub(pattern, replacement, title)
    title = re.sub(r"^minister (of|for) (the )?(.*)$", r"minister of \3", title)
    title = re.sub(r" of the$", "", title)
    if "ambassador" in title and kind:
        return "ambassador"
    return title


def split_organization(title):
    """`director of the central intelligence agency` to its title and organization."""
    for name, id in ORGANIZATIONS:
        if name in title:
            rest = re.sub(r"(\s+of)?(\s+the)?\s*" + re.escape(name) + r"\s*", " ", title).strip()
            return (rest or title), id
    return title, ""


def split_name(raw):
    """The name without titles stuck to it."""
    name = clean(re.sub(r"\s*\([^)]*\)|\s*\[[^\]]*\]|\"[^\"]*\"", " ", raw))
    bare = STUCK.sub("", name)
    name = bare if len(bare.split()) >= 2 else name
    return re.sub(r",.*$| al$| \(.*$", "", name).strip(" ,.-")


class People:
    """The people table and the role lines."""

    def __init__(self):
        self.table, self.roles, self.by_key, self.by_id = Table(), set(), {}, {}

    def find(self, name, country, royal=False, aliases=()):
        """A known person of this name and country (monarchs: of any country)."""
        for form in (name, *aliases):
            anywhere = royal or not country
            known = self.by_key.get((fold(form), country)) or (anywhere and self.by_key.get((fold(form), "*")))
            if known:
                return known
        return None

    def remember(self, row):
        """Makes a row findable under its full spellings."""
        for form, flags in row.surfaces():
            if " " in form and not flags & {"s", "x"}:
                self.by_key.setdefault((fold(form), row.fields.get("country", "")), row)
                self.by_key.setdefault((fold(form), "*"), row)
                self.by_key.setdefault((fold(form), ""), row)

    def settle(self, places, titles):
        """Finds the regions and cities of local offices, ends tenures where the next begins, drops odd titles."""
        kept = set()
        for person, title, organization, since, until in self.roles:
            match = re.match(r"^(governor|head|mayor|president|leader|premier|chief minister) of (?:the )?(.+)$", title)
            if match and title not in titles:
                place = match[2].replace("odessa", "odesa")
                found = places.get((organization, place)) or places.get((organization, place.replace("republic of ", "")))
                found = found or places.get((organization, place.replace(" republic", "")))
                if not found:
                    continue
                title, organization = match[1], found
            if title in titles or re.match(r"^(minister of|deputy|under|assistant|secretary of) [a-z ]{3,30}$", title):
                kept.add((person, title, organization, since, until))
        with_office = {(r[0], r[1]) for r in kept if r[2]}
        kept = {r for r in kept if r[2] or (r[0], r[1]) not in with_office}
        self.roles = end_at_successor(kept)

    def add_role(self, person, title, organization, since="", until=""):
        """One role line; nonsense dates are dropped."""
        if since and until and until < since[:len(until)]:
            until = since = ""
        self.roles.add((person, title, organization, since, until))

    def add_source(self, cells, gender):
        """One source person with the roles worth keeping."""
        parsed = [ROLE.match(r) for r in cells["roles"].split(" || ")]
        parsed = [m for m in parsed if m and keep_role(m)]
        name = split_name(cells["name"])
        if not parsed or broken(name) or " " not in name and not ROYAL.search(cells["roles"]) or len(name.split()) > 6:
            return
        if NOT_NAMES.search(name) or not (name[0].isupper() or name.startswith(("al-", "el-"))):
            return
        country = cells["country"]
        if parsed and all(m[5] == "us_ambassador" for m in parsed):
            country = "US"
        royal = bool(ROYAL.search(cells["roles"]))
        extra = [a for a, _ in alias_pairs(cells)]
        row = self.find(name, country, royal, [a for a in extra if len(a.split()) > 1])
        if row is None:
            row = Row(self.new_id(name, country), name, "person", "politician" if not royal else "royal", country=country, gender=gender(name))
            self.table.add(row)
            self.by_id[row.id] = row
        row.fields.setdefault("wikidata", cells["wikidata"])
        row.add_alias(name)
        for form, flags in alias_pairs(cells):
            if not row.curated or "v" not in flags:
                row.add_alias(form, flags)
        family(row, cells["family"], royal)
        self.remember(row)
        for match in parsed:
            self.source_role(row, match, cells["country"])

    def new_id(self, name, country):
        """Slug of the name; the country on a clash."""
        id = slug(name)
        if id in self.by_id:
            id = f"{id}-{country.lower() or '2'}"
        while id in self.by_id:
            id += "-2"
        return id

    def source_role(self, row, match, country):
        """A role of the dump as title and organization."""
        raw, of, since, until, kind = match.groups()
        raw = NORMAL.get(raw, raw)
        title, organization = split_organization(normal_title(raw, kind))
        organization = {"EU": "eu"}.get(organization or of or country, organization or of or country)
        if row.curated and any(r[0] == row.id and r[1] == title and r[2] == organization for r in self.roles):
            return
        same = [r for r in self.roles if r[0] == row.id and r[1] == title and r[2] == organization]
        for role in same:
            if role[3][:4] == since[:4] or not since:
                best = max((role[3], role[4]), (since, until or role[4]), key=lambda d: (len(d[0]), len(d[1])))
                self.roles.discard(role)
                self.add_role(row.id, title, organization, *best)
                return
        self.add_role(row.id, title, organization, since, until)


SINGLE = {"president", "prime minister", "king", "chancellor", "foreign minister", "defense minister", "finance minister",
          "interior minister", "secretary of state", "defense secretary", "attorney general", "treasury secretary"}


def end_at_successor(roles):
    """An office of one holder ends at the latest when the next takes it."""
    offices = {}
    for role in roles:
        offices.setdefault((role[1], role[2]), []).append(role)
    result = set()
    for (title, _), holders in offices.items():
        holders.sort(key=lambda r: (r[3], r[0], r[4]))
        for at, (person, title, organization, since, until) in enumerate(holders):
            later = [r[3] for r in holders[at + 1:] if r[3] > since and r[0] != person]
            if title in SINGLE and since and later and len(later[0]) >= 7 and (not until or until > later[0]) \
                    and organization not in ("BA", "CH", "SM", "LY", "SD", "YE"):
                until = later[0]
            result.add((person, title, organization, since, until))
    return result


def keep_role(match):
    """Recent enough and high enough."""
    title, _, _, until, kind = match.groups()
    if DROP_ROLE.search(title) or until and until < "2013":
        return False
    if kind in ("us_ambassador", "ambassador_to_us") and until and until < "2021":
        return False
    if re.match(r"ambassador to", title) and until:
        return False
    return True


def alias_pairs(cells):
    """Aliases that read like a name."""
    for part in cells["aliases"].split("|"):
        form, _, flags = part.partition("~")
        form = split_name(form)
        if form and len(form.split()) >= 2 and not re.search(r"(\b\w+\b) \1$", form) and "v" not in flags:
            yield form, flags


def family(row, name, royal):
    """The family name as a short form where it is not the last word."""
    words = row.name.split()
    country = row.fields.get("country", "")
    if len(words) < 2:
        return
    if country in FAMILY_FIRST and country != "HU":
        western = len(words) == 2 and "-" in words[0]
        if not western and words[0] != "Moon" or words[0] == "Moon":
            row.add_alias(words[-1] if western else words[0], "s")
    elif royal:
        row.add_alias(f"King {row.name}" if row.fields.get("gender") == "m" and row.name.startswith(("Charles", "Felipe", "Frederik", "Philippe", "Harald", "Willem")) else "", "")
    elif name and name in words[1:-1] and len(name) > 2 and name[0].isupper() and country in SPANISH:
        row.add_alias(name, "s")


def read_congress(people, source, gender):
    """Members of the US Congress with their chambers."""
    for cells in read_tsv(source / "us_congress_2024.tsv"):
        name = split_name(cells["name"])
        row = people.find(name, "US")
        if row is None:
            row = Row(people.new_id(name, "US"), name, "person", "politician", country="US",
                      wikidata=cells["wikidata"], gender=gender(name))
            people.table.add(row)
            people.by_id[row.id] = row
        for form, flags in alias_pairs(cells):
            row.add_alias(form, flags)
        chamber = ("senator", "us-senate") if cells["role"] == "senator" else ("representative", "us-house")
        people.add_role(row.id, *chamber, cells["first_elected"][:10], "")
        people.remember(row)
