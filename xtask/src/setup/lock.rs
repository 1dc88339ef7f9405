//! One at a time: two commands never write the same folder together.

use std::fs::{File, TryLockError};

use crate::error::{Doing, Error};
use crate::project::{Project, make_folder};
use crate::say;

/// Waits until no other command does this work, then holds it until the result is dropped.
/// The system lets go of it even if this process dies.
pub fn hold(project: &Project, work: &str) -> Result<File, Error> {
    make_folder(&project.tools())?;
    let path = project.tools().join(format!("{work}.lock"));
    let file = File::options().create(true).append(true).open(&path).doing("open", &path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say::line(&format!("another {work} is running; waiting for it"));
            file.lock().doing("lock", &path)?;
        }
        Err(TryLockError::Error(cause)) => {
            return Err(cause).doing("lock", &path);
        }
    }
    Ok(file)
}
