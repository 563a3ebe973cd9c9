"""Fixtures shared by all tests. Every test has folders and settings of its own."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
