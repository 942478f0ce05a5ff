"""Numbers of purchase orders: "pedido 318", "OC 77", "a 233 pode rodar"."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.utterance import Hit, Utterance

_NAMED = re.compile(
    r"(?:(?<=\s)|^)(?:pedidos?|ordens|ordem|oc|ocs|po|pos|requisicao|requisicoes|solicitacao"
    r"|compra|ordem de compra|encomenda|pedido de compra|po's|autorizacao|numeracao)(?: de "
    r"compra)?(?: (?:numero|numeros|n|nº|no|num|nr|de numero|# ?))?(?: (?:o|:|\.|#|º))*"
    r" (?P<n>\d{1,7})(?= |$)"
)
_NUMBERED = re.compile(r"(?:(?<=\s)|^)(?:numero|n|nº|nr|n o|#) (?:o |: |\. )?(?P<n>\d{1,7})(?= |$)")
_BARE = re.compile(
    r"(?:(?<=\s)|^)(?P<lead>(?:a|o|as|os|na|no|da|do|essa|esse|aquela|aquele|desta|dessa|desse"
    r"|nessa|nesse|com a|com o|pela|pelo|pro|e|de|que a|que o|ta|:|, a|,) )?(?P<n>\d{1,7})(?= "
    r"|$)"
)
_NOT_AFTER = re.compile(
    r"^(?:un|unidades?|kg|kgs|quilos?|t|ton|toneladas?|l|litros?|m|metros?|m2|m3|cx|caixas?|pct"
    r"|pacotes?|par|pares|pecas?|sacos?|latas?|resmas?|dias?|semanas?|meses|mes|anos?|%|por "
    r"cento|mil|reais|conto|pila|h|: \d\d|/|x|vezes|horas?|fardos?|itens|galoes|rolos?|pontos"
    r"|minutos?|min|km|chapas?|barras?|doses|tambores|pedidos|ordens|ocs|compras|vez|minimo|pes"
    r"|graus|ml|mm|cm|g|w|ah|o de (?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto"
    r"|setembro|outubro|novembro|dezembro)|de (?:janeiro|fevereiro|marco|abril|maio|junho|julho"
    r"|agosto|setembro|outubro|novembro|dezembro))(?: |$)"
)
_NOT_BEFORE = re.compile(
    r"(?:^| )(?:rs\$|dia|as|lead|aro|tipo|em|ultim[oa]s|proximos?|mais de|acima de|abaixo de|ate"
    r"|por|desde|hoje|sku|nota|das|maior que|so|de r|faz|uns|umas|ha|custa|custou)$"
)
_INTENTS = frozenset({"approve_po", "reject_po", "po_status"})
_ANYWHERE = frozenset({"complaint", "report", "human", "affirm", "deny", "out_of_scope", "kpis", "score_lead"})


def read(utterance: Utterance) -> dict[str, Any]:
    """The first order number; without a word for orders only where the intent is about one."""
    if not utterance.staff or utterance.intent in {"create_po", "score_lead"}:
        return {}
    for hit in utterance.find(_NAMED):
        if number := _number(utterance, hit):
            return {"po_number": number}
    if utterance.intent not in _INTENTS:
        return {}
    for pattern in (_NUMBERED, _BARE):
        for hit in utterance.find(pattern):
            if number := _number(utterance, hit):
                return {"po_number": number}
    return {}


def _number(utterance: Utterance, hit: Hit) -> int | None:
    inner = utterance.hit(hit.match, "n")
    token = utterance.tokens[inner.first]
    after = utterance.after(inner.last, 4)
    if inner.last < len(utterance.tokens) and not utterance.gap(inner.last) and utterance.words[inner.last].isalnum():
        return None
    if _NOT_AFTER.match(after) or token.value is None or (token.scaled and not token.spoken):
        return None
    if _NOT_BEFORE.search(utterance.before(inner.first, 2)) or hit["n"].startswith("0"):
        return None
    if re.match(r"^\. \d|^- \d", after):
        return None
    utterance.claim(inner.first, inner.last)
    return int(token.value)
