"""How far a long run is, where somebody looks at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A line on stderr that is written over; nothing where stderr is no terminal."""
    done = 0

    def more(count: int) -> None:
        nonlocal done
        done += count
        if sys.stderr.isatty():
            print(f"\r{what}: {done}/{total}", end="", file=sys.stderr, flush=True)

    yield more
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
