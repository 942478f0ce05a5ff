"""Whether a message says yes or no, and how plainly: the one place that decides it.

What binds a customer (their consent, a reservation, an offer, an erasure) waits for `Assent.binds`; what only steers the talk takes
any yes. "Não sei", "pode ser… ou não", "depois vejo" are neither, whatever a classifier makes of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from agent.understanding.cues import assent_words as words
from agent.understanding.cues.keeping import keeping_clause
from agent.understanding.reading import Reading
from agent.understanding.text import fold

_INDIFFERENT = re.compile(
    r"\btanto faz|\b(qualquer|qq|qqr|qlqr|qlq|qualqr)\b( (um|uma|coisa|deles|delas|dess[ea]s))?\W*$|qualquer (um|uma|coisa)|o primeiro que|\bvc escolhe|voce escolhe|pode escolher|"
    r"indiferente|nao importa|nao sei|sei la|vc (que )?(sabe|decide)|voce (que )?(sabe|decide)|\btodos\b"
)
_KEPT = (
    r"sim|nada|tudo|isso|mais|so|apenas|somente|entao|os|as|o|e|meus?|minhas?|seus?|suas?|dados?|informac\w+|contatos?|cadastro|nome|telefone"
    r"|numero|zap|email|nao|por favor|fica( bem)? (tranquil[oa]|a vontade|de boa|sossegad[oa])|tranquil[oa]|de boa|claro|pode"
)
_KEEPING = re.compile(
    rf"\b(guard|salv|armazen)\w*(\W+({_KEPT}|{words.VOCATIVE}|bia))*\W*($|[,.;!\n])"
    rf"|\b(anot|registr|cadastr)\w*(\W+({_KEPT}))*\W+(dados?|informac\w+|cadastro)\b"
    r"|\b(autoriz|permit|concord|consint|aceit)\w*\b.{0,25}\b(dados?|informac\w+|guard\w+|salv\w+|cadastro)\b"
    r"|\b(meus? )?dados?\b.{0,15}\b(pode|autorizo|autorizad\w+|liberad\w+)\b"
    r"|\b(revog\w+|retir\w+|cancel\w+) (o |a )?(meu |minha )?(consentimento|autorizacao)"
)
"""What is kept are data, not a car: "pode guardar", but not "guarda ele pra mim"."""


class Strength(IntEnum):
    GUESS = 1
    """None of the usual words: only the classifier takes the message for a yes or a no."""
    LEADING = 2
    """A word of assent on the way to something else: "ok, mas antes quero saber o preço"."""
    EXPLICIT = 3
    """The message says it, alone or together with a request of its own: "sim, e quero um SUV"."""


@dataclass(frozen=True, slots=True)
class Assent:
    """`yes` is None where the message says neither; `alone` where it says nothing else; `named` where it says yes by naming the deed
    ("reserva"), which answers only the question for that deed."""

    yes: bool | None
    strength: Strength = Strength.GUESS
    alone: bool = False
    named: bool = False

    @property
    def binds(self) -> bool:
        """A yes to rest a commitment on."""
        return self.yes is True and self.strength is Strength.EXPLICIT

    @property
    def refuses(self) -> bool:
        """A no in so many words: nobody has to say it twice."""
        return self.yes is False and self.strength is not Strength.GUESS

    @property
    def answers(self) -> bool:
        """Whether a question for yes or no is answered by it: a word on the way to something else answers nothing."""
        return self.yes is not None and self.strength is not Strength.LEADING


NEITHER = Assent(None)
_YES, _NO = Assent(True, Strength.EXPLICIT), Assent(False, Strength.EXPLICIT)
_ONLY_YES, _ONLY_NO = Assent(True, Strength.EXPLICIT, alone=True), Assent(False, Strength.EXPLICIT, alone=True)
_WHO = frozenset({"name", "phone", "email", "cpf"})
SURE_GUESS = 0.6
"""Confidence from which the classifier's word is a guess worth having."""
_DRAWN_OUT = re.compile(r"([aiu])\1+|([eo])\2{2,}|(?<=[a-z]{3})(o)\3+\b|(?<=[aeiou])([kmnrtz])\4+\b|(?<=bl)(z)\5+\b")
"""A letter as it is sung: "siim", "claaaro", "confirmadoo", "okk"; "veem" and "voo" are spelt so."""
_APART = re.compile(r"[.,;!\n]+(?=\s|$)|(?<=\d{4})\s+(?=[^\W\d])|\s-+\s|\s+e\s+(?=pode|sim\b|confirm)", re.IGNORECASE)
"""Where the yes beside one's name and number may begin or end: "Ana Lima 19 99876-1122 pode confirmar"."""
_READ = 200
"""Characters of the beginning that are looked at."""


