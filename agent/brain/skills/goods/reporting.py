"""Reports as PDF: of an item, the catalogue or the model of prices; to be fetched, or sent by e-mail once the address is confirmed."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import replace
from typing import Any

from agent.brain.goods_told import about_told, goods_told, item_told
from agent.brain.item_asked import item_asked
from agent.brain.purchasers import not_purchasing
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.brain.which_item import asked_of, item_meant, led, which_item
from agent.understanding.cues.order_decisions import approves
from agent.understanding.cues.report_words import ReportAsked, report_asked, speaks_of_mail
from agent.understanding.text import fold

_SKILL = "report"
_SENDS = re.compile(r"\b(?:mand\w+|envi\w+|encaminh\w+|repass\w+|joga|dispar\w+)\b")
_NAMED = re.compile(r"\b(?:relatorios?|pdfs?)\b")
_KINDS = ("De um item", "Do catálogo", "Do modelo")
_WHICH = Question("É de um item, do catálogo todo ou do modelo de preços?", _SKILL, "about", {}, _KINDS, takes="words")
_OF_MANY = ("short", "purchase_list")
"""Lists that the catalogue's report has in it."""
_NOT_OURS = (
    "Em PDF eu faço três: o de um item, o do catálogo de compras e o do modelo de preços. "
    "Os números da loja (leads, visitas, propostas) eu conto aqui mesmo."
)


def _claims(talk: Talk) -> bool:
    """Besides what is plainly a report: the answer to "de quê?", and "manda por e-mail" or "ficou pronto?" right after one."""
    if talk.asked_for(_SKILL) == "about" and not approves(talk.reading.text):
        return len(talk.reading.text.split()) <= 6 and (_asked(talk).about is not None or _bare_item(talk) is not None)
    said = fold(talk.reading.text[:200])
    if report_asked(talk.reading.text).where and _NAMED.search(said):
        return True
    if talk.task is not None or not _just_told(talk):
        return False
    return (_SENDS.search(said) is not None and speaks_of_mail(talk.reading.text)) or report_asked(talk.reading.text).where


@skill(_SKILL, "report", fills=("product", "sku", "email"), claims=_claims, of_staff=True)
def report(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "gera relatórios de compras")) is not None:
        return refused
    slots, asked = talk.slots(_SKILL), _asked(talk)
    if talk.asked_for(_SKILL) == "confirmed" and talk.assent.answers:
        if talk.assent.yes is not True:
            return Say("Tudo bem, não mandei." if slots["wanted"].get("email") else "Tudo bem, não gerei.")
        return _made((yield Call("make_report", slots["wanted"])))
    if asked.where and not asked.item and asked.about in (None, "product"):
        return _last((yield Call("make_report", {"action": "last"})))
    wanted = yield from _wanted(talk, slots, asked)
    if isinstance(wanted, Say):
        return wanted
    by_mail = asked.by_mail or bool(slots.get("by_mail"))
    if (to := talk.entities.get("email") or slots.get("to")) and by_mail:
        wanted = {**wanted, "to": to}
    if by_mail:
        return (yield from _shall_i_send(talk, wanted))
    result = yield from _told_of(talk, wanted)
    made = _made(result)
    return which_item(result, _SKILL, {"about": "product"}) or replace(made, text=led(result, made.text))


def _asked(talk: Talk) -> ReportAsked:
    product = talk.entities.get("sku") or talk.entities.get("product")
    return report_asked(talk.reading.text, str(product) if product else None)


def _wanted(talk: Talk, slots: dict[str, Any], asked: ReportAsked) -> Generator[Call, dict[str, Any], dict[str, Any] | Say]:
    """What the tool is asked for; a question, as what is said, where that is not known yet."""
    kept = {"by_mail": asked.by_mail or slots.get("by_mail", False), "to": talk.entities.get("email") or slots.get("to")}
    if talk.asked_for(_SKILL) == "product" and (item := item_meant(talk, _SKILL)):
        return {"about": "product", "product": item}
    if asked.about == "other":
        return Say(_NOT_OURS)
    about, item = asked.about, asked.item or (item_told(talk) if asked.about == "product" else None)
    if about is None and talk.asked_for(_SKILL) == "about":
        if fold(talk.reading.text).strip(" .!") == fold(_KINDS[0]):
            return Say("", Question("De qual item?", _SKILL, "product", kept, takes="item"))
        about, item = "product", _bare_item(talk)
    if about is None and asked.by_mail and _just_told(talk):  # "manda por e-mail também"
        last = yield Call("make_report", {"action": "last"})
        if last.get("kind"):
            return {"about": last["kind"], **({"product": last["sku"]} if last.get("sku") else {})}
    if about is None:
        return Say("", Question(_WHICH.text, _SKILL, "about", kept, _WHICH.buttons, takes="words"))
    if about == "product" and item is None:
        if len(goods_told(talk)) > 1 and about_told(talk) in _OF_MANY:  # "manda um pdf disso" of a list
            return {"about": "catalogue"}
        return item_asked(talk, _SKILL, kept)
    return {"about": about, **({"product": item} if item else {})}


