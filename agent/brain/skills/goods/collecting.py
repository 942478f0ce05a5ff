"""What staff ask of the market's prices: collect one now, collect all, and how far that is."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import Any

from agent.brain.goods_told import about_told, item_told
from agent.brain.phrasing.goods import unit_price
from agent.brain.purchasers import not_purchasing
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.brain.which_item import asked_of, item_meant, led, which_item
from agent.understanding.text import fold
from domain.clock import local
from domain.goods.prices import in_reais

_RUN = r"\b(?:coletas?|coletar|coletando|coletad[oa]s?|coletou|coletaram|raspagem|scraping|varredura)\b"
_HOW_FAR = re.compile(
    rf"(?:\b(?:como|qual|quant[oa]s?|ja|terminou|acabou|falta|status|andamento|progresso|pront[oa]|erros?|falhou|falharam|deu certo)\b"
    rf".{{0,40}}{_RUN})|(?:{_RUN}.{{0,30}}\b(?:terminou|acabou|pront[oa]|andamento|status|progresso|erros?|como (?:esta|ta|foi)|deu certo|"
    r"falh\w+|parou|travou)\b)"
)
_ON_THE_MARKET = re.compile(r"\b(?:no|do|pelo) (?:me\w{1,5}o ?livre|ml)\b")
"""Its first word with a slip in it too."""
_SEEKS = re.compile(
    r"\b(?:quanto|qto|preco|valor|custa|custando|sai|saindo|(?:pesquis|busc|procur|colet|atualiz|consult|levant)\w+|pux[ae]\w*|olha\w*|ve)\b"
)
_AGAIN = re.compile(r"\b(?:tent\w+|de novo|novamente|outra vez|repet\w+)\b")
"""What sends us to the market once more, right after it was asked."""
_EVERYTHING = re.compile(r"\b(?:tud\w|todos|todas|geral|completa|precos|itens|produtos|catalogo|scraping|raspagem|(?:a|uma|nova) coleta)\b")


def asks_of_the_market(talk: Talk) -> bool:
    """Also how far a run is, and what an item costs on the marketplace now."""
    said = fold(talk.reading.text[:300])
    if _HOW_FAR.search(said):
        return True
    asks = _SEEKS.search(said) is not None and bool(item_meant(talk, ""))
    if _AGAIN.search(said) and about_told(talk) == "market" and item_told(talk) is not None:
        return True
    return _ON_THE_MARKET.search(said) is not None and (asks or _goes_on(talk, said) is not None)


def _goes_on(talk: Talk, said: str) -> str | None:
    """The item just told of, where it is asked for elsewhere: "e no mercado livre?"."""
    return item_told(talk) if re.match(r"^\W*e (?:no|do|pelo|quanto|qto)\b", said) and _ON_THE_MARKET.search(said) else None


@skill("collecting", "scrape_now", fills=("product", "sku"), claims=asks_of_the_market, of_staff=True)
def collecting(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "coleta preços")) is not None:
        return refused
    said = fold(talk.reading.text)
    if _HOW_FAR.search(said) and not item_meant(talk, "collecting"):
        return _how_far((yield Call("scrape_now", {"action": "status"})))
    item = _goes_on(talk, said) or item_meant(talk, "collecting")
    if item is None and _AGAIN.search(said):
        item = item_told(talk)
    if item is None and not _EVERYTHING.search(said):
        return Say("", Question("De qual item? Se quiser, coleto de todos.", "collecting", "product", takes="item", buttons=("Todos",)))
    if item is None or (talk.asked_for("collecting") == "product" and re.fullmatch(r"\W*(?:de )?(?:tudo|tod[oa]s)\W*", said)):
        return _begun((yield Call("scrape_now", {})))
    result = yield from asked_of(talk, Call("scrape_now", {"product": item}))
    if (unclear := which_item(result, "collecting")) is not None:
        return unclear
    if result.get("error"):
        what = f" de {result['product']['name']}" if "product" in result else ""
        return Say(led(result, f"Não consegui o preço{what} agora. {result['detail']}"))
    return Say(led(result, _price(result)))


def _price(result: dict[str, Any]) -> str:
    """`Chapa de aço 3mm no Mercado Livre agora: R$ 8,50/kg (mediana de 7 dos 12 anúncios, de R$ 7,90 a R$ 9,40). …`"""
    used, seen = result["results_used"], result["results_seen"]
    name, unit = result["product"]["name"], result["product"]["unit"]
    basis = f"mediana de {used} dos {seen} anúncios" if used > 1 else f"um anúncio só, dos {seen} que vi"
    spread = ""
    if used > 1 and result["low"] != result["high"]:
        spread = f", de {_money(result['low'])} a {_money(result['high'])}"
    text = f"{name} no {result['source']} agora: {unit_price(result['price'], unit)} ({basis}{spread})."
    return f"{text}{_since(result)}"


def _since(result: dict[str, Any]) -> str:
    before = result["before"]
    if not before or not before["price"]:
        return ""
    day = f"{before['day'][8:]}/{before['day'][5:7]}"
    if before["change"] == "same":
        return f" Praticamente igual a {day}."
    moved, percent = "subiu" if before["change"] == "up" else "caiu", f"{before['change_percent']:.1f}".replace(".", ",")
    return f" Em {day} estava {_money(before['price'])}: {moved} {percent}%."


def _money(amount: float) -> str:
    return in_reais(Decimal(str(amount)))


def _begun(result: dict[str, Any]) -> Say:
    if result.get("error"):
        return Say(result["detail"])
    run = result["run"]
    if result["already"]:
        return Say(f"Já tem uma coleta em andamento: {run['tried']} de {run['total']} itens. Quando quiser, pergunte como está.")
    return Say(f"Certo, vou coletar os preços de {run['total']} itens em segundo plano. Quando quiser, pergunte como está a coleta.")


def _how_far(result: dict[str, Any]) -> Say:
    if result.get("error"):
        return Say(result["detail"])
    run = result["run"]
    if run is None:
        return Say("Ainda não houve coleta de preços de todos os itens.")
    without = f" Sem preço: {run['failed']} ({run['why']})." if run["failed"] else ""
    if run["open"] and not run["tried"]:
        return Say(f"A coleta de {run['total']} itens está na fila e começa em instantes." if run["total"] else "A coleta está na fila.")
    if run["open"]:
        return Say(f"Coleta em andamento: {run['tried']} de {run['total']} itens.{without}")
    ended = _local_time(run["ended_at"])
    if run["held_back"]:
        return Say(
            f"A última coleta parou {ended}, em {run['tried']} de {run['total']} itens, porque o site recusou muitas vezes seguidas."
            f" Preços novos: {run['collected']}.{without}"
        )
    return Say(f"A última coleta terminou {ended}: {run['collected']} de {run['total']} itens com preço novo.{without}")


def _local_time(moment: str) -> str:
    """`em 24/11 às 10h05`."""
    when = local(datetime.fromisoformat(moment))
    return f"em {when:%d/%m} às {when.hour}h{when:%M}"
