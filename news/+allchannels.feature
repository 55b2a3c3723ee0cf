`@@all-channels` lists the channels of a site, a folder or a concept with icons, filters that work without JavaScript, and links to CSV, feed and JSON.
