"""Why a day or a time cannot be had, in words that name the day, the holiday or the hours."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from domain.clock import local
from domain.customers.appointments import HORIZON, Refusal
from domain.store import WEEKDAYS, Store, clock_time


def why_not(reason: Refusal, wanted: datetime, store: Store, now: datetime) -> str:
    """A sentence for a time that was refused."""
    day = wanted.date()
    match reason:
        case Refusal.PAST:
            return "Esse horário já passou ou está muito em cima."
        case Refusal.TOO_FAR:
            return f"Só marcamos visitas para os próximos {HORIZON.days} dias."
        case Refusal.HOLIDAY:
            return f"{_named(day)} é feriado ({store.hours.holiday(day)}) e não abrimos."
        case Refusal.CLOSED:
            return closed(day, store)
        case Refusal.TAKEN:
            return f"{_named(day)} às {clock_time(wanted.time())} já está ocupado."


def why_no_time(day: date, store: Store, now: datetime) -> tuple[Refusal, str]:
    """The reason, and a sentence, for a day on which no time is left that suits."""
    today = local(now).date()
    if day < today:
        return Refusal.PAST, "Esse dia já passou."
    if store.hours.holiday(day):
        return Refusal.HOLIDAY, f"{_named(day)} é feriado ({store.hours.holiday(day)}) e não abrimos."
    span = store.hours.on(day)
    if span is None:
        return Refusal.CLOSED, closed(day, store)
    if day > (local(now) + HORIZON).date():
        return Refusal.TOO_FAR, f"Só marcamos visitas para os próximos {HORIZON.days} dias."
    if day == today and local(now) + timedelta(minutes=2 * store.visit_minutes) > local(datetime.combine(day, span[1])):
        return Refusal.PAST, f"Hoje já não dá tempo: fechamos às {clock_time(span[1])}."
    return Refusal.TAKEN, f"{_named(day)} não tenho mais nada livre nesse período; a loja abre das {_span(day, store)}."


def closed(day: date, store: Store) -> str:
    """What the hours of a day are, or that it has none."""
    span = store.hours.on(day)
    weekday = WEEKDAYS[day.weekday()].capitalize()
    if span is None:
        return f"{weekday} não abrimos."
    last = (datetime.combine(day, span[1]) - timedelta(minutes=store.visit_minutes)).time()
    return f"{weekday} abrimos das {_span(day, store)}, e a última visita começa às {clock_time(last)}."


def _span(day: date, store: Store) -> str:
    opens, closes = store.hours.on(day) or (None, None)
    return f"{clock_time(opens)} às {clock_time(closes)}" if opens and closes else ""


def _named(day: date) -> str:
    """`Sexta, 20/11`."""
    return f"{WEEKDAYS[day.weekday()].capitalize()}, {day:%d/%m},"
