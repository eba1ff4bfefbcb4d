"""Names for readers that have none of their own, and the table of what all readers gave.

    table.py names GAZETTEERS    name and kind of every row and alias, with a tab between
    table.py table RESULTS       lines of figures as tables in Markdown
    table.py splice TABLE FILE   puts the tables between the marks of FILE
"""

import datetime
import json
import pathlib
import platform
import subprocess
import sys

FILES = ["cities", "countries", "nationalities", "organizations", "people", "places", "products", "regions", "titles"]


def names(gazetteers):
    seen = {}
    for file in FILES:
        lines = (pathlib.Path(gazetteers) / f"{file}.tsv").read_text(encoding="utf-8").splitlines()
        # `kind=place` in the header has no cell in the lines
        kind = next(c.split("=")[1] for c in lines[0].split("\t") if c.startswith("kind="))
        header = [c for c in lines[0].split("\t") if "=" not in c]
        for line in lines[1:]:
            row = dict(zip(header, line.split("\t")))
            aliases = (alias.split("~")[0] for alias in row.get("aliases", "").split("|"))
            for name in [row["name"], *aliases]:
                if name:
                    seen.setdefault(name, kind)
    for name, kind in seen.items():
        print(f"{name}\t{kind}")


def machine():
    model = "unknown processor"
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":")[1].strip()
            break
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip()
    return f"{model}, one core; rustc {rustc}, Python {platform.python_version()}, Node {node or 'none'}"


def number(x):
    return f"{x:.0f}" if x >= 100 else f"{x:.1f}" if x >= 1 else f"{x:.2g}"


def table(results):
    rows = [json.loads(line) for line in pathlib.Path(results).read_text().splitlines()]
    print(f"{datetime.date.today()}. {machine()}.\n")
    print("| tool | MB/s | newswire is so many times as fast | start, ms | peak memory, MB | read, MB |")
    print("|---|---|---|---|---|---|")
    ran = [row for row in rows if "left_out" not in row]
    speed = {row["tool"]: row["bytes"] / row["seconds"] / 1e6 for row in ran}
    ours = speed.get("newswire")
    for row in rows:
        tool = row["tool"]
        if "left_out" in row:
            print(f"| {tool} | {row['left_out']} | | | | |")
            continue
        times = number(ours / speed[tool]) if ours else ""
        print(f"| {tool} | {number(speed[tool])} | {times} | {number(row['start_ms'])} | "
              f"{row['peak_kb'] / 1024:.0f} | {number(row['bytes'] / 1e6)} |")
    print(f"\nWhat each found in the first {max(row['sample'] for row in ran) // 1000} kB:\n")
    print("| tool | in all | by its own kinds |")
    print("|---|---|---|")
    for row in ran:
        apart = {"entities", "statements", "relations"} if row["tool"] == "newswire" else set()
        found = sorted(row["found"].items(), key=lambda item: (item[0] in apart, -item[1], item[0]))
        total = sum(n for kind, n in found if kind not in apart)
        print(f"| {row['tool']} | {total} | {', '.join(f'{kind} {n}' for kind, n in found)} |")


def splice(new, file):
    path = pathlib.Path(file)
    before, rest = path.read_text(encoding="utf-8").split("<!-- results -->\n")
    after = rest.split("<!-- end of results -->")[1]
    body = pathlib.Path(new).read_text(encoding="utf-8")
    path.write_text(f"{before}<!-- results -->\n{body}<!-- end of results -->{after}", encoding="utf-8")


if __name__ == "__main__":
    {"names": names, "table": table, "splice": splice}[sys.argv[1]](*sys.argv[2:])
