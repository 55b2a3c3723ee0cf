"""Change lines of security and of duties, one at a time: some test must fail.

mutmut makes the changes and runs the tests; ``[tool.mutmut]`` in ``pyproject.toml``
names the modules and their tests. ``tests/mutants.yaml`` lists what no test can notice,
and why, and the functions that need a site and thus are tested elsewhere. The exit code
is 1 where anything else is left, or where a line of the list is no longer true.
"""

from collections.abc import Iterator
import libcst as cst
from mutmut.__main__ import cli
from mutmut.mutation import mutators
from mutmut.mutation.diff_apply import get_diff_for_mutant
from pathlib import Path
import shutil
import subprocess
import sys
import yaml


PREFIX = "mittelsachsen.socialmedia."
KNOWN = Path("tests/mutants.yaml")
# Their results serve as well as what they were made of, messages untranslated too.
SAME = frozenset({"_", "bool", "dict", "iter", "list", "str", "super", "tuple"})
CLEANING = frozenset({"lower", "removeprefix", "removesuffix", "replace", "strip"})


def drop_call(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """Leave out an ``escape()`` or ``strip()``: mutmut itself drops no call."""
    if isinstance(node.func, cst.Attribute):
        if node.func.attr.value in CLEANING:
            yield node.func.value
    elif isinstance(node.func, cst.Name) and node.func.value not in SAME:
        if node.args and not node.args[0].star and node.args[0].keyword is None:
            braces = {"lpar": [cst.LeftParen()], "rpar": [cst.RightParen()]}
            yield node.args[0].value.with_changes(**braces)


# Flipped comparisons and conditions, other numbers, dropped signs and calls: all that
# mutmut does with words and arguments takes three times as long and says less of tests.
mutators.mutation_operators[:] = [
    (cst.BaseNumber, mutators.operator_number),
    (cst.Name, mutators.operator_name),
    (cst.UnaryOperation, mutators.operator_remove_unary_ops),
    (cst.CSTNode, mutators.operator_keywords),
    (cst.CSTNode, mutators.operator_swap_op),
    (cst.IfExp, mutators.operator_if_exp),
    (cst.Call, drop_call),
]


def states_of() -> dict[str, str]:
    """Return what became of each mutant."""
    command = [sys.executable, "-m", "mutmut", "results", "--all", "true"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(line.strip().split(": ") for line in done.stdout.splitlines())


def function_of(mutant: str) -> str:
    """Return for example ``due.dates.next_due``, or ``lines.Day.get``."""
    module, _dot, name = mutant.partition("__mutmut_")[0].rpartition(".")
    name = name.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
    return f"{module.removeprefix(PREFIX)}.{name}"


def change_of(mutant: str) -> str:
    """Return the lines that a mutant puts in place of others, as one line."""
    lines = get_diff_for_mutant(mutant).splitlines()[3:]
    return " ".join(line[1:].strip() for line in lines if line.startswith("+"))


def main() -> int:
    shutil.rmtree("mutants", ignore_errors=True)
    cli.main(["run"], standalone_mode=False)
    states = states_of()
    untested = {function_of(key) for key in states if states[key] == "no tests"}
    left = {
        (function_of(key), change_of(key))
        for key, state in states.items()
        if state not in ("killed", "no tests", "timeout")
    }
    known = yaml.safe_load(KNOWN.read_text("utf-8"))
    equal = {(each["in"], each["becomes"]) for each in known["equivalent"]}
    site = set(known["need_a_site"])
    killed = sum(state in ("killed", "timeout") for state in states.values())
    print(f"\n{len(states)} changes, {killed} noticed, {len(left)} not noticed.")
    for function, change in sorted(left - equal):
        print(f"No test notices: {function}: {change}")
    for function in sorted(untested - site):
        print(f"No unit test: {function}")
    for gone in sorted(map(str, (equal - left) | (site - untested))):
        print(f"No longer true in {KNOWN}: {gone}")
    return int(left != equal or untested != site)


if __name__ == "__main__":
    sys.exit(main())
