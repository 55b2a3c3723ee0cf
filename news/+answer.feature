`@@verify-account` begins with the answer; to an account that nobody knows it names ours on that platform and whom to tell.
