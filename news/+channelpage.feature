A channel's page has one header with its account, one line of facts and the number of its section; the section leads to account and page; a person's page says what the person answers for.
