"""Two customers who are one person: put together, asked, decided, taken back; and every reader sees one."""

import random
from datetime import datetime
from pathlib import Path

import pytest

from engine import identities as action
from engine.errors import ShopError
from engine.shop import Shop
from engine.store import audiences, campaigns, customers, database, sales

NOW = datetime(2026, 11, 24, 12, 0)

SURNAMES = "Abel Birch Cole Dale Eaves Finch Gill Holt Ives Judd".split()
OTHERS = "".join(
    f"x{n}{m},{given} {surname},{given}.{surname}@example.net,01632 {(10 * n + m + 11) * 7919 % 900_000 + 100_000},,,\n"
    for n, given in enumerate("Ada Bea Cleo Dora Edda Fern Gwen Hope Iris Jade".split())
    for m, surname in enumerate(SURNAMES)
)
HEADER = "Customer ID,Name,Email,Phone,Birthday,Accepts email,City\n"
LIST = (
    HEADER
    + "17,Amelia Hart,a.hart@gmail.com,07700 900123,,yes,Bath\n"
    + "41,\"HART, Amelia\",ahart+shop@googlemail.com,,1990-05-06,unsubscribed,\n"
    + "52,Tom Price,t.price@example.com,,1960-01-02,yes,\n"
    + "53,Tom Price,t.price@example.com,,1990-05-06,yes,\n"
    + OTHERS
)  # fmt: skip
SALES = (
    "Date,Receipt,Customer ID,SKU,Item,Qty,Amount\n"
    "2026-09-01,1,17,A,Tea,1,5\n2026-09-03,2,41,A,Tea,1,7\n2026-09-03,2,41,B,Milk,1,3\n"
    "2026-10-01,3,52,A,Tea,1,5\n2026-10-05,4,53,B,Milk,1,3\n2026-10-09,5,x11,B,Milk,1,3\n"
)


@pytest.fixture
def shop(tmp_path: Path):
    with Shop.create(tmp_path / "corner.regulars", clock=lambda: NOW) as opened:
        opened.set_settings({"country": "GB"})
        yield opened


@pytest.fixture
def bring(shop: Shop, tmp_path: Path):
    """Imports a file, given by its text."""

    def bringing(text: str) -> dict:
        path = tmp_path / f"file{len(list(tmp_path.glob('*.csv')))}.csv"
        path.write_text(text, encoding="utf-8")
        return shop.import_files([str(path)])

    return bringing


def connection(shop: Shop):
    return shop._connection


def fingerprint(shop: Shop) -> dict[str, list]:
    """All that the shop holds, but for its log and what was decided of pairs."""
    tables = connection(shop).execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    kept = sorted({row[0] for row in tables} - {"audit", "identity", "sqlite_sequence"})
    return {t: sorted(map(repr, map(tuple, connection(shop).execute(f"SELECT * FROM {t}")))) for t in kept}


def rows(shop: Shop) -> dict[str, dict]:
    table = shop.customer_table()
    return {row[0]: dict(zip(table["columns"], row)) for row in table["rows"]}


def named(pairs: list[dict]) -> list[tuple[str, str]]:
    return [(pair["one"]["customer_id"], pair["other"]["customer_id"]) for pair in pairs]


@pytest.fixture
def full(shop: Shop, bring):
    bring(LIST)
    bring(SALES)
    return shop


def test_an_import_puts_together_what_is_certain_and_asks_what_is_not(shop, bring):
    report = bring(LIST)
    assert (report["same_merged"], report["same_asked"]) == (1, 1)
    found = shop.identities()
    assert named(found["merged"]) == [("17", "41")]
    assert named(found["cards"]) == [("52", "53")]
    assert found["counts"] == {"cards": 1, "merged": 1, "decided": 0, "perhaps": 0}
    (card,) = found["cards"]
    assert card["evidence"] == {"name": "same", "email": "same", "birthday": "other"}
    assert card["one"]["birthday"] == "1960-01-02"
    (pair,) = found["merged"]
    assert (pair["one"]["phone"], pair["other"]["phone"]) == ("07700 900123", None)


