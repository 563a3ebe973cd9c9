"""Take every hostile case pack, list of people and event in, each alone in its process.

``python -m tests.endurance.hostile_files`` makes the corpus of ``tests/hostile`` and judges all of
it; names of items behind it choose a part. Prints what failed and the figures; the exit
status is 1 if anything failed. Judged are: a crash, a second, 150 MB, files and services touched
outside, a refusal that left something behind, its words, and the verdict.
"""

from __future__ import annotations

import multiprocessing
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.hostile import databases, importing
from tests.hostile.corpus import make_corpus
from tests.hostile.importing import Outcome
from w4r_desktop.paths import EVENT_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKS: Final = ("pack", "field", "markup", "picture")
TAKING: Final = dict.fromkeys(PACKS, importing.import_pack) | {
    "list": importing.import_people,
    "database": databases.open_event,
}
"""How the items of a group are taken in, as the window does."""

SECONDS: Final = 1.0
MEGABYTES: Final = 150
PATIENCE: Final = 20
SHORTEST_WORDS: Final = 20


@dataclass(frozen=True, slots=True)
class Judged:
    """One item with what came of it and what was wrong with that."""

    item: dict[str, Any]
    outcome: Outcome
    faults: tuple[str, ...]


def made(corpus: Path, names: list[str]) -> list[dict[str, Any]]:
    """Make the items that are named, or all, and return their descriptions."""
    events = [name for name in names if name.endswith(EVENT_SUFFIX)]
    others = [name for name in names if name not in events]
    items = make_corpus(corpus, others) if others or not names else []
    return items + (databases.make_databases(corpus, events) if events or not names else [])


def judged(corpus: Path, items: Iterable[dict[str, Any]]) -> Iterator[Judged]:
    """Yield each item with its judgement."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([importing.__name__, databases.__name__])
    untouched = corpus / "event"
    untouched.mkdir()
    importing.prepare(untouched)
    for item in items:
        path = corpus / item["path"]
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(untouched, folder, dirs_exist_ok=True)
            if item["group"] == "database":  # it is opened where it lies
                path = shutil.copytree(path.parent, Path(folder, "given")) / path.name
            answer, question = processes.Pipe(duplex=False)
            child = processes.Process(
                target=importing.tell,
                args=(TAKING[item["group"]], path, Path(folder), question),
            )
            child.start()
            question.close()
            outcome = _answer(answer)
            child.kill()
            child.join()
        yield Judged(item, outcome, tuple(_faults(item, path.name, outcome)))


def _answer(answer: Any) -> Outcome:
    try:
        told: Outcome = answer.recv() if answer.poll(PATIENCE) else Outcome("hang")
    except EOFError:
        return Outcome("crash", "the process died")
    return told


def _faults(item: dict[str, Any], name: str, outcome: Outcome) -> Iterator[str]:
    if outcome.result in ("crash", "hang"):
        yield outcome.result
    if outcome.seconds > SECONDS:
        yield "slow"
    if outcome.megabytes > MEGABYTES:
        yield "memory"
    if outcome.touched:
        yield f"touched {outcome.touched}"
    if (item["expect"], outcome.result) in WRONG:
        yield "verdict"
    if outcome.result == "refused":
        yield from _faults_of_refusal(item, name, outcome)


WRONG: Final = {("reject", "accepted"), ("accept", "refused"), ("repair", "refused")}


def _faults_of_refusal(item: dict[str, Any], name: str, outcome: Outcome) -> Iterator[str]:
    if outcome.changed:
        yield "half"
    words = outcome.words
    if name not in words or "Traceback" in words or len(words) < SHORTEST_WORDS:
        yield "words"
    reason = words.replace(name, "").lower()
    if not any(wanted in reason for wanted in item["says"].lower().split("|")):
        yield f"words without {item['says']}"


def main() -> int:
    """Judge what the command line names, or all of the corpus."""
    found: list[Judged] = []
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        for one in judged(corpus, made(corpus, sys.argv[1:])):
            found.append(one)
            if one.faults:
                print(one.item["path"], one.item["expect"], *one.faults, one.outcome, flush=True)
    failed = Counter(one.item["group"] for one in found if one.faults)
    for group, count in Counter(one.item["group"] for one in found).items():
        print(f"{group}: {count - failed[group]} of {count} passed")
    slowest = max(found, key=lambda one: one.outcome.seconds)
    largest = max(found, key=lambda one: one.outcome.megabytes)
    print(f"{len(found)} files")
    print(f"slowest {slowest.outcome.seconds:.2f} s ({slowest.item['path']})")
    print(f"largest {largest.outcome.megabytes} MB ({largest.item['path']})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
