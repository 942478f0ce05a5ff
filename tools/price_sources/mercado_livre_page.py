"""A page of Mercado Livre's search, read: as its cards are today, as they were, and by its structured data.

Classes are names that the site's own people give and change. What counts is that two ways of reading are independent: cards and
structured data seldom change on the same day.
"""

from __future__ import annotations

import re
from decimal import Decimal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from domain.market.listings import Listing
from domain.spelling import plain
from tools.price_sources.json_ld import amount, offers, tidy
from tools.price_sources.refusals import Captcha, LayoutChanged, NothingFound

MOST = 60
"""Listings of a page that are looked at; the site shows about so many."""
_CARDS = "li.ui-search-layout__item, div.ui-search-result__wrapper, div.poly-card, div.ui-search-result"
_TITLES = ".poly-component__title, .ui-search-item__title, h2, h3"
_PRICES = (
    ".poly-price__current .andes-money-amount",
    ".ui-search-price__second-line .andes-money-amount, .ui-search-price__second-line .price-tag-amount",
    ".andes-money-amount:not(.andes-money-amount--previous), .price-tag-amount",
)
"""The price asked now, first as cards are today; one struck through (`s`) or of an instalment is none."""
_CAPTCHA = re.compile(
    r"g-recaptcha|h-captcha|hcaptcha|px-captcha|data-captcha|captcha-(?:form|container|challenge)|/captcha|account-verification|"
    r"suspicious-traffic|nao sou um robo|voce e um robo|confirme que voce e (?:humano|uma pessoa)|captcha"
)
_NOTHING = re.compile(r"nao (?:ha|encontramos|existem) (?:anuncios|resultados|publicacoes|nenhum)|ui-search-rescue|zrp|sem resultados")
_SECOND_HAND = re.compile(r"\b(?:usado|recondicionado|reembalado)\b")


def listings(body: bytes) -> list[Listing]:
    """What a search page offers, each once. Captcha, NothingFound or LayoutChanged say why it offers nothing."""
    page = LexborHTMLParser(body.decode("utf-8", "replace"))
    structured, shown = offers(page), _cards(page)
    found = structured if len(structured) >= len(shown) else shown
    if found:
        return list({(each.title, each.amount): each for each in found}.values())[:MOST]
    said = plain(body[:400_000].decode("utf-8", "replace"))
    if _NOTHING.search(said) and not page.css_first(_CARDS):
        raise NothingFound
    if _CAPTCHA.search(said):
        raise Captcha
    raise LayoutChanged


def _cards(page: LexborHTMLParser) -> list[Listing]:
    found: list[Listing] = []
    for card in page.css(_CARDS):
        title, price = card.css_first(_TITLES), _price(card)
        if title is None or price is None or not (words := tidy(title.text(deep=True))):
            continue
        link = card.css_first("a[href]")
        told = card.css_first(".poly-component__item-condition, .ui-search-item__details, .ui-search-item__group__element--condition")
        used = told is not None and _SECOND_HAND.search(plain(told.text(deep=True))) is not None
        found.append(Listing(words, price, link.attributes.get("href") if link is not None else None, used))
    return found


def _price(card: LexborNode) -> Decimal | None:
    for place in _PRICES:
        for shown in card.css(place):
            if shown.tag == "s" or (shown.parent is not None and shown.parent.tag == "s"):
                continue
            symbol = shown.css_first(".andes-money-amount__currency-symbol, .price-tag-symbol")
            whole = shown.css_first(".andes-money-amount__fraction, .price-tag-fraction")
            if whole is None or (symbol is not None and symbol.text(strip=True) != "R$"):
                continue
            cents = shown.css_first(".andes-money-amount__cents, .price-tag-cents")
            reais = re.sub(r"\D", "", whole.text(deep=True))
            return amount(f"{reais}.{cents.text(strip=True) if cents is not None else '00'}")
    return None
