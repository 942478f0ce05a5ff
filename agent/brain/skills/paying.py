"""How one may pay, as the shop says it, and the bank's check, of which nothing is promised."""

from __future__ import annotations

from collections.abc import Sequence

from agent.brain.talk import Call, Question, Say, Skill
from agent.understanding.text import fold


def ways_of_paying(named: Sequence[str]) -> Skill:
    """What the shop says of the ways named (stems of agent/understanding/credit_cues.py)."""
    said = (yield Call("store_info", {}))["payments"]
    facts = [fact for fact in said if any(stem in fold(fact) for stem in named)]
    if not facts:
        return Say("Sobre essa forma de pagamento um vendedor confirma para você.", keeps_task=True)
    return Say(" ".join(f"{fact[0].upper()}{fact[1:]}." for fact in facts[:2]), keeps_task=True)


def about_the_check() -> Skill:
    """Who decides about credit: neither hope nor refusal comes from us."""
    said = (yield Call("store_info", {}))["payments"]
    bank = next((fact for fact in said if "banco" in fold(fact)), "")
    opening = f"{bank[0].upper()}{bank[1:]}." if bank else "Quem decide é o banco, na análise de crédito."
    question = "Quer que um vendedor veja isso com você?"
    return Say(
        f"{opening} Por aqui não consigo prometer aprovação nem dizer que não dá.",
        Question(question, "handoff", "confirmed", {"reason": "purchase"}, ("Sim, por favor", "Agora não")),
    )
