Forty checks of what regulators ask, with evidence and sources, as page, report, CSV and REST; a linter of outdated terms.
