"""The words for what printers refuse, and for what is kept of them."""

from __future__ import annotations

from functools import singledispatch

from w4r_desktop import errors
from w4r_desktop.language import _, excerpt, measure, ngettext, number


@singledispatch
def words(error: errors.PrinterError) -> str:
    """Return one to three sentences for a person who has never seen the program."""
    raise NotImplementedError(f"{type(error).__name__} has no words")


@words.register
def _printer_refused(error: errors.PrinterRefusedError) -> str:
    return _(
        "The printer “{printer}” did not take the pages. See whether it is switched on and "
        "has paper, and print again; or save a PDF and print that."
    ).format(printer=error.printer)


@words.register
def _no_pages_chosen(error: errors.NoPagesChosenError) -> str:
    return ngettext(
        "No page was chosen that is to be printed: there is {pages} page. Nothing was printed. "
        "Print again and choose all pages.",
        "No page was chosen that is to be printed: there are {pages} pages. Nothing was printed. "
        "Print again and choose all pages, or other ones.",
        error.pages,
    ).format(pages=number(error.pages))


@words.register
def _paper_differs(error: errors.PaperDiffersError) -> str:
    return _(
        "The printer “{printer}” would use paper of {found} mm instead of {paper} ({wanted} mm), "
        "and the print would land in the wrong place. Nothing was printed. Choose another paper "
        "or printer, or save a PDF and print that."
    ).format(
        printer=error.printer,
        found=_rounded(error.found),
        paper=error.paper,
        wanted=_rounded(error.wanted),
    )


@words.register
def _stopped(error: errors.PrintStoppedError) -> str:
    said = [_("The printer “{printer}” stopped.").format(printer=error.printer)]
    if error.reason:
        said = [
            _("The printer “{printer}” stopped and says: “{reason}”").format(
                printer=error.printer, reason=excerpt(error.reason)
            )
        ]
    said += [_came_out(error), _what_to_do(error)]
    return " ".join(said)


@words.register
def _profile_figure(error: errors.ProfileFigureError) -> str:
    return _(
        "“{figure}” has to be a number from {least} to {most}. Nothing was changed. Measure "
        "again, or print the ruler page."
    ).format(
        figure=profile_figure(error.figure), least=_signed(error.least), most=_signed(error.most)
    )


@words.register
def _profile_media(error: errors.ProfileMediaError) -> str:
    return _(
        "“{media}” is no name that a printer has for a paper: such a name is made of letters, "
        "digits, dots and dashes. Nothing was changed. Leave it empty to use the usual name."
    ).format(media=excerpt(error.media))


@words.register
def _profile_paper(error: errors.ProfilePaperError) -> str:
    return _(
        "The pages of {page} mm do not fit on the paper of {paper} mm that the printer is told of. "
        "Nothing was printed. Turn the print, or choose a larger paper, in how the paper is fed."
    ).format(page=_rounded(error.page), paper=_rounded(error.paper))


@words.register
def _readings(error: errors.ReadingsError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "These figures cannot be right: no printer is that far off. Nothing was changed. Measure "
        "again from each edge of the paper to its line, in millimetres, and see whether the "
        "printer had paper of the right size."
    )


def profile_figure(figure: errors.ProfileFigure) -> str:
    """Return what a figure of a printer's profile is called."""
    return {
        errors.ProfileFigure.DX: _("Move right"),
        errors.ProfileFigure.DY: _("Move down"),
        errors.ProfileFigure.SCALE_X: _("Width of the print"),
        errors.ProfileFigure.SCALE_Y: _("Height of the print"),
        errors.ProfileFigure.WIDTH: _("Width of the paper"),
        errors.ProfileFigure.HEIGHT: _("Height of the paper"),
    }[figure]


def _came_out(error: errors.PrintStoppedError) -> str:
    if not error.rest_known:
        return _maybe_more(error)
    if error.sure == 0:
        return _("Not a single page went to it.")
    return ngettext(
        "Page 1 of {pages} went to the printer; from page {next} nothing did.",
        "Pages 1 to {sure} of {pages} went to the printer; from page {next} nothing did.",
        error.sure,
    ).format(sure=number(error.sure), pages=number(error.pages), next=number(error.sure + 1))


def _maybe_more(error: errors.PrintStoppedError) -> str:
    if error.sure == 0:
        return ngettext(
            "Whether its page came out is not known.",
            "How many of the {pages} pages came out is not known.",
            error.pages,
        ).format(pages=number(error.pages))
    return ngettext(
        "Page 1 of {pages} went to the printer; what became of the pages from {next} on is not "
        "known.",
        "Pages 1 to {sure} of {pages} went to the printer; what became of the pages from {next} "
        "on is not known.",
        error.sure,
    ).format(sure=number(error.sure), pages=number(error.pages), next=number(error.sure + 1))


def _what_to_do(error: errors.PrintStoppedError) -> str:
    if error.rest_known:
        return _(
            "See whether the printer is switched on, connected and has paper, and print the rest; "
            "or save a PDF and print that."
        )
    return _(
        "Look at what lies in the printer, see whether it is switched on, connected and has paper, "
        "and print what is missing; or save a PDF and print that."
    )


def _rounded(size: tuple[float, float]) -> str:
    return f"{round(size[0])} × {round(size[1])}"


def _signed(value: float) -> str:
    return measure(value).replace("-", "\N{MINUS SIGN}")
