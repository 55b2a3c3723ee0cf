Reminders by mail with `socialmedia-reminders`, safe on several nodes.
