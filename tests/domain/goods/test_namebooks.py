"""Which of many named things somebody means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.goods.name_words import name_words
from domain.goods.namebooks import Entry, Namebook
from domain.goods.trade_words import akin
from tests.domain.strategies import few

NAMES = {
    "MET-0001": ("Aço laminado a quente SAE 1010", "aço"),
    "MET-0002": ("Chapa de aço galvanizado 2 mm", "chapa 2"),
    "MET-0003": ("Chapa de aço galvanizado 3 mm",),
    "FIX-0010": ("Parafuso sextavado M8 x 30 mm zincado",),
    "FIX-0011": ("Parafuso sextavado M10 x 30 mm zincado",),
    "LUB-0001": ("Óleo de motor 15W40 mineral 1 L",),
    "LUB-0002": ("Óleo hidráulico ISO 68 20 L",),
    "TIN-0001": ("Tinta epóxi cinza 3,6 L",),
    "TIN-0002": ("Rolo de lã para tinta 23 cm",),
    "TRA-0001": ("Correia em V A-40",),
    "TRA-0002": ("Correia em V B-40",),
    "FER-0001": ("Fresa de topo 4 mm 4 cortes",),
    "FER-0002": ("Fresa de topo 4 mm 2 cortes",),
    "EPI-0001": ("Luva nitrílica tamanho G", "luva azul"),
    "EPI-0002": ("Luvas de raspa", "luva de couro"),
}
BOOK = Namebook(Entry(sku, (sku,), names) for sku, names in NAMES.items())
WIRES = Namebook(
    Entry(name, (), (name,), kind)
    for name, kind in (
        ("Cabo flexível 2,5 mm²", "elétrica"), ("Cabo de aço 1/4", "movimentação"), ("Cobre eletrolítico em fio", "metais"),
        ("Motor elétrico 1 cv", "elétrica"), ("Polipropileno com carga", "plásticos"), ("Cinto de segurança", "EPI"),
        ("Bota de segurança nº 42", "EPI"),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "sku"),
    [
        ("MET-0003", "MET-0003"), ("met 0003", "MET-0003"), ("aço", "MET-0001"), ("o aco", "MET-0001"), ("AÇO LAMINADO", "MET-0001"),
        ("xapa 3mm", "MET-0003"),
        ("chapa 3mm", "MET-0003"), ("chapas de 3 milimetros", "MET-0003"), ("chapa 3,0 mm", "MET-0003"), ("chapa 2", "MET-0002"),
        ("parafuso m8", "FIX-0010"), ("parafusos M 10", "FIX-0011"), ("paraf m8x30", "FIX-0010"), ("parafuzo m10", "FIX-0011"),
        ("oleo 15w-40", "LUB-0001"), ("óleo hidraulico", "LUB-0002"), ("tinta", "TIN-0001"), ("rolo pra tinta", "TIN-0002"),
        ("correia a40", "TRA-0001"), ("correia b-40", "TRA-0002"), ("fresa 4mm c/ 4 cortes", "FER-0001"),
        ("chapa galvanizada 3", "MET-0003"), ("tinta cinzo epoxi", "TIN-0001"), ("parafuso zincada m8", "FIX-0010"),
        ("luva azul", "EPI-0001"), ("luva de coro", "EPI-0002"), ("luva raspa", "EPI-0002"), ("óleo hidráulic", "LUB-0002"),
    ],
)  # fmt: skip
def test_a_thing_is_meant_by_code_name_nickname_words_sizes_and_typos(said: str, sku: str) -> None:
    assert BOOK.meant(said) == [sku]


@pytest.mark.parametrize(
    ("said", "skus"),
    [
        ("chapa", ["MET-0002", "MET-0003"]),
        ("luvas", ["EPI-0002", "EPI-0001"]),
        ("óleo", ["LUB-0002", "LUB-0001"]),
        ("parafuso 30 mm", ["FIX-0011", "FIX-0010"]),
    ],
)
def test_words_that_several_have_mean_all_of_them(said: str, skus: list[str]) -> None:
    assert sorted(BOOK.meant(said)) == sorted(skus)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("cabo elétrico", ["Cabo flexível 2,5 mm²"]),
        ("fios eletricos", ["Cabo flexível 2,5 mm²"]),
        ("fio", ["Cabo flexível 2,5 mm²", "Cabo de aço 1/4"]),
        ("material elétrico", ["Cabo flexível 2,5 mm²", "Motor elétrico 1 cv"]),
        ("motor elétrico", ["Motor elétrico 1 cv"]),
        ("EPIs", ["Cinto de segurança", "Bota de segurança nº 42"]),
        ("resina polipropileno", ["Polipropileno com carga"]),
        ("botina 42", ["Bota de segurança nº 42"]),
        ("cimento", []),
    ],
)
def test_goods_are_meant_by_their_kind_and_by_other_words_of_the_trade_and_not_by_a_word_that_looks_alike(
    said: str, names: list[str]
) -> None:
    assert sorted(WIRES.meant(said)) == sorted(names)
    assert names or WIRES.near(said) == []


def test_what_nobody_keeps_is_akin_to_what_somebody_does() -> None:
    kept = ["escritório", "hidráulica", "metais"]
    assert (akin("sifão", kept), akin("notebook", kept), akin("cimento CP2", kept)) == (["hidráulica"], ["escritório"], [])


@pytest.mark.parametrize("said", ["parafuso m12", "chapa 5 mm", "parafuso m8 inox", "", "de", "xyz", "óleo 20w50"])
def test_no_thing_is_meant_by_a_word_or_a_size_that_it_has_not(said: str) -> None:
    assert BOOK.meant(said) == []


@pytest.mark.parametrize(
    ("said", "sku"),
    [("parafuso m8 inox", "FIX-0010"), ("chapa 5 mm", "MET-0002"), ("chaba grossa", "MET-0002"), ("óleo 20w50", "LUB-0002")],
)
def test_what_resembles_it_is_near(said: str, sku: str) -> None:
    assert sku in BOOK.near(said)


def test_nothing_is_near_to_what_resembles_nothing() -> None:
    assert BOOK.near("qwzx") == []


def test_the_stem_of_a_word_that_only_describes_a_thing_is_near_and_not_meant() -> None:
    assert set(BOOK.near("galva")) == {"MET-0002", "MET-0003"}
    assert (BOOK.meant("galva"), set(BOOK.meant("paraf"))) == ([], {"FIX-0010", "FIX-0011"})


def test_a_question_about_some_is_answered_from_those() -> None:
    assert BOOK.meant("3 mm", among=lambda sku: sku.startswith("MET")) == ["MET-0003"]
    assert BOOK.meant("a de 2mm", among=lambda sku: sku.startswith("MET")) == ["MET-0002"]
    assert BOOK.meant("FIX-0010", among=lambda sku: sku.startswith("MET")) == []


@few
@given(st.text(max_size=60))
def test_any_text_is_read_without_fail(text: str) -> None:
    assert all(word == word.strip() for word in name_words(text))
    assert set(BOOK.meant(text)) <= set(NAMES)
    assert len(BOOK.near(text)) <= 3


@pytest.mark.parametrize("names", [(sku, *names) for sku, names in NAMES.items()])
def test_everything_is_meant_by_each_of_its_own_names(names: tuple[str, ...]) -> None:
    assert all(BOOK.meant(name) == [names[0]] for name in names)
