The whole concept over REST: `@usage-concept`.
