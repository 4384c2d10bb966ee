"""The command line: usually import, then train, then campaign. Data goes to stdout, progress to stderr.

Exit codes: 0 done, 1 could not (`error CODE: sentence` on stderr), 2 wrong usage.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from engine import __version__, console, resources
from engine.columns import CHANNELS, LISTS
from engine.console import (
    Bar,
    health_words,
    identity_lines,
    import_words,
    imports_table,
    models_table,
    plain,
    sentence,
    show,
)
from engine.errors import Cancelled, ShopError
from engine.shop import Shop

__all__ = ["main", "sentence"]

Verb = Callable[[argparse.Namespace], Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["--serve"]:
        from engine.process import serve

        return serve()
    options = _parser().parse_args(words)
    # Ids and names of any shop must come out as they are, whatever the console's code page.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result = options.verb(options)
    except KeyboardInterrupt:
        return _fail(Cancelled())
    except ShopError as error:
        return _fail(error)
    except MemoryError:
        return _fail(ShopError("memory.low"))
    if result is not None:
        if getattr(options, "json", False):
            print(json.dumps(result, ensure_ascii=False, default=plain))
        else:
            show(result)
    return 0


def _fail(error: ShopError) -> int:
    print(f"error {error.code}: {sentence(error)}", file=sys.stderr)
    return 1


def _opened(path: str) -> Shop:
    """The shop for writing; a new one where there is no file yet."""
    return Shop.open(path) if Path(path).exists() else Shop.create(path)


# ---------------------------------------------------------------------- verbs


def _import(o: argparse.Namespace) -> Any:
    mapping = None
    if o.mapping:
        mapping = console.mapping_of(Path(o.mapping))
    fresh = not Path(o.shop).exists()
    try:
        with _opened(o.shop) as shop:
            unwanted = [*shop.settings()["stores_left_out"], *(o.without_store or ())]
            left_out = {"stores_left_out": list(dict.fromkeys(unwanted))} if o.without_store else None
            options = {"mapping": mapping, "sheet": o.sheet, "dry_run": o.dry_run, "password": o.password}
            report = shop.import_files(o.files, **options, settings=left_out, progress=Bar())
            for known in report.get("known_files", ()):
                print(console.note("known.file", file=known["file"], at=known["at"].replace("T", " ")), file=sys.stderr)
            return report if o.json else import_words(report)
    except BaseException:
        if fresh:
            _remove(Path(o.shop))
        raise
    finally:
        if fresh and o.dry_run:
            _remove(Path(o.shop))


def _remove(path: Path) -> None:
    for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        name.unlink(missing_ok=True)


def _settings(o: argparse.Namespace) -> Any:
    if not o.set:
        with Shop.read(o.shop) as shop:
            return shop.settings()
    with Shop.open(o.shop) as shop:
        return {"changed": shop.set_settings(console.settings_of(o.set, shop.settings()))}


def _imports(o: argparse.Namespace) -> Any:
    if o.undo is not None:
        with Shop.open(o.shop) as shop:
            return shop.undo_import(o.undo)
    with Shop.read(o.shop) as shop:
        found = shop.imports()
    return found if o.json else imports_table(found)


def _problems(o: argparse.Namespace) -> Any:
    if o.fix is not None:
        with Shop.open(o.shop) as shop:
            return shop.fix_problem(console.number_of(o.fix[0]), o.fix[1], alike=o.alike)
    if o.undo is not None:
        with Shop.open(o.shop) as shop:
            return shop.undo_import(o.undo)
    with Shop.read(o.shop) as shop:
        chosen = [each for each in shop.imports() if not each["undone_at"] and o.of in (None, each["import_id"])]
        return [problem for each in chosen for problem in shop.problems(each["import_id"], o.code)]


def _spellings(o: argparse.Namespace) -> Any:
    if o.join is not None:
        with Shop.open(o.shop) as shop:
            return shop.join_spellings(o.join, without=o.without)
    if o.undo is not None:
        with Shop.open(o.shop) as shop:
            return shop.undo_spellings(o.undo)
    with Shop.read(o.shop) as shop:
        return shop.spellings()


def _health(o: argparse.Namespace) -> Any:
    with Shop.read(o.shop) as shop:
        found = shop.health()
    return found if o.json else health_words(found)


def _identities(o: argparse.Namespace) -> Any:
    said = {verdict: getattr(o, verdict) for verdict in ("same", "different", "unsure")}
    chosen = [(verdict, number) for verdict, number in said.items() if number is not None]
    if chosen or o.undo is not None or o.find:
        with Shop.open(o.shop) as shop:
            if o.find:
                return shop.find_same_customers(progress=Bar())
            return shop.undo_same(o.undo) if o.undo is not None else shop.decide_same(chosen[0][1], chosen[0][0])
    with Shop.read(o.shop) as shop:
        found = shop.identities()
    return found if o.json else identity_lines(found)


def _train(o: argparse.Namespace) -> Any:
    with Shop.open(o.shop) as shop:
        return shop.train(as_of=o.as_of, horizon=o.horizon, seed=o.seed, refresh=o.refresh, progress=Bar())


def _models(o: argparse.Namespace) -> Any:
    if o.use is not None:
        with Shop.open(o.shop) as shop:
            if not shop.use_run(o.use):
                raise ShopError("model.unknown", run=o.use)
    with Shop.read(o.shop) as shop:
        report = shop.model_report()
    return report if o.json else models_table(report)


def _evaluate(o: argparse.Namespace) -> Any:
    with Shop.read(o.shop) as shop:
        return shop.evaluate(days=o.days, horizon=o.horizon, seed=o.seed, progress=Bar())


def _recommend(o: argparse.Namespace) -> Any:
    from engine.spreadsheet import write_table

    with Shop.read(o.shop) as shop:
        rows = shop.recommend(o.list, k=o.k, customer=o.customer)
    columns = ("customer_id", "rank", "product_id", "score", "reason")
    write_table(
        Path(o.out), columns, ([*(row[c] for c in columns[:4]), console.reason_of(row["reason"])] for row in rows)
    )
    return {"rows": len(rows), "file": o.out}


def _customers(o: argparse.Namespace) -> Any:
    with Shop.read(o.shop) as shop:
        return shop.export_customers(o.out, horizon=o.horizon)


def _segments(o: argparse.Namespace) -> Any:
    with Shop.read(o.shop) as shop:
        return shop.segments()


def _campaign(o: argparse.Namespace) -> Any:
    choices: dict[str, Any] = {"goal": o.goal, "control": o.control}
    choices |= {name: getattr(o, name) for name in ("channel", "target", "size") if getattr(o, name) is not None}
    with Shop.open(o.shop) as shop:
        return shop.campaign(o.out, progress=Bar(), **choices)


def _results(o: argparse.Namespace) -> Any:
    with Shop.read(o.shop) as shop:
        return shop.results(o.campaign_id)


def _consent(o: argparse.Namespace) -> Any:
    with Shop.open(o.shop) as shop:
        return shop.record_consents(o.file)


def _erase(o: argparse.Namespace) -> Any:
    if o.dry_run:
        with Shop.read(o.shop) as shop:
            return shop.erasure(o.customer_id)
    with Shop.open(o.shop) as shop:
        return shop.erase(o.customer_id)


def _suppress(o: argparse.Namespace) -> Any:
    with Shop.open(o.shop) as shop:
        return shop.suppress(o.file)


def _backup(o: argparse.Namespace) -> Any:
    with Shop.read(o.shop) as shop:
        shop.backup(o.file)
    return {"backup": o.file}


def _restore(o: argparse.Namespace) -> Any:
    with Shop.read(o.file) as shop:
        problems = shop.check()
        if problems:
            raise ShopError("shop.damaged", file=o.file, detail=problems[0])
        shop.backup(o.shop)
    return {"restored": o.shop}


def _check(o: argparse.Namespace) -> Any:
    with Shop.read(o.shop) as shop:
        problems = shop.check()
    if problems:
        raise ShopError("shop.damaged", file=o.shop, detail="; ".join(problems[:3]))
    return {"check": "ok"}


def _systems(o: argparse.Namespace) -> Any:
    from engine import shop

    if o.add is not None:
        return shop.add_till_system(o.add)
    return shop.remove_till_system(o.remove) if o.remove is not None else shop.till_systems()


def _sample(o: argparse.Namespace) -> Any:
    from engine import demo

    with _opened(o.shop) as shop:
        report = demo.import_sample(shop, progress=Bar())
    return report if o.json else import_words(report)


def _demo(o: argparse.Namespace) -> Any:
    from engine import demo

    return demo.run(Path(o.folder), progress=Bar(), say=lambda result: print("\n".join(demo.words(result))))


# ---------------------------------------------------------------------- words


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engine", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(dest="name", required=True, metavar="VERB")

    def verb(name: str, function: Verb, help: str, shop: bool = True) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=help, description=help)
        sub.set_defaults(verb=function)
        if shop:
            sub.add_argument("shop", metavar="SHOP", help="the shop file, NAME.regulars")
        sub.add_argument("--json", action="store_true", help="print one JSON object")
        return sub

    v = verb("import", _import, "import sales, customers, products or interactions from spreadsheets")
    v.add_argument("files", nargs="+", metavar="FILE")
    v.add_argument("--mapping", metavar="M.toml", help="which column is what, where it cannot be guessed")
    v.add_argument("--sheet", metavar="NAME")
    v.add_argument("--password", metavar="WORD", help="opens files that are protected with one")
    v.add_argument("--dry-run", action="store_true", help="report what would be imported, and change nothing")
    v.add_argument(
        "--without-store", action="append", metavar="NAME", help="leave that store's lines out, also of later files"
    )
    v = verb("settings", _settings, "the shop's settings; change some")
    v.add_argument("--set", nargs=2, action="append", metavar=("NAME", "VALUE"), help="lists with semicolons between")
    v = verb("imports", _imports, "list imports, or take one back")
    v.add_argument("--undo", type=int, metavar="ID")
    v = verb("problems", _problems, "list what was found wrong in cells, write the right value, or take that back")
    v.add_argument("--import", dest="of", type=int, metavar="ID", help="of one import only")
    v.add_argument("--code", help="of one kind only, such as date.unreadable")
    v.add_argument("--fix", nargs=2, metavar=("PROBLEM_ID", "VALUE"), help="write VALUE into the cell of that problem")
    v.add_argument("--alike", action="store_true", help="with --fix: into all cells of the table with the same text")
    v.add_argument("--undo", type=int, metavar="IMPORT_ID", help="take a correction back")
    v = verb(
        "spellings", _spellings, "list products that seem to be one under several spellings, join them, or undo that"
    )
    v.add_argument("--join", metavar="ID", help="make one product of what was found under this id")
    v.add_argument(
        "--without", action="append", default=[], metavar="PRODUCT_ID", help="with --join: this one is another product"
    )
    v.add_argument("--undo", type=int, metavar="DECISION_ID", help="take a decision back")
    verb("health", _health, "how good the data is, and what would better it")
    v = verb(
        "identities", _identities, "customers who are there twice: put together, asked, decided; decide, or undo it"
    )
    one = v.add_mutually_exclusive_group()
    one.add_argument("--same", type=int, metavar="ID", help="the two customers of that pair are one person")
    one.add_argument("--different", type=int, metavar="ID", help="they are two")
    one.add_argument("--unsure", type=int, metavar="ID", help="nobody can tell: do not ask again")
    one.add_argument("--undo", type=int, metavar="ID", help="take back a decision, or what was put together by itself")
    one.add_argument("--find", action="store_true", help="compare all customers anew")
    v = verb("train", _train, "learn from the sales: models, scores and recommendations")
    v.add_argument("--as-of", metavar="DATE", help="learn from sales up to this day (default: the last sale)")
    _horizon(v)
    v.add_argument("--seed", type=int, default=0, metavar="N")
    v.add_argument("--refresh", action="store_true", default=None, help="go on from the models in use: much quicker")
    v = verb("evaluate", _evaluate, "hide the last weeks and score every model and rule on them")
    v.add_argument("--days", type=int, default=28)
    _horizon(v)
    v.add_argument("--seed", type=int, default=0, metavar="N")
    v = verb("models", _models, "what was learned and how it did; or go back to an earlier model")
    v.add_argument("--use", type=int, metavar="ID", help="use this model from now on")
    v = verb("recommend", _recommend, "write what each customer will want, as a list")
    v.add_argument("--list", choices=LISTS, required=True)
    v.add_argument("-k", type=int, default=10)
    v.add_argument("--customer", metavar="ID")
    v.add_argument("--out", required=True, metavar="FILE.csv")
    v = verb("customers", _customers, "write segments, expected spend and return probability of every customer")
    v.add_argument("--horizon", type=int, metavar="DAYS", help="days ahead (default: as trained)")
    v.add_argument("--out", required=True, metavar="FILE.csv|xlsx")
    verb("segments", _segments, "customers by recency, frequency and value")
    v = verb("campaign", _campaign, "choose whom to write to, what to offer and which words; write the files")
    v.add_argument("--goal", required=True, help=f"one of: {_names('goals')}")
    v.add_argument("--channel", choices=(*CHANNELS, "counter"))
    v.add_argument(
        "--target", help="the file's form: excel, mailchimp, klaviyo, brevo, shopify, google, meta or aliyun"
    )
    v.add_argument("--control", type=float, default=0.1, help="share that gets nothing, to measure what it brings")
    v.add_argument("--size", type=int, metavar="N")
    v.add_argument("--out", required=True, metavar="FOLDER")
    v = verb("results", _results, "what a campaign brought, compared with its control group")
    v.add_argument("campaign_id", type=int, metavar="CAMPAIGN_ID")
    v = verb("consent", _consent, "record consents and withdrawals from a spreadsheet")
    v.add_argument("file", metavar="FILE")
    v = verb("suppress", _suppress, "block whom a spreadsheet lists: bounces, unsubscribes")
    v.add_argument("file", metavar="FILE")
    v = verb("erase", _erase, "take a person out of the file for good; their sale lines stay, without a name")
    v.add_argument("customer_id", metavar="CUSTOMER_ID")
    v.add_argument("--dry-run", action="store_true", help="only say what would go")
    v = verb("backup", _backup, "copy a shop, open or not")
    v.add_argument("file", metavar="FILE")
    v = verb("restore", _restore, "make a shop from a backup", shop=False)
    v.add_argument("file", metavar="FILE")
    v.add_argument("shop", metavar="SHOP")
    verb("check", _check, "check the shop file itself")
    v = verb("systems", _systems, "till systems whose exports are recognised; add one, or take it away", shop=False)
    one = v.add_mutually_exclusive_group()
    one.add_argument("--add", metavar="FILE.toml", help="describes the system's export; README says how")
    one.add_argument("--remove", metavar="ID", help="take away one that was added")
    verb("sample", _sample, "import the sample shop")
    v = verb("demo", _demo, "the whole way on the sample shop: import, train, evaluate, campaign", shop=False)
    v.add_argument("folder", nargs="?", default="regulars-demo", metavar="FOLDER")
    return parser


def _names(folder: str) -> str:
    return ", ".join(sorted(path.stem for path in resources.path(folder).glob("*.toml")))


def _horizon(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--horizon", type=int, default=90, metavar="DAYS", help="days ahead for expected spend")


def _without_chatter() -> None:
    """Send to nowhere what native libraries write to stderr by themselves: TensorFlow does so before it can be told
    not to. Python's own stderr, with our progress and errors, stays. Whoever sets TF_CPP_MIN_LOG_LEVEL sees it all."""
    if "TF_CPP_MIN_LOG_LEVEL" in os.environ:
        return
    ours = os.fdopen(os.dup(2), "w", encoding="utf-8", errors="replace", buffering=1)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    sys.stderr = ours


if __name__ == "__main__":
    if sys.argv[1:2] != ["--serve"]:
        _without_chatter()
    sys.exit(main())
