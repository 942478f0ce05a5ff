"""Where things are: addresses by postal code, points by address, and the cities we know ourselves."""

from tools.places.cities import city_point
from tools.places.locating import Located, Places, locate_suppliers, place_of
from tools.places.nominatim import Nominatim
from tools.places.viacep import ViaCep

__all__ = ["Located", "Nominatim", "Places", "ViaCep", "city_point", "locate_suppliers", "place_of"]
