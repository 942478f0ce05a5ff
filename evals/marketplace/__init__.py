"""A stand-in for Mercado Livre's search: pages in today's structure, and everything that goes wrong with them.

In a test: `async with marketplace() as market:` gives one on a loopback port (`market.url` is what SCRAPER_URL takes), `market.asked` is
what was looked for and `market.faults[slug]` breaks the page of a search. As a process: `python -m evals.marketplace --help`.
"""

from evals.marketplace.app import marketplace
from evals.marketplace.market import FAULTS, Fault, Market, Ware

__all__ = ["FAULTS", "Fault", "Market", "Ware", "marketplace"]
