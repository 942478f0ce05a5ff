"""Whether an order that is talked about is not wanted after all, or is wanted again."""

from __future__ import annotations

import re

from agent.understanding.cues.order_changes import takes_one_out

_SAYS_LITTLE = 8
"""Words of a message that says no more."""
_CANCELS = re.compile(
    r"\b(cancel\w*|desist\w*|descarta\w*|(foi|por) engano|sem querer|ja (tinha |tinhamos )?pedi\w*)\b"
    r"|\b(?:esquece\w*|deixa (?:pra la|quieto)|nao precisa(?: mais)?)\b.{0,12}\b(?:ach(?:ei|amos)|(?:ja )?tem(?:os)?|sobr\w+|apareceu)\b"
    r"|\bnao (vou |vamos |quero |precisa |e pra |se )*(mais )?(ped(ir|e|imos)|compr(ar|a|amos)|encomend\w+)( (mais|nada|isso|agora|hoje"
    r"|nenhum\w*|dess\w+))*\W*$"
)
_PUTS_RIGHT = re.compile(r"\b(errei|quis dizer|digo|na verdade|sao|era|eram|faz|pede|compra)\b")
"""Says what is wanted instead: "cancela, errei. eram 90"."""
_LEAVES = re.compile(
    r"\besquece\b|\bdeixa (pra|para) la\b|\bdeixa (quiet[oa]|assim|como (ta|esta))\b"
    r"|^\W*(?:(?:nao|ah|ok|ta|entao)\W+)*(?:deixa|larga|nao quero(?: mais)?(?: nada)?|(?:melhor|nao precisa) ?(?:nao|mais)?)\W*$"
)
_AGAIN = re.compile(r"\bpedir de novo\b|\bmesmo assim\b|\bde novo sim\b")


def gives_up(said: str) -> bool:
    """Whether an order is not wanted after all, in few words and without naming another."""
    leaves = len(said.split()) <= _SAYS_LITTLE and _LEAVES.search(said) is not None
    return cancels(said) or (leaves and not takes_one_out(said))


def cancels(said: str) -> bool:
    """Also where the reason follows: "não, cancela isso. achei uns no galpão 2"."""
    first, _, why = said.partition(". ")
    if why and "cancel" in first and cancels(first) and not _PUTS_RIGHT.search(said):
        return True
    return len(said.split()) <= _SAYS_LITTLE and _CANCELS.search(said) is not None and not re.search(r"\d", said)


def wanted_again(said: str) -> bool:
    return _AGAIN.search(said) is not None
