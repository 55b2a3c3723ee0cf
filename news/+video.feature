A video before consent has its picture or a calm ground with a sign, one line of notice that unfolds, and a card that fits 320 pixels; without JavaScript no gap is left.
