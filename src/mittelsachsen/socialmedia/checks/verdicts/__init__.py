"""The verdicts, one module for each topic of the rules.

One function for each rule of ``rules.yaml``. It looks at a case and returns what the
content shows: evidence, not a legal opinion.
"""
