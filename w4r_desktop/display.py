"""Whether there is a screen for a window, found out before Qt, which aborts without one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from w4r_desktop.errors import NoDisplayError


def check_display() -> None:
    """Raise NoDisplayError where Qt could not open a window; call it before QApplication.

    Only Linux and its like can be without a screen. A screen is asked the very way Qt will ask:
    by xcb's own connection, which knows addresses, sockets and passwords, or at Wayland's socket;
    both take about a millisecond.
    """
    if sys.platform in ("win32", "darwin"):
        return
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    plugins = [name.split(":")[0] for name in wanted.split(";") if name] or ["wayland", "xcb"]
    if not any(_is_there(plugin) for plugin in plugins):
        raise NoDisplayError


def _is_there(plugin: str) -> bool:
    if plugin == "xcb":
        return _x_answers()
    if plugin.startswith("wayland"):
        return _wayland_answers()
    return True  # offscreen, minimal, vnc, eglfs: they bring their own screen


def _x_answers() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:  # Qt's xcb plugin needs it as well
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    import socket

    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    with socket.socket(socket.AF_UNIX) as asked:
        try:
            asked.connect(str(Path(folder, name)))  # a name may also be a whole path
        except OSError:
            return False
        return True
