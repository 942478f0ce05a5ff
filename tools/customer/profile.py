"""What the customer tells of themselves and their wish."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from domain.customers.profile import PROFILE_FIELDS
from domain.people import CUSTOMERS, PERSONAL_FIELDS
from tools.counter import Counter
from tools.customer.recommending import WishArguments
from tools.spellings import Cpf, Email, Phone
from tools.toolbox import tool


class ProfileArguments(WishArguments):
    name: str | None = Field(None, max_length=120, description='the customer\'s name, e.g. "Sandra"')
    phone: Phone | None = Field(None, description='E.164, e.g. "+5519998765432"')
    email: Email | None = Field(None, description='e.g. "sandra@exemplo.com.br"')
    cpf: Cpf | None = Field(None, description='digits, e.g. "52998224725"')
    down_payment: int | None = Field(None, ge=0, le=100_000_000, description="entrada in reais, e.g. 20000")
    monthly_payment: int | None = Field(None, ge=0, le=1_000_000, description="instalment that fits the pocket in reais, e.g. 1500")
    installments: int | None = Field(None, ge=1, le=600, description="number of instalments, e.g. 48")
    payment: list[Literal["à vista", "financiado", "consórcio", "troca"]] = Field([], description='e.g. ["financiado"]')
    urgency: Literal["imediata", "semana", "mês", "pesquisando"] | None = Field(None, description='e.g. "semana"')


@tool(CUSTOMERS, writes=True)
async def update_profile(counter: Counter, asked: ProfileArguments) -> dict[str, Any]:
    """Keep what the customer told: name, contact, city, way of paying, urgency, or wishes.

    Name, contact and city only with the customer's consent: without it nothing of the call is kept, so tell wishes by a call of their own.
    """
    told = {key: value for key, value in asked.model_dump(exclude_none=True, exclude={"limit"}).items() if value != []}
    personal = {key: value for key, value in told.items() if key in PERSONAL_FIELDS}
    if personal:
        async with counter.writing() as books:
            await counter.require_consent(books)
            await books.people.learn(counter.actor.person_id, **personal)
    return {"profile": {key: value for key, value in told.items() if key in PROFILE_FIELDS}, "personal": personal}
