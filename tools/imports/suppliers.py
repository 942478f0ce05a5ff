"""The suppliers of an industry from a CSV file (contracts/cli.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from validate_docbr import CNPJ

from domain.cells import listed, whole
from domain.goods.suppliers import Supplier, supplier_id
from domain.spelling import plain
from domain.store import STATES
from domain.tables import Row
from memory.records import Books, Records
from tools.imports.reading import Accepted, Columns, read_through
from tools.imports.report import Report

COLUMNS = Columns(
    ("nome",),
    {
        "cnpj": "cnpj", "cep": "cep", "email": "email", "telefone": "phone", "prazo_entrega_dias": "lead_days", "produtos": "skus",
        "endereco": "street", "cidade": "city", "estado": "state",
    },
)  # fmt: skip
_LONGEST = {"nome": 120, "telefone": 40, "endereco": 200, "cidade": 80}
_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;.]+(?:\.[^@\s<>,;.]+)+")


@dataclass(slots=True)
class Companies:
    """The suppliers known so far, by CNPJ and by name: the same company has one id in every file."""

    by_cnpj: dict[str, Supplier]
    by_name: dict[str, list[Supplier]]

    @classmethod
    def of(cls, many: Iterable[Supplier]) -> Companies:
        companies = cls({}, {})
        for supplier in many:
            companies.add(supplier)
        return companies

    @classmethod
    async def of_books(cls, books: Books) -> Companies:
        return cls.of(await books.suppliers.all())

    def add(self, supplier: Supplier) -> None:
        if supplier.cnpj:
            self.by_cnpj[supplier.cnpj] = supplier
        self.by_name.setdefault(supplier_id(supplier.name), []).append(supplier)

    def same(self, supplier: Supplier) -> Supplier | None:
        """The one that a row is about: of its CNPJ, else of its name where neither or only one of the two tells a CNPJ."""
        if supplier.cnpj and (known := self.by_cnpj.get(supplier.cnpj)):
            return known
        called = self.by_name.get(supplier_id(supplier.name), [])
        fitting = [one for one in called if not (one.cnpj and supplier.cnpj)]
        return fitting[0] if len(fitting) == 1 else None

    def named(self, said: str) -> Supplier | None:
        """The one that a cell names, by CNPJ or by its whole name; ValueError where several are called so."""
        if known := self.by_cnpj.get(re.sub(r"[^0-9A-Z]", "", said.upper())):
            return known
        called = self.by_name.get(supplier_id(said), [])
        if len(called) > 1:
            raise ValueError(f"há mais de um fornecedor {said[:40]}: informe o CNPJ")
        return called[0] if called else None


async def import_suppliers(records: Records, tenant: str, content: bytes, *, dry_run: bool = False) -> Report:
    """Add or change suppliers; a bad row is refused with its number and reason, and the same file twice changes nothing.

    What a file has no column for stays as it is known, an address that was looked up too while the postal code is the same.
    """
    report = Report(dry_run=dry_run)

    async def keep(batch: list[Accepted[Supplier]]) -> None:
        opened = records.reading if dry_run else records.writing
        async with opened(tenant) as books:
            companies = await Companies.of_books(books)
            found, known = [], {}
            for accepted in batch:
                supplier = accepted.thing
                if same := companies.same(supplier):
                    supplier = replace(COLUMNS.completed(supplier, accepted.row, same), id=same.id)
                    supplier = supplier if supplier.cep != same.cep else replace(supplier, point=same.point)
                    known[same.id] = same
                found.append(supplier)
            if changed := report.count(found, known, lambda supplier: supplier.id):
                await books.suppliers.put_all(changed)

    await read_through(content, COLUMNS, _accepted, keep, report)
    return report


def _accepted(row: Row) -> tuple[str, Supplier]:
    supplier = supplier_from(row)
    return f"fornecedor {supplier.cnpj or ' '.join(plain(supplier.name).split())}", supplier


def supplier_from(row: Mapping[str, str]) -> Supplier:
    """A supplier from the columns of contracts/cli.md, as text."""
    for column, most in _LONGEST.items():
        if len(row.get(column, "")) > most:
            raise ValueError(f"{column} com mais de {most} caracteres")
    cnpj = _cnpj(row["cnpj"]) if row.get("cnpj") else None
    email = row.get("email") or None
    if email and not _EMAIL.fullmatch(email):
        raise ValueError(f"e-mail {email[:40]!r} inválido")
    return Supplier(
        id=supplier_id(row["nome"], cnpj),
        name=row["nome"],
        cnpj=cnpj,
        cep=_cep(row["cep"]) if row.get("cep") else None,
        email=email,
        phone=row.get("telefone") or None,
        lead_days=whole(row["prazo_entrega_dias"], 0, 365, "prazo de entrega") if row.get("prazo_entrega_dias") else None,
        street=row.get("endereco") or None,
        city=row.get("cidade") or None,
        state=_state(row["estado"]) if row.get("estado") else None,
        skus=tuple(sorted(set(listed(row.get("produtos", ""))))),
    )


def _cnpj(text: str) -> str:
    """Fourteen characters whose check digits hold, though a spreadsheet took the zeros before them."""
    bare = re.sub(r"[^0-9A-Z]", "", text.upper()).zfill(14)
    if not CNPJ().validate(bare):
        raise ValueError(f"CNPJ {text[:40]} inválido")
    return bare


def _cep(text: str) -> str:
    digits = re.sub(r"[\s.-]", "", text)
    if not digits.isdecimal() or not 7 <= len(digits) <= 8:
        raise ValueError(f"CEP {text[:40]} inválido")
    return digits.zfill(8)


def _state(text: str) -> str:
    if (state := text.upper()) not in STATES:
        raise ValueError(f"estado {text[:40]!r} não é uma UF")
    return state
