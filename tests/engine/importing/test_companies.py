"""Companies beside people: nobody is called by the company's name who has one of his own."""

import pytest

PEOPLE = (("启明小学", "王小芳"), ("西湖茶楼", "李建国"), ("诚信物业", "张文博"))


def names(shop):
    return [row[0] for row in shop.execute("SELECT name FROM customer ORDER BY key")]


def rows(head, line):
    return head + "\n" + "".join(line(n, *each) + "\n" for n, each in enumerate(PEOPLE))


@pytest.mark.parametrize(
    "head",
    [
        "编号,公司名称,姓名,手机号",
        "会员号,公司,联系人,电话",
        "Customer ID,Company,Name,Phone",
        "Kundennr,Firma,Name,Telefon",
    ],
)
def test_a_person_s_name_beside_a_company_s(run, shop, head):
    run({"a.csv": rows(head, lambda n, firm, name: f"K{n},{firm},{name},1380571100{n}")})
    assert names(shop) == [name for _, name in PEOPLE]
    told = shop.execute("SELECT attributes FROM customer ORDER BY key").fetchall()
    assert all(firm in row[0] for (firm, _), row in zip(PEOPLE, told))


@pytest.mark.parametrize("head", ["客户编号,公司,电话", "Customer ID,Company Name,Phone", "Kundennr,Firma,Telefon"])
def test_a_company_alone_is_the_customer_s_name(run, shop, head):
    run({"a.csv": rows(head, lambda n, firm, _: f"K{n},{firm},1380571100{n}")})
    assert names(shop) == [firm for firm, _ in PEOPLE]


def test_a_company_names_those_who_have_no_name_of_their_own(run, shop):
    run(
        {
            "a.csv": "客户编号,公司,姓名,手机号\nK1,启明小学,,13805711000\nK2,,李建国,13805711001\nK3,诚信物业,张文博,13805711002\n"
        }
    )
    assert names(shop) == ["启明小学", "李建国", "张文博"]


def sales(head, line):
    return {"a.csv": rows(head, lambda n, firm, name: f"2026-01-1{n}," + line.format(firm=firm, name=name))}


def test_in_sales_a_company_buys_where_nobody_else_is_named(run, shop):
    run(sales("日期,公司,商品,数量,金额", "{firm},龙井,1,100"))
    assert names(shop) == sorted(firm for firm, _ in PEOPLE)


def test_in_sales_the_person_s_name_goes_before_it(run, shop):
    run(sales("日期,公司,姓名,商品,数量,金额", "{firm},{name},龙井,1,100"))
    assert names(shop) == sorted(name for _, name in PEOPLE)


def test_the_shop_s_own_company_on_every_line_is_nobody(run, shop):
    run(sales("Date,Company,Item,Qty,Amount", "Corner Shop Ltd,Tea,1,5"))
    assert names(shop) == []


def test_the_company_that_delivers_a_parcel_is_nobody(run, shop):
    run(sales("日期,姓名,物流公司,商品,数量,金额", "{name},{firm},龙井,1,100"))
    assert names(shop) == sorted(name for _, name in PEOPLE)
