"""What is kept: SQL records, Redis sessions and checkpoints of conversations."""
