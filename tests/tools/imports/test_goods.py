"""Products, suppliers, prices and sales from people's files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.errors import Invalid
from domain.goods.prices import Price
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from domain.money import Money
from tests.tools.counters import NEIGHBOUR, SHOP, WEDNESDAY, Shop
from tools.imports.kinds import Kind, import_file

PRODUCTS = """sku;nome;categoria;unidade;estoque_atual;estoque_minimo;apelidos;Norma
MET-1;Aço laminado a quente;metais;Quilos;1.250,5;2.000;aço|bobina;SAE 1010
FIX-1;Parafuso M8;fixação;pç;;;;
"""
SUPPLIERS = """nome,cnpj,cep,email,telefone,prazo_entrega_dias,produtos
Ferro Forte Ltda,11.222.333/0001-81,13010-000,vendas@ferro.example,(19) 3232-0000,5,MET-1|FIX-1
Zé Parafusos,,,,,,FIX-1
"""
PRICES = """sku;data;preco;fornecedor;moeda;is_synthetic
MET-1;03/11/2026;R$ 7,45;Ferro Forte Ltda;BRL;
met-1;2026-11-04;7,5;;;não
FIX-1;2026-11-04;0,0375;11222333000181;R$;0
"""
SALES = """sku,data,quantidade,receita
MET-1,2026-11-03,10.5,"1,234.50"
MET-1,2026-11-03,2,100
FIX-1,2026-11-04,300,
"""


async def _import(shop: Shop, kind: Kind, content: str, **options: Any) -> tuple[int, ...]:
    report = await import_file(kind, shop.records, SHOP, content.encode(), WEDNESDAY, **options)
    return report.read, report.added, report.updated, report.unchanged, len(report.refused)


async def _refusals(shop: Shop, kind: Kind, content: str) -> list[tuple[int, str]]:
    return (await import_file(kind, shop.records, SHOP, content.encode(), WEDNESDAY)).refused


@pytest.fixture
async def stocked(shop: Shop) -> Shop:
    await _import(shop, "products", PRODUCTS)
    return shop


async def test_rows_become_products_suppliers_prices_and_sales(stocked: Shop) -> None:
    assert await _import(stocked, "suppliers", SUPPLIERS) == (2, 2, 0, 0, 0)
    assert await _import(stocked, "prices", PRICES) == (3, 3, 0, 0, 0)
    report = await import_file("sales", stocked.records, SHOP, SALES.encode(), WEDNESDAY)
    assert (report.read, report.added, report.joined) == (3, 2, 1)
    async with stocked.records.reading(SHOP) as books:
        steel = Product(
            "MET-1", "Aço laminado a quente", "metais", "kg", Decimal("1250.5"), Decimal(2000), ("aço", "bobina"), {"norma": "SAE 1010"}
        )
        assert await books.products.all() == (Product("FIX-1", "Parafuso M8", "fixação"), steel)
        ferro = Supplier(
            "cnpj-11222333000181", "Ferro Forte Ltda", "11222333000181", "13010000", "vendas@ferro.example", "(19) 3232-0000", 5,
            skus=("FIX-1", "MET-1"),
        )  # fmt: skip
        assert await books.suppliers.all() == (ferro, Supplier("ze-parafusos", "Zé Parafusos", skus=("FIX-1",)))
        assert (await books.prices.history("MET-1")).prices == (
            Price("MET-1", date(2026, 11, 3), Decimal("7.45"), supplier_id=ferro.id),
            Price("MET-1", date(2026, 11, 4), Decimal("7.5")),
        )
        [bolt] = (await books.prices.history("FIX-1")).prices
        assert (bolt.amount, bolt.supplier_id) == (Decimal("0.0375"), ferro.id)
        [sale] = await books.sales.history("MET-1")
        assert (sale.quantity, sale.revenue) == (Decimal("12.5"), Money.of("1334.50"))


@pytest.mark.parametrize(("kind", "content"), [("products", PRODUCTS), ("suppliers", SUPPLIERS), ("prices", PRICES), ("sales", SALES)])
async def test_a_dry_run_tells_the_same_and_writes_nothing_and_the_same_file_twice_changes_nothing(
    stocked: Shop, kind: Kind, content: str
) -> None:
    content = content.replace("Parafuso M8", "Parafuso M8 x 30")
    dry = await _import(stocked, kind, content, dry_run=True)
    async with stocked.records.reading(SHOP) as books:
        assert not await books.suppliers.count()
        assert not await books.prices.histories()
        assert (await books.products.get("FIX-1")).name == "Parafuso M8"
    assert await _import(stocked, kind, content) == dry
    read, added, updated, unchanged, refused = await _import(stocked, kind, content)
    assert (added, updated, unchanged + refused) == (0, 0, dry[1] + dry[2] + dry[3] + dry[4])
    assert read == dry[0]


@pytest.mark.parametrize(
    ("kind", "row", "reason"),
    [
        ("products", "A;Porca;;;muito", "estoque atual 'muito' não é número"),
        ("products", "A;Porca;;;-1", "estoque atual -1 fora do esperado"),
        ("products", "A;Porca;;quarteirões", "unidade 'quarteirões' não é uma de un, kg"),
        ("products", ";Porca", "sem sku"),
        ("products", "MET-1;Outro", "sku MET-1 repetido (já está na linha 2)"),
        ("prices", "XYZ-9;2026-11-04;7,5", "sku XYZ-9 não está no cadastro de produtos"),
        ("prices", "MET-1;31/02/2026;7,5", "'31/02/2026' não é data do calendário"),
        ("prices", "MET-1;2026-11-19;7,5", "data 2026-11-19 fora do esperado (até 18/11/2026)"),
        ("prices", "MET-1;2026-11-05;0", "preço 0 fora do esperado"),
        ("prices", "MET-1;2026-11-05;-3", "preço -3 fora do esperado"),
        ("prices", "MET-1;2026-11-05;0,00001", "preço 0,00001 fora do esperado"),
        ("prices", "MET-1;2026-11-05;sete", "preço 'sete' não é número"),
        ("prices", "MET-1;2026-11-05;7,5;;USD", "moeda 'USD': os preços são guardados em reais"),
        ("prices", "MET-1;2026-11-05;7,5;;;talvez", "is_synthetic 'talvez' não é sim nem não"),
        ("prices", "MET-1;2026-11-04;9", "preço de MET-1 em 04/11/2026 repetido (já está na linha 3)"),
    ],
)
async def test_a_bad_row_is_told_with_its_line_and_never_stops_the_rest(stocked: Shop, kind: Kind, row: str, reason: str) -> None:
    content = {"products": PRODUCTS, "prices": PRICES}[kind]
    report = await import_file(
        kind, stocked.records, SHOP, f"{content}{row}\n{content.splitlines()[1].replace('1;', '1 ;', 1)}".encode(), WEDNESDAY
    )
    line = len(content.splitlines()) + 1
    assert report.refused[0][0] == line
    assert report.refused[0][1].startswith(reason)
    assert report.read == line


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A,11.222.333/0001-82", "CNPJ 11.222.333/0001-82 inválido"),
        ("A,00000000000000", "CNPJ 00000000000000 inválido"),
        ("A,,123", "CEP 123 inválido"),
        ("A,,,sem-arroba", "e-mail 'sem-arroba' inválido"),
        ("A,,,a@b", "e-mail 'a@b' inválido"),
        ("A,,,,,mil", "prazo de entrega 'mil' não é número"),
        ("Zé Silva", None),
        ("ZE  Parafusos", "fornecedor ze parafusos repetido (já está na linha 3)"),
    ],
)
async def test_a_suppliers_numbers_and_addresses_are_checked(shop: Shop, row: str, reason: str | None) -> None:
    refused = await _refusals(shop, "suppliers", SUPPLIERS + row)
    assert [told for _, told in refused] == ([reason] if reason else [])


async def test_a_company_is_one_supplier_in_every_file(stocked: Shop) -> None:
    await _import(stocked, "prices", "sku,data,preco,fornecedor\nMET-1,2026-11-03,7.45,FERRO FORTE LTDA")
    assert await _import(stocked, "suppliers", SUPPLIERS) == (2, 1, 1, 0, 0)
    assert await _import(stocked, "suppliers", SUPPLIERS.replace("Ferro Forte Ltda", "Ferro Forte S/A")) == (2, 0, 1, 1, 0)
    async with stocked.records.reading(SHOP) as books:
        assert {one.name for one in await books.suppliers.all()} == {"Ferro Forte S/A", "Zé Parafusos"}
        assert (await books.prices.history("MET-1")).prices[0].supplier_id == "ferro-forte-ltda"
        assert (await books.suppliers.get("ferro-forte-ltda")).cnpj == "11222333000181"


async def test_zeros_that_a_spreadsheet_took_are_put_back(shop: Shop) -> None:
    await _import(shop, "suppliers", "nome,cnpj,cep\nPetra,191,1310100")
    async with shop.records.reading(SHOP) as books:
        [supplier] = await books.suppliers.all()
    assert (supplier.cnpj, supplier.cep) == ("00000000000191", "01310100")


@pytest.mark.parametrize(
    ("content", "amount"),
    [
        ("sku,data,preco\nMET-1,2026-11-03,1.234\nFIX-1,2026-11-03,2.5", "1.234"),
        ("sku;data;preco\nMET-1;2026-11-03;1.234\nFIX-1;2026-11-03;2,50", "1234"),
        ("sku;data;preco\nMET-1;2026-11-03;1.234\nFIX-1;2026-11-03;2.500", "1234"),
        ("sku,data,preco\nMET-1,2026-11-03,1.234", "1.234"),
    ],
)
async def test_what_a_point_means_is_settled_by_the_whole_column(stocked: Shop, content: str, amount: str) -> None:
    await _import(stocked, "prices", content)
    async with stocked.records.reading(SHOP) as books:
        assert (await books.prices.history("MET-1")).prices[0].amount == Decimal(amount)


async def test_what_a_file_has_no_column_for_stays(stocked: Shop) -> None:
    assert await _import(stocked, "products", "sku,nome,estoque_atual\nMET-1,Aço laminado a quente,900") == (1, 0, 1, 0, 0)
    async with stocked.records.reading(SHOP) as books:
        steel = await books.products.get("MET-1")
        assert (steel.stock, steel.minimum, steel.nicknames, steel.attributes) == (
            Decimal(900), Decimal(2000), ("aço", "bobina"), {"norma": "SAE 1010"},
        )  # fmt: skip
    async with stocked.records.reading(NEIGHBOUR) as books:
        assert await books.products.count() == 0


@pytest.mark.parametrize("kind", ["products", "suppliers", "prices", "sales"])
async def test_a_file_without_its_columns_is_refused_whole(shop: Shop, kind: Kind) -> None:
    for content in ("", "a,b\n1,2"):
        with pytest.raises(Invalid):
            await _import(shop, kind, content)


async def test_columns_that_nobody_knows_are_told_kept_or_ignored(stocked: Shop) -> None:
    products = await import_file("products", stocked.records, SHOP, PRODUCTS.encode(), WEDNESDAY)
    assert "colunas guardadas como atributos: norma" in products.in_words()
    prices = await import_file("prices", stocked.records, SHOP, b"sku,data,preco,obs,Lote\nMET-1,2026-11-03,7,a,b\n", WEDNESDAY)
    assert "colunas que não conheço, ignoradas: obs, lote" in prices.in_words()
    assert (prices.kept_columns, prices.ignored_columns, prices.failed) == ([], ["obs", "lote"], False)
