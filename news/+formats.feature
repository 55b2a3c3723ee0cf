The channel list has all filters and orders, and comes as CSV, JSON-LD and Atom, too.
