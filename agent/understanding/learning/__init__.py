"""How intents and sentiment are learned from labelled messages, and the linear heads that come of it."""