def test_every_reader_sees_one_customer(full):
    found = rows(full)
    assert "41" not in found
    one = found["17"]
    assert (one["visits"], one["historic_value"], one["other_ids"]) == (2, 15.0, "41")
    assert full.overview()["customers"] == 103
    assert [row["customer_id"] for row in full.customers()].count("17") == 1
    assert "41" not in [row["customer_id"] for row in full.customers()]
    loaded = sales.load_sales(connection(full))
    assert sorted(loaded["customers"]) == ["17", "52", "53", "x11"]
    mine = loaded["customer"] == loaded["customers"].index("17")
    assert loaded["amount"][mine].tolist() == [5.0, 7.0, 3.0]
    candidate = next(row for row in audiences.candidates(connection(full)) if row["key"] == "17")
    assert (candidate["visits"], candidate["birthday"]) == (2, "1990-05-06")
    habits = audiences.habits(connection(full), [candidate["id"]], 30_000, least=2)
    assert [(h["customer_id"], h["product_id"], h["times"]) for h in habits] == [(candidate["id"], "A", 2)]
    assert next((b["customer_id"], b["times"]) for b in full.product("A")["buyers_list"]) == ("17", 2)


def test_lines_of_one_person_stand_in_the_order_of_time(full):
    loaded = sales.load_sales(connection(full))
    order = list(zip(loaded["customer"].tolist(), loaded["day"].tolist()))
    assert order == sorted(order)


def test_old_ids_still_find_the_customer(full):
    profile = full.profile("41")
    assert profile["customer_id"] == "17"
    assert profile["also_known_as"] == [
        {"customer_id": "41", "name": "HART, Amelia", "email": "ahart+shop@googlemail.com", "phone": None}
    ]
    assert (profile["visits"], profile["birthday"], profile["phone"]) == (2, "1990-05-06", "07700 900123")
    assert len(profile["timeline"]) == 2
    assert next((f["id"], f["detail"]) for f in full.find("41")) == ("17", "41")
    assert [f["id"] for f in full.find("Amelia")] == ["17"]
    full.edit_customer("41", {"note": "likes Assam"})
    assert full.profile("17")["note"] == "likes Assam"


def test_one_no_is_the_no_of_the_person(full, tmp_path):
    assert rows(full)["17"]["consent_email"] == "unsubscribed"
    assert full.profile("17")["consents"]["email"]["status"] == "unsubscribed"
    number = customers.row_id(connection(full), "17")
    assert audiences.consents(connection(full), "email")[number][0] == "unsubscribed"
    blocked = tmp_path / "blocked.txt"
    blocked.write_text("customer_id,reason\n41,bounced\n", encoding="utf-8")
    full.suppress(str(blocked))
    assert rows(full)["17"]["suppressed"]
    assert number in audiences.suppressed(connection(full), "email")
    full.unblock("17")
    assert not rows(full)["17"]["suppressed"]
    full.set_consent("17", "email", "subscribed")
    assert rows(full)["17"]["consent_email"] == "subscribed"


def test_a_decision_is_taken_back_and_everything_is_as_before(full):
    (card,) = full.identities()["cards"]
    before = fingerprint(full)
    assert full.decide_same(card["id"], "same") == {"id": card["id"], "verdict": "same", "merged": 2, "cards": 0}
    assert rows(full)["52"]["historic_value"] == 8.0
    assert fingerprint(full) != before
    full.undo_same(card["id"])
    assert fingerprint(full) == before
    assert named(full.identities()["cards"]) == [("52", "53")]


