"""How people, other programs and the clock reach the assistant."""
