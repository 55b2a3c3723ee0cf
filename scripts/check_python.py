"""Say in one sentence why this Python cannot run the add-on.

Runs on old Pythons too, so it keeps to their syntax.
"""

import sys


def problem(version):
    """Return a sentence for a version tuple that will not do, else nothing."""
    name = ".".join(str(part) for part in version[:3])
    if version[:2] < (3, 10) or version[:2] >= (3, 14):
        return (
            "Python 3.10 to 3.13 is needed, this is "
            + name
            + ": PYTHON= names another."
        )
    if version[:3] == (3, 13, 0):
        return "Python 3.13.0 cannot save Plone content: take 3.13.1 or later."
    return None


def main():
    sentence = problem(sys.version_info)
    if sentence is None:
        try:
            import ensurepip  # noqa: F401
            import venv  # noqa: F401
        except ImportError:
            sentence = "The venv module is missing: install python3-venv."
    if sentence:
        sys.exit(sentence)


if __name__ == "__main__":
    main()
