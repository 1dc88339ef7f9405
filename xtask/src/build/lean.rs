//! The standard library, compiled anew with the module and for it.
//!
//! The one that comes with the compiler formats a message for every panic and carries it to every place that could have
//! one. Nobody reads such a message here: the loader notices the trap and shows the failure screen. Leaving it out makes
//! the module an eighth smaller; docs/decisions/ has the figures. The switches are not stable, so they are tied to the
//! one compiler of rust-toolchain.toml, and only the released module is built with them.

use std::process::Command;

/// Lets cargo compile the standard library from its source; for fetching, too.
pub fn with_own_std(command: &mut Command) -> &mut Command {
    command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
}

/// Lets cargo compile for the fewest bytes.
pub fn lean<'a>(command: &'a mut Command, target: &str) -> &'a mut Command {
    let flags = format!("CARGO_TARGET_{}_RUSTFLAGS", target.to_uppercase().replace('-', "_"));
    with_own_std(command)
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env(flags, "-Zlocation-detail=none -Zunstable-options -Cpanic=immediate-abort")
        // Either would be used instead of ours.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
}
