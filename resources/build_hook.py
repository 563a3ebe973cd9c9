"""Builds catalogues and packs for a wheel and for an editable install alike."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls before it packs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Run ``build_resources.py``, which needs no hatchling, so that tests can run it too."""
        runpy.run_path(str(Path(__file__).with_name("build_resources.py")), run_name="__main__")
