//! `sample`: writes an invented journal to a new file.

use chrono::Local;

use super::SampleArgs;
use crate::content::content;
use crate::journal::{Appearance, Lineage, LocalTime, Origin};
use crate::sample::{SampleOptions, generate, generate_as_of};
use crate::store::{OpenFile, RealDisk, SaveError, Snapshot, save};

/// Runs `sample`. Depends only on the arguments and, without a last day, the current time.
pub(super) fn sample(arguments: &SampleArgs) -> Result<(), SaveError> {
    let now = LocalTime::from_date_time(Local::now().fixed_offset());
    let until = arguments.until.unwrap_or_else(|| now.date());
    // Created first, so that an existing file is reported at once.
    let mut file = OpenFile::create(&arguments.file, false, None, &RealDisk)?;
    // Fixed lineage: the same seed gives the same bytes.
    file.go_on_from(Origin { lineage: Some(Lineage::from_bits(arguments.seed.into())), revision: 0 });
    let options = SampleOptions { years: arguments.years.into(), per_day: arguments.per_day.into(), seed: arguments.seed, until };
    // A requested last day is complete.
    let journal = if arguments.until.is_some() { generate(&options, content()) } else { generate_as_of(&options, now, content()) };
    let snapshot = Snapshot::new(Appearance::default(), journal);
    // A new file is always writable.
    file.save_request(snapshot, now).map_or(Ok(()), |request| save(&request, &RealDisk).map(|_| ()))
}
