"""The channel register: catalog data and the channel list."""
