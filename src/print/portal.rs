//! The print dialog of the desktop, through its portal. The pages reach it as a file in memory that has no name.

use std::fs::File;
use std::io::{self, Seek as _, Write as _};
use std::time::Duration;

use ashpd::desktop::ResponseError;
use ashpd::desktop::print::{PrintOptions, PrintProxy};
use ashpd::{WindowIdentifier, zbus};
use async_io::{Timer, block_on};
use futures_lite::future::or;
use rustix::fs::{MemfdFlags, memfd_create};

use super::{DialogEnd, IsStopped, ParentWindow, PrintError};
use crate::content::lang;

/// The desktop's print dialog.
#[derive(Clone, Debug, Default)]
pub struct Portal {
    /// The bus on which the portal is, if not that of the session.
    address: Option<String>,
}

/// A desktop that takes longer to say whether it has a dialog is taken to have none.
const ANSWER_LIMIT: Duration = Duration::from_secs(5);
/// How often it is asked whether the person has stopped.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

impl Portal {
    /// A portal on another bus.
    #[must_use]
    pub fn at(address: &str) -> Self {
        Self { address: Some(address.to_owned()) }
    }

    /// Shows the dialog, and prints what is chosen there. The dialog closes when the person stops it here.
    ///
    /// # Errors
    /// When there is a dialog and the pages could not be handed over.
    pub fn show_dialog(&self, pdf: &[u8], parent: Option<ParentWindow>, is_stopped: IsStopped<'_>) -> Result<DialogEnd, PrintError> {
        block_on(async {
            // The connection is this dialog's own: when it goes, the desktop takes the dialog away.
            let answers = async { self.answering_connection().await.ok() };
            let too_late = async {
                Timer::after(ANSWER_LIMIT).await;
                None
            };
            let Some(connection) = or(answers, too_late).await else { return Ok(DialogEnd::Missing) };
            let stopped = async {
                while !is_stopped() {
                    Timer::after(BETWEEN_LOOKS).await;
                }
                Ok(DialogEnd::Cancelled)
            };
            or(choose_and_print(connection, pdf, parent), stopped).await
        })
    }

    /// A connection on which a print dialog answers.
    async fn answering_connection(&self) -> zbus::Result<zbus::Connection> {
        let builder = match &self.address {
            Some(address) => zbus::connection::Builder::address(address.as_str())?,
            None => zbus::connection::Builder::session()?,
        };
        let connection = builder.build().await?;
        let portal = zbus::Proxy::new(&connection, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Print").await?;
        portal.get_property::<u32>("version").await?;
        Ok(connection)
    }
}

/// Without a token of an earlier question, the desktop asks how before it prints: one dialog, and its answer stays with it.
/// (`PreparePrint` would ask first; ashpd 0.13 reads its answer only if the desktop sends every setting there is.)
async fn choose_and_print(connection: zbus::Connection, pdf: &[u8], parent: Option<ParentWindow>) -> Result<DialogEnd, PrintError> {
    let parent = parent.map(|ParentWindow(window)| WindowIdentifier::from_xid(window));
    let portal = PrintProxy::with_connection(connection).await.map_err(failed)?;
    let file = in_memory(pdf)?;
    let printed = portal.print(parent.as_ref(), &lang().print.job_title, &file, PrintOptions::default().set_modal(true)).await;
    match printed.and_then(|request| request.response()) {
        Ok(()) => Ok(DialogEnd::Sent),
        Err(ashpd::Error::Response(ResponseError::Cancelled)) => Ok(DialogEnd::Cancelled),
        Err(error) => Err(failed(error)),
    }
}

/// The pages in a file that has no name and goes with the last program that holds it.
fn in_memory(pdf: &[u8]) -> io::Result<File> {
    let mut file = File::from(memfd_create("pages", MemfdFlags::CLOEXEC)?);
    file.write_all(pdf)?;
    file.rewind()?;
    Ok(file)
}

fn failed(error: ashpd::Error) -> PrintError {
    PrintError::Spooler(match error {
        ashpd::Error::Response(_) => String::new(),
        error => error.to_string(),
    })
}
