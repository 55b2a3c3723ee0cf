Each channel has a legal notice and a privacy statement, made of what is recorded: editors see what is missing, own words replace or follow any part, versions keep them, and the checks look at them.
