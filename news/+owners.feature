The administrators' guide says what installing changes in a site.
