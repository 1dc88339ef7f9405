//! The module's glue, less the ways in which wasm-bindgen's own start would fetch the module: the loader has it already.

use crate::error::Error;

const FROM: &str = "async function __wbg_load(module, imports) {";
const TO: &str = "export { initSync, __wbg_init as default };";

/// Starts a module that is compiled already, and does nothing else.
const START: &str = "async function __wbg_init({ module_or_path }) {
    if (wasm !== undefined) return wasm;
    const instance = await WebAssembly.instantiate(module_or_path, __wbg_get_imports());
    return __wbg_finalize_init(instance, module_or_path);
}

export { __wbg_init as default };
";

/// The glue with our start in the place of its own.
pub fn with_own_start(glue: &str) -> Result<String, Error> {
    let strange =
        || Error::Site { reason: "the glue does not end as this version of wasm-bindgen writes it".to_owned() };
    let (before, rest) = glue.split_once(FROM).ok_or_else(strange)?;
    let (theirs, after) = rest.split_once(TO).ok_or_else(strange)?;
    // Everything that is cut is the start, and all of the start is cut.
    let whole = theirs.contains("async function __wbg_init(") && !before.contains("fetch(") && after.trim().is_empty();
    if whole { Ok(format!("{before}{START}")) } else { Err(strange()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_is_ours() {
        let glue = format!("let a;\n{FROM}x}}\nasync function __wbg_init(p) {{ fetch(p) }}\n{TO}\n");
        assert_eq!(with_own_start(&glue).unwrap(), format!("let a;\n{START}"));
    }

    #[test]
    fn a_glue_of_another_form_is_refused() {
        for glue in ["", TO, FROM, &format!("{FROM}{TO}"), &format!("{FROM}async function __wbg_init({TO}more")] {
            assert!(with_own_start(glue).is_err(), "{glue}");
        }
    }
}
