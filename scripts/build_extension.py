"""Builds the engine's extension in C while the package is built or installed; without a compiler it is left out, with a word."""

import os
import shlex
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path("aigraph/engine/extension")


def command(root: Path, target: Path) -> list[str]:
    """Give the command that compiles and links the sources."""
    sources = [str(path) for path in sorted((root / FOLDER / "source").glob("*.c"))]
    include = sysconfig.get_paths()["include"]
    if os.name == "nt":
        library = Path(sysconfig.get_config_var("installed_base")) / "libs"
        compiler = ["cl", "/nologo", "/O2", "/std:c11", "/LD", f"/I{include}", *sources]
        return [*compiler, f"/Fe:{target}", "/link", f"/LIBPATH:{library}"]
    linked = ["-bundle", "-undefined", "dynamic_lookup"] if sys.platform == "darwin" else ["-shared"]
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")
    compiler += ["-O3", "-std=c11", "-fPIC", "-fvisibility=hidden"]
    return [*compiler, *linked, f"-I{include}", *sources, "-o", str(target)]


def build(root: Path, folder: Path) -> Path | str:
    """Build the extension into a folder; give its path, or why it could not be built."""
    target = folder / ("_cycles.pyd" if os.name == "nt" else "_cycles.abi3.so")
    try:
        subprocess.run(command(root, target), cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603 - a compiler on our own sources
    except OSError as error:
        return f"there is no C compiler ({error.strerror})"
    except subprocess.CalledProcessError as error:
        return next(iter((error.stderr or error.stdout).strip().splitlines()), str(error))
    return target


class ExtensionHook(BuildHookInterface):
    """Puts the extension into a wheel, or beside its sources for an editable installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build before the files are gathered."""
        root = Path(self.root)
        self.folder = TemporaryDirectory()
        built = build(root, root / FOLDER if version == "editable" else Path(self.folder.name))
        if isinstance(built, str):
            self.app.display_warning(f"the engine's extension is left out, plain Python takes its place: {built}")
        elif version != "editable":
            build_data["pure_python"] = False
            build_data["tag"] = f"cp311-abi3-{sysconfig.get_platform().replace('-', '_').replace('.', '_')}"
            build_data["force_include"][str(built)] = str(FOLDER / built.name)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - as the hook is called
        """Remove what is in the wheel by now."""
        self.folder.cleanup()
