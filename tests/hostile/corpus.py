"""The hostile corpus, made anew wherever it is wanted."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

MAKER: Final = Path(__file__).with_name("make_hostile.py")


def make_corpus(folder: Path, only: Iterable[str] = (), group: str = "") -> list[dict[str, Any]]:
    """Make all items, or those named, or those of a group, and return their descriptions."""
    chosen = ["--only", ",".join(only)] if only else []
    chosen += ["--group", group] if group else []
    subprocess.run([sys.executable, str(MAKER), str(folder), *chosen], check=True, stdout=2)
    items: list[dict[str, Any]] = json.loads((folder / "EXPECTED.json").read_text())
    return items


@dataclass(frozen=True, slots=True)
class HostileName:
    """A name as it may be typed, and what is to come of it: accept, repair, reject or either."""

    label: str
    typed: str
    verdict: str


def hostile_names() -> list[HostileName]:
    """Return all names of the corpus."""
    return [HostileName(*name) for name in runpy.run_path(str(MAKER))["NAMES"]]


def markup_texts() -> list[str]:
    """Return all texts of the corpus that look like markup, a formula or a statement."""
    return list(runpy.run_path(str(MAKER))["MARKUP"].values())
