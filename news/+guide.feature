The editors' guide follows the jobs that editors have, each in a few steps with a picture.
