import pytest

from engine.progress import silent
from engine.reading.plans import plan_book
from engine.reading.records import RecordReader
from engine.reading.sheets import open_book


@pytest.fixture
def read(tmp_path):
    def reading(text):
        path = tmp_path / "people.csv"
        path.write_text(text, encoding="utf-8")
        (plan,) = plan_book(open_book(path))
        return RecordReader(plan, 1_830_000_000).read(silent)

    return reading


def test_customers_with_consents_and_further_columns(read):
    records = read(
        "Customer No,Name,E-mail,Phone,Birthday,Joined,E-mail consent,E-mail consent since,Diet\n"
        "0017,Ann,Ann@example.com,0117 496 0100,1980-05-13,2020-01-20,subscribed,2021-02-03,vegan\n"
    )
    assert records.kind == "customers"
    ((key, values, row),) = records.rows
    assert (key, row) == ("0017", 2)
    assert values["consents"] == {"email": ("subscribed", "2021-02-03")}
    assert values["attributes"] == {"Diet": "vegan"}
    assert (values["email"], values["phone"]) == ("ann@example.com", "0117 496 0100")
    assert (values["birthday"], values["joined_at"]) == ("1980-05-13", "2020-01-20")


def test_given_and_family_name_are_put_together(read):
    records = read("customer_id,first_name,last_name,gender\n1,Ann,Lee,F\n2,Bob,,M\n")
    assert [values["name"] for _, values, _ in records.rows] == ["Ann Lee", "Bob"]


def test_payment_cards_are_left_in_the_file(read):
    records = read("KundenID;Name;Adresse;Kreditkarte\n1;Ann;Weg 1, Ulm;5,24E+15\n")
    assert "attributes" not in records.rows[0][1]


def test_an_impossible_birthday_is_said_and_the_customer_kept(read):
    records = read("customer_id,name,birthday\n1,Ann,1843-12-21\n2,Bob,1980-01-02\n")
    assert records.rows[0][1]["birthday"] is None
    assert [(p.code, p.cell, p.stored) for p in records.findings.problems] == [
        ("date.out_of_range", "people.csv!C2", True)
    ]


def test_an_answer_that_is_neither_yes_nor_no_is_no_consent(read):
    records = read("Customer ID,Name,Accepts Email Marketing\n1,Ann,perhaps\n2,Bob,no\n")
    assert [values["consents"] for _, values, _ in records.rows] == [{}, {"email": ("unsubscribed", None)}]
    assert [(p.code, p.value) for p in records.findings.problems] == [("consent.unreadable", "perhaps")]


def test_a_customer_without_id_or_contact_is_left_out(read):
    records = read("Name,Email,City\nAnn,ann@example.com,York\nBob,,York\n")
    assert [key for key, _, _ in records.rows] == ["ann@example.com"]
    assert records.findings.left_out == {"customer.missing": 1}


def test_products(read):
    records = read(
        "SKU,Item,Category,Price,Stock,Active\n0012,Tea,Drinks,$4.50,10,yes\n#REF!,,,1,,no\n,Milk,Drinks,1.2,,no\n"
    )
    assert [key for key, _, _ in records.rows] == ["0012", "Milk"]
    assert records.rows[0][1]["price"] == 4.5
    assert [values["active"] for _, values, _ in records.rows] == [True, False]
    assert records.findings.left_out == {"product.missing": 1}


def test_interactions(read):
    records = read(
        "customer,product,at,kind\n1,0012,2024-01-13 10:00,view\n1,0013,2024-01-14 11:00,add to cart\n1,0013,,view\n"
        "2,0013,2024-01-14,dance\n"
    )
    assert [(values["product_id"], values["kind"]) for _, values, _ in records.rows] == [
        ("0012", "view"),
        ("0013", "cart"),
    ]
    assert records.findings.left_out == {"date.missing": 1, "interaction.unreadable": 1}
