"""Days named for an appointment, a delivery or a start, as ISO dates relative to `now`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, NamedTuple

from agent.understanding.entities.utterance import Hit, Utterance

WEEKDAYS = {
    "segunda": 0, "seg": 0, "terca": 1, "ter": 1, "quarta": 2, "qua": 2, "quinta": 3, "qui": 3, "sexta": 4, "sex": 4,
    "sabado": 5, "sab": 5, "domingo": 6, "dom": 6, "sabadao": 5, "domingao": 6, "sextou": 4, "tersa": 1, "sesta": 4,
    "kinta": 3, "sabadinho": 5, "2a": 0, "3a": 1, "4a": 2, "5a": 3, "6a": 4, "sexta-feira": 4, "sext": 4, "quar": 2,
    "domigo": 6, "tercafeira": 1, "sextafeira": 4, "segundafeira": 0, "quartafeira": 2, "quintafeira": 3, "sexeta": 4,
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        "janeiro jan|fevereiro fev|marco mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set"
        "|outubro out|novembro nov|dezembro dez".split("|"),
        start=1,
    )
    for name in names.split()
}
_SHORT_DAYS = r"seg|ter|qua|qui|sex|sab|dom|sext|quar"
_LONG_DAYS = "|".join(sorted(set(WEEKDAYS) - set(_SHORT_DAYS.split("|")) - {"2a", "3a", "4a", "5a", "6a"}, key=len, reverse=True))
_WEEKDAY = re.compile(
    rf"(?:(?<=\s)|^)(?P<next>proximo |na proximo |essa |esta |nessa |nesta |agora |nesse |esse |este |neste )?(?P<day>{_LONG_DAYS}|(?:{_SHORT_DAYS})(?= (?:feira|as|\d+ (?:h|:)|de manha|a tarde|cedo|que vem))|[2-6] ?a(?= feira))"
    r"(?P<feira> feira)?(?P<after> (?:que vem|da (?:semana que vem|proximo semana|outra semana)|proximo|da outra semana|da semana))?(?= |$)"
)
_RELATIVE = re.compile(
    r"(?:(?<=\s)|^)(?:(?P<days>depois de amanha|dps de amanha|depois d amanha|depois amanha|amanhã|amanha|amanhazinho|hoje|agorinha mesmo hoje)|daqui (?:a )?(?P<n>\d{1,2}) dias?|em (?P<m>\d{1,2}) dias?)(?= |$)"
)
_NUMERIC = re.compile(r"(?:(?<=\s)|^)(?:dia )?(?P<d>0?[1-9]|[12]\d|3[01]) ?/ ?(?P<m>0?[1-9]|1[0-2])(?: ?/ ?(?P<y>20\d\d|\d\d))?(?= |$)")
_DOTTED = re.compile(r"(?:(?<=\s)|^)(?P<d>0?[1-9]|[12]\d|3[01]) \. (?P<m>0?[1-9]|1[0-2]) \. (?P<y>20\d\d|\d\d)(?= |$)")
_ISO = re.compile(r"(?:(?<=\s)|^)(?P<y>20\d\d) - (?P<m>0?[1-9]|1[0-2]) - (?P<d>0?[1-9]|[12]\d|3[01])(?= |$)")
_NAMED = re.compile(
    rf"(?:(?<=\s)|^)(?:dia |no dia )?(?P<d>0?[1-9]|[12]\d|3[01]|primeiro|1 ?o)(?: dia)? (?:de |do |/ ?)?(?P<m>{'|'.join(MONTHS)})(?: (?:de |do |/ ?)?(?P<y>20\d\d))?(?= |$)"
)
_DAY = re.compile(
    r"(?:(?<=\s)|^)dia (?P<d>0?[1-9]|[12]\d|3[01]|primeiro|1 ?o)(?: (?P<which>do mes que vem|do proximo mes|do outro mes|agora|desse mes|deste mes|que vem))?(?= |$)(?! (?:dias|%))"
)
_PAST_BEFORE = re.compile(
    r"\b(?:fui|fomos|passei|passamos|vi|vimos|estive|comprei|liguei|falei|mandei|mandou|desde|ontem|veio|chegou|postaram|ficou de|marquei|disse|prometeu|prometeram|falou|era|foi|tava|pedi|teve|levei|encomendei|de|gerou|trabalho|feriado|ate|cheguei|anteontem|perguntei|tentei|entreguei|peguei|saiu)(?: \w+){0,3}$"
)
_REAL_PAST = re.compile(
    r"\b(?:fui|fomos|passei|passamos|vi|vimos|estive|comprei|liguei|falei|mandei|mandou|desde|veio|postaram|ficou de|disse|prometeu|prometeram|falou|tava|pedi|teve|levei|encomendei|gerou|chegou|perguntei|tentei|entregaram|fechei|peguei|tinha marcado|tinha|era para|cheguei|deixei|atendeu|atenderam|fizeram|recebi)(?: \w+){0,4}$"
)
_PAST_AFTER = re.compile(r"^(?:passad[oa]|retrasad[oa]|ultim[oa]|cedo (?:fui|passei|e)|(?:de manha|cedo|a tarde) (?:fui|passei))")
_EVERY = re.compile(r"(?:tod[oa]s?(?: (?:o|a|os|as))?(?: dia)?|cada|as|aos|de segunda a|nas)$")
_MOVED = re.compile(r"\b(?:para|pro|a|pra|melhor)(?: (?:a|o|as|na|proximo))?$")
_MOVING = re.compile(r"\b(?:remarc\w*|mud\w+|pass(?:a|ar|e|o)|joga\w*|troc\w+|transfer\w+|adi\w+|empurr\w+|antecip\w+|muda|marca|alterar|altera|melhor)\b")
_REFUSED = re.compile(r"\b(?:nao (?:vou|consigo|posso|da|rola|vai|dou|poderei|poder\w*|conseg\w+)|num (?:vou|consigo|posso)|em vez de|ao inves de|do que|deu ruim|menos|imprevisto)(?: \w+){0,4}$")


_NEVER = frozenset({"kpis", "price_history", "greet", "goodbye", "thanks", "complaint", "opt_out", "out_of_scope", "help"})
_STAFF = frozenset({"create_po", "schedule_discount", "report", "retrain", "po_status", None})


class Day(NamedTuple):
    """A day named: where, when, and whether it stands by itself as a wish."""

    first: int
    last: int
    day: date
    past: bool
    refused: bool
    moved: bool


def read(utterance: Utterance) -> dict[str, Any]:
    """The day meant: the one moved to when an appointment is moved, else the first that is not past or refused."""
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
    wanted = [day for day in usable if not day.refused]
    chosen = (moved or wanted or usable)[0]
    return {"date": chosen.day.isoformat()}


def _days(utterance: Utterance) -> list[Day]:
    days: list[Day] = []
    now = utterance.now.date()

    def add(hit: Hit, day: date | None) -> None:
        if day is None:
            return
        before, after = utterance.before(hit.first, 6), utterance.after(hit.last, 3)
        if _EVERY.search(before):
            return
        weekday = hit.match.re in {_WEEKDAY, _RELATIVE}
        past = weekday and bool(_REAL_PAST.search(_clause(before)) or _PAST_AFTER.match(after))
        if day < now and weekday:
            past = True
        refused = bool(_REFUSED.search(_clause(before))) or bool(re.match(r"^(?:, )?(?:deu ruim|nao (?:vou|posso|consigo|da))", after))
        days.append(Day(hit.first, hit.last, day, past, refused, bool(_MOVED.search(utterance.before(hit.first, 2)))))

    for hit in utterance.find(_RELATIVE):
        add(hit, _relative(now, hit, utterance))
    for pattern in (_ISO, _NUMERIC, _DOTTED):
        for hit in utterance.find(pattern):
            if pattern is _NUMERIC and re.match(r"^(?:/|avos|de polegada|pol|chave)", utterance.after(hit.last, 2)):
                continue
            if pattern is _NUMERIC and not hit["y"] and utterance.staff and not utterance.before(hit.first, 1) in {"dia", "em", "para", "ate", "de", "no", ""} and not hit[0].startswith("dia"):
                continue
            add(hit, _calendar(now, int(hit["d"]), int(hit["m"]), hit["y"]))
    for hit in utterance.find(_NAMED):
        day = 1 if hit["d"][0] in "p1" and not hit["d"].isdigit() else int(hit["d"])
        add(hit, _calendar(now, day, MONTHS[hit["m"]], hit["y"]))
    for hit in utterance.find(_DAY):
        if re.search(r"\b(?:pinga|cai|recebo|vence|todo|salario|vencimento|fecha|pago)(?: \w+){0,2}$", utterance.before(hit.first, 3)):
            continue
        day = 1 if not hit["d"].isdigit() else int(hit["d"])
        add(hit, _day_of_month(now, day, "mes que vem" in hit["which"] or "outro" in hit["which"] or "proximo" in hit["which"]))
    for hit in utterance.find(_WEEKDAY):
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
        if re.match(r"^(?:opcao|via|vez|mao|parcela|foto|marcha|geracao|maior|pessoa|parte|linha|semana|fileira|chance|unidade|prestacao|da lista|dona|compra|etapa|fase|serie|loja)", after):
            return False
        if re.search(r"(?:^| )(?:a|pela) $", utterance.before(hit.first, 1) + " ") and utterance.intent in {"car_details", "compare_cars"}:
            return False
    return True


def _relative(now: date, hit: Hit, utterance: Utterance) -> date | None:
    if hit["n"] or hit["m"]:
        if utterance.staff and utterance.intent not in {"create_po", "schedule_discount", "report", "retrain"}:
            return None
        if hit["m"] and not re.search(r"\b(?:entreg|agend|marc|visit|chega|passo)", utterance.norm):
            return None
        return now + timedelta(days=int(hit["n"] or hit["m"]))
    word = hit["days"]
    if word.startswith("hoje"):
        if re.search(r"(?:de|a partir de|so|ate|desde|em dia|dia de|os de|preco de|por) $", utterance.before(hit.first, 2) + " ") and utterance.before(hit.first, 1) in {"de", "desde"}:
            return None
        if utterance.after(hit.last, 2) == "em dia" or utterance.before(hit.first, 1) == "ainda":
            return None if utterance.after(hit.last, 2) == "em dia" else now
        return now
    return now + timedelta(days=2 if "depois" in word or "dps" in word else 1)


def _calendar(now: date, day: int, month: int, year: str) -> date | None:
    """A day of a month; without a year, the coming one."""
    if year:
        return _safe(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    this = _safe(now.year, month, day)
    return this if this is not None and this >= now else _safe(now.year + 1, month, day) if this else None


def _day_of_month(now: date, day: int, following: bool) -> date | None:
    """"dia 25": of this month, or of the next when it has passed or lacks that day."""
    year, month = now.year, now.month
    for step in range(3):
        candidate = _safe(year + (month + step - 1) // 12, (month + step - 1) % 12 + 1, day)
        if candidate is not None and candidate >= now and (step or not following):
            return candidate
    return None


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(utterance: Utterance, hit: Hit) -> date:
    """The weekday's next coming; "que vem" is never one of the week that runs."""
    now = utterance.now.date()
    target = WEEKDAYS[hit["day"].replace(" ", "")]
    ahead = (target - now.weekday()) % 7 or 7
    coming = now + timedelta(days=ahead)
    same_week = now.weekday() < target
    if "semana que vem" in hit["after"] or "proximo semana" in hit["after"] or "outra semana" in hit["after"] or hit["after"].strip() == "que vem":
        return coming + timedelta(days=7) if same_week else coming
    return coming
