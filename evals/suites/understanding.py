"""Messages read, against how people labelled them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from channels.commands.options import fail
from domain.errors import BalcaoError
from evals.runs.figures_kept import Figure, keep_figures
from evals.suites.asked import Asked
from evals.suites.earlier import earlier_of, last_figures


def understanding(asked: Asked) -> int:
    """Losing a point against the earlier run is a failure; such a run does not become the one that is compared with."""
    from evals.understanding import as_html, as_text, headlines, regressions

    folder = asked.folder / "understanding"
    if asked.data is not None and not asked.data.is_dir():
        return fail(f"Não achei a pasta {asked.data}. Confira o caminho em --data.")
    of = None if asked.data is None else _told_apart(asked.data)
    try:
        earlier = earlier_of(asked, folder, "roles", of, "outras mensagens")
    except BalcaoError as error:
        return fail(error.detail)
    run = _measured(asked) | {"at": asked.now.isoformat(timespec="seconds"), "data": of}
    lost = regressions(run, earlier)
    figures = [Figure(f"{role}: {name}", f"{value:.3f}") for role, values in headlines(run).items() for name, value in values.items()]
    figures += [Figure("nada pior que antes", "", "; ".join(lost) or None)]
    page = keep_figures(folder, "understanding", asked.now, run, figures, as_html(run))
    for role, values in headlines(run).items():
        asked.verdicts[f"understanding, {role}"] = ", ".join(f"{name} {value:.3f}" for name, value in values.items())
    print(orjson.dumps(run).decode() if asked.json else f"{as_text(run)}\n\npágina: {page}")
    last = last_figures(folder, of)
    if lost:
        hint = "" if asked.compare else f"\nSe for esperado, apague {last} e rode de novo."
        return fail("Piorou em relação ao resultado anterior:\n" + "\n".join(lost) + hint)
    last.write_bytes(orjson.dumps(run))
    return 0


def _told_apart(folder: Path) -> str:
    """What a folder of labelled messages says, as a name."""
    return sha256(b"\0".join(file.read_bytes() for file in sorted(folder.glob("*.test.jsonl")))).hexdigest()


def _measured(asked: Asked) -> dict[str, Any]:
    from agent.understanding import Understanding
    from agent.understanding.labels import INTENTS
    from agent.understanding.learning.training import DATA
    from evals.understanding import measure

    read = Understanding.load()
    scores = [measure(read, (asked.data or DATA) / f"{role}.test.jsonl", role) for role in INTENTS]
    return {"roles": {score.role: score.figures for score in scores}, "misread": {score.role: score.misread for score in scores}}
