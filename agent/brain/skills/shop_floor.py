"""What else the shop's people ask: which cars are there, and what the assistant does not do for them."""

from __future__ import annotations

from agent.brain.phrasing import brl
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.entities import extract
from domain.wishes import Wish

_CAR_KEYS = ("models", "brands", "categories")
SHOWN = 5
HOW_TO_ERASE = (
    "Dado de cliente não se apaga por aqui: quem apaga é um administrador, no servidor, com “balcao privacy erase PESSOA” "
    "(e “privacy export” mostra antes). O próprio cliente também pode pedir na conversa dele."
)


@skill("cars_in_stock", "stock_status", "price_history", fills=("models", "brands", "categories"))
def cars_in_stock(talk: Talk) -> Skill:
    """Cars are looked up (each comes as a card), by what is said of them as by a customer; other items are not kept here."""
    if not any(talk.entities.get(key) for key in _CAR_KEYS):
        return (yield from not_offered(talk))
    wanted = extract(talk.reading.text, role="customer", now=talk.now, intent="search_cars")
    result = yield Call("recommend_cars", Wish.of(wanted).stated() | {"limit": SHOWN})
    if result.get("error"):
        return Say(result["detail"])
    cars = [fit["car"] for fit in result["cars"]]
    if not cars:
        return Say("Nenhum no estoque com isso agora.")
    if result["total"] > len(cars):
        return Say(f"{result['total']} no estoque. Estes {len(cars)} combinam mais com o que você pediu.")
    return Say(f"{result['total']} no estoque, o mais em conta por {brl(min(car['preco'] for car in cars))}.")


@skill(
    "not_offered", "forecast_price", "best_purchase_day", "scrape_now", "forecast_demand", "create_po", "approve_po", "reject_po",
    "po_status", "find_supplier", "retrain", "report", "simulate_campaign", "optimize_listing", "schedule_discount", "competitor_analysis",
    "suggest_price", "segment_customers", "run_experiment",
)  # fmt: skip
def not_offered(talk: Talk) -> Skill:
    yield from ()
    return Say("Isso eu ainda não faço por aqui. Por enquanto cuido de leads, pontuações, visitas, números da loja e do estoque de carros.")


def customers_data(talk: Talk) -> Skill:
    """Staff ask for a customer's data to be shown or erased: how, and who may."""
    yield from ()
    return Say(HOW_TO_ERASE, keeps_task=True)
