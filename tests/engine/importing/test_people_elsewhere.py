"""People as other programs list them: address books, Vorname beside Name, web shops that know them by their addresses."""

import pytest

PEOPLE = [("Ann", "Lee"), ("Bo", "Ray"), ("Cy", "Dee"), ("Di", "Fox"), ("Ed", "Hill")]


def names(shop):
    return sorted(row[0] for row in shop.execute("SELECT name FROM customer"))


def test_an_address_book_of_google(run, shop):
    head = (
        "First Name,Middle Name,Last Name,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,"
        "Phone 1 - Value,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Address 1 - Country"
    )
    rows = [
        f"{first},,{last},,,* myContacts,* Home,{first.lower()}@x.example,Mobile,+44 7700 90000{n},1 St,York,YO1 1AA,GB"
        for n, (first, last) in enumerate(PEOPLE)
    ]
    report = run({"contacts.csv": "\n".join([head, *rows])})
    assert (report["files"][0]["format"], report["files"][0]["rows_read"]) == ("google_contacts", 5)
    assert names(shop) == [f"{first} {last}" for first, last in PEOPLE]
    assert shop.execute("SELECT count(*) FROM customer WHERE city = 'York' AND phone LIKE '+44 77%'").fetchone()[0] == 5


@pytest.mark.parametrize("whole", [False, True])
def test_a_name_beside_a_given_name_is_the_family_s_unless_it_has_both(run, shop, whole):
    rows = [
        f"{100 + n};{first};{first + ' ' + last if whole else last};{first.lower()}@x.example;{n + 1:02d}.01.1980"
        for n, (first, last) in enumerate(PEOPLE)
    ]
    run({"kunden.csv": "\n".join(["Kd-Nr.;Vorname;Name;E-Mail;Geb.-Datum", *rows])})
    assert names(shop) == [f"{first} {last}" for first, last in PEOPLE]
    assert shop.execute("SELECT min(birthday) FROM customer").fetchone()[0] == "1980-01-01"


def test_views_by_address_are_the_customer_s_who_has_it(run, shop):
    sales = [f"2026-03-{day:02d},C{day % 3},n{day % 3}@x.example,Tea,3.50" for day in range(13, 20)]
    views = [f"n{day % 3}@x.example,Tea,view,2026-03-{day} 10:00:00" for day in range(13, 20)]
    run({"till.csv": "\n".join(["Date,Customer ID,Email,SKU,Amount", *sales])})
    report = run({"web.csv": "\n".join(["customer_email,sku,event,event_time", *views])})
    assert report["files"][0]["kind"] == "interactions"
    assert shop.execute("SELECT count(*) FROM interaction").fetchone()[0] == 7
    alone = "SELECT count(*) FROM customer WHERE same_as IS NULL"
    assert shop.execute(alone).fetchone()[0] == 3


def test_french_prices_with_and_without_tax_of_a_catalogue(run, shop):
    rows = [f"R{n};Pain {n};Pains;{n},00;{n},50;10" for n in range(1, 9)]
    run({"produits.csv": "\n".join(["Réf.;Désignation;Famille;Prix achat HT;Prix vente TTC;Stock", *rows])})
    assert [tuple(row) for row in shop.execute("SELECT name, price FROM product LIMIT 1")] == [("Pain 1", 1.5)]
