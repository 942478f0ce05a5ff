"""`balcao advise`: the day to buy, for a product of the home or every product of a file."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter, validators

from channels.commands.options import options
from channels.commands.price_files import series_of, tell

if TYPE_CHECKING:
    from forecasting import Advice

USUAL_DAYS = 14
COLUMNS = ("unique_id", "buy_ds", "expected_price", "price_today", "expected_saving_pct", "confidence")


def advise(
    product: Annotated[str | None, Parameter(help="Item da casa, por nome, apelido ou SKU.")] = None,
    *,
    quantity: Annotated[float | None, Parameter(help="Quanto comprar, na unidade do item.", validator=validators.Number(gt=0))] = None,
    file: Annotated[Path | None, Parameter(help="CSV de preços (unique_id, ds, y): o último dia de cada produto é hoje.")] = None,
    out: Annotated[Path | None, Parameter(help="CSV a escrever.")] = None,
    model: Annotated[Path | None, Parameter(help="Pasta do modelo (balcao train prices); sem ela, aprende com o próprio arquivo.")] = None,
    horizon: Annotated[
        int | None, Parameter(help="Dias que faltam até o prazo (padrão: 14).", validator=validators.Number(gte=0, lte=366))
    ] = None,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON, com os motivos.")] = False,
) -> int:
    """Diz o melhor dia de compra: de um item da casa, ou de cada produto de um arquivo. Chamado a cada dia, decide de novo."""
    product = product.strip() if product and product.strip() else None
    if product is not None and file is None and out is None:
        return _of_the_home(product, quantity, horizon, json)
    if product is not None or file is None or out is None:
        print("Passe um item (balcao advise ITEM), ou um arquivo: balcao advise --file PRECOS.csv --out COMPRAS.csv", file=sys.stderr)
        return 2
    return _of_a_file(file, out, model, USUAL_DAYS if horizon is None else horizon, json)


def _of_the_home(product: str, quantity: float | None, horizon: int | None, json: bool) -> int:
    from agent.brain.phrasing.purchase_days import day_advised
    from channels.commands.of_the_home import ask_the_home
    from domain.clock import local

    args: dict[str, object] = {"product": product} | ({"quantity": quantity} if quantity is not None else {})
    if horizon is not None:
        args["need_by"] = (local(options.get().clock().now()).date() + timedelta(days=horizon)).isoformat()
    return ask_the_home("best_purchase_day", args, lambda result, today: day_advised(result, None, today), json)


def _of_a_file(file: Path, out: Path, model: Path | None, horizon: int, json: bool) -> int:
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
