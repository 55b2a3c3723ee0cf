The calendar has alarms, a name and an ETag; an event stays the same when its day moves, what is overdue is shown today, and addresses can be renewed and end with their user.
