"""What a customer may ask the assistant to do."""
