"""A stand-in for Meta's Graph API: takes messages, refuses what the real one refuses, reports what became of them.

In a test: `async with standin() as graph:` gives one on a loopback port (`graph.url` is what WHATSAPP_API_URL takes), `graph.sent`
is what it took and `graph.faults.add(Cuts())` breaks the next message. As a process: `python -m evals.whatsapp.graph --help`.
"""

from evals.whatsapp.graph.faults import Breaks, Cuts, Hangs, Refuses, Undelivered
from evals.whatsapp.graph.limits import Limits
from evals.whatsapp.graph.running import standin
from evals.whatsapp.graph.standin import Graph, Sent
from evals.whatsapp.graph.templates import Template
from evals.whatsapp.refusals import Refusal

__all__ = ["Breaks", "Cuts", "Graph", "Hangs", "Limits", "Refusal", "Refuses", "Sent", "Template", "Undelivered", "standin"]
