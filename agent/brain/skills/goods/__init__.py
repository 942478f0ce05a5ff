"""What the industry asks of its goods: prices, stock, demand, the best day."""
