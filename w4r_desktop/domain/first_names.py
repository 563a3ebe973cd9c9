"""What a locked window calls people: by their first names, and still told apart."""

from __future__ import annotations

from itertools import count, dropwhile
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.names import folded, numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GROUP: Final = 5
"""So many heads are called as a group is, "Class 8b"; fewer are somebody with company."""

TITLES: Final = frozenset(
    {
        "br", "brother", "dame", "doctor", "docteur", "dr", "dra", "fr", "frau", "father",
        "fräulein", "herr", "hr", "lady", "m", "madame", "mademoiselle", "me", "miss",
        "mlle", "mme", "monsieur", "mr", "mrs", "ms", "mx", "pastor", "pr", "prof",
        "professeur", "professor", "rabbi", "rev", "reverend", "señor", "señora",
        "señorita", "sir", "sister", "sr", "sra", "srta",
    }
)  # fmt: skip
"""What stands before a name and is none, without its dot."""


def is_title(word: str) -> bool:
    """Tell whether a word is none of somebody's names: "Dr.", "Mme", or no word at all."""
    bare = word.strip(".").casefold()
    return bare in TITLES or not any(map(str.isalnum, bare))


def keeps_whole_name(*, heads: int, guest: bool) -> bool:
    """Tell whether a name is nobody's own: that of a group, or of a guest who gave none."""
    return guest or heads >= GROUP


def first_name(name: str, *, whole: bool) -> str:
    """Return what somebody may be called before it is known who else is called so."""
    return next(_shortened(name, whole=whole))


class FirstNames:
    """Gives everybody the shortest of their names that nobody else is called by.

    ``taken`` are those in use. Where the first name is, the initial of the next one tells people
    apart, and then a number.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(map(folded, taken))
        self._next: dict[str, int] = {}

    def give(self, name: str, *, whole: bool) -> str:
        """Return what somebody is called; ``whole`` keeps the name of a group or a guest."""
        free = next(way for way in self._ways(name, whole=whole) if folded(way) not in self._taken)
        self._taken.add(folded(free))
        return free

    def _ways(self, name: str, *, whole: bool) -> Iterator[str]:
        longest = name
        for longest in _shortened(name, whole=whole):
            yield longest
        for number in count(self._next.get(folded(longest), 2)):  # hundreds may bear one name
            self._next[folded(longest)] = number + 1
            yield numbered(longest, number)


def _shortened(name: str, *, whole: bool) -> Iterator[str]:
    """Yield the first name, and with it the initial of the next; "Khan, Amina" is Amina."""
    last, comma, rest = name.partition(",")
    words = [name] if whole else (f"{rest} {last}" if comma and rest.strip() else name).split()
    first, *others = _without_titles(words) or [name]
    yield first
    if others and others[0][0].isalpha():
        yield f"{first} {others[0][0]}."


def _without_titles(words: list[str]) -> list[str]:
    """Return a name without what stands before it; alone behind a title is a last name: both."""
    names = list(dropwhile(is_title, words))
    return names if len(names) > 1 else words
