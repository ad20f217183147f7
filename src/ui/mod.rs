//! ui

pub mod icons;
pub mod theme;
