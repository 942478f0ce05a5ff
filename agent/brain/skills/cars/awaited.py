"""A car that is not here yet: the wish stays on record for the shop, and what else the message asks for is looked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from agent.brain.phrasing.wishes import wish_in_words
from agent.brain.skills.customers.consenting import ask_consent_for
from agent.brain.skills.customers.profiling import LOST, ask_again
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues.awaited_cars import asks_to_be_told, awaited_in
from agent.understanding.cues.refusals import named
from domain.cars.wishes import Wish
from domain.customers.profile import WISH_FIELDS, afresh, merged


def _claims(talk: Talk) -> bool:
    return talk.who.role == "customer" and not talk.who.handed_over and asks_to_be_told(talk.reading.text)


@skill("awaited", claims=_claims)
def awaited(talk: Talk) -> Skill:
    told = {key: value for key, value in talk.entities.items() if key in WISH_FIELDS}
    profile = merged(afresh(talk.profile, told), told)
    here = bool(told) and _tells_which(talk)
    wish = talk.slots("awaited").get("wish") or (
        Wish.of(profile).stated() if here else talk.memory["searched"] or Wish.of(talk.profile).stated()
    )
    changes = {key: profile.get(key) for key in {*talk.profile, *profile} if profile.get(key) != talk.profile.get(key)}
    if not wish:
        return (yield from SKILLS["search"].run(_searching(talk, profile)))
    if talk.who.consent is not True:
        return _without_leave(talk, wish)
    kept = yield Call("update_profile", wish)
    if kept.get("error"):
        return Say(kept["detail"])
    noted = f"Deixei anotado para a loja que você procura {wish_in_words(wish, 1)}."
    if lost := talk.slots("awaited").get("again"):
        return Say(f"{noted} {LOST}", ask_again(lost))
    if not told or (here and not changes):
        return Say(noted, buttons=("Ver outros", "Falar com vendedor"))
    said = yield from SKILLS["search"].run(_searching(talk, profile))
    return replace(said, text=f"{noted} {said.text}".strip(), learned={**said.learned, **changes})


def _without_leave(talk: Talk, wish: dict[str, Any]) -> Say:
    """Nothing is noted, and the number told with it is asked for once more after a yes."""
    told = [key for key in ("phone", "email") if key in talk.entities]
    purpose = "Seu contato eu ainda não guardei. Para anotar e te avisar" if told else "Para deixar seu pedido anotado"
    return ask_consent_for(talk, "awaited", {"wish": wish, **({"again": told} if told else {})}, purpose)


def _tells_which(talk: Talk) -> bool:
    """Whether the car awaited is named with it, and not another to take meanwhile: "se chegar um Onix me avisa"."""
    return bool(named(awaited_in(talk.reading.text), now=talk.now, intent="search_cars"))


def _searching(talk: Talk, profile: dict[str, Any]) -> Talk:
    return replace(talk, reading=replace(talk.reading, intent="search_cars"), memory={**talk.memory, "profile": profile, "task": None})
