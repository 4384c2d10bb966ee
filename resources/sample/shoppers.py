"""The people of the sample shop: how often each comes, what they like, when they joined and how to reach them."""

import csv
import math
import random
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
FIRST, LAST = date(2024, 11, 1), date(2026, 10, 31)
STYLES = ("everyday", "wholefood", "gourmet", "family", "homely", "giver")

# Kind of customer: share, days between visits (low, high), how regular, chance to leave after a visit,
# products tried at a visit, habits (fewest, most).
KINDS = {
    "weekly": (0.07, 5, 9, 9.0, 0.006, 0.8, 3, 8),
    "fortnightly": (0.15, 10, 19, 8.0, 0.012, 1.1, 2, 6),
    "monthly": (0.28, 22, 42, 6.0, 0.030, 1.4, 1, 5),
    "now and then": (0.27, 50, 110, 2.5, 0.10, 1.8, 1, 3),
    "passing": (0.23, 30, 80, 1.5, 0.72, 1.6, 1, 1),
}


@dataclass(frozen=True)
class Product:
    """One row of catalogue.csv; `habit` is the chance that a first purchase becomes a habit."""

    sku: str
    name: str
    category: str
    brand: str
    price: float
    cycle_days: float
    habit: float
    appeal: float
    styles: frozenset[str]
    months: frozenset[int]
    launched: date
    ended: date

    def sold_on(self, day: date) -> bool:
        return self.launched <= day <= self.ended and (not self.months or day.month in self.months)


@dataclass
class Shopper:
    """A customer; `taste` weighs every product of the catalogue, in its order."""

    number: str
    name: str
    kind: str
    gap_days: float
    regularity: float
    leaving: float
    curiosity: float
    joined: date
    household: float
    weekdays: list[float]
    hour: float
    online: bool
    taste: list[float]
    styles: list[str]
    most_staples: int
    staples: dict[int, float] = field(default_factory=dict)
    """Product → personal days between purchases."""
    bought: dict[int, date] = field(default_factory=dict)
    contact: dict[str, object] = field(default_factory=dict)


def read_catalogue() -> list[Product]:
    with (HERE / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        return [
            Product(
                row["sku"],
                row["name"],
                row["category"],
                row["brand"],
                float(row["price"]),
                float(row["cycle_days"]),
                float(row["habit"]),
                float(row["appeal"]),
                frozenset(row["styles"].split()),
                frozenset(map(int, row["months"].split())),
                date.fromisoformat(row["launched"] or "2000-01-01"),
                date.fromisoformat(row["ended"] or "2100-01-01"),
            )
            for row in csv.DictReader(file)
        ]


def make_shoppers(count: int, catalogue: list[Product], rng: random.Random) -> list[Shopper]:
    """`count` customers in the order in which they joined."""
    kinds = rng.choices(list(KINDS), [k[0] for k in KINDS.values()], k=count)
    days = (LAST - FIRST).days
    joined = sorted(
        FIRST - timedelta(days=rng.randrange(1, 900))
        if rng.random() < (0.05 if kind == "passing" else 0.55)
        else FIRST + timedelta(days=rng.randrange(days - 5))
        for kind in kinds
    )
    names = _names(count, rng)
    return [_shopper(n, kinds[n], names[n], joined[n], catalogue, rng) for n in range(count)]


def staff_account(like: Shopper) -> Shopper:
    """What the staff take from the shelf: a number at the till that is no customer."""
    daily = {"kind": "weekly", "gap_days": 3.0, "leaving": 0.0, "joined": FIRST - timedelta(days=300), "online": False}
    return replace(like, number="000001", name="Staff purchases", staples={}, bought={}, **daily)


def _shopper(n: int, kind: str, name: str, joined: date, catalogue: list[Product], rng: random.Random) -> Shopper:
    _, low, high, regularity, leaving, curiosity, fewest, most = KINDS[kind]
    styles = rng.sample(STYLES, 2)
    household = math.exp(rng.gauss(0, 0.28))
    weekdays = [0.2 + rng.random() ** 3 * 3 for _ in range(7)]
    shopper = Shopper(
        number=f"{n + 101:06d}",
        name=name,
        kind=kind,
        gap_days=rng.uniform(low, high),
        regularity=regularity,
        leaving=leaving,
        curiosity=curiosity,
        joined=joined,
        household=household,
        weekdays=weekdays,
        hour=rng.choice([9.0, 11.5, 13.0, 16.0, 17.5]),
        online=rng.random() < 0.35,
        taste=_taste(styles, _is_chinese(name), catalogue, rng),
        styles=styles,
        most_staples=rng.randint(fewest, most),
    )
    _give_staples(shopper, catalogue, rng)
    _give_contact(shopper, n, rng)
    return shopper


def _taste(styles: list[str], chinese: bool, catalogue: list[Product], rng: random.Random) -> list[float]:
    """Appeal of a product to one person: styles, a few loved categories and brands, and a price level."""
    loved = {c: 0.04 + rng.gammavariate(0.5, 1.4) for c in dict.fromkeys(p.category for p in catalogue)}
    brands = {b: math.exp(rng.gauss(0, 0.5)) for b in dict.fromkeys(p.brand for p in catalogue)}
    if chinese:
        brands["Jade Terrace"] *= 6
    level = rng.gauss(0, 0.5) + (0.5 if "gourmet" in styles else 0)
    weights = []
    for p in catalogue:
        match = 2.4 if styles[0] in p.styles else 1.4 if styles[1] in p.styles else 0
        dearer = math.log(p.price / 5.0)
        weights.append(
            p.appeal**0.8 * math.exp(match - 0.25 * (dearer - level) ** 2) * loved[p.category] * brands[p.brand]
        )
    return weights


def _give_staples(shopper: Shopper, catalogue: list[Product], rng: random.Random) -> None:
    known = shopper.joined < FIRST or shopper.kind == "weekly"
    weights = [t * p.habit**1.5 if not p.months else 0.0 for t, p in zip(shopper.taste, catalogue)]
    for _ in range(shopper.most_staples if known else shopper.most_staples // 2):
        index = rng.choices(range(len(catalogue)), weights)[0]
        shopper.staples[index] = personal_cycle(shopper, catalogue[index], rng)
        shopper.bought[index] = FIRST - timedelta(days=rng.randrange(1 + int(shopper.staples[index])))


def personal_cycle(shopper: Shopper, product: Product, rng: random.Random) -> float:
    return product.cycle_days * math.exp(rng.gauss(0, 0.25)) / shopper.household


@cache
def _words() -> dict[str, str]:
    return tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))


