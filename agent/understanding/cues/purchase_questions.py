"""What of a purchase, a coming price or a demand is asked about or added, in a message that goes on with it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from agent.understanding.cues.order_items import amount
from agent.understanding.cues.periods import Period, period
from agent.understanding.entities import extract
from agent.understanding.text import fold

_ORDERS = re.compile(
    r"\b(?:faz|faca|fazer|pede|pedir|peca|fecha|fechar|manda|mandar|abre|abrir|gera|gerar|encomenda|encomendar|aprova|oc|pedido|ordem)\b"
    r"|^\W*(?:compra|compre|comprar)\b"
)
_OF_IT = (
    r"(?: ?(?:un\w*|pecas?|pcs?|kg|quilos?|t|toneladas?|m|metros?|l|litros?|cx|caixas?|pct|pacotes?|par(?:es)?))?"
    r"(?: (?:entao|ai|del[ea]s?|dess[ea]s?|pra mim|logo|por favor|pfv?))*\W*$"
)
_OUTRIGHT = re.compile(
    r"^\W*(?:(?:hum+|hm+|entao|ok|ta|beleza|blz|certo|e|pode|bora|ja|por favor|me|vamos)\W+)*"
    rf"(?:(?:pede|pedir|peca|compra|compre|comprar|encomend[ae]r?|mand[ae]r? (?:vir|ver|(?=\d[\d.,]*{_OF_IT}))|fech[ae]r?)\b"
    r"(?! (?:pra|para|por) (?:ele|ela|o|a)\b)"
    r"|(?:faz|faca|fazer|abr[ae]|abrir|ger[ae]r?|cri[ae]r?) (?:[oa] |uma? |ess[ea] )?(?:oc|ordem|pedido|po|compra)\b)"
)
"""An order given, and not only spoken of."""
_AROUND = re.compile(
    r"^\W*(?:de |uns |umas? |mais |ai |pra mim |[oa]s? )*|(?:\W+(?:ai|pra mim|pra gente|por favor|pf|pfv|logo|urgente))*\W*$"
)
_WHY = re.compile(r"^\W*(?:mas |e )?(?:por ?que|pq|porque|como assim|qual o motivo|motivo|em que se baseia)\b")
_CHANGE = re.compile(r"\bmud(?:a|aria|ar)\b|\bo que faria\b")
_RECORD = re.compile(r"\b(?:acert\w+|err(?:a|o)\w*|confia\w*|historico|da certo|deu certo|funciona\w*|garante|certeza)\b")
_RISK = re.compile(r"\b(?:chances?|risco|probabilidade|pagar mais|e se subir|mais caro|perco|perder)\b")
_SAVING = re.compile(r"\b(?:economi\w+|ganho|ganhar|poup\w+|vale a pena|compensa|quanto (?:sobra|rende))\b")
_KINDS = (("why", _WHY), ("change", _CHANGE), ("risk", _RISK), ("record", _RECORD), ("saving", _SAVING))
_HOLDING = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?) ?% (?:ao|por|a|no) mes\b")
_KEEPING = re.compile(r"\b(?:guardar|estocar|armazen\w+|manter|estoque parado|capital)\b")
_BARE = re.compile(
    r"^\W*(?:(?:e|mas|entao|ah|se|for|forem|fosse|fossem|eu|quiser|quero|precisar|preciso|comprar|pegar|levar|de|so|umas?|uns|com) )*"
    r"[\d.,]+(?: mil)?(?: (?:unidades|pecas|so|apenas))?\W*$"
)
"""A number that is no size within a name."""
_SO_MUCH = re.compile(
    r"\b(?:preciso|precisamos|quero|queria|comprar|pegar|levar|pedir) (?:de )?(?:umas? |uns )?\d[\d.,]*(?! ?(?:/|%|dias?\b))"
)
_LITTLE = 9
"""Words of a message that only goes on."""


def orders_something(text: str) -> bool:
    """Whether an order is asked for, not advice: "faz a OC", "pede 20 t"."""
    return _ORDERS.search(fold(text[:200])) is not None


def orders_outright(text: str) -> bool:
    """Whether it begins with an order to buy: "pede 500 kg", "manda vir", "então faz a OC"."""
    return _OUTRIGHT.search(fold(text[:200])) is not None and "?" not in text


def orders_only(text: str, product: str) -> bool:
    """Whether it says nothing but to buy the product: "compra cabo", "pede parafuso aí pra mim"."""
    found = _OUTRIGHT.search(said := fold(text[:200]))
    if found is None or not product:
        return False
    return _AROUND.sub("", said[found.end() :]) == fold(product)


def asked_of_advice(text: str) -> str | None:
    """`why`, `change`, `risk`, `record` or `saving`; None where nothing of the kind is asked."""
    said = fold(text[:200])
    return next((kind for kind, pattern in _KINDS if pattern.search(said)), None)


def purchase_told(text: str, now: datetime) -> dict[str, Any]:
    """`quantity`, `unit`, `need_by` and `holding_percent_a_month`, as far as a message says them."""
    said = extract(text, role="staff", now=now, intent="create_po")
    found = amount(text, now)
    told: dict[str, Any] = dict(found) if "unit" in found or _BARE.match(fold(text)) or _SO_MUCH.search(fold(text)) else {}
    if (day := said.get("date")) is not None and date_is_a_deadline(text):
        told["need_by"] = str(day)[:10]
    if (cost := _HOLDING.search(fold(text))) and _KEEPING.search(fold(text)):
        told["holding_percent_a_month"] = float(cost[1].replace(",", "."))
    return told


def date_is_a_deadline(text: str) -> bool:
    """A day to have it by ("até sexta", "pra dia 10"), and no day to look at prices of ("hoje ou sexta?")."""
    return re.search(r"\b(?:ate|pr[ao]|para|antes d[eo]|preciso|precisa\w*|so tenho|prazo|entrega\w*)\b", fold(text[:300])) is not None


_PUT_OFF = re.compile(
    r"\bse (?:(?:eu|a gente|nos|for|fosse|so|eu so|gente) )*"
    r"(?:compr\w+|esper\w+|aguard\w+|deix\w+|ped(?:ir|irmos|isse)|peg\w+|fech\w+|adi(?:ar|asse|armos))\b"
    r"|^\W*(?:e |mas )?(?:comprando|deixando|esperando|pegando|fechando|adiando)\b"
    r"|\b(?:vale a pena|compensa|adianta|melhor|da pra|dava pra|posso) (?:eu )?(?:esperar|aguardar|deixar|adiar)\b"
    r"|^\W*e (?:(?:na|pra|para|n[oa]) )?(?:semana que vem|proxima semana|mes que vem)\W*$"
)
_FARTHEST = timedelta(days=366)


def another_day(text: str, now: datetime) -> Period | None:
    """The coming days on which it is asked what buying would be like instead: "e se comprar semana que vem?", "comprando dia 30?"."""
    today, said = now.date(), fold(text[:200])
    if not _PUT_OFF.search(said):
        return None
    named = period(text, today)
    if named is None and (day := extract(text, role="staff", now=now, intent="create_po").get("date")) is not None:
        named = Period(date.fromisoformat(str(day)[:10]), date.fromisoformat(str(day)[:10]))
    return named if named is not None and today < named.first <= today + _FARTHEST else None


def goes_on_briefly(text: str) -> bool:
    return len(text.split()) <= _LITTLE
