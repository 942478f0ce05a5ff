"""What prices will be and when to buy: frames in, values out. No network, no database."""
