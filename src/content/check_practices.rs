//! Checks of suggested practices and of ways to ask for help, beyond their schema.

use super::Checker;
use super::schema::{AskingFile, PracticesFile};

/// Short enough to say under stress, in characters.
const ASK_MAX_CHARS: usize = 90;

impl Checker<'_> {
    pub(super) fn practices(&mut self, file: &PracticesFile) {
        for (list, name) in [(&file.self_care, "self_care"), (&file.rituals, "rituals"), (&file.own_life, "own_life")] {
            self.not_empty(list, name);
            self.unique(list.iter().map(|suggestion| suggestion.id.as_str()));
            self.unique(list.iter().map(|suggestion| suggestion.title.as_str()));
            for suggestion in list {
                self.id(&suggestion.id);
                self.title(&suggestion.title);
                if let Some(when) = &suggestion.when_it_fits {
                    self.title(when);
                }
                self.points(&suggestion.serves);
            }
        }
    }

    pub(super) fn asking(&mut self, file: &AskingFile) {
        self.not_empty(&file.asks, "asks");
        self.unique(file.asks.iter().map(|ask| ask.id.as_str()));
        for ask in &file.asks {
            self.id(&ask.id);
            self.text_up_to(&ask.text, ASK_MAX_CHARS);
            self.points(&ask.serves);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::findings;

    #[test]
    fn a_suggestion_without_a_point_or_there_twice_is_found() {
        let file = r#"(
    self_care: [(id: "walk", title: "A walk", serves: [])],
    rituals: [(id: "tea", title: "Tea", serves: ["A2.18"]), (id: "tea", title: "Coffee", serves: ["A2.18"])],
    own_life: [],
)"#;
        assert_eq!(
            findings("content/practices.ron", file),
            ["1:1: serves may not be empty", "3:20: “tea”: stands here twice", "1:1: own_life may not be empty"]
        );
    }

    #[test]
    fn a_way_to_ask_is_short() {
        let long = "word ".repeat(20);
        let file = format!(r#"(asks: [(id: "long", text: "{long}", serves: ["A1.2"])])"#);
        assert_eq!(findings("content/asking.ron", &file).len(), 1);
        assert_eq!(findings("content/asking.ron", r#"(asks: [(id: "short", text: "Could you listen?", serves: ["A1.2"])])"#), [] as [&str; 0]);
    }
}
