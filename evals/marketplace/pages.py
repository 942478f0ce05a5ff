"""Pages of the stand-in: a search as the site shows it today, as it did years ago, and what it shows instead."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape

import orjson

from evals.marketplace.market import Result

CAPTCHA = (
    "<!doctype html><title>Mercado Livre</title><form id='captcha-form' action='/captcha'><h1>Confirme que você é humano</h1>"
    "<div class='g-recaptcha'></div></form>"
)
NOTHING = (
    "<!doctype html><title>Mercado Livre</title><div class='ui-search-rescue'><h3>Não encontramos anúncios que correspondam à sua "
    "busca.</h3></div>"
)


def search(name: str, results: Sequence[Result], *, cards: bool = True, json_ld: bool = True, old: bool = False) -> str:
    """A page of results, with what stands for cards and structured data or without."""
    card = _old_card if old else _card
    shown = "".join(f"<li class='ui-search-layout__item'>{card(each)}</li>" for each in results) if cards else ""
    told = f"<script type='application/ld+json'>{_json_ld(results)}</script>" if json_ld else ""
    return (
        f"<!doctype html><html lang='pt-BR'><head><meta charset='utf-8'><title>{escape(name)} | MercadoLivre</title>{told}"
        '<script>window.__config = {"captcha": {"enabled": true}}</script></head><body>'
        f"<ol class='ui-search-layout ui-search-layout--grid'>{shown}</ol></body></html>"
    )


def renamed(name: str, results: Sequence[Result]) -> str:
    """The same after the site's people have changed everything."""
    shown = "".join(f"<article data-p='{each.price}'><em>{escape(each.title)}</em></article>" for each in results)
    return f"<!doctype html><title>{escape(name)}</title><main class='zx-list'>{shown}</main>"


def _card(result: Result) -> str:
    whole, cents = _parts(result.price)
    before = _money(*_parts(result.price * 2), struck=True)
    each_month = _money(*_parts(result.price / 10))
    condition = "<span class='poly-component__item-condition'>Usado</span>" if result.used else ""
    return (
        "<div class='andes-card poly-card poly-card--grid-card'><div class='poly-card__content'>"
        f"<h3 class='poly-component__title-wrapper'><a class='poly-component__title' href='https://produto.mercadolivre.com.br/MLB-1'>"
        f"{escape(result.title)}</a></h3>{condition}<div class='poly-component__price'>{before}"
        f"<div class='poly-price__current'>{_money(whole, cents)}<span class='andes-money-amount__discount'>50% OFF</span></div>"
        f"<span class='poly-price__installments'>em 10x {each_month} sem juros</span></div></div></div>"
    )


def _money(whole: str, cents: str, *, struck: bool = False) -> str:
    tag, previous = ("s", " andes-money-amount--previous") if struck else ("span", "")
    return (
        f"<{tag} class='andes-money-amount{previous} andes-money-amount--cents-superscript'>"
        "<span class='andes-money-amount__currency-symbol'>R$</span>"
        f"<span class='andes-money-amount__fraction'>{whole}</span><span class='andes-visually-hidden'>,</span>"
        f"<span class='andes-money-amount__cents'>{cents}</span></{tag}>"
    )


def _old_card(result: Result) -> str:
    whole, cents = _parts(result.price)
    return (
        f"<div class='ui-search-result__wrapper'><h2 class='ui-search-item__title'>{escape(result.title)}</h2>"
        f"<div class='ui-search-price__second-line'><span class='price-tag-amount'><span class='price-tag-symbol'>R$</span>"
        f"<span class='price-tag-fraction'>{whole}</span><span class='price-tag-cents'>{cents}</span></span></div></div>"
    )


def _parts(price: Decimal) -> tuple[str, str]:
    whole, cents = f"{price:,.2f}".split(".")
    return whole.replace(",", "."), cents


def _json_ld(results: Sequence[Result]) -> str:
    things = [
        {
            "@type": "Product",
            "name": each.title,
            "offers": {"@type": "Offer", "price": float(each.price), "priceCurrency": "BRL", "availability": "https://schema.org/InStock"},
            **({"itemCondition": "https://schema.org/UsedCondition"} if each.used else {}),
        }
        for each in results
    ]
    return orjson.dumps({"@context": "https://schema.org", "@graph": things}).decode().replace("</", "<\\/")
