//! The stand-alone page: what Trunk left of `index.html`, with the fallback in its place.

use std::path::Path;

use super::integrity;
use crate::error::Error;

const FALLBACK: &str = "<!-- fallback -->";

/// Puts the fallback in and takes Trunk's own link out.
pub fn finish(page: &str, fallback: &str) -> Result<String, Error> {
    let mut parts = page.split(FALLBACK);
    let (Some(before), Some(after), None) = (parts.next(), parts.next(), parts.next()) else {
        return Err(Error::Site { reason: format!("index.html must say {FALLBACK} exactly once") });
    };
    let (before, after) = (without_trunk(before), without_trunk(after));
    Ok(format!("{before}{}{after}", fallback.trim()))
}

/// Puts a style and a script into their places, and their hashes into the page's policy.
pub fn inline(page: &str, style: &str, script: &str) -> Result<String, Error> {
    if script.to_ascii_lowercase().contains("</script") || style.contains("</") {
        return Err(Error::Site { reason: "a script or style in a page would end before its end".to_owned() });
    }
    let (script_hash, style_hash) = (integrity::of(script), integrity::of(style));
    let mut filled = page.to_owned();
    // The largest last, so that what it holds is not searched.
    for (place, with) in
        [("script hash", &script_hash[..]), ("style hash", &style_hash), ("style", style), ("script", script)]
    {
        let mark = format!("<!-- {place} -->");
        if filled.matches(&mark).count() != 1 {
            return Err(Error::Site { reason: format!("the page must say {mark} exactly once") });
        }
        filled = filled.replacen(&mark, with, 1);
    }
    Ok(filled)
}

/// Writes into each tag that loads a script, a style or a file for later which bytes it may load.
pub fn vouch(html: &str, site: &Path) -> Result<String, Error> {
    let mut vouched = String::with_capacity(html.len() + 1024);
    let mut rest = html;
    while let Some((before, tag, after)) = next_tag(rest) {
        vouched.push_str(before);
        match (loads(tag), tag.strip_suffix('>')) {
            (Some(file), Some(open)) => {
                let hash = integrity::of_file(&site.join(file))?;
                vouched.extend([open, " integrity=\"", &hash, "\">"]);
            }
            _ => vouched.push_str(tag),
        }
        rest = after;
    }
    vouched.push_str(rest);
    Ok(vouched)
}

/// The file beside the page that a tag loads, where the browser compares it with a hash.
fn loads(tag: &str) -> Option<&str> {
    let attribute = |name: &str| tag.split_once(&format!(" {name}=\""))?.1.split('"').next();
    match tag.split_whitespace().next() {
        Some("<script") => attribute("src"),
        Some("<link") => {
            let rel = attribute("rel")?;
            // Browsers know no hash for what is preloaded for fetch(); the script that fetches it has one.
            ["stylesheet", "modulepreload"].contains(&rel).then(|| attribute("href"))?
        }
        _ => None,
    }
}

/// Drops every tag with a `data-trunk` attribute, and the line it leaves empty.
fn without_trunk(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag, after)) = next_tag(rest) {
        kept.push_str(before);
        if tag.contains("data-trunk") && !tag.starts_with("<!--") {
            kept.truncate(kept.trim_end_matches([' ', '\t']).len());
            rest = after.strip_prefix('\n').filter(|_| kept.ends_with('\n')).unwrap_or(after);
        } else {
            kept.push_str(tag);
            rest = after;
        }
    }
    kept.push_str(rest);
    kept
}

/// The text before the next tag, the tag, and the text after it.
fn next_tag(html: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = html.split_at(html.find('<')?);
    let (tag, after) = from.split_at(from.find('>')? + 1);
    Some((before, tag, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fallback_goes_in_and_trunk_comes_out() {
        let page = "<head>\n  <link data-trunk rel=\"rust\" data-wasm-opt=\"z\">\n  <link rel=\"icon\">\n</head>\n\
                    <kidney-selfcheck><!-- fallback --></kidney-selfcheck>\n";
        assert_eq!(
            finish(page, "<p>Ask.</p>\n").unwrap(),
            "<head>\n  <link rel=\"icon\">\n</head>\n<kidney-selfcheck><p>Ask.</p></kidney-selfcheck>\n"
        );
    }

    const PAGE: &str = "<m c='<!-- script hash --> <!-- style hash -->'><style><!-- style --></style>\
                        <script><!-- script --></script>";

    #[test]
    fn what_is_inside_is_vouched_for() {
        let page = inline(PAGE, "p{}", "f('<!-- style -->')").unwrap();
        let (script, style) = (integrity::of("f('<!-- style -->')"), integrity::of("p{}"));
        assert_eq!(page, format!("<m c='{script} {style}'><style>p{{}}</style><script>f('<!-- style -->')</script>"));
    }

    #[test]
    fn a_script_that_ends_early_is_refused() {
        assert!(inline(PAGE, "p{}", "'</SCRIPT>'").is_err());
        assert!(inline(PAGE, "</style>", "f()").is_err());
        assert!(inline("<p>", "p{}", "f()").is_err());
    }

    #[test]
    fn what_a_page_loads_is_vouched_for() {
        let check = |tag, file: Option<&str>| assert_eq!(loads(tag), file, "{tag}");
        check("<script type=\"module\" src=\"page.js\">", Some("page.js"));
        check("<link rel=\"stylesheet\" href=\"page.css\">", Some("page.css"));
        check("<link rel=\"preload\" href=\"core/core.wasm\" as=\"fetch\" crossorigin>", None);
        check("<link rel=\"modulepreload\" href=\"core/core.js\">", Some("core/core.js"));
        check("<link rel=\"icon\" href=\"icon.svg\">", None);
        check("</script>", None);
        check("<a href=\"page.css\">", None);
    }

    #[test]
    fn the_place_must_be_there_once() {
        assert!(finish("<p></p>", "x").is_err());
        assert!(finish("<!-- fallback --><!-- fallback -->", "x").is_err());
    }

    #[test]
    fn other_tags_stay_as_they_are() {
        assert_eq!(without_trunk("<a>1 < 2</a> <b"), "<a>1 < 2</a> <b");
        assert_eq!(without_trunk("<p><link data-trunk>x"), "<p>x");
    }
}
