"""What else the shop's people ask: which cars are there, and what the assistant does not do for them."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from agent.brain.goods_told import goods_told
from agent.brain.phrasing import brl
from agent.brain.phrasing.cars import car_line, name_of
from agent.brain.phrasing.genders import of_the
from agent.brain.skills.cars.extremes import extreme, utmost
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.entities import extract
from agent.understanding.entities.money.amounts import amounts
from agent.understanding.entities.utterance import Utterance
from agent.understanding.text import fold
from domain.cars.wishes import Wish

_CAR_KEYS = ("models", "brands", "categories")
_ASKS_WHICH = re.compile(
    r"^\W*(?:(?:oi|bom dia|boa tarde|boa noite)\W+)?(?:a gente |nos |ai |ainda )?"
    r"(?:tem|temos|ha|quais|que|quant[oa]s|lista|mostra|me mostra|acha|procura|busca|ve)\b"
    r"(?!.{0,40}\b(?:leads?|clientes?|visitas?|pedido|oc|fornecedor|concorren\w+|preco|desconto)\b)"
)
_STILL_HERE = re.compile(r"\b(?:ainda|ja)\b.{0,20}\b(?:ta|tem|esta|temos|foi|disponivel|saiu|vend\w+)\b|\b(?:no patio|a venda)\b")
_CARS = re.compile(r"\b(?:carros?|veiculos?|automove(?:l|is)|usados?|seminovos?|loja|patio|estoque de carros?)\b")
_NO_CAR = re.compile(r"\b(?:leads?|clientes?|itens?|item|produtos?|pecas?|fornecedor\w*|ocs?|pedidos?|visitas?|propostas?|coletad\w+)\b")
SHOWN = 5
_MANY = 10
_OFFERS = (
    "Isso eu ainda não faço por aqui. Por enquanto cuido de leads, pontuações, visitas, números da loja, carros do estoque, "
    "preços e saldo dos itens que compramos, coleta de preços e fornecedores."
)
_NOT_YET = {
    "suggest_price": "Preço sugerido ainda não calculo.",
    "competitor_analysis": "Preço de concorrente ainda não acompanho.",
    "schedule_discount": "Desconto em anúncio ainda não agendo, e não mudei preço nenhum.",
    "optimize_listing": "Texto de anúncio ainda não refaço.",
    "simulate_campaign": "Campanha ainda não simulo; os números da loja e os leads de hoje eu mostro.",
    "segment_customers": "Separar clientes em grupos ainda não faço; os leads por pontuação (quentes, mornos, frios) eu mostro.",
    "run_experiment": "Teste de anúncio ainda não faço; os números da loja por período eu mostro.",
}
_OF_A_CAR = frozenset({"suggest_price", "competitor_analysis", "schedule_discount", "optimize_listing"})
"""What is asked of a car, whose price on show is the nearest thing there is."""
_OUR_PRICE = re.compile(
    r"\b(?:a gente|nos)\b.{0,12}\b(?:anunci\w+|ped(?:e|imos)|vende\w*|cobra\w*)\b|\banunciamos\b"
    r"|\b(?:ta|tamos|estamos|esta|foi|anda|sendo) anunci(?:ad\w|ando)\b|\bnosso (?:preco|valor|anuncio)\b"
    r"|\bpreco (?:do|no) (?:nosso )?anuncio\b"
)
_THEIRS = re.compile(r"\bconcorr\w+|\boutr[oa]s lojas\b|\bmercado\b|\bolx\b|\bwebmotors\b|\bfipe\b")
HOW_TO_ERASE = (
    "Dado de cliente não se apaga por aqui: quem apaga é um administrador, no servidor, com “balcao privacy erase PESSOA” "
    "(e “privacy export” mostra antes). O próprio cliente também pode pedir na conversa dele."
)


def asks_for_cars(talk: Talk) -> bool:
    """Whether a member of staff asks which cars there are, "tem algum onix automático até 80?", or for the dearest, newest… of them."""
    if talk.entities.get("product"):  # "tem pastilha de freio do Onix?" is about an item
        return False
    if _utmost(talk) is not None:
        return True
    said = fold(talk.reading.text[:200])
    if "models" in talk.entities and _STILL_HERE.search(said) is not None and not _NO_CAR.search(said):
        return True
    return _ASKS_WHICH.search(said) is not None and bool(_wanted(talk).keys() & set(_CAR_KEYS))


def _utmost(talk: Talk) -> str | None:
    """The extreme asked for of cars, and not of goods, leads or suppliers: "qual o carro mais caro da loja?"."""
    cue, said = extreme(talk), fold(talk.reading.text[:200])
    if cue is None or _NO_CAR.search(said) or _told_last(talk, goods_told(talk)):
        return None
    goes_on = _told_last(talk, talk.memory["shown"]) and said.startswith("e ")
    return cue if goes_on or _CARS.search(said) or _wanted(talk).keys() & set(_CAR_KEYS) else None


def _told_last(talk: Talk, named: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the last reply told of any of them."""
    return bool(talk.memory["said"]) and any(one["name"] in talk.memory["said"][-1]["assistant"] for one in named)


