"""The words for everything that goes wrong as expected, for window and command line alike.

Each says what happened and why, that nothing was changed, and what to do.
"""

from __future__ import annotations

from functools import singledispatch

from w4r_desktop import errors
from w4r_desktop.errors import W4RError
from w4r_desktop.language import _, ngettext, short_date


@singledispatch
def explain(error: W4RError) -> str:
    """Return one or two sentences for a person who has never seen the program."""
    raise NotImplementedError(f"{type(error).__name__} has no words")


@explain.register
def _envelope_size(error: errors.EnvelopeSizeError) -> str:
    return _(
        "The post takes envelopes from {least} to {most} mm, so {size} mm cannot be used. "
        "Measure the envelope again, or take another one."
    ).format(
        least=_millimetres(error.smallest),
        most=_millimetres(error.largest),
        size=_millimetres((error.width, error.height)),
    )


@explain.register
def _no_target(error: errors.NoTargetError) -> str:
    return _(
        "No envelope for {case}: its brief names nobody to send this to. "
        "Leave it out, or choose somebody else the brief names."
    ).format(case=error.case_name)


@explain.register
def _no_address(error: errors.NoAddressError) -> str:
    return _(
        "No envelope for {case}: its brief gives no postal address. "
        "Write the envelopes by hand, or pass on what was written in another way."
    ).format(case=error.case_name)


@explain.register
def _no_mail(error: errors.NoMailError) -> str:
    return _(
        "No envelope for {case}: its brief says that no mail goes there. "
        "Pass on what was written in another way."
    ).format(case=error.case_name)


@explain.register
def _mail_suspended(error: errors.MailSuspendedError) -> str:
    said = _(
        "No envelope for {case}: its brief says that the post takes no mail there for now. "
        "Keep what was written until it does, or pass it on in another way."
    ).format(case=error.case_name)
    return f"{said} ({error.note})" if error.note else said


@explain.register
def _target_expired(error: errors.TargetExpiredError) -> str:
    return _(
        "No envelope for {case}: its brief gives the address as valid until {day} only. "
        "Find out who is in office now, or take a newer case pack."
    ).format(case=error.case_name, day=short_date(error.until))


@explain.register
def _line_too_long(error: errors.LineTooLongError) -> str:
    return _(
        "No envelope for {case}: the line “{line}” is wider than the envelope, even in the "
        "smallest type that sorting machines read. Take a larger envelope."
    ).format(case=error.case_name, line=error.line)


@explain.register
def _character_missing(error: errors.CharacterMissingError) -> str:
    return _(
        "No envelope for {case}: no font has the character “{character}” ({code}) of the line "
        "“{line}”. Write the envelopes by hand."
    ).format(
        case=error.case_name,
        character=error.character if error.character.isprintable() else " ",
        code=f"U+{ord(error.character):04X}",
        line=error.line,
    )


@explain.register
def _east_asian_font_missing(error: errors.EastAsianFontMissingError) -> str:
    return _(
        "No envelope for {case}: the line “{line}” needs a font for Chinese, Japanese or Korean, "
        "and this computer has none with the character “{character}”. Install one, for instance "
        "Noto Sans CJK, and start the program again."
    ).format(case=error.case_name, character=error.character, line=error.line)


@explain.register
def _too_many_lines(error: errors.TooManyLinesError) -> str:
    return ngettext(
        "No envelope for {case}: its {count} line does not fit on envelope {envelope}, even in "
        "the smallest type that sorting machines read. Take a larger envelope.",
        "No envelope for {case}: its {count} lines do not fit on envelope {envelope}, even in "
        "the smallest type that sorting machines read. Take a larger envelope.",
        error.lines,
    ).format(case=error.case_name, count=error.lines, envelope=error.envelope)


@explain.register
def _return_address_too_long(error: errors.ReturnAddressTooLongError) -> str:
    return _(
        "No envelope for {case}: your own address does not fit beside the stamps on envelope "
        "{envelope}. Shorten it under Setup, or take a larger envelope."
    ).format(case=error.case_name, envelope=error.envelope)


@explain.register
def _envelope_refused(error: errors.EnvelopeRefusedError) -> str:
    return _("{problem} Nothing was printed.").format(problem=explain(error.problem))


@explain.register
def _nothing_to_print(error: errors.NothingToPrintError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "There is nothing to print: no case has a page. Nothing was printed. "
        "Choose cases and how many copies of each."
    )


def _millimetres(size: tuple[float, float]) -> str:
    return f"{size[0]:g} × {size[1]:g}"
