"""Where prices of the market are looked up: one file a source, behind one protocol."""

from collections.abc import Callable, Mapping

from tools.price_sources.manners import Manners
from tools.price_sources.mercado_livre import MercadoLivre
from tools.price_sources.refusals import Blocked, Captcha, LayoutChanged, NothingFound
from tools.price_sources.source import PriceSource

SOURCES: Mapping[str, Callable[..., PriceSource]] = {MercadoLivre.name: MercadoLivre}
"""By the name that `SCRAPER_SOURCE` takes; each is made of (outside, manners, address, patience, key, proxy), as MercadoLivre is."""

__all__ = ["SOURCES", "Blocked", "Captcha", "LayoutChanged", "Manners", "MercadoLivre", "NothingFound", "PriceSource"]
