"""The models of prices, when staff ask: trained again, forecast anew, looked at, an earlier one brought back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from domain.clock import local
from domain.errors import NotAllowed, NotFound
from domain.market.model_versions import ModelState, ModelVersion
from domain.people import PURCHASING, STEERING
from domain.tasks import Task, TaskState
from memory.records import Books
from tools.counter import Counter
from tools.toolbox import Arguments, tool

_WORK = {"train": "train_prices", "forecast": "forecast", "bring_back": "bring_back_model"}
_MOST = 5
"""Versions told of."""


class RetrainArguments(Arguments):
    action: Literal["train", "forecast", "status", "versions", "bring_back"] = Field(
        "train", description="forecast: new forecasts without training; bring_back: an earlier version speaks again"
    )
    version: str | None = Field(None, max_length=80, description="for bring_back, e.g. 20261124-100000-3f9a1c; without it the one before")

    @model_validator(mode="after")
    def _a_version_is_brought_back(self) -> RetrainArguments:
        if self.version is not None and self.action != "bring_back":
            raise ValueError("version goes with bring_back")
        return self


@tool(PURCHASING)
async def retrain_models(counter: Counter, asked: RetrainArguments) -> dict[str, Any]:
    """Train the models of prices again (in the background), forecast anew, tell how far that is, list versions or go back to one."""
    async with counter.reading() as books:
        champion, versions = await books.models.champion(), await books.models.all()
        told: dict[str, Any] = {"model": model_as_json(champion) if champion else None, "versions": []}
        if asked.action == "status":
            return told | {"task": task_as_json(await _last(books)), "already": False}
        if asked.action == "versions":
            return told | {"task": None, "already": False, "versions": [model_as_json(each) for each in versions[:_MOST]]}
    name, arguments = _WORK[asked.action], {}
    if asked.action == "bring_back":
        if counter.actor.role not in STEERING:
            raise NotAllowed("Quem volta a um modelo anterior é o gerente ou o administrador.")
        wanted = _wanted(versions, asked.version)
        arguments = {"version": wanted.version}
        told["versions"] = [model_as_json(wanted)]
    task = Task(f"asked:{counter.turn_id}:{name}"[:128], name, counter.actor.person_id, counter.now, arguments)
    async with counter.writing() as books:
        before = await books.tasks.latest("train_prices")
        going = await books.tasks.ask(task)
    return told | {"task": task_as_json(going), "already": going.id != task.id, "last_took": _minutes(before)}


def model_as_json(version: ModelVersion) -> dict[str, Any]:
    """What people are told of a model: never worse or better than its figures on days it had not seen."""
    ours: Mapping[str, Any] = version.metrics.get("challenger") or {}
    drifts = version.drift.get("found") or []
    return {
        "version": version.version, "state": version.state.value, "trained_at": local(version.trained_at).isoformat(timespec="minutes"),
        "first_day": version.first_day.isoformat(), "last_day": version.last_day.isoformat(), "products": version.products,
        "is_synthetic": version.is_synthetic, "better_than_naive_percent": _better(ours.get("error_vs_naive")),
        "band_80_held_percent": _percent(ours.get("coverage_80")), "drift": [each["words"] for each in drifts],
    }  # fmt: skip


def task_as_json(task: Task | None) -> dict[str, Any] | None:
    if task is None:
        return None
    result = task.result or {}
    loss = (result.get("metrics") or {}).get("loss_ratio")
    return {
        "task_id": task.id, "name": task.name, "status": task.state.value, "open": task.state.is_open,
        "progress_percent": round(100 * task.progress), "stage": task.stage, "error": task.error,
        "asked_at": local(task.asked_at).isoformat(timespec="minutes"),
        "ended_at": local(task.ended_at).isoformat(timespec="minutes") if task.ended_at else None,
        "forecasts": result.get("forecast"), "products": result.get("products"), "published": result.get("published"),
        "unchanged": result.get("unchanged", False), "worse_percent": round(100 * (loss - 1), 1) if loss else None,
    }  # fmt: skip


async def _last(books: Books) -> Task | None:
    """The work on models that is under way, else what waits, else what was asked for last."""
    found = [task for name in _WORK.values() if (task := await books.tasks.latest(name))]
    return max(found, key=lambda task: (task.state is TaskState.RUNNING, task.state.is_open, task.asked_at), default=None)


def _wanted(versions: list[ModelVersion], version: str | None) -> ModelVersion:
    earlier = [each for each in versions if each.state is not ModelState.CHAMPION]
    found = [each for each in earlier if version in (None, each.version) and (version or each.state is ModelState.RETIRED)]
    if not found:
        raise NotFound("Não há modelo anterior para voltar." if version is None else f"Não há outro modelo de versão {version}.")
    return found[0]


def _minutes(before: Task | None) -> int | None:
    """How long the last training took."""
    if before is None or before.ended_at is None or before.error is not None:
        return None
    return max(1, round((before.ended_at - before.asked_at).total_seconds() / 60))


def _better(ratio: float | None) -> float | None:
    return round(100 * (1 - ratio), 1) if ratio is not None else None


def _percent(share: float | None) -> int | None:
    return round(100 * share) if share is not None else None
