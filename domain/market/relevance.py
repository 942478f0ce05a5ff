"""Whether a title on a marketplace is about a product of ours: the thing itself, new, in the same size."""

from __future__ import annotations

import re
from functools import lru_cache

from domain.goods.packs import measures
from domain.goods.products import Product
from domain.goods.units import Unit
from domain.spelling import plain

_LITTLE = frozenset(
    {"a", "ao", "c", "cod", "com", "cor", "da", "das", "de", "do", "dos", "e", "em", "kit", "na", "no", "o", "os", "p", "para", "por",
     "ref", "tipo", "un", "und", "x"}
)  # fmt: skip
_SECOND_HAND = re.compile(
    r"\b(?:usad[oa]s?|seminov[oa]s?|semi[ -]nov[oa]s?|recondicionad[oa]s?|remanufaturad[oa]s?|sucata|retalhos?|com defeito|"
    r"para (?:retirada de )?pecas|vitrine|open box|2a mao|segunda mao)\b"
)
_BELONGS_TO_IT = re.compile(
    r"^(?:kit (?:de )?)?(?:suporte|capa|case|adaptador|refil|reparo|manual|apostila|adesivo|etiqueta|placa de aviso|miniatura|brinquedo|"
    r"maquina|ferramenta|extrator|sacador|cortador|aplicador|afiador|protetor|gabarito|organizador|dosador|bico|dispenser|curso|livro|aluguel|locacao|molde|prateleira|estojo|maleta)\b"
)
_SIZE = re.compile(r"\d")
_ENOUGH = 0.6
"""Of the product's words, so many are in the title."""


def why_not(product: Product, title: str, used: bool = False) -> str | None:
    """Why a listing is not of the product, in Portuguese; None where it is."""
    said = plain(title)
    if not _known_words(said):
        return "título vazio"
    name = plain(product.name)
    if (used or _SECOND_HAND.search(said)) and not _SECOND_HAND.search(name):
        return "usado ou recondicionado"
    if _is_for_it(name, said):
        return "acessório, não o produto"
    words, sizes = _words(name)
    there, there_sizes = _words(said)
    if words and (not _has(words[0], there) or sum(_has(word, there) for word in words) < _ENOUGH * len(words)):
        return "outro produto"
    if any(size not in there_sizes for size in sizes) or _other_measure(product, title):
        return "outro tamanho"
    return None


def _other_measure(product: Product, title: str) -> bool:
    """A tin of 18 l is not one of 3.6 l; of what is bought by the litre, any tin tells the price."""
    wanted = [] if product.unit in {Unit.KILO, Unit.TONNE, Unit.LITRE, Unit.CUBIC_METRE} else list(measures(product.name))
    told = measures(title)
    return any(measure not in told for measure in wanted)


def _is_for_it(name: str, said: str) -> bool:
    if (found := _BELONGS_TO_IT.search(said)) is not None and found[0].split()[-1] not in name:
        return True
    head = next(iter(_words(name)[0]), None)
    return head is not None and re.search(rf"\b(?:para|p/|pra) (?:\w+ )?{re.escape(head)}", said) is not None and not said.startswith(head)


@lru_cache(maxsize=4_096)
def _words(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Its words, and its sizes (`m8`, `3/8`, `cp2`, `1020`); weights, volumes and lengths are compared as such (`measures`)."""
    text = re.sub(r"(\d)[ .-]+(\d+/\d+)", r"\1.\2", text)  # one and a half inches: 1.1/2, 1 1/2, 1-1/2
    parted = re.sub(r"(?<=\d)\s*x\s*(?=\d)", " x ", text)
    known = _known_words(re.sub(r"(\d)\s*(mm|cm|pol|polegadas?|v|w|volts?|watts?)\b", r"\1\2", parted))
    measured = re.compile(r"^\d+(?:[.,]\d+)?(?:kgs?|gr?|t|l|lts?|ml|m|mts?)?$")
    sizes = frozenset(word for word in known if _SIZE.search(word) and not measured.match(word))
    return tuple(word for word in known if not _SIZE.search(word) and len(word) > 1), sizes


def _known_words(said: str) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9]+(?:[/.,][0-9]+)*", said) if word not in _LITTLE]


def _has(word: str, there: tuple[str, ...]) -> bool:
    """Also in another gender or number, and abbreviated: "sext." is "sextavado"."""
    stem = _stem(word)
    return any(_stem(other) == stem or (len(other) >= 4 and len(stem) >= 5 and stem.startswith(_stem(other[:5]))) for other in there)


def _stem(word: str) -> str:
    """Without a plural's ending, and one for both genders."""
    word = re.sub(r"(?:oes|aes)$", "ao", word)
    return re.sub(r"(?:es|s)$", "", word).rstrip("ao") or word