def _names(count: int, rng: random.Random) -> list[str]:
    words = _words()
    given, family = (words["women"] + words["men"]).split(), words["family"].split()
    chinese_family, chinese_given = words["chinese_family"].split(), words["chinese_given"].split()
    names: dict[str, None] = {}
    while len(names) < count:
        if rng.random() < 0.15:
            first, last = rng.choice(chinese_family), rng.choice(chinese_given)
            pinyin = f"{_latin(first)} {_latin(last)}"
            characters = _characters(first) + _characters(last)
            name = characters if rng.random() < 0.4 else f"{pinyin} {characters}"
        else:
            name = f"{rng.choice(given)} {rng.choice(family)}"
        names[name] = None
    return list(names)


def _give_contact(shopper: Shopper, n: int, rng: random.Random) -> None:
    """Invented contacts: example.com and .org, and the telephone numbers that Ofcom keeps for drama."""
    words = _words()
    streets = words["streets"].replace("\n", "").split("|")
    first = shopper.name.split()[0]
    gender = "F" if first in words["women"].split() else "M" if first in words["men"].split() else ""
    latin = [word.lower() for word in shopper.name.split() if word.isascii()]
    local = ".".join(latin) if latin else f"guest{n + 101}"
    consented = {}
    for channel, chance in (("email", 0.62), ("sms", 0.38), ("post", 0.30), ("wechat", 0.0)):
        if channel == "wechat" and _is_chinese(shopper.name):
            chance = 0.7
        draw = rng.random()
        state = "subscribed" if draw < chance else "unsubscribed" if draw < chance + 0.08 else "never asked"
        if channel == "wechat" and not _is_chinese(shopper.name):
            state = "never asked"
        if state == "never asked" and channel == "email" and rng.random() < 0.2:
            state = "pending"
        since = max(shopper.joined, date(2023, 1, 1)) + timedelta(days=rng.randrange(60))
        consented[channel] = (state, min(since, LAST) if state != "never asked" else None)
    shopper.contact = {
        "email": f"{local}@example.{'org' if n % 3 else 'com'}" if rng.random() < 0.84 else "",
        "phone": (f"07700 900{n + 100:03d}" if rng.random() < 0.75 else f"0117 496 0{n + 100:03d}")
        if rng.random() < 0.72
        else "",
        "birthday": date(rng.randint(1944, 2006), rng.randint(1, 12), rng.randint(1, 28))
        if rng.random() < 0.6
        else None,
        "gender": gender if rng.random() < 0.8 else "",
        "address": f"{rng.randint(1, 140)} {rng.choice(streets)}" if rng.random() < 0.7 else "",
        "city": rng.choices(["Bristol", "Bath", "Clevedon", "Keynsham", ""], [70, 8, 6, 8, 8])[0],
        "postal_code": f"BS{rng.randint(1, 9)} {rng.randint(1, 9)}{rng.choice('ABDEFGHJ')}{rng.choice('LNPQRSTU')}",
        "language": "中文" if _is_chinese(shopper.name) and rng.random() < 0.7 else "English",
        "diet": "vegan" if shopper.styles[0] == "wholefood" and rng.random() < 0.5 else "",
        "consents": consented,
    }


def _is_chinese(name: str) -> bool:
    return not name.isascii()


def _latin(word: str) -> str:
    return "".join(c for c in word if c.isascii())


def _characters(word: str) -> str:
    return "".join(c for c in word if not c.isascii())
