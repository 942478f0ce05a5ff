from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cars.vehicles import CATEGORIES, FUELS, OTHER_NAMES, TRANSMISSIONS
from domain.spelling import by_ear, canonical, plain, readable
from tests.domain.strategies import few


@few
@given(st.sampled_from((*CATEGORIES, *FUELS, *TRANSMISSIONS)), st.sampled_from((str.upper, str.lower, str.title, plain, "  {} ".format)))
def test_a_known_value_is_known_however_it_is_typed(name: str, typed: object) -> None:
    assert callable(typed)
    assert canonical(typed(name), (*CATEGORIES, *FUELS, *TRANSMISSIONS)) == name


def test_other_names_lead_to_the_one_that_is_kept() -> None:
    assert canonical("Álcool/Gasolina", FUELS, OTHER_NAMES) == "Flex"
    assert canonical("SEDÃ", CATEGORIES, OTHER_NAMES) == "Sedan"
    assert canonical("Automática", TRANSMISSIONS, OTHER_NAMES) == "Automático"


def test_every_other_name_is_plain_and_leads_somewhere() -> None:
    assert all(plain(name) == name for name in OTHER_NAMES)
    assert set(OTHER_NAMES.values()) <= {*CATEGORIES, *FUELS, *TRANSMISSIONS}


def test_an_other_name_counts_only_where_its_meaning_is_allowed() -> None:
    assert canonical("álcool", CATEGORIES, OTHER_NAMES) is None


def test_a_word_that_is_none_of_them_is_none() -> None:
    assert canonical("querosene", FUELS, OTHER_NAMES) is None
    assert canonical("", FUELS, OTHER_NAMES) is None


@few
@given(st.text(alphabet=st.characters(), max_size=30))
def test_a_readable_text_can_be_stored_and_is_otherwise_untouched(text: str) -> None:
    kept = readable(text)
    assert "\0" not in kept
    assert kept.encode("utf-8").decode() == kept
    assert kept == "".join(letter for letter in text if letter != "\0" and not 0xD800 <= ord(letter) <= 0xDFFF)


@pytest.mark.parametrize(
    ("heard", "written"), [("xapa", "chapa"), ("parafuzo", "parafuso"), ("assucar", "açúcar"), ("jesso", "gesso"), ("kimico", "químico")]
)
def test_words_that_sound_alike_are_alike_by_ear(heard: str, written: str) -> None:
    assert by_ear(heard) == by_ear(written)


@pytest.mark.parametrize(("one", "other"), [("chapa", "capa"), ("porca", "porta"), ("tinta", "fita"), ("cola", "mola")])
def test_words_that_sound_different_are_not(one: str, other: str) -> None:
    assert by_ear(one) != by_ear(other)
