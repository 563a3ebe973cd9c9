"""Letters to officials on A4 or Letter: ruled to write on, with a sample text, or only to sign."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import IO, TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop import errors
from w4r_desktop.documents import brief_words, files, letter_words, text
from w4r_desktop.documents.files import LeftOut
from w4r_desktop.documents.flow import paginated
from w4r_desktop.documents.letter_layout import LetterItems
from w4r_desktop.documents.letter_page import LetterPage, aside, letter_room
from w4r_desktop.documents.packs import case_counts, separator
from w4r_desktop.documents.refusals import Kinds, postal_refusals
from w4r_desktop.documents.remembered import remembered
from w4r_desktop.documents.shaping import is_mostly_right_to_left
from w4r_desktop.documents.sheets import largest_fitting, page_words, sample_mark
from w4r_desktop.domain.address import visible
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import MAILED
from w4r_desktop.domain.stationery import SHEETS
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.language import _, country_name, speaking

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from datetime import date

    from w4r_desktop.documents.files import Page
    from w4r_desktop.documents.flow import Stack
    from w4r_desktop.documents.packs import Pack
    from w4r_desktop.domain.case import CaseBrief, Target
    from w4r_desktop.domain.sender import Sender
    from w4r_desktop.domain.stationery import Paper

SIZES: Final = (12, 11.5, 11, 10.5, 10)
"""Type sizes of the text in points."""

ROOM_ABOVE_CUT: Final = 4 * mm
LARGEST_ASIDE: Final = 45 * mm
"""How much of a page may be cut off: what to keep in mind has a page of its own beyond."""


class Form(StrEnum):
    """What is printed of a letter, and what is left to be written."""

    RULED = "ruled"
    SAMPLE = "sample"
    PREPRINTED = "preprinted"

    def becomes(self, counted: Iterable[ActionKind | str]) -> tuple[ActionKind, ...]:
        """Return what an appeal letter of this form is logged as, in an event that counts these.

        Where nobody tells letters to sign apart, each is any of them.
        """
        if ActionKind.PREPRINTED_LETTER not in counted:
            return MAILED[Role.PRIMARY]
        signed = self is Form.PREPRINTED
        return (ActionKind.PREPRINTED_LETTER,) if signed else (ActionKind.LETTER,)


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """How many letters of a case are wanted, or one for each of the ``signers`` if there are any.

    ``brief`` is as the event has it, in its ``own_language`` (BCP 47) with its translations.
    ``target`` is None if it names nobody. ``withdrawn`` is why the case was withdrawn.
    ``overridden`` are refusals that do not hold, by the organizer's word.
    """

    brief: CaseBrief
    own_language: str
    target: Target | None
    copies: int = 1
    signers: tuple[Sender, ...] = ()
    withdrawn: str | None = None
    overridden: Kinds = frozenset()

    @property
    def letters(self) -> int:
        """How many letters it gives."""
        return len(self.signers) or self.copies


@dataclass(frozen=True, slots=True)
class LetterLook:
    """What all letters of one printing have in common.

    They are in ``language`` where the brief has it. ``ruled_instead`` says that who has no sample
    text gets a ruled letter; ``signatures`` is how many may sign one. Countries in addresses are
    named in the ``sender_language``. ``practice`` is as in ``files.draw_pages``.
    """

    paper: Paper
    form: Form
    language: str
    sender_country: str
    sender_language: str
    historical: bool
    today: date
    closes_on: date | None = None
    signatures: int = 1
    ruled_instead: bool = False
    practice: bool = False


def letter_problems(order: LetterOrder, look: LetterLook) -> Iterator[errors.W4RError]:
    """Yield everything that keeps a letter from being printed, the gravest first."""
    name, target = order.brief.name, order.target
    if order.withdrawn is not None and errors.CaseWithdrawnError not in order.overridden:
        yield errors.CaseWithdrawnError(case_name=name, reason=order.withdrawn)
    elif target is None:
        yield errors.NoTargetError(case_name=name)
    else:
        yield from postal_refusals(name, target, look, overridden=order.overridden)
        form = form_of(order, look)
        brief, language = in_letter(order, look)
        if form is not Form.RULED and not brief.sample_letter.strip():
            yield errors.SampleLetterMissingError(case_name=name)
        with speaking(language):
            lines = _lines(brief, target, form)
        yield from _problems_of_lines(lines, name)


def form_of(order: LetterOrder, look: LetterLook) -> Form:
    """Return the form a case gets: ruled instead of a sample it lacks, if that is wished."""
    brief, _language = _in_letter(order, look, sample=look.form is not Form.RULED)
    lacks = look.form is not Form.RULED and not brief.sample_letter.strip()
    return Form.RULED if lacks and look.ruled_instead else look.form


def in_letter(order: LetterOrder, look: LetterLook) -> tuple[CaseBrief, str]:
    """Return the brief in the language that its letter is written in, and that language."""
    return _in_letter(order, look, sample=form_of(order, look) is not Form.RULED)


def letters_left_out(orders: Iterable[LetterOrder], look: LetterLook) -> tuple[LeftOut, ...]:
    """Return what is not printed, and why."""
    return tuple(one for order in orders for one in _left_out(order, look))


def draw_letters(
    file: IO[bytes], packs: Sequence[Pack[LetterOrder]], look: LetterLook
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw one page at a time, yielding how many are done, and return the pages.

    What ``letters_left_out`` names is not among them. Raises NothingToPrintError.
    """
    drawing = files.draw_pages(
        file,
        _pages(packs, look),
        title=_("Letters"),
        stock=SHEETS[look.paper],
        practice=look.practice,
    )
    return (yield from drawing)


