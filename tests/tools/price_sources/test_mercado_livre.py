"""Mercado Livre's pages are read as they are, and every way in which they are not there has its own name."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal

import pytest
from pydantic import SecretStr

from domain.goods.products import Product
from domain.market.market_price import market_price
from evals.marketplace import Fault, Market, Ware, marketplace
from evals.marketplace.app import PROXY_KEY
from tools.outside import Elsewhere, Limit, NotPublic, Outside, Patience, TooLarge, TooSlow, Unreachable
from tools.price_sources import Blocked, Captcha, LayoutChanged, Manners, MercadoLivre, NothingFound
from tools.price_sources.mercado_livre import waiting

CHAPA = Product("ACO-3", "Chapa de aço 3mm", unit="kg")
SLUG = "chapa-de-aco-3mm"


@pytest.fixture
async def market() -> AsyncIterator[Market]:
    async with marketplace(Market({SLUG: Ware(Decimal("8.50"), "kg")}, slow=1.0)) as served:
        yield served


@pytest.fixture
async def outside(market: Market) -> AsyncIterator[Outside]:
    opened = Outside([market.url], Limit(2_000_000, 5.0))
    yield opened
    await opened.close()


@pytest.fixture
def source(market: Market, outside: Outside) -> MercadoLivre:
    return MercadoLivre(outside, Manners(outside, 0, mind_robots=False), market.url, Patience(tries=3, first=0.01, longest=2))


@pytest.mark.parametrize("fault", [None, "no_cards", "no_json_ld", "old_cards"])
async def test_the_price_is_the_median_of_what_is_the_product_in_every_structure_of_the_page(
    market: Market, source: MercadoLivre, fault: Fault | None
) -> None:
    if fault:
        market.faults[SLUG].append(fault)
    found = market_price(CHAPA, await source.search(CHAPA.name))
    assert found.amount is not None
    assert abs(found.amount - Decimal("8.50")) < Decimal("0.10")
    assert (found.used, found.seen, found.doubt) == (7, 12, None)
    assert sorted(aside.why.split(",")[0] for aside in found.aside) == [
        "acessório", "longe dos outros anúncios", "longe dos outros anúncios", "outro produto", "usado ou recondicionado",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "error", "tries"),
    [
        ("layout", LayoutChanged, 1), ("captcha", Captcha, 1), ("forbidden", Blocked, 1), ("huge", TooLarge, 1), ("bomb", TooLarge, 1),
        ("empty", NothingFound, 1), ("not_found", NothingFound, 1), ("dead_end", NotPublic, 1), ("away", Unreachable, 3),
        ("slow_down", Blocked, 3),
    ],
)  # fmt: skip
async def test_what_goes_wrong_has_a_name_and_a_sentence_and_is_tried_again_only_where_that_may_help(
    market: Market, source: MercadoLivre, fault: Fault, error: type[Elsewhere], tries: int
) -> None:
    market.retry_after = 0
    market.faults[SLUG].extend([fault] * 5)
    with pytest.raises(error) as refused:
        await source.search(CHAPA.name)
    assert type(refused.value) is error
    assert refused.value.detail.endswith(".")
    assert len(market.asked) == tries


async def test_a_page_that_takes_too_long_is_given_up_and_tried_again(market: Market) -> None:
    market.faults[SLUG].extend(["slow"] * 5)
    out = Outside([market.url], Limit(2_000_000, 0.1))
    source = MercadoLivre(out, Manners(out, 0, mind_robots=False), market.url, Patience(tries=2, first=0.01))
    with pytest.raises(TooSlow):
        await source.search(CHAPA.name)
    await out.close()
    assert len(market.asked) == 2


async def test_a_passing_fault_is_waited_out(market: Market, source: MercadoLivre) -> None:
    market.retry_after = 0
    market.faults[SLUG].extend(["away", "slow_down"])
    assert len(await source.search(CHAPA.name)) == 12


async def test_who_is_told_to_come_back_much_later_does_not_come_back_now(market: Market, source: MercadoLivre) -> None:
    market.retry_after = 3_600
    market.faults[SLUG].append("slow_down")
    with pytest.raises(Blocked) as refused:
        await source.search(CHAPA.name)
    assert (refused.value.wait, len(market.asked)) == (3_600, 1)


async def test_a_scraping_proxy_is_asked_with_its_key(market: Market, outside: Outside) -> None:
    proxy, manners = market.url + "/proxy?api_key={key}&url={url}", Manners(outside, 0, mind_robots=False)
    through = MercadoLivre(outside, manners, patience=Patience(tries=1), key=SecretStr(PROXY_KEY), proxy=proxy)
    assert len(await through.search(CHAPA.name)) == 12
    wrong = MercadoLivre(outside, manners, patience=Patience(tries=1), key=SecretStr("x"), proxy=proxy)
    with pytest.raises(Blocked, match="SCRAPERAPI_KEY"):
        await wrong.search(CHAPA.name)


async def test_where_robots_txt_asks_not_to_go_nobody_goes(market: Market, outside: Outside) -> None:
    market.robots = f"User-agent: *\nDisallow: /{SLUG}\n"
    minding = MercadoLivre(outside, Manners(outside, 0), market.url, Patience(tries=1))
    with pytest.raises(Blocked, match=r"robots\.txt"):
        await minding.search(CHAPA.name)
    assert market.asked == []
    assert await minding.search("tinta acrílica")


@pytest.mark.parametrize("wanted", ["", "!!!", "日本"])
async def test_a_name_without_letters_is_not_looked_for(market: Market, source: MercadoLivre, wanted: str) -> None:
    with pytest.raises(NothingFound):
        await source.search(wanted)
    assert market.asked == []


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "Wed, 25 Nov 2026 10:00:30 GMT", "date": "Wed, 25 Nov 2026 10:00:00 GMT"}, 30.0),
        ({"retry-after": "Wed, 25 Nov 2026 10:00:30 GMT"}, None),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
def test_when_to_come_back_is_read_in_both_ways_it_is_written(headers: dict[str, str], seconds: float | None) -> None:
    assert waiting(headers) == seconds
