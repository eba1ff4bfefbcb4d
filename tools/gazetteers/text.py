"""Text helpers: normal form, folding as the matcher folds, slugs, alias lists."""
import re
import unicodedata

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "´": "'", "ʹ": "'"})
DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-"})
LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ə": "a", "Ə": "A",
    "ħ": "h", "Ħ": "H", "ŋ": "n", "ƒ": "f",
})
FLAG_ORDER = "acxshvmk"


def clean(text):
    """NFC, straight apostrophes and hyphens, single spaces, no control characters."""
    text = unicodedata.normalize("NFC", text).translate(APOSTROPHES).translate(DASHES)
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Zs", "Cf") else c for c in text)
    return re.sub(r"\s+", " ", text).strip()


def ascii_form(text):
    """The text without diacritics."""
    text = text.translate(LETTERS)
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def fold(text):
    """What the matcher compares: no case, diacritics, periods, hyphens."""
    text = ascii_form(clean(text)).lower().replace(".", "").replace("-", " ")
    text = re.sub(r"(?<!\w)'|'(?!\w)", "", text)
    return re.sub(r"\s+", " ", text).strip()


def slug(text):
    """A readable id part."""
    text = ascii_form(clean(text)).lower().replace("'", "").replace(".", "").replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def broken(text):
    """Mojibake, entities, scripts the library does not read, leftovers of parsing."""
    if not text or re.search(r"&[a-z]+;?|Ã.|[<>{}\[\]\t_|~*#=·]|\ufffd|\?\?|;", text):
        return True
    if text.count("(") != text.count(")"):
        return True
    return any(ord(c) > 0x24F and not 0x1E00 <= ord(c) <= 0x1EFF for c in text)


def order_flags(flags):
    """Flags in the one order they are written in."""
    return "".join(f for f in FLAG_ORDER if f in flags)


def parse_aliases(text):
    """`form~flags|form` to a list of (form, flags)."""
    result = []
    for part in text.split("|"):
        form, _, flags = part.partition("~")
        form = clean(form)
        if form:
            result.append((form, flags))
    return result


def is_acronym(form):
    """Two or more capitals and no lower-case letter, apart from a short trailing part."""
    letters = [c for c in form if c.isalpha()]
    return len(letters) >= 2 and all(c.isupper() for c in letters) and " " not in form
