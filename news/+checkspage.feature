The page of the checks begins with numbers of rules, which are the same everywhere, has one line for each rule with its channels, filters, and fills what is missing in all channels at once.
