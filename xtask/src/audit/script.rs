//! What a script uses beyond its own names, read from its syntax: names it takes from the page, what it asks of objects,
//! and addresses it holds.
//!
//! It sees what is written. Who puts a name together from pieces hides it, so a piece of a name that is put together on
//! an object of the browser (`window[…]`) counts as a use of its own, which nobody may.

use std::collections::BTreeMap;

use oxc_allocator::Allocator;
use oxc_ast::ast::{
    AssignmentTargetPropertyIdentifier, BindingProperty, ComputedMemberExpression, ExportAllDeclaration,
    ExportFromDeclaration, Expression, IdentifierReference, ImportDeclaration, ImportExpression, ObjectProperty,
    PropertyKey, StaticMemberExpression, StringLiteral, TemplateElement,
};
use oxc_ast_visit::{Visit, walk};
use oxc_parser::Parser;
use oxc_semantic::{Scoping, SemanticBuilder};
use oxc_span::{GetSpan as _, SourceType};

/// Other names of the page's own global object.
const GLOBALS: &[&str] = &["window", "self", "globalThis"];

/// The name under which an address of another place counts.
pub const ADDRESS: &str = "an address";

/// The name under which a file is loaded by the program itself.
pub const IMPORT: &str = "import()";

/// One use of a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    pub name: String,
    /// Of any object, of which the syntax does not say what it is; otherwise of the page itself.
    pub member: bool,
    start: u32,
}

/// What there is in a script.
#[derive(Debug, Default)]
pub struct Script {
    pub uses: Vec<Use>,
    /// The files it imports, as they are written.
    pub imports: Vec<String>,
    /// Functions that are entries of an object, by name: from where to where in the text.
    functions: BTreeMap<String, (u32, u32)>,
}

impl Script {
    /// The names used in an entry of an object; nothing if there is no such entry.
    pub fn within(&self, entry: &str) -> Option<Vec<&Use>> {
        let (start, end) = *self.functions.get(entry)?;
        Some(self.uses.iter().filter(|one| (start..end).contains(&one.start)).collect())
    }
}

/// Reads a script; the problem if it is none.
pub fn read(text: &str) -> Result<Script, String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    if let Some(problem) = parsed.diagnostics.into_iter().next() {
        return Err(problem.to_string());
    }
    let semantic = SemanticBuilder::new_compiler().build(&parsed.program).semantic;
    let mut reader = Reader { scoping: semantic.scoping(), script: Script::default() };
    reader.visit_program(&parsed.program);
    Ok(reader.script)
}

struct Reader<'s> {
    scoping: &'s Scoping,
    script: Script,
}

impl Reader<'_> {
    fn note(&mut self, name: impl Into<String>, member: bool, start: u32) {
        self.script.uses.push(Use { name: name.into(), member, start });
    }

    fn is_free(&self, name: &IdentifierReference) -> bool {
        let reference = name.reference_id.get().map(|id| self.scoping.get_reference(id));
        reference.is_none_or(|reference| reference.symbol_id().is_none())
    }

    /// The name of an object of the page itself: `navigator`, but not a variable.
    fn page_object<'a>(&self, object: &Expression<'a>) -> Option<&'a str> {
        match object.get_inner_expression() {
            Expression::Identifier(name) if self.is_free(name) => Some(name.name.as_str()),
            // `window.navigator`
            Expression::StaticMemberExpression(member) => {
                let inner = self.page_object(&member.object)?;
                GLOBALS.contains(&inner).then(|| member.property.name.as_str())
            }
            _ => None,
        }
    }

    /// `object.name`; returns whether the object is told with it.
    fn member(&mut self, object: &Expression, name: &str, start: u32) -> bool {
        match self.page_object(object) {
            Some(page) if GLOBALS.contains(&page) => self.note(name, false, start),
            Some(page) if page.starts_with(char::is_lowercase) => self.note(format!("{page}.{name}"), false, start),
            _ => {
                self.note(name, true, start);
                return false;
            }
        }
        true
    }

    /// A name taken out of an object: `const { name } = object`.
    fn taken(&mut self, key: &PropertyKey, start: u32) {
        match key.static_name() {
            Some(name) => self.note(name, true, start),
            None => self.note("a name put together", false, start),
        }
    }

    fn text(&mut self, text: &str, start: u32) {
        // A text with spaces is words, which are shown and not asked for.
        if text.contains("://") && !text.contains(char::is_whitespace) {
            self.note(ADDRESS, false, start);
        }
    }
}

