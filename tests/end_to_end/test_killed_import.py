"""An import that is killed leaves the old campaign or the new one, and nothing between."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import text

from tests.evening import NOW, Evening, make_event, pack
from w4r_desktop.domain.pack_changes import compare
from w4r_desktop.domain.pack_choice import everything
from w4r_desktop.services.case_packs import take_pack
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.campaign_here import campaign_here

if TYPE_CHECKING:
    from w4r_desktop.domain.case import CasePack

ROOT: Final = Path(__file__).parents[2]
ROUNDS: Final = 6


def newer() -> CasePack:
    """Return forty cases: three that are changed, the others new, each with a picture."""
    cases = tuple(
        replace(case, headline="Free them now", picture=f"pictures/{case.code}.png")
        for case in pack(40).cases
    )
    return replace(pack(), cases=cases, pictures={case.picture: b"face" * 9999 for case in cases})


def import_all(path: str) -> None:
    """Say when it begins and how long it took; this is what the process does that is killed."""
    evening = Evening(EventFile(Path(path)))
    choice = everything(compare(evening.ask(campaign_here), newer()))
    began = time.monotonic()
    _say("begun")
    evening.do(take_pack, pack=newer(), choice=choice, reason="", at=NOW)
    _say(str(time.monotonic() - began))


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def importing(path: Path, *, killed_after: float | None = None) -> str:
    """Return what an importing process said after it began; it is killed so many seconds later."""
    code = f"from tests.end_to_end.test_killed_import import import_all; import_all({str(path)!r})"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"XDG_DATA_HOME": str(path.parent)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        if killed_after is not None:
            time.sleep(killed_after)
            process.kill()
        said = process.stdout.read().decode()
    assert process.returncode in (0, -signal.SIGKILL)
    return said


def held(path: Path) -> tuple[CasePack, object]:
    evening = Evening(EventFile(path))
    sound = evening.ask(lambda session: session.execute(text("PRAGMA integrity_check")).scalar())
    loose = evening.ask(lambda session: session.execute(text("PRAGMA foreign_key_check")).all())
    assert (sound, loose) == ("ok", [])
    found = evening.ask(campaign_here).pack, evening.sheet(None).total
    evening.file.close()
    return found


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_import_leaves_the_old_campaign_or_the_new_one(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    path, whole = tmp_path / "evening.w4r", tmp_path / "whole.w4r"
    evening = Evening(make_event(path))
    evening.log(quantity=7)
    evening.file.close()
    shutil.copy(path, whole)
    seconds = float(importing(whole))
    old, new = held(path), held(whole)
    assert old != new

    for number in range(ROUNDS):
        copy = tmp_path / f"{number}.w4r"
        shutil.copy(path, copy)
        told = importing(copy, killed_after=chance.uniform(0, seconds * 2))
        found = held(copy)
        assert found in ((new,) if told else (old, new))
        assert not list(tmp_path.glob(f"{number}.w4r?*")), "nothing is left beside the file"
