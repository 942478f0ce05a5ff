"""The whole catalogue on a few pages: what is worth buying now or waiting for, what runs out, what moved; of each list the first ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from domain.clock import local
from domain.goods.products import Product
from tools.papers.typesetting import typeset
from tools.papers.writing import NONE, day, full_day, moment, number, percent, quantity, share, unit_price

_MOST = {"buy": 25, "wait": 15, "short": 30, "risen": 15, "fallen": 15}
"""Lines of each list."""


@dataclass(frozen=True, slots=True)
class Cheap:
    """Worth buying now: it stands `below` what it usually costs (a share of that), and is not expected to fall further."""

    product: Product
    price: Decimal
    usual: Decimal
    below: float


@dataclass(frozen=True, slots=True)
class Awaited:
    """Worth waiting for until `day`; `saving` is a share of today's price."""

    product: Product
    price: Decimal
    day: date
    expected_price: Decimal
    saving: float


@dataclass(frozen=True, slots=True)
class Short:
    """Below its minimum."""

    product: Product
    days_of_cover: int | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A price then and now; `change` is a share of the price then."""

    product: Product
    before: Decimal
    now: Decimal
    change: float


@dataclass(frozen=True, slots=True)
class CatalogueFacts:
    """Lists are sorted, the first line the most pressing; `totals` of each, where more than the lines are known."""

    products: int
    priced: int
    foreseen: int
    stock_value: Decimal
    """BRL: what is in stock at the last price, of the products where both are known."""
    cheap: Sequence[Cheap]
    awaited: Sequence[Awaited]
    short: Sequence[Short]
    risen: Sequence[Moved]
    fallen: Sequence[Moved]
    made_up: tuple[str, ...]
    """Which figures are made up: `preços`, `saídas`."""
    advised: bool
    """Whether there is advice on any product."""


def catalogue_report(about: CatalogueFacts, store: str, at: datetime) -> bytes:
    return typeset("catalogue_report", data(about, store, at), at)


def data(about: CatalogueFacts, store: str, at: datetime) -> dict[str, Any]:
    """What the template is given: texts as they are read."""
    today = local(at).date()
    no_advice = "Nenhum item agora." if about.advised else "Ainda não há previsões publicadas: treine os preços primeiro."
    return {
        "under": f"{number(about.products)} itens no cadastro", "store": store, "date": full_day(today),
        "footer": f"{store} · gerado em {moment(at)}",
        "sample": _sample(about.made_up),
        "tiles": [
            {"label": "Itens com preço", "value": number(about.priced), "note": f"de {number(about.products)}"},
            {"label": "Com previsão", "value": number(about.foreseen), "note": "publicada"},
            {"label": "Abaixo do mínimo", "value": number(len(about.short)), "note": "itens", "strong": bool(about.short)},
            {"label": "Estoque ao último preço", "value": f"R$\u00a0{number(about.stock_value, 0)}", "note": "onde os dois são conhecidos"},
        ],
        "parts": [
            _part("Comprar agora", "abaixo do preço usual, sem queda esperada", ("Item", "Preço", "Usual (90 dias)", "Diferença"),
                  [_cheap(each) for each in about.cheap], _MOST["buy"], no_advice),
            _part("Vale esperar", "queda esperada nos próximos 14 dias", ("Item", "Preço hoje", "Comprar até", "Esperado", "Economia"),
                  [_awaited(each, today) for each in about.awaited], _MOST["wait"], no_advice),
            _part("Acabando", "abaixo do mínimo, o mais urgente primeiro", ("Item", "Estoque", "Mínimo", "Dura"),
                  [_short(each) for each in about.short], _MOST["short"], "Nenhum item abaixo do mínimo."),
            _part("Maiores altas em 30 dias", "", ("Item", "Há 30 dias", "Agora", "Variação"),
                  [_moved(each) for each in about.risen], _MOST["risen"], "Nenhuma alta em 30 dias."),
            _part("Maiores quedas em 30 dias", "", ("Item", "Há 30 dias", "Agora", "Variação"),
                  [_moved(each) for each in about.fallen], _MOST["fallen"], "Nenhuma queda em 30 dias."),
        ],
    }  # fmt: skip


def _part(title: str, about: str, names: Sequence[str], rows: list[list[str]], most: int, lacking: str) -> dict[str, Any]:
    """One line an item; what is left out is counted."""
    more = f"e mais {number(len(rows) - most)} itens" if len(rows) > most else ""
    return {
        "title": title, "about": about, "names": ["SKU", *names], "rows": rows[:most], "more": more, "lacking": lacking,
        "widths": ["auto", "rest", *("auto" for _ in names[1:])], "aligned": ["left", "left", *("right" for _ in names[1:])],
    }  # fmt: skip


def _sample(made_up: Sequence[str]) -> str | None:
    if not made_up:
        return None
    return f"{' e '.join(made_up).capitalize()} de todos os itens foram inventados para demonstração: não decida por eles."


def _cheap(each: Cheap) -> list[str]:
    price, usual = (unit_price(amount, each.product.unit) for amount in (each.price, each.usual))
    return [each.product.sku, _name(each.product), price, usual, f"{share(each.below)} abaixo"]


def _awaited(each: Awaited, today: date) -> list[str]:
    price, expected = (unit_price(amount, each.product.unit) for amount in (each.price, each.expected_price))
    return [each.product.sku, _name(each.product), price, day(each.day, today), expected, share(each.saving)]


def _short(each: Short) -> list[str]:
    product, cover = each.product, each.days_of_cover
    levels = [quantity(level, product.unit) if level is not None else NONE for level in (product.stock, product.minimum)]
    lasts = "zerado" if not product.stock else NONE if cover is None else _days(cover)
    return [product.sku, _name(product), *levels, lasts]


def _days(cover: int) -> str:
    return f"{cover} dia{'s' if cover != 1 else ''}" if cover else "menos de 1 dia"


def _moved(each: Moved) -> list[str]:
    before, now = (unit_price(amount, each.product.unit) for amount in (each.before, each.now))
    return [each.product.sku, _name(each.product), before, now, percent(each.change)]


_LONGEST = 52


def _name(product: Product) -> str:
    """In one line."""
    return product.name if len(product.name) <= _LONGEST else f"{product.name[: _LONGEST - 1].rstrip()}…"
