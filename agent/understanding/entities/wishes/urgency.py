"""How soon the person wants it: imediata, semana, mês, or only looking."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.utterance import Utterance

_LOOKING = re.compile(
    r"\b(?:(?:so|apenas|somente|por enquanto|to|estou|ainda|e so) (?:\w+ )?(?:olhando"
    r"|pesquisando|namorando|sondando|especulando|dando uma olhada|olhadinha|curiosidade"
    r"|pesquisa|dando uma (?:olhadinha|pesquisada))"
    r"|sem (?:nenhuma |muita |tanta )?pressa|nao (?:tenho|tem|to com|ha|estou com) (?:nenhuma "
    r"|muita |tanta )?(?:pressa|urgencia)|pressa nenhuma|pesquisando|nao tenho prazo|sem "
    r"urgencia|(?:para|pro|no|so|e para o) (?:o )?ano que vem|mais para frente|com calma|na boa "
    r"sem pressa|comeco do ano que vem|daqui (?:uns )?[3-9] meses|daqui uns meses|namorando os? "
    r"carros?)\b"
)
_NOW = re.compile(
    r"\b(?:urgente|urgentemente|urgencia|com (?:muita )?pressa|tenho (?:muita )?pressa|to (?:com"
    r"|cm) (?:muita )?pressa|pressa (?:total|demais)|(?:o|a) (?:quanto|qto) antes|(?:o )?mais "
    r"(?:rapido|cedo|depressa|ligeiro) (?:possivel|que (?:der|puder))|para ontem|pra onti"
    r"|imediat[oa]|imediatamente"
    r"|(?:preciso|quero|queria|vender|comprar|resolver|levar|fechar|pegar|trocar|manda\w*"
    r"|atualiza\w*|coleta\w*|faz|vend\w+|carro|compr\w+) (?:\w+ ){0,4}(?:logo|rapido|ja|hoje "
    r"mesmo|agora mesmo|rapidinho|ligeiro)(?=$| [,.!;?]| porque| que | pois)"
    r"|(?:e )?para ja|ja ja|desesperad[oa]|caso de vida ou morte|nao (?:posso|da para|consigo) "
    r"esperar|correndo|a jato|agora mesmo|neste instante|nesse instante|tem que ser (?:hoje|ja"
    r"|agora|logo|rapido)|preciso (?:para )?(?:ja|hoje|agora)|o quanto antes|ainda hoje|asap"
    r"|rapido possivel|emergencia|sem demora|quanto antes melhor|fiquei a pe|to a pe)\b"
)
_WEEK = re.compile(
    r"\b(?:(?:ainda |ate |nessa |n?essa |nesta |esta |dentro d|no maximo |so )?(?:essa|nessa"
    r"|nesta|esta|dessa|da|fim da|ate o fim da) semana(?! passad)(?: ainda)?|(?:ate|para|nesse"
    r"|neste|esse|este|no) (?:o )?(?:proximo )?(?:fim_de_semana|fim de semana|final de semana)"
    r"|semana que vem|proximo semana|na outra semana|(?:em|dentro de|daqui|ate|uns|no maximo|em "
    r"ate) (?:uma|1) semana|uma semana no maximo|(?:em|daqui|dentro de|ate) (?:\d|uns \d"
    r"|poucos) dias)\b"
)
_MONTH = re.compile(
    r"\b(?:(?:ainda |ate |so )?(?:esse|nesse|neste|este|desse|do|fim do|final do) mes(?! "
    r"passad)(?: ainda)?|mes que vem|proximo mes|(?:em|dentro de|daqui|daqui a|ate|uns|no maximo"
    r"|em ate|coisa de|daqui uns) (?:um|1|2|dois|30|uns 30|uns 2|umas 3|umas 4|3|4)? ?(?:mes"
    r"|meses|30 dias|20 dias|15 dias|semanas)|quando cair o 13|ate o fim do ano|antes do natal"
    r"|ate dezembro|fim de ano|(?:em|ate) 30 dias|15 dias|quinzena|20 dias|virada do mes|quando "
    r"(?:eu )?receber)\b"
)
_LOOKING_INTENTS = frozenset({"search_cars", "provide_profile", "refine_search", "financing", "trade_in", "compare_cars", None})
_CUSTOMER_INTENTS = frozenset({"search_cars", "provide_profile", "refine_search", "trade_in", "reserve_car", "car_details"})
_FIGURES = re.compile(
    r"\b(?:passad[oa]|ultim[oa]s?|vendas d|fechamento d|faturamos|juros|taxa|por|visita"
    r"|agendamento|horario|parcela|vence|conta)\b"
)


_STAFF_NOW = re.compile(
    r"\b(?:urgente|urgentemente|com urgencia|urgencia|o quanto antes|o mais (?:rapido|breve"
    r"|cedo) possivel|para ja|imediat[oa]|imediatamente|ja(?=$| ?[,.!;]| (?:a|o|com) )|ontem "
    r"mesmo)\b"
)


def read(utterance: Utterance) -> dict[str, Any]:
    """The urgency; weeks and months are horizons when staff name them, and days are dates."""
    if not utterance.staff and utterance.intent in _LOOKING_INTENTS and any(True for _ in utterance.find(_LOOKING, claimed=True)):
        return {"urgency": "pesquisando"}
    if utterance.staff:
        return _staff(utterance)
    if utterance.intent in _ORDERING and _AT_ONCE.search(utterance.norm):
        return {"urgency": "imediata"}
    for hit in utterance.find(_NOW, claimed=True):
        if re.search(r"\b(?:nao|sem|nem)(?: \w+)?$", utterance.before(hit.first, 2)) or not _urgent_here(utterance, hit[0]):
            continue
        return {"urgency": "imediata"}
    if utterance.intent == "complaint":
        return {}
    if utterance.intent is not None and utterance.intent not in _CUSTOMER_INTENTS:
        return {}
    if _FIGURES.search(utterance.norm):
        return {}
    if any(True for _ in utterance.find(_WEEK, claimed=True)):
        return {"urgency": "semana"}
    if any(True for _ in utterance.find(_MONTH, claimed=True)):
        return {"urgency": "mês"}
    return {}


_COMMANDS = frozenset(
    {
        "create_po",
        "approve_po",
        "reject_po",
        "scrape_now",
        "find_supplier",
        "list_leads",
        "schedule_discount",
        "retrain",
        "report",
        "privacy_erase",
        "po_status",
        None,
    }
)


_ORDERING = frozenset({"human", "privacy_erase", "privacy_export", "reserve_car"})
_AT_ONCE = re.compile(
    r"\b(?:(?:reserva|segura|fecha|quero|apag\w+|exclu\w+|delet\w+|manda\w*|mostr\w+|saber"
    r"|atendente|vendedor|gerente|humano|pessoa|plus|meu|agora) (?:\w+ )?(?:ja|agora)(?=$| "
    r"?[,.!?]| (?:o|a)\b)|(?:ja|agora)(?: ,)? segura)"
)


def _staff(utterance: Utterance) -> dict[str, Any]:
    """Haste in an order to the assistant; "já" counts where it closes a command."""
    if utterance.intent not in _COMMANDS:
        return {}
    for hit in utterance.find(_STAFF_NOW, claimed=True):
        if re.search(r"\b(?:nao|sem|nem)(?: \w+)?$", utterance.before(hit.first, 2)):
            continue
        if hit[0] == "ja" and utterance.intent in {"po_status", "find_supplier", None, "list_leads"}:
            continue
        return {"urgency": "imediata"}
    if utterance.intent == "create_po" and re.search(r"\bpara essa semana\b", utterance.norm):
        return {"urgency": "semana"}
    return {}


def _urgent_here(utterance: Utterance, said: str) -> bool:
    """Plain haste counts everywhere; "logo", "já" and the like only where the person buys or sells a car."""
    plain = re.search(
        r"urgen|pressa|quanto antes|possivel|imediat|ontem|jato|instante|desesperad|esperar|sem "
        r"demora|emergencia",
        said,
    )
    if plain:
        return True
    return not utterance.staff and utterance.intent in {
        None,
        "search_cars",
        "provide_profile",
        "refine_search",
        "trade_in",
    }
