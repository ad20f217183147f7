//! The user interface: theme, icons, widgets, pages. Reads the journal, pushes actions, touches no
//! file.

pub mod action;
mod cached;
pub mod command;
pub mod cx;
pub mod dialog;
mod dialogs;
mod find;
mod focus_in_view;
pub mod frame;
pub mod icons;
pub mod keys;
pub mod overlays;
pub mod pages;
pub mod palette;
mod picture;
mod shared;
pub mod theme;
pub mod toast;
pub mod tool;
pub mod widgets;
pub mod work;
