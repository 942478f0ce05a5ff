"""Prices forecast as if on past days, beside what came: of a file, or of the home's own products."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import orjson

from channels.commands.options import fail, options
from domain.errors import BalcaoError
from evals.runs.figures_kept import Figure, keep_figures
from evals.suites.asked import Asked
from evals.suites.earlier import earlier_of, last_figures
from forecasting import Backtest, PriceSeries, backtest, read

HORIZON, ORIGINS = 14, 5
SURE = 2.0
"""Standard errors of the difference from which a loss is no noise."""
_MOST = 400
"""Products judged, evenly spread over the home's: a home of thousands takes as long as one of hundreds."""


def forecasting(asked: Asked) -> int:
    """A greater error, beside the price of the day repeated, than in the earlier run is a failure."""
    if asked.data is not None and not asked.data.exists():
        return fail(f"Não achei o arquivo de preços {asked.data}: passe um CSV com unique_id, ds, y em --data.")
    given = asked.data if asked.data is not None and asked.data.is_file() else None  # a folder is of labelled messages
    of = sha256(given.read_bytes()).hexdigest() if given else None
    folder = asked.folder / "forecasting"
    try:
        earlier = earlier_of(asked, folder, "ours", of, "outros preços")
    except BalcaoError as error:
        return fail(error.detail)
    series, made_up = (read(given.read_bytes()).series, False) if given else asyncio.run(_of_the_home())
    if not series:
        asked.verdicts["forecasting"] = "não medido: não há preços (balcao import prices, ou --data ARQUIVO.csv)"
        return 0
    run = _figures(backtest(series, HORIZON, ORIGINS)) | {"at": asked.now.isoformat(timespec="seconds"), "synthetic": made_up, "data": of}
    worse = _worse(run, earlier)
    keep_figures(folder, "forecasting", asked.now, run, _kept(run, worse))
    asked.verdicts["forecasting"] = _told(run)
    print(orjson.dumps(run).decode() if asked.json else f"forecasting: {_told(run)}")
    last = last_figures(folder, of)
    if worse:
        hint = "" if asked.compare else f" Se for esperado, apague {last} e rode de novo."
        return fail(f"Piorou em relação ao resultado anterior: {worse}.{hint}")
    last.write_bytes(orjson.dumps(run))
    return 0


async def _of_the_home() -> tuple[Sequence[PriceSeries], bool]:
    from channels.house import database_address
    from channels.settings import HouseSettings
    from memory.records import Records
    from memory.records.migrate import upgrade
    from tools.publishing.pasts import pasts

    settings, shared = HouseSettings(), options.get()
    records = Records(database_address(shared.home or settings.home))
    try:
        await upgrade(records)
        async with records.reading(settings.tenant) as books:
            found = await pasts(books, shared.clock().now().date())
    finally:
        await records.close()
    learned = found.to_learn_from()
    return learned[:: max(1, len(learned) // _MOST)], found.is_synthetic


def _figures(found: Backtest) -> dict[str, Any]:
    ours = next(score for score in found.scores if score.group == "all" and score.candidate == "balcao")
    return {"scores": [score.as_json() for score in found.scores], "ours": ours.as_json(), "left_out": found.left_out}


def _kept(run: dict[str, Any], worse: str | None) -> list[Figure]:
    """A row a group and candidate, and whether anything is worse than it was."""
    rows = [Figure(f"{score['group']}: {score['candidate']}", _row(score)) for score in run["scores"]]
    return [*rows, Figure("nada pior que antes", _told(run), worse)]


def _row(score: dict[str, Any], doubt: str = "") -> str:
    beside = f"erro / ingênuo {score['error_vs_naive']:.3f}{doubt}" if score["error_vs_naive"] else "nenhum preço mudou"
    return f"{beside}, faixa de 80% {score['coverage_80']:.3f}, {score['products']} produtos"


def _told(run: dict[str, Any]) -> str:
    ours = run["ours"]
    made_up = ", preços sintéticos" if run["synthetic"] else ""
    doubt = f" ± {ours['error_vs_naive_se']:.3f}" if ours["error_vs_naive"] else ""
    return f"{_row(ours, doubt)}{made_up}"


def _worse(run: dict[str, Any], earlier: dict[str, Any]) -> str | None:
    """What got worse beyond noise; nothing where prices of another kind were judged."""
    now, then = run["ours"], earlier.get("ours")
    if then is None or run["synthetic"] != earlier.get("synthetic") or now["error_vs_naive"] is None or then["error_vs_naive"] is None:
        return None
    doubt = (now["error_vs_naive_se"] ** 2 + then["error_vs_naive_se"] ** 2) ** 0.5
    if now["error_vs_naive"] - then["error_vs_naive"] <= max(SURE * doubt, 1e-9):
        return None
    return f"erro sobre o ingênuo de {then['error_vs_naive']:.3f} para {now['error_vs_naive']:.3f}"
