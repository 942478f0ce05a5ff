"""Purchase orders: of whom, by whose approval, and when."""
