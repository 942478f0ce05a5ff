"""What a listing says of a car, in the answer to what was asked; what it does not say is said not to be in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from agent.brain.phrasing.cars import km, name_of, price_of
from agent.brain.phrasing.genders import fitting, of_the, the
from agent.brain.phrasing.lists import and_list
from domain.cars.equipment import has_item

_UNLISTED = {
    "price": "o preço",
    "mileage": "a quilometragem",
    "color": "a cor",
    "options": "os opcionais",
    "seats": "o número de lugares",
    "doors": "o número de portas",
    "fuel": "o combustível",
    "transmission": "o câmbio",
    "consumption": "o consumo",
    "range": "a autonomia",
    "trunk": "o tamanho do porta-malas",
    "load": "a capacidade de carga",
    "power": "a potência do motor",
    "state": "o estado de conservação",
    "history": "o histórico de batida ou leilão",
    "owners": "o número de donos",
    "plate": "placa nem documentos",
}


def told(result: Mapping[str, Any], facts: Sequence[str], items: Sequence[str]) -> str:
    """Everything asked for, in one go: what the listing says of it first, then in one sentence what it does not say."""
    car = result["car"]
    said = [(name, _fact(name, result)) for name in facts]
    listed = " | ".join([*car["opcionais"], car["versao"] or ""])
    had = [item for item in items if has_item(item, listed)]
    missing = [_UNLISTED[name] for name, sentence in said if sentence is None] + [item for item in items if item not in had]
    sentences = _of_one_subject([sentence for _, sentence in said if sentence], the(name_of(car), start=True))
    if had:
        sentences.append(f"Sim, {the(name_of(car))} tem {and_list([_as_listed(item, car['opcionais']) for item in had])}.")
    if missing:
        whose = "O anúncio" if sentences else f"O anúncio {of_the(name_of(car))}"
        sentences.append(f"{whose} não traz {_nor(missing)}; um vendedor confirma isso para você.")
    return " ".join(sentences)


def _of_one_subject(sentences: Sequence[str], called: str) -> list[str]:
    """The sentences with the car named once: "O Mobi tem 57.690 km e é branco."."""
    own = [sentence for sentence in sentences if sentence.startswith(f"{called} ")]
    if len(own) < 2:
        return list(sentences)
    joined = f"{called} {and_list([sentence.removeprefix(f'{called} ').removesuffix('.') for sentence in own])}."
    return [joined, *(sentence for sentence in sentences if sentence not in own)]


def _nor(missing: Sequence[str]) -> str:
    return ", ".join(missing[:-1]) + " nem " + missing[-1] if len(missing) > 1 else missing[0]


def _as_listed(item: str, options: Sequence[str]) -> str:
    """The item as the listing words it: `4 airbags`, `teto panorâmico`."""
    found = next((option for option in options if has_item(item, option)), item)
    return found[0].lower() + found[1:] if found[:2] != found[:2].upper() else found


def _fact(name: str, result: Mapping[str, Any]) -> str | None:
    """A sentence with the fact; None where the listing has none."""
    car = result["car"]
    called = the(name_of(car), start=True)
    match name:
        case "price":
            return f"{called} sai por {price_of(car)}."
        case "mileage" if car["quilometragem"] is not None:
            return f"{called} tem {km(car['quilometragem'])}."
        case "color" if car["cor"]:
            return f"{called} é {car['cor']}."
        case "options" if car["opcionais"]:
            return f"{called} tem {and_list([o.lower() for o in car['opcionais']])}."
        case "seats" if car["lugares"]:
            return f"{called} tem {car['lugares']} lugares."
        case "doors" if car["portas"]:
            return f"{called} tem {car['portas']} portas."
        case "fuel" if car["combustivel"]:
            return f"{called} é {_burning(car['combustivel'])}."
        case "transmission" if car["cambio"]:
            return f"{called} tem câmbio {car['cambio'].lower()}."
        case "year":
            return f"{called} é ano {car['ano']}."
        case "photos" if car["imagens"]:
            return f"Fotos {of_the(name_of(car))}: {' '.join(car['imagens'][:3])}"
        case "photos":
            return f"Ainda não tenho fotos {of_the(name_of(car))} aqui; dá para ver de perto na {result['branch']}."
        case "available":
            return f"Sim, {the(name_of(car))} ainda está disponível."
        case "where":
            return f"{called} está na {result['branch']}."
        case "opinion":
            return f"Sobre como {the(name_of(car))} se comporta no dia a dia, um vendedor te fala melhor do que o anúncio."
        case _:
            return None


def _burning(fuel: str) -> str:
    """`flex`, `a gasolina`, `com GNV`."""
    return fuel.lower() if fuel in ("Flex", "Híbrido", "Elétrico") else "com GNV" if fuel == "GNV" else f"a {fuel.lower()}"


def its_price(car: Mapping[str, Any]) -> str:
    return f"{fitting('ele', name_of(car)).capitalize()} sai por {price_of(car)}."
