//! A date as the browser's `Intl` writes it, for what stands in the page before the program can ask the browser.
//!
//! The names are those of the Unicode CLDR; the host tests compare all of them with each browser (`early::kept`).

/// A language's tag, how it writes a month, how a day, and the months.
type Language = (&'static str, &'static str, &'static str, [&'static str; 12]);

#[rustfmt::skip]
const LANGUAGES: &[Language] = &[
    ("en", "{month} {year}", "{month} {day}, {year}", ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]),
    ("es", "{month} de {year}", "{day} de {month} de {year}", ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]),
    ("fr", "{month} {year}", "{day} {month} {year}", ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]),
    ("pt-BR", "{month} de {year}", "{day} de {month} de {year}", ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"]),
    ("ar", "{month} {year}", "{day} {month} {year}", ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]),
    ("hi", "{month} {year}", "{day} {month} {year}", ["जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"]),
    ("zh-Hans", "{year}年{month}", "{year}年{month}{day}日", ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"]),
];

/// Writes `2026-11` or `2026-11-23` in the language of `tag`; any other date, and any other language, stays as it is.
#[must_use]
pub fn written(date: &str, tag: &str) -> String {
    known(date, tag).unwrap_or_else(|| date.to_owned())
}

fn known(date: &str, tag: &str) -> Option<String> {
    let (year, rest) = date.split_once('-')?;
    let (month, day) = rest.split_once('-').map_or((rest, None), |(month, day)| (month, Some(day)));
    let (_, of_month, of_day, months) = LANGUAGES.iter().find(|(language, ..)| *language == tag)?;
    let month = months.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    let day = day.map(str::parse::<u8>).transpose().ok()?;
    let pattern = if day.is_some() { of_day } else { of_month };
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    Some(pattern.replace("{year}", year).replace("{month}", month).replace("{day}", &day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_in_each_language() {
        let check = |date, tag, wanted: &str| assert_eq!(written(date, tag), wanted);
        check("2026-11", "en", "November 2026");
        check("2026-01", "es", "enero de 2026");
        check("2027-12", "pt-BR", "dezembro de 2027");
        check("2026-11", "ar", "نوفمبر 2026");
        check("2026-11", "zh-Hans", "2026年11月");
        check("2027-05-31", "en", "May 31, 2027");
        check("2026-11-03", "fr", "3 novembre 2026");
        check("2026-11-23", "zh-Hans", "2026年11月23日");
        // What is no date of such a language is left alone.
        for date in ["2026", "2026-13", "2026-00", "2026-11-x", "2026-11-23-1", ""] {
            check(date, "en", date);
        }
        check("2026-11", "en-XA", "2026-11");
    }
}
