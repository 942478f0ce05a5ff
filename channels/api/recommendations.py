"""The recommendation endpoints, as other software already speaks them: the agent's own tools over HTTP."""

from __future__ import annotations

import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from domain.people import Actor, Role
from memory.records import Records
from tools import Counter, Toolbox
from tools.customer.recommending import feedback as as_feedback

recommendation_routes = APIRouter(prefix="/api", tags=["recomendações"])


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Words = Annotated[list[str], BeforeValidator(_as_list)]


class Profile(BaseModel):
    """What the customer wants; every field is optional. `budget` is the most they pay, in reais."""

    model_config = ConfigDict(extra="ignore")

    budget: int | None = Field(None, ge=0, le=100_000_000)
    budget_min: int | None = Field(None, ge=0, le=100_000_000)
    usage: Words = []
    priorities: Words = []
    categories: Words = []
    brands: Words = []
    city: str | None = Field(None, max_length=80)
    state: str | None = Field(None, max_length=2)
    transmission: str | None = Field(None, max_length=20)
    fuel: str | None = Field(None, max_length=20)
    year_min: int | None = Field(None, ge=1900, le=2100)
    mileage_max: int | None = Field(None, ge=0)
    limit: int = Field(5, ge=1, le=20)

    def as_arguments(self) -> dict[str, Any]:
        """The tool's names for the same things."""
        told = {key: value for key, value in self.model_dump(exclude={"budget"}).items() if value not in (None, [])}
        return told | ({"budget_max": self.budget} if self.budget is not None else {})


class Feedback(BaseModel):
    session_id: str = Field(min_length=1, max_length=128)
    car_id: str = Field(min_length=1, max_length=128)
    liked: bool
    comment: str | None = Field(None, max_length=1_000)


class Opinion(BaseModel):
    model_config = ConfigDict(extra="ignore")

    car_id: str = Field(min_length=1, max_length=128)
    liked: bool


class Refinement(BaseModel):
    profile: Profile = Profile()
    feedback: list[Opinion] = Field([], max_length=100)


class Recommendations(BaseModel):
    recommendations: list[dict[str, Any]]


def _counter(request: Request, session: str | None = None) -> Counter:
    house = request.app.state.house
    request_id = f"http:{secrets.token_hex(8)}"
    return Counter(Actor(house.tenant, session or request_id, Role.CUSTOMER), house.records, house.clock, request_id)


def _toolbox(request: Request) -> Toolbox:
    toolbox: Toolbox = request.app.state.house.toolbox
    return toolbox


@recommendation_routes.post("/recommend")
async def recommend(profile: Profile, request: Request, toolbox: Annotated[Toolbox, Depends(_toolbox)]) -> Recommendations:
    """The cars that fit a profile best, each with a score from 0 to 1 and its reasons."""
    result = await toolbox.call(_counter(request), "recommend_cars", profile.as_arguments())
    return Recommendations(recommendations=result["cars"])


@recommendation_routes.get("/cars/{car_id}")
async def car(car_id: Annotated[str, Path(max_length=128)], request: Request) -> dict[str, Any]:
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
    return {"id": kept.id}


@recommendation_routes.post("/refine-recommendations")
async def refine(asked: Refinement, request: Request, toolbox: Annotated[Toolbox, Depends(_toolbox)]) -> Recommendations:
    """Recommendations after an opinion: cars disliked do not come back."""
    opinions = {
        "liked": [opinion.car_id for opinion in asked.feedback if opinion.liked],
        "disliked": [opinion.car_id for opinion in asked.feedback if not opinion.liked],
    }
    result = await toolbox.call(_counter(request), "refine_recommendations", asked.profile.as_arguments() | opinions)
    return Recommendations(recommendations=result["cars"])