def _bare_item(talk: Talk) -> str | None:
    """The item that answers "de quê?" without another word: "aço", "do parafuso m8"."""
    if talk.assent.yes is not None or talk.reading.intent in ("human", "help", "greet", "goodbye", "thanks"):
        return None
    return re.sub(r"^\W*(?:[ée] )?(?:d[aeo]s? |sobre )?(?:[oa]s? )?", "", talk.reading.text, flags=re.IGNORECASE).strip(" .!?") or None


def _just_told(talk: Talk) -> bool:
    said = talk.memory["said"][-1]["assistant"] if talk.memory["said"] else ""
    return re.search(r"\brelat[óo]rio d|/api/reports/", said, re.IGNORECASE) is not None


def _told_of(talk: Talk, args: dict[str, Any]) -> Generator[Call, dict[str, Any], dict[str, Any]]:
    if args["about"] != "product":
        return (yield Call("make_report", args))
    return (yield from asked_of(talk, Call("make_report", args)))


def _shall_i_send(talk: Talk, wanted: dict[str, Any]) -> Skill:
    """Nothing leaves before the person has seen what, and to which address."""
    result = yield from _told_of(talk, {**wanted, "email": True, "action": "check"})
    if (asks := which_item(result, _SKILL, {"about": "product", "by_mail": True, "to": wanted.get("to")})) is not None:
        return asks
    exact = {**wanted, **({"product": result["sku"]} if result.get("sku") else {})}
    if result.get("error") == "misconfigured" and result.get("title"):
        exact.pop("to", None)
        asked = f"Gero o {result['title']} em PDF para baixar?"
        question = Question(asked, _SKILL, "confirmed", {"wanted": exact}, ("Gerar", "Agora não"))
        return Say("Daqui ainda não sai e-mail: falta configurar o SMTP_HOST.", question)
    if result.get("error"):
        return Say(result["detail"])
    asked = f"Mando o {result['title']} em PDF para {result['email_to']}?"
    return Say("", Question(asked, _SKILL, "confirmed", {"wanted": {**exact, "email": True}}, ("Mandar", "Agora não")))


def _made(result: dict[str, Any]) -> Say:
    if result.get("error"):
        return Say(result["detail"])
    if result["state"] == "failed":
        return Say(f"Não consegui gerar. {result.get('why') or ''}".strip())
    if result["state"] != "done":
        to = result.get("email_to")
        then = f"Assim que ficar pronto, vai para {to}." if to else "Pergunte “ficou pronto?” daqui a pouco."
        return Say(f"Estou gerando o {result['title']}. {then}")
    title = _titled(result)
    fetch = f"{result['link']} (entre com seu acesso; fica guardado 90 dias)"
    if result.get("emailed_to"):
        return Say(f"Pronto, o {title} vai agora para {result['emailed_to']}. Para baixar: {fetch}")
    return Say(f"Pronto, o {title} em PDF: {fetch}")


def _titled(result: dict[str, Any]) -> str:
    return f"{result['title'][0].lower()}{result['title'][1:]}"


def _last(result: dict[str, Any]) -> Say:
    if result.get("error"):
        return Say(result["detail"])
    match result["state"]:
        case "none":
            return Say("Ainda não gerei nenhum relatório para você.", _WHICH)
        case "waiting" | "running":
            return Say("Ainda estou gerando; mais um instante.")
        case "done":
            sent = f" (foi também para {result['emailed_to']})" if result.get("emailed_to") else ""
            return Say(f"O último que fiz foi o {_titled(result)}: {result['link']}{sent}")
        case _:
            return _made(result)
