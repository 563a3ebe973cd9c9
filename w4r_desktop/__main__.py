"""The program's door: the window for an event or none, the command line for everything else."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from w4r_desktop import computer, language
from w4r_desktop.errors import W4RError
from w4r_desktop.messages import explain
from w4r_desktop.paths import EVENT_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words of the command line say and return the exit code.

    A refusal ends the program with 1 and its words on standard error, wrong usage with 2.
    """
    words = sys.argv[1:] if words is None else words
    language.use(language.of_this_computer())
    language.write_dates_as_in(computer.country_of_dates())
    if isinstance(sys.stdout, io.TextIOWrapper):  # a Windows pipe knows few letters
        sys.stdout.reconfigure(errors="replace")
    try:
        return _run(words)
    except W4RError as refusal:
        sys.exit(explain(refusal))


def _run(words: Sequence[str]) -> int:
    """Keep the start of the window free of click, which takes longer to load than Qt's core."""
    if len(words) > 1 or not all(word.lower().endswith(EVENT_SUFFIX) for word in words):
        from w4r_desktop import cli

        return cli.run(words)
    from w4r_desktop import app

    return app.run(Path(words[0]) if words else None)


if __name__ == "__main__":
    sys.exit(main())
