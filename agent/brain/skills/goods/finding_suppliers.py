"""Who sells an item: the cheapest, the nearest, the fastest, or the best of all three, each with its reasons."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.goods_told import goods_told, item_told, one_told_among, points_at_it
from agent.brain.item_asked import item_asked
from agent.brain.phrasing.suppliers import supplier_told, suppliers_told
from agent.brain.purchasers import not_purchasing
from agent.brain.skills.registry import skill
from agent.brain.suppliers_told import only_points, supplier_named_again
from agent.brain.talk import Call, Say, Skill, Talk
from agent.brain.which_item import asked_of, item_meant, led, tells_which_item, told_apart, which_item
from agent.understanding.cues.purchase_questions import orders_outright
from agent.understanding.entities import extract
from agent.understanding.entities.purchasing.filler_words import is_talk
from agent.understanding.text import fold
from domain.people import PURCHASING, Role
from domain.store import STATES

_BY = {
    "price": re.compile(r"\bbarat\w*|\bmenor(?:es)? (?:preco|valor)|\bmelhor(?:es)? preco|\bem conta\b|\bcusta\w* menos\b|\bmenos car\w+"),
    "distance": re.compile(r"\bpert\w+\b|\bproxim\w+\b|\bredondeza|\bna regiao\b|\bmenor distancia\b|\bdistancia\b"),
    "lead_time": re.compile(r"\brapid\w+\b|\bmenor(?:es)? prazo|\bmelhor(?:es)? prazo|\bentrega\w* (?:antes|logo)|\bmais cedo\b|\bprazo\b"),
}
_DELIVERS = re.compile(r"\bquem\b.{0,20}\b(?:entrega|vende|fornece|tem|faz)\b|\bfornecedor\w*\b")
_WHERE_TO_BUY = re.compile(
    r"\bonde (?:eu |a gente |posso |da pra |consigo )?(?:compr\w+|ach\w+|encontr\w+)\b|\bde quem (?:eu |a gente )?compr\w+|^\W*quem vende\b"
)
_WHO_SELLS = re.compile(
    r"^\W*(?:e |mas |ah,? )?(?:de )?quem (?:e que )?(?:vende|fornece|tem|a gente compra|eu compro|compramos)(?: (?:isso|el[ea]s?))?\W*$"
)
"""Nothing but that: of what was told just now."""
_GOES_ON = re.compile(
    r"^\W*(?:e\b|mas\b|agora\b|qual\b|quem\b|so\b|o mais\b|os mais\b|[oa]s? que\b"
    r"|tem (?:algum|outro|mais)|(?:me )?(?:passa|manda|da|diz)\b)"
)
_ABOUT_THEM = re.compile(r"\b(?:entreg\w+|cheg\w+|prazo|fornecedor\w*|vende\w*|em [a-z]{2}\b|telefone|fone|contato|e-?mail|mais)\b")
_CONTACT = re.compile(r"\b(?:telefone|fone|contato|whats\w*|zap|e-?mail|ligar?)\b")
_OF_ONE = re.compile(
    r"\b(?:prazo|entreg\w+|demor\w+|(?:leva|quanto) (?:quant\w+ )?(?:tempo|dias)|telefone|fone|contato|whats\w*|zap|e-?mail"
    r"|fica onde|onde fica)\b"
)
"""What is asked of one supplier that is named."""
_TAKEN_FOR = frozenset({"po_status", "store_info", "out_of_scope", "human"})
_WHOSE = re.compile(
    r"\b(?:prazo(?: de entrega)?|telefone|fone|contato|whats\w*|zap|e-?mail|tempo(?: de entrega)?|entrega|dias)\b.{0,12}?"
    r"\b(?:d|n|pel)?[oa] (?P<whom>[a-z][a-z &.]{2,40}?)\W*(?:(?:demora|leva|entrega|chega|e de quant|ta em|hoje|mesmo)\b.*)?$"
    r"|^\W*(?:e )?[oa] (?P<whom2>[a-z][a-z &.]{2,40}?) (?:entrega|demora|leva|chega|fica)\b.{0,20}\b(?:quant\w+|dias|tempo|onde|prazo)\b"
)
_LISTED = re.compile(
    r"\b(?:quais|quantos|lista\w*|mostra\w*|quem sao|ver|cade)\b(?: \w+){0,3} fornecedores\b(?: (?:que )?(?:a gente |nos )?"
    r"(?:temos|tem|cadastrad\w+|existem|ativos|sao|ha|trabalha\w*|usa\w*|compra\w*|aqui|ai|do cadastro|da casa))*\W*$"
    r"|^\W*(?:os |nossos |meus |todos os )*fornecedores\W*$"
)
"""All of them are asked for, of no item."""
_MORE = re.compile(r"\b(?:todos|lista completa|tem (?:outros?|mais)|quais (?:outros|mais)|os outros|outras opcoes)\b")
_TOLD = re.compile(
    r"^(?:Quem vende|Ninguém vende|Fornecedor(?:es)?)(?: (?!em |mais |melhor |com menor )(?P<item>[^:\n]+?))?"
    r"(?: em (?P<where>[A-ZÀ-Ú][^:\n]*?))?"
    r"(?: (?:mais barato|mais perto|com menor prazo|melhor no conjunto))?:",
    re.MULTILINE,
)
"""How a reply of this skill begins, by which a question that goes on knows of what."""
_GOES_BACK = re.compile(r"\b(?:volt(?:a|ando|emos|ar|o)|retom\w+)\b.{0,12}\b(?:[np]?[oa]|ao|pr[oa]|sobre)\b|\bd?(?:aquel|ess)[ea]\b")
_FEW, _MANY = 3, 10
_THE_ONE = re.compile(
    r"\b(?:o|quem|qual (?:e )?(?:o|deles|desses)|qual) (?:que |e |del\w+ |dess\w+ |fornecedor )*(?:o )?(?:mais|entrega|menor|melhor)\b"
)
"""One of those just told is asked for."""


def _one_named(talk: Talk) -> str | None:
    """The supplier whose lead time or contact is asked for: one just told of, or another by name: "e o prazo da resinas atlântico?"."""
    said = fold(talk.reading.text[:200])
    if (
        Role(talk.who.role) not in PURCHASING
        or _just_told_leads(talk)
        or not _OF_ONE.search(said)
        or re.search(r"\b(?:pedidos?|ordem|ordens|ocs?|compras?)\b", said)
    ):
        return None
    if (again := supplier_named_again(talk)) is not None:
        return again[0]
    found = _WHOSE.search(said)
    whom = (found["whom"] or found["whom2"]) if found else None
    return None if whom is None or only_points(whom) or is_talk(whom.split()[0]) else whom


def _just_told_leads(talk: Talk) -> bool:
    """Whether "o zap da Ana" is a customer's."""
    return bool(talk.memory["leads"] and talk.memory["said"]) and "pontos" in talk.memory["said"][-1]["assistant"]


