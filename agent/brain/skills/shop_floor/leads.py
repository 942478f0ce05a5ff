"""What the sales people ask about leads: the list, whom to call first, and why a lead has its score."""

from __future__ import annotations

import re

from agent.brain.phrasing import and_list, or_list
from agent.brain.phrasing.dates import span_name
from agent.brain.phrasing.leads import TEMPERATURE, lead_line
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues.periods import period
from agent.understanding.entities import extract
from agent.understanding.text import fold
from domain.people import SALES, Role

_ASKED = {
    "high": r"\bquentes?\b|promissor|melhores|\bbons\b|fechar|priorid|ligar|chance",
    "medium": r"\bmorn[oa]s?\b|\bmedi[oa]s?\b",
    "low": r"\bfri[oa]s?\b|parad[oa]s|esfri",
}
_FIRST = r"\b(quem|qual|cliente)\b.{0,40}\b(lig[oa]r?|cham[oa]r?|atend[eo]r?|contato)\b.{0,20}\b(primeir[oa]|agora|antes|ja)\b"
_OWNERLESS = r"\bsem (dono|vendedor|responsavel|atendente|ninguem|consultor)\b|\bnao atribuid|\b(de quem (e|sao)|quem (e|sao) os? donos?)\b"
_QUIET = (
    r"\b(?:parad|esquecid|sumid|inativ|abandonad|sem (?:contato|resposta|retorno|falar))\w*.{0,20}?\b(\d{1,3}|uma?|duas|dois|tres)"
    r" (dias?|semanas?|mes(?:es)?)\b"
)
_UNANSWERED = r"\b(?:quem|clientes?|leads?|quais)\b.{0,25}\bnao (?:me |nos )?(?:respond\w+|retorn\w+|(deu|deram) retorno|voltou|voltaram)"
_NEW = r"\bnov[oa]s?\b|\b(cheg|entr|apareceram|vieram)\w*"
_IN_WORDS = {"um": 1, "uma": 1, "dois": 2, "duas": 2, "tres": 3}
_UNITS = {"d": 1, "s": 7, "m": 30}
_HOW_MANY = r"\b(?:os|as|top|me da|lista|mostra|quais) (?:os |as )?(\d{1,2})\b|\b(\d{1,2}) (?:melhores|leads|mais quentes|primeir[oa]s)\b"
_CAR_KEYS = ("models", "brands", "categories")
SHOWN = 5


_CONTACTS = (
    r"\b(?:cpfs?|telefones?|contatos?|e-?mails?|zaps?|whats\w*|dados)\b(?: e \w+)? d[eo]s? (?:todos )?(?:os |nossos )?(?:clientes|leads)\b"
)


def asks_for_leads(talk: Talk) -> bool:
    """Whether leads are listed whatever the intent was taken for: those nobody looks after, quiet ones, the best so many."""
    said = fold(talk.reading.text[:300])
    about_leads = re.search(r"\b(leads?|clientes?)\b", said) is not None
    if about_leads and (re.search(_OWNERLESS, said) or re.search(_QUIET, said)):
        return True
    if re.search(_CONTACTS, said):
        return True
    if re.search(_UNANSWERED, _plain(said)):
        return True
    if talk.reading.intent == "greet" and re.search(r"\b(quais|mostra|lista|ver|cade)\b.{0,20}\bleads\b", said):
        return True
    return re.search(r"\b(melhores|mais quentes)\b", said) is not None and re.search(_HOW_MANY, said) is not None and not _about_cars(said)


def _about_cars(said: str) -> bool:
    return re.search(r"\bcarros?\b|\bveiculos?\b|\bmodelos?\b", said) is not None


