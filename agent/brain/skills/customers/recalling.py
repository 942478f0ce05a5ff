"""What was said and shown in earlier talks: "lembra de mim?", "qual era aquele carro?", "quanto tinha ficado a parcela?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from agent.brain.phrasing import and_list
from agent.brain.phrasing.cars import name_of
from agent.brain.phrasing.genders import fitting, the
from agent.brain.phrasing.recollections import (
    is_gone,
    looked_for,
    on_the_day,
    sentence,
    still_here,
    with_prices,
)
from agent.brain.phrasing.wishes import wish_in_words
from agent.brain.skills.cars.pointing import narrowed
from agent.brain.skills.customers.recalling_instalments import instalments
from agent.brain.skills.customers.recalling_talks import LOOK, OPENING, what_was_said, who_you_are
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Question, Say, Skill, Talk, as_shown
from agent.understanding.cues.periods import period
from agent.understanding.cues.remembering import Memory, Remembering, remembered_in
from agent.understanding.cues.wished_now import wished_now
from domain.cars.wishes import Wish
from domain.customers.profile import merged

IN_SIGHT = timedelta(hours=6)
"""A list shown so lately is on the screen: "aquele prata que eu gostei" is one of it."""
_TRAITS = ("models", "brands", "colors", "categories")
_TOPICS = {Memory.CARS: "cars", Memory.WISH: "wish", Memory.FINANCING: "financing"}


def remembers_a_talk(talk: Talk) -> bool:
    """Whether a message is about an earlier talk, whatever it was taken for."""
    if talk.who.role != "customer" or (meant := remembered_in(talk.reading)) is None:
        return False
    return meant.plainly or not _in_sight(talk)


def _in_sight(talk: Talk) -> bool:
    memory = talk.memory
    if memory["spoke_at"] is None or not (memory["shown"] or memory["focus"]):
        return False
    return talk.now - datetime.fromisoformat(memory["spoke_at"]) < IN_SIGHT


@skill("recall")
def recall(talk: Talk) -> Skill:
    if talk.asked_for("recall") == "again":
        return (yield from _again(talk))
    meant = remembered_in(talk.reading) or Remembering(Memory.TALK, True, "")
    found, args = dict[str, Any](), dict[str, Any]()
    for args in _wider_and_wider(talk, meant):
        found = yield Call("recall_conversation", args)
        if found.get("error") == "consent_needed":
            return (yield from _without_leave(talk))
        if found.get("error"):
            return Say(found["detail"], keeps_task=True)
        if found["moments"] and (meant.what is not Memory.CARS or found["cars"] or found["gone"]):
            break
    match meant.what:
        case Memory.FINANCING:
            return (yield from instalments(talk, found["financing"]))
        case Memory.CARS if talk.entities.get("models") and not (found["cars"] or found["gone"]):
            return (yield from SKILLS["details"].run(talk))  # one of our cars all the same, seen elsewhere
        case Memory.CARS:
            return _cars(talk, found, about="about" in args)
        case Memory.WISH:
            return (yield from _and_now(talk, found, _wish(talk, found)))
        case Memory.PERSON:
            return (yield from _and_now(talk, found, who_you_are(talk, found)))
        case Memory.TALK:
            return (yield from _and_now(talk, found, what_was_said(talk, found, about=bool(meant.subject))))


def _wider_and_wider(talk: Talk, meant: Remembering) -> list[dict[str, Any]]:
    """What to look for: with the subject and the days that were named, then without the one and without the other."""
    of_cars = meant.what in (Memory.CARS, Memory.FINANCING)
    known = {key: talk.entities[key] for key in _TRAITS if of_cars and talk.entities.get(key)}
    whole: dict[str, Any] = {"topic": _TOPICS.get(meant.what, "anything"), **known}
    subject = {} if known or not meant.subject or meant.what in (Memory.FINANCING, Memory.PERSON, Memory.WISH) else {"about": meant.subject}
    days = _days(talk)
    wider = [whole | subject | days, *([whole | subject] if days else [])]
    return wider if meant.what is Memory.TALK or not subject else [*wider, whole | days, *([whole] if days else [])]


def _days(talk: Talk) -> dict[str, Any]:
    today = talk.now.date()
    named = period(talk.reading.text, today)
    if named is None or named.first > today or named.first == today:
        return {}
    return {"since": named.first.isoformat(), "until": min(named.last, today).isoformat()}


def _cars(talk: Talk, found: dict[str, Any], *, about: bool) -> Say:
    here, gone = found["cars"], found["gone"]
    if not here:
        return _only_gone(talk, found) if gone else _nothing_of_it(talk)
    lost = f" {is_gone(gone[0])}." if gone else ""
    named = _called(talk, here)
    if 1 < len(named) < len(here):
        return Say(f"{_shown(talk, named, len(named))} Ainda estão aqui.{lost} Qual deles?")
    liked = (named if len(named) < len(here) else []) or [seen for seen in here if seen["looked_at_closely"] and not about] or here
    if len(liked) == 1:
        others = [seen for seen in here if seen is not liked[0]]
        also = f" Também te mostrei {with_prices(others[:2], talk.now)}." if others else ""
        return Say(f"{_the_one(talk, liked[0])}{also}{lost}", buttons=LOOK)
    return Say(f"{_shown(talk, liked, found['cars_in_all'])}{lost} É algum desses?")


def _called(talk: Talk, here: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those whose version was named, "aquele xei"; all of them where none was."""
    ids = {car["id"] for car in narrowed(talk, [as_shown(seen["car"]) for seen in here])}
    return [seen for seen in here if seen["car"]["id"] in ids]


