`/.well-known/trust.txt` names the official accounts for programs.
