"""Draw anew the golden pictures of pages that were changed on purpose: look at each of them."""

from __future__ import annotations

import runpy
from pathlib import Path

from tests.documents.golden_pictures import (
    FOLDER,
    LANGUAGES,
    difference,
    keep,
    pictures,
    surplus,
)

BUILD = Path(__file__).parents[2] / "resources" / "build_resources.py"


def main() -> None:
    """Keep what differs now, remove what is not drawn any more, and say which those are."""
    runpy.run_path(str(BUILD), run_name="__main__")  # the words as the catalogues have them now
    same = 0
    for language in LANGUAGES:
        for shown in pictures(language):
            if said := difference(shown):
                keep(shown)
                print(said)
            else:
                same += 1
    for picture in surplus():
        picture.unlink()
        print(f"{picture.relative_to(FOLDER)} is not drawn any more")
    print(f"{same} look as before")


if __name__ == "__main__":
    main()
