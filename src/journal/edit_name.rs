//! What an edit is called when it is undone or redone.

use super::TableKind;

/// The name of an edit, for the line "Undone: …". The words live in the language file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum EditName {
    /// A check-in was kept.
    KeepCheckIn,
    /// A check-in was changed.
    ChangeCheckIn,
    /// A check-in went to the trash.
    DeleteCheckIn,
    /// A page was written on.
    Write,
    /// A page of writing went to the trash.
    DeleteWriting,
    /// A check-in or a page of writing was moved to another time.
    MoveEntry,
    /// A check-in or a page of writing was duplicated.
    DuplicateEntry,
    /// Tags were put on several check-ins, or taken off.
    ChangeTags,
    /// Several entries went to the trash.
    DeleteEntries,
    /// A check-in was copied to the present moment.
    DuplicateCheckIn,
    /// A feeling word, a tag or a group was added.
    AddWord,
    /// A word or a group of one's own was renamed, described, moved, retired or brought back.
    ChangeWord,
    /// A word became another in every check-in.
    MergeWords,
    /// A word went to the trash.
    DeleteWord,
    /// A group of tags went to the trash.
    DeleteTagGroup,
    /// How a night was.
    WriteSleep,
    /// A line for a harder night was written.
    WriteNightLine,
    /// A line for a harder night went to the trash.
    DeleteNightLine,
    /// Words of an earlier sitting were put back that had never been saved.
    PutBackUnsaved,
    /// A boundary was begun.
    AddBoundary,
    /// Something in a boundary was written or chosen.
    ChangeBoundary,
    /// A boundary was looked at again.
    ReviewBoundary,
    /// A boundary went to the trash.
    DeleteBoundary,
    /// Something was added to a boundary's log.
    AddEvent,
    /// An entry of a boundary's log went to the trash.
    DeleteEvent,
    /// A worksheet was begun.
    BeginSheet,
    /// Something on a worksheet was written, chosen or linked.
    ChangeSheet,
    /// A worksheet was duplicated.
    DuplicateSheet,
    /// A worksheet went to the trash.
    DeleteSheet,
    /// A worksheet of one's own was made.
    AddTemplate,
    /// Something on a worksheet of one's own was changed.
    ChangeTemplate,
    /// A question of a worksheet of one's own was deleted.
    DeleteQuestion,
    /// A worksheet became another of one's own.
    DuplicateTemplate,
    /// A worksheet was taken in from a file.
    ImportTemplate,
    /// A worksheet of one's own went to the trash.
    DeleteTemplate,
    /// A step of the roadmap was marked.
    MarkStep,
    /// Notes under a step were written.
    WriteStepNotes,
    /// A small action under a step was ticked or unticked.
    TickAction,
    /// The answers about role, direction or fear were changed.
    ChangeProfile,
    /// Another path was chosen.
    ChoosePath,
    /// A step was hidden, or shown again.
    HideStep,
    /// A reflection on a step was written.
    Reflect,
    /// A reflection on a step was deleted.
    DeleteReflection,
    /// What is looked at together was chosen.
    ChooseTogether,
    /// A path of one's own was made.
    AddPath,
    /// Something on a path of one's own was changed.
    ChangePath,
    /// A path was taken in from a file.
    ImportPath,
    /// A path of one's own went to the trash.
    DeletePath,
    /// A step of one's own was made.
    AddOwnStep,
    /// Something in a step of one's own was changed.
    ChangeOwnStep,
    /// A step of one's own went to the trash.
    DeleteOwnStep,
    /// A person was added.
    AddPerson,
    /// What is known of a person was changed.
    ChangePerson,
    /// A person went to the trash.
    DeletePerson,
    /// Something came back from the trash.
    RestoreFromTrash,
    /// A draft was cleared.
    ClearDraft,
    /// A record of one of the tools was added.
    Add(TableKind),
    /// Something in a record of one of the tools was written or chosen.
    Change(TableKind),
    /// A record of one of the tools went to the trash.
    Delete(TableKind),
}

impl EditName {
    /// What putting a record of one of the tools is called: a change where there was one already, otherwise an addition.
    #[must_use]
    pub const fn of_put(table: TableKind, was_there: bool) -> Self {
        if was_there { Self::Change(table) } else { Self::Add(table) }
    }
}
