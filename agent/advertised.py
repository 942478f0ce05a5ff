"""Where a customer came from: the ad that was tapped, and the car it was about.

"Esse ainda tá disponível?" right after an ad is about the car of the ad. What the ad says is the advertiser's text: it tells which
car is meant and nothing else; price and state are looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from agent.binding import SURE
from agent.state import Memory
from agent.understanding.reading import Reading
from domain.conversation import Attachment
from domain.customers.profile import WISH_FIELDS

_ABOUT_A_CAR = frozenset({"car_details", "financing", "negotiate", "reserve_car", "test_drive"})
_ABOUT_NOTHING = frozenset({"greet", "affirm", "help", "search_cars", "provide_profile", "goodbye", "thanks"})
"""Read of a first message that only reacts to the ad: "oi, vi o anúncio", "tenho interesse"."""
_TELLING = ("models", "brands", "year_min", "year_max")
_KEPT = ("source_type", "source_id", "headline", "source_url")
_LONGEST = 300
Extract = Callable[[str], dict[str, Any]]


def origin(attachments: Iterable[Attachment], extract: Extract) -> dict[str, Any] | None:
    """The last ad or post a message came from: its kind, id, headline and address, and under `car` what it says of one."""
    referrals = [told for attachment in attachments if isinstance(told := attachment.data.get("referral"), Mapping)]
    if not referrals:
        return None
    told = referrals[-1]
    kept = {key: str(told[key])[:_LONGEST] for key in _KEPT if told.get(key)}
    cars = (_car(extract(str(told[key])[:_LONGEST])) for key in ("headline", "body") if told.get(key))
    return kept | {"car": next((car for car in cars if "models" in car), {})}


def _car(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: said[key] for key in _TELLING if key in said}


def about_the_ad(reading: Reading, memory: Memory, *, just_came: bool) -> Reading:
    """A reading that names no car, of somebody who has seen none here yet, as one about the car of the ad."""
    car = (memory.get("origin") or {}).get("car")
    if not car or memory["shown"] or memory["focus"] or set(reading.entities) & {*WISH_FIELDS} - {"city", "state", "budget_max"}:
        return reading
    if reading.intent in _ABOUT_A_CAR and reading.confidence >= SURE:
        return replace(reading, entities={**reading.entities, **car})
    unsure = reading.confidence < SURE or reading.intent in _ABOUT_NOTHING
    if not just_came or not unsure or "budget_max" in reading.entities:
        return reading
    return replace(reading, intent="car_details", confidence=1.0, entities={**reading.entities, **car})
