Frozen versions keep their images, the name and logo of the body, and their PDF.
