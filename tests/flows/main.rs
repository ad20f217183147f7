//! Whole-app flows: what a person does, by the names a screen reader would say, against a real folder.

#[cfg(test)]
mod beginning;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod sitting;
#[cfg(test)]
mod undoing;
