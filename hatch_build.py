"""Compile the catalogues when the package is built or installed, so that no compiled file is ever committed."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        root = Path(self.root)
        sys.path.insert(0, str(root / "tools"))
        from messages import compile_catalogues

        compiled = compile_catalogues(root / "src/amparo/wording/locale")
        build_data["artifacts"] += [path.relative_to(root).as_posix() for path in compiled]
