"""Our messages allowed again by somebody who had them stopped."""

from __future__ import annotations

from agent.brain.skills.customers.consenting import consent_question
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues.stopping import wants_them_again


def _claims(talk: Talk) -> bool:
    stopped = "did:stopped" in talk.memory["facts"]
    return talk.who.role == "customer" and wants_them_again(talk.reading.text, stopped=stopped)


@skill("opt_in", claims=_claims)
def opt_in(talk: Talk) -> Skill:
    result = yield Call("allow_messages", {})
    if result.get("error"):
        return Say(result["detail"], keeps_task=True)
    if talk.who.consent is not True:
        return Say("Combinado, posso te escrever de novo.", consent_question())
    return Say("Combinado, volto a te avisar quando aparecer algo que combine. Para parar, é só escrever PARAR.", keeps_task=True)
