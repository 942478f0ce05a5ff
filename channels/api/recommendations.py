"""The recommendation endpoints, as other software already speaks them: the agent's own tools over HTTP."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Path, Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from agent.understanding.entities.cars.spellings import meant
from channels.limits import limited
from domain.people import Actor, Role
from memory.records import Records
from memory.records.audit import Entry
from tools import Counter, Toolbox
from tools.customer.recommending import feedback as as_feedback
from tools.spellings import Category, Fuel, Priority, State, Transmission, Usage, as_meant

recommendation_routes = APIRouter(
    prefix="/api", tags=["recomendações"], dependencies=[Depends(limited("recommendations", a_minute=1_200, burst=300))]
)

Word = TypeVar("Word")


def _as_list(value: Any) -> Any:
    return [part for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Some = Annotated[list[Word], BeforeValidator(_as_list), Field(max_length=20)]
"""One value, several with commas between them, or a list."""


class Body(BaseModel):
    """What another program sends: what says nothing is passed over, a field that is none of ours is refused by its name."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _meant(cls, values: Any) -> Any:
        return as_meant(values)


class Profile(Body):
    """What the customer wants; every field is optional. `budget` is the most they pay, in reais. Makes and models may be written as
    people write them ("vw", "corola"), and a model among the makes is one."""

    budget: int | None = Field(None, ge=0, le=100_000_000)
    budget_min: int | None = Field(None, ge=0, le=100_000_000)
    usage: Some[Usage] = []
    priorities: Some[Priority] = []
    categories: Some[Category] = []
    brands: Some[str] = []
    models: Some[str] = []
    city: str | None = Field(None, max_length=80)
    state: State | None = None
    transmission: Transmission | None = None
    fuel: Fuel | None = None
    year_min: int | None = Field(None, ge=1900, le=2100)
    mileage_max: int | None = Field(None, ge=0)
    limit: int = Field(5, ge=1, le=20)

    def as_arguments(self) -> dict[str, Any]:
        """The tool's names for the same things."""
        told = {key: value for key, value in self.model_dump(exclude={"budget", "brands", "models"}).items() if value not in (None, [])}
        for kind, given in (("brands", self.brands), ("models", self.models)):
            for word in given:
                name = meant(word)
                told.setdefault(name.kind if name else kind, []).append(name.name if name else word)
        return told | ({"budget_max": self.budget} if self.budget is not None else {})


class Feedback(Body):
    session_id: str = Field(max_length=120)
    car_id: str = Field(max_length=128)
    liked: bool
    comment: str | None = Field(None, max_length=1_000)


class Opinion(Body):
    car_id: str = Field(max_length=128)
    liked: bool
    session_id: str | None = Field(None, max_length=120)
    comment: str | None = Field(None, max_length=1_000)


class Refinement(Body):
    profile: Profile = Profile()
    feedback: list[Opinion] = Field([], max_length=100)


class Recommendations(BaseModel):
    recommendations: list[dict[str, Any]]


def _counter(request: Request, session: str | None = None) -> Counter:
    """A session of another program is nobody we know: what it says of itself names none of our people."""
    house = request.app.state.house
    request_id = f"http:{secrets.token_hex(8)}"
    person_id = f"http:{session}" if session else request_id
    return Counter(Actor(house.tenant, person_id, Role.CUSTOMER), house.records, house.clock, request_id)


def _toolbox(request: Request) -> Toolbox:
    toolbox: Toolbox = request.app.state.house.toolbox
    return toolbox


@recommendation_routes.post("/recommend")
async def recommend(profile: Profile, request: Request, toolbox: Annotated[Toolbox, Depends(_toolbox)]) -> Recommendations:
    """The cars that fit a profile best, each with a score from 0 to 1 and its reasons."""
    result = await toolbox.call(_counter(request), "recommend_cars", profile.as_arguments())
    return Recommendations(recommendations=result["cars"])


@recommendation_routes.get("/cars/{car_id}")
async def car(car_id: Annotated[str, Path(max_length=128, pattern=r"^[^\x00]+$")], request: Request) -> dict[str, Any]:
    """One car by its id."""
    records: Records = request.app.state.house.records
    async with records.reading(request.app.state.house.tenant) as books:
        return (await books.catalogue.get(car_id)).as_wire()


@recommendation_routes.post("/feedback", status_code=201)
async def feedback(opinion: Feedback, request: Request) -> dict[str, str]:
    """Whether a session liked a car."""
    counter = _counter(request, opinion.session_id)
    async with counter.writing() as books:
        await books.catalogue.get(opinion.car_id)
        kept = as_feedback(counter, opinion.car_id, opinion.liked, opinion.comment)
        await books.dealings.record(kept)
        await books.audit.record([Entry(counter.actor, "feedback", True, {"turn": counter.turn_id}, counter.now)])
    return {"id": kept.id}


@recommendation_routes.post("/refine-recommendations")
async def refine(asked: Refinement, request: Request, toolbox: Annotated[Toolbox, Depends(_toolbox)]) -> Recommendations:
    """Recommendations after an opinion: cars disliked do not come back."""
    opinions = {
        "liked": [opinion.car_id for opinion in asked.feedback if opinion.liked],
        "disliked": [opinion.car_id for opinion in asked.feedback if not opinion.liked],
    }
    counter = _counter(request)
    async with counter.writing() as books:
        result = await toolbox.call(replace(counter, books=books), "refine_recommendations", asked.profile.as_arguments() | opinions)
        await books.audit.record(counter.entries)
    return Recommendations(recommendations=result["cars"])
