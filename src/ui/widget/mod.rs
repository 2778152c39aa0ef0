//! Widgets of forms and boxes.
