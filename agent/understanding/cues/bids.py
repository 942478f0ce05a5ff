"""What somebody bids for a car whose price is known: a sum, so much off, a percentage off, or so much more than before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from agent.understanding.cues.revisions import versions
from agent.understanding.entities.money.amounts import Amount, amounts
from agent.understanding.entities.utterance import Utterance
from agent.understanding.text import fold

_OFF_BEFORE = re.compile(
    r"(?:^| )(?:tir\w+|abat\w+|abaix\w+|baix\w+|desc[eo]\w*|descont\w+|reduz\w*|menos|dimin\w+|corta\w*)"
    r"(?: (?:de|uns|umas|mais|so|ai|me|pelo|no|minimo|logo|um|desconto|rs\$|esses|preco|o))* ?$"
)
"""Words before a sum that take it off the price; "baixa pra 80" names the price instead."""
_OFF_AFTER = re.compile(r"^(?:reais |conto |pila )?(?:de )?(?:desconto|descontinho|abatimento|off|a menos|mais barato|pra baixo)(?: |$)")
_MORE = re.compile(r"(?:^| )(?:mais|sub[oi]\w*|aument\w+|coloc\w+ mais|boto mais|dou mais)(?: (?:uns|mais|de|rs\$|so))* ?$")
_NO_BID = re.compile(r"\b(entrada|parcel\w*|por mes|mensa\w*|prestac\w*|financi\w*|orcamento|faixa|ate|km|troca)\b")
"""Words by which a sum is something else than a bid."""

_SEVERAL = re.compile(
    r"\b(lev|compr|fech|peg|fic)\w* (com )?(os |as |mais de )?(dois|duas|2|tres|3|um)( carros?)?\b(?! (mil|portas|donos|anos|chaves))"
)
_ELSEWHERE = (
    r"(olx|webmotors|icarros|mercado livre|marketplace|facebook|face|internet|outr[oa] (loja|lugar|site|anuncio|garagem)"
    r"|concorrent\w+|vizinh\w+)"
)
_QUOTED = re.compile(
    rf"\b(vi|achei|encontrei|vejo|tem|tinha|ta|tava|esta|vende\w*|vendendo|anunciad\w|sai|custa)\b.{{0,35}}\b{_ELSEWHERE}\b"
    rf"|\b{_ELSEWHERE}\b.{{0,25}}\b(por|a|ta|tava|tem|faz|vende\w*|custa|sai)\b.{{0,15}}\d"
    r"|\be se (eu )?(oferecesse|desse|pagasse|propusesse)\b|\b(hipotetic\w+|supondo|digamos)\b"
    r"|\b(confirm\w*|dig[ao]\w*|diz\w*|fal[ae]\w*|repit\w+|repete|escrev\w+|jur[ae]\w*|say|tell me|repeat|write)\b.{0,30}\b(que|that)\b"
    r".{0,40}\b(custa\w*|costs?|vale|sai por|is)\b.{0,12}\d"
)
_ASKS_ANSWER = re.compile(
    r"\b(vendedor|gerente|eles|voces|vcs)\b.{0,15}\b(aceit(ou|aram)|respond(eu|eram)|topou|toparam|falou)\b"
    r"|\b(minha|da|a|essa|aquela) (proposta|oferta)\b.{0,30}(\?|\b(respost\w+|aceit\w+|respond\w+|deu certo|como (ficou|esta|ta)))"
    r"|\b(resposta|retorno)\b.{0,20}\b(proposta|oferta)\b|\bqual (foi|era) (a )?minha (ultima )?(proposta|oferta)"
)
_BIDS = re.compile(
    r"\b(dou|daria|pago|pagaria|ofereco|levo por|cheg\w+|fech\w+|deix\w+|faz\w*|baix\w+|abaix\w+|desc[eo]\w*|top\w+|arredond\w+"
    r"|tir\w+|sub[oi]\w*|proposta|oferta|desconto)\b"
)

_PRICE = re.compile(
    r"\W*((eu|so|perguntei|pergunto|quero|queria|saber|mas|e|o|os|a|as|qual|quais|quanto|quantos|por|me|passa|manda|diz|fala|sao?|ta|tao|esta|estao|sai|custa\w*|seria|de|d?el[ea]s?|d?ess[ea]s?"
    r"|cada( um)?)\W+)*"
    r"(preco|precos|precinho|valor|valores"
    r"|(quanto|qto|qnto) (custa\w*|e|eh|ta|tao|sai\w*|fica\w*|sao|que (custa\w*|ta|sai)))"
    r"(\W+(d?el[ea]s?|d?ess[ea]s?|de cada( um)?|por favor|pfv?|ai|e))*\W*"
)


def quoted(text: str) -> bool:
    """Whether a price is told as somebody else's, as a mere thought or as words to be repeated: "vi na olx por 90", "e se eu oferecesse
    80?", "confirma que ele custa 50"."""
    return _QUOTED.search(fold(text[:300])) is not None


