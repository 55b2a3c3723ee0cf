The example content is data in the format of plone.exportimport; a further run of the profile `demo` leaves alone what editors changed or moved.
