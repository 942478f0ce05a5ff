"""`balcao eval`: the evaluation harness on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter
from cyclopts.types import PositiveInt

from channels.commands.options import fail, options
from channels.settings import HouseSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from evals.suites import Asked

Suite = Literal["all", "understanding", "scenarios", "safety", "forecasting", "load", "record", "replay"]


def evaluate(
    suite: Annotated[Suite, Parameter(help="A avaliação; sem ela, todas menos load. record grava uma conversa, replay a repete.")] = "all",
    target: Annotated[str | None, Parameter(help="A conversa a gravar, ou o arquivo a repetir.")] = None,
    *,
    compare: Annotated[Path | None, Parameter(help="Resultado anterior (JSON ou nome) com que comparar; padrão: o último.")] = None,
    model: Annotated[list[str] | None, Parameter(help="Modelo a avaliar (local, openai:…); repita para vários lado a lado.")] = None,
    only: Annotated[list[str] | None, Parameter(help="Só estes cenários ou patologias.")] = None,
    seeds: Annotated[PositiveInt, Parameter(help="Vezes que cada cenário é jogado, cada uma com outra grafia.")] = 4,
    processes: Annotated[PositiveInt, Parameter(help="Processos lado a lado.")] = 2,
    simulator: Annotated[str | None, Parameter(help="Modelo que faz o cliente nos cenários de objetivo; padrão: um roteiro.")] = None,
    judge: Annotated[
        str | None, Parameter(help="Modelo que opina sobre cada conversa, à parte das regras: não aprova nem reprova.")
    ] = None,
    library: Annotated[Path | None, Parameter(help="Pasta ou arquivo de cenários; padrão: os da casa.")] = None,
    out: Annotated[Path, Parameter(help="Arquivo em que a conversa é gravada.")] = Path("conversa.json"),
    scenario: Annotated[str | None, Parameter(help="Grava como cenário com este nome, por exemplo corrections/mudou-o-valor.")] = None,
    data: Annotated[
        Path | None, Parameter(help="Pasta com mensagens rotuladas (understanding), ou CSV de preços (forecasting); padrão: os da casa.")
    ] = None,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON.")] = False,
) -> int:
    """Diz se a assistente é boa, e se ainda é: uma queda além do acaso em relação ao resultado anterior é falha."""
    from evals.suites import Asked

    if suite in ("record", "replay"):
        return _tape(suite, target, out, scenario)
    if suite == "all" and (only or compare):
        return fail("--only e --compare são de uma avaliação: diga qual, por exemplo balcao eval scenarios --only corrections.")
    shared = options.get()
    asked = Asked(
        folder=(shared.home or HouseSettings().home) / "evals",
        now=shared.clock().now(),
        json=json,
        data=data,
        compare=compare,
        models=tuple(model or ("local",)),
        only=tuple(only or ()),
        seeds=seeds,
        processes=processes,
        simulator=simulator,
        judge=judge,
        library=library,
    )
    code = max(measure(asked) for measure in _suites(suite))
    if suite == "all" and not json:
        print("\n".join(f"{what:<24} {told}" for what, told in asked.verdicts.items()))
    return code


def _suites(name: str) -> list[Callable[[Asked], int]]:
    from evals.suites import forecasting, load, safety, scenarios, understanding

    every: dict[str, Callable[[Asked], int]] = {"understanding": understanding, "scenarios": scenarios, "safety": safety}
    every["forecasting"] = forecasting
    return list(every.values()) if name == "all" else [load] if name == "load" else [every[name]]


def _tape(what: str, target: str | None, out: Path, scenario: str | None) -> int:
    from evals.suites.recording import record, replay

    if target is None:
        return fail("Qual? Por exemplo: balcao eval record CONVERSA, ou balcao eval replay conversa.json.")
    return record(target, out, scenario) if what == "record" else replay(Path(target))
