"""What is said where nothing else may be."""

SAFE = "Prefiro confirmar isso com a equipe antes de te responder. Posso ajudar com outra coisa?"
"""Always true, and it asks on."""
APOLOGY = "Desculpe, não consegui responder à sua mensagem. Ela ficou guardada para a equipe. Pode me dizer de outro jeito?"
"""Where an answer failed again and again."""
