"""How runs are spoken of: what was printed, when, on which printer, and how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.print_runs import page_ranges, pages_printed
from w4r_desktop.gui.models.label_choices import OUTLINES, LabelKind
from w4r_desktop.gui.pages.print_copies import role_name
from w4r_desktop.gui.pages.print_options import BACKS
from w4r_desktop.gui.reprints import cases_on
from w4r_desktop.language import _, clock, day_and_month, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from w4r_desktop.store.queries.print_runs import PassRow, RunRow


def pages_words(count: int) -> str:
    """Return a number of pages: 40 pages."""
    return ngettext("{number} page", "{number} pages", count).format(number=number(count))


def pages_named(count: int, which: str) -> str:
    """Return pages by their numbers: page 17; pages 18-40."""
    return ngettext("page {pages}", "pages {pages}", count).format(pages=which)


def run_title(run: RunRow) -> str:
    """Return what was printed: Envelopes; Envelopes · Solidarity card; Labels · Outlines."""
    role = run.kind.role
    parts = [run.title]
    parts += [] if role in (None, Role.PRIMARY) else [role_name(role)]
    part = {
        BACKS: _("Backs"),
        LabelKind.RETURN: _("Return address"),
        OUTLINES: _("Outlines"),
    }.get(run.kind.variant)
    parts += [part] if part else []
    return " · ".join(parts)


def run_name(run: RunRow) -> str:
    """Return what a run is called: Run 4: Envelopes."""
    return _("Run {number}: {title}").format(number=number(run.number), title=run_title(run))


def moment_words(moment: datetime, zone: ZoneInfo) -> str:
    """Return a moment at the venue: 10 December, 19:42."""
    there = moment.astimezone(zone)
    return _("{day}, {time}").format(day=day_and_month(there.date()), time=clock(there))


def printers(run: RunRow) -> str:
    """Return the printers of a run, each once."""
    names = [one.printer for one in run.passes if one.printer]
    return ", ".join(dict.fromkeys(names)) or _("PDF")


def missing(run: RunRow) -> tuple[int, ...]:
    """Return the pages of which no good copy came out."""
    printed = pages_printed(one.sent for one in run.passes)
    pages = range(1, run.pages + 1)
    return tuple(page for page in pages if page not in printed or not printed[page].good)


def sent_to_printer(run: RunRow) -> bool:
    """Return whether anything of a run was printed, or said to have been."""
    return any(one.printer or one.sent.out for one in run.passes)


def again(run: RunRow) -> tuple[int, ...]:
    """Return the pages of which more than one copy came out, in their order."""
    printed = pages_printed(one.sent for one in run.passes)
    return tuple(sorted(page for page, copies in printed.items() if copies.out > 1))


def state_words(run: RunRow) -> str:
    """Return how a run went, in a few words for its line in the list."""
    if not sent_to_printer(run):
        return _("saved, not printed")
    said = []
    if absent := missing(run):
        which = pages_named(len(absent), page_ranges(absent))
        said.append(_("missing: {pages}").format(pages=which))
    if repeated := again(run):
        which = pages_named(len(repeated), page_ranges(repeated))
        said.append(_("printed again: {pages}").format(pages=which))
    return " · ".join(said) or _("all came out")


def pass_words(one: PassRow, zone: ZoneInfo) -> str:
    """Return a sentence of one time that pages of a run were sent or saved."""
    return " · ".join(_of_pass(one, zone))


def _of_pass(one: PassRow, zone: ZoneInfo) -> Iterator[str]:
    sent, when = one.sent, moment_words(one.sent_at, zone)
    out = len(sent.out)
    if one.printer:
        yield _("{when}, {printer}").format(when=when, printer=one.printer)
    else:
        yield _("{when}, saved as a PDF").format(when=when)
    yield pages_named(len(sent.pages), page_ranges(sent.pages))
    if not one.printer and not out:
        yield _("not printed yet")
    elif out == len(sent.pages):
        yield _("all came out") if one.printer else _("printed from the file")
    elif out:
        yield ngettext("{number} came out", "{number} came out", out).format(number=number(out))
    else:
        yield _("nothing came out")
    if sent.replaces:
        yield _("in place of spoiled ones")


def page_words(run: RunRow, page: int, names: Mapping[UUID, str]) -> str:
    """Return a page of a run and whose it is: page 17, Jani Silva."""
    whose = _whose(run, page, names)
    if not whose:
        return pages_named(1, number(page))
    return _("page {page}, {case}").format(page=number(page), case=whose)


def place_words(run: RunRow, page: int, names: Mapping[UUID, str]) -> str:
    """Return where a page of a run stands, for whoever turns the pages."""
    return _("{page} of {pages} · {place}").format(
        page=number(page),
        pages=number(run.pages),
        place=_whose(run, page, names) or run.title,
    )


def _whose(run: RunRow, page: int, names: Mapping[UUID, str]) -> str:
    """Return all cases that something on a page is for, or nothing."""
    return ", ".join(names[one] for one in cases_on(run, page) if one in names)
