"""``python -m bench``: all benches, or those named: ``python -m bench load build``.

A bench is a module of this folder with a ``main()`` that prints its table, and returns something
else than 0 or None where a limit is passed.
"""

from __future__ import annotations

import ast
import importlib
import os
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def benches() -> dict[str, str]:
    """Return the names of the benches and the first line of what each says of itself."""
    found = {}
    for path in sorted(FOLDER.glob("[a-z]*.py")):
        module = ast.parse(path.read_text("utf-8"))
        entries = [part for part in module.body if isinstance(part, ast.FunctionDef)]
        if any(entry.name == "main" and not entry.args.args for entry in entries):
            found[path.stem] = (ast.get_docstring(module) or "").partition("\n")[0]
    return found


def main(wanted: list[str]) -> int:
    """Run the benches named, or all; 1 where a limit is passed, 2 where a name is none of them."""
    known = benches()
    unknown = [name for name in wanted if name not in known]
    if unknown:
        print(f"No bench is called {', '.join(unknown)}. There are:", file=sys.stderr)
        for name, says in known.items():
            print(f"  {name:20} {says}", file=sys.stderr)
        return 2
    # an installed program's modules are compiled, whatever this shell says of writing them
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    passed = 0
    for name in wanted or known:
        print(f"\n{name}: {known[name]}\n", flush=True)
        passed |= bool(importlib.import_module(f"bench.{name}").main())
    return passed


if __name__ == "__main__":
    sys.path.insert(0, str(FOLDER.parent / "generator"))  # also without showkit installed
    sys.exit(main(sys.argv[1:]))