def _wanted(talk: Talk) -> dict[str, Any]:
    return extract(talk.reading.text, role="customer", now=talk.now, intent="search_cars")


@skill("cars_in_stock", fills=("models", "brands", "categories"), claims=asks_for_cars, of_staff=True)
def cars_in_stock(talk: Talk) -> Skill:
    """Cars are looked up (each comes as a card), by what is said of them as by a customer."""
    if (cue := _utmost(talk)) is not None:
        wanted = _wanted(talk) or talk.memory["searched"]  # "e o mais barato?" is of the same
        told = yield from utmost(replace(talk, reading=replace(talk.reading, entities=wanted)), cue, named_only=True)
        return replace(told, buttons=("Ver detalhes",))
    result = yield Call("recommend_cars", Wish.of(_wanted(talk)).stated() | {"limit": SHOWN})
    if result.get("error"):
        return Say(result["detail"])
    cars = [fit["car"] for fit in result["cars"]]
    if not cars:
        return Say("Nenhum no estoque com isso agora.")
    more = f", estes {len(cars)} combinam mais" if result["total"] > len(cars) else ""
    return Say(f"{result['total']} no estoque{more}:\n{_listing(cars)}")


def _listing(cars: list[dict[str, Any]]) -> str:
    """As to a customer, with the colour, by which the shop's people know their cars."""
    return "\n".join(f"{at}. {car_line(car)}" + (f", {car['cor']}" if car["cor"] else "") for at, car in enumerate(cars, 1))


@skill(
    "not_offered", "simulate_campaign",
    "optimize_listing", "schedule_discount", "competitor_analysis", "suggest_price", "segment_customers", "run_experiment",
)  # fmt: skip
def not_offered(talk: Talk) -> Skill:
    """What cannot be done is said, with the nearest thing there is: the price on show of the car meant, or what is kept elsewhere."""
    what = _NOT_YET.get(talk.reading.intent)
    if what is None:
        return Say(_OFFERS)
    if talk.reading.intent not in _OF_A_CAR:
        return Say(what)
    cars = yield from _cars_meant(talk)
    what = "" if cars and _OUR_PRICE.search(said := fold(talk.reading.text[:200])) and not _THEIRS.search(said) else what
    if not cars:
        return Say(f"{what} De qual carro? Te digo por quanto está anunciado.", buttons=())
    if len(cars) == 1:
        car = cars[0]
        return Say(f"{what} O preço anunciado {of_the(name_of(car))} é {brl(car['preco'])}.".strip())
    told = "\n".join(f"{at}. {name_of(car)}: {brl(car['preco'])}" for at, car in enumerate(cars, 1))
    return Say(f"{what} Anunciados:\n{told}".strip())


def _cars_meant(talk: Talk) -> Generator[Call, dict[str, Any], list[dict[str, Any]]]:
    """The cars that are named, those at the price that is told where there is one; else the one spoken of."""
    wanted = {key: value for key, value in Wish.of(_wanted(talk)).stated().items() if not key.startswith("budget")}
    if not set(_CAR_KEYS) & wanted.keys():
        spoken_of = talk.memory["focus"] or (talk.memory["shown"][0] if len(talk.memory["shown"]) == 1 else None)
        if spoken_of is None:
            return []
        found = yield Call("car_details", {"car_id": spoken_of["id"]})
        return [found["car"]] if found.get("car") else []
    result = yield Call("recommend_cars", wanted | {"limit": _MANY})
    cars = [fit["car"] for fit in result.get("cars", [])]
    prices = {
        round(amount.price) for amount in amounts(Utterance(talk.reading.text[:300], role="staff", now=talk.now, intent="suggest_price"))
    }
    versions = _of_the_version(talk.reading.text, cars)
    if len(cars) > 1 and len(versions) == 1:  # looked at, so that "o anúncio dele" is this one's
        found = yield Call("car_details", {"car_id": versions[0]["id"]})
        return [found["car"]] if found.get("car") else versions
    return [car for car in cars if car["preco"] in prices] or versions or cars[:SHOWN]


def _of_the_version(text: str, cars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of the cars whose names have most of the words said: "corolla 2022 xei" is no Altis."""
    said = set(re.findall(r"\w+", fold(text)))
    fitting = [len(said & set(re.findall(r"\w+", fold(name_of(car))))) for car in cars]
    return [car for car, many in zip(cars, fitting, strict=True) if many == max(fitting)] if len(set(fitting)) > 1 else []


def customers_data(talk: Talk) -> Skill:
    """Staff ask for a customer's data to be shown or erased: how, and who may."""
    yield from ()
    return Say(HOW_TO_ERASE, keeps_task=True)
