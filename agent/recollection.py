"""The memories of conversations: recalled when a turn begins, kept together with its answer."""

from __future__ import annotations

from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver

from agent.state import Memory, fresh_memory
from memory import checkpoints


class Recollection:
    """Over LangGraph's checkpoints. A turn's run writes none itself: a run that fails, or whose worker lost the conversation to
    another, leaves no trace, and nothing is written that was not redacted (agent/redaction.py)."""

    def __init__(self, checkpointer: BaseCheckpointSaver[Any]) -> None:
        self.checkpointer = checkpointer

    async def recall(self, thread: str) -> Memory:
        """What is remembered of a conversation; a fresh memory where it begins."""
        kept: Memory = (await checkpoints.newest(self.checkpointer, thread)).get("memory", {})
        return {**fresh_memory(), **kept}  # one that an earlier release kept may lack a field

    async def keep(self, thread: str, memory: Memory) -> None:
        await checkpoints.keep(self.checkpointer, thread, {"memory": memory})

    async def tidy(self, thread: str, memory: Memory) -> None:
        """Now and then drop what earlier turns left; cheap enough to call after every turn."""
        if memory["turns"] % checkpoints.KEEP == 0:
            await checkpoints.trim(self.checkpointer, thread)

    async def forget_earlier(self, thread: str) -> None:
        """Leave only what was kept last."""
        await checkpoints.trim(self.checkpointer, thread, keep=1)

    async def forget(self, thread: str) -> None:
        await checkpoints.forget(self.checkpointer, thread)
