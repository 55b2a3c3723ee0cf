The channel list keeps to HTTP: strong ETags, HEAD, rulesets of plone.app.caching and purging.
