"""`balcao report`: an item, the catalogue or the model of prices as PDF."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from domain.goods.products import Product
from tests.channels.commands.conftest import Run, stocked
from tests.standins.pdf_text import text_of


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return stocked(tmp_path / "casa", Product("ACO-3", "Chapa de aço 3mm", unit="kg"), Product("ACO-4", "Chapa de aço 4mm"))


def test_each_report_is_written_where_it_is_wanted(run: Run, home: Path, tmp_path: Path) -> None:
    wanted = {"item.pdf": ("chapa 3mm",), "todos.pdf": (), "modelo.pdf": ("--model",)}
    for name, words in wanted.items():
        ran = run("report", *words, "--out", str(tmp_path / name), "--json", home=home)
        assert ran.code == 0, ran.err
        assert json.loads(ran.out)["bytes"] == (tmp_path / name).stat().st_size
    titles = ("Chapa de aço 3mm", "Relatório do catálogo", "Relatório do modelo")
    assert [title in text_of((tmp_path / name).read_bytes()) for name, title in zip(wanted, titles, strict=True)] == [True] * 3


def test_what_cannot_be_reported_on_says_why_and_what_to_do(run: Run, home: Path, tmp_path: Path) -> None:
    for words, told in (
        (("chapa",), "ACO-3 Chapa de aço 3mm"),
        (("trator",), "trator"),
        (("chapa 3mm", "--model"), "Escolha um"),
        (("chapa 3mm", "--out", str(tmp_path / "nada" / "x.pdf")), "pasta que existe"),
    ):
        ran = run("report", *words, home=home)
        assert (ran.code, told in ran.err) == (1, True), ran.err
    assert "balcao import products" in run("report", home=tmp_path / "vazia").err
