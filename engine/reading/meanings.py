"""Which concepts together name which column. The one place to look when a header is understood wrongly.

A line is `role: concepts | concepts | …`, the best first. Roles are canonical columns (`engine.columns`) and helpers that
`rows` turns into them: sold_time, first_name, last_name, subcategory, order_total, refund (a yes or no, or money), payment, points_paid, event, state (where goods go, or what became of them), currency, consent dates.
Earlier roles choose their column first, so that specific readings go before vague ones.
"""

from collections.abc import Iterator
from typing import Final

Concepts = frozenset[str]
Meanings = tuple[tuple[str, tuple[Concepts, ...]], ...]

_SALES = """
customer_id: customer id | customer card id | customer card | customer
customer_name: customer name | fullname | customer fullname | customer first last | customer
email: email | customer email | email address | customer email address
phone: phone | customer phone | phone id | customer phone id | fullname phone
receipt_id: receipt id | sale id | receipt sale id | receipt
line_no: line id | receipt line id | receipt line | line
sold_at: receipt date time | receipt date | sale date | sale date time | date time | line date | line date time | date | receipt created date | receipt created time | created date | created time | receipt time | sale time | created | payday | receipt payday | sale payday | time
sold_time: time | sale time | receipt time | receipt date | sale date | date
product_id: product id | sku | product sku | sku id | product sku id | sku barcode | product description id | barcode | product barcode | barcode id | product barcode id
product_name: product name | product description | description | product description name | sku name | product | product list name
quantity: quantity | product quantity | sale quantity | receipt quantity | product sale quantity | line quantity | product receipt quantity
amount: net amount | net sale | line amount | line total | line amount total | price line total | total price | net total | product amount | product total | amount total | amount | sale amount | product sale amount | sale total | total | gross amount | gross total price | net total price | gross total | gross sale | sale | receipt amount | gross
unit_price: unit price | net unit price | gross unit price | product price | product unit price | price | sale price | product sale price | unit sale price | sale unit price | product list price | list price | unit amount | price receipt | gross price | net price | unit
order_total: receipt total | receipt amount | receipt amount total | receipt net amount
category: category | product category | category name | product category name
subcategory: sub category | sub | product sub | sub category name | product sub category
brand: brand | product brand | brand name
discount: discount | discount amount | line discount | product discount | total discount | discount total
tax: tax | tax amount | tax amount total | sale tax | total tax | line tax | product tax | taxrate
status: status | receipt status | status receipt | sale status
refund: refund | refund amount | refund total | amount refund total | receipt refund | sale refund | refund status | receipt refund amount | product refund
points_paid: points | points discount | points amount | points product | receipt points
payment: tender | receipt tender | sale tender
state: region
event: receipt type | sale type | type
store: store | store name | store id | sale store
currency: currency | currency id | receipt currency
first_name: customer first | first | first name | customer first name
last_name: last | last name | customer last | customer last name
city: city | customer city
country: country | customer country
card: card id | card
company: company | company name | customer company | customer company name
id: id
name: name
"""

_CUSTOMERS = """
customer_id: customer id | customer card id | customer card | card id | id | customer
name: name | fullname | customer name | customer fullname
first_name: first | first name | customer first | customer first name
last_name: last | last name | customer last | customer last name
company: company | company name | customer company | customer company name
email: email | email address | customer email | email id
phone: phone | phone id | customer phone | customer phone id | fullname phone
birthday: birthday | birthday date | customer birthday
gender: gender | customer gender
address: address | customer address
city: city | customer city
postal_code: postal | postal id | customer postal
country: country | customer country | country id
language: language | customer language
joined_at: joined | joined date | customer joined | customer joined date | joined time | customer created date | customer created | created date | created | created time
consent_email: email consent | email consent status
consent_all: consent | consent status
consent_sms: sms consent | phone consent | sms consent status | sms
consent_post: post consent | post consent status | post | address consent
consent_wechat: wechat consent | wechat consent status | wechat
consent_email_at: email consent joined | email consent date | email consent time
consent_all_at: consent date | consent time
consent_sms_at: sms consent joined | sms consent date | sms date | sms consent time
consent_post_at: post consent joined | post consent date | post date | post consent time
consent_wechat_at: wechat consent joined | wechat consent date | wechat date | wechat consent time
note: note | customer note
"""

_PRODUCTS = """
product_id: product id | sku | product sku | sku id | sku barcode | id | barcode | product barcode | barcode id
product_name: product name | name | product description | description | product description name | product
category: category | product category | category name
brand: brand | product brand | brand name
price: sale price | price receipt | price | unit price | product price | product sale price | list price | product unit price | price unit | gross price | net price
cost: cost | product cost | unit cost | cost price
stock: stock | stock quantity | quantity | product quantity
active: active | status | product status | product active
"""

_INTERACTIONS = """
customer_id: customer id | customer card id | customer card | customer | customer email | email
product_id: product id | sku | product sku | barcode | product barcode | product | product name
at: date time | date | view date | rating date | time | type date | type time | created date | created | view time
kind: type | view type | view
value: rating | rating amount | product rating
"""


def _parsed(text: str) -> Meanings:
    def lines() -> Iterator[tuple[str, tuple[Concepts, ...]]]:
        for line in text.strip().splitlines():
            role, _, readings = line.partition(":")
            yield role, tuple(frozenset(reading.split()) for reading in readings.split("|"))

    return tuple(lines())


MEANINGS: Final[dict[str, Meanings]] = {
    "sales": _parsed(_SALES),
    "customers": _parsed(_CUSTOMERS),
    "products": _parsed(_PRODUCTS),
    "interactions": _parsed(_INTERACTIONS),
}

KNOWN_OF: Final[dict[str, frozenset[Concepts]]] = {
    kind: frozenset(reading for _, readings in meanings for reading in readings) for kind, meanings in MEANINGS.items()
}
"""Every set of concepts that names some column of a kind of table."""

KNOWN: Final[frozenset[Concepts]] = frozenset().union(*KNOWN_OF.values())
"""Every set of concepts that names some column: what makes a cell look like a header."""
