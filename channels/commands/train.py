"""`balcao train`: teach what is learned from examples."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from channels.commands.options import run
from channels.commands.train_prices import train_file, train_home


def train(
    what: Annotated[Literal["nlu", "prices"], Parameter(help="O que treinar: nlu, a compreensão das mensagens; prices, os preços.")],
    *,
    file: Annotated[Path | None, Parameter(help="Para prices: CSV de preços (unique_id, ds, y); sem ele, os preços da casa.")] = None,
    model: Annotated[Path | None, Parameter(help="Para prices com --file: pasta onde o modelo fica.")] = None,
    dask: Annotated[str | None, Parameter(help="Para prices da casa: endereço de um Dask, ex.: tcp://10.0.0.5:8786.")] = None,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON.")] = False,
) -> int:
    """Treina de novo; a mesma base dá o mesmo modelo."""
    if what == "nlu":
        return _nlu(json)
    if file is None and model is None:
        return run(train_home(dask, json))
    if file is None or model is None or dask is not None:
        print("Passe o arquivo e a pasta: balcao train prices --file PRECOS.csv --model PASTA", file=sys.stderr)
        return 2
    return train_file(file, model, json)


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
