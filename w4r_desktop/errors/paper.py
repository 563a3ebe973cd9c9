"""Trouble with what is printed, and with printers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.errors.base import W4RError

if TYPE_CHECKING:
    from datetime import date


class EnvelopeSizeError(W4RError):
    """The post takes no envelope of this size; lengths are (width, height) in millimetres."""

    def __init__(
        self,
        *,
        width: float,
        height: float,
        smallest: tuple[float, float],
        largest: tuple[float, float],
    ) -> None:
        super().__init__(f"no envelope of {width} × {height} mm")
        self.width = width
        self.height = height
        self.smallest = smallest
        self.largest = largest


class EnvelopeError(W4RError):
    """A case gets no envelope; ``case_name`` is the name of the case."""

    def __init__(self, *, case_name: str) -> None:
        super().__init__(f"{type(self).__name__}: no envelope")
        self.case_name = case_name


class NoTargetError(EnvelopeError):
    """The brief names nobody of the wanted role."""


class NoAddressError(EnvelopeError):
    """The brief gives no postal address."""


class NoMailError(EnvelopeError):
    """No mail goes there."""


class MailSuspendedError(EnvelopeError):
    """The post takes no mail there for now; ``note`` is what the brief says of it, or empty."""

    def __init__(self, *, case_name: str, note: str) -> None:
        super().__init__(case_name=case_name)
        self.note = note


class TargetExpiredError(EnvelopeError):
    """The brief's target and address were valid until a day that is past."""

    def __init__(self, *, case_name: str, until: date) -> None:
        super().__init__(case_name=case_name)
        self.until = until


class CampaignClosedError(EnvelopeError):
    """The campaign was open until a day that is past."""

    def __init__(self, *, case_name: str, until: date) -> None:
        super().__init__(case_name=case_name)
        self.until = until


class CaseWithdrawnError(EnvelopeError):
    """The case was withdrawn; ``reason`` is what was said of it, or empty."""

    def __init__(self, *, case_name: str, reason: str) -> None:
        super().__init__(case_name=case_name)
        self.reason = reason


class SampleLetterMissingError(EnvelopeError):
    """The brief has no sample letter."""


class EnvelopeLineError(EnvelopeError):
    """A line does not come out right on paper; ``line`` is the line as given."""

    def __init__(self, *, case_name: str, line: str) -> None:
        super().__init__(case_name=case_name)
        self.line = line


class LineTooLongError(EnvelopeLineError):
    """The line is wider than the envelope's address area, even in the smallest type."""


class CharacterMissingError(EnvelopeLineError):
    """No font of the program has a character of the line."""

    def __init__(self, *, case_name: str, line: str, character: str) -> None:
        super().__init__(case_name=case_name, line=line)
        self.character = character


class EastAsianFontMissingError(CharacterMissingError):
    """Chinese, Japanese and Korean need a font of this computer, and it has none."""


class TooManyLinesError(EnvelopeError):
    """The address has more lines than the envelope's address area, even in the smallest type."""

    def __init__(self, *, case_name: str, lines: int, envelope: str) -> None:
        super().__init__(case_name=case_name)
        self.lines = lines
        self.envelope = envelope


class ReturnAddressTooLongError(EnvelopeError):
    """The sender's address does not fit beside the stamps; ``envelope`` names the envelope."""

    def __init__(self, *, case_name: str, envelope: str) -> None:
        super().__init__(case_name=case_name)
        self.envelope = envelope


class PageCharacterError(W4RError):
    """No font has a character of a page; ``case_name`` is empty where the page is of no case."""

    def __init__(self, *, case_name: str, line: str, character: str) -> None:
        super().__init__("no font has a character of a page")
        self.case_name = case_name
        self.line = line
        self.character = character


class PageEastAsianFontError(PageCharacterError):
    """A page has Chinese, Japanese or Korean, and this computer has no font for it."""


class NameCharacterError(PageCharacterError):
    """No font has a character of a name on a list or slip, so that the name is left out."""


class EnvelopeRefusedError(W4RError):
    """What was asked for by name is not printed; ``problem`` says why. Nothing was printed."""

    def __init__(self, *, problem: W4RError) -> None:
        super().__init__(f"envelope refused: {type(problem).__name__}")
        self.problem = problem


class CaseNotInEventError(W4RError):
    """The event has no case of this code; ``codes`` are those it has."""

    def __init__(self, *, case: str, codes: tuple[str, ...]) -> None:
        super().__init__("no such case")
        self.case = case
        self.codes = codes


class NothingToPrintError(W4RError):
    """Not a single page would come out; ``problems`` say why of what would have had one."""

    def __init__(self, *, problems: tuple[W4RError, ...] = ()) -> None:
        super().__init__("nothing to print")
        self.problems = problems
