"""`balcao forecast` and `balcao backtest`: prices ahead, and how good such forecasts were."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter, validators

from channels.commands.options import options
from channels.commands.price_files import as_csv, bar, series_of, tell

if TYPE_CHECKING:
    from forecasting import Backtest
    from forecasting.scores import Score

Horizon = Annotated[int, Parameter(help="Quantos dias à frente.", validator=validators.Number(gte=1, lte=366))]
PriceFile = Annotated[Path, Parameter(help="CSV de preços: unique_id, ds, y.")]


def forecast(
    product: Annotated[str | None, Parameter(help="Item da casa, por nome, apelido ou SKU.")] = None,
    *,
    file: Annotated[Path | None, Parameter(help="CSV de preços: unique_id, ds, y.")] = None,
    out: Annotated[Path | None, Parameter(help="CSV a escrever.")] = None,
    model: Annotated[Path | None, Parameter(help="Pasta do modelo (balcao train prices); sem ela, treina com o próprio arquivo.")] = None,
    horizon: Horizon = 14,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON.")] = False,
) -> int:
    """Prevê os preços de um item da casa, ou de todos os produtos de um arquivo, com faixas de 80 % e 95 %."""
    product = product.strip() if product and product.strip() else None
    if product is not None and file is None and out is None:
        from agent.brain.phrasing.what_comes import prices_ahead
        from channels.commands.of_the_home import ask_the_home

        return ask_the_home("forecast_prices", {"product": product, "horizon_days": horizon}, prices_ahead, json)
    if product is not None or file is None or out is None:
        print("Passe um item (balcao forecast ITEM), ou um arquivo: balcao forecast --file PRECOS.csv --out PREVISAO.csv", file=sys.stderr)
        return 2
    return _of_a_file(file, out, model, horizon, json)


def _of_a_file(file: Path, out: Path, model: Path | None, horizon: int, json: bool) -> int:
    import orjson

    from forecasting import Model, Plan, train

    speaker = Model.load(model) if model else None
    found = series_of(file)
    if speaker is None:
        print("Sem --model: treino com o próprio arquivo. Para prever de novo sem treinar: balcao train prices.", file=sys.stderr)
        speaker = train(found.series, Plan(options.get().clock().now()), bar("Treinando"))
    made = speaker.forecast(found.series, horizon)
    out.write_text(as_csv(made), encoding="utf-8")
    notes = {each.unique_id: each.notes for each in made if each.notes}
    if json:
        refused = [dataclasses.asdict(each) for each in found.refused]
        print(orjson.dumps({"products": len(made), "horizon": horizon, "out": str(out), "notes": notes, "refused": refused}).decode())
        return 0
    tell(f"{name}: {'; '.join(said)}" for name, said in notes.items())
    print(f"{len(made)} produto(s), {horizon} dias à frente, em {out}.")
    return 0


def backtest(
    *,
    file: PriceFile,
    horizon: Horizon = 14,
    origins: Annotated[int, Parameter(help="De quantos dias do passado prever.", validator=validators.Number(gte=1, lte=200))] = 5,
    model: Annotated[Path | None, Parameter(help="Modelo a medir, que não pode ter visto esses dias; sem ele, treina antes deles.")] = None,
    prophet: Annotated[int, Parameter(help="Em quantos produtos medir também o Prophet (lento).", validator=validators.Number(gte=0))] = 20,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON.")] = False,
) -> int:
    """Prevê como se fosse em dias do passado e confere com o que veio, ao lado de cada candidato e do preço de hoje repetido."""
    import orjson

    from forecasting import Model
    from forecasting import backtest as tried

    speaker = Model.load(model) if model else None
    series = series_of(file).series
    found = tried(series, horizon, origins, model=speaker, prophet=prophet, progress=bar("Medindo"))
    print(orjson.dumps(_as_json(found)).decode() if json else _shown(found))
    return 0


def _as_json(found: Backtest) -> dict[str, object]:
    return {
        "scores": [score.as_json() for score in found.scores],
        "prophet": found.prophet and found.prophet.as_json(),
        "error_vs_prophet": found.error_vs_prophet,
        "error_vs_prophet_se": found.error_vs_prophet_se,
        "left_out": found.left_out,
    }


def _shown(found: Backtest) -> str:
    """A table for people: groups, and in each the candidates."""
    from forecasting.groups import NAMES

    lines = [f"{'':<32} {'erro':>8} {'erro/naive':>17} {'MASE/naive':>11} {'pinball/naive':>17} {'faixa 80 %':>11} {'95 %':>7}"]
    group = ""
    for score in found.scores:
        if score.group != group:
            group = score.group
            lines.append(f"{NAMES.get(group, 'todos')} ({score.products} produtos, {score.forecasts} previsões)")
        lines.append(_line(score))
    if found.prophet:
        lines += [f"prophet, em {found.prophet.products} produtos", _line(found.prophet)]
        lines.append(f"nosso erro / erro do Prophet, nos mesmos dias: {_with_doubt(found.error_vs_prophet, found.error_vs_prophet_se)}")
    if found.left_out:
        lines.append(f"{found.left_out} produto(s) de fora: histórico curto demais.")
    return "\n".join([*lines, "±: erro-padrão, por produto. O erro é da mediana, em % do preço do dia da previsão."])


def _line(score: Score) -> str:
    against = _with_doubt(score.error_vs_naive, score.error_vs_naive_se)
    sharper = _with_doubt(score.pinball_vs_naive, score.pinball_vs_naive_se)
    return (
        f"  {score.candidate:<30} {score.mae:>8.2%} {against:>17} {score.mase_vs_naive:>11.3f} {sharper:>17}"
        f" {score.coverage_80:>11.1%} {score.coverage_95:>7.1%}"
    )


def _with_doubt(value: float | None, doubt: float | None) -> str:
    if value is None or value != value:
        return "–"
    return f"{value:.3f}" if doubt is None or doubt != doubt else f"{value:.3f} ± {doubt:.3f}"
