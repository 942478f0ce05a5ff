"""Live events of a conversation: what a screen shows while it happens.

Redis is only a bell here. Whoever is not listening misses the event, so nothing is said by an event alone: the reply is in the
outbox, and a listener that may have missed something is told to look there.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import orjson
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import RedisError

MISSED: dict[str, Any] = {"type": "missed"}
"""The connection was gone for a while: look at the records for what happened meanwhile."""
QUIET: dict[str, Any] = {"type": "quiet"}
"""Nothing happened for as long as was asked: time for a sign of life."""
_RINGING = 1.0
"""Seconds that whoever rings is kept waiting at most."""
_AGAIN = 0.2
"""Seconds before a lost connection is tried again."""


class Events:
    """The bells of all conversations; `thread` is `Turn.thread`."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def ring(self, thread: str, event: Mapping[str, Any]) -> None:
        """Tell whoever listens. Without Redis nobody is told, and nothing is lost but a second."""
        with contextlib.suppress(RedisError, TimeoutError):
            async with asyncio.timeout(_RINGING):
                await self._redis.publish(_channel(thread), orjson.dumps(event))

    @asynccontextmanager
    async def listen(self, thread: str, quiet: float | None = None) -> AsyncIterator[Listening]:
        """Events from the moment the block is entered on, in the order they were rung.

        With `quiet`, QUIET comes after every so many seconds without an event.
        """
        subscription = self._redis.pubsub()
        listening = Listening(subscription, _channel(thread), quiet)
        try:
            with contextlib.suppress(RedisError):  # it goes on trying
                await listening.begin()
            yield listening
        finally:
            await asyncio.shield(_given_back(subscription))  # also where the listener is cut off


class Listening:
    """An open ear: `async for event in listening`. A wait that is cancelled loses no event; one without Redis goes on trying."""

    def __init__(self, subscription: PubSub, channel: str, quiet: float | None) -> None:
        self._subscription = subscription
        self._channel = channel
        self._quiet = quiet
        self._begun = False

    def __aiter__(self) -> Listening:
        return self

    async def __anext__(self) -> dict[str, Any]:
        waiting_since = time.monotonic()
        while True:
            try:
                if not self._begun:
                    await self.begin()
                    return MISSED
                message = await self._subscription.get_message(timeout=self._quiet)
            except RedisError:
                await asyncio.sleep(_AGAIN)
                message = None
            if message is not None and message["type"] == "subscribe":
                return MISSED  # subscribed anew: the connection was lost
            if message is not None and message["type"] == "message":
                event: dict[str, Any] = orjson.loads(message["data"])
                return event
            if self._quiet is not None and time.monotonic() - waiting_since >= self._quiet:
                return QUIET

    async def begin(self) -> None:
        """Subscribe, and wait for the server to confirm it."""
        await self._subscription.subscribe(self._channel)
        while not self._begun:
            message = await self._subscription.get_message(timeout=None)
            self._begun = message is not None and message["type"] == "subscribe"


async def _given_back(subscription: PubSub) -> None:
    with contextlib.suppress(RedisError):
        await subscription.aclose()  # type: ignore[no-untyped-call]


def _channel(thread: str) -> str:
    return f"balcao:events:{thread}"
