"""Why today or why not, in a buyer's words: only what the prices show."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from domain.goods.prices import in_reais
from domain.market.outlooks import Outlook
from forecasting.decision.need import Need
from forecasting.peers import FEATURES
from forecasting.series import PriceSeries, Values

QUARTER = 91
_MATTERS = 0.01
"""Difference worth a word."""
_PROMOTION = 0.05
_SHOWS = 5e-4
"""A share that is not 0% as it is written."""


def reasons(outlook: Outlook, need: Need, days_left: int, *, wait: bool) -> tuple[str, ...]:
    """Sentences, the weightiest first."""
    if days_left < 0:
        return ("comprando hoje já chega depois do prazo: cada dia a mais atrasa",)
    if days_left == 0:
        return ("hoje é o último dia do prazo",)
    if not outlook.waits:
        return ("ainda não há base para esperar com segurança",)
    days = min(days_left, len(outlook.waits))
    hoped = outlook.waits[days - 1]
    said = [*outlook.standing, *(outlook.for_waiting if wait else outlook.for_buying)]
    if wait:
        gain, risk = _percent(-hoped.expected), _percent(hoped.dearer)
        said.append(f"esperar até {_days(days)} deve render {gain}; em {risk} das vezes sai mais caro")
    elif hoped.expected < -_SHOWS:
        said.append(f"o que se espera ganhar ({_percent(-hoped.expected)}) não paga o risco de subir")
    else:
        said.append("esperar não costuma render nada num momento como este")
    if need.holding_cost_per_day > 0 and wait:
        said.append("comprando depois, guarda-se por menos tempo")
    return tuple(said)


def what_would_change(outlook: Outlook, days_left: int, *, wait: bool, expected_price: float) -> str:
    if days_left < 1:
        return "só um prazo maior mudaria isto"
    if not outlook.waits:
        return "com mais semanas de preços, posso dizer se vale esperar"
    if wait:
        return f"chegando perto de {reais(expected_price)}, compre no dia; se os preços subirem em toda parte, compre antes"
    return "uma alta passageira ou uma queda nos produtos parecidos faria valer a pena esperar"


def reais(price: float) -> str:
    """`R$ 1.234,56`; below a real as finely as it is sold."""
    return in_reais(Decimal(str(round(price, 2 if price >= 1 else 4))))


def standing(series: PriceSeries) -> tuple[str, ...]:
    """Where today's price stands in the product's own past."""
    past = series.values[-QUARTER:]
    months = "dos últimos 3 meses" if len(past) == QUARTER else f"dos últimos {len(past)} dias"
    changes = int((np.abs(np.diff(series.values[-182:])) > 1e-9).sum())
    if changes <= 2:
        return (f"preço parado: {('nenhuma mudança', 'só uma mudança', 'só duas mudanças')[changes]} em 6 meses",)
    today, middle = series.last_value, float(np.median(past))
    if today <= np.quantile(past, 0.1):
        return (f"está entre os 10% mais baixos {months}",)
    off = today / middle - 1
    if abs(off) < _MATTERS:
        return (f"está no preço de costume {months}",)
    return (f"está {_percent(abs(off))} {'acima' if off > 0 else 'abaixo'} do preço de costume {months}",)


def signs(series: PriceSeries, peers: Values, *, wait: bool) -> tuple[str, ...]:
    """What else speaks for waiting, or for buying at once: products that move alike, and the product's own promotions."""
    return (*_peers(peers, wait), *_promotions(series, wait))


def _peers(peers: Values, wait: bool) -> list[str]:
    moved, behind = float(peers[FEATURES.index("peers moved 14")]), float(peers[FEATURES.index("behind peers 14")])
    if not np.isfinite(moved) or abs(moved) < _MATTERS or (moved < 0) != wait:
        return []
    way = "caíram" if moved < 0 else "subiram"
    late = ", e este ainda não acompanhou" if np.isfinite(behind) and behind * np.sign(moved) < -_MATTERS else ""
    return [f"preços que andam com este {way} {_percent(abs(np.expm1(moved)))} em 14 dias{late}"]


def _promotions(series: PriceSeries, wait: bool) -> list[str]:
    year = series.values[-364:]
    low = year < np.quantile(year[-QUARTER:], 0.9) * (1 - _PROMOTION)
    starts = np.flatnonzero(low[1:] & ~low[:-1]) + 1
    if len(starts) < 3 or low.mean() > 0.5:
        return []
    every = int(np.median(np.diff(starts)))
    if low[-1]:
        return [] if wait else ["está em promoção agora"]
    ago = len(year) - int(np.flatnonzero(low)[-1]) - 1
    return [f"costuma baixar a cada {every} dias, e a última vez foi há {ago}"] if wait else []


def _percent(share: float) -> str:
    text = f"{100 * share:.1f}".removesuffix(".0").replace(".", ",")
    return f"{text}%"


def _days(count: int) -> str:
    return "1 dia" if count == 1 else f"{count} dias"
