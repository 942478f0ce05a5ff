"""The recommendation endpoints, as other software already speaks them: the agent's own tools over HTTP."""

from __future__ import annotations

import secrets
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Path, Request
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from domain.people import Actor, Role
from domain.spelling import readable
from memory.records import Records
from tools import Counter, Toolbox
from tools.customer.recommending import feedback as as_feedback
from tools.spellings import Category, Fuel, Priority, State, Transmission, Usage

recommendation_routes = APIRouter(prefix="/api", tags=["recomendações"])

Word = TypeVar("Word")
Some = Annotated[list[Word], BeforeValidator(lambda value: value.split(",") if isinstance(value, str) else value), Field(max_length=20)]
"""One value, several with commas between them, or a list."""
Text = Annotated[str, AfterValidator(readable)]
Id = Annotated[Text, Field(min_length=1, max_length=128, pattern=r"^[^\x00-\x1f]+$")]


class Profile(BaseModel):
    """What the customer wants; every field is optional. `budget` is the most they pay, in reais."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    budget: int | None = Field(None, ge=0, le=100_000_000)
    budget_min: int | None = Field(None, ge=0, le=100_000_000)
    usage: Some[Usage] = []
    priorities: Some[Priority] = []
    categories: Some[Category] = []
    brands: Some[Text] = []
    city: Annotated[Text, Field(max_length=80)] | None = None
    state: State | None = None
    transmission: Transmission | None = None
    fuel: Fuel | None = None
    year_min: int | None = Field(None, ge=1900, le=2100)
    mileage_max: int | None = Field(None, ge=0)
    limit: int = Field(5, ge=1, le=20)

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, values: Any) -> Any:
        """Programs send null or an empty text for what was not said."""
        return {key: value for key, value in values.items() if value is not None and value != ""} if isinstance(values, dict) else values

    def as_arguments(self) -> dict[str, Any]:
        """The tool's names for the same things."""
        told = {key: value for key, value in self.model_dump(exclude={"budget"}).items() if value not in (None, [])}
        return told | ({"budget_max": self.budget} if self.budget is not None else {})


class Feedback(BaseModel):
    session_id: Annotated[Id, Field(max_length=120)]
    car_id: Id
    liked: bool
    comment: Annotated[Text, Field(max_length=1_000)] | None = None


class Opinion(BaseModel):
    model_config = ConfigDict(extra="ignore")

    car_id: Id
    liked: bool


class Refinement(BaseModel):
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
async def car(car_id: Annotated[Id, Path()], request: Request) -> dict[str, Any]:
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
