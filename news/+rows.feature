Rows are cards with a label above each input; a row that is typed and sent with Enter, or without JavaScript, is kept.
