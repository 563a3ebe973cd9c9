"""Case packs to break, one thing at a time."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def manifest() -> dict[str, Any]:
    """The fields of a small pack that is in order."""
    return {
        "format": "w4r-case-pack",
        "format_version": 1,
        "language": "en",
        "campaign": {"code": "w4r-2031", "name": "Write for Rights 2031"},
        "cases": [
            {
                "code": "ana-example",
                "name": "Ana Example",
                "country": "CO",
                "headline": "Threatened for a river",
                "targets": [
                    {
                        "role": "primary",
                        "addressee": "Bo Example",
                        "lines": ["1 Example Street", "Bogotá"],
                        "country": "CO",
                    }
                ],
            },
            {"code": "li", "name": "李", "country": "XK", "headline": "A trial without a lawyer"},
        ],
    }


@pytest.fixture
def zipped(tmp_path: Path) -> Callable[..., Path]:
    """Write a pack of a manifest (or any text) and other members."""

    def write(manifest: object, **members: bytes) -> Path:
        path = tmp_path / "evening.w4rpack"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
            text = manifest if isinstance(manifest, str) else json.dumps(manifest)
            pack.writestr("pack.json", text)
            for name, content in members.items():
                pack.writestr(name, content)
        return path

    return write
