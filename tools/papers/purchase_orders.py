"""An approved order as the letter its supplier gets: a few words, and the order as a PDF."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from domain.buying.purchase_orders import Line, PurchaseOrder
from domain.clock import local
from domain.delivery.letters import Letter
from domain.goods.prices import in_reais
from domain.goods.suppliers import Supplier
from domain.people import Person
from domain.store import Store
from tools.papers.typesetting import typeset

_NO_DAY = "a combinar"
_SYNTHETIC = "Contém preços de exemplo, gerados para demonstração."


def letter_for(
    order: PurchaseOrder, supplier: Supplier, store: Store, requested_by: Person | None, approved_by: Person | None, at: datetime
) -> Letter:
    """`at` is the day on the paper: of the approval, so that the same order is the same paper whenever it is made."""
    pdf = typeset("purchase_order", _data(order, supplier, store, requested_by, approved_by, at), at)
    day = f" para {_day(order.need_by)}" if order.need_by else ""
    text = (
        f"Olá,\n\nsegue em anexo a ordem de compra nº {order.number} da {store.name}, no total de {order.total}{day}.\n\n"
        "Por favor, confirmem o recebimento e o prazo respondendo a este e-mail.\n\n"
        f"{store.name}\n{_phone(store)}\n"
    )
    subject = f"Ordem de compra nº {order.number} - {store.name}"
    return Letter(order.key, supplier.email or "", subject, text, f"ordem-de-compra-{order.number}.pdf", pdf)


def _data(
    order: PurchaseOrder, supplier: Supplier, store: Store, requested_by: Person | None, approved_by: Person | None, at: datetime
) -> dict[str, Any]:
    return {
        "number": order.number,
        "version": order.version,
        "key": order.content_hash[:12],
        "date": _day(local(at).date()),
        "buyer": {"name": store.name, "address": _address(store), "phone": _phone(store)},
        "supplier": {"name": supplier.name, "lines": [each for each in (_cnpj(supplier), supplier.email, supplier.phone) if each]},
        "delivery": {"day": _day(order.need_by) if order.need_by else _NO_DAY, "place": _address(store)},
        "items": [_item(line) for line in order.lines],
        "total": in_reais(order.total.reais) if order.total else "",
        "requested_by": _name(requested_by, order.requested_by),
        "approved_by": _name(approved_by, order.approved_by or ""),
        "note": _SYNTHETIC if any(line.is_synthetic and line.price == line.known for line in order.lines) else None,
    }


def _item(line: Line) -> dict[str, str]:
    return {
        "sku": line.sku,
        "name": line.name,
        "quantity": f"{line.quantity.normalize():,f}".translate(str.maketrans(",.", ".,")),
        "unit": line.unit,
        "price": in_reais(line.price) if line.price is not None else "",
        "total": in_reais(line.total.reais) if line.total else "",
    }


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _address(store: Store) -> str:
    branch = store.branches[0]
    return f"{branch.address}, {branch.city}/{branch.state}"


def _phone(store: Store) -> str:
    return store.branches[0].phone


def _cnpj(supplier: Supplier) -> str | None:
    digits = supplier.cnpj
    if not digits or len(digits) != 14:
        return None
    return f"CNPJ {digits[:2]}.{digits[2:5]}.{digits[5:8]}/{digits[8:12]}-{digits[12:]}"


def _name(person: Person | None, person_id: str) -> str:
    return person.name if person is not None and person.name else person_id
