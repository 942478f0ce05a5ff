"""What foreigners write, in the Portuguese this house reads: words and set phrases, a line each in `en.tsv` and `es.tsv`.

Not a translation: enough for the few things a customer asks for. What is not in the list stays as typed, so that names,
models and numbers come through.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from unicodedata import normalize

_NUMBERS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "es": "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
}
_SPELT_HOUR = {
    "en": re.compile(
        rf"\b(?:(?<=past )|(?<=\bat ))(?:{_NUMBERS['en'].replace(' ', '|')})\b|\b(?:{_NUMBERS['en'].replace(' ', '|')})(?= o['’]? ?clock)",
        re.I,
    ),
    "es": re.compile(rf"\b(?<=a las )(?:{_NUMBERS['es'].replace(' ', '|')})\b", re.I),
}
_PAST = re.compile(r"\b(?:at )?(half|(?:a )?quarter) past (\d{1,2})\b", re.IGNORECASE)
_O_CLOCK = re.compile(r"\b(?:at )?(\d{1,2}) o['’]? ?clock\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?:at )?(\d{1,2})(?:[:.](\d\d))? ?(a\.?m|p\.?m)\b\.?", re.IGNORECASE)
_AT = re.compile(r"\bat (\d{1,2})(?::(\d\d))?\b(?! ?(?:k|mil|thousand))", re.IGNORECASE)
_AS = re.compile(
    r"\b(?:a las|a eso de las|tipo|como a las) (\d{1,2})(?: (y media|y cuarto)|(?!\d|[:.,] ?\d| ?(?:mil|lucas|k)\b))", re.IGNORECASE
)
_PARTS = {"y media": "30", "y cuarto": "15"}
_COMMA = re.compile(r"(?<=\d),(?=\d{3}\b)")


def in_portuguese(text: str, language: str) -> str:
    """The text with every known word and phrase replaced; `language` is `en` or `es`."""
    text = _timed(text, language)
    pattern, meanings = _glossary(language)
    out, at = [], 0
    for match in pattern.finditer(_bare(text)):
        out += [text[at : match.start()], meanings[match[0].replace("’", "'")]]
        at = match.end()
    return re.sub(r"\s+", " ", "".join([*out, text[at:]])).strip()


def _timed(text: str, language: str) -> str:
    """The text with its hours as they are written here: `às 10h30`."""
    numbers = _NUMBERS[language].split()
    text = _SPELT_HOUR[language].sub(lambda said: str(numbers.index(said[0].lower()) + 1), text)
    if language == "es":
        return _AS.sub(lambda said: f"às {said[1]}h{_PARTS.get((said[2] or '').lower(), '')}", text)
    text = _PAST.sub(lambda said: f"às {said[2]}h{'30' if said[1].lower() == 'half' else '15'}", text)
    return _COMMA.sub(".", _AT.sub(_hour, _CLOCK.sub(_hour, _O_CLOCK.sub(r"às \1h", text))))


def _hour(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), match[2] or ""
    half = (match[3] if match.re is _CLOCK else "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    return f"às {hour}h{minute}"


@lru_cache(maxsize=2)
def _glossary(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of everything known, longest first, and what each means."""
    meanings: dict[str, str] = {}
    for line in (Path(__file__).parent / f"{language}.tsv").read_text("utf-8").splitlines():
        said, _, meant = line.partition("\t")
        meanings |= {_bare(phrase): meant for phrase in said.split("|")}
    known = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in sorted(meanings, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{known})(?!\w)"), meanings


def _bare(text: str) -> str:
    """Lower case without accents, letter by letter, so that places in the text stay; ñ stays as well ("mañana")."""
    return "".join(char.lower() if char in "ñÑ" else normalize("NFD", char)[0].lower()[:1] for char in text)