def test_what_was_put_together_by_itself_is_taken_apart_and_together_again(full):
    before = fingerprint(full)
    (pair,) = full.identities()["merged"]
    full.undo_same(pair["id"])
    assert {key: row["historic_value"] for key, row in rows(full).items() if key in ("17", "41")} == {"17": 5, "41": 10}
    assert rows(full)["17"]["consent_email"] == "subscribed"
    found = full.identities()
    assert (found["merged"], named(found["decided"])) == ([], [("17", "41")])
    full.find_same_customers()
    assert full.identities()["merged"] == []
    full.undo_same(pair["id"])
    assert fingerprint(full) == before


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_a_card_is_asked_once(full, verdict):
    (card,) = full.identities()["cards"]
    before = fingerprint(full)
    full.decide_same(card["id"], verdict)
    assert full.find_same_customers() == {"merged": 1, "cards": 0, "new": 0}
    found = full.identities()
    assert [(pair["verdict"], pair["decided_at"]) for pair in found["decided"]] == [(verdict, "2026-11-24T12:00:00")]
    assert fingerprint(full) == before


def test_decisions_outlive_taking_back_and_importing_again(full, bring):
    (card,) = full.identities()["cards"]
    (pair,) = full.identities()["merged"]
    full.decide_same(card["id"], "same")
    full.undo_same(pair["id"])
    for entry in full.imports():
        full.undo_import(entry["import_id"])
    assert full.identities()["counts"] == {"cards": 0, "merged": 0, "decided": 0, "perhaps": 0}
    bring(SALES)
    bring(LIST)
    assert rows(full)["52"]["historic_value"] == 8.0
    assert rows(full)["41"]["historic_value"] == 10.0


def test_taking_the_list_back_takes_apart_whom_it_put_together(shop, bring):
    bring(SALES)
    before = {key: row["historic_value"] for key, row in rows(shop).items()}
    listed = bring(LIST)
    assert "41" not in rows(shop)
    shop.undo_import(listed["import_id"])
    assert {key: row["historic_value"] for key, row in rows(shop).items()} == before
    assert database.check(connection(shop)) == []


@pytest.mark.parametrize("seed", range(12))
def test_after_any_imports_undos_and_decisions_the_shop_is_as_if_only_the_rest_had_happened(tmp_path, seed):
    chance = random.Random(seed)
    lines = LIST.splitlines(keepends=True)[1:5]
    texts = [
        SALES,
        HEADER + "".join(lines) + OTHERS,
        HEADER + lines[0] + lines[2],
        HEADER + lines[1] + lines[3],
        OTHERS,
    ]
    texts[4] = HEADER + OTHERS
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.csv").write_text(text, encoding="utf-8")

    def new(name):
        opened = Shop.create(tmp_path / name, clock=lambda: NOW)
        opened.set_settings({"country": "GB"})
        return opened

    left, decisions = [], {}
    with new("shop.regulars") as shop, new("fresh.regulars") as fresh:
        for _ in range(8):
            pairs = [p for part in shop.identities().values() if isinstance(part, list) for p in part]
            if left and chance.random() < 0.3:
                shop.undo_import(left.pop(chance.randrange(len(left)))[0])
            elif pairs and chance.random() < 0.4:
                pair, verdict = chance.choice(pairs), chance.choice(["same", "different", "unsure"])
                shop.decide_same(pair["id"], verdict)
                decisions[named([pair])[0]] = verdict
            else:
                number = chance.randrange(len(texts))
                report = shop.import_files([str(tmp_path / f"{number}.csv")])
                if report["import_id"] is not None:
                    left.append((report["import_id"], number))
        for _, number in left:
            fresh.import_files([str(tmp_path / f"{number}.csv")])
        for pair in action.identities.pairs(connection(fresh)):
            if verdict := decisions.get((pair["one_key"], pair["other_key"])):
                fresh.decide_same(pair["id"], verdict)
        shop.find_same_customers()
        fresh.find_same_customers()
        assert rows(shop) == rows(fresh)
        assert named(shop.identities()["merged"]) == named(fresh.identities()["merged"])
        assert database.check(connection(shop)) == []


def test_a_file_without_contacts_costs_nothing(full, bring, monkeypatch):
    monkeypatch.setattr(action, "find_same", lambda *_: pytest.fail("compared"))
    report = bring("Date,Receipt,Customer ID,Name,SKU,Amount\n2026-11-01,77,17,Amelia Hart,A,5\n")
    assert "same_merged" not in report
    assert rows(full)["17"]["visits"] == 3


