"""How the assistant thinks: understanding, the graph of a turn, the brains, the guardrails."""
