"""What else the shop's people ask: which cars are there, and what the assistant does not do for them."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.phrasing.cars import car_line
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.entities import extract
from agent.understanding.text import fold
from domain.cars.wishes import Wish

_CAR_KEYS = ("models", "brands", "categories")
_ASKS_WHICH = re.compile(
    r"^\W*(?:(?:oi|bom dia|boa tarde|boa noite)\W+)?(?:a gente |nos |ai |ainda )?"
    r"(?:tem|temos|ha|quais|que|quant[oa]s|lista|mostra|me mostra|acha|procura|busca|ve)\b"
    r"(?!.{0,40}\b(?:leads?|clientes?|visitas?|pedido|oc|fornecedor|concorren\w+|preco|desconto)\b)"
)
SHOWN = 5
HOW_TO_ERASE = (
    "Dado de cliente não se apaga por aqui: quem apaga é um administrador, no servidor, com “balcao privacy erase PESSOA” "
    "(e “privacy export” mostra antes). O próprio cliente também pode pedir na conversa dele."
)


def asks_for_cars(talk: Talk) -> bool:
    """Whether a member of staff asks which cars there are: "tem algum onix automático até 80?"."""
    if talk.entities.get("product"):  # "tem pastilha de freio do Onix?" is about an item
        return False
    return _ASKS_WHICH.search(fold(talk.reading.text[:200])) is not None and bool(_wanted(talk).keys() & set(_CAR_KEYS))


def _wanted(talk: Talk) -> dict[str, Any]:
    return extract(talk.reading.text, role="customer", now=talk.now, intent="search_cars")


@skill("cars_in_stock", fills=("models", "brands", "categories"), claims=asks_for_cars, of_staff=True)
def cars_in_stock(talk: Talk) -> Skill:
    """Cars are looked up (each comes as a card), by what is said of them as by a customer."""
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
    yield from ()
    return Say(
        "Isso eu ainda não faço por aqui. Por enquanto cuido de leads, pontuações, visitas, números da loja, carros do estoque, "
        "preços e saldo dos itens que compramos, coleta de preços e fornecedores."
    )


def customers_data(talk: Talk) -> Skill:
    """Staff ask for a customer's data to be shown or erased: how, and who may."""
    yield from ()
    return Say(HOW_TO_ERASE, keeps_task=True)
