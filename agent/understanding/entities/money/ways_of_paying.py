"""How the person pays: à vista, financiado, consórcio, troca; only where the way is named."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.affirmed import wished

_WAYS: dict[str, str] = {
    "à vista": r"(?:a|avista|pagamento a|pagar a) vista(?! (?:ruim|boa|cansada|fraca))|avista|(?:em|no|o "
    r"resto em|restante em|a diferenca (?:em|no)) dinheiro|dinheiro vivo|no pix(?: agora)? a "
    r"vista|a vist|no dinheiro vivo|cash|dinheiro na mao|a vistinha|em especie|pagamento unico|parcela unica|tudo de uma vez|de uma vez so"
    r"|(?:dinheiro|grana) (?:da \w+ )?(?:na mao|em maos)|pix(?= (?:agora|hoje|na hora|,)|$)",
    "financiado": r"financi(?:ado|ada|ados|adas|ar|a|am|ei|o|amos|amento|amentos|e|em|aria|ando|ou|ada|arei)"
    r"|finaci\w+|finan[cs]iar|refinanci\w+|financeamento|financimento|finaciar",
    "consórcio": r"consorcios?|consorciado|cota contemplada|carta de credito|carta (?:de credito "
    r")?contemplada|concorcio|consorsio|contemplad[oa]|minha carta",
    "troca": r"dou (?:o )?meu (?:carro|usado|veiculo)|permut\w+|no rolo|como parte(?= ?[?,.]|$)|(?:na|de|em|por"
    r"|aceita\w*|pega\w*|para|pra|pro|com|entra na|uma|fazer|faz|fazem|aceitando"
    r"|aceito|sem|a|como) troca(?!r? (?:de )?(?:o )?(?:oleo|pneu|correia|marcha|embreagem"
    r"|horario|nome|ideia|bateria|de dono))|^troca|trocar? (?:o |a )?(?:meu|minha)|trocar "
    r"(?:n[oa]|num|numa|por|pel[oa])|troco (?:o |a )?(?:meu|minha)(?! horario)|trocar (?:de "
    r"carro )?com (?:voces|a loja)|(?:parte|forma) d[oe] pagamento|trocar elas por elas|troca "
    r"com troco|troca \+|elas por elas|aceitam troca|meu (?:usado|carro) na troca",
}
# Where a used car is offered, "trocar" with what is wanted tells the way.
_SWAP = re.compile(
    r"\b(?:troc(?:o|ar|aria|amos|a|aria)) (?:\w+ ){0,7}?(?:por|pelo|pela|n[oa]|num|numa|em"
    r"|com)\b(?! (?:troca|de))|\btrocaria\b"
)
_NOT = re.compile(
    r"\b(?:financiad[oa] n[oa] \w+ ,? ?faltam?|(?:volta|torna) em dinheiro|completar em dinheiro|financeir[ao]s?"
    r"|troca de (?:oleo|pneu|correia|mensagem|marcha|ideia|bateria|dono"
    r"|filtro)|a vista d[aeo]|perder de vista|trocar? (?:o |a )?(?:meu|minha) (?:horario|visita"
    r"|agendamento|dia|data|hora|email|numero|telefone|nome|endereco|oleo)"
    r"|primeira vista|em troca de|em troca|nao (?:aceito|quero|tenho|faco|preciso d[eo]) "
    r"(?:troca|financi\w+|consorcio)|sem (?:troca|financiar|financiamento|consorcio))\b"
)


_STAFF = frozenset({"list_leads", "score_lead", None})


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((value, re.compile(rf"(?:(?<=\s)|^)(?:{pattern})(?= |$)")) for value, pattern in _WAYS.items())


def read(utterance: Utterance) -> dict[str, Any]:
    """The ways named and not refused, in order of mention; of staff, only where customers are the topic."""
    if utterance.staff and utterance.intent not in _STAFF:
        return {}
    masked = [match.span() for match in _NOT.finditer(utterance.norm)]
    at: list[tuple[int, str]] = []
    for value, pattern in _patterns():
        for hit in utterance.find(pattern, claimed=True):
            start, end = hit.match.span()
            if any(first < end and start < last for first, last in masked):
                continue
            if wished(utterance, hit.first, hit.last):
                at.append((start, value))
                break
    if utterance.intent == "trade_in" and not any(value == "troca" for _, value in at) and (swap := _SWAP.search(utterance.norm)):
        at.append((swap.start(), "troca"))
    if utterance.intent == "refine_search":
        at = [(start, value) for start, value in at if value != "troca"]
    return {"payment": [value for _, value in sorted(at)]} if at else {}