def _pages(packs: Sequence[Pack[LetterOrder]], look: LetterLook) -> Iterator[Page]:
    laid_out: dict[tuple[str, Sender | None], tuple[LetterPage, ...]] = {}
    for pack in packs:
        orders = [order for order in map(partial(_printable, look=look), pack.orders) if order]
        if orders and pack.title:
            counted = case_counts((order.brief.name, order.letters) for order in orders)
            yield separator(pack.title, counted, SHEETS[look.paper])
        for order in orders:
            for signer in order.signers or (None,) * order.copies:
                key = order.brief.code, signer
                if key not in laid_out:
                    laid_out[key] = _letter(order, look, signer)
                yield from laid_out[key]


def _left_out(order: LetterOrder, look: LetterLook) -> Iterator[LeftOut]:
    name = order.brief.name
    if order.letters < 1:
        return
    for problem in letter_problems(order, look):
        yield LeftOut(name, order.letters, problem)
        return
    for signer in order.signers:
        for problem in _signer_problems(order, signer):
            yield LeftOut(signer.name, 1, problem)
            break


def _printable(order: LetterOrder, look: LetterLook) -> LetterOrder | None:
    """Return what of an order is printed, or nothing."""
    if order.letters < 1 or any(letter_problems(order, look)):
        return None
    if not order.signers:
        return order
    signers = tuple(one for one in order.signers if not any(_signer_problems(order, one)))
    return replace(order, signers=signers) if signers else None


def _signer_problems(order: LetterOrder, signer: Sender) -> Iterator[errors.PageCharacterError]:
    yield from _problems_of_lines(signer.lines(order.brief.guidance.sender_limit), signer.name)


def _problems_of_lines(lines: Iterable[str], name: str) -> Iterator[errors.PageCharacterError]:
    for line in lines:
        if missing := text.missing_character(line):
            yield text.page_problem(missing, line=line, case_name=name)


def _in_letter(order: LetterOrder, look: LetterLook, *, sample: bool) -> tuple[CaseBrief, str]:
    return letter_words.in_letter(order.brief, look.language, order.own_language, sample=sample)


def _lines(brief: CaseBrief, target: Target, form: Form) -> Iterator[str]:
    """Yield every line of a brief that its letter bears."""
    guidance = brief.guidance
    blocks = [brief.name, brief.code, target.addressee, target.office, *target.lines]
    blocks += [target.salutation, target.closing, guidance.warning, guidance.enclosures]
    blocks += brief.demands if form is Form.RULED else (brief.sample_letter,)
    if not visible(target.lines):
        blocks += (target.email, target.fax)
    for block in blocks:
        yield from (line.expandtabs() for line in block.splitlines())


