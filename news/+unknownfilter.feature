`@@all-channels` names a platform or status in its address that there is not.
