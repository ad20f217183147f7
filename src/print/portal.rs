//! The desktop's print dialog, through its portal, with an anonymous file in memory.

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
    /// Bus address, if not the session bus.
    address: Option<String>,
}

/// Timeout for detecting the dialog.
const ANSWER_LIMIT: Duration = Duration::from_secs(5);
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

impl Portal {
    /// A portal on another bus.
    #[must_use]
    pub fn at(address: &str) -> Self {
        Self { address: Some(address.to_owned()) }
    }

    /// Shows the dialog and prints as chosen there. Stopping closes the dialog.
    ///
    /// # Errors
    /// If there is a dialog but the pages could not be submitted.
    pub fn show_dialog(&self, pdf: &[u8], parent: Option<ParentWindow>, is_stopped: IsStopped<'_>) -> Result<DialogEnd, PrintError> {
        block_on(async {
            // The connection is specific to this dialog: dropping it closes the dialog.
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

    /// Connects and verifies that the portal exists.
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

/// Without a token, the desktop shows one dialog before printing. (`PreparePrint` would ask first;
/// ashpd 0.13 reads its answer only if the desktop sends every setting there is.)
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

/// Writes the pages to an anonymous file, freed when closed by all processes.
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
