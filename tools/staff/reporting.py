"""Reports for whoever buys: asked for in a conversation, made in the background, fetched or sent by e-mail."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Any, Literal

from pydantic import Field

from domain.errors import Misconfigured
from domain.people import PURCHASING
from domain.reports import ReportKind
from domain.tasks import Task, TaskState
from tools.counter import Counter
from tools.reporting import require_of_the_house
from tools.staff.goods_meant import product_meant
from tools.toolbox import Arguments, tool

LONGEST = 12.0
"""Seconds for which whoever asks waits for it; after that they are told that it is being made."""
_LOOK = 0.1


class ReportArguments(Arguments):
    about: Literal["product", "catalogue", "model"] = Field("catalogue", description="product, catalogue (all items) or model (of prices)")
    product: str | None = Field(None, max_length=200, description="of a product's report: SKU, name or words of it, e.g. aço")
    email: bool = Field(False, description="also send it by e-mail; only after the person has confirmed the address")
    to: str | None = Field(None, max_length=254, description="the address, where it is not the person's own; only of the house")
    action: Literal["make", "check", "last"] = Field(
        "make", description="check: tell what would be made and where it would go; last: the report made last for this person"
    )


@tool(PURCHASING)
async def make_report(counter: Counter, asked: ReportArguments) -> dict[str, Any]:
    """Make a PDF report of a product, the catalogue or the model of prices, and send it by e-mail to somebody of the house where asked.
    `state` done: `link` is where to fetch it; waiting or running: it is being made. Several items of such a name: error "ambiguous"."""
    if asked.action == "last":
        return await _last(counter)
    kind, to = ReportKind(asked.about), _address(counter, asked)
    arguments: dict[str, Any] = {"kind": kind.value}
    async with counter.reading() as books:
        title = {ReportKind.CATALOGUE: "relatório do catálogo", ReportKind.MODEL: "relatório do modelo de preços"}.get(kind, "")
        if kind is ReportKind.PRODUCT:
            product = await product_meant(books, asked.product or "", counter.now)
            arguments["sku"], title = product.sku, f"relatório de {product.name}"
        if to is not None:
            await require_of_the_house(books, to, counter.actor.person_id)
            arguments["email_to"] = to
    if to is not None and not counter.mails:
        raise Misconfigured("O envio de e-mail não está configurado aqui: falta o SMTP_HOST.", title=title, sku=arguments.get("sku"))
    told: dict[str, Any] = {"title": title, "email_to": to, "sku": arguments.get("sku")}
    if kind is ReportKind.PRODUCT:
        told |= {"about": "report", "product": {"sku": product.sku, "name": product.name, "unit": product.unit}}
    if asked.action == "check":
        return {"state": "ready", **told}
    content = hashlib.sha256(repr(sorted(arguments.items())).encode()).hexdigest()
    task_id = f"report_{hashlib.sha256(f'{counter.turn_id}:{content}'.encode()).hexdigest()[:16]}"  # a turn run again asks for no other
    wanted = Task(task_id, "report", counter.actor.person_id, counter.now, arguments)
    async with counter.writing() as books:
        task = await books.tasks.ask(wanted)
    return told | _told(await _awaited(counter, task))


def _address(counter: Counter, asked: ReportArguments) -> str | None:
    """Where it goes by e-mail, if it does: an address is the one that people of the house sign in with."""
    if not asked.email:
        return None
    return (asked.to or counter.actor.person_id).strip().lower()


async def _awaited(counter: Counter, task: Task) -> Task:
    """The task once it has ended, or as far as it came."""
    loop = asyncio.get_running_loop()
    until = loop.time() + LONGEST
    while task.state.is_open and loop.time() < until:
        await asyncio.sleep(_LOOK)
        async with counter.reading() as books:
            task = await books.tasks.find(task.id) or task
    return task


async def _last(counter: Counter) -> dict[str, Any]:
    async with counter.reading() as books:
        task = await books.tasks.latest("report")
        mine = next(iter(await books.reports.latest(counter.actor.person_id, 1)), None)
        if task is None or task.asked_by != counter.actor.person_id or not (task.state.is_open or task.state is TaskState.FAILED):
            task = await books.tasks.find(mine.id) if mine else None
    if task is None:
        return {"state": "none"}
    return _told(task)


def _told(task: Task) -> dict[str, Any]:
    found = dict(task.result or {})
    return {"id": task.id, "state": task.state.value, **found} | ({"why": task.error} if task.error else {})
