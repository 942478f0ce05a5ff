"""The customer's own data: shown, and erased."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.phrasing.data_kept import data_kept
from agent.brain.skills.registry import skill
from agent.brain.skills.shop_floor.shop_floor import customers_data
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.text import fold

_CONFIRM = Question("Confirma que quer apagar?", "erase", "confirmed", buttons=("Sim, apagar tudo", "Não"))
_PLAINLY = re.compile(
    r"\b(s|si|sim+|confirm\w*|apag\w*|exclu\w*|delet\w*|remov\w*|pode|podem|quero|certeza|isso|claro|positivo|yes|aham|uhum|autoriz\w*)\b"
)
"""What erases, said in so many words: "tá bom, obrigada" only ends a talk."""
_FIELDS = {"name": "nome", "phone": "telefone", "email": "e-mail", "city": "cidade"}
_ONE_FIELD = {
    "name": re.compile(
        r"\b(qual|sabe|lembra|guardou|anotou|tem)\b.{0,12}\bmeu nome\b.{0,20}\?|^\W*(e )?(meu nome|qual (e )?(o )?meu nome|quem sou eu)\W*$"
        r"|\bcomo (e que |que )?(eu )?(me )?chamo\b|\bmeu nome\b.{0,8}\b(qual|sabe|lembra)\b"
    ),
    "phone": re.compile(r"\b(qual|sabe|lembra|guardou|anotou|tem)\b.{0,12}\bmeu (telefone|numero|zap|celular|contato)\b.{0,20}\?"),
}
"""Questions for one thing that we may know of them."""
_OF_DEEDS = {"leads", "appointments", "reservations", "dealings"}


def _field_asked(talk: Talk) -> str | None:
    words = fold(talk.reading.text[:200])
    return next((field for field, asked in _ONE_FIELD.items() if asked.search(words)), None)


_WHY = re.compile(
    r"\b(pra|para) ?(que|q)\b.{0,35}\b(meus?|minhas?|esses?|os|as) (dados?|informac\w+|numero|nome|contato)\b"
    r"|\b(por ?que|pq|qual o motivo|com que finalidade|o que (voces |vcs )?(fazem|faz|vao fazer))\b.{0,40}\b(dados?|informac\w+)\b"
)


_WHO_SEES = re.compile(
    r"\bquem\b.{0,20}\b(tem acesso|acessa|ve|olha|usa|enxerga)\b.{0,20}\b(isso|dados|informac\w+|cadastro|nome|numero|telefone)\b"
    r"|\b(passam?|vend\w+|repass\w+|compartilh\w+|divulg\w+)\b.{0,25}\bmeus? (dados|numero|contato|nome|telefone|cadastro)\b"
)


def _claims(talk: Talk) -> bool:
    asks = _field_asked(talk) is not None or _WHO_SEES.search(fold(talk.reading.text[:200])) is not None
    return talk.who.role == "customer" and asks


@skill("export", "privacy_export", claims=_claims)
def export(talk: Talk) -> Skill:
    if talk.who.role != "customer":
        return (yield from customers_data(talk))
    if _WHO_SEES.search(fold(talk.reading.text[:200])):
        told = "A equipe da loja, e só para te atender e avisar de carros que combinem."
        return Say(f"{told} Você pode ver ou apagar tudo quando quiser.", keeps_task=True)
    if _WHY.search(fold(talk.reading.text[:200])):
        why = "Seus dados servem só para te atender e avisar de carros que combinem."
        return Say(f"{why} Você pode ver ou apagar tudo quando quiser.", keeps_task=True)
    result = yield Call("export_my_data", {})
    if result.get("error"):
        return Say(result["detail"])
    if (field := _field_asked(talk)) and field in result["personal"]:
        return Say(f"Anotei aqui: {_FIELDS[field]} {result['personal'][field]}.", keeps_task=True)
    if _knows_nobody(talk, result):
        return Say("Não guardo nenhum dado seu: nem nome, nem contato, nem o que você escreveu.", keeps_task=True)
    if field:
        return Say(f"Não tenho seu {_FIELDS[field]} guardado.", keeps_task=True)
    kept = data_kept(result["copy"], result["records"].get("turns", 0), talk.now)
    if not kept:
        return Say("Não guardo nenhum dado seu.", keeps_task=True)
    rows = "\n".join(f"• {line}" for line in kept)
    return Say(f"Guardo sobre você:\n{rows}\nSe quiser apagar, é só pedir.", keeps_task=True)


def _knows_nobody(talk: Talk, result: dict[str, Any]) -> bool:
    """Whether what is kept says only that somebody wrote: never allowed more, or erased."""
    return talk.who.consent is not True and not result["personal"] and not _OF_DEEDS & result["records"].keys()


@skill("erase", "privacy_erase")
def erase(talk: Talk) -> Skill:
    if talk.who.role != "customer":
        return (yield from customers_data(talk))
    if talk.asked_for("erase") == "confirmed":
        if talk.assent.yes is False:
            return Say("Tudo bem, não apaguei nada.")
        if talk.assent.binds and _PLAINLY.search(fold(talk.reading.text[:200])):
            return (yield from _erased())
        if talk.reading.intent in ("thanks", "goodbye") or talk.assent.binds:
            return Say("Sem o seu sim não apaguei nada.")
        return Say("" if talk.reading.intent == "privacy_erase" else "Só apago com o seu sim.", _CONFIRM)
    return Say("Posso apagar tudo o que guardo sobre você, inclusive visitas e reservas. Não dá para desfazer.", _CONFIRM)


def _erased() -> Skill:
    result = yield Call("erase_my_data", {"confirmed": True})
    if result.get("error"):
        return Say(result["detail"])
    return Say("Pronto, apaguei seus dados. Fica só o registro de que perguntei sobre privacidade, como a lei pede.")
