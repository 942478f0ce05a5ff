"""`balcao eval`: the evaluation harness on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from channels.commands.options import fail, options
from channels.settings import HouseSettings


def evaluate(
    suite: Annotated[Literal["understanding"], Parameter(help="A avaliação: understanding.")] = "understanding",
    *,
    data: Annotated[Path | None, Parameter(help="Pasta com customer.test.jsonl e staff.test.jsonl; padrão: as da casa.")] = None,
    compare: Annotated[Path | None, Parameter(help="Resultado anterior (JSON) com que comparar; padrão: o último.")] = None,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON.")] = False,
) -> int:
    """Mede a compreensão nas mensagens de teste; perder um ponto em relação ao resultado anterior é falha."""
    import orjson

    from evals.understanding import as_html, as_text, regressions

    shared = options.get()
    folder = (shared.home or HouseSettings().home) / "evals" / suite
    last = compare or folder / "last.json"
    if compare is not None and not compare.is_file():
        return fail(f"Não achei o resultado {compare}. Confira o caminho em --compare.")
    if data is not None and not data.is_dir():
        return fail(f"Não achei a pasta {data}. Confira o caminho em --data.")
    earlier: dict[str, Any] = orjson.loads(last.read_bytes()) if last.is_file() else {}
    run = _understanding(data) | {"at": shared.clock().now().isoformat(timespec="seconds")}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "last.html").write_text(as_html(run), encoding="utf-8")
    lost = regressions(run, earlier)
    print(orjson.dumps(run).decode() if json else f"{as_text(run)}\n\npage: {folder / 'last.html'}")
    if lost:
        return fail("Piorou em relação ao resultado anterior:\n" + "\n".join(lost) + f"\nSe for esperado, apague {last} e rode de novo.")
    (folder / "last.json").write_bytes(orjson.dumps(run))
    return 0


def _understanding(data: Path | None) -> dict[str, Any]:
    from agent.understanding import Understanding
    from agent.understanding.labels import INTENTS
    from agent.understanding.learning.training import DATA
    from evals.understanding import measure

    understanding = Understanding.load()
    scores = [measure(understanding, (data or DATA) / f"{role}.test.jsonl", role) for role in INTENTS]
    return {"roles": {score.role: score.figures for score in scores}, "misread": {score.role: score.misread for score in scores}}
