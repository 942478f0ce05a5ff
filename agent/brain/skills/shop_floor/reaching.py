"""What the assistant does not do among its own people: it calls nobody, and hands no conversation over."""

from __future__ import annotations

import re

from agent.brain.skills.registry import skill
from agent.brain.skills.shop_floor.lead_scores import asks_for_phone, lead_just_told, lead_meant
from agent.brain.talk import Call, Say, Skill, Talk
from agent.rights import CALLS
from agent.understanding.text import fold
from domain.people import SALES, Role

_CALL = re.compile(
    r"\b(lig(a|ue|ar)|telefon(a|e|ar)|chama|mand(a|e|ar)( (uma|um))?( (mensagem|msg|zap|whats\w*|oi))|escrev(e|a))"
    r"( (ai|agora|logo|ja|por favor))* (pr?[ao]|para|com)( [ao])? ?(el[ae]s?|cliente|lead|\w+)\b|^\W*(chama|liga)( el[ae])\b"
)
_ASKS_WHO = re.compile(r"\b(quem|qual|devo|quais)\b")
_A_PERSON = re.compile(
    r"\b(?:atendentes?|human[oa]s?|pessoas?|alguem|gente de verdade|suporte|gerente|chefe|supervisor\w*)\b"
    r"|\b(?:responsavel|don[oa]|colega|ouvidoria)\b"
    r"|\b(?:fal(?:ar|o)|convers(?:ar|o)|reclam(?:ar|o|acao)|transfer\w+|passa (?:pra|para))\b"
)
_PLACE = r"(painel|sistema|tela|app|aplicativo|login|conta|acesso|site|dashboard)"
_LOCKED_OUT = re.compile(
    r"\b(nao|n) (to |tou |estou |ta |esta |consegu\w+ |consigo |da )*(pra )?(abr\w+|entr\w+|acess\w+|log\w+|carreg\w+|funcion\w+|conectar)"
    rf"( (em|no|na|o|a|meu|minha))* {_PLACE}\b"
    rf"|\b{_PLACE} (nao|n) (ta |esta )?(abr\w+|carreg\w+|funcion\w+|entr\w+|respond\w+)"
    rf"|\b{_PLACE} (ta |esta )?(fora do ar|travad\w+|travou|caiu|bugad\w+)"
    r"|\besqueci (a |minha |a minha )?senha\b"
)
_SUPPORT = re.compile(r"\b(suporte|t\.?i|informatica|help ?desk|tecnico)\b")
NO_CALLS = "Ligar ou escrever para cliente eu não consigo por aqui."


def asks_to_call(talk: Talk) -> bool:
    """Whether the assistant is told to call or write to somebody."""
    said = fold(talk.reading.text[:200])
    return _CALL.search(said) is not None and _ASKS_WHO.search(said) is None and not asks_for_phone(said)


@skill("reaching", claims=asks_to_call, of_staff=True)
def reaching(talk: Talk) -> Skill:
    """It cannot; whoever may, is given the phone of the lead that was named or last spoken of."""
    if Role(talk.who.role) not in SALES:
        return Say(NO_CALLS)
    meant = (yield from lead_meant(talk)) or lead_just_told(talk)
    if meant is None:
        return Say(f"{NO_CALLS} Me diga o nome e eu passo o telefone.")
    result = yield Call("score_lead", {"lead": meant})
    if result.get("error") or result.get("ambiguous"):
        return Say(f"{NO_CALLS} Me diga o nome completo e eu passo o telefone.")
    name = result["name"] or "Esse cliente"
    if not result["may_be_called"]:
        return Say(f"{NO_CALLS} {name} também não quer que a loja chame.")
    return Say(f"{NO_CALLS} O telefone de {name}: {result['phone']}." if result["phone"] else f"{NO_CALLS} {name} não deixou telefone.")


def _wants_a_person(talk: Talk) -> bool:
    """Whether somebody else is asked for in so many words; what is only taken for it ("na verdade 3 t") may be an answer."""
    said = fold(talk.reading.text[:200])
    return _LOCKED_OUT.search(said) is not None or (talk.reading.intent in CALLS and _A_PERSON.search(said) is not None)


@skill("colleague", claims=_wants_a_person, of_staff=True)
def colleague(talk: Talk) -> Skill:
    yield from ()
    said = fold(talk.reading.text[:200])
    if _LOCKED_OUT.search(said) or _SUPPORT.search(said):
        return Say("Suporte eu não consigo chamar por aqui: quem cuida de acesso e painel é um administrador da casa, fale direto com ele.")
    return Say("Aqui só estamos você e eu: conversa da equipe eu não passo para ninguém. Posso ver leads, números, visitas e estoque.")
