"""Customers of an invented shop, some of them there twice, with the truth beside them; after febrl's generator.

(Christen, Pudjijono 2009: Accurate synthetic generation of realistic personal information.) Each duplicate is spoilt as
real lists are: typing errors, nicknames, initials, swapped names and days, fields left out, an old address, another
phone. Families share surname, address and often phone; twins their birthday, too; tills fill in contacts that are none.
"""

import random
from dataclasses import dataclass, replace
from typing import Any

GIVEN = """james mary john patricia robert jennifer michael linda william elizabeth david barbara richard susan joseph jessica
thomas sarah charles karen christopher lisa daniel nancy matthew betty anthony sandra mark margaret donald ashley steven
kimberly paul emily andrew donna joshua michelle kenneth carol kevin amanda brian melissa george deborah timothy stephanie
ronald rebecca edward laura jason sharon jeffrey cynthia ryan kathleen jacob amy gary angela nicholas shirley eric anna
jonathan ruth stephen brenda larry pamela justin nicole scott katherine brandon samantha benjamin christine samuel emma
gregory catherine alexander virginia frank debra patrick rachel raymond carolyn jack janet dennis maria jerry heather tyler
diane aaron julie jose olivia adam joyce nathan victoria henry kelly zachary christina douglas lauren peter joan kyle evelyn
sofia lucia mateo hugo elena carmen javier lena leon jonas hannah finn marie lukas paula felix ida anton greta oskar frieda
jan lea jana tim tom nina ina anne anja hans jens priya arjun ananya rohan aisha omar fatima yusuf leila chloe lucas camille
antoine manon giulia marco chiara luca giorgia piotr kasia tomasz agnieszka ewa""".split()
SURNAMES = """smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson
thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen
king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez
phillips evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz
morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood james bennett gray
mendoza ruiz hughes price alvarez castillo sanders patel myers long ross foster jimenez powell jenkins perry russell sullivan
bell coleman butler henderson barnes fisher vasquez simmons graham murray ford castro marshall owens harrison fernandez
mcdonald woods washington kennedy wells vargas henry chen freeman webb tucker guzman burns crawford olson simpson porter
hunter gordon mendez silva shaw snyder mason dixon munoz hunt hicks holmes palmer wagner black robertson boyd rose stone
salazar fox warren mills meyer rice schmidt garza daniels ferguson nichols stephens soto weaver ryan gardner payne grant
dunn kelley spencer hawkins arnold pierce hansen peters santos hart bradley knight elliott cunningham duncan armstrong
muller schneider fischer weber becker hoffmann schafer koch bauer richter klein wolf schroder neumann schwarz zimmermann
okafor sato marino kowalski novak rossi bianchi dubois moreau laurent lefevre haddad khan ali singh kaur sharma""".split()
NICKNAMES = dict(
    pair.split("=")
    for pair in """james=jim robert=bob william=bill richard=dick elizabeth=liz margaret=peggy michael=mike thomas=tom
    katherine=kate catherine=cathy charles=charlie david=dave daniel=dan matthew=matt anthony=tony steven=steve andrew=andy
    joseph=joe samuel=sam nicholas=nick alexander=alex benjamin=ben christopher=chris jennifer=jenny patricia=pat
    susan=sue rebecca=becky victoria=vicky deborah=debbie samantha=sam edward=ted joshua=josh jacob=jake timothy=tim
    jonathan=jon kimberly=kim gregory=greg christina=tina stephanie=steph kenneth=ken ronald=ron patrick=pat
    lukas=luke antoine=toni piotr=pete""".split()
)
CHINESE_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
CHINESE_GIVEN = """伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 霞 平 刚 桂英 玉兰 建国 建华 志强 婷婷 雪梅 文博 子涵 梓萱 浩然 宇轩 欣怡 雨桐
诗涵 俊杰 海燕 晓明 晓东 丽华 国强 国华 春梅 小红 小龙 思远 佳怡 嘉豪 天宇 一诺 可欣 若曦 景行 怀瑾 予安 淑珍 凤英 永康 振华 红梅 翠兰 德胜 家辉 美玲
志明 慧敏 雅婷 俊宏 冠宇 怡君 承翰 宗翰 佩珊 立群 世杰 宝贵 兴旺 长青 云飞 海涛 江波 晨曦 锦程 沐阳 星辰 乐瑶 语嫣""".split()
TRADITIONAL = dict(
    zip(
        "张刘陈杨赵黄吴孙马罗郑谢韩冯萧邓许华国伟强军杰涛丽红静飞云长兴",
        "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許華國偉強軍傑濤麗紅靜飛雲長興",
    )
)
STREETS = """mill church high park station london victoria green manor king queen new grange york albert north south west windsor
chapel castle bridge garden meadow orchard hill river forest elm oak maple cedar lake spring sunset jackson lincoln""".split()
KINDS = (("street", "st"), ("road", "rd"), ("avenue", "ave"), ("lane", "ln"), ("close", "cl"), ("drive", "dr"))
CITIES = "bristol bath wells frome radstock keynsham portishead clevedon yate thornbury".split()
CHINESE_ROADS = "中山路 人民路 解放路 建设路 长江路 和平路 新华路 文化路 北京路 南京路 学府路 滨河路".split()
DOMAINS = "gmail.com hotmail.com outlook.com yahoo.com icloud.com example.org btinternet.com googlemail.com".split()
PLACEHOLDER_EMAILS = ("no@mail.com", "test@test.de", "none@none.com", "info@cornershop.example")
PLACEHOLDER_PHONES = ("0000000", "11111111111", "01234567890")


