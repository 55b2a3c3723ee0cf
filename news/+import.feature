Channels are imported from CSV or JSON in the control panel and by `socialmedia-import`, all or none.
