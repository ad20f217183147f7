//! Pages of the invented person, and a line for a harder night.

/// Pages, each used once; after that, pages are composed from notes.
pub(super) const PAGES: &[&str] = &[
    "I tried to write down what happened, in order, without the why. Monday the trip that was no trip. Tuesday the call in the stairwell. \
     It fits on half a page. I had thought it would need a book.\n\nWhat I notice: I wrote “we” until the third line, and then “J.”",
    "Ana asked what I miss. Not J., I said, or not first. I miss not checking. I miss hearing a key in the door and thinking of dinner.",
    "A list of what is still mine: the mornings at the allotment. The choir. My sister's jokes. The way I read maps. Three good pans. \
     The right to leave a room.",
    "We talked for twenty minutes with the timer on the table. J. repeated what I said before answering, clumsily, like reading from a card. \
     I laughed, and then I cried, and neither of us said that it was enough. But the timer held.",
    "Letter I will not send.\n\nYou keep asking when it will be over. I do not know. I know that today I asked one question instead of eleven, \
     that you answered it, and that I slept until six. That is all I have to report.",
    "The therapist drew two lines, one for trust in others and one for trust in what I see myself. I had only ever looked at the first. \
     I did see it, back in March. I talked myself out of it. That one hurts, and it is also good news.",
    "Sunday. Walked the long way round the lake. Nobody knew where I was for two hours, and nothing happened. I would like more of that.",
    "What I would tell a friend: you are not slow. You are carrying a wardrobe up the stairs alone, and people ask why you stop on every landing.",
];

pub(super) const NIGHT_LINE: &str =
    "It feels like this at two in the morning and not at ten. Drink some water, ring Ana if it does not pass, decide nothing tonight.";
