"""Settings: what a person would else type as options each time, kept in a file `aigraph.toml`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from aigraph.cli.commands import COMMANDS
from aigraph.language.translation import gettext
from aigraph.model.names import suggest
from aigraph.model.origin import DataError

_COLOURS = {"auto": {}, "never": {"NO_COLOR": "1"}, "always": {"FORCE_COLOR": "1"}}
_OF_ALL = ("colours", "pager")
_PATHS = ("data", "rates")


def apply_colours(path: Path, settings: Mapping[str, Any]) -> None:
    """Set the variables that decide about colours; a variable of the user's own has the last word.

    Raises
    ------
    DataError
        If the value is none of those that there are.
    """
    colours = settings.get("colours", "auto")
    if not isinstance(colours, str) or colours not in _COLOURS:
        raise DataError.at(str(path), f"colours = {colours!r}; expected {', '.join(_COLOURS)}")
    if not {"NO_COLOR", "FORCE_COLOR"} & set(os.environ):
        os.environ.update(_COLOURS[colours])


def defaults_of(
    command: click.Command, others: Callable[[], Iterable[click.Command]], path: Path, settings: Mapping[str, Any]
) -> dict[str, Any]:
    """Give what the settings say of the options of a command, by name of the parameter.

    Parameters
    ----------
    others : callable
        Loads all commands, for a setting that is no option of the called one.

    Raises
    ------
    DataError
        If a setting is an option of no command, or its value does not fit.
    """
    own = settings.get(command.name or "", {})
    if not isinstance(own, Mapping):
        raise DataError.at(str(path), f"{command.name} = {own!r}; expected a table [{command.name}] with its options")
    for_all = {key: value for key, value in settings.items() if not isinstance(value, Mapping) and key not in _OF_ALL}
    for key, value in settings.items():
        if isinstance(value, Mapping) and key not in COMMANDS:
            raise DataError.at(str(path), f"[{key}] is no command; {_hint(key, COMMANDS)}")
    if not isinstance(settings.get("pager", False), bool):
        raise DataError.at(str(path), f"pager = {settings['pager']!r}; expected true or false")
    found = {}
    options = _options(command)
    for key, value in (for_all | dict(own)).items():
        if key in options:
            option = options[key]
            found[option.name or ""] = _converted(command, option, path, key, value)
            continue
        known = options if key in own else {*_OF_ALL, *(name for other in others() for name in _options(other))}
        if key not in known:
            raise DataError.at(str(path), f"{key!r} is no option; {_hint(key, known)}")
    return found


def settings_note(path: Path, command: click.Command, context: click.Context) -> str:
    """Say which settings an answer rests on, but for those that were typed over; empty if on none."""
    used = [
        f"{_key(option)} = {_text(_value(context, option.name or ''))}"
        for option in command.params
        if isinstance(option, click.Option)
        and context.get_parameter_source(option.name or "") is ParameterSource.DEFAULT_MAP
    ]
    return gettext("settings of {path}: {settings}", path=str(path), settings=", ".join(used)) if used else ""


def _value(context: click.Context, name: str) -> Any:
    """Give what an option is set to; one that a command is not given stands only among the settings."""
    return context.params.get(name, context.lookup_default(name))


def _text(value: Any) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _options(command: click.Command) -> dict[str, click.Option]:
    return {_key(option): option for option in command.params if isinstance(option, click.Option)}


def _key(option: click.Option) -> str:
    return max(option.opts, key=len).lstrip("-")


def _converted(command: click.Command, option: click.Option, path: Path, key: str, value: Any) -> Any:
    plain = [_plain(item) for item in value] if isinstance(value, list) else _plain(value)
    if option.multiple and not isinstance(plain, list):
        plain = [plain]
    elif isinstance(plain, list) and not option.multiple:
        raise DataError.at(str(path), f"{key} = {value!r}; expected one value")
    if key in _PATHS and isinstance(plain, str):
        plain = str(path.parent / Path(plain).expanduser()) if plain != "-" else plain
    try:
        option.type_cast_value(click.Context(command), plain)
    except click.BadParameter as error:
        raise DataError.at(str(path), f"{key} = {value!r}: {error.message}") from None
    return plain


def _plain(value: Any) -> Any:
    # Days and times of TOML are what would be typed.
    return value if isinstance(value, (bool, int, float, str)) else str(value)


def _hint(key: str, names: Iterable[str]) -> str:
    near = suggest(key, names)
    return f"did you mean {' or '.join(near)}?" if near else f"expected one of {', '.join(sorted(names))}"
