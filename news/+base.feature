Usage concepts with channels, contacts and evaluation records as content; privacy notices, videos that wait for consent and the channel list over REST.
