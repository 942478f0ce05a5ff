"""Background work for programs of the house: asked for by its name, followed by its id (contracts/http.md)."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel

from channels.api.login import Staff
from channels.house import House
from channels.limits import hold_back
from domain.errors import Invalid, NotFound
from domain.people import Actor
from domain.tasks import Task
from memory.records.audit import Entry
from tools.tasks import TASKS

task_routes = APIRouter(prefix="/tasks", tags=["tarefas"])


class Asked(BaseModel):
    """`status` as it is now; the same task asked for again while it is open is the one that is."""

    task_id: str
    status: str


class Followed(BaseModel):
    """`status`: waiting, running, done or failed; `progress` from 0 to 1, `stage` what is being done; `error` why it failed."""

    task_id: str
    name: str
    status: str
    progress: float
    stage: str | None
    result: dict[str, Any] | None
    error: str | None


@task_routes.get("")
async def names(staff: Staff) -> dict[str, list[dict[str, str]]]:
    """The tasks I may ask for."""
    return {"tasks": [{"name": name, "does": TASKS[name].description} for name in TASKS.names if staff.role in TASKS[name].roles]}


@task_routes.post("/{name}", status_code=202)
async def ask(name: str, staff: Staff, request: Request, arguments: dict[str, Any] | None = None) -> Asked:
    """Have it done in the background; the body holds its arguments, where it takes any."""
    house: House = request.app.state.house
    await hold_back(request, "tasks", staff.person_id, a_minute=20, burst=20)
    wanted = TASKS.asked(name, arguments or {}, staff, house.clock)
    if len(str(wanted.arguments)) > 4_000:
        raise Invalid("Argumentos longos demais.")
    async with house.records.writing(house.tenant) as books:
        task = await books.tasks.ask(wanted)
        await books.audit.record([_entry(staff, name, task, house)])
    return Asked(task_id=task.id, status=task.state.value)


@task_routes.get("/{task_id}")
async def follow(task_id: str, staff: Staff, request: Request) -> Followed:
    """How far it is, and what came of it."""
    house: House = request.app.state.house
    async with house.records.reading(house.tenant) as books:
        task = await books.tasks.find(task_id[:128])
    if task is None:
        raise NotFound("Não há tarefa com esse número.")
    told = dict(task.result) if task.result is not None else None
    return Followed(
        task_id=task.id, name=task.name, status=task.state.value, progress=task.progress, stage=task.stage, result=told, error=task.error
    )


def _entry(staff: Actor, name: str, task: Task, house: House) -> Entry:
    return Entry(staff, "ask_task", True, {"name": name, "task_id": task.id}, house.clock.now())
