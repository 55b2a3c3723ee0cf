Plone's export and import carry over what is no field: all seals of a record, accepted terms, removals, and what was mailed. What is frozen already stays as it is.