def _letter(order: LetterOrder, look: LetterLook, signer: Sender | None) -> tuple[LetterPage, ...]:
    brief, language = in_letter(order, look)
    assert order.target is not None
    with speaking(language):
        letter = _Letter(order, order.target, look, brief, language, signer)
        return tuple(letter.pages())


@dataclass(frozen=True)
class _Letter:
    """A letter in the language it is written in, which is in force."""

    order: LetterOrder
    target: Target
    look: LetterLook
    brief: CaseBrief
    language: str
    signer: Sender | None

    def pages(self) -> Iterator[LetterPage]:
        """Yield its pages; what is not mailed is none of those that are numbered."""
        bodies = self._bodies()
        for count, body in enumerate(bodies, start=1):
            yield self._page(body, page_words(count, len(bodies)), first=count == 1)
        if self._aside and not self._raised:
            for body in paginated(self._aside.items, self._size[1]):
                yield self._page(body, "", first=False)

    @remembered
    def _form(self) -> Form:
        return form_of(self.order, self.look)

    @remembered
    def _size(self) -> tuple[float, float]:
        return letter_room(SHEETS[self.look.paper])

    @remembered
    def _mirrored(self) -> bool:
        ruled = self._form is Form.RULED
        texts = self.brief.demands if ruled else (self.brief.sample_letter,)
        return is_mostly_right_to_left(" ".join((self.target.salutation, *texts)))

    @remembered
    def _aside(self) -> Stack | None:
        limit = self.brief.guidance.sender_limit
        told = self.signer.limit(limit) if self.signer is not None else limit
        points = brief_words.letter_points(self.brief, told)
        return aside(points, width=self._size[0], mirrored=self._mirrored)

    @remembered
    def _raised(self) -> float:
        """How much of the page is cut off; nothing where that would be too much."""
        fits = self._aside and self._aside.height <= LARGEST_ASIDE
        return self._aside.height + ROOM_ABOVE_CUT if self._aside and fits else 0.0

    def _bodies(self) -> Sequence[Stack]:
        bodies = self._laid_out(SIZES[0])  # most fit, and hundreds may be signed one by one
        return bodies if len(bodies) == 1 else largest_fitting(self._laid_out, SIZES, pages=1)

    def _laid_out(self, size: float) -> tuple[Stack, ...]:
        width, height = self._size
        items = LetterItems(
            self.brief, self.target, self.language, width=width, size=size,
            mirrored=self._mirrored, signer=self.signer, signatures=self.look.signatures,
        )  # fmt: skip
        country = items.country(self.look.sender_country, self.look.sender_language)
        make = {
            Form.RULED: items.ruled,
            Form.SAMPLE: items.sample,
            Form.PREPRINTED: items.preprinted,
        }[self._form]
        return make(country, height - self._raised)

    def _page(self, body: Stack, page: str, *, first: bool) -> LetterPage:
        stock = SHEETS[self.look.paper]
        return LetterPage(
            self.brief.code,
            first,
            " · ".join(filter(None, (_place(self.order, self.signer), page))),
            body,
            stock.width * mm,
            stock.height * mm,
            mark=sample_mark(historical=self.look.historical)[0],
            page=page,
            aside=self._aside if first and self._raised else None,
            raised=self._raised if first else 0.0,
            mirrored=self._mirrored,
        )


def _place(order: LetterOrder, signer: Sender | None) -> str:
    """Return whose letter it is, where it goes, and who signs it, as far as that is printed."""
    assert order.target is not None
    country = country_name(order.target.country) if order.target.country else "?"
    place = _("{case} → {country}").format(case=order.brief.name, country=country)
    limit = order.brief.guidance.sender_limit
    return " · ".join((place, *(signer.lines(limit)[:1] if signer else ())))
