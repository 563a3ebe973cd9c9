"""Takes one foreign file in, alone in its process, and tells what came of it."""

from __future__ import annotations

import hashlib
import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import unquote, urlsplit

from sqlalchemy.orm import configure_mappers

from tests.evening import NOW, make_event
from w4r_desktop import paths
from w4r_desktop.domain.pack_changes import compare, contents, fitted
from w4r_desktop.domain.pack_choice import everything
from w4r_desktop.errors import W4RError
from w4r_desktop.exchange.case_file import read_cases
from w4r_desktop.exchange.people_list import listed, read_people
from w4r_desktop.messages import explain
from w4r_desktop.services.attendees import sign_in_all
from w4r_desktop.services.case_packs import take_pack
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.campaign_here import campaign_here

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from w4r_desktop.domain.case import CasePack

    Take: TypeAlias = Callable[[Path, Path], str]

ROOT: Final = Path(__file__).parents[2]
EVENT: Final = "evening.w4r"
READABLE: Final = (
    *(os.path.realpath(place) for place in (sys.prefix, sys.base_prefix, str(ROOT))),
    *("/usr/lib", "/usr/share", "/usr/local", "/etc/localtime", "/etc/mime.types"),
    *("/dev/null", "/dev/urandom", "/proc/", "/sys/dev", "/sys/devices"),
    *(str(Path.home() / folder) for folder in ("Dropbox", ".dropbox")),
)
"""Beside the program, what tells on which disk a file lies and who keeps its folder equal."""

REACHES_OUT: Final = (
    *("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec"),
    *("os.posix_spawn", "os.symlink", "os.link", "pty.spawn"),
)
configure_mappers()  # as in a program that has been running for a while
BYTES_OF_MAXRSS: Final = 1 if sys.platform == "darwin" else 1024
NAMED: Final = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: ``result`` is accepted, refused or crash, with the words for it.

    ``seconds`` are those of the processor, so that a busy machine does not change the verdict.
    """

    result: str
    words: str = ""
    seconds: float = 0
    megabytes: int = 0
    touched: list[str] = field(default_factory=list)
    changed: bool = False


def prepare(folder: Path) -> None:
    """Make an event without cases in a folder, as it lies there before somebody brings some in."""
    paths.data_folder = lambda: folder / "data"
    make_event(folder / EVENT, case_count=0).close()


def import_pack(path: Path, folder: Path) -> str:
    """Take a pack into the event of a folder; return what the event holds then."""
    file = EventFile(folder / EVENT)
    try:
        pack = taken_in(file, path)
        with file.reading() as session:
            held = campaign_here(session).pack
    finally:
        file.close()
    assert contents(held) == contents(pack), "something was lost"
    return f"{len(held.cases)} cases"


def import_people(path: Path, folder: Path) -> str:
    """Sign the people of a list in to the event of a folder; return how many are here then."""
    file = EventFile(folder / EVENT)
    try:
        names = people_taken_in(file, path)
        with file.reading() as session:
            here = [person.name for person in people(session)]
    finally:
        file.close()
    assert len(here) == len(names)
    assert all(found.startswith(name) for found, name in zip(here, names, strict=True))
    return f"{len(here)} people"


def people_taken_in(file: EventFile, path: Path) -> list[str]:
    """Sign a list in by all that the window calls where nobody changes anything."""
    read = read_people(path)
    found = listed(read, read.layout, consent=None, here=())
    arriving = [line.person for line in found.lines if line.is_expected]
    file.write("", sign_in_all, people=arriving, at=NOW, make_tables=True)
    return [person.name for person in arriving]


def taken_in(file: EventFile, path: Path) -> CasePack:
    """Take a pack into an event by all that the window calls, and return it as it was taken."""
    with file.reading() as session:
        here = campaign_here(session)
    pack = fitted(read_cases(path, here=here.pack).pack, here)
    choice = everything(compare(here, pack))
    file.write("", take_pack, pack=pack, choice=choice, reason="", at=NOW)
    return pack


def tell(take: Take, path: Path, folder: Path, answer: Connection) -> None:
    """Take one file by one function, and send what came of it."""
    tempfile.tempdir = str(folder)
    touched = _watched(path, folder)
    before = _tree(folder)
    started = time.process_time()
    result, words = _tried(take, path, folder)
    answer.send(
        Outcome(
            result,
            words,
            seconds=time.process_time() - started,
            megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES_OF_MAXRSS >> 20,
            touched=touched[:NAMED],
            changed=_tree(folder) != before,
        )
    )
    answer.close()


def _tried(take: Take, path: Path, folder: Path) -> tuple[str, str]:
    paths.data_folder = lambda: folder / "data"
    try:
        return "accepted", take(path, folder)
    except W4RError as refusal:
        return "refused", explain(refusal)
    except BaseException as fault:  # noqa: BLE001 - whatever it is, it is told
        return "crash", f"{type(fault).__name__}: {fault}"


def _watched(path: Path, folder: Path) -> list[str]:
    """Return a list that fills with every file and service touched that is none of ours."""
    touched: list[str] = []
    own = str(folder.resolve())
    readable = (*READABLE, own, str(path.resolve()))

    def watch(event: str, given: tuple[Any, ...]) -> None:
        if event in REACHES_OUT:
            touched.append(f"{event} {given[:2]!r}")
        elif event in ("open", "sqlite3.connect") and isinstance(given[0], (str, bytes)):
            name, writes = os.fsdecode(given[0]), event == "sqlite3.connect" or _writes(*given[1:])
            if event == "sqlite3.connect" and name.startswith("file:"):
                address = urlsplit(name)
                name, writes = unquote(address.path), "mode=ro" not in address.query.split("&")
            found = os.path.realpath(name)
            allowed = (own, "/dev/null") if writes else readable
            if name != ":memory:" and not found.startswith(allowed):
                touched.append(f"{event} {found}")

    sys.addaudithook(watch)
    return touched


def _writes(mode: str | None, flags: int) -> bool:
    asked = isinstance(mode, str) and any(letter in mode for letter in "wax+")
    return asked or bool((flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _tree(folder: Path) -> str:
    """Return a digest of all files of a folder."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        digest.update(os.fsencode(file.relative_to(folder)))
        digest.update(file.read_bytes() if file.is_file() else b"/")
    return digest.hexdigest()
