Changed settings and platform records survive an uninstallation; folders in the videos view get their default view back.
