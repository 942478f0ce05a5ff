"""Cars on the lot: what they are, how well they fit a wish, and the terms of a deal."""
