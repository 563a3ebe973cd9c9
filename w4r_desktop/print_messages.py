"""The words for what cannot be printed as it was asked for."""

from __future__ import annotations

from functools import singledispatch

from w4r_desktop import errors
from w4r_desktop.language import _, excerpt, measure, ngettext, number


@singledispatch
def words(error: errors.PrintError) -> str:
    """Return one or two sentences for a person who has never seen the program."""
    raise NotImplementedError(f"{type(error).__name__} has no words")


@words.register
def _page_range(error: errors.PageRangeError) -> str:
    return ngettext(
        "“{words}” is not understood as pages, or goes beyond the {number} page there is. Nothing "
        "was printed. Type pages like 17 or 3, 20-22.",
        "“{words}” is not understood as pages, or goes beyond the {number} pages there are. "
        "Nothing was printed. Type pages like 17 or 3, 20-22.",
        error.pages,
    ).format(words=excerpt(error.words), number=number(error.pages))


@words.register
def _override_note(error: errors.OverrideNoteError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "Say in a few words why this is mailed all the same: the note is kept for the report. "
        "Nothing was changed."
    )


@words.register
def _handed_back(error: errors.HandedBackError) -> str:
    return ngettext(
        "Only {number} envelope for {case} came out of the printer, so no more can be spoiled or "
        "unused. Nothing was changed. Count again.",
        "Only {number} envelopes for {case} came out of the printer, so no more can be spoiled or "
        "unused. Nothing was changed. Count again.",
        error.printed,
    ).format(number=number(error.printed), case=error.case_name)


@words.register
def _not_written(error: errors.NotWrittenError) -> str:
    return ngettext(
        "Only {number} piece of this kind is written for {case} and not posted yet, so {asked} "
        "cannot be marked as posted. Nothing was changed. Log what is missing, or mark fewer.",
        "Only {number} pieces of this kind are written for {case} and not posted yet, so {asked} "
        "cannot be marked as posted. Nothing was changed. Log what is missing, or mark fewer.",
        max(error.written - error.posted, 0),
    ).format(
        number=number(max(error.written - error.posted, 0)),
        asked=number(error.asked),
        case=error.case_name,
    )


@words.register
def _not_posted(error: errors.NotPostedError) -> str:
    return ngettext(
        "Only {number} piece of this kind is marked as posted for {case}, so {asked} cannot be "
        "taken back. Nothing was changed. Take back fewer.",
        "Only {number} pieces of this kind are marked as posted for {case}, so {asked} cannot be "
        "taken back. Nothing was changed. Take back fewer.",
        error.posted,
    ).format(number=number(error.posted), asked=number(error.asked), case=error.case_name)


@words.register
def _label_figure(error: errors.LabelFigureError) -> str:
    return _(
        "“{figure}” has to be a number from {least} to {most}. Nothing was changed. Measure the "
        "sheet of labels again."
    ).format(
        figure=label_figure(error.figure), least=measure(error.least), most=measure(error.most)
    )


@words.register
def _labels_overlap(error: errors.LabelsOverlapError) -> str:
    said = (
        _(
            "The labels are {size} mm wide, but one begins only {pitch} mm after the other, so "
            "they would overlap. Nothing was changed. Measure from the left edge of a label to "
            "the left edge of the next."
        )
        if error.across
        else _(
            "The labels are {size} mm high, but one begins only {pitch} mm after the other, so "
            "they would overlap. Nothing was changed. Measure from the upper edge of a label to "
            "the upper edge of the next."
        )
    )
    return said.format(size=measure(error.size), pitch=measure(error.pitch))


@words.register
def _labels_off_sheet(error: errors.LabelsOffSheetError) -> str:
    said = (
        _(
            "The last label of a row would end {end} mm from the left, but the sheet is only "
            "{room} mm wide. Nothing was changed. Measure the sheet of labels again."
        )
        if error.across
        else _(
            "The last row of labels would end {end} mm from the top, but the sheet is only "
            "{room} mm high. Nothing was changed. Measure the sheet of labels again."
        )
    )
    return said.format(end=measure(error.end), room=measure(error.room))


@words.register
def _label_sheet_name(error: errors.LabelSheetNameError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "Give the sheet of labels a name of up to 60 characters, for instance what is printed on "
        "its box. Nothing was changed."
    )


@words.register
def _label_too_small(error: errors.LabelTooSmallError) -> str:
    return ngettext(
        "No label for {case}: its {number} line does not fit on a label of {sheet}, even in the "
        "smallest type that sorting machines read. Take larger labels, or envelopes.",
        "No label for {case}: its {number} lines do not fit on a label of {sheet}, even in the "
        "smallest type that sorting machines read. Take larger labels, or envelopes.",
        error.lines,
    ).format(case=error.case_name, number=number(error.lines), sheet=error.sheet)


@words.register
def _return_label(error: errors.ReturnLabelError) -> str:
    return _(
        "Your own address does not fit on a label of {sheet}. Nothing was printed. Shorten it "
        "under Setup, or take larger labels."
    ).format(sheet=error.sheet)


@words.register
def _no_sender(error: errors.NoSenderError) -> str:  # noqa: ARG001 - chooses the words
    return _("There is no return address yet. Nothing was printed. Type it in under Setup.")


@words.register
def _sender_not_named(error: errors.SenderNotNamedError) -> str:
    return _(
        "No return address for {case}: its brief asks that senders are not named in full. Take "
        "its envelopes out of the pile before you print the backs."
    ).format(case=error.case_name)


def label_figure(figure: errors.LabelFigure) -> str:
    """Return what a figure of a sheet of labels is called."""
    return {
        errors.LabelFigure.ACROSS: _("Labels in a row"),
        errors.LabelFigure.DOWN: _("Rows"),
        errors.LabelFigure.WIDTH: _("Width of a label"),
        errors.LabelFigure.HEIGHT: _("Height of a label"),
        errors.LabelFigure.PITCH_X: _("From label to label across"),
        errors.LabelFigure.PITCH_Y: _("From label to label down"),
        errors.LabelFigure.LEFT: _("First label from the left"),
        errors.LabelFigure.TOP: _("First label from the top"),
    }[figure]
