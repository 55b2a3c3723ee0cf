Evaluation records with a workflow of their own, due dates as page, REST and iCalendar, key figures as charts, texts for reminder posts.