@skill("leads", "list_leads", claims=asks_for_leads, of_staff=True)
def leads(talk: Talk) -> Skill:
    said = fold(talk.reading.text)
    if any(talk.entities.get(key) for key in _CAR_KEYS) and re.search(r"\bcarros?\b", said):
        return (yield from SKILLS["cars_in_stock"].run(talk))
    if (refused := not_sales(talk)) is not None:
        return refused
    if re.search(_FIRST, said):
        return (yield from _first_to_call())
    if re.search(_OWNERLESS, said):
        return Say("Leads ainda não têm dono por aqui: todo vendedor vê todos, e eu não registro quem atende cada um.")
    quiet = _quiet_days(said)
    new = period(talk.reading.text, talk.now.date()) if re.search(_NEW, said) else None
    temperature = None if quiet or re.search(_HOW_MANY, said) else asked_temperature(talk.reading.text)
    asked = {"temperature": temperature, "city": talk.entities.get("city"), "quiet_days": quiet, "limit": _how_many(said)}
    days = ""
    if new:
        last = min(new.last, talk.now.date())
        asked |= {"since": new.first.isoformat(), "until": last.isoformat()}
        days = f" {span_name(new.first, last, talk.now.date())}"
    asked["seeking"] = sought = _kinds(talk)
    result = yield Call("list_leads", {key: value for key, value in asked.items() if value})
    if result.get("error"):
        return Say(result["detail"])
    kind = f" {TEMPERATURE[temperature]}" if temperature else " novo" if new else ""
    place = f" de {asked['city']}" if asked["city"] else ""
    seekers = f" procurando {or_list(sought)}" if sought else ""
    silent = f"sem falar com a gente há mais de {quiet} dia{'s' * (quiet > 1)}" if quiet else ""
    if not result["leads"]:
        return Say(f"Nenhum lead{kind}{place}{seekers}{days} {silent or ('' if new else 'agora')}".rstrip() + ".")
    lines = [f"{at}. {lead_line(lead)}" for at, lead in enumerate(result["leads"], 1)]
    more = f" (mostro {len(lines)} de {result['total']})" if result["total"] > len(lines) else ""
    since = f" {silent}," if silent else ""
    return Say(f"Leads{kind and kind + 's'}{place}{seekers}{days}{since} por pontuação{more}:\n" + "\n".join(lines))


def _kinds(talk: Talk) -> list[str]:
    """The kinds, makes and models whose seekers are asked for: "tem algum lead querendo SUV?"."""
    found = extract(talk.reading.text, role="customer", now=talk.now, intent="search_cars") | talk.entities
    return [str(name) for key in _CAR_KEYS for name in found.get(key, ())]


def _quiet_days(said: str) -> int | None:
    found = re.search(_QUIET, said)
    if found is None:
        return 1 if re.search(_UNANSWERED, _plain(said)) else None
    number = _IN_WORDS.get(found[1]) or int(found[1])
    return min(number * _UNITS[found[2][0]], 365) or None


def _plain(said: str) -> str:
    return re.sub(r"\bn\b", "nao", said)


def _how_many(said: str) -> int | None:
    found = re.search(_HOW_MANY, said)
    return min(int(found[1] or found[2]), 50) or None if found else None


def asked_temperature(text: str) -> str | None:
    """`high`, `medium` or `low`, where one is asked for."""
    said = fold(text)
    return next((name for name, pattern in _ASKED.items() if re.search(pattern, said)), None)


def _first_to_call() -> Skill:
    result = yield Call("list_leads", {"limit": 50})
    if result.get("error"):
        return Say(result["detail"])
    lead = next((lead for lead in result["leads"] if lead["may_be_called"]), None)
    if lead is None:
        return Say("Ainda não há leads para ligar.")
    why = sorted(lead["parts"], key=lambda part: -part["points"] / part["most"])[:2]
    return Say(f"Comece por {lead_line(lead)}. Motivo: {and_list([part['reason'] for part in why if part['points']])}.")


_NO_LEADS = re.compile(r"\b(?:não vê leads|Lead eu não mostro|nada dos leads)\b")


def told_no(talk: Talk) -> bool:
    """Whether one of the last replies was that they may not see leads."""
    return any(_NO_LEADS.search(exchange["assistant"]) for exchange in talk.memory["said"][-3:])


def not_sales(talk: Talk) -> Say | None:
    """What somebody who may not see leads is told, and whom to ask."""
    role = Role(talk.who.role)
    if role in SALES:
        return None
    if told_no(talk):
        return Say(
            talk.pick(
                f"Lead eu não mostro a {role.word}, nem nome nem telefone: só um vendedor, gerente ou administrador vê.",
                "Também não consigo: nada dos leads abre com seu acesso. Um vendedor ou gerente te diz na hora.",
            )
        )
    return Say(
        f"Seu acesso é de {role.word}, que não vê leads. Quem vê são vendedores, gerentes e administradores: peça a um deles. "
        "Quem tem esse acesso entra com o próprio e-mail (no terminal, --as E-MAIL)."
    )
