"""What somebody is told who asks for what only buyers may do."""

from __future__ import annotations

from agent.brain.talk import Say, Talk
from domain.people import PURCHASING, Role


def not_purchasing(talk: Talk, what: str) -> Say | None:
    """The refusal, with whom to ask; None for those who may. `what` goes on after "que não": `coleta preços`."""
    role = Role(talk.who.role)
    if role in PURCHASING:
        return None
    if any("Quem pode:" in reply for reply in talk.memory["replies"]):
        return Say(
            talk.pick("Isso também é só com comprador, gerente ou administrador.", "Nem isso: só comprador, gerente ou administrador.")
        )
    return Say(f"Seu acesso é de {role.word}, que não {what}. Quem pode: comprador, gerente ou administrador.")
