import pytest

from agent.understanding.text import MAX_CHARS, clean, fold, number, tokens


@pytest.mark.parametrize("text", ["São João", "ÁÉÍ çãõ", "ﬁm", "İstanbul", "½ ² º", "٣٤ अ", "e\u0301"])
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folded_tokens_point_into_the_text_as_typed() -> None:
    text = clean("Pé\u200b de Moça")
    spans = [text[token.start : token.end] for token in tokens(fold(text))]
    assert spans == ["Pé", "de", "Moça"]


def test_cleaning_takes_away_what_nobody_sees_and_caps_the_length() -> None:
    assert clean("a\x00b\u200bc") == "abc"
    assert len(clean("x" * 100_000)) == MAX_CHARS


@pytest.mark.parametrize("sent", ["\x1b[31m90 mil\x1b[0m", "\x1b]0;50 mil\x0790 mil", "\x9b1;31m90 mil\x1bM", "\x1b[38;5;200m90\x1b[K mil"])
def test_what_a_terminal_obeys_is_nothing_said(sent: str) -> None:
    assert clean(sent) == "90 mil"


def test_brackets_that_a_person_typed_stay() -> None:
    assert clean("[31m é o que vi] 90 mil") == "[31m é o que vi] 90 mil"


def test_abbreviations_are_resolved() -> None:
    assert [token.norm for token in tokens(fold("vc qto p/ hj"))] == ["voce", "quanto", "para", "hoje"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("110.000,00", 110_000),
        ("1.200", 1_200),
        ("44,9", 44.9),
        ("1.0", 1.0),
        ("60.000", 60_000),
        ("12/13", None),
    ],
)
def test_digits_are_read_the_brazilian_way(text: str, value: float | None) -> None:
    assert number(text) == value
