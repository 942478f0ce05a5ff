"""`balcao advise`: the day to buy, for every product of a file."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter, validators

from channels.commands.price_files import series_of, tell

if TYPE_CHECKING:
    from forecasting import Advice

COLUMNS = ("unique_id", "buy_ds", "expected_price", "price_today", "expected_saving_pct", "confidence")


def advise(
    *,
    file: Annotated[Path, Parameter(help="CSV de preços (unique_id, ds, y): o último dia de cada produto é hoje.")],
    out: Annotated[Path, Parameter(help="CSV a escrever.")],
    model: Annotated[Path | None, Parameter(help="Pasta do modelo (balcao train prices); sem ela, aprende com o próprio arquivo.")] = None,
    horizon: Annotated[int, Parameter(help="Dias que faltam até o prazo.", validator=validators.Number(gte=0, lte=366))] = 14,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON, com os motivos.")] = False,
) -> int:
    """Diz o melhor dia de compra de cada produto. Chamado de novo a cada dia, com um dia a menos, decide de novo."""
    import orjson

    from forecasting import ModelFiles, Policy, fit_policy
    from forecasting import advise as advised

    policy = Policy.load(ModelFiles.load(model)) if model else None
    found = series_of(file)
    if policy is None:
        print("Sem --model: aprendo com o próprio arquivo. Para perguntar de novo sem treinar: balcao train prices.", file=sys.stderr)
        policy = fit_policy(found.series)
    advice = advised(found.series, policy, horizon)
    out.write_text(as_csv(advice), encoding="utf-8")
    if json:
        told = [
            {"unique_id": each.unique_id, "buy_ds": each.buy_day, "reasons": each.reasons, "would_change": each.would_change}
            for each in advice
        ]
        print(orjson.dumps({"products": len(advice), "horizon": horizon, "out": str(out), "advice": told}).decode())
        return 0
    tell(f"{each.unique_id}: espere até {each.buy_day:%d/%m} ({each.reasons[-1]})" for each in advice if each.wait)
    waiting = sum(each.wait for each in advice)
    print(f"{len(advice)} produto(s): comprar hoje {len(advice) - waiting}, esperar {waiting}. Em {out}.")
    return 0


def as_csv(advice: Iterable[Advice]) -> str:
    """One row a product, as contracts/cli.md names the columns."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for each in advice:
        figures = (f"{each.expected_price:.10g}", f"{each.price_today:.10g}", f"{100 * each.saving:.2f}", f"{each.confidence:.3f}")
        rows.writerow((each.unique_id, each.buy_day.isoformat(), *figures))
    return text.getvalue()
