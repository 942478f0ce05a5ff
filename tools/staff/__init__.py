"""What the shop's people may ask the assistant to do."""
