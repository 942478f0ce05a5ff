"""Where a text has a document, an address, a plate or a way to reach somebody: by how it is written, or by the word before it.

The same rule as for names: rather one too many. Prices, years and days keep out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from agent.guardrails.claims import PHONE

Kind = Literal["mail", "cpf", "cnpj", "phone", "plate", "number", "words", "spoken"]


class Paper(NamedTuple):
    kind: Kind
    start: int
    end: int


_NAME = r"[^\W\d_][\w'’.]*"
_WORDS = rf"{_NAME}(?: (?!at[ée]\b|por\b|com\b|que\b|para\b|pra\b|ou\b|mas\b){_NAME}){{0,6}}?"
_CAPITALS = r"(?:(?:d[aeo]s?|e) )*[A-ZÀ-Ý\d][\wÀ-ÿ'’.]*(?: (?:(?:d[aeo]s?|e) )?[A-ZÀ-Ý\d][\wÀ-ÿ'’]*)*"
_STREET = (
    r"(?i:\b(?:rua|r\.|av\.?|avenida|travessa|trav\.|tv\.|alameda|al\.|rodovia|rod\.|estrada|pra[çc]a|p[çc]a\.?|largo"
    r"|viela|beco|ladeira))"
)
_QUARTER = (
    r"(?i:\b(?:bairro|jardim|jd\.?|vila|vl\.?|parque|pq\.?|residencial|conjunto|cond\.?|condom[íi]nio|loteamento|ch[áa]cara|s[íi]tio"
    r"|edif[íi]cio|ed\.))"
)
_LIVING = r"(?i:\b(?:moro|moramos|mora|resido|reside|endere[çc]o(?: [ée]|:)?|entrega|busca\w*) (?:aqui )?(?:n[ao] )?)"
_NO_SUM = r"(?![.,]?\d)(?! ?(?i:mil\b|k\b|km\b|reais|%|x\b|vezes))"
_PAPER = (
    r"(?i:\b(?:rg|r\.g\.|cpf|cnh|cnpj|identidade|passaporte|rne|renavam|chassis?|pis|nis|ctps|t[íi]tulo de eleitor|habilita[çc][ãa]o"
    r"|documento|matr[íi]cula|conta|ag[êe]ncia|cart[ãa]o|inscri[çc][ãa]o)\b)"
)
_DIGIT_WORD = (
    r"(?:zero|uma?|dois|duas|tr[êe]s|quatro|cinco|seis|meia|sete|oito|nove|dez|onze|doze|treze|dezenove"
    r"|(?:vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa)(?: e \w+)?)"
)
_SIGNS: tuple[tuple[Kind, str], ...] = (
    ("mail", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*"),
    ("mail", r"(?i:\b[a-z0-9][\w.+-]*(?: (?:ponto|underline|tra[çc]o) \w+)* arroba [\w-]+(?:(?: ponto |\.)\w+)+)"),
    ("cnpj", r"(?<!\d)\d{2}[. ]?\d{3}[. ]?\d{3} ?[/-] ?\d{4} ?-? ?\d{2}(?!\d)|(?<!\d)\d{14}(?!\d)"),
    ("cpf", r"(?<!\d)\d{3}\.\d{3}\.\d{3}[ .-]{0,3}\d{2}(?!\d)|(?<![\d+])\d{9}-\d{2}(?!\d)"),
    ("cpf", r"(?i:(?<=cpf )|(?<=cpf: )|(?<=cpf é ))\d{3}[ .]?\d{3}[ .]?\d{3}[ .-]{0,3}\d{2}(?!\d)"),
    ("number", rf"{_PAPER}\W{{0,3}}(?:[^\W\d_]+\W{{1,2}}){{0,3}}?(?P<it>(?i:[a-z]{{1,3}}[ -]?)?\d(?:[\d./ -]*[\dXx]){{3,}})"),
    ("number", r"(?<![\w.,])\d{1,2}\.\d{3}\.\d{3}-[\dXx]\b"),
    ("number", r"\b[A-Z]{2} ?\d{6}\b|\b(?=[A-HJ-NPR-Z\d]*\d[A-HJ-NPR-Z\d]*\d)(?=[\dA-Z]*[A-Z])[A-HJ-NPR-Za-hj-npr-z\d]{17}\b"),
    ("number", r"(?<![\d.,])\d{4}([ .-])\d{4}\1\d{4}\1\d{1,7}(?!\d)"),
    ("number", r"(?<!\d)\d{5}-\d{3}(?!\d)|(?i:\bcep\W{0,3}(?:[^\W\d_]+ )?)(?P<it2>\d{2}\.?\d{3}-?\d{3})"),
    ("number", r"(?i:\b(?:nasci\w*|nascimento|anivers[áa]rio)\W{1,3}(?:[^\W\d_]+ ){0,2})(?P<it3>\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})"),
    ("plate", r"(?i:\b[a-z]{3}-?\d[a-z\d]\d{2}\b|\b[a-z]{3} \d[a-z]\d{2}\b|\bplacas?\W{1,3}(?:[^\W\d_]+ )?(?P<it4>[a-z]{3} \d{4})\b)"),
    ("phone", PHONE.pattern),
    ("phone", r"(?<![\d/,.])\+?\(?\d(?:[ ().-]{0,2}\d){7,14}(?![\d/]|,\d)"),
    ("words", rf"{_STREET} (?P<it5>{_WORDS}),? (?i:n[º°.]*|n[úu]mero)? ?(?P<no>\d{{1,5}}{_NO_SUM}\w?\b)"),
    ("words", rf"{_STREET} (?P<it6>{_CAPITALS})(?:,? (?i:n[º°.]*|n[úu]mero)? ?(?P<no2>\d{{1,5}}{_NO_SUM}\b))?"),
    ("words", rf"{_LIVING}{_STREET} (?P<it7>{_NAME}(?: (?:d[aeo]s? )?{_NAME}){{0,4}})"),
    ("words", rf"{_QUARTER} (?P<it8>{_CAPITALS})"),
    ("words", rf"(?:(?<=, )|(?<=\d )|(?<=moro no )|(?<=moro na )){_QUARTER} (?P<it9>(?:d[aeo]s? )?{_NAME}(?: {_NAME}){{0,2}})"),
    ("number", r"(?i:\b(?:apto?|apartamento|bloco|bl|quadra|qd|lote|lt)\.? ?)(?P<it10>\d{1,4})\b"),
    ("spoken", rf"(?i:\b{_DIGIT_WORD}(?:,? {_DIGIT_WORD}){{7,}}\b)"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _SIGNS)
_ALL = ""
"""No group: the whole of a match."""
_SUMS = re.compile(r"(?:R?\$? ?\d{1,3}(?:\.\d{3})+|(?:19|20)\d\d)(?:[ -]+(?:\d{1,3}(?:\.\d{3})+|(?:19|20)\d\d))*")
_DAY = re.compile(r"\d{1,2}[.-]\d{1,2}[.-](?:19|20)?\d{2}")


def papers(text: str) -> Iterator[Paper]:
    """Spans that do not overlap, in no order: what is written clearest first."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            named = [name for name, found in match.groupdict().items() if found]
            for name in named or [_ALL]:
                start, end = match.span() if name is _ALL else match.span(name)
                found = text[start:end]
                if any(start < last and first < end for first, last in taken):
                    continue
                if kind == "phone" and (_SUMS.fullmatch(found.strip()) or _DAY.fullmatch(found)):
                    continue
                taken.append((start, end))
                yield Paper("number" if name.startswith("no") else kind, start, end)
