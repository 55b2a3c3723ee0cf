The paragraph on social media for the statement on accessibility is made of data, as text to copy and over REST.
