"""Imports reportlab as it left the shop: without its user's settings, and without Pillow until a picture wants it.

reportlab runs `local_rl_settings.py`, `reportlab_settings.py` and `~/.reportlab_settings`, and obeys `RL_…` variables:
a letter would differ from machine to machine. Empty modules stand where it looks, and the variables are out of its
sight while it is imported. Pillow, which reportlab imports at once, waits in importlib's own LazyLoader: a letter
without a picture starts 12 ms sooner.
"""

from __future__ import annotations

import sys
from types import ModuleType

_SETTINGS = ("reportlab_settings", "reportlab.local_rl_settings", "reportlab.local_rl_mods", "reportlab_mods")


def import_reportlab() -> None:
    """Import `reportlab.pdfgen.canvas`; does nothing if somebody has imported it already."""
    if "reportlab.rl_config" in sys.modules:
        return
    import os

    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("RL_")}
    blank = [name for name in _SETTINGS if name not in sys.modules]
    sys.modules.update((name, ModuleType(name)) for name in blank)
    _defer("PIL.Image")
    try:
        import reportlab.pdfgen.canvas  # noqa: F401
    finally:
        os.environ.update(hidden)
        for name in blank:
            del sys.modules[name]


def _defer(name: str) -> None:
    """Put a module into place that is read only when something of it is used."""
    from importlib.util import LazyLoader, find_spec, module_from_spec

    if name in sys.modules:
        return
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    # `from PIL import Image` looks at the package first; to look the module up would already read it.
    package, _, attribute = name.rpartition(".")
    setattr(sys.modules[package], attribute, module)


import_reportlab()
