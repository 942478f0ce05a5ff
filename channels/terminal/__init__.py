"""The terminal channel: a conversation line by line, for people and for scripts."""

from channels.terminal.clock import ScriptClock
from channels.terminal.terminal import Terminal

__all__ = ["ScriptClock", "Terminal"]
