"""A user played by a model: any that pydantic-ai knows."""

from __future__ import annotations

from pydantic import BaseModel, Field
from pydantic_ai import Agent
from pydantic_ai.exceptions import AgentRunError, UserError
from pydantic_ai.messages import ModelMessage

from agent.providers import Provider
from domain.conversation import Answer
from evals.simulated.agenda import Goal
from evals.simulated.user import Simulator, SimulatorFailed, User

_PERSONA = """\
You play a customer who writes on WhatsApp to a used-car dealership in Brazil. Write ONE short message in Brazilian Portuguese, as people
type there: {style}. You want: {want}. What you know and want, and nothing else: {facts}. {changes}
Answer what you are asked if it is among your facts, else say that you do not know. Never speak as the shop, never invent facts,
never help the shop do its work. When asked whether your data may be kept, say {consent}. When you have what you want, or it cannot be
had, set `done`."""
_SHOP_WORDS = ("como posso ajudar", "sou a bia", "nosso estoque", "assistente virtual")
"""Who says this plays the wrong side."""
_LONGEST = 600


class Line(BaseModel):
    """The customer's next message."""

    message: str = Field("", description="What you write; empty when done.")
    done: bool = Field(False, description="Whether the conversation is over for you.")


class ModelUser:
    """Errors of the model, and messages that no customer would write, are SimulatorFailed."""

    def __init__(self, model: str, goal: Goal, seed: int) -> None:
        changes = "; ".join(f"at message {c.at} you change your mind: {c.fact} is {c.to}" for c in goal.changes)
        facts = "; ".join(f"{name}: {value}" for name, value in goal.facts.items())
        words = {"style": goal.style, "want": goal.want, "facts": facts, "changes": changes, "consent": "yes" if goal.consent else "no"}
        self._agent: Agent[None, Line] = Agent(Provider(model).get(), output_type=Line, system_prompt=_PERSONA.format(**words), retries=2)
        self._history: list[ModelMessage] = []
        self._seed = seed

    async def next(self, last: Answer | None) -> str | None:
        shop = "\n".join(reply.text for reply in last.replies) if last else "(you write first)"
        try:
            run = await self._agent.run(f"The shop: {shop}", message_history=self._history, model_settings={"seed": self._seed})
        except (AgentRunError, UserError) as error:
            raise SimulatorFailed(f"o modelo que faz o cliente falhou: {type(error).__name__}") from error
        self._history = run.all_messages()
        said = run.output.message.strip()
        if run.output.done or not said:
            return None
        if len(said) > _LONGEST or any(words in said.casefold() for words in _SHOP_WORDS):
            raise SimulatorFailed(f"nenhum cliente escreve: {said[:200]}")
        return said


def by_model(name: str) -> Simulator:
    """Users played by the model of this pydantic-ai name."""

    def make(goal: Goal, seed: int) -> User:
        try:
            return ModelUser(name, goal, seed)
        except UserError as error:  # no such model, or no key for it
            raise SimulatorFailed(f"não há o modelo {name} para fazer o cliente: {error}") from error

    return make