def assent(reading: Reading) -> Assent:
    """What a message says of its own accord, else the classifier's guess."""
    said = spoken(reading.text)
    leads_on = said is not None and said.strength is Strength.LEADING  # "ok. meu nome é Ana"
    if (said is None or leads_on) and (beside := _beside_contact(reading, from_clause=int(leads_on))) is not None:
        return beside
    if said is not None:
        return said
    guessed = reading.intent in ("affirm", "deny") and reading.confidence >= SURE_GUESS and "?" not in reading.text
    return Assent(reading.intent == "affirm") if guessed else NEITHER


def _beside_contact(reading: Reading, from_clause: int) -> Assent | None:
    """The yes or no told apart from who speaks: "Ana Lima, 19 99876-1122. pode confirmar"."""
    if not reading.entities.keys() & _WHO or "?" in reading.text:
        return None
    clauses = [clause.strip().removeprefix("e ") for clause in _APART.split(reading.text[:_READ])[from_clause:]]
    told = [said for clause in clauses if clause and (said := spoken(clause)) is not None and said.alone]
    return replace(told[-1], alone=False) if told else None


@lru_cache(maxsize=512)
def spoken(text: str) -> Assent | None:
    """What the words alone say; None where none of them is known to say yes or no, or that one is undecided."""
    said = _as_said(text)
    for refusal in words.REFUSALS:
        if refusal.match(said):
            return _ONLY_NO
    if words.UNDECIDED.match(said) or words.ASKS.match(said):
        return NEITHER
    found = _no(said) or _yes(said)
    if (told := keeping_clause(said)) is None or words.RESTRAINT.search(said):
        return found
    agrees = found is not None and found.strength is Strength.EXPLICIT and found.yes is told[2]
    return found if agrees else Assent(told[2], Strength.EXPLICIT)


def _no(said: str) -> Assent | None:
    """ "Não", and what it goes on with after a pause; "não gostei desse" and "não tem outro?" say something else."""
    if found := words.NO.match(said):
        rest = said[found.end() :]
        if words.COURTESIES.fullmatch(rest):
            return _ONLY_NO
        if words.PAUSE.match(rest):
            return Assent(False, Strength.LEADING) if words.RESTRAINT.match(words.PAUSE.sub("", rest, count=1)) else _NO
    return _NO if words.NO_WITH_VERB.match(said) and "?" not in said else None


def _yes(said: str) -> Assent | None:
    """Judge by what the words of assent at the beginning leave."""
    kinds, rest = _taken(said)
    if not kinds:
        return None
    if rest.startswith("?") or words.OR.match(rest):
        return NEITHER  # "pode?", "ok?" ask; "sim ou não" is undecided
    if not rest:
        return replace(_ONLY_YES, named="named" in kinds and not kinds & {"plain", "alone"})
    if words.LAST_WORD_NO.match(rest):
        return _ONLY_NO  # "quero não", "sim… não, obrigada"
    if words.SMALL_TALK.fullmatch(rest):
        return NEITHER  # "sim, e você?" answers a "tudo bem?"
    if "plain" in kinds:
        return Assent(True, Strength.LEADING) if words.RESTRAINT.search(rest) else _YES
    return Assent(True, Strength.LEADING) if "passing" in kinds else None


def _taken(said: str) -> tuple[set[str], str]:
    """The kinds of words of assent at the beginning, and what is left after them and courtesies."""
    kinds: set[str] = set()
    rest = words.BETWEEN.sub("", said, count=1)
    while (taken := words.YES.match(rest)) is not None and taken.lastgroup:
        kinds.add(taken.lastgroup)
        rest = words.BETWEEN.sub("", rest[taken.end() :], count=1)
    return kinds - {"courtesy"}, rest


def _as_said(text: str) -> str:
    return _DRAWN_OUT.sub(r"\1\2\3\4\5", fold(text[:_READ]).strip())


def in_passing(text: str) -> bool:
    """Whether its words of assent are but such as lead on to something: "ok", "beleza"."""
    return _taken(_as_said(text))[0] == {"passing"}


def indifferent(text: str) -> bool:
    """Whether somebody asked for a preference has none: "tanto faz", "não sei"."""
    return _INDIFFERENT.search(fold(text[:200])) is not None


def about_keeping(text: str) -> bool:
    """Whether a yes or no is about keeping data, asked for just now or not: "tá, autorizo guardar", "não guarda mais nada"."""
    return _KEEPING.search(fold(text[:200])) is not None or keeping_clause(text) is not None
