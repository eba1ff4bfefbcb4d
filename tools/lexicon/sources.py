"""Readers of the word sources: WordNet 3.0 database files, the SPECIALIST-derived
inflection table of lemminflect, the SCOWL word lists, and our own curated lists."""

import gzip
import os
import re
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
CURATED = os.path.join(HERE, "curated")

# WordNet's synset-type digits in sense keys; 5 is the adjective satellite.
POS_OF_DIGIT = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
# The order of WordNet's lexicographer files, by number (lexnames(5)).
LEX_NAMES = (
    "adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute "
    "noun.body noun.cognition noun.communication noun.event noun.feeling noun.food noun.group "
    "noun.location noun.motive noun.object noun.person noun.phenomenon noun.plant "
    "noun.possession noun.process noun.quantity noun.relation noun.shape noun.state "
    "noun.substance noun.time verb.body verb.change verb.cognition verb.communication "
    "verb.competition verb.consumption verb.contact verb.creation verb.emotion verb.motion "
    "verb.perception verb.possession verb.social verb.stative verb.weather adj.ppl"
).split()


def curated_lines(name):
    """Lines of a curated file without comments and blanks."""
    with open(os.path.join(CURATED, name), encoding="utf-8") as file:
        for line in file:
            line = line.split("#", 1)[0].rstrip()
            if line.strip():
                yield line


class WordNet:
    """Senses in order of frequency, their counts, synsets, hypernyms and verb frames."""

    def __init__(self, folder):
        self.folder = folder
        self.senses = defaultdict(list)  # (lemma, pos) -> [(offset, count)] first sense first
        self.count = defaultdict(int)  # (lemma, pos) -> tagged occurrences
        self.cased = set()  # lemmas written with a capital in every synset of the pos
        self.hypernyms = {}  # (pos, offset) -> [offset]
        self.words = {}  # (pos, offset) -> [word as written]
        self.lex = {}  # (pos, offset) -> lexicographer file name
        self.instance = set()  # noun offsets that are instances (names)
        self.frames = defaultdict(set)  # (offset, word index from 1, 0 = all) -> frame numbers
        self._read_senses()
        for pos, ending in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
            self._read_data(pos, ending)

    def _open(self, name):
        return open(os.path.join(self.folder, name), encoding="utf-8", errors="replace")

    def _read_senses(self):
        rows = []
        with self._open("index.sense") as file:
            for line in file:
                key, offset, number, count = line.split()
                lemma, rest = key.split("%", 1)
                rows.append((lemma, POS_OF_DIGIT[rest[0]], int(number), offset, int(count)))
        for lemma, pos, _number, offset, count in sorted(rows):
            lemma = lemma.replace("_", " ")
            self.senses[lemma, pos].append((offset, count))
            self.count[lemma, pos] += count

    def _read_data(self, pos, ending):
        with self._open("data." + ending) as file:
            for line in file:
                if line.startswith(" "):
                    continue
                fields = line.split(" | ", 1)[0].split()
                offset, lex, words = fields[0], int(fields[1]), int(fields[3], 16)
                written = [re.sub(r"\(.*\)$", "", w) for w in fields[4 : 4 + 2 * words : 2]]
                self.words[pos, offset] = [w.replace("_", " ") for w in written]
                self.lex[pos, offset] = LEX_NAMES[lex]
                at = 4 + 2 * words
                pointers = int(fields[at])
                ups = []
                for i in range(pointers):
                    symbol, target, target_pos, _ = fields[at + 1 + 4 * i : at + 5 + 4 * i]
                    if symbol in ("@", "@i") and target_pos == pos:
                        ups.append(target)
                        if symbol == "@i":
                            self.instance.add(offset)
                self.hypernyms[pos, offset] = ups
                if pos == "v":
                    self._read_frames(offset, fields[at + 1 + 4 * pointers :])

    def _read_frames(self, offset, fields):
        for i in range(1, len(fields), 3):
            frame, word = int(fields[i + 1]), int(fields[i + 2], 16)
            self.frames[offset, word].add(frame)

    def frames_of(self, lemma, offset):
        """Frames of a verb in one synset."""
        words = [w.lower() for w in self.words["v", offset]]
        index = words.index(lemma) + 1 if lemma in words else 0
        return self.frames[offset, 0] | self.frames[offset, index]

    def ancestors(self, offset, pos="n"):
        """A synset and all above it, nearest first."""
        seen, queue = [], [offset]
        while queue:
            at = queue.pop(0)
            if at not in seen:
                seen.append(at)
                queue.extend(self.hypernyms[pos, at])
        return seen

    def lower(self, lemma, pos):
        """Whether the lemma is written in lower case in at least one of its synsets."""
        return any(lemma in self.words[pos, o] for o, _ in self.senses[lemma, pos])

    def synset(self, word, number=1):
        """Offset of a noun's numbered sense, for naming subtrees."""
        return self.senses[word, "n"][number - 1][0]


def specialist(folder):
    """The inflections that lemminflect took from the SPECIALIST lexicon: pos -> lemma -> columns."""
    table = defaultdict(dict)
    path = os.path.join(folder, "resources", "infl_lu.csv.gz")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split(",")
            if fields[0].islower() or fields[0].replace("-", "").islower():
                table[fields[1]][fields[0]] = [[f for f in c.split("/") if f] for c in fields[2:]]
    return table


def scowl(folder):
    """Smallest SCOWL size that lists each lower-case word (10 = commonest thousand)."""
    size = {}
    for name in sorted(os.listdir(folder)):
        match = re.fullmatch(r"(english|american|british|british_z|canadian)-words\.(\d+)", name)
        if not match or int(match[2]) > 70:
            continue
        with open(os.path.join(folder, name), encoding="latin-1") as file:
            for line in file:
                word = line.strip()
                if word.isascii() and word.islower():
                    size[word] = min(size.get(word, 99), int(match[2]))
    return size
