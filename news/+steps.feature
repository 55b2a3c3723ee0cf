Steps in the outline are taken back and done again one after the other, up to twenty of them, and the history says what each step did.
