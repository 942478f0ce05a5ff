"""WhatsApp under load, on loopback: the same rows as `make bench-load`, each held to what is wanted."""

from __future__ import annotations

import asyncio

import orjson

from channels.commands.options import fail
from evals.runs.figures_kept import Figure, keep_figures
from evals.suites.asked import Asked

SECONDS, MINUTES = 5.0, 0.5
"""Of each measurement of the webhook, and of the steady load."""


def load(asked: Asked) -> int:
    """A row that falls short of what is wanted is a failure."""
    from evals.whatsapp.load.conversations import conversation_rows
    from evals.whatsapp.load.ingress import ingress_rows
    from evals.whatsapp.load.table import as_text

    rows = ingress_rows(SECONDS) + asyncio.run(conversation_rows(MINUTES))
    told = [{"what": row.what, "measured": row.measured, "wanted": row.wanted, "met": row.met} for row in rows]
    folder = asked.folder / "load"
    run = {"at": asked.now.isoformat(timespec="seconds"), "rows": told}
    short_of = {row.what: f"queria-se {row.wanted}" for row in rows if row.met is False}
    keep_figures(folder, "load", asked.now, run, [Figure(row.what, str(row.measured), short_of.get(row.what)) for row in rows])
    (folder / "last.json").write_bytes(orjson.dumps(run))
    print(orjson.dumps(told).decode() if asked.json else as_text(rows))
    short = [row.what for row in rows if row.met is False]
    asked.verdicts["load"] = f"{len(short)} of {sum(row.met is not None for row in rows)} rows fall short"
    return fail("Abaixo do que se quer: " + "; ".join(short)) if short else 0
