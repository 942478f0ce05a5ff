"""Reports as they are read: what a person typed prints as it was typed, what is not known says so, what is made up is marked."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.clock import local
from domain.goods.prices import Price, PriceHistory
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from domain.market.forecasts import ForecastDay, PublishedForecast
from domain.market.model_versions import ModelState, ModelVersion
from tests.standins.pdf_text import pages, text_of
from tests.tools.counters import WEDNESDAY
from tools.papers.catalogue_report import CatalogueFacts, Moved, Short, catalogue_report
from tools.papers.model_report import ModelFacts, model_report
from tools.papers.product_report import DayToBuy, ProductFacts, product_report

NOW = local(WEDNESDAY)
TODAY = NOW.date()
STEEL = Product("MET-1", "Aço laminado", "metais", "kg", Decimal(1_344), Decimal(598))
DRIFT = {"found": [{"words": "os erros cresceram"}], "live": {"forecasts": 1_200, "error_vs_naive": 0.94, "coverage_80": 0.79}}
METRICS = {"forecasts": 42, "mae": 0.0123, "mse": 0.0004, "rmse": 0.02, "mase": 0.81, "error_vs_naive": 0.913, "coverage_80": 0.798}


def _history(product: Product, *, synthetic: bool = False) -> PriceHistory:
    prices = [Price(product.sku, TODAY - timedelta(days=back), Decimal("7.00") + Decimal(back % 5) / 10) for back in range(60, -1, -1)]
    made_up = [Price(each.sku, each.day, each.amount, is_synthetic=True) for each in prices]
    return PriceHistory(product.sku, tuple(made_up if synthetic else prices))


def _forecast(product: Product, *, synthetic: bool = False) -> PublishedForecast:
    def on(ahead: int) -> ForecastDay:
        return ForecastDay(TODAY + timedelta(days=ahead), *(Decimal(each) for each in ("6.9", "6.8", "7", "6.7", "7.1", "6.5", "7.3")))

    days = tuple(on(ahead) for ahead in range(1, 15))
    return PublishedForecast(product.sku, "v1", TODAY, NOW, TODAY, Decimal(7), days, "gradient_boosting", "market", METRICS, (), synthetic)


def _facts(product: Product = STEEL, *, synthetic: bool = False, known: bool = True) -> ProductFacts:
    forecast = _forecast(product, synthetic=synthetic) if known else None
    history = _history(product, synthetic=synthetic) if known else PriceHistory(product.sku)
    sold_by = Supplier("ferro", "Ferro Forte", lead_days=4, city="Campinas", state="SP")
    to_buy = DayToBuy(TODAY + timedelta(days=6), True, Decimal("6.9"), 0.0143, ("Caro para o mês.",)) if known else None
    sellers = [(sold_by, history.prices[-1] if known else None)]
    return ProductFacts(product, history, forecast, sellers, Decimal("812.5"), synthetic, 49, to_buy)


def _read(pdf: bytes) -> str:
    return text_of(pdf).replace("\u00a0", " ")


def test_a_product_is_told_on_one_page_with_its_price_forecast_day_stock_and_suppliers() -> None:
    pdf = product_report(_facts(), "Ipê Seminovos", NOW)
    said = _read(pdf)
    assert pages(pdf) == 1
    for told in ("Aço laminado", "R$ 7,00/kg", "1.344 kg", "49 dias", "Ferro Forte", "Campinas/SP", "R$ 7,00 em 18/11", "19/11", "02/12"):
        assert told in said
    assert "até 24/11, por volta de R$ 6,90/kg (economia esperada de 1,4 %)" in said
    assert "24/11: R$ 6,90" in said, "marked in the chart"
    assert all(figure in said for figure in ("1,2 %", "0,91", "79,8 %"))
    assert "exemplo" not in said


def test_it_is_tagged_and_the_same_for_the_same_facts() -> None:
    one, other = (product_report(_facts(), "Ipê Seminovos", NOW) for _ in range(2))
    assert one == other
    assert b"/StructTreeRoot" in one


def test_made_up_figures_are_marked_at_the_top() -> None:
    said = _read(product_report(_facts(synthetic=True), "Ipê", NOW))
    assert "Dados de exemplo." in said
    assert "Preços, previsão e saídas do estoque inventados para demonstração" in said
    assert "preço de exemplo" in said


def test_a_product_without_history_says_what_is_missing() -> None:
    said = _read(product_report(_facts(Product("NOVO", "Item novo"), known=False), "Ipê", NOW))
    assert "Ainda não há preço deste item" in said
    assert "Sem preços não há o que prever." in said
    assert "não informado" in said


@pytest.mark.parametrize("name", ['#import "x": *', "Chapa *3mm* $x^2$ _fina_ @nota <b> // fim", "\\ #panic() `a` ~ [x] {y} = Título"])
def test_what_people_typed_prints_as_it_was_typed(name: str) -> None:
    product = Product(name[:20], name, name, "kg", Decimal(1), Decimal(9), attributes={})
    said = _read(product_report(_facts(product), name, NOW))
    assert said.replace("\n", " ").count(name) >= 2
    listed = CatalogueFacts(1, 1, 0, Decimal(10), [], [], [Short(product, 1)], [], [], (), advised=False)
    assert name in _read(catalogue_report(listed, "Ipê", NOW))


def test_a_name_of_many_words_and_prices_of_any_size_stay_on_the_page() -> None:
    for amount in ("0.0375", "1250000"):
        product = Product("X" * 40, "Conjunto de fixação " * 10, unit="un")
        price = Price(product.sku, TODAY, Decimal(amount))
        facts = ProductFacts(product, PriceHistory(product.sku, (price,)), None, [], Decimal(0), False, None)
        pdf = product_report(facts, "Ipê", NOW)
        assert pages(pdf) == 1
        assert ("R$ 0,0375/un" if amount == "0.0375" else "R$ 1.250.000,00/un") in _read(pdf)


def test_long_lists_of_the_catalogue_are_cut_and_the_rest_is_counted() -> None:
    many = [Product(f"FIX-{at:04}", f"Parafuso {at}", "fixadores", "un", Decimal(1), Decimal(9)) for at in range(3_000)]
    risen = [Moved(each, Decimal(10), Decimal(12), 0.2) for each in many]
    facts = CatalogueFacts(
        3_000, 2_990, 0, Decimal(1_234_567), [], [], [Short(each, 0) for each in many], risen, [], ("preços",), advised=False
    )
    pdf = catalogue_report(facts, "Ipê", NOW)
    said = _read(pdf)
    assert pages(pdf) <= 3
    assert "e mais 2.970 itens" in said
    assert "e mais 2.985 itens" in said
    assert "R$ 1.234.567" in said
    assert "menos de 1 dia" in said
    assert "Nenhuma queda em 30 dias." in said
    assert "Ainda não há previsões publicadas" in said


def _version(name: str, state: ModelState, **more: object) -> ModelVersion:
    whole = {"group": "all", "products": 12, "forecasts": 504, **METRICS, "pinball": 0.003}
    return ModelVersion(
        name, NOW, date(2026, 5, 1), TODAY, 12, 2_000, name, "", state,
        metrics={"challenger": whole, "loss_ratio": 0.981, "loss_ratio_se": 0.004}, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def test_the_model_is_told_with_its_figures_by_group_and_its_versions() -> None:
    market = {"group": "market", "products": 4, "forecasts": 168, **METRICS, "error_vs_naive": 1.04, "pinball": 0.003}
    versions = [_version("v2", ModelState.CHAMPION, drift=DRIFT), _version("v1", ModelState.RETIRED, is_synthetic=True)]
    said = _read(model_report(ModelFacts(versions, [market]), "Ipê", NOW))
    for told in ("Versão em uso: v2", "Preço de mercado", "0,91", "1,04", "0,981 ± 0,004", "em uso", "usada antes (exemplo)", "01/05/2026"):
        assert told in said
    assert "Os erros cresceram." in said
    assert "Nas 1.200 previsões já vencidas, erro de 0,94 do de repetir; 79 % dos preços" in said.replace("\n", " ")
    assert "Dados de exemplo" not in said


def test_a_house_without_a_model_says_how_to_get_one() -> None:
    assert "Ainda não há modelo treinado" in _read(model_report(ModelFacts([]), "Ipê", NOW))
