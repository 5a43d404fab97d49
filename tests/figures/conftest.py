"""Browsers on machines with few fonts: a figure must look the same whatever else is installed."""

from pathlib import Path

import pytest

from aigraph.typography.font import font_folder
from tests.conftest import launch_chromium

FONTS = {"only our own fonts": font_folder(), "only Noto": Path("/usr/share/fonts/truetype/noto")}


@pytest.fixture(scope="session", params=FONTS)
def chromium(playwright, request, tmp_path_factory):
    folder = FONTS[request.param]
    if not folder.is_dir():
        pytest.skip(f"there is no {folder}")
    config = tmp_path_factory.mktemp("fontconfig") / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{config.parent / 'cache'}</cachedir></fontconfig>", encoding="utf-8"
    )
    browser = launch_chromium(playwright, FONTCONFIG_FILE=str(config))
    yield browser
    browser.close()
