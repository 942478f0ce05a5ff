"""`balcao train`: teach what is learned from examples."""

from __future__ import annotations

import time
from typing import Annotated, Literal

from cyclopts import Parameter


def train(
    what: Annotated[Literal["nlu"], Parameter(help="O que treinar: nlu, a compreensão das mensagens.")],
    *,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON.")] = False,
) -> int:
    """Treina de novo com as mensagens rotuladas do projeto; a mesma base dá o mesmo modelo."""
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
