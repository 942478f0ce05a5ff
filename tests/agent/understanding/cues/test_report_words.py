"""What a report is asked of, as people type it."""

from __future__ import annotations

import pytest

from agent.understanding.cues.report_words import report_asked, speaks_of_mail


@pytest.mark.parametrize(
    ("said", "item"),
    [
        ("me manda o relatório do aço por e-mail", "aço"),
        ("faz um pdf do parafuso m8 pra mim", "parafuso m8"),
        ("relatorio completo da chapa 3mm, por favor", "chapa 3mm"),
        ("gera o relatório sobre a tinta epóxi cinza e me manda no email", "tinta epóxi cinza"),
        ("quero o pdf do item FIX-0104", "FIX-0104"),
        ("relatório dos preços do cobre hoje", "cobre"),
        ("MANDA RELATORIO DO OLEO 15W40 PRO MEU EMAIL", "OLEO 15W40"),
    ],
)
def test_an_item_is_what_stands_between_the_report_and_where_it_goes(said: str, item: str) -> None:
    asked = report_asked(said)
    assert (asked.about, asked.item) == ("product", item)


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("gera o pdf do catálogo", "catalogue"),
        ("relatório de compras completo", "catalogue"),
        ("relatorio de todos os itens por email", "catalogue"),
        ("quero ver o relatório do estoque", "catalogue"),
        ("relatório do modelo", "model"),
        ("manda o pdf do modelo de previsão", "model"),
        ("relatorio das previsões", "model"),
        ("relatorio de vendas do mes", "other"),
        ("gera um relatório dos leads", "other"),
        ("quero um relatorio", None),
        ("gera um pdf", None),
    ],
)
def test_the_other_kinds_are_told_by_their_words(said: str, about: str | None) -> None:
    assert (report_asked(said).about, report_asked(said).item) == (about, None)


def test_it_is_an_item_s_where_only_a_pronoun_is_said() -> None:
    assert report_asked("gera um pdf dele") == report_asked("gera um pdf disso")
    assert report_asked("gera um pdf dele").about in ("product", None)
    assert report_asked("gera um pdf desse item").item is None


def test_asking_after_one_is_not_asking_for_one() -> None:
    assert report_asked("cadê o relatório?").where
    assert report_asked("já ficou pronto?").where
    assert not report_asked("gera o relatório do aço").where


def test_mail_is_spoken_of_by_name_or_by_an_address() -> None:
    assert all(speaks_of_mail(said) for said in ("por e-mail", "no email", "manda pra ana@ipe.com.br", "no meu e mail"))
    assert not speaks_of_mail("manda o pdf aqui")


@pytest.mark.parametrize("whom", ["pra mim", "pro chefe", "pro meu email"])
def test_whom_it_is_for_is_no_item(whom: str) -> None:
    assert report_asked(f"manda o pdf {whom}").item is None
    assert report_asked(f"manda o pdf da tinta {whom}").item == "tinta"
