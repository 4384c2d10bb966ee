"""Lists of products for every customer, each product with the reason why it is there."""

from engine.recommending.lists import recommendations
from engine.recommending.reasons import Reasons

__all__ = ["Reasons", "recommendations"]
