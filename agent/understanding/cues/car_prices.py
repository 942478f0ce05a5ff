"""Prices: asked for of a model, which may be several cars, or found too high for a limit that is told again."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_PRICE = re.compile(
    r"\b(preco|precos|precin\w+|valor|valores)\b"
    r"|\b(quanto|qto|qnto|qt|quantos|a como|por quanto)\b(?! (km|quil|tempo|ano|lugar|porta|gasta|faz|consome|litro"
    r"|anos|rod|de (entrada|desconto)))"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(parcel\w*|entrada|financ\w+|prestac\w+|mensal\w*|por mes|ao mes|mes\b|troca|avali\w+|meu|minha|desconto|a menos"
    r"|abaix\w+|tira|faz por|oferta"
    r"|propos\w+|negoci\w+|seguro|ipva|document\w+|transfer\w+|fipe|tabela|custo|margem|lucro|pag(am|aram|ou|uei|ar?i?am)|comprar(am)?|reserv\w+|sinal|manutenc\w+|peca|revis\w+|consum\w+|ate|acima"
    r"|a partir|entre|menos de|no maximo|compar\w+|diferenca|gast[ao]\w*|faz|consome|anda|roda|dura|pesa|cabe)\b|\d+ ?x\b"
)
_TRADE = re.compile(
    r"(,|\be\b|\bou\b)?\s*(se )?(ai )?((voces?|vcs?|a loja) )?\b(faz\w*|aceit\w*|peg\w*|rola|tem|fa[cz]o)\s+"
    r"((um|uma|a|o|meu|carro|usado|na|em|de) )*troca\w*"
)
_BARGAINS = re.compile(r"\b(melhor|menor|minim\w+|ultim\w+|consegu\w+|condic\w+|chor\w+)\b")
_MOST_WORDS = 14
_SAID_BEFORE = (
    r"(falei|disse|pedi|avisei|expliquei|tinha (dito|falado|pedido)|ja (disse|falei|pedi))\W+(\w+\W+){0,4}?"
    r"|\b(acima|fora|alem|pass\w+|estour\w+)\W+(\w+\W+){0,3}?(orcamento|limite|bolso|falei|disse|pedi|teto|combinado)\W+(\w+\W+){0,4}?"
)
_LIMIT_AGAIN = re.compile(
    rf"\b(?:{_SAID_BEFORE})(?:r\$ ?)?(?P<n>\d{{2,3}}(?:\.\d{{3}})?)(?: ?(?:mil|k|conto\w*|pila|pau)\b)?(?![\d.,]*\d)"
    r"(?! ?(?:mil\b|k\b|conto|km|quil\w+|anos?|x|vezes|parcelas?|meses|reais de entrada|de entrada|lugares|portas|horas?|h\b|%|por cento))"
)


def asks_price(text: str) -> bool:
    """Whether the price of what is named is asked for, and nothing else: "preço do creta", "quanto custa um kicks hoje"."""
    words = fold(text[:200])
    short = len(words.split()) <= _MOST_WORDS
    return short and _PRICE.search(words) is not None and _OF_SOMETHING_ELSE.search(words) is None


def asks_price_in_a_sentence(text: str) -> bool:
    """Whether one of its sentences does: "quanto custa o onix? meu nome é Ana"."""
    return any(asks_price(sentence) for sentence in re.split(r"[?.!;\n]", text[:300]))


def asks_if_exchanged(text: str) -> bool:
    """Whether it is asked, beside anything else, if cars are taken in exchange: "e se faz troca"."""
    return _TRADE.search(fold(text[:200])) is not None


def asks_plain_price(text: str) -> bool:
    """Whether the price is asked for as it stands, perhaps with whether cars are taken in exchange: "fala o preço à vista e se faz troca";
    "qual o melhor preço" bargains."""
    said = _TRADE.sub(" ", fold(text[:200]))
    return asks_price(said) and _BARGAINS.search(said) is None


def limit_told_again(text: str) -> int | None:
    """The limit in reais, where somebody says that they had told it: "caro demais, falei q era 70"."""
    if (found := _LIMIT_AGAIN.search(fold(text[:200]))) is None:
        return None
    value = int(found["n"].replace(".", ""))
    return value if value >= 1_000 else value * 1_000
