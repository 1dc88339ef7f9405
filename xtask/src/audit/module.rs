//! What the module imports, and what the glue does for each import.

use wasmparser::{Parser, Payload};

use super::script::Script;

/// One function that the module can call.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// The name without what wasm-bindgen puts around it.
    pub name: String,
    /// The names that the glue uses to do it, in their order.
    pub calls: String,
}

/// Reads the imports of a module and looks each up in its glue; the problem if one is not as it should be.
pub fn imports(module: &[u8], glue: &Script) -> Result<Vec<Import>, String> {
    let mut found = Vec::new();
    for name in raw(module)? {
        let calls =
            calls(glue, &name).ok_or_else(|| format!("the glue has no function {name}, which the module imports"))?;
        found.push(Import { name: plain(&name).to_owned(), calls });
    }
    found.sort();
    Ok(found)
}

/// The names as they stand in the module. All are to come from one file, the glue.
fn raw(module: &[u8]) -> Result<Vec<String>, String> {
    let (mut names, mut from) = (Vec::new(), None);
    for payload in Parser::new(0).parse_all(module) {
        let Payload::ImportSection(section) = payload.map_err(|error| error.to_string())? else { continue };
        for import in section.into_imports() {
            let import = import.map_err(|error| error.to_string())?;
            if *from.get_or_insert(import.module) != import.module {
                return Err(format!("the module imports {} from {} beside its glue", import.name, import.module));
            }
            names.push(import.name.to_owned());
        }
    }
    Ok(names)
}

/// `__wbg_focus_77d7483c7b2b9f30` as `focus`: the number is another one after each change of a crate.
fn plain(name: &str) -> &str {
    let name = name.strip_prefix("__wbg_").unwrap_or(name);
    match name.rsplit_once('_') {
        Some((short, number)) if number.len() == 16 && number.chars().all(|c| c.is_ascii_hexdigit()) => short,
        _ => name,
    }
}

/// The names that an import's function uses, without those of the module's own memory.
fn calls(glue: &Script, name: &str) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for one in glue.within(name)? {
        let own = one.name.starts_with("__wb") || one.name.starts_with("__externref");
        let language = !one.member && ["undefined", "arguments"].contains(&one.name.as_str());
        if !own && !language && !names.contains(&one.name.as_str()) {
            names.push(&one.name);
        }
    }
    Some(names.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::script;

    fn module(imports: &[&str]) -> Vec<u8> {
        let lines: Vec<_> = imports.iter().map(|name| format!("(import \"./glue.js\" \"{name}\" (func))")).collect();
        wat::parse_str(format!("(module {})", lines.join(" "))).unwrap()
    }

    #[test]
    fn imports_are_told_with_what_the_glue_does() {
        let glue = "export const i = {
            __wbg_focus_77d7483c7b2b9f30: function() { return h(function (a) { a.focus() }, arguments) },
            __wbg_log_0123456789abcdef: function(a, b) { console.log(g(a, b)); w.__wbindgen_free(a, b) },
            __wbindgen_cast_0000000000000001: function(a) { return a } }; function g() {} function h() {} const w = 1;";
        let module =
            module(&["__wbg_log_0123456789abcdef", "__wbg_focus_77d7483c7b2b9f30", "__wbindgen_cast_0000000000000001"]);
        let found = imports(&module, &script::read(glue).unwrap()).unwrap();
        let found: Vec<_> = found.iter().map(|one| format!("{}: {}", one.name, one.calls)).collect();
        assert_eq!(found, ["__wbindgen_cast: ", "focus: focus", "log: console.log"]);
    }

    #[test]
    fn an_import_without_a_function_and_a_broken_module_are_refused() {
        let glue = script::read("export const i = {}").unwrap();
        assert_eq!(
            imports(&module(&["a"]), &glue).unwrap_err(),
            "the glue has no function a, which the module imports"
        );
        assert!(imports(b"no module", &glue).is_err());
        let two = wat::parse_str("(module (import \"a\" \"a\" (func)) (import \"b\" \"b\" (func)))").unwrap();
        assert_eq!(imports(&two, &glue).unwrap_err(), "the module imports b from b beside its glue");
        assert_eq!(imports(&module(&[]), &glue), Ok(Vec::new()));
    }
}
