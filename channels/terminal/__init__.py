"""The terminal channel: a conversation line by line, for people and for scripts."""

from channels.terminal.terminal import Terminal

__all__ = ["Terminal"]
