"""holidays.py WHEEL_FOLDER: curated/holidays.tsv and the tables of the package `holidays` -> gazetteers/holidays.tsv

Run by hand, with a folder into which a wheel of that package was unpacked. A rule "*module KEY" of the curated list is replaced by "table" and the
days of KEY_DATES of that calendar: the first year, then a day of the year for each year, as MMDD, "-" where there is none, several joined by "/".
After the key "+12" moves each day, "fri-1" moves those that fall on a Friday by a day (feasts that avoid the sabbath).
Only feasts that no short rule gives (lunar and lunisolar calendars) have a table; the other rules are copied.
"""

import datetime
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
TARGET = HERE.parent.parent / "gazetteers" / "holidays.tsv"


WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def moved(year, month, day, shifts):
    """A day after the shifts of its rule: the first that holds of those by weekday."""
    date = datetime.date(year, month, day)
    for shift in shifts:
        weekday, by = re.fullmatch(r"([a-z]*)([+-]\d+)", shift).groups()
        if not weekday:
            date += datetime.timedelta(int(by))
        elif WEEKDAYS[date.weekday()] == weekday:
            date += datetime.timedelta(int(by))
            break
    return date.month, date.day


def days(module, key, *shifts):
    """The days of one feast, as text."""
    tables = __import__(f"holidays.calendars.{module}", fromlist=["x"])
    plain = [c for c in vars(tables).values() if isinstance(c, type) and c.__module__ == tables.__name__]
    owner = next(c for c in plain if not c.__name__.startswith("_Custom") and hasattr(c, f"{key}_DATES"))
    dates = getattr(owner, f"{key}_DATES")
    first, last = min(dates), max(dates)
    out = [str(first)]
    for year in range(first, last + 1):
        found = dates.get(year, ())
        found = [found] if found and isinstance(found[0], int) else list(found)
        found = [moved(year, m, d, shifts) for m, d in found]
        out.append("/".join(f"{m:02}{d:02}" for m, d in sorted(found)) or "-")
    return " ".join(out)


def listed(text):
    """Days that the curated list writes out, in the same form."""
    dates = dict((d[:4], d[5:].replace("-", "")) for d in text.split())
    years = range(int(min(dates)), int(max(dates)) + 1)
    return " ".join([min(dates)] + [dates.get(str(y), "-") for y in years])


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.path.insert(0, sys.argv[1])
    lines = (HERE / "curated" / "holidays.tsv").read_text(encoding="utf-8").splitlines()
    out = ["name\taliases\tcase\trule\tlast\tdays"]
    for line in lines[1:]:
        name, aliases, case, rule, last = line.split("\t")
        table = ""
        if rule.startswith("*"):
            rule, table = "table", days(*rule[1:].split())
        elif rule.startswith("="):
            rule, table = "table", listed(rule[1:])
        out.append("\t".join((name, aliases, case, rule, last, table)))
    TARGET.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