def _only_gone(talk: Talk, found: dict[str, Any]) -> Say:
    """Nothing of it is here any more: what was looked for then is looked for again."""
    first = found["gone"][0]
    model = str(first["name"]).partition(" ")[2]
    text = f"{is_gone(first)}; você viu {fitting('ele', model)} {on_the_day(first['shown_at'], talk.now)}."
    return Say(text, _search_again("Procuro parecidos?", found["wish_then"]["limits"])) if found["wish_then"] else Say(text)


def _the_one(talk: Talk, seen: dict[str, Any]) -> str:
    called = name_of(seen["car"])
    how = "você olhou de perto" if seen["looked_at_closely"] else "te mostrei"
    when, it = on_the_day(seen["shown_at"], talk.now), fitting("ele", called).capitalize()
    return f"Acho que é {the(called)}, que {how} {when}. {it} {still_here(seen)}."


def _shown(talk: Talk, cars: Sequence[dict[str, Any]], in_all: int) -> str:
    day = {on_the_day(seen["shown_at"], talk.now) for seen in cars}
    when = f"{day.pop()} " if len(day) == 1 else ""
    more = ", entre outros" if in_all > len(cars) else ""
    return sentence(f"{when}te mostrei {with_prices(cars, talk.now)}{more}")


def _nothing_of_it(talk: Talk) -> Say:
    known = {key: talk.entities[key] for key in _TRAITS if talk.entities.get(key)}
    if known:
        what = wish_in_words(known, 1)
        return Say(f"Não achei {what} entre os carros que já te mostrei. Me conta mais dele que eu procuro.", keeps_task=True)
    return Say("Não achei nenhum carro nas nossas conversas.", None if talk.profile else OPENING, keeps_task=bool(talk.profile))


def _wish(talk: Talk, found: dict[str, Any]) -> Say:
    wish = found["wish_then"]
    if wish is None:
        return Say("Não achei um pedido seu nas nossas conversas.", OPENING)
    text = sentence(looked_for(wish, talk.now))
    if found["cars"]:
        text += f" Te mostrei {with_prices(found['cars'][:2], talk.now)}."
    return Say(text, _search_again("Procuro de novo?", wish["limits"]), learned={} if talk.profile else wish["limits"])


def _and_now(talk: Talk, found: dict[str, Any], recalled: Say) -> Skill:
    """What is wished today beside the question is looked for, with what is left of the wish of then."""
    if not wished_now(talk.reading.text, talk.now):
        return recalled
    wish = found["wish_then"]
    profile = merged(wish["limits"], talk.profile) if wish else talk.profile
    reading = replace(talk.reading, intent="search_cars")
    said = yield from SKILLS["search"].run(replace(talk, reading=reading, memory={**talk.memory, "profile": profile, "task": None}))
    then = sentence(looked_for(wish, talk.now)) if wish else ""
    return replace(said, text=f"{'Lembro sim! ' * bool(then)}{then} {said.text}".strip(), learned={**profile, **said.learned})


def _search_again(question: str, limits: dict[str, Any]) -> Question:
    return Question(question, "recall", "again", {"limits": limits}, ("Sim, procura", "Não"), takes="yes_no")


def _again(talk: Talk) -> Skill:
    """The search taken up where it was left."""
    if talk.assent.yes is False:
        yield from ()
        return Say(talk.pick("Tudo bem. O que você procura agora?", "Sem problema. O que você quer ver?"))
    limits = talk.slots("recall")["limits"]
    profile = {**talk.profile, **limits}
    said = yield from SKILLS["search"].run(replace(talk, memory={**talk.memory, "profile": profile, "searched": {}}))
    return replace(said, learned={**limits, **said.learned})


def _without_leave(talk: Talk) -> Skill:
    """Nothing was kept; what this very conversation still knows names nobody and may be told."""
    text = "Não guardei nossas conversas: só guardo com o seu ok."
    here = []
    for car in talk.memory["shown"][:3]:
        result = yield Call("car_details", {"car_id": car["id"]})
        if result.get("available"):
            here.append(result["car"])
    if here:
        return Say(f"{text} Nesta aqui te mostrei {and_list([the(name_of(car)) for car in here])}.", buttons=("Ver detalhes", "Ver outros"))
    if talk.profile and (wish := Wish.of(talk.profile).stated()):
        return Say(f"{text} Nesta aqui você procura {wish_in_words(wish, 2)}.")
    hint = " Se quiser que eu guarde daqui em diante, é só dizer “pode guardar”." if talk.may_ask else ""
    return Say(text + hint, OPENING)
