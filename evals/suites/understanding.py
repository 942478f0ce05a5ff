"""Messages read, against how people labelled them."""

from __future__ import annotations

from typing import Any

import orjson

from channels.commands.options import fail
from domain.errors import BalcaoError
from evals.runs.figures_kept import Figure, keep_figures
from evals.suites.asked import Asked
from evals.suites.earlier import earlier_figures


def understanding(asked: Asked) -> int:
    """Losing a point against the earlier run is a failure; such a run does not become the one that is compared with."""
    from evals.understanding import as_html, as_text, headlines, regressions

    folder = asked.folder / "understanding"
    last = folder / "last.json"
    if asked.data is not None and not asked.data.is_dir():
        return fail(f"Não achei a pasta {asked.data}. Confira o caminho em --data.")
    try:
        earlier = earlier_figures(asked.compare or last, folder, "roles") if asked.compare or last.is_file() else {}
    except BalcaoError as error:
        return fail(error.detail)
    run = _measured(asked) | {"at": asked.now.isoformat(timespec="seconds")}
    lost = regressions(run, earlier)
    figures = [Figure(f"{role}: {name}", f"{value:.3f}") for role, of in run["roles"].items() for name, value in headlines(of).items()]
    figures += [Figure("nada pior que antes", "", "; ".join(lost) or None)]
    page = keep_figures(folder, "understanding", asked.now, run, figures, as_html(run))
    for role, figures in run["roles"].items():
        asked.verdicts[f"understanding, {role}"] = ", ".join(f"{name} {value:.3f}" for name, value in headlines(figures).items())
    print(orjson.dumps(run).decode() if asked.json else f"{as_text(run)}\n\npágina: {page}")
    if lost:
        hint = "" if asked.compare else f"\nSe for esperado, apague {last} e rode de novo."
        return fail("Piorou em relação ao resultado anterior:\n" + "\n".join(lost) + hint)
    (folder / "last.json").write_bytes(orjson.dumps(run))
    return 0


def _measured(asked: Asked) -> dict[str, Any]:
    from agent.understanding import Understanding
    from agent.understanding.labels import INTENTS
    from agent.understanding.learning.training import DATA
    from evals.understanding import measure

    read = Understanding.load()
    scores = [measure(read, (asked.data or DATA) / f"{role}.test.jsonl", role) for role in INTENTS]
    return {"roles": {score.role: score.figures for score in scores}, "misread": {score.role: score.misread for score in scores}}
