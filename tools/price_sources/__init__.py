"""Where prices of the market are looked up: one file a source, behind one protocol."""

from tools.price_sources.manners import Manners
from tools.price_sources.mercado_livre import MercadoLivre
from tools.price_sources.refusals import Blocked, Captcha, LayoutChanged, NothingFound
from tools.price_sources.source import PriceSource

__all__ = ["Blocked", "Captcha", "LayoutChanged", "Manners", "MercadoLivre", "NothingFound", "PriceSource"]
