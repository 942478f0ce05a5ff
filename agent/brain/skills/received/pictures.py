"""Photos and videos: nobody here looks at them but people, and what is said of them depends on what was being talked about."""

from __future__ import annotations

import re
from dataclasses import replace

from agent.brain.skills.cars.pointing import points_at_one
from agent.brain.skills.received.handing_in import hands_in
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Question, Say, Skill, Talk
from agent.understanding.cues import own_car
from agent.understanding.text import fold
from domain.conversation import Kind

_OF_A_CAR = frozenset(
    {"car_details", "search_cars", "refine_search", "financing", "negotiate", "test_drive", "reserve_car", "compare_cars"}
)
_SKILLS = {"financing": "financing", "negotiate": "offer", "test_drive": "visit", "reserve_car": "reserve"}
"""Whose question "which car is it?" becomes, by what is asked of the one in the photo."""
_IN_IT = re.compile(r"\b(foto|imagem|print|video|anuncio|igual|assim|desse jeito|ai|parecid[oa]s?)\b")
_THEIR_OWN = re.compile(r"\b(meu|minha|nosso|nossa|troca|trocar|vender|avalia\w*)\b")
_WANTED = re.compile(r"\b(procur\w+|quero|queria|anuncio|loja|voces|vcs|interess\w+|busc\w+)\b")


def _points_at_it(talk: Talk) -> bool:
    """Whether the words are about the car in the picture and do not name it: "quanto custa esse?"."""
    reading = talk.reading
    if {"models", "car_refs"} & reading.entities.keys() or own_car.offered(reading.text) or reading.intent == "trade_in":
        return False
    said = fold(reading.text[:300])
    short = len(said.split()) <= 3 and reading.intent in _OF_A_CAR and not reading.entities
    return short or points_at_one(said) or (_IN_IT.search(said) is not None and reading.intent in _OF_A_CAR)


def _covers(talk: Talk) -> bool:
    return _points_at_it(talk) or hands_in(talk)


def _answers(talk: Talk) -> bool:
    """Whether a message says whose car was in the picture."""
    said = fold(talk.reading.text[:200])
    few = len(said.split()) <= 6 and "?" not in talk.reading.text
    return talk.asked_for("pictures") == "about" and few and (_THEIR_OWN.search(said) or _WANTED.search(said)) is not None


@skill("pictures", claims=_answers, kinds=(Kind.IMAGE, Kind.VIDEO), covers=_covers)
def pictures(talk: Talk) -> Skill:
    if not talk.attachments:
        return (yield from _whose(talk))
    yield from ()
    what, many = _what(talk)
    if _trading_in(talk):
        return _for_the_appraisal(talk, what, many)
    if not talk.alone:
        return Say(talk.pick(f"Recebi {what}, mas não enxergo imagens.", f"{_capital(what)} eu não consigo ver por aqui."), keeps_task=True)
    if talk.reading.text and _points_at_it(talk):
        seen = talk.pick("Não consigo enxergar imagens por aqui.", "Imagens eu não enxergo, só texto.")
        return Say(seen, _which(talk))
    kept = f"Recebi {what} e deixei para a equipe, mas" if talk.who.consent else f"Vi que você mandou {_some(talk)}, mas"
    said = talk.pick(f"{kept} eu não enxergo imagens.", f"{kept} imagens eu não consigo ver.")
    if any(sent.data.get("forwarded") for sent in talk.attachments):
        return Say(said, _which(talk))
    if talk.asks_again:
        return Say(said, keeps_task=True)
    buttons = ("Um que procuro", "O meu, para troca")
    return Say(said, Question("É de um carro que você procura ou do seu?", "pictures", "about", buttons=buttons))


def _what(talk: Talk) -> tuple[str, bool]:
    """`a foto`, `as fotos`, `o vídeo`…, and whether they are several."""
    photos = sum(sent.kind is Kind.IMAGE for sent in talk.attachments)
    videos = len(talk.attachments) - photos
    parts = [("a foto", "as fotos")[photos > 1]] * bool(photos) + [("o vídeo", "os vídeos")[videos > 1]] * bool(videos)
    return " e ".join(parts), len(talk.attachments) > 1


def _some(talk: Talk) -> str:
    """`uma foto`, `fotos`, `um vídeo`, where it is spoken of for the first time."""
    what, many = _what(talk)
    return what.replace("as ", "").replace("os ", "") if many else what.replace("a foto", "uma foto").replace("o vídeo", "um vídeo")


def _trading_in(talk: Talk) -> bool:
    """Whether the customer's own car is what is talked about, in these words or before them."""
    if talk.reading.intent == "trade_in" or own_car.offered(talk.reading.text) or own_car.own_models(talk.entities, talk.reading.text):
        return True
    just_noted = bool(talk.memory["said"]) and "avalia" in talk.memory["said"][-1]["assistant"]
    return (talk.task is not None and talk.task["skill"] == "trade_in") or just_noted


def _for_the_appraisal(talk: Talk, what: str, many: bool) -> Say:
    if not talk.who.consent:
        return Say(f"Vi {what}; sem o seu ok não guardo imagens, e na vistoria o carro é visto de perto.", keeps_task=True)
    noted, go = ("anotadas", "ficam") if many else ("anotada" if what.startswith("a ") else "anotado", "fica")
    text = talk.pick(f"Recebi {what}, {go} para quem vai avaliar o carro.", f"{_capital(what)} {go} {noted} para a avaliação.")
    return Say(text, keeps_task=True)


def _which(talk: Talk) -> Question:
    return Question("Qual é o modelo e o ano desse carro?", _SKILLS.get(talk.reading.intent, "details"), "car", repeats=1)


def _whose(talk: Talk) -> Skill:
    """The customer says whose car it was."""
    said = fold(talk.reading.text[:200])
    if _THEIR_OWN.search(said):
        of_theirs = replace(talk.reading, intent="trade_in", text=f"{talk.reading.text} (troca)")
        return (yield from SKILLS["trade_in"].run(replace(talk, reading=of_theirs, memory={**talk.memory, "task": None})))
    return Say("", Question("Qual modelo e ano você procura?", "search", "wish"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
