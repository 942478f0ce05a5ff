"""`balcao train`: teach what is learned from examples."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from channels.commands.options import options


def train(
    what: Annotated[Literal["nlu", "prices"], Parameter(help="O que treinar: nlu, a compreensão das mensagens; prices, os preços.")],
    *,
    file: Annotated[Path | None, Parameter(help="Para prices: CSV de preços (unique_id, ds, y).")] = None,
    model: Annotated[Path | None, Parameter(help="Para prices: pasta onde o modelo fica.")] = None,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON.")] = False,
) -> int:
    """Treina de novo; a mesma base dá o mesmo modelo."""
    if what == "nlu":
        return _nlu(json)
    if file is None or model is None:
        print("Passe o arquivo e a pasta: balcao train prices --file PRECOS.csv --model PASTA", file=sys.stderr)
        return 2
    return _prices(file, model, json)


def _nlu(json: bool) -> int:
    import orjson

    from agent.understanding.learning.training import train as teach

    started = time.perf_counter()
    about = teach()
    spent = round(time.perf_counter() - started, 1)
    if json:
        print(orjson.dumps(about | {"seconds": spent}).decode())
        return 0
    for name, figures in about["cross_validated"].items():
        print(f"{name:<10} acerto {figures['accuracy']:.3f}  macro-F1 {figures['macro_f1']:.3f}")
    print(f"Treinado em {spent} s (validação cruzada). Confira no conjunto de teste: balcao eval understanding")
    return 0


def _prices(file: Path, model: Path, json: bool) -> int:
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
