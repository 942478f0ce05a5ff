"""What the assistant can do: one typed function a capability, the same for the agent, the desk and the API."""

from tools.counter import Counter
from tools.toolbox import Tool, Toolbox, tool

__all__ = ["Counter", "Tool", "Toolbox", "tool"]
