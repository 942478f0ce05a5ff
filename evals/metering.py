"""Tokens and cost of the models an evaluation asks."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic_ai.messages import ModelMessage, ModelResponse
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.models.wrapper import WrapperModel
from pydantic_ai.settings import ModelSettings

from agent.providers import Provider, Providers


class Meter:
    """What was used so far."""

    def __init__(self) -> None:
        self.tokens = 0
        self.cost = 0.0
        """In US dollars; a model without a known price counts for nothing."""

    def metered(self, models: Sequence[str | Model]) -> Providers:
        """The chain of these models, by name or made already, each with a meter at it; `local`, which is always last, costs nothing."""
        made = [model if isinstance(model, Model) else Provider(model).get() for model in models if model != "local"]
        return Providers([Provider(model.model_name, self.over(model)) for model in made])

    def over(self, model: Model) -> Model:
        """The same model, its use noted here."""
        return _Metered(model, self)

    def note(self, response: ModelResponse) -> None:
        self.tokens += response.usage.total_tokens
        try:
            self.cost += float(response.cost().total_price)
        except (LookupError, ValueError, AssertionError):
            return  # nobody publishes a price for it


class _Metered(WrapperModel):
    def __init__(self, wrapped: Model, meter: Meter) -> None:
        super().__init__(wrapped)
        self._meter = meter

    async def request(
        self, messages: list[ModelMessage], model_settings: ModelSettings | None, model_request_parameters: ModelRequestParameters
    ) -> ModelResponse:
        response = await super().request(messages, model_settings, model_request_parameters)
        self._meter.note(response)
        return response
