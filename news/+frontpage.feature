The demo has a front page with concept, channels and videos, where a site has none of its own.
