"""Amounts of money in a message, before it is known what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from agent.understanding.entities.utterance import Utterance

NUMBER = r"\d+(?:\.\d+)?"
CURRENCY = (
    r"(?:reais|conto|contos|pila|pilas|pau|paus|mangos|real|rs\$|mil|barao|baroes|reas|dinheiros"
    r"|contao|milhas|milao|temer|pilinhas|continho)"
)
_AMOUNT = re.compile(
    rf"(?:(?P<sign>rs\$|rs|\$) ?)?(?<!\d [/:.] )(?P<n>{NUMBER})(?: e (?P<half>\d00)(?= |$)(?! "
    rf"(?:km|ml|g)))?(?: e (?P<meio>meio)(?= |$))?(?: ?(?P<unit>{CURRENCY})(?= |$))?(?: e "
    rf"(?P<half2>\d00)(?= |$))?"
)
OTHER_UNIT = re.compile(
    r"^(?:km|kms|anos?|meses|mes(?!mo)|dias?|portas?|lugar\w*|%|por cento|x|vezes|parcelas?"
    r"|prestac\w+|h|min\w*|litros?|l|kg|donos?|unidades?|un|carros?|pessoas?|airbags?|cv|cavalos"
    r"|marchas|cilindros|filhos?|criancas?|vez"
    r"|opcoes|fotos?|pontos|polegadas|estrelas|geracao|rodados?|/|:|valvulas|v|turbo|flex|lojas?"
    r"|modelos?|anos|salarios|dois|metros|m|cm|gb|gt|i|d|tsi|mpfi|cilindradas|cc|caixas|pecas"
    r"|pneus|mensagens|ligacoes|semanas|noites|quilos|multas|moto|motos|cabecas|reuniao|boletos"
    r"|chaves|primeiros|ultimos|lojas|avos|o|pct|vagas|adultos|kids|cadeirinhas?|bancos|cadeiras"
    r"|placas|feira|meninos|meninas|gemeos|amigos|lugars)(?: |$)"
)
_ENGINE = re.compile(r"^(?:flex|turbo|v|gt|i|d|o|multas?)\b")


class Amount(NamedTuple):
    """An amount: its tokens, reais as a car's price and as it stands, and whether it says money."""

    first: int
    last: int
    price: int
    plain: int
    marked: bool


def amounts(utterance: Utterance) -> Iterator[Amount]:
    """Every amount that no other unit claims, left to right."""
    for hit in utterance.find(_AMOUNT):
        token_at = utterance.hit(hit.match, "n").first
        token = utterance.tokens[token_at]
        if token.value is None or len(hit["n"]) > 9:
            continue
        other = OTHER_UNIT.match(utterance.after(hit.last, 3))
        if other and not (token.scaled and _ENGINE.match(other[0])):
            continue
        if (
            utterance.word(hit.first - 1) in {"/", ":"}
            and utterance.word(hit.first - 2).isdigit()
            and not _after_a_year(utterance, hit.first)
        ):
            continue
        if utterance.word(hit.last) in {"/", ":"} and utterance.word(hit.last + 1).isdigit():
            continue
        value = token.value
        extra = hit["half"] or hit["half2"]
        thousands = 1000.0 if value < 1000 and not token.scaled else 1.0
        if extra and value < 1000:
            price = value * 1000 + float(extra)
        elif extra:
            price = value + float(extra)
        elif hit["meio"]:
            price = (value + 0.5) * thousands
        else:
            price = value * thousands
        slang = hit["unit"] not in {"", "reais", "rs$"}
        plain = price if slang or extra or hit["meio"] else value
        if hit["unit"] in {"milao"}:
            price = plain = value * 1000
        marked = bool(hit["sign"] or hit["unit"] or token.scaled or extra)
        if hit["sign"] in {"rs$", "$"} and value >= 1000:
            plain = value
        if price > 20_000_000:
            continue
        yield Amount(hit.first, hit.last, round(price), round(plain), marked)


def _after_a_year(utterance: Utterance, first: int) -> bool:
    """Whether the colon before an amount ends a car's year ("Corolla 2020: 40 mil") and parts no hours from minutes."""
    return utterance.word(first - 1) == ":" and len(utterance.word(first - 2)) == 4
