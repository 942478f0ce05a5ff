"""The chain of models: the configured providers in order. The local brain follows when they are done.

`openai:NAME` is pydantic-ai's name for OpenAI's Responses API, which few other servers speak. Where `OPENAI_BASE_URL` leads
elsewhere than to OpenAI, we take it as `openai-chat:NAME`: chat completions, which every compatible server speaks. A
compatible server's Responses API is had by saying so: `openai-responses:NAME`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from pydantic_ai.models import Model

log = logging.getLogger(__name__)

FAILURES_TO_REST = 3
REST_SECONDS = 30.0


@dataclass(slots=True)
class Provider:
    """One configured model, by its pydantic-ai name (`openai:…`). After three failures in a row it rests for half a minute; then one
    turn asks it, and the others only once that was answered: a server that hangs holds up one turn at a time."""

    name: str
    model: Model | None = None
    failures: int = 0
    rest: float = REST_SECONDS
    rests_until: float = 0.0
    on_trial: bool = False

    def ready(self) -> bool:
        """Whether this turn may ask it. Who is told so after a rest asks for all."""
        now = time.monotonic()
        if now < self.rests_until:
            return False
        if self.on_trial:
            self.rests_until = now + self.rest
        return True

    def get(self) -> Model:
        if self.model is None:
            self.model = _without_retries(_model(self.name))
        return self.model

    def succeeded(self) -> None:
        self.failures, self.on_trial, self.rests_until = 0, False, 0.0

    def failed(self, error: BaseException) -> None:
        """Note a failure; the error's kind is logged, never its text, which may hold what a customer wrote."""
        self.failures += 1
        log.warning("model %s failed: %s", self.name, type(error).__name__)
        if self.failures >= FAILURES_TO_REST or self.on_trial:
            self.rests_until = time.monotonic() + self.rest
            self.failures, self.on_trial = 0, True


@dataclass(slots=True)
class Providers:
    """`timeout` is the most seconds one provider may take for a whole turn."""

    providers: list[Provider] = field(default_factory=list)
    timeout: float = 20.0

    @classmethod
    def named(cls, names: Sequence[str], timeout: float = 20.0) -> Providers:
        """From names as in BALCAO_MODEL; `local` is always last and needs no entry."""
        return cls([Provider(name) for name in names if name and name != "local"], timeout)

    def ready(self) -> Iterator[Provider]:
        return (provider for provider in self.providers if provider.ready())


def _without_retries(model: Model) -> Model:
    """The SDKs try again twice, with pauses; here the next of the chain answers meanwhile."""
    client: Any = getattr(model, "client", None)
    if hasattr(client, "max_retries"):
        client.max_retries = 0
    return model


def _model(name: str) -> Model:
    from pydantic_ai.models import infer_model  # heavy: the provider's SDK comes with it
    from pydantic_ai.providers import infer_provider

    if not name.startswith("openai:"):
        return infer_model(name)
    server = infer_provider("openai")
    is_openai = (urlsplit(server.base_url).hostname or "").endswith("openai.com")
    return infer_model(name if is_openai else name.replace("openai:", "openai-chat:", 1), lambda _: server)
