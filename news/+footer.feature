The footer is inside the theme's own: six channels, the page of all channels, one line on awareness, and concepts where they are few.
