`@@verify-account` and `@social-media-account` tell whether an account is the body's own.
