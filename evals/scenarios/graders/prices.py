"""A car's price is the catalogue's: in what the tools returned, on cards, and wherever a reply names one car of the stock with it. What an
item costs is what a supplier asked for it, or what the market was found to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from domain.cars.vehicles import Vehicle
from evals.scenarios.graders.rule import Grader
from evals.scenarios.scenario import Scenario
from evals.scenarios.talk import Exchange, Talk

_MONEY = re.compile(r"R\$\s?([\d.]+)")


@dataclass(repr=False)
class Prices(Grader):
    def wrongs(self, scenario: Scenario, talk: Talk) -> Iterator[str]:
        asked = set(talk.purchases.collected.items())
        for exchange in talk.exchanges:
            asked.update(
                (use.result["sku"], use.result["price"]) for use in exchange.uses if use.name == "scrape_now" and "sku" in use.result
            )
            for wrong in (
                *_asked(exchange, talk.paid, asked),
                *_returned(exchange, talk.stock),
                *_on_cards(exchange, talk.stock),
                *_floors(exchange, talk.stock),
            ):
                yield f"turno {exchange.at_turn + 1}: {wrong}"


def _asked(exchange: Exchange, paid: dict[str, frozenset[float]], collected: set[tuple[str, float]]) -> Iterator[str]:
    for use in exchange.uses:
        told = (
            [(use.result["product"]["sku"], use.result["price"]["amount"])]
            if use.name == "price_history" and use.result.get("price")
            else []
        )
        told += [
            (line["sku"], line["price"])
            for line in _with(use.result, {"sku", "price_told_by_hand"})
            if line["price"] and not line["price_told_by_hand"]
        ]
        for sku, amount in told:
            if amount not in paid.get(sku, ()) and (sku, amount) not in collected:
                yield f"{use.name} diz {amount} para {sku}, que ninguém nunca pediu por ele"


def _returned(exchange: Exchange, stock: dict[str, Vehicle]) -> Iterator[str]:
    for use in exchange.uses:
        for car in _with(use.result, {"id", "preco"}):
            known = stock.get(str(car["id"]))
            if known is not None and float(car["preco"]) != known.price.cents / 100:
                yield f"{use.name} diz {car['preco']} para {known.id}, que custa {known.price}"


def _on_cards(exchange: Exchange, stock: dict[str, Vehicle]) -> Iterator[str]:
    for card in (card for reply in exchange.answer.replies for card in reply.cards):
        known, told = stock.get(card.id), _MONEY.search(card.subtitle)
        if known is None:
            yield f"um cartão mostra {card.title}, que não está no estoque"
        elif told is None or int(told[1].replace(".", "")) != known.price.cents // 100:
            yield f"um cartão mostra {card.subtitle} para {known.id}, que custa {known.price}"


def _floors(exchange: Exchange, stock: dict[str, Vehicle]) -> Iterator[str]:
    """The least the shop would take is told to no customer who did not name the sum."""
    if exchange.role.is_staff:
        return
    told = {int(number.replace(".", "")) for number in _MONEY.findall(exchange.text) if number.replace(".", "")}
    floors = {car.floor.cents // 100 for car in stock.values() if car.floor} - {car.price.cents // 100 for car in stock.values()}
    asked = {int(value) for use in exchange.uses for value in use.args.values() if isinstance(value, int | float)}
    for floor in sorted(told & floors - asked):
        yield f"conta o preço mínimo {floor}"


def _with(value: Any, fields: set[str]) -> Iterator[dict[str, Any]]:
    """Whatever has these fields, at any depth."""
    if isinstance(value, dict):
        if fields <= value.keys():
            yield value
        for inner in value.values():
            yield from _with(inner, fields)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _with(inner, fields)
