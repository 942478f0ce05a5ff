"""`balcao train prices`: from a file into a folder, or from the prices of the home for everybody who asks."""

from __future__ import annotations

import secrets
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from channels.commands.options import fail, options

if TYPE_CHECKING:
    from domain.tasks import Task
    from memory.records import Records
    from tools.tasks import Bench


def train_file(file: Path, model: Path, json: bool) -> int:
    """A model in a folder, for `balcao forecast --file`."""
    import orjson

    from channels.commands.price_files import bar, in_range, series_of
    from forecasting import Plan, fit_policy
    from forecasting import train as teach

    series = series_of(file).series
    started = time.perf_counter()
    taught = teach(series, Plan(options.get().clock().now()), bar("Treinando"))
    fit_policy(series).save(taught.files()).save(model)
    spent = round(time.perf_counter() - started, 1)
    if json:
        print(orjson.dumps({**taught.about, "seconds": spent, "model": str(model)}).decode())
        return 0
    print(f"{len(series)} produto(s), {in_range(series)}, treinados em {spent} s; modelo {taught.about['version']} em {model}.")
    print(f"Prever: balcao forecast --file {file} --model {model} --out previsao.csv")
    print(f"Quando comprar: balcao advise --file {file} --model {model} --out compras.csv")
    return 0


async def train_home(dask: str | None, json: bool) -> int:
    """As the worker does it, and never beside it: there is one training of a home at a time."""
    from channels.house import database_address
    from channels.settings import HouseSettings
    from memory.records import Records
    from memory.records.migrate import upgrade
    from tools.tasks import Bench

    shared, settings = options.get(), HouseSettings()
    home = shared.home or settings.home
    records = Records(database_address(home))
    try:
        await upgrade(records)
        bench = Bench(records, settings.tenant, shared.clock(), home, cluster=dask, tell=_on_a_terminal())
        return await _train(records, bench, json)
    finally:
        await records.close()


async def _train(records: Records, bench: Bench, json: bool) -> int:
    import orjson

    from domain.tasks import Task
    from tools.tasks import TASKS, perform

    holder, now = secrets.token_hex(8), bench.clock.now()
    async with records.writing(bench.tenant) as books:
        task = await books.tasks.ask(Task(f"task_{holder}", "train_prices", "command", now))
        taken = await books.tasks.take(task, holder, now)
    if not taken:
        return fail(f"Já há um treino em andamento ({task.progress:.0%}). Espere que ele termine, ou pergunte à assistente como está.")
    await perform(TASKS, bench, task, holder)
    async with records.reading(bench.tenant) as books:
        ended = await books.tasks.find(task.id)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    if ended is None or ended.result is None:
        return fail((ended.error if ended else None) or "O treino foi retomado por outro processo; pergunte à assistente como está.")
    print(orjson.dumps(ended.result).decode() if json else _in_words(ended, ended.result))
    return 0


def _in_words(ended: Task, result: Any) -> str:
    told = f"{result['products']} produto(s), {result['from']} a {result['to']}; {result['forecast']} previsões publicadas."
    if result["is_synthetic"]:
        told += " Os preços desta casa são todos inventados, e as previsões também."
    elif result["synthetic_products"]:
        told += f" {result['synthetic_products']} produto(s) só têm preços inventados: ninguém aprendeu com eles."
    if result["unchanged"]:
        return f"Nada mudou desde o último treino: segue o modelo {result['version']}. {told}"
    if not result["published"]:
        worse = result["metrics"]["loss_ratio"] - 1
        return f"O modelo novo ({result['version']}) errou {worse:.1%} mais que o atual nos mesmos dias; segue {result['champion']}. {told}"
    spent = (ended.ended_at - ended.asked_at).total_seconds() if ended.ended_at else 0
    return f"Modelo {result['version']} treinado em {spent:.0f} s. {told}"


def _on_a_terminal() -> Any:
    """A line that tells how far it is; nothing where nobody looks."""
    if not sys.stderr.isatty():
        return lambda share, stage: None
    return lambda share, stage: print(f"\r\x1b[K{share:4.0%} {stage}", end="", file=sys.stderr, flush=True)
