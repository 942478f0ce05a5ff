"""Long words are cut where they read on, and never within what must stay whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.whatsapp.fitting import distinct, pieces, shortened, size

WHOLE = (
    "R$\u00a0123.456,78",
    "1.234.567",
    "https://loja.example/carros/onix-2019?de=zap&n=12",
    "(19)\u00a099812-4411",
    "12,5%",
    "+55 19 99812-4411",
    "R$ 90 000",
)
"""What may not be cut, also where people and banks write spaces into it."""
words = st.lists(
    st.one_of(st.sampled_from(WHOLE), st.sampled_from(("carro", "automático", "de", "família", "😀", "e"))), min_size=1, max_size=80
)
joints = st.sampled_from((" e ", ". ", ".\n", "\n\n", ", ", "! "))


@st.composite
def texts(draw: st.DrawFn) -> str:
    parts = draw(words)
    return "".join(part + draw(joints) for part in parts)


@given(texts(), st.integers(60, 400))
def test_pieces_fit_lose_no_word_and_cut_no_number_or_link(text: str, most: int) -> None:
    found = pieces(text, most)
    assert all(0 < size(piece) <= most for piece in found)
    assert " ".join(" ".join(found).split()) == " ".join(text.split())
    for whole in WHOLE:
        assert sum(piece.count(whole) for piece in found) == text.count(whole)


@given(st.text(max_size=300), st.integers(1, 50))
def test_whatever_is_written_fits_and_keeps_its_signs_in_order(text: str, most: int) -> None:
    found = pieces(text, max(most, 2))
    assert all(size(piece) <= max(most, 2) for piece in found)
    assert re.sub(r"\s", "", "".join(found)) == re.sub(r"\s", "", text)


def test_a_text_is_cut_between_paragraphs_rather_than_sentences_and_sentences_rather_than_words() -> None:
    text = "Primeiro parágrafo. Tem duas frases.\n\nSegundo, que é mais longo."
    assert pieces(text, 50) == ["Primeiro parágrafo. Tem duas frases.", "Segundo, que é mais longo."]
    assert pieces("Uma frase curta. Outra frase curta aqui.", 30) == ["Uma frase curta.", "Outra frase curta aqui."]


@given(st.text(max_size=80), st.integers(10, 72))
def test_a_title_fits(title: str, most: int) -> None:
    if title.split():
        assert 0 < size(shortened(title, most)) <= most


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Fiat Pulse 2023", "Fiat Pulse 2023"),
        ("Citroën Basalt 1.0 Turbo Shine 2025", "Citroën Basalt 1.0… 2025"),
        ("Volkswagen T-Cross 1.4 250 TSI Highline 2022", "Volkswagen… 2022"),
        ("Simular o financiamento deste carro", "Simular o…"),
    ],
)
def test_a_title_is_shortened_between_words_and_keeps_its_year(title: str, short: str) -> None:
    found = shortened(title, 24)
    assert found.startswith(short.split("…")[0])
    assert found.endswith(short.split("…")[-1])


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=40), max_size=10),
    st.sampled_from((20, 24)),
)
def test_titles_fit_and_no_two_are_the_same(titles: list[str], most: int) -> None:
    found = distinct(titles, most)
    assert all(0 < size(title) <= most for title in found)
    assert len({title.casefold() for title in found}) == len(titles)
