"""The command line: usually import, then train, then campaign. Data goes to stdout, progress to stderr.

Exit codes: 0 done, 1 could not (`error CODE: sentence` on stderr), 2 wrong usage.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from engine import __version__, console
from engine.clock import system_clock
from engine.console import (
    Bar,
    asked_for,
    health_words,
    identity_lines,
    import_words,
    imports_table,
    making,
    models_table,
    parser,
    plain,
    privacy,
    problem_words,
    protecting,
    reading,
    segments_words,
    sentence,
    show,
    undo_words,
    writing,
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
    options = parser(__doc__, __version__).parse_args(words)
    # Ids and names of any shop must come out as they are, whatever the console's code page.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result = _VERBS[options.name](options)
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


# ---------------------------------------------------------------------- verbs


def _import(o: argparse.Namespace) -> Any:
    mapping = None
    if o.mapping:
        mapping = console.mapping_of(Path(o.mapping))
    fresh = not Path(o.shop).exists()
    try:
        with making(o) as shop:
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
        with reading(o) as shop:
            return shop.settings()
    with writing(o) as shop:
        return {"changed": shop.set_settings(console.settings_of(o.set, shop.settings()))}


def _imports(o: argparse.Namespace) -> Any:
    if o.undo is not None:
        with writing(o) as shop:
            undone = shop.undo_import(o.undo)
        return undone if o.json else undo_words(undone)
    with reading(o) as shop:
        found = shop.imports()
    return found if o.json else imports_table(found)


def _problems(o: argparse.Namespace) -> Any:
    if o.fix is not None:
        with writing(o) as shop:
            return shop.fix_problem(console.number_of(o.fix[0]), o.fix[1], alike=o.alike)
    if o.undo is not None:
        with writing(o) as shop:
            undone = shop.undo_import(o.undo)
        return undone if o.json else undo_words(undone)
    with reading(o) as shop:
        chosen = [each for each in shop.imports() if not each["undone_at"] and o.of in (None, each["import_id"])]
        if o.json:
            return [problem for each in chosen for problem in shop.problems(each["import_id"], o.code)]
        told = [(each, shop.alike_problems(each["import_id"], o.code)) for each in chosen]
    return problem_words(told, whole=o.code is not None)


def _spellings(o: argparse.Namespace) -> Any:
    if o.join is not None:
        with writing(o) as shop:
            return shop.join_spellings(o.join, without=o.without)
    if o.undo is not None:
        with writing(o) as shop:
            return shop.undo_spellings(o.undo)
    with reading(o) as shop:
        return shop.spellings()


def _health(o: argparse.Namespace) -> Any:
    with reading(o) as shop:
        found = shop.health()
    return found if o.json else health_words(found)


def _identities(o: argparse.Namespace) -> Any:
    said = {verdict: getattr(o, verdict) for verdict in ("same", "different", "unsure")}
    chosen = [(verdict, number) for verdict, number in said.items() if number is not None]
    if chosen or o.undo is not None or o.find:
        with writing(o) as shop:
            if o.find:
                return shop.find_same_customers(progress=Bar())
            return shop.undo_same(o.undo) if o.undo is not None else shop.decide_same(chosen[0][1], chosen[0][0])
    with reading(o) as shop:
        found = shop.identities()
    return found if o.json else identity_lines(found)


def _train(o: argparse.Namespace) -> Any:
    with writing(o) as shop:
        trained = shop.train(as_of=o.as_of, horizon=o.horizon, seed=o.seed, refresh=o.refresh, progress=Bar())
        _say_basis(shop)
    return trained


def _models(o: argparse.Namespace) -> Any:
    if o.use is not None:
        with writing(o) as shop:
            if not shop.use_run(o.use):
                raise ShopError("model.unknown", run=o.use)
    with reading(o) as shop:
        report = shop.model_report()
    for words in console.erased_notes(report):
        print(words, file=sys.stderr)
    return report if o.json else models_table(report)


def _evaluate(o: argparse.Namespace) -> Any:
    with reading(o) as shop:
        found = shop.evaluate(days=o.days, horizon=o.horizon, seed=o.seed, progress=Bar())
    for words in console.spend_notes(found):
        print(words, file=sys.stderr)
    return found


def _recommend(o: argparse.Namespace) -> Any:
    from engine.spreadsheet import write_table

    with reading(o) as shop:
        rows = shop.recommend(o.list, k=o.k, customer=o.customer)
        if not rows and o.customer is None:
            needed = "again" if shop.overview()["lines"] else "import"
            raise ShopError("model.too_little_data", needed=needed)
        _say_basis(shop, spend=False)
    columns = ("customer_id", "rank", "product_id", "score", "reason")
    write_table(
        Path(o.out), columns, ([*(row[c] for c in columns[:4]), console.reason_of(row["reason"])] for row in rows)
    )
    _note_export(o, "recommendations", len({row["customer_id"] for row in rows}))
    return {"rows": len(rows), "file": o.out}


def _customers(o: argparse.Namespace) -> Any:
    with reading(o) as shop:
        _say_basis(shop, o.horizon)
        written = shop.export_customers(o.out, horizon=o.horizon)
    _note_export(o, "customers", written["rows"])
    return written


def _note_export(o: argparse.Namespace, what: str, people: int) -> None:
    """Enter an export in the shop's log; where somebody else writes in the file just now, say that it is not there."""
    try:
        with writing(o) as shop:
            shop.note_export(what, people)
    except ShopError as problem:
        print(console.note("export.unlogged", why=sentence(problem)), file=sys.stderr)