def goes_on_about_suppliers(talk: Talk) -> bool:
    """ "e com entrega até sexta?" after suppliers were told; "quem me entrega cimento até sexta?" whatever it was taken for."""
    said, item = fold(talk.reading.text[:200]), talk.entities.get("product") or talk.entities.get("sku")
    if _one_named(talk) is not None and (supplier_named_again(talk) or talk.entities.get("supplier") or talk.reading.intent in _TAKEN_FOR):
        return True
    if (_WHO_SELLS.match(said) and goods_told(talk)) or _LISTED.search(said):
        return True
    if _WHERE_TO_BUY.search(said) and _read(talk).keys() & {"product", "sku"}:
        return True
    if item and _DELIVERS.search(said) and (talk.entities.get("date") or _wants(said) != "best"):
        return not (re.search(r"\b(?:pedido|ordem|oc)\b", said) or orders_outright(talk.reading.text))
    if _told(talk) is None or talk.entities.get("po_number"):
        return False
    asks = _wants(said) != "best" or talk.entities.keys() & {"date", "city", "state"} or _CONTACT.search(said) or _MORE.search(said)
    return bool(asks and (_GOES_ON.search(said) or _MORE.search(said)) and (_ABOUT_THEM.search(said) or _MORE.search(said)))


@skill("suppliers", "find_supplier", fills=("product", "sku"), claims=goes_on_about_suppliers, of_staff=True)
def suppliers(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "vê fornecedores")) is not None:
        return refused
    said = fold(talk.reading.text)
    slots = talk.slots("suppliers") if tells_which_item(talk) else {}
    if (whom := _one_named(talk)) is not None:
        result = yield Call("find_suppliers", {"supplier": whom} | ({"product": spoken_of} if (spoken_of := item_told(talk)) else {}))
        if not result.get("error"):
            return Say(supplier_told(result, contact=bool(_CONTACT.search(said))))
    named = item_meant(talk, "suppliers") or _read(talk).get("sku") or _read(talk).get("product")
    told = _told(talk) if named is None and _goes_on(talk, said) else None
    item = told["item"] if told else named
    if item is None and not _LISTED.search(said) and (points_at_it(talk) or told or _WHO_SELLS.match(said) or _wants(said) != "best"):
        item = item_told(talk)
    where = told["where"] if told and not talk.entities.keys() & {"city", "state"} else None
    asked: dict[str, Any] = slots.get("asked") or {
        "order": _wants(said),
        "need_by": _read(talk).get("date"),
        "city": talk.entities.get("city") or (where if where not in STATES else None),
        "state": talk.entities.get("state") or (where if where in STATES else None),
        "limit": _MANY if _MORE.search(said) or _LISTED.search(said) else 1 if told and _THE_ONE.search(said) else _FEW,
    }
    contact = slots.get("contact", bool(_CONTACT.search(said)))
    if item is None and (asked["order"] == "price" or (points_at_it(talk) and not told)):
        return item_asked(talk, "suppliers", {"asked": asked, "contact": contact})
    wanted = {name: value for name, value in {**asked, "product": item}.items() if value}
    call = Call("find_suppliers", wanted)
    result = (yield from asked_of(talk, call)) if item else (yield call)
    if (family := result.get("family")) and (one := told_apart(talk.reading.text, family) or _gone_back_to(talk, family["said"])):
        closer = yield Call("find_suppliers", {**wanted, "product": one})
        result = result if closer.get("error") else closer
    if (unclear := which_item(result, "suppliers", {"asked": asked, "contact": contact})) is not None:
        return unclear
    if result.get("error"):
        return Say(result["detail"])
    return Say(led(result, suppliers_told(result, asked, contact=contact)))


def _gone_back_to(talk: Talk, said: str) -> str | None:
    """The one item spoken of before that the words fit too: "volta no óleo, quem entrega amanhã?"."""
    return one_told_among(talk, said) if _GOES_BACK.search(fold(talk.reading.text[:200])) else None


def _goes_on(talk: Talk, said: str) -> bool:
    return goes_on_about_suppliers(talk) or re.search(r"\b(?:del[ea]s?|dess[ea]s?|iss[oa]|mesm[oa])\b", said) is not None


def _read(talk: Talk) -> dict[str, Any]:
    """The values of a message, whatever it was taken for: an item and the day it is needed by."""
    text, now = talk.reading.text, talk.now
    return (
        extract(text, role="staff", now=now, intent="create_po")
        | extract(text, role="staff", now=now, intent="find_supplier")
        | talk.entities
    )


def _told(talk: Talk) -> re.Match[str] | None:
    """Of what item, and where, suppliers were told just before."""
    return _TOLD.search(talk.memory["said"][-1]["assistant"]) if talk.memory["said"] else None


def _wants(said: str) -> str:
    """By what they are ranked; by all together where two are asked for."""
    found = [order for order, words in _BY.items() if words.search(said)]
    return found[0] if len(found) == 1 else "best"
