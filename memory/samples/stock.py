"""The sample dealership's cars: invented one by one from the versions, priced as the Brazilian trade would.

How near the prices come to a real table is measured in docs/sample-data.md.
"""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date
from random import Random

from memory.samples.versions import Version, versions

_COLORS = {
    "branco": 33, "prata": 19, "preto": 18, "cinza": 15, "vermelho": 6.5, "azul": 4.5, "marrom": 1.2,
    "bege": 1, "verde": 1, "laranja": 0.5, "amarelo": 0.3,
}  # fmt: skip
"""Colours by how often they drive past in Brazil, in percent: a judgement, not a count."""
_CITIES = {"Campinas": 60, "Jundiaí": 22, "Americana": 18}
"""The dealership's shops, all in SP, by their part of the stock in percent."""

_STEADY = 0.7
"""The depreciation curve's lasting loss a year, in units of a version's `annual_loss`."""
_SUDDEN, _SETTLING = 1.5, 2.5
"""Its early loss, in the same units, and the years over which that spends itself."""
_USUAL_AGE, _AGE_SPREAD = 5.0, 4.5
"""Years: most cars of a lot are about so old, give or take."""
_KM_A_YEAR, _KM_SPREAD = 12_500, 2_600
"""Kilometres driven a year."""
_AGEING = 8.0
"""Years after which a car is driven a quarter less."""
_KM_WEIGHT, _KM_LIMIT = 0.12, 0.06
"""Share of the price that twice the usual mileage costs, and the most that mileage moves it either way."""
_CONDITION = 0.025
"""Upkeep moves a price by at most so much either way."""
_REPEATED = 0.7
"""What each car taken in does to the chance of another of the same version: lots avoid doubles."""
_NAMES = {"ABS", "LED", "Isofix", "Android", "Auto", "Apple", "CarPlay"}
"""Words of the equipment that keep their capitals in a sentence."""


def sample_cars(count: int = 320, *, seed: int = 2026, today: date) -> list[dict[str, object]]:
    """Rows of a cars file (contracts/cli.md), `portas`, `lugares` and the floor `preco_minimo`, in BRL.

    The same arguments give the same rows, a smaller `count` the first of them. `today` makes the cars' ages.
    `imagens` is empty: there are no photos of cars that do not exist.
    """
    random = Random(seed)
    sold = [version for version in versions() if version.year_from <= today.year]
    chances = [version.popularity for version in sold]
    cars = []
    for number in range(1, count + 1):
        chosen = random.choices(range(len(sold)), chances)[0]
        chances[chosen] *= _REPEATED
        cars.append(_car(sold[chosen], number, random, today))
    return cars


def _car(version: Version, number: int, random: Random, today: date) -> dict[str, object]:
    years = range(version.year_from, min(version.year_to, today.year) + 1)
    year = random.choices(years, [_wanted(_age(year, today)) for year in years])[0]
    age = _age(year, today)
    mileage, usual = _mileage(age, random)
    price = _asked(_value(version, age) * _wear(mileage, usual, random), random)
    color = random.choices(list(_COLORS), list(_COLORS.values()))[0]
    city = random.choices(list(_CITIES), list(_CITIES.values()))[0]
    return {
        "id": f"{_slug(version.model)}-{year}-{number:04d}",
        "marca": version.make,
        "modelo": version.model,
        "versao": version.name,
        "ano": year,
        "preco": price,
        "quilometragem": mileage,
        "categoria": version.category,
        "combustivel": version.fuel,
        "cambio": version.transmission,
        "cor": color,
        "cidade": city,
        "estado": "SP",
        "imagens": "",
        "opcionais": "|".join(version.equipment),
        "descricao": _description(version, year, mileage, color, city, random),
        "portas": version.doors,
        "lugares": version.seats,
        "preco_minimo": round(price * random.uniform(0.935, 0.965) / 100) * 100,
    }


def _age(year: int, today: date) -> float:
    """Years on the road of a car of model year `year`, never quite new."""
    return max(0.3, today.year + today.month / 12 - year)


def _wanted(age: float) -> float:
    return math.exp(-(((age - _USUAL_AGE) / _AGE_SPREAD) ** 2)) + 0.12


def _value(version: Version, age: float) -> float:
    """BRL for a car of this age in usual condition: steep losses first, gentler ones later."""
    lost = _STEADY * age + _SUDDEN * (1 - math.exp(-age / _SETTLING))
    return version.price_new * math.exp(-version.annual_loss * lost)


def _mileage(age: float, random: Random) -> tuple[int, float]:
    """Kilometres on the clock, and what is usual at this age."""
    driven = age if age <= _AGEING else _AGEING + 0.75 * (age - _AGEING)
    a_year = min(max(random.gauss(_KM_A_YEAR, _KM_SPREAD), 5_000), 21_000)
    return round(a_year * driven), _KM_A_YEAR * driven


def _wear(mileage: int, usual: float, random: Random) -> float:
    """What mileage and upkeep make of a price, as a factor near 1."""
    driven = -_KM_WEIGHT * (mileage / usual - 1)
    return 1 + min(max(driven, -_KM_LIMIT), _KM_LIMIT) + random.uniform(-_CONDITION, _CONDITION)


def _asked(value: float, random: Random) -> int:
    """The sticker's price: just under a full thousand."""
    return round(value / 1000) * 1000 - random.choice((100, 10))


def _description(version: Version, year: int, mileage: int, color: str, city: str, random: Random) -> str:
    """A few short sentences in Portuguese, each only saying what the row says."""
    name = f"{version.make} {version.model} {version.name} {year}"
    engine = {"Flex": "motor flex", "Híbrido": "híbrido", "Elétrico": "100% elétrico"}.get(version.fuel, f"motor a {version.fuel.lower()}")
    gears = f"câmbio {version.transmission.lower()}"
    hue = f"cor {color[:-1]}a" if color.endswith("o") else f"cor {color}"
    distance = f"{mileage // 1000} mil km" if mileage >= 2000 else f"{mileage} km"
    openings = (
        f"{name}, {engine}, {gears}, {distance} rodados.",
        f"{name} na {hue}, {engine} e {gears}. Rodou {distance}.",
        f"{version.model} {version.name}, ano {year}, {hue}, com {distance} e {gears}.",
        f"{name} com {distance}: {engine}, {gears}, {hue}.",
    )
    fitted = random.choice(("Tem {}.", "Equipado com {}.", "Traz {}.", "Entre os itens: {}."))
    some = _listed(random.sample(version.equipment, min(3, len(version.equipment))))
    places = f" Leva {version.seats} pessoas." if version.seats > 5 else ""
    ending = random.choice((f" Está na loja de {city}.", f" Para ver na loja de {city}.", f" Fica em {city}/SP.", ""))
    return f"{random.choice(openings)} {fitted.format(some)}{places}{ending}"


def _listed(items: list[str]) -> str:
    """`["Freios ABS", "Isofix"]` → `freios ABS e Isofix`."""
    text = " e ".join(part for part in (", ".join(items[:-1]), items[-1]) if part)
    return " ".join(word if word.rstrip(",") in _NAMES else word.lower() for word in text.split())


def _slug(model: str) -> str:
    """`T-Cross` → `t-cross`, `Doblò` → `doblo`."""
    plain = unicodedata.normalize("NFKD", model).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
