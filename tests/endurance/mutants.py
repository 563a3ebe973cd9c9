"""Small faults put into the code on purpose, to see whether the tests find them.

``python -m tests.endurance.mutants [HOW_MANY] [MODULE …]`` changes one thing in one function at a
time, in a copy of everything in a temporary folder, and runs the tests that are there for that
module until one fails: a comparison turned round, a number off by one, ``and`` for ``or``, a
condition or truth the other way, a statement left out, nothing returned. HOW_MANY of each module,
40 unless told otherwise, are drawn by chance, always the same. Prints each change that no test
saw, to be judged by a person: some change nothing that matters.
"""

from __future__ import annotations

import ast
import copy
import importlib.util
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
FILES: Final = (
    *("event_file", "migrations", "older_files", "full_older_files", "known"),
    *("steps", "copy", "place"),
)
CONNECTION: Final = ("connection", "event_file", "glance", "older_files")
BACKUPS: Final = ("backups", "backups_verified", "known", "sweeping")
PACKS: Final = (
    *(f"exchange/test_{name}.py" for name in ("case_pack", "case_pack_written", "pack_schema")),
    "exchange/test_hostile_files.py::test_every_kind_of_hostile_pack_meets_the_right_verdict_in_words",
)
KILLERS: Final = {
    "domain/names.py": ("domain/test_names.py",),
    "store/backups.py": tuple(f"store/test_{name}.py" for name in BACKUPS),
    "store/bringing.py": ("store/test_bringing.py",),
    "store/connection.py": tuple(f"store/test_{name}.py" for name in CONNECTION),
    "store/copying.py": ("store/test_copying.py",),
    "store/event_file.py": tuple(f"store/test_{name}.py" for name in FILES),
    "store/restoring.py": ("store/test_restoring.py",),
    "exchange/case_pack.py": PACKS,
    "exchange/pack_archive.py": PACKS,
}
"""Of each module the tests that are to see what is wrong with it."""

OPTIONS: Final = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly")
LONGEST: Final = 300
"""Seconds after which a test hangs: a change is seen by that too, but counted apart, for on a busy
machine it may only have been slow."""

TURNED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip


class Fault(NamedTuple):
    """One change that can be made: its line, the place of its node, in which way, and in words."""

    line: int
    place: int
    way: int
    words: str


def main() -> None:
    """Try the modules asked for; print what no test saw, and how many were seen."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".*"))
        for name, killers in KILLERS.items():
            if not sys.argv[2:] or Path(name).stem in sys.argv[2:]:
                try_module(tree, name, many, killers)


def try_module(tree: Path, name: str, many: int, killers: tuple[str, ...]) -> None:
    """Try so many changes of one module, which is as it was afterwards."""
    path = tree / "w4r_desktop" / name
    source = path.read_text(encoding="utf-8")
    assert tried(tree, path, source, killers) == "unseen", "the tests fail without any change"
    found = list(faults(ast.parse(source)))
    drawn = random.Random(7).sample(found, min(many, len(found)))  # noqa: S311
    results: Counter[str] = Counter()
    for fault in sorted(drawn):
        changed = ast.parse(source)
        change(list(ast.walk(changed))[fault.place], fault.way)
        result = tried(tree, path, ast.unparse(changed), killers)
        results[result] += 1
        if result != "seen":
            print(f"  {path.name}:{fault.line}: {fault.words}: {result}", flush=True)
    path.write_text(source, encoding="utf-8")
    said = ", ".join(f"{number} {result}" for result, number in results.most_common())
    print(f"{path.name}: {said}, of {len(drawn)} tried; {len(found)} there are", flush=True)


def tried(tree: Path, path: Path, source: str, killers: tuple[str, ...]) -> str:
    """Run tests with one module as given; tell whether it was seen, by a failure or by hanging."""
    path.write_text(source, encoding="utf-8")
    compiled = Path(importlib.util.cache_from_source(str(path)))
    compiled.unlink(missing_ok=True)  # of the same size and second it would be taken for this one
    tests = (f"tests/{killer}" for killer in killers)
    try:
        run = subprocess.run(
            [sys.executable, "-m", "pytest", *OPTIONS, *tests],
            cwd=tree,
            env=os.environ | {"PYTHONPATH": str(tree), "QT_QPA_PLATFORM": "offscreen"},
            check=False,
            capture_output=True,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return "hung"
    return "seen" if run.returncode else "unseen"


def faults(module: ast.Module) -> Iterator[Fault]:
    """Yield each change that can be made within a function."""
    functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
    inside = {id(node) for one in functions for line in one.body for node in ast.walk(line)}
    for place, node in enumerate(ast.walk(module)):
        for way in range(2 if id(node) in inside else 0):
            if words := change(copy.deepcopy(node), way):
                yield Fault(getattr(node, "lineno", 0), place, way, words)


def change(node: ast.AST, way: int) -> str:
    """Change one node in place in one of two ways, and say how; nothing where there is no way."""
    before = ast.unparse(node)
    match node:
        case ast.Compare(ops=[operator, *_]) if way == 0:
            node.ops[0] = TURNED[type(operator)]()
        case ast.BoolOp() if way == 0:
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.Constant(value=bool()) if way == 0:
            node.value = not node.value
        case ast.Constant(value=int(number)) if not isinstance(number, bool):
            node.value = number + 1 - 2 * way
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test) if way == 0:
            node.test = ast.UnaryOp(ast.Not(), test)
            return f"if {ast.unparse(test)} -> not"
        case ast.Return(value=ast.expr()) if way == 0:
            node.value = ast.Constant(None)
        case ast.Expr(value=ast.Call()) | ast.Raise() | ast.AugAssign() if way == 0:
            node.__class__, node.__dict__ = ast.Pass, {}  # type: ignore[assignment]
            return f"left out: {before}"
        case _:
            return ""
    after = ast.unparse(node)
    return f"{before} -> {after}" if after != before else ""


if __name__ == "__main__":
    main()
