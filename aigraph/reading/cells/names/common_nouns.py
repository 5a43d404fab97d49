"""Names in small letters among names with capitals: nobody's name, such as "a Gulf investor" or "ukendt køber"."""

from __future__ import annotations

import re
from collections.abc import Collection

from aigraph.model.company_forms import company_key
from aigraph.reading.cells.names.doubtful_names import is_nobody_in_general
from aigraph.reading.cells.placeholders import GROUPS


def may_be_common_noun(name: str) -> bool:
    """Whether a name has two words or more, of which the first is an article or in small letters, and the last in small letters or for a group.

    Examples
    --------
    >>> [may_be_common_noun(name) for name in ("a local bank", "a Gulf fund", "ukendt køber", "Crowdfunding investors", "A US cloud firm")]
    [True, True, True, True, True]
    >>> [may_be_common_noun(name) for name in ("adidas", "xAI Labs", "未公開 会社", "acme inc.", "Golden Gate Investors")]
    [False, False, False, False, False]
    """
    words = name.split()
    if len(words) == 1 or _OF_NAMES.search(name) or company_key(name)[1]:
        return False
    if words[-1] in GROUPS:
        return True
    return _is_small(words[-1]) and (_is_small(words[0]) or words[0].casefold() in ARTICLES)


def common_nouns(names: Collection[str]) -> frozenset[str]:
    """Give the names that are no proper names in a table where these begin with a capital.

    A name that shares a word with one of those is a spelling of it, or of its group.

    Examples
    --------
    >>> sorted(common_nouns(["Falcon", "Tundra Cloud", "a sovereign fund", "tundra cloud"])), common_nouns(["falcon", "tundra cloud"])
    (['a sovereign fund'], frozenset())
    """
    general = {name for name in names if is_nobody_in_general(name)}
    small = {name for name in names if name not in general and may_be_common_noun(name)}
    others = [name for name in names if name not in small and name not in general]
    if sum(name[:1].isupper() for name in others) * 2 <= len(others):
        small = set()
    small |= general
    if not small or len(small) > len(others):
        return frozenset()
    known = {word for name in others for word in _words(name)}
    return frozenset(name for name in small if known.isdisjoint(_words(name)))


def _is_small(word: str) -> bool:
    return word == word.lower() != word.upper()


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", name.lower()) if len(word) > _SHORT]


_OF_NAMES = re.compile(r"[\d@_/:]|\.\w")
"""Digits and marks of accounts, addresses and domains."""
ARTICLES = frozenset(
    {"a", "an", "one", "some", "ein", "eine", "un", "une", "una", "uno", "um", "uma", "een", "en", "et"}
)
"""Words before what is no proper name."""
_SHORT = 3
