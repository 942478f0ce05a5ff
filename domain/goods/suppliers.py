"""Who sells to the industry: how to reach them, where they are, what they have and how fast."""

from __future__ import annotations

from dataclasses import dataclass

from domain.places import Point
from domain.spelling import plain


@dataclass(frozen=True, slots=True)
class Supplier:
    """A company that sells us products. `cnpj` and `cep` are digits only; `point` is where it stands, once looked up."""

    id: str
    name: str
    cnpj: str | None = None
    cep: str | None = None
    email: str | None = None
    phone: str | None = None
    lead_days: int | None = None
    """Days from an order to its arrival."""
    street: str | None = None
    city: str | None = None
    state: str | None = None
    point: Point | None = None
    skus: tuple[str, ...] = ()
    """What it is known to sell, sorted."""


def supplier_id(name: str, cnpj: str | None = None) -> str:
    """The same company is the same supplier in every file: by its CNPJ where one is told, else by its name."""
    if cnpj:
        return f"cnpj-{cnpj}"
    letters = "".join(letter if letter.isalnum() else " " for letter in plain(name))
    return "-".join(letters.split())[:120] or "sem-nome"