def _say_basis(shop: Shop, horizon: int | None = None, *, spend: bool = True) -> None:
    """Say beside a result on how little some of it rests; of `spend` where it is told."""
    found = shop.basis(horizon)
    for words in console.basis_notes(found if spend else {**found, "spend_off": None}):
        print(words, file=sys.stderr)


def _segments(o: argparse.Namespace) -> Any:
    with reading(o) as shop:
        found = shop.segments()
    return found if o.json else segments_words(found, o.eight)


def _campaign(o: argparse.Namespace) -> Any:
    choices: dict[str, Any] = {"goal": o.goal, "control": o.control}
    choices |= {
        name: getattr(o, name) for name in ("segment", "channel", "target", "size") if getattr(o, name) is not None
    }
    with writing(o) as shop:
        return shop.campaign(o.out, progress=Bar(), **choices)


def _results(o: argparse.Namespace) -> Any:
    with reading(o) as shop:
        return shop.results(o.campaign_id)


def _backup(o: argparse.Namespace) -> Any:
    with reading(o) as shop:
        shop.backup(o.file)
    return {"backup": o.file}


def _backups(o: argparse.Namespace) -> Any:
    if o.go_back is not None:
        with writing(o) as shop:
            return shop.go_back(o.go_back)
    with reading(o) as shop:
        return shop.backups()


def _restore(o: argparse.Namespace) -> Any:
    from engine.backups import set_aside

    with reading(o, o.file) as shop:
        problems = shop.check()
        if problems:
            raise ShopError("shop.damaged", file=o.file, detail=problems[0])
        kept = set_aside(Path(o.shop), system_clock(), asked_for(o) if shop.is_encrypted else None)
        shop.backup(o.shop)
    return {"restored": o.shop, "kept": kept}


def _check(o: argparse.Namespace) -> Any:
    with reading(o) as shop:
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

    with making(o) as shop:
        report = demo.import_sample(shop, progress=Bar())
    return report if o.json else import_words(report)


def _demo(o: argparse.Namespace) -> Any:
    from engine import demo

    return demo.run(Path(o.folder), progress=Bar(), say=lambda result: print("\n".join(demo.words(result))))


_VERBS: Final[Mapping[str, Verb]] = {
    "import": _import,
    "settings": _settings,
    "imports": _imports,
    "problems": _problems,
    "spellings": _spellings,
    "health": _health,
    "identities": _identities,
    "train": _train,
    "evaluate": _evaluate,
    "models": _models,
    "recommend": _recommend,
    "customers": _customers,
    "segments": _segments,
    "campaign": _campaign,
    "results": _results,
    "consent": privacy.consent,
    "suppress": privacy.suppress,
    "erase": privacy.erase,
    "subject": privacy.subject,
    "privacy": privacy.privacy,
    "encrypt": protecting.encrypt,
    "pin": protecting.pin,
    "backup": _backup,
    "backups": _backups,
    "restore": _restore,
    "check": _check,
    "systems": _systems,
    "sample": _sample,
    "demo": _demo,
}


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
