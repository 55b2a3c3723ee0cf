Outdated terms are words with their forms and compounds, looked for in all texts and in links, and tried on sentences before they are saved; patterns of webmasters are carried over.