@dataclass(frozen=True)
class Setting:
    """What a shop's list is like; shares of 0 to 1."""

    people: int = 4000
    twice: float = 0.2
    chinese: float = 0.12
    family: float = 0.3
    has: tuple[float, float, float, float, float] = (0.7, 0.75, 0.15, 0.5, 0.65)
    """E-mail, phone, card, birthday, address."""
    spoilt: float = 1.0
    """How much is wrong with a duplicate, beside the usual."""
    placeholder: float = 0.03
    masked: float = 0.02
    country: str = "GB"


TOWN = Setting()
MALL = Setting(
    people=6000,
    twice=0.08,
    chinese=0.9,
    family=0.45,
    has=(0.08, 0.93, 0.35, 0.3, 0.15),
    spoilt=1.4,
    placeholder=0.06,
    masked=0.12,
    country="CN",
)
"""A mall's membership in China: phones and cards, hardly an address, few names for many people."""


def generate(setting: Setting, seed: int) -> tuple[list[dict[str, Any]], list[int]]:
    """Customers in canonical columns, shuffled, and for each the number of the person it is."""
    chance = random.Random(seed)
    persons = _persons(setting, chance)
    rows = [(_told(person, setting, chance), n) for n, person in enumerate(persons)]
    for n, person in enumerate(persons):
        if chance.random() < setting.twice:
            times = 1 if chance.random() < 0.85 else 2
            rows.extend((_told(_spoilt(person, setting, chance), setting, chance), n) for _ in range(times))
    chance.shuffle(rows)
    people = [{"customer_id": f"C{place:06}", **row} for place, (row, _) in enumerate(rows)]
    return people, [n for _, n in rows]


def at_scale(setting: Setting, people: int) -> Setting:
    """The same shop with more or fewer customers."""
    return replace(setting, people=people)


def _zipf(chance: random.Random, words: Any) -> Any:
    return words[min(int(len(words) * chance.random() ** 1.8), len(words) - 1)]


