"""Staff who leave a subject or the talk: "esquece os leads", "só isso por hoje"."""

from __future__ import annotations

import re

from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from agent.understanding.text import fold

_WELL = r"(?:ta(?: bom)?|tah|ok|beleza|blz|certo|entao|ah|bom|valeu|obrigad[oa]|perfeito|show|otimo)"
_WHAT = r"(?:[oa]s?|iss[oa]|ess[ea]s?|d[oa]s?)\b(?: (?!\d)\w+){0,3}?"
_DROPS = re.compile(
    rf"^\W*(?:{_WELL}\W+)*(?:(?:esquece\w*|larga)(?: (?:de lado|pra la))? {_WHAT}"
    rf"|(?:deixa|esquece)(?: {_WHAT})? (?:pra la|de lado|quiet[oa]))\W*$"
)
_THAT_IS_ALL = re.compile(
    rf"^\W*(?:{_WELL}\W+)*(?:(?:e|era|foi|seria|por enquanto e|por hoje e|por ora e) )?(?:so isso|isso e tudo|so|tudo)(?: mesmo)?"
    rf"(?: por (?:hoje|hj|agora|enquanto|ora))?(?:\W+(?:{_WELL}|ate \w+|abraco|tchau|mesmo))*\W*$"
)
_BARE = re.compile(r"^\W*(?:so|tudo)\W*$")
"""Words that by themselves end nothing."""


def _leaves_a_subject(talk: Talk) -> bool:
    of_an_order = talk.task is not None and talk.task["skill"] in ("order", "approve", "reject")
    return not of_an_order and _DROPS.match(fold(talk.reading.text[:120])) is not None


@skill("subject_left", claims=_leaves_a_subject, of_staff=True)
def subject_left(talk: Talk) -> Skill:
    """Nothing is said of it where the message goes on with another."""
    yield from ()
    return Say("" if talk.more else "Certo, deixei de lado.")


def _ends(talk: Talk) -> bool:
    said = fold(talk.reading.text[:120])
    answers = talk.asked_for("order") is not None and re.search(r"\bpor (?:hoje|hj)\b", said) is None
    return not answers and _THAT_IS_ALL.match(said) is not None and _BARE.match(said) is None


@skill("that_is_all", claims=_ends, of_staff=True)
def that_is_all(talk: Talk) -> Skill:
    """A draft that nobody confirmed is not lost sight of."""
    yield from ()
    number = talk.slots("order").get("number")
    left = f" A OC {number} ficou em rascunho, sem confirmar." if number else ""
    return Say(talk.pick("Fechado!", "Combinado!", "Certo!") + left + " Até mais.")
