The channel list keeps to HTTP: strong ETags, Last-Modified, HEAD, rulesets of plone.app.caching and purging; answers are computed once for all visitors.
