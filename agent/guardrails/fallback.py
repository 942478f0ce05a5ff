"""What is said where nothing else may be."""

SAFE = "Prefiro confirmar isso com a equipe antes de te responder. Posso ajudar com outra coisa?"
"""Always true, and it asks on."""
