"""How much WhatsApp the product bears, on loopback: the way in against a bare route, and conversations at once.

`python -m evals.whatsapp.load` (`make bench-load`) prints the table of docs/performance.md.
"""
