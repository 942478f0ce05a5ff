"""Any sentence-transformers model as an embedder, in a process of its own: torch weighs a gigabyte, and never enters the web's."""

from __future__ import annotations

import atexit
import threading
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

from agent.understanding.embedder import Floats, unit
from domain.errors import Misconfigured


class HubEmbedder:
    """`model` is a name of the hub or a folder. Raises Misconfigured where it cannot be had. Needs the extra `hub`."""

    def __init__(self, model: str) -> None:
        self.name = model
        self._lock = threading.Lock()  # one question at a time on the pipe
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, model), daemon=True, name="embedder")
        self._process.start()
        theirs.close()  # so that our end hears of its death
        atexit.register(self.close)
        self.dimension = int(self._heard())

    def embed(self, texts: list[str]) -> Floats:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        with self._lock:
            try:
                self._pipe.send(texts)
            except OSError as error:
                raise Misconfigured(_GONE.format(self.name)) from error
            return unit(np.asarray(self._heard(), dtype=np.float32))

    def close(self) -> None:
        """End the process; it also ends by itself when ours does."""
        self._pipe.close()
        self._process.join(5)

    def _heard(self) -> Any:
        try:
            answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise Misconfigured(_GONE.format(self.name)) from error
        if isinstance(answer, str):
            raise Misconfigured(f"O modelo {self.name!r} de BALCAO_EMBEDDER não pôde ser usado: {answer}")
        return answer


_GONE = "O processo do modelo {!r} de BALCAO_EMBEDDER terminou."


def _serve(pipe: Connection, model: str) -> None:
    """The other process: the dimension first, then rows for texts until the pipe is closed; a sentence where something failed."""
    try:
        from sentence_transformers import SentenceTransformer

        encoder: Any = SentenceTransformer(model, device="cpu")
        pipe.send(int(encoder.encode(["oi"], show_progress_bar=False).shape[1]))
    except ImportError:
        pipe.send("falta o pacote sentence-transformers (pip install -e '.[hub]').")
        return
    except Exception as error:  # noqa: BLE001 - whatever it is belongs to the configuration, and is told there
        pipe.send(f"{type(error).__name__}: {str(error)[:300]}")
        return
    while True:
        try:
            texts = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(np.asarray(encoder.encode(texts, show_progress_bar=False), dtype=np.float32))
        except Exception as error:  # noqa: BLE001 - told to whoever asked, who goes on without
            pipe.send(f"{type(error).__name__}: {str(error)[:300]}")
