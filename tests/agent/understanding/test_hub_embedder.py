"""Models of the hub are an extra: what needs one runs where it is installed, on a tiny model made here."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from agent.understanding.embedder import embedder
from agent.understanding.hub_embedder import HubEmbedder
from domain.errors import Misconfigured

installed = pytest.mark.skipif(
    find_spec("sentence_transformers") is None, reason="the extra `hub` (sentence-transformers) is not installed"
)


@pytest.mark.skipif(find_spec("sentence_transformers") is not None, reason="the extra `hub` is installed")
def test_without_the_extra_the_setting_says_what_to_install() -> None:
    with pytest.raises(Misconfigured, match="sentence-transformers"):
        embedder("some/model")


@installed
def test_a_folder_that_is_no_model_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="BALCAO_EMBEDDER"):
        HubEmbedder(str(tmp_path / "none"))


@installed
def test_a_model_embeds_in_a_process_of_its_own(tmp_path: Path) -> None:
    made = embedder(_tiny_model(tmp_path))
    rows = made.embed(["quero um carro", "quero um carro", "abre que horas?"])
    assert rows.shape == (3, made.dimension)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    assert np.allclose(rows[0], rows[1], atol=1e-5)
    assert made.embed([]).shape == (0, made.dimension)
    assert "torch" not in sys.modules


@installed
def test_a_model_whose_process_died_is_told_and_not_waited_for(tmp_path: Path) -> None:
    made = HubEmbedder(_tiny_model(tmp_path))
    made._process.kill()
    made._process.join()
    with pytest.raises(Misconfigured, match="terminou"):
        made.embed(["oi"])


def _tiny_model(folder: Path) -> str:
    """Made in another process, so that torch is not in ours."""
    import subprocess

    vocabulary = folder / "vocab.txt"
    vocabulary.write_text(
        "\n".join(
            [
                "[PAD]",
                "[UNK]",
                "[CLS]",
                "[SEP]",
                "[MASK]",
                *"abcdefghijklmnopqrstuvwxyz?",
                *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz"),
            ]
        )
    )
    made = folder / "model"
    script = f"""
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Pooling, Transformer
from transformers import BertConfig, BertModel, BertTokenizerFast
torch.manual_seed(0)
plain = {str(folder / "plain")!r}
BertModel(
    BertConfig(vocab_size=64, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32)
).save_pretrained(plain)
BertTokenizerFast(vocab_file={str(vocabulary)!r}).save_pretrained(plain)
words = Transformer(plain)
SentenceTransformer(modules=[words, Pooling(16)]).save({str(made)!r})
"""
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, timeout=100)
    return str(made)
