"""Leads for the sales people: who to call, and why."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta
from typing import Any

from pydantic import Field

from domain.clock import local
from domain.customers.leads import HIGH, MEDIUM, Temperature
from domain.errors import NotFound
from domain.people import SALES
from domain.spelling import plain
from memory.records.leads import Lead
from tools.counter import Counter
from tools.toolbox import Arguments, tool

_SCORES = {Temperature.HIGH: (HIGH, None), Temperature.MEDIUM: (MEDIUM, HIGH), Temperature.LOW: (0, MEDIUM)}
"""From this score on, and below that one."""
_MOST = 10_000


class ListLeadsArguments(Arguments):
    limit: int = Field(5, ge=1, le=50, description="how many, e.g. 5")
    least_score: int = Field(0, ge=0, le=100, description="only from this score on, e.g. 60 for hot ones")
    temperature: Temperature | None = Field(None, description="only these: high from 60 points, medium from 40, low below")
    since: Date | None = Field(None, description='only who became a lead on this day or later, e.g. "2026-11-23"')
    until: Date | None = Field(None, description="only who became one up to this day; beside since")
    quiet_days: int | None = Field(None, ge=1, le=365, description="only those last heard of more than so many days ago, e.g. 3")
    city: str | None = Field(None, max_length=80, description='only from this city, e.g. "Campinas"')
    seeking: list[str] = Field([], max_length=20, description='only who looks for one of these body styles, makes or models, e.g. ["SUV"]')


class LeadArguments(Arguments):
    lead: str = Field(max_length=128, description='name or number of the lead, e.g. "Luana Prates"')


@tool(SALES)
async def list_leads(counter: Counter, asked: ListLeadsArguments) -> dict[str, Any]:
    """The leads with the highest score, best first, each with its reasons."""
    least, below = _SCORES[asked.temperature] if asked.temperature else (0, None)
    async with counter.reading() as books:
        found = await books.leads.best(_MOST, max(least, asked.least_score), below)
    days: dict[str, str] = {}
    if asked.since:
        last = asked.until or counter.now.date()
        found = [lead for lead in found if asked.since <= local(lead.created_at).date() <= last]
        days = {"since": asked.since.isoformat(), "until": last.isoformat()}
    if asked.city:
        found = [lead for lead in found if plain(lead.city or "") == plain(asked.city)]
    if asked.seeking:
        found = [lead for lead in found if {plain(name) for name in asked.seeking} & _sought(lead)]
    if asked.quiet_days:
        found = [lead for lead in found if lead.updated_at < counter.now - timedelta(days=asked.quiet_days)]
    return {"leads": [as_json(lead) for lead in found[: asked.limit]], "total": len(found), **days}


def _sought(lead: Lead) -> set[str]:
    """The body styles, makes and models that they named."""
    return {plain(name) for key in ("categories", "brands", "models") for name in lead.profile.get(key) or ()}


@tool(SALES)
async def score_lead(counter: Counter, asked: LeadArguments) -> dict[str, Any]:
    """The score of one lead with the points and the reason of each part, and how many photos and papers they sent for the shop."""
    async with counter.reading() as books:
        lead = await books.leads.find(asked.lead)
        if lead is None:
            people = await books.people.named(asked.lead)
            leads = [found for person in people if (found := await books.leads.find(person.id))]
            if len(leads) > 1:
                return {"ambiguous": [as_json(candidate) for candidate in leads[:5]]}
            lead = leads[0] if leads else None
        if lead is None:
            raise NotFound(f"Não encontrei o lead {asked.lead}.")
        return as_json(lead) | {"sent": await books.files.counts_of(lead.person_id)}


def _origin(lead: Lead) -> dict[str, Any] | None:
    """The ad or post that brought them: its kind and headline."""
    return {key: lead.origin.get(key) for key in ("source_type", "source_id", "headline")} if lead.origin else None


def as_json(lead: Lead) -> dict[str, Any]:
    return {
        "id": lead.person_id,
        "name": lead.name,
        "phone": lead.phone,
        "city": lead.city,
        "may_be_called": lead.may_be_called,
        "came_from": _origin(lead),
        **lead.detail,
        "profile": lead.profile,
        "updated_at": local(lead.updated_at).isoformat(timespec="minutes"),
    }
