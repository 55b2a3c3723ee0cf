The organisation in JSON-LD has contact points and the concepts as works; accounts are named as their platforms are today. Pages name their feeds; persons' pages are h-cards.