impl<'a> Visit<'a> for Reader<'_> {
    fn visit_identifier_reference(&mut self, name: &IdentifierReference<'a>) {
        if self.is_free(name) {
            self.note(name.name.as_str(), false, name.span.start);
        }
    }

    fn visit_static_member_expression(&mut self, member: &StaticMemberExpression<'a>) {
        if !self.member(&member.object, &member.property.name, member.span.start) {
            walk::walk_static_member_expression(self, member);
        }
    }

    fn visit_computed_member_expression(&mut self, member: &ComputedMemberExpression<'a>) {
        let start = member.span.start;
        match member.expression.get_inner_expression() {
            Expression::StringLiteral(name) => {
                self.member(&member.object, &name.value, start);
            }
            _ => {
                if let Some(page) = self.page_object(&member.object) {
                    self.note(format!("{page}[…]"), false, start);
                }
            }
        }
        walk::walk_computed_member_expression(self, member);
    }

    fn visit_binding_property(&mut self, property: &BindingProperty<'a>) {
        self.taken(&property.key, property.span.start);
        walk::walk_binding_property(self, property);
    }

    fn visit_assignment_target_property_identifier(&mut self, property: &AssignmentTargetPropertyIdentifier<'a>) {
        self.note(property.binding.name.as_str(), true, property.span.start);
        walk::walk_assignment_target_property_identifier(self, property);
    }

    fn visit_object_property(&mut self, property: &ObjectProperty<'a>) {
        if let (Some(name), true) = (property.key.static_name(), property.value.is_function() || property.method) {
            let span = property.value.span();
            self.script.functions.insert(name.into_owned(), (span.start, span.end));
        }
        walk::walk_object_property(self, property);
    }

    fn visit_import_expression(&mut self, import: &ImportExpression<'a>) {
        self.note(IMPORT, false, import.span.start);
        walk::walk_import_expression(self, import);
    }

    fn visit_import_declaration(&mut self, import: &ImportDeclaration<'a>) {
        self.script.imports.push(import.source.value.to_string());
        walk::walk_import_declaration(self, import);
    }

    fn visit_export_from_declaration(&mut self, export: &ExportFromDeclaration<'a>) {
        self.script.imports.push(export.source.value.to_string());
        walk::walk_export_from_declaration(self, export);
    }

    fn visit_export_all_declaration(&mut self, export: &ExportAllDeclaration<'a>) {
        self.script.imports.push(export.source.value.to_string());
        walk::walk_export_all_declaration(self, export);
    }

    fn visit_string_literal(&mut self, literal: &StringLiteral<'a>) {
        self.text(&literal.value, literal.span.start);
    }

    fn visit_template_element(&mut self, part: &TemplateElement<'a>) {
        let text = part.value.cooked.as_ref().map_or_else(|| part.value.raw.to_string(), ToString::to_string);
        self.text(&text, part.span.start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names in a text; those of any object with a dot before them.
    fn names(text: &str) -> Vec<String> {
        let uses = read(text).unwrap().uses;
        uses.iter().map(|one| format!("{}{}", if one.member { "." } else { "" }, one.name)).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(names(text), expected, "{text}");
    }

    #[test]
    fn names_of_the_page_are_seen_and_own_names_are_not() {
        check("const a = 1; export const b = (c) => a + c;", &[]);
        check("fetch(x)", &["fetch", "x"]);
        check("const fetch = () => 1; fetch()", &[]);
        check("// fetch(a)\n/* localStorage */ 'localStorage is not used'", &[]);
        check("navigator.sendBeacon(1)", &["navigator.sendBeacon"]);
        check("window.name = 1; self['open']()", &["name", "open", "self"]);
        check("window.navigator.share()", &["navigator.share"]);
        check("const d = document; d.cookie", &["document", ".cookie"]);
        check("const { cookie: x } = document", &[".cookie", "document"]);
        check("window[a + b]", &["window[…]", "window", "a", "b"]);
        check("import(x)", &["import()", "x"]);
        check("new Function('a')", &["Function"]);
    }

    #[test]
    fn addresses_are_seen_and_words_are_not() {
        check("'https://a.example/b'", &[ADDRESS]);
        check("f(`wss://${x}`)", &["f", ADDRESS, "x"]);
        check("'see https://a.example in your browser'", &[]);
    }

    #[test]
    fn what_an_entry_uses_is_told_apart() {
        let script = read("export const all = { a: function(x) { x.focus() }, b: function() { fetch() } }").unwrap();
        let of = |entry| script.within(entry).map(|uses| uses.iter().map(|one| one.name.clone()).collect::<Vec<_>>());
        assert_eq!(of("a"), Some(vec!["focus".to_owned()]));
        assert_eq!(of("b"), Some(vec!["fetch".to_owned()]));
        assert_eq!(of("c"), None);
    }

    #[test]
    fn imports_are_told_and_nonsense_is_refused() {
        assert_eq!(read("import './a.js'; export { b } from './b.js'").unwrap().imports, ["./a.js", "./b.js"]);
        assert!(read("const = ;").is_err());
    }
}
