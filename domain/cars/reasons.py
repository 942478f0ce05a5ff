"""Why a car fits a wish, in words a customer reads, each resting on a fact of the listing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.cars.traits import engine_litres, has_turbo
from domain.cars.vehicles import Vehicle
from domain.money import Money
from domain.spelling import plain

if TYPE_CHECKING:
    from domain.cars.wishes import Wish

_NEED_OF_USE = {
    "urbano": ("economia",),
    "viagem": ("conforto", "espaço"),
    "trabalho": ("economia", "manutenção"),
    "família": ("espaço", "segurança"),
    "aplicativo": ("economia", "espaço"),
    "rural": ("terreno",),
}
_MOST = 3
_LITTLE_A_YEAR = 9_000
"""Km a year under which a used car was driven little; the usual is 11 to 14 thousand."""


def reasons(wish: Wish, car: Vehicle, this_year: int) -> list[str]:
    """At most three reasons, the money first, then what was asked for, then what is simply good."""
    found: list[str] = []
    for reason in _candidates(wish, car, this_year):
        if reason not in found:
            found.append(reason)
        if len(found) == _MOST:
            break
    return found


def _candidates(wish: Wish, car: Vehicle, this_year: int) -> Iterator[str]:
    if wish.budget_max is not None:
        spare = Money.of(wish.budget_max) - car.price
        yield f"fica {spare} abaixo do seu limite" if spare.cents else "cabe certinho no seu orçamento"
    if wish.equipment:
        yield f"tem {wish.equipment[0]}"
    needs = [*wish.priorities, *(need for use in wish.usage for need in _NEED_OF_USE.get(use, ()))]
    for need in needs:
        if reason := _trait(need, car, asked_gears=wish.transmission is not None):
            yield reason
    if wish.city and car.city and plain(wish.city) == plain(car.city):
        yield f"está em {car.city}"
    if car.mileage is not None and car.mileage < _LITTLE_A_YEAR * (this_year - car.year):
        yield "rodou pouco para a idade"
    if car.options:
        yield f"tem {car.options[0].lower()}"


def _common(category: str) -> str:
    """`SUV`, `minivan`: a kind of car as it stands within a sentence."""
    return category if category.isupper() else category.lower()


def _trait(need: str, car: Vehicle, *, asked_gears: bool) -> str | None:
    """What is good of the car in this respect. A gearbox that was asked for is no news: every car found has it."""
    litres = engine_litres(car)
    options = [option.lower() for option in car.options]

    def option(*words: str) -> str | None:
        return next((o for o in options if any(word in o for word in words)), None)

    match need:
        case "economia" if car.fuel in ("Híbrido", "Elétrico"):
            return f"é {car.fuel.lower()} e gasta pouco"
        case "economia" if litres and litres <= 1.3:
            return f"tem motor {litres:.1f}, econômico"
        case "espaço" if (car.seats or 0) >= 7:
            return f"tem {car.seats} lugares"
        case "espaço" if car.category in ("SUV", "Minivan", "Perua", "Van", "Sedan"):
            return "tem porta-malas de sedan" if car.category == "Sedan" else f"tem espaço de {_common(car.category)}"
        case "segurança" if safe := option("airbag", "estabilidade", "isofix", "frenagem"):
            return f"tem {safe}"
        case "conforto" if car.transmission == "Automático" and not asked_gears:
            return "tem câmbio automático"
        case "conforto" if comfy := option("ar-condicionado", "couro", "direção"):
            return f"tem {comfy}"
        case "desempenho" if has_turbo(car):
            return "tem motor turbo"
        case "tecnologia" if smart := option("multimídia", "câmera", "carplay", "digital"):
            return f"tem {smart}"
        case "terreno" if car.category in ("Picape", "SUV"):
            return "encara bem estrada de terra"
        case _:
            return None