def several(text: str) -> bool:
    """Whether more than one car would be bought: "e se eu levar dois?"."""
    return _SEVERAL.search(fold(text[:300])) is not None


def asks_answer(text: str) -> bool:
    """Whether it is asked what became of an offer: "o vendedor aceitou?"."""
    return _ASKS_ANSWER.search(fold(text[:300])) is not None


def asks_prices(text: str) -> bool:
    """Whether nothing but the price is asked for: "preço?", "qual o valor deles"."""
    return _PRICE.fullmatch(fold(text[:60])) is not None


def speaks_of_bids(text: str) -> bool:
    return _BIDS.search(fold(text[:300])) is not None


def bid(text: str, now: datetime, price: float, last: float | None = None, *, asked: bool = False) -> int | None:
    """The amount in reais, or None where no bid is told. A bare sum is one where `asked` and where it could pay for the car."""
    text = versions(text)[-1]  # "96 mil, tô brincando, e 88?"
    percent = re.search(r"\b(\d{1,2})(?:[.,]\d)?\s*(?:%|por cento)", fold(text[:300]))
    if percent and int(percent[1]):
        return round(price * (100 - int(percent[1])) / 100)
    utterance = Utterance(text[:300], role="customer", now=now, intent="negotiate")
    told = list(amounts(utterance))
    for amount in told:
        before, after = utterance.before(amount.first, 5), utterance.after(amount.last, 4)
        if _OFF_AFTER.match(after) or _OFF_BEFORE.search(before):
            off = _part(amount)
            return round(price - off) if off < price / 2 else _whole(amount, price)
        if last is not None and _MORE.search(before) and _part(amount) < price / 2:
            return round(last + _part(amount))
    if not asked or _NO_BID.search(utterance.norm):
        return None
    return next(_possible(told, price), None)


def told_of_offer(said: str) -> bool:
    """Whether the assistant's words answered an offer: a sum after them is the next one."""
    return re.search(r"\bproposta\b|\bnao consigo n[oa]\b|\bnem precisa tanto\b", fold(said)) is not None


def with_a_seller(said: str) -> bool:
    """Whether the assistant's words told that an offer was taken down, or that a seller has it."""
    return re.search(r"\banotei sua proposta\b|\bproposta de .{0,80}\b(registrada|com o vendedor)\b", fold(said)) is not None


def raises(text: str) -> bool:
    """Whether a bid is told as so much more than the one before."""
    return re.search(r"\b(mais|subo|aumento|coloco|boto)\b", fold(text[:300])) is not None


def _possible(told: list[Amount], price: float) -> Iterator[int]:
    for amount in told:
        if (whole := _whole(amount, price)) is not None:
            yield whole


def _whole(amount: Amount, price: float) -> int | None:
    """A sum that somebody might pay for a car of this price."""
    return next((value for value in (amount.price, amount.plain) if price * 0.3 <= value <= price * 2), None)


def _part(amount: Amount) -> int:
    """A part of a price: "3" and "3 mil" are three thousand, "500" is five hundred."""
    return amount.price if amount.plain < 100 else amount.plain
