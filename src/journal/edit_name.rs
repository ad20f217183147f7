//! Names of edits, for undo and redo.

use super::TableKind;

/// Name of an edit, for "Undone: …". The texts are in the language file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum EditName {
    /// Check-in saved.
    KeepCheckIn,
    /// Check-in changed.
    ChangeCheckIn,
    /// Check-in deleted.
    DeleteCheckIn,
    /// Writing changed.
    Write,
    /// Writing deleted.
    DeleteWriting,
    /// Check-in or writing moved to another time.
    MoveEntry,
    /// Check-in or writing duplicated.
    DuplicateEntry,
    /// Tags added to or removed from several check-ins.
    ChangeTags,
    /// Several entries deleted.
    DeleteEntries,
    /// Check-in copied to the present.
    DuplicateCheckIn,
    /// Feeling, tag or group added.
    AddWord,
    /// Custom word or group changed, moved, retired or restored.
    ChangeWord,
    /// Word merged into another.
    MergeWords,
    /// Word deleted.
    DeleteWord,
    /// Tag group deleted.
    DeleteTagGroup,
    /// Sleep entered.
    WriteSleep,
    /// Line for a harder night written.
    WriteNightLine,
    /// Line for a harder night deleted.
    DeleteNightLine,
    /// Unsaved text of an earlier session restored.
    PutBackUnsaved,
    /// Boundary added.
    AddBoundary,
    /// Boundary changed.
    ChangeBoundary,
    /// Boundary reviewed.
    ReviewBoundary,
    /// Boundary deleted.
    DeleteBoundary,
    /// Boundary event added.
    AddEvent,
    /// Boundary event deleted.
    DeleteEvent,
    /// Worksheet started.
    BeginSheet,
    /// Worksheet changed or linked.
    ChangeSheet,
    /// Worksheet duplicated.
    DuplicateSheet,
    /// Worksheet deleted.
    DeleteSheet,
    /// Custom worksheet added.
    AddTemplate,
    /// Custom worksheet changed.
    ChangeTemplate,
    /// Question of a custom worksheet deleted.
    DeleteQuestion,
    /// Worksheet duplicated as a custom one.
    DuplicateTemplate,
    /// Worksheet imported.
    ImportTemplate,
    /// Custom worksheet deleted.
    DeleteTemplate,
    /// Step state changed.
    MarkStep,
    /// Step notes changed.
    WriteStepNotes,
    /// Action of a step ticked or unticked.
    TickAction,
    /// Role, direction or fear answer changed.
    ChangeProfile,
    /// Path chosen.
    ChoosePath,
    /// Step hidden or shown.
    HideStep,
    /// Reflection written.
    Reflect,
    /// Reflection deleted.
    DeleteReflection,
    /// Shared view changed.
    ChooseTogether,
    /// Custom path added.
    AddPath,
    /// Custom path changed.
    ChangePath,
    /// Path imported.
    ImportPath,
    /// Custom path deleted.
    DeletePath,
    /// Custom step added.
    AddOwnStep,
    /// Custom step changed.
    ChangeOwnStep,
    /// Custom step deleted.
    DeleteOwnStep,
    /// Person added.
    AddPerson,
    /// Person changed.
    ChangePerson,
    /// Person deleted.
    DeletePerson,
    /// Item restored from the trash.
    RestoreFromTrash,
    /// Draft cleared.
    ClearDraft,
    /// Tool record added.
    Add(TableKind),
    /// Tool record changed.
    Change(TableKind),
    /// Tool record deleted.
    Delete(TableKind),
}

impl EditName {
    /// Name for writing a tool record: change or addition.
    #[must_use]
    pub const fn of_put(table: TableKind, was_there: bool) -> Self {
        if was_there { Self::Change(table) } else { Self::Add(table) }
    }
}
