"""What the industry buys, keeps and sells: items, units, prices paid, suppliers."""
