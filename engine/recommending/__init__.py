"""Lists of products for every customer, each product with the reason why it is there."""

from engine.recommending.lists import recommendations
from engine.recommending.reasons import Reasons
from engine.recommending.wishes import Wishes

__all__ = ["Reasons", "Wishes", "recommendations"]
