`socialmedia-personal` lists where a person's name stands, histories, frozen versions and sealed records among it, and blacks it out there after a question.
