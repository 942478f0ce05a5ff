"""Sample businesses for trying the product: made up, but true to the trade."""
