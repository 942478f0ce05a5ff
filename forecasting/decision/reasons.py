"""Why today or why not, in a buyer's words: only what the prices show."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forecasting.decision.need import Need
from forecasting.peers import FEATURES
from forecasting.series import PriceSeries, Values

QUARTER = 91
_MATTERS = 0.01
"""Difference worth a word."""
_PROMOTION = 0.05


@dataclass(frozen=True, slots=True)
class Story:
    """What a decision was made from. `short`: too little past, or nothing learned."""

    series: PriceSeries
    days_left: int
    peers: Values
    """(P,)"""
    short: bool
    need: Need


def reasons(story: Story, *, wait: bool, hoped: float, dearer: float) -> tuple[str, ...]:
    """Sentences, the weightiest first. `hoped` is the change of the price that waiting was expected to bring."""
    if story.days_left < 0:
        return ("comprando hoje já chega depois do prazo: cada dia a mais atrasa",)
    if story.days_left == 0:
        return ("hoje é o último dia do prazo",)
    if story.short:
        return ("sem histórico bastante para esperar com segurança",)
    said = [*_place(story.series), *_peers(story.peers, wait), *_promotions(story.series, wait)]
    if wait:
        said.append(f"esperar até {_days(story.days_left)} deve render {_percent(-hoped)}; em {_percent(dearer)} das vezes sai mais caro")
    elif hoped < -1e-4:
        said.append(f"o que se espera ganhar ({_percent(-hoped)}) não paga o risco de subir")
    else:
        said.append("esperar não costuma render nada num momento como este")
    if story.need.holding_cost_per_day > 0 and wait:
        said.append("comprando depois, guarda-se por menos tempo")
    return tuple(said)


def what_would_change(story: Story, *, wait: bool, expected_price: float) -> str:
    if story.days_left < 1:
        return "só um prazo maior mudaria isto"
    if story.short:
        return "com mais semanas de preços, posso dizer se vale esperar"
    if wait:
        return f"chegando perto de {reais(expected_price)}, compre no dia; se os preços subirem em toda parte, aviso antes"
    return "uma alta passageira ou uma queda nos produtos parecidos faria valer a pena esperar"


def reais(price: float) -> str:
    """`R$ 1.234,56`"""
    return "R$\u00a0" + f"{price:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _place(series: PriceSeries) -> list[str]:
    past = series.values[-QUARTER:]
    months = "dos últimos 3 meses" if len(past) == QUARTER else f"dos últimos {len(past)} dias"
    changes = int((np.abs(np.diff(series.values[-182:])) > 1e-9).sum())
    if changes <= 2:
        return [f"preço parado: {('nenhuma mudança', 'só uma mudança', 'só duas mudanças')[changes]} em 6 meses"]
    today, middle = series.last_value, float(np.median(past))
    if today <= np.quantile(past, 0.1):
        return [f"está entre os 10% mais baixos {months}"]
    off = today / middle - 1
    if abs(off) < _MATTERS:
        return [f"está no preço de costume {months}"]
    return [f"está {_percent(abs(off))} {'acima' if off > 0 else 'abaixo'} do preço de costume {months}"]


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
