"""How soon the person wants it: imediata, semana, mês, or only looking."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.utterance import Utterance

_LOOKING = re.compile(
    r"\b(?:(?:so|apenas|somente|por enquanto|to|estou|ainda|e so) (?:\w+ )?(?:olhando|pesquisando|namorando|sondando|especulando|vendo|dando uma olhada|olhadinha|curiosidade|pesquisa|dando uma (?:olhadinha|pesquisada))"
    r"|sem (?:nenhuma |muita |tanta )?pressa|nao (?:tenho|tem|to com|ha|estou com) (?:nenhuma |muita |tanta )?(?:pressa|urgencia)|pressa nenhuma|pesquisando|nao tenho prazo|sem urgencia|(?:para|pro|no|so|e para o) (?:o )?ano que vem|mais para frente|sem compromisso|com calma|na boa sem pressa|comeco do ano que vem|daqui (?:uns )?[3-9] meses|daqui uns meses|namorando os? carros?)\b"
)
_NOW = re.compile(
    r"\b(?:urgente|urgentemente|urgencia|com (?:muita )?pressa|tenho (?:muita )?pressa|to (?:com|cm) (?:muita )?pressa|pressa (?:total|demais)|(?:o|a) (?:quanto|qto) antes|(?:o )?mais (?:rapido|cedo|depressa|ligeiro) (?:possivel|que (?:der|puder))|para ontem|pra onti|imediat[oa]|imediatamente"
    r"|(?:preciso|quero|queria|vender|comprar|resolver|levar|fechar|pegar|trocar|manda\w*|atualiza\w*|coleta\w*|faz|vend\w+|carro|compr\w+) (?:\w+ ){0,4}(?:logo|rapido|ja|hoje mesmo|agora mesmo|rapidinho|ligeiro)(?=$| [,.!;?]| porque| que | pois)"
    r"|(?:e )?para ja|ja ja|desesperad[oa]|caso de vida ou morte|nao (?:posso|da para|consigo) esperar|correndo|a jato|agora mesmo|neste instante|nesse instante|tem que ser (?:hoje|ja|agora|logo|rapido)|preciso (?:para )?(?:ja|hoje|agora)|o quanto antes|ainda hoje|asap|rapido possivel|emergencia|sem demora|quanto antes melhor|fiquei a pe|to a pe)\b"
)
_WEEK = re.compile(
    r"\b(?:(?:ainda |ate |nessa |n?essa |nesta |esta |dentro d|no maximo |so )?(?:essa|nessa|nesta|esta|dessa|da|fim da|ate o fim da) semana(?! passad)(?: ainda)?|(?:ate|para|nesse|neste|esse|este|no) (?:o )?(?:proximo )?(?:fim_de_semana|fim de semana|final de semana)|semana que vem|proximo semana|na outra semana|(?:em|dentro de|daqui|ate|uns|no maximo|em ate) (?:uma|1) semana|uma semana no maximo|(?:em|daqui|dentro de|ate) (?:\d|uns \d|poucos) dias)\b"
)
_MONTH = re.compile(
    r"\b(?:(?:ainda |ate |so )?(?:esse|nesse|neste|este|desse|do|fim do|final do) mes(?! passad)(?: ainda)?|mes que vem|proximo mes|(?:em|dentro de|daqui|daqui a|ate|uns|no maximo|em ate|coisa de|daqui uns) (?:um|1|2|dois|30|uns 30|uns 2|umas 3|umas 4|3|4)? ?(?:mes|meses|30 dias|20 dias|15 dias|semanas)|quando cair o 13|ate o fim do ano|antes do natal|ate dezembro|fim de ano|(?:em|ate) 30 dias|15 dias|quinzena|20 dias|virada do mes|quando (?:eu )?receber)\b"
)
_CUSTOMER_INTENTS = frozenset({"search_cars", "provide_profile", "refine_search", "trade_in", "reserve_car", "car_details"})
_FIGURES = re.compile(r"\b(?:passad[oa]|ultim[oa]s?|vendas d|fechamento d|faturamos|juros|taxa|por|visita|agendamento|horario|parcela|vence|conta)\b")


def read(utterance: Utterance) -> dict[str, Any]:
    """The urgency; weeks and months are horizons when staff name them, and days are dates."""
    for hit in utterance.find(_LOOKING):
        return {"urgency": "pesquisando"} if not utterance.staff else {}
    for hit in utterance.find(_NOW):
        if re.search(r"\b(?:nao|sem|nem)(?: \w+)?$", utterance.before(hit.first, 2)) or not _urgent_here(utterance, hit[0]):
            continue
        return {"urgency": "imediata"}
    if utterance.staff or (utterance.intent is not None and utterance.intent not in _CUSTOMER_INTENTS):
        return {}
    if _FIGURES.search(utterance.norm):
        return {}
    if any(True for _ in utterance.find(_WEEK)):
        return {"urgency": "semana"}
    if any(True for _ in utterance.find(_MONTH)):
        return {"urgency": "mês"}
    return {}


def _urgent_here(utterance: Utterance, said: str) -> bool:
    """Plain haste counts everywhere; "logo", "já" and the like only where the person buys or sells a car."""
    plain = re.search(r"urgen|pressa|quanto antes|possivel|imediat|ontem|jato|instante|desesperad|esperar|sem demora|emergencia", said)
    if plain:
        return True
    return not utterance.staff and utterance.intent in {None, "search_cars", "provide_profile", "refine_search", "trade_in"}
