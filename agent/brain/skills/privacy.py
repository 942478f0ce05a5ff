"""The customer's own data: shown, and erased."""

from __future__ import annotations

from agent.brain.phrasing import and_list
from agent.brain.skills.registry import skill
from agent.brain.skills.shop_floor import customers_data
from agent.brain.talk import Call, Question, Say, Skill, Talk

_RECORDS = {
    "people": "cadastro",
    "conversations": "conversas",
    "consents": "respostas de privacidade",
    "messages": "mensagens",
    "turns": "atendimentos",
    "leads": "perfil de compra",
    "appointments": "visitas",
    "reservations": "reservas",
    "dealings": "propostas e simulações",
}
_CONFIRM = Question("Confirma que quer apagar?", "erase", "confirmed", buttons=("Sim, apagar tudo", "Não"))
_FIELDS = {"name": "nome", "phone": "telefone", "email": "e-mail", "city": "cidade"}


@skill("export", "privacy_export")
def export(talk: Talk) -> Skill:
    if talk.who.role != "customer":
        return (yield from customers_data(talk))
    result = yield Call("export_my_data", {})
    if result.get("error"):
        return Say(result["detail"])
    kept = [f"{_RECORDS[name]} ({count})" for name, count in result["records"].items() if name in _RECORDS]
    personal = [f"{_FIELDS[field]}: {value}" for field, value in result["personal"].items()]
    if not kept:
        return Say("Não guardo nenhum dado seu.", keeps_task=True)
    text = f"Guardo sobre você: {and_list(kept)}."
    if personal:
        text += f" Dados pessoais: {', '.join(personal)}."
    return Say(f"{text} Se quiser apagar, é só pedir.", keeps_task=True)


@skill("erase", "privacy_erase")
def erase(talk: Talk) -> Skill:
    if talk.who.role != "customer":
        return (yield from customers_data(talk))
    if talk.asked_for("erase") == "confirmed":
        if talk.assent.yes is False:
            return Say("Tudo bem, não apaguei nada.")
        if talk.assent.binds:
            return (yield from _erased())
        return Say("Só apago com o seu sim.", _CONFIRM)
    return Say("Posso apagar tudo o que guardo sobre você, inclusive visitas e reservas. Não dá para desfazer.", _CONFIRM)


def _erased() -> Skill:
    result = yield Call("erase_my_data", {"confirmed": True})
    if result.get("error"):
        return Say(result["detail"])
    return Say("Pronto, apaguei seus dados. Fica só o registro de que perguntei sobre privacidade, como a lei pede.")
