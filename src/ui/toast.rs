//! A toast: a short message about the last action, with an option to undo it.

use std::time::Duration;

use super::action::Action;
use super::icons::Icon;

/// A toast at the lower left of the page.
#[derive(Clone, Debug)]
pub struct Toast {
    /// The icon before the text.
    pub icon: Icon,
    /// The text.
    pub text: String,
    /// An optional action, with its label.
    pub offer: Option<(String, Action)>,
    /// Styled as a warning.
    pub is_warning: bool,
    /// Expiry, on the app's clock.
    pub until: Duration,
    /// Expired and fading out.
    pub is_leaving: bool,
}
