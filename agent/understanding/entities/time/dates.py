"""Days named for an appointment, a delivery or a start, as ISO dates relative to `now`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, NamedTuple

from agent.understanding.entities.time.calendar_days import MONTHS, WEEKDAYS, calendar_day, coming, day_of_month
from agent.understanding.entities.time.day_patterns import DAY, DOTTED, ISO, NAMED, NUMERIC, RELATIVE, WEEKDAY
from agent.understanding.entities.utterance import Hit, Utterance

_PAST_BEFORE = re.compile(
    r"\b(?:fui|fomos|passei|passamos|vi|vimos|estive|comprei|liguei|falei|mandei|mandou|desde"
    r"|ontem|veio|chegou|postaram|ficou de|marquei|disse|prometeu|prometeram|falou|era|foi|tava"
    r"|pedi|teve|levei|encomendei|de|gerou|trabalho|feriado|ate|cheguei|anteontem|perguntei"
    r"|tentei|entreguei|peguei|saiu)(?: \w+){0,3}$"
)
_REAL_PAST = re.compile(
    r"\b(?:fui|fomos|passei|passamos|vi|vimos|estive|comprei|liguei|falei|mandei|mandou|desde"
    r"|veio|postaram|ficou de|disse|prometeu|prometeram|falou|tava|pedi|teve|levei|encomendei"
    r"|gerou|chegou|perguntei|tentei|entregaram|fechei|peguei|tinha marcado|tinha|era para"
    r"|cheguei|deixei|atendeu|atenderam|fizeram|recebi)(?: \w+){0,4}$"
)
_PAST_AFTER = re.compile(
    r"^(?:passad[oa]|retrasad[oa]|ultim[oa]|cedo (?:fui|passei|e)|(?:de manha|cedo|a tarde) "
    r"(?:fui|passei))"
)
_EVERY = re.compile(r"(?:^| )(?:tod[oa]s?(?: (?:o|a|os|as))?(?: dia)?|cada|as|aos|de segunda a|nas)$")
_MOVED = re.compile(r"\b(?:para|pro|a|pra|melhor)(?: (?:a|o|as|na|proximo))?$")
_MOVING = re.compile(
    r"\b(?:remarc\w*|mud\w+|pass(?:a|ar|e|o)|joga\w*|troc\w+|transfer\w+|adi\w+|empurr\w+"
    r"|antecip\w+|muda|marca|alterar|altera|melhor)\b"
)
_REFUSED = re.compile(
    r"\b(?:nao (?:vou|consigo|posso|da|rola|vai|dou|poderei|poder\w*|conseg\w+)|num (?:vou"
    r"|consigo|posso)|em vez de|ao inves de|do que|deu ruim|menos|imprevisto)"
    r"(?: (?!(?:pode|posso|prefiro|melhor|so|quero|queria|seria|bora|rola)\b)\w+){0,4}$"
)

_DENIED = re.compile(
    r"^(?:, )?(?:que )?(?:eu )?(?:ja )?(?:deu ruim|nao (?:vou|posso|consigo|da|vai dar|vai rolar|rola|serve|tem como|mais|(?=[,.;!]|$))"
    r"|(?:tenho|vou ter|tem) (?:plantao|que trabalhar|aula|prova|consulta|medico|compromisso|reuniao|curso|viagem|evento|casamento|festa"
    r"|igreja|culto|missa|exame|dentista|faculdade|faculd?|turno|servico|jogo|fisio\w*|audiencia|uma? )"
    r"|trabalho(?! (?:ate|so|de manha|perto|ai))|viajo|(?:to|tou|estou|tava|vou estar) (?:de |em |na )?"
    r"(?:plantao|viajando|trabalhando|ocupad[oa]|fora|viagem|ferias|folga nao|estrada)|fecha)(?!\w)"
)
"""After a day that will not do: "sexta não vai dar", "sábado tenho plantão"."""

_NEVER = frozenset({"kpis", "price_history", "greet", "goodbye", "thanks", "complaint", "opt_out", "help"})
_STAFF = frozenset({"create_po", "schedule_discount", "report", "retrain", "po_status", None})


class Day(NamedTuple):
    """A day named: where, when, and whether it stands by itself as a wish."""

    first: int
    last: int
    day: date
    past: bool
    refused: bool
    moved: bool
    exact: bool
    """Told by its place in the calendar."""


def read(utterance: Utterance) -> dict[str, Any]:
    """The day meant: the one an appointment is moved to, else the first neither past nor refused, at whatever place it is refused."""
    days = sorted(_days(utterance), key=lambda day: (day.first, -day.last))
    kept: list[Day] = []
    for day in days:
        if not any(day.first < other.last and other.first < day.last for other in kept):
            kept.append(day)
    for day in kept:
        utterance.claim(day.first, day.last)
    if utterance.intent in _NEVER or (utterance.staff and utterance.intent not in _STAFF):
        return {}
    usable = [day for day in kept if not day.past]
    if not usable:
        return {}
    moved = [day for day in usable if day.moved] if _MOVING.search(utterance.norm) else []
    shut = {day.day for day in usable if day.refused}
    wanted = [day for day in usable if day.day not in shut]
    chosen = (moved or wanted or usable)[0]
    return {"date": _by_its_date(chosen, wanted).day.isoformat()}


def _by_its_date(chosen: Day, wanted: list[Day]) -> Day:
    """ "sexta, dia 25/12" is the 25th of December, whatever weekday the next Friday is."""
    return next((day for day in wanted if 0 <= day.first - chosen.last <= 1 and day.exact), chosen)


def _days(utterance: Utterance) -> list[Day]:
    days: list[Day] = []
    now = utterance.now.date()

    def add(hit: Hit, day: date | None) -> None:
        if day is None:
            return
        before, after = utterance.before(hit.first, 6), utterance.after(hit.last, 3)
        if _EVERY.search(before):
            return
        weekday = hit.match.re in {WEEKDAY, RELATIVE}
        past = weekday and bool(_REAL_PAST.search(_clause(before)) or _PAST_AFTER.match(after))
        if day < now and weekday:
            past = True
        refused = bool(_REFUSED.search(_clause(before)) or _DENIED.match(after))
        days.append(Day(hit.first, hit.last, day, past, refused, bool(_MOVED.search(utterance.before(hit.first, 2))), not weekday))

    for hit in utterance.find(RELATIVE):
        add(hit, _relative(now, hit, utterance))
    for pattern in (ISO, NUMERIC, DOTTED):
        for hit in utterance.find(pattern):
            if pattern is NUMERIC and re.match(r"^(?:/|avos|de polegada|pol|chave)", utterance.after(hit.last, 2)):
                continue
            if (
                pattern is NUMERIC
                and not hit["y"]
                and utterance.staff
                and utterance.before(hit.first, 1) not in {"dia", "em", "para", "ate", "de", "no", ""}
                and not hit[0].startswith("dia")
            ):
                continue
            add(hit, calendar_day(now, int(hit["d"]), int(hit["m"]), hit["y"]))
    for hit in utterance.find(NAMED):
        day = 1 if hit["d"][0] in "p1" and not hit["d"].isdigit() else int(hit["d"])
        add(hit, calendar_day(now, day, MONTHS[hit["m"]], hit["y"]))
    for hit in utterance.find(DAY):
        if re.search(
            r"\b(?:pinga|cai|recebo|vence|todo|salario|vencimento|fecha|pago)(?: \w+){0,2}$",
            utterance.before(hit.first, 3),
        ):
            continue
        day = 1 if not hit["d"].isdigit() else int(hit["d"])
        add(
            hit,
            day_of_month(
                now,
                day,
                "mes que vem" in hit["which"] or "outro" in hit["which"] or "proximo" in hit["which"],
            ),
        )
    for hit in utterance.find(WEEKDAY):
        if _weekday_meant(utterance, hit):
            add(hit, _next(utterance, hit))
    return days


def _clause(before: str) -> str:
    return re.split(r"[,.;!?]| mas | entao | e ", before)[-1]


def _weekday_meant(utterance: Utterance, hit: Hit) -> bool:
    """Not the ordinals "segunda", "quarta", "quinta" or the hour "terça parte"."""
    word = hit["day"]
    after = utterance.after(hit.last, 2)
    if word in {"segunda", "quarta", "quinta", "sexta", "terca"} and not (hit["feira"] or hit["after"] or hit["next"]):
        if re.match(
            r"^(?:opcao|via|vez|mao|parcela|foto|marcha|geracao|maior|pessoa|parte|linha|semana|fileira"
            r"|chance|unidade|prestacao|da lista|dona|compra|etapa|fase|serie|loja)",
            after,
        ):
            return False
        if re.search(r"(?:^| )(?:a|pela) $", utterance.before(hit.first, 1) + " ") and utterance.intent in {
            "car_details",
            "compare_cars",
        }:
            return False
    return True


def _relative(now: date, hit: Hit, utterance: Utterance) -> date | None:
    if hit["n"] or hit["m"]:
        if utterance.staff and utterance.intent not in {
            "create_po",
            "schedule_discount",
            "report",
            "retrain",
        }:
            return None
        if hit["m"] and not re.search(r"\b(?:entreg|agend|marc|visit|chega|passo)", utterance.norm):
            return None
        return now + timedelta(days=int(hit["n"] or hit["m"]))
    word = hit["days"]
    if word.startswith("hoje"):
        if (
            re.search(
                r"(?:de|a partir de|so|ate|desde|em dia|dia de|os de|preco de|por) $",
                utterance.before(hit.first, 2) + " ",
            )
            and utterance.before(hit.first, 1) in {"de", "desde"}
            and utterance.intent != "test_drive"
        ):
            return None
        if utterance.after(hit.last, 2) == "em dia" or utterance.before(hit.first, 1) == "ainda":
            return None if utterance.after(hit.last, 2) == "em dia" else now
        return now
    return now + timedelta(days=2 if "depois" in word or "dps" in word else 1)


def _next(utterance: Utterance, hit: Hit) -> date:
    after = hit["after"]
    following = any(words in after for words in ("semana que vem", "proximo semana", "outra semana")) or after.strip() == "que vem"
    return coming(utterance.now.date(), WEEKDAYS[hit["day"].replace(" ", "")], following=following)
