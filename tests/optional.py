"""Skips what needs a tool that is not installed, without importing the tool while tests are collected."""

from importlib.util import find_spec

import pytest


def skip_without(*names: str) -> None:
    """Skip the module or the test that calls it, unless all of these can be imported."""
    missing = [name for name in names if find_spec(name) is None]
    if missing:
        pytest.skip(f"could not import {', '.join(missing)}", allow_module_level=True)
