The page of an approved evaluation says, to everybody, which channels are kept, changed or ended; the reasons stay with editors. REST has the same as `decided`.
