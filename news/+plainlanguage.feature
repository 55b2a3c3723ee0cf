The document in plain language has a page of its own (`@@plain-language`); documents that had it as a section keep it. Translations tell which version they follow, and whether they are behind.
