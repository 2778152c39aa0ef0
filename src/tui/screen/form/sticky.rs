//! "As in the last one": what a field held in the record saved last.

use crate::domain::input::editable;
use crate::domain::record::Record;
use crate::tui::cx::Cx;
use crate::tui::screen::form::FormState;

/// What the field with the focus holds in the record saved last: in this session, else in the book.
pub(super) fn last_value(cx: &Cx<'_>, form: &FormState) -> Option<String> {
    let field = form.field()?;
    let last = last_record(cx, form)?;
    Some(editable(cx.book, last, field)).filter(|raw| !raw.is_empty())
}

fn last_record<'a>(cx: &Cx<'a>, form: &FormState) -> Option<&'a Record> {
    let not_this = |record: &&Record| Some(record.id) != form.purpose.record();
    let own = cx.sticky.last(form.kind).and_then(|id| cx.book.find(id));
    own.filter(not_this).or_else(|| cx.book.active(form.kind).rev().find(not_this))
}
