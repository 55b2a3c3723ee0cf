`socialmedia-export` writes a concept with all it holds as one archive that needs no Plone: HTML, PDF, JSON, CSV and files in a bag (RFC 8493).
