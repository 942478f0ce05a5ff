"""What is said of a car taken down for exchange or sale; `car` is its model, year, mileage as registered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agent.brain.phrasing.cars import km
from agent.brain.phrasing.genders import agreeing, fitting, in_the
from agent.brain.phrasing.money import brl


def heard(told: Mapping[str, Any]) -> str:
    """That what was not asked for was taken down all the same."""
    if "debts" in told:
        return "Anotado, isso entra na avaliação."
    return f"Anotei que você espera {brl(told['expected'])} nele." if "expected" in told else ""


def called(car: Mapping[str, Any]) -> str:
    """`Gol 2015`, as far as it is known."""
    return " ".join(str(car[key]) for key in ("model", "year") if key in car)


def yours(car: Mapping[str, Any]) -> str:
    """`seu Gol 2015`, `sua Strada 2017`."""
    return f"{fitting('seu', car['model'])} {called(car)}"


def noted_before(car: Mapping[str, Any]) -> str:
    """That a car told again is registered."""
    own = yours(car)
    return f"{own[:1].upper()}{own[1:]} já está {agreeing('anotado', car['model'])} para avaliação; o valor sai na vistoria, feita na loja."


def updated(told: Mapping[str, Any], result: Mapping[str, Any]) -> str:
    """That something was added to a car registered before."""
    if "expected" in told:
        return f"Anotei que você espera {brl(told['expected'])} {in_the(called(result['known']))}. O valor se confirma na vistoria."
    if "debts" in told:
        return f"Anotei na avaliação o que falta acertar {fitting('do', result['known']['model'])} {yours(result['known'])}."
    return f"Anotei isso na avaliação {fitting('do', result['known']['model'])} {yours(result['known'])}."


def registered(result: Mapping[str, Any]) -> str:
    """That it is registered, with the range of similar listings where there is one."""
    car = result["known"]
    text = f"Anotei {yours(car)}, {km(car['mileage'])}, para avaliação."
    similar = result["similar_listings"]
    if similar:
        text += (
            f" Anúncios parecidos aqui vão de {brl(similar['asking_from'])} a {brl(similar['asking_to'])}; "
            "na troca o valor fica abaixo disso e depende da vistoria."
        )
    else:
        text += " O valor sai na vistoria, feita na loja em poucos minutos."
    return text
