"""The conversation graph: identify → understand → act → guard → reply → remember, with a way back from guard to act."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from langgraph.graph import END, START, StateGraph
from langgraph.runtime import Runtime

from agent import handed_over
from agent.attachments import needs_no_answer
from agent.context import Context
from agent.nodes.act import act
from agent.nodes.guard import guard, passed
from agent.nodes.identify import identify
from agent.nodes.remember import remember
from agent.nodes.reply import reply
from agent.nodes.understand import understand
from agent.state import State


@cache
def compiled() -> Any:
    """The graph, without a checkpointer: the memory of a turn is kept with its answer (agent/recollection.py)."""
    graph = StateGraph(State, context_schema=Context)
    for node in (identify, understand, act, guard, reply, silence, remember):
        graph.add_node(node)
    graph.add_edge(START, "identify")
    graph.add_edge("identify", "understand")
    graph.add_conditional_edges("understand", speaks)
    graph.add_edge("act", "guard")
    graph.add_conditional_edges("guard", passed)
    graph.add_edge("reply", "remember")
    graph.add_edge("silence", "remember")
    graph.add_edge("remember", END)
    return graph.compile()


def speaks(state: State) -> Literal["act", "silence"]:
    """While a person of the shop has the conversation, most of it is theirs; and a gesture is no question."""
    return "act" if handed_over.speaks(state) and not needs_no_answer(state) else "silence"


async def silence(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Say nothing: a person of the shop has the conversation, or nothing was asked."""
    reading = state["readings"][0]
    return {
        "answer": {
            "turn_id": runtime.context.turn.id,
            "intent": reading["intent"],
            "sentiment": reading["sentiment"],
            "replies": [],
            "tools": [],
            "model": "none",
            "silent": True,
        }
    }
