"""REST: the channel list, input checks, the control panel."""
