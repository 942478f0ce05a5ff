"""WhatsApp under load, on loopback: the same rows as `make bench-load`, each held to what is wanted and to the run before."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import orjson

from channels.commands.options import fail
from domain.errors import BalcaoError
from evals.runs.figures_kept import Figure, keep_figures
from evals.suites.asked import Asked
from evals.suites.earlier import earlier_of, last_figures

if TYPE_CHECKING:
    from evals.whatsapp.load.table import Row

SECONDS, MINUTES = 5.0, 0.5
"""Of each measurement of the webhook, and of the steady load."""
NOISE = 1.5
"""Factor by which two runs of the same code differ on a machine that does nothing else: 1.4 at most in those of docs/performance.md."""


def load(asked: Asked) -> int:
    """A row that falls short of what is wanted is a failure, and one that is worse than in the earlier run by more than noise."""
    from evals.whatsapp.load.conversations import conversation_rows
    from evals.whatsapp.load.ingress import ingress_rows
    from evals.whatsapp.load.table import as_text

    folder = asked.folder / "load"
    try:
        earlier = earlier_of(asked, folder, "values", None, "outra coisa")
    except BalcaoError as error:
        return fail(error.detail)
    rows = ingress_rows(SECONDS) + asyncio.run(conversation_rows(MINUTES))
    short, worse = {row.what: f"queria-se {row.wanted}" for row in rows if row.met is False}, slower(rows, earlier.get("values", {}))
    run = {
        "at": asked.now.isoformat(timespec="seconds"),
        "rows": [asdict(row) for row in rows],
        "values": {row.what: row.value for row in rows if row.value is not None},
    }
    wrong = {what: "; ".join(told for told in (short.get(what), worse.get(what)) if told) for what in short | worse}
    keep_figures(folder, "load", asked.now, run, [Figure(row.what, row.measured, wrong.get(row.what)) for row in rows])
    print(orjson.dumps(run).decode() if asked.json else as_text(rows))
    asked.verdicts["load"] = f"{len(short)} de {sum(row.met is not None for row in rows)} medidas abaixo do que se quer"
    last = last_figures(folder, None)
    if wrong:
        hint = f"\nSe for esperado, apague {last} e rode de novo." if worse and not asked.compare else ""
        return fail("Abaixo do que se quer:\n" + "\n".join(f"{what}: {told}" for what, told in wrong.items()) + hint)
    last.write_bytes(orjson.dumps(run))
    return 0


def slower(rows: Sequence[Row], earlier: Mapping[str, Any]) -> dict[str, str]:
    """What is worse than it was beyond noise, by row; a row that only one of the two has is compared with nothing."""
    worse = {}
    for row in rows:
        then = earlier.get(row.what)
        if row.value is None or not then:
            continue
        factor = then / max(row.value, 1e-9) if row.more_is_better else row.value / then
        if factor > NOISE:
            worse[row.what] = f"era {then:.2f} e agora é {row.value:.2f}"
    return worse
