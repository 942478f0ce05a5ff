"""What a supplier offers as far as the house knows: a price, how far away it is, how soon it delivers."""

from __future__ import annotations

from domain.buying.supplier_choice import Offer
from domain.goods.prices import Price
from domain.goods.suppliers import Supplier
from domain.places import Point
from domain.store import Store
from tools.places import place_of


def delivered_to(store: Store) -> Point | None:
    """Where goods are delivered: the main branch; None where there is none or nobody knows where it is."""
    return store.main.point if store.branches else None


def offer_of(supplier: Supplier, price: Price | None, here: Point | None) -> Offer:
    """Its offer at this price, the distance in km as the crow flies."""
    place = place_of(supplier)
    return Offer(supplier, price, round(here.kilometres_to(place[0]), 1) if here and place else None)
