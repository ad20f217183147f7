//! age_tool
