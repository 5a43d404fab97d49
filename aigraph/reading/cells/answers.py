"""Words for yes and no, as cells of a column answer its heading."""

from __future__ import annotations

YES = frozenset("yes y true x 1 paid done ja oui sí si sim да 是 はい হ্যাঁ ✓ ✔".split())  # noqa: SIM905  words
NO = frozenset("no n false 0 unpaid open not|paid nein non não нет 否 いいえ না ✗ ✘".replace("|", " ").split())
