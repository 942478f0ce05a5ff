from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from agent.understanding import ModelError, Understanding
from agent.understanding.learning.classifier import LinearHead
from agent.understanding.learning.concepts import LEXICON
from agent.understanding.learning.model_files import MODEL, load, save, sha256
from agent.understanding.learning.near_duplicates import near_duplicates
from agent.understanding.learning.noise import noisy
from agent.understanding.learning.training import DATA, train
from tests.agent.understanding.conftest import labelled


def test_no_training_message_nearly_repeats_a_test_message_or_another() -> None:
    for side in ("customer", "staff"):
        test, learned = labelled(f"{side}.test") + labelled(f"{side}.fresh"), labelled(f"{side}.train")
        texts = [row["text"] for row in (*test, *learned)]
        twins = [(texts[one], texts[other]) for one, other, _ in near_duplicates(texts) if other >= len(test)]
        assert not twins


def test_likeness_sees_through_accents_case_and_marks() -> None:
    texts = ["Quanto tá o Ônix 2019?", "quanto ta o onix 2019", "quanto custa o seguro?", "oi", "👍", "👎"]
    assert [(one, other) for one, other, _ in near_duplicates(texts)] == [(0, 1)]


def test_the_data_is_large_and_covers_every_intent() -> None:
    from agent.understanding.labels import BOTH, CUSTOMER, STAFF

    for side, intents, least in (("customer", CUSTOMER, 3_000), ("staff", STAFF, 2_000)):
        rows = labelled(f"{side}.train")
        assert len(rows) >= least
        counts = {intent: sum(row["intent"] == intent for row in rows) for intent in intents}
        assert all(count >= 60 for intent, count in counts.items() if side == "customer" or intent not in BOTH), counts
        assert {row["sentiment"] for row in rows} == {"positive", "neutral", "negative"}


def test_the_shipped_model_was_trained_on_the_shipped_data() -> None:
    _, metadata = load()
    assert metadata["data"] == {path.name: sha256(path) for path in DATA.glob("*.train.jsonl")}
    assert metadata["concepts"] == sha256(LEXICON)


def test_the_shipped_model_is_small() -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 3_000_000


def test_training_twice_on_a_sample_gives_the_same_weights(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for side in ("customer", "staff"):
        rows = labelled(f"{side}.train")[::150]
        (data / f"{side}.train.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf8")
    first, second = train(data, tmp_path / "one"), train(data, tmp_path / "two")
    for head, figures in first["cross_validated"].items():
        assert figures["accuracy"] == second["cross_validated"][head]["accuracy"]
    one, other = load(tmp_path / "one")[0], load(tmp_path / "two")[0]
    for name, head in one.items():
        assert np.array_equal(head.table, other[name].table)
        assert np.allclose(head.dense, other[name].dense)


def test_noise_is_the_same_for_the_same_seed_and_never_empties_a_message() -> None:
    texts = [row["text"] for row in labelled("customer.train")[:200]]
    spoiled = [noisy(text, np.random.default_rng(3)) for text in texts]
    assert spoiled == [noisy(text, np.random.default_rng(3)) for text in texts]
    assert all(spoiled)
    assert sum(one != other for one, other in zip(texts, spoiled, strict=True)) > 150


def test_an_altered_model_is_refused(tmp_path: Path) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    heads = tmp_path / "model" / "heads.npz"
    heads.write_bytes(heads.read_bytes()[:-1] + b"!")
    with pytest.raises(ModelError, match=r"sha256 .*balcao train nlu"):
        Understanding.load(tmp_path / "model")


def test_a_missing_or_foreign_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Não há modelo treinado"):
        Understanding.load(tmp_path)
    shutil.copytree(MODEL, tmp_path / "model")
    (tmp_path / "model" / "metadata.json").write_text('{"format": 1}')
    with pytest.raises(ModelError, match="formato 1"):
        Understanding.load(tmp_path / "model")
    (tmp_path / "model" / "metadata.json").write_text("not json")
    with pytest.raises(ModelError, match="não é JSON"):
        Understanding.load(tmp_path / "model")


def test_a_model_of_another_embedder_is_refused(tmp_path: Path) -> None:
    heads, metadata = load()
    about = {key: value for key, value in metadata.items() if key not in {"format", "sha256"}}
    save(heads, about | {"embedder": {"name": "another", "dimension": 512}}, tmp_path)
    with pytest.raises(ModelError, match="'another'"):
        Understanding.load(tmp_path)


def test_a_head_survives_being_saved(tmp_path: Path) -> None:
    heads, metadata = load()
    save(heads, {"embedder": metadata["embedder"]}, tmp_path)
    kept: LinearHead = load(tmp_path)[0]["customer"]
    assert kept.labels == heads["customer"].labels
    assert np.array_equal(kept.table, heads["customer"].table)