def test_masked_and_shared_contacts_put_nobody_together(shop, bring):
    bring(
        "Customer ID,Name,Phone\n"
        + "a,王伟,186******05\nb,王伟,186******05\nc,Jo Fox,0000000\nd,Jo Fox,0000000\n"
        + "".join(f"f{n},{name} {name}son,0117 496 0001\n" for n, name in enumerate("Ann Bob Cy Di Eve Flo".split()))
    )
    found = shop.identities()
    assert (found["merged"], named(found["cards"])) == ([], [("a", "b")])
    assert found["cards"][0]["evidence"] == {"name": "same", "mask": "fits"}


def test_a_masked_phone_is_asked_about_and_shown_and_calls_nobody(shop, bring):
    shop.set_settings({"country": "CN"})
    bring(HEADER + "a,欧阳怀瑾,,186******05,,,\nb,欧阳怀瑾,,18612345605,1990-05-06,,\n" + OTHERS)
    (card,) = [c for c in shop.identities()["cards"] if c["evidence"].get("mask") == "fits"]
    assert {(card[side]["customer_id"], card[side]["phone"]) for side in ("one", "other")} == {
        ("a", "186******05"),
        ("b", "18612345605"),
    }
    assert shop.identities()["counts"]["merged"] == 0
    assert rows(shop)["a"]["phone"] is None


def test_staff_are_nobody_s_double_and_a_double_of_staff_is_staff(full):
    full.set_settings({"staff": ["41"]})
    assert "17" not in rows(full)
    full.set_settings({"staff": []})
    assert "17" in rows(full)


def test_a_campaign_of_both_writes_once(full):
    number = _campaign(full)
    members = campaigns.detail(connection(full), number)["members"]
    assert [(m["customer_id"], m["arm"]) for m in members] == [("17", "treated")]
    listed = full.campaigns()[0]
    assert (listed["treated"], listed["control"]) == (1, 0)
    assert [c["returned_after_days"] for c in full.profile("41")["campaigns"]] == [1]
    assert campaigns.spending(connection(full), number, 20_690, 20_720) == {"treated": [15.0], "control": []}


def _campaign(shop: Shop) -> int:
    cursor = connection(shop).execute(
        "INSERT INTO campaign(name, goal, channel, target, status, created_at, as_of, sent_at, control_share, settings)"
        " VALUES ('Tea', 'win_back', 'post', 'excel', 'sent', '2026-09-02', 20698, '2026-09-02T10:00:00', 0.1, '{}')"
    )
    for key, arm in (("17", "control"), ("41", "treated")):
        connection(shop).execute(
            "INSERT INTO campaign_member(campaign_id, customer_id, arm) SELECT ?, id, ? FROM customer WHERE key = ?",
            (cursor.lastrowid, arm, key),
        )
    return int(cursor.lastrowid or 0)


def test_the_health_counts_who_waits_to_be_decided(full):
    def part():
        return next(p for p in full.health()["parts"] if p["code"] == "health.identity")

    assert (part()["values"]["customers"], part()["values"]["same"]) == (103, 1)
    full.decide_same(full.identities()["cards"][0]["id"], "different")
    assert (part()["share"], part()["values"]["same"]) == (1.0, 0)


def test_nothing_else_can_be_decided(full):
    (card,) = full.identities()["cards"]
    for wrong in (lambda: full.decide_same(card["id"], "perhaps"), lambda: full.decide_same(999, "same")):
        with pytest.raises(ShopError) as caught:
            wrong()
        assert caught.value.code == "argument.wrong"


def test_a_cancelled_search_leaves_the_shop_as_it_was(full):
    from engine.errors import Cancelled

    before = fingerprint(full)

    def stop(share: float, step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        full.find_same_customers(progress=stop)
    assert fingerprint(full) == before


def test_who_is_erased_goes_with_all_ids_and_pairs(full):
    assert full.erase("41")["customers"] == 2
    assert not {"17", "41"} & rows(full).keys()
    left = connection(full).execute("SELECT one, other FROM identity").fetchall()
    assert [tuple(row) for row in left] == [("52", "53")]
