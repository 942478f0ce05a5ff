"""What the customer tells of themselves and their wish."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from domain.people import CUSTOMERS, PERSONAL_FIELDS
from tools.counter import Counter
from tools.customer.recommending import WishArguments
from tools.toolbox import tool


class ProfileArguments(WishArguments):
    name: str | None = Field(None, max_length=120, description='the customer\'s name, e.g. "Sandra"')
    phone: str | None = Field(None, max_length=20, description='E.164, e.g. "+5519998765432"')
    email: str | None = Field(None, max_length=200, description='e.g. "sandra@exemplo.com.br"')
    cpf: str | None = Field(None, max_length=14, description='digits, e.g. "52998224725"')
    down_payment: int | None = Field(None, ge=0, description="entrada in reais, e.g. 20000")
    monthly_payment: int | None = Field(None, ge=0, description="instalment that fits the pocket in reais, e.g. 1500")
    installments: int | None = Field(None, ge=1, description="number of instalments, e.g. 48")
    payment: list[Literal["à vista", "financiado", "consórcio", "troca"]] = Field([], description='e.g. ["financiado"]')
    urgency: Literal["imediata", "semana", "mês", "pesquisando"] | None = Field(None, description='e.g. "semana"')


@tool(CUSTOMERS, writes=True)
async def update_profile(counter: Counter, asked: ProfileArguments) -> dict[str, Any]:
    """Keep what the customer told: name, contact, city, way of paying, urgency, or wishes. Personal data only with consent."""
    told = asked.model_dump(exclude_none=True, exclude={"limit"})
    told = {key: value for key, value in told.items() if value != []}
    personal = {key: value for key, value in told.items() if key in PERSONAL_FIELDS}
    profile = {key: value for key, value in told.items() if key not in ("name", "phone", "email", "cpf")}
    kept = False
    if personal:
        async with counter.writing() as books:
            consent = await books.consents.latest(counter.actor.person_id)
            kept = consent is not None and consent.granted
            if kept:
                await books.people.learn(counter.actor.person_id, **personal)
    return {"profile": profile, "personal": personal if kept else {}, "needs_consent": bool(personal) and not kept}
