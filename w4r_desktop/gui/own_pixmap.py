"""Pictures of cases out of event files and packs, as pixmaps; anything else is no picture."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImageReader, QPixmap

from w4r_desktop.domain.pictures import EDGE, own_format


def own_pixmap(data: bytes) -> QPixmap:
    """Return one of our own pictures, or a null pixmap for what cannot have been made here."""
    known = own_format(data)
    if known is None:
        return QPixmap()
    held = QBuffer()
    held.setData(QByteArray(data))
    reader = QImageReader(held, QByteArray(known.lower().encode()))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > EDGE:
        return QPixmap()
    return QPixmap.fromImage(reader.read())
