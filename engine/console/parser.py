"""What can be typed: the grammar of the command line."""

import argparse

from engine import resources
from engine.columns import CHANNELS, LISTS


def parser(about: str | None, version: str) -> argparse.ArgumentParser:
    """The verbs (`name` in what is parsed) and their options."""
    whole = argparse.ArgumentParser(prog="python -m engine", description=about)
    whole.add_argument("--version", action="version", version=version)
    verbs = whole.add_subparsers(dest="name", required=True, metavar="VERB")

    def verb(name: str, help: str, shop: bool = True) -> argparse.ArgumentParser:
        # Nothing is guessed: --passphrase must not be taken for --passphrase-file.
        sub = verbs.add_parser(name, help=help, description=help, allow_abbrev=False)
        if shop:
            sub.add_argument("shop", metavar="SHOP", help="the shop file, NAME.regulars")
            _passphrase(sub)
        sub.add_argument("--json", action="store_true", help="print one JSON object")
        return sub

    v = verb("import", "import sales, customers, products or interactions from spreadsheets")
    v.add_argument("files", nargs="+", metavar="FILE")
    v.add_argument("--mapping", metavar="M.toml", help="which column is what, where it cannot be guessed")
    v.add_argument("--sheet", metavar="NAME")
    v.add_argument("--password", metavar="WORD", help="opens files that are protected with one")
    v.add_argument("--dry-run", action="store_true", help="report what would be imported, and change nothing")
    v.add_argument(
        "--without-store", action="append", metavar="NAME", help="leave that store's lines out, also of later files"
    )
    v = verb("settings", "the shop's settings; change some")
    v.add_argument("--set", nargs=2, action="append", metavar=("NAME", "VALUE"), help="lists with semicolons between")
    v = verb("imports", "list imports, or take one back")
    v.add_argument("--undo", type=int, metavar="ID")
    v = verb("problems", "list what was found wrong in cells, write the right value, or take that back")
    v.add_argument("--import", dest="of", type=int, metavar="ID", help="of one import only")
    v.add_argument("--code", help="of one kind only, such as date.unreadable")
    v.add_argument("--fix", nargs=2, metavar=("PROBLEM_ID", "VALUE"), help="write VALUE into the cell of that problem")
    v.add_argument("--alike", action="store_true", help="with --fix: into all cells of the table with the same text")
    v.add_argument("--undo", type=int, metavar="IMPORT_ID", help="take a correction back")
    v = verb("spellings", "list products that seem to be one under several spellings, join them, or undo that")
    v.add_argument("--join", metavar="ID", help="make one product of what was found under this id")
    v.add_argument(
        "--without", action="append", default=[], metavar="PRODUCT_ID", help="with --join: this one is another product"
    )
    v.add_argument("--undo", type=int, metavar="DECISION_ID", help="take a decision back")
    verb("health", "how good the data is, and what would better it")
    v = verb("identities", "customers who are there twice: put together, asked, decided; decide, or undo it")
    one = v.add_mutually_exclusive_group()
    one.add_argument("--same", type=int, metavar="ID", help="the two customers of that pair are one person")
    one.add_argument("--different", type=int, metavar="ID", help="they are two")
    one.add_argument("--unsure", type=int, metavar="ID", help="nobody can tell: do not ask again")
    one.add_argument("--undo", type=int, metavar="ID", help="take back a decision, or what was put together by itself")
    one.add_argument("--find", action="store_true", help="compare all customers anew")
    v = verb("train", "learn from the sales: models, scores and recommendations")
    v.add_argument("--as-of", metavar="DATE", help="learn from sales up to this day (default: the last sale)")
    _horizon(v)
    v.add_argument("--seed", type=int, default=0, metavar="N")
    v.add_argument("--refresh", action="store_true", default=None, help="go on from the models in use: much quicker")
    v = verb("evaluate", "hide the last weeks and score every model and rule on them")
    v.add_argument("--days", type=int, default=28)
    _horizon(v)
    v.add_argument("--seed", type=int, default=0, metavar="N")
    v = verb("models", "what was learned and how it did; or go back to an earlier model")
    v.add_argument("--use", type=int, metavar="ID", help="use this model from now on")
    v = verb("recommend", "write what each customer will want, as a list")
    v.add_argument("--list", choices=LISTS, required=True)
    v.add_argument("-k", type=int, default=10)
    v.add_argument("--customer", metavar="ID")
    v.add_argument("--out", required=True, metavar="FILE.csv")
    v = verb("customers", "write segments, expected spend and return probability of every customer")
    v.add_argument("--horizon", type=int, metavar="DAYS", help="days ahead (default: as trained)")
    v.add_argument("--out", required=True, metavar="FILE.csv|xlsx")
    v = verb("segments", "customers in groups by recency, frequency and value, with what to do about each")
    v.add_argument("--eight", action="store_true", help="by the eight groups that Chinese shops know")
    v = verb("campaign", "choose whom to write to, what to offer and which words; write the files")
    v.add_argument("--goal", required=True, help=f"one of: {_names('goals')}")
    v.add_argument("--segment", metavar="CODE", help="a group of `segments` in the place of those the goal is for")
    v.add_argument("--channel", choices=(*CHANNELS, "counter"))
    v.add_argument(
        "--target", help="the file's form: excel, mailchimp, klaviyo, brevo, shopify, google, meta or aliyun"
    )
    v.add_argument("--control", type=float, default=0.1, help="share that gets nothing, to measure what it brings")
    v.add_argument("--size", type=int, metavar="N")
    v.add_argument("--out", required=True, metavar="FOLDER")
    v = verb("results", "what a campaign brought, compared with its control group")
    v.add_argument("campaign_id", type=int, metavar="CAMPAIGN_ID")
    v = verb("consent", "record consents and withdrawals from a spreadsheet")
    v.add_argument("file", metavar="FILE")
    v = verb("suppress", "block whom a spreadsheet lists: bounces, unsubscribes")
    v.add_argument("file", metavar="FILE")
    v = verb("erase", "take a person out of the file for good; their sale lines stay, without a name")
    v.add_argument("customer_id", metavar="CUSTOMER_ID")
    v.add_argument("--dry-run", action="store_true", help="only say what would go")
    v = verb("subject", "write all that is known of one person, for them: a workbook, and JSON for other programs")
    v.add_argument("customer_id", metavar="CUSTOMER_ID")
    v.add_argument("--out", required=True, metavar="FOLDER")
    v = verb("privacy", "what of people the file holds, whom we may write to, and what was exported and erased")
    v.add_argument("--unblock", metavar="CUSTOMER_ID", help="take back what blocks that customer")
    v = verb("backup", "copy a shop, open or not")
    v.add_argument("file", metavar="FILE")
    v = verb("backups", "copies made by themselves, before the first import of a day; or go back to one")
    v.add_argument(
        "--go-back", metavar="NAME", help="make the shop what it was then; what it is now becomes a copy, too"
    )
    v = verb("restore", "make a shop from a backup", shop=False)
    v.add_argument("file", metavar="FILE")
    v.add_argument("shop", metavar="SHOP")
    _passphrase(v)
    verb("check", "check the shop file itself")
    v = verb("encrypt", "give the shop file a passphrase, change it, or take it away; nobody can recover a lost one")
    one = v.add_mutually_exclusive_group()
    one.add_argument(
        "--new-passphrase-file", metavar="FILE", help="the new one is its first line (else it is asked for)"
    )
    one.add_argument("--remove", action="store_true", help="write the shop without a passphrase again")
    one = v.add_mutually_exclusive_group()
    one.add_argument(
        "--forget-copies", action="store_true", help="remove earlier copies, which the new one does not protect"
    )
    one.add_argument("--keep-copies", action="store_true", help="keep them, and do not ask")
    v = verb("pin", "the PIN that the window asks for before exports and privacy; it encrypts nothing")
    one = v.add_mutually_exclusive_group()
    one.add_argument(
        "--set", action="store_true", help="set one of 4 to 8 digits (it is asked for), also where it was forgotten"
    )
    one.add_argument("--remove", action="store_true", help="ask for none any more")
    v.add_argument("--pin-file", metavar="FILE", help="with --set: the first line of a file")
    v.add_argument(
        "--minutes", type=int, metavar="N", help="how long the window does not ask again; 0: it asks each time"
    )
    v = verb("systems", "till systems whose exports are recognised; add one, or take it away", shop=False)
    one = v.add_mutually_exclusive_group()
    one.add_argument("--add", metavar="FILE.toml", help="describes the system's export; README says how")
    one.add_argument("--remove", metavar="ID", help="take away one that was added")
    verb("sample", "import the sample shop")
    v = verb("demo", "the whole way on the sample shop: import, train, evaluate, campaign", shop=False)
    v.add_argument("folder", nargs="?", default="regulars-demo", metavar="FOLDER")
    return whole


def _passphrase(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="of a shop with a passphrase: its first line is that; else REGULARS_PASSPHRASE, else it is asked for",
    )


def _names(folder: str) -> str:
    return ", ".join(sorted(path.stem for path in resources.path(folder).glob("*.toml")))


def _horizon(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--horizon", type=int, default=90, metavar="DAYS", help="days ahead for expected spend")