def _persons(setting: Setting, chance: random.Random) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    taken: set[str] = set()
    while len(made) < setting.people:
        size = chance.choice((2, 2, 3, 4)) if chance.random() < setting.family / 2 else 1
        chinese = chance.random() < setting.chinese
        surname = _zipf(chance, CHINESE_SURNAMES if chinese else SURNAMES)
        home = _home(setting, chance)
        landline, shared_mail = _phone(setting, chance), chance.random() < 0.08
        born = None
        for member in range(size):
            given = _zipf(chance, CHINESE_GIVEN if chinese else GIVEN)
            if any(person["given"] == given for person in made[len(made) - member :]) and chance.random() < 0.9:
                given = _zipf(chance, CHINESE_GIVEN if chinese else GIVEN)
            own = surname if member == 0 or chance.random() < 0.85 else _zipf(chance, SURNAMES)
            twin = member > 0 and chance.random() < 0.04
            born = born if twin else _day(chance)
            if chinese and own[0] < "\u2e80":
                own = surname
            person: dict[str, Any] = {
                "given": given,
                "surname": own,
                "birthday": born,
                **home,
                "phone": landline if size > 1 and chance.random() < 0.4 else _phone(setting, chance),
                "email": _own_email(given, own, born, chance, taken),
                "card": f"{chance.randrange(10**9):09}",
            }
            if member and shared_mail:
                person["email"] = made[-1]["email"]
            made.append(person)
    return made


def _home(setting: Setting, chance: random.Random) -> dict[str, str]:
    if setting.country == "CN":
        road = f"{chance.choice(CHINESE_ROADS)}{chance.randrange(1, 400)}号{chance.randrange(1, 30)}栋"
        return {"address": road, "postal_code": f"{chance.randrange(200000, 200400)}", "city": "上海"}
    kind = chance.choice(KINDS)[0]
    return {
        "address": f"{chance.randrange(1, 200)} {chance.choice(STREETS)} {kind}",
        "postal_code": f"bs{chance.randrange(1, 40)} {chance.randrange(1, 9)}{chance.choice('abdefg')}{chance.choice('hjlnp')}",
        "city": _zipf(chance, CITIES),
    }


def _phone(setting: Setting, chance: random.Random) -> str:
    if setting.country == "CN":
        return f"1{chance.choice('3578')}{chance.randrange(10**9):09}"
    return (
        f"07{chance.randrange(10**9):09}"
        if chance.random() < 0.7
        else f"0117 {chance.randrange(2, 9)}{chance.randrange(10**6):06}"
    )


def _own_email(given: str, surname: str, born: str, chance: random.Random, taken: set[str]) -> str:
    """An address that nobody else has: a provider gives each mailbox to one person."""
    while True:
        local, _, domain = _email(given, surname, born, chance).partition("@")
        domain = domain.replace("googlemail", "gmail")
        if (local.replace(".", ""), domain) not in taken:
            taken.add((local.replace(".", ""), domain))
            return f"{local}@{domain}"
        given += str(chance.randrange(1, 9))


def _email(given: str, surname: str, born: str, chance: random.Random) -> str:
    if given > "\u2e80":
        return f"{chance.randrange(10**8, 10**10)}@{chance.choice(('qq.com', '163.com'))}"
    tail = chance.choice(("", "", born[2:4], str(chance.randrange(1, 99)), born[:4]))
    shape = chance.choice(("{g}.{s}", "{g}{s}", "{i}{s}", "{s}.{g}", "{g}_{s}", "{g}"))
    return shape.format(g=given, s=surname, i=given[0]) + tail + "@" + _zipf(chance, DOMAINS)


def _day(chance: random.Random) -> str:
    return f"{chance.randrange(1940, 2009)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"


