"""check.py DIR: reads what `run` has written, each format by the tool it is for."""

import importlib
import json
import sys
from pathlib import Path

TABLES = ["mentions", "entities", "relations", "arguments", "statements", "figures"]


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


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
    for written in lines(out / "reports.displacy"):
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
    for page in lines(out / "reports.jsonld"):
        assert page["type"] == "AnnotationPage" and page["items"]


def networkx(networkx, out):
    read = networkx.readwrite.graphml.GraphMLReader()
    graphs = list(read(path=str(out / "reports.graphml")))
    assert len(graphs) > 5
    for graph in graphs:
        assert all("label" in data for _, data in graph.nodes(data=True))
        assert all("role" in data for _, _, data in graph.edges(data=True))


def conllu(conllu, out):
    fields = ["id", "form", "ne", "ref", "coref", "misc"]
    sentences = conllu.parse((out / "reports.conllu").read_text(encoding="utf-8"), fields=fields)
    assert len(sentences) > 50
    assert any(token["ne"] == "B-PERSON" for sentence in sentences for token in sentence)


def pandas(pandas, out):
    for table in TABLES:
        commas = pandas.read_csv(out / f"{table}.csv")
        tabs = pandas.read_csv(out / f"{table}.tsv", sep="\t")
        assert len(commas) > 10 and commas.equals(tabs), table


def tables(out):
    return [table for table in TABLES if (out / f"{table}.parquet").exists()]


def pyarrow(pyarrow, out):
    from pyarrow import ipc, parquet

    for table in tables(out):
        with open(out / f"{table}.arrows", "rb") as file:
            stream = ipc.open_stream(file).read_all()
        assert stream.num_rows > 10 and stream.equals(parquet.read_table(out / f"{table}.parquet"))


def polars(polars, out):
    for table in tables(out):
        assert len(polars.read_parquet(out / f"{table}.parquet")) > 10


def duckdb(duckdb, out):
    for table in TABLES:
        rows = duckdb.sql(f"select count(*) from read_csv('{out}/{table}.csv')").fetchone()[0]
        for _ in filter(table.__eq__, tables(out)):
            assert rows == duckdb.sql(f"select count(*) from '{out}/{table}.parquet'").fetchone()[0]
        assert rows > 10


def jsonschema(jsonschema, out):
    schema = json.loads(Path("schema/newswire-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for document in lines(out / "reports.jsonl"):
        for fault in validator.iter_errors(document):
            raise AssertionError(f"{document['id']}: {fault.json_path}: {fault.message}")


def main():
    out = Path(sys.argv[1])
    for check in [spacy, rdflib, networkx, conllu, pandas, pyarrow, polars, duckdb, jsonschema]:
        try:
            module = importlib.import_module(check.__name__)
        except ImportError as fault:
            print(f"left out: {check.__name__} ({fault})")
            continue
        check(module, out)
        print(f"read: {check.__name__} {getattr(module, '__version__', '')}")


main()
