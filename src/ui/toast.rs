//! A short line that comes and goes: what was just done, and how to take it back.

use std::time::Duration;

use super::action::Action;
use super::icons::Icon;

/// A line at the lower left of the page.
#[derive(Clone, Debug)]
pub struct Toast {
    /// The icon before it.
    pub icon: Icon,
    /// The line.
    pub text: String,
    /// What can be done about it: the words, and the action.
    pub offer: Option<(String, Action)>,
    /// Whether it needs a look.
    pub is_warning: bool,
    /// When it goes, as the app's clock counts.
    pub until: Duration,
    /// Its time is over: it fades.
    pub is_leaving: bool,
}