def _spoilt(person: dict[str, Any], setting: Setting, chance: random.Random) -> dict[str, Any]:
    """The same person as another list has it."""

    def happens(share: float) -> bool:
        return chance.random() < share * setting.spoilt

    told = dict(person)
    eastern = told["given"] > "\u2e80"
    if happens(0.15):
        told["given"] = told["given"] if eastern else NICKNAMES.get(told["given"], told["given"])
    if happens(0.12) and not eastern:
        field = chance.choice(("given", "surname"))
        told[field] = typo(told[field], chance)
    if happens(0.05) and not eastern:
        told["given"] = told["given"][0]
    if happens(0.05) and not eastern:
        told["middle"] = chance.choice(GIVEN)
    if happens(0.03) and not eastern:
        told["surname"] = _zipf(chance, SURNAMES)
    if happens(0.08):
        told["swapped"] = True
    if happens(0.1) and eastern:
        told["given"] = "".join(TRADITIONAL.get(c, c) for c in told["given"])
        told["surname"] = TRADITIONAL.get(told["surname"], told["surname"])
    if happens(0.25):
        told["email"] = _email(person["given"], person["surname"], person["birthday"], chance)
    elif happens(0.1):
        local, _, domain = told["email"].partition("@")
        told["email"] = f"{typo(local, chance)}@{domain}"
    elif happens(0.15) and told["email"].endswith(("gmail.com", "googlemail.com")):
        local, _, domain = told["email"].partition("@")
        told["email"] = f"{local.replace('.', '')}+{chance.choice(('shop', 'news'))}@{domain}"
    if happens(0.2):
        told["phone"] = _phone(setting, chance)
    elif happens(0.06):
        told["phone"] = typo(told["phone"], chance, "0123456789")
    if happens(0.06):
        year, month, day = told["birthday"].split("-")
        told["birthday"] = f"{year}-{day}-{month}" if int(day) < 13 else f"{year}-{month}-{chance.randrange(1, 29):02}"
    if happens(0.12):
        told |= _home(setting, chance)
    elif happens(0.3):
        told["address"] = _respelt(told["address"], chance)
    return told


def typo(word: str, chance: random.Random, letters: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """One letter too many, too few, another, or two swapped."""
    at = chance.randrange(1, max(len(word) - 1, 2))
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + chance.choice(letters) + word[at:]
    if kind == 2:
        return word[:at] + chance.choice(letters) + word[at + 1 :]
    return word[: at - 1] + word[at : at + 1] + word[at - 1 : at] + word[at + 1 :]


def _respelt(address: str, chance: random.Random) -> str:
    for long, short in KINDS:
        address = address.replace(f" {long}", f" {short}." if chance.random() < 0.7 else f" {long}")
    if address[0] < "\u2e80" and chance.random() < 0.4:
        number, _, street = address.partition(" ")
        return f"{number} {typo(street, chance)}"
    return address.upper() if chance.random() < 0.3 else address


def _told(person: dict[str, Any], setting: Setting, chance: random.Random) -> dict[str, Any]:
    """What the list says of a person: some fields only, in the list's own style."""
    row: dict[str, Any] = {}
    given, surname = person["given"], person["surname"]
    if given > "\u2e80":
        words = [given, surname] if person.get("swapped") else [surname, given]
        row["name"] = (" " if person.get("swapped") or chance.random() < 0.1 else "").join(words)
    else:
        words = [given, *([person["middle"]] if "middle" in person else []), surname]
        if person.get("swapped"):
            words = [surname, given]
        row["name"] = " ".join(word.title() for word in words)
        if chance.random() < 0.06:
            row["name"] = f"{surname.upper()}, {given.title()}"
    if chance.random() < 0.03:
        row["name"] = None if chance.random() < 0.5 else words[0].title()
    for field, share in zip(("email", "phone", "card", "birthday", "address"), setting.has):
        row[field] = person[field] if chance.random() < share else None
    if row.pop("card"):
        row["attributes"] = {"Loyalty card no": person["card"]}
    if row["address"] is not None or chance.random() < 0.2:
        row["postal_code"], row["city"] = person["postal_code"].upper(), person["city"].title()
    if row["email"] and chance.random() < 0.1:
        row["email"] = row["email"].title()
    if chance.random() < setting.placeholder:
        row["email"] = chance.choice(PLACEHOLDER_EMAILS)
    if chance.random() < setting.placeholder:
        row["phone"] = chance.choice(PLACEHOLDER_PHONES)
    elif row["phone"] and chance.random() < setting.masked:
        row["phone"] = row["phone"][:3] + "******" + row["phone"][-2:]
    elif row["phone"] and chance.random() < 0.15:
        digits = row["phone"].replace(" ", "")
        row["phone"] = (
            f"+44 {digits[1:]}" if setting.country == "GB" else f"+86 {digits[:3]} {digits[3:7]} {digits[7:]}"
        )
    if row["birthday"] and chance.random() < setting.placeholder / 2:
        row["birthday"] = "1970-01-01"
    return {name: value for name, value in row.items() if value is not None}
