"""The same customer, twice: found by e-mail address, phone, card, name, birthday and address, each weighed by what it tells."""

from engine.cleaning.identity.contacts import card
from engine.cleaning.identity.finding import CERTAIN, WORTH_ASKING, WORTH_LOOKING, SameCustomer, find_same
from engine.cleaning.identity.grouping import links, settle

__all__ = ["CERTAIN", "WORTH_ASKING", "WORTH_LOOKING", "SameCustomer", "card", "find_same", "links", "settle"]
