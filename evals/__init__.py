"""Is it any good, and still?"""
