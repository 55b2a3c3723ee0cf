A reminder post is logged with two clicks on the evaluations page, which has one text to copy for all channels that share it.
