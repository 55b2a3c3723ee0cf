The PDF of a frozen version prints the legal notices, privacy statements and assessments of its day behind the document.
