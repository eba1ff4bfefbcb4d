//! The form in which words are compared: lower case, without diacritics, straight apostrophes.

use std::borrow::Cow;

/// Folds one character: the ASCII letters that newspapers write for it, or itself in lower case.
///
/// Covers Latin-1, Latin Extended-A and the common rest; other scripts are only put in lower case.
fn fold_char(c: char, out: &mut String) {
    let ascii = match c {
        '’' | '‘' | 'ʼ' | 'ʻ' | 'ʹ' | '`' | '´' => "'",
        'à'..='å' | 'À'..='Å' | 'ā' | 'ă' | 'ą' | 'Ā' | 'Ă' | 'Ą' | 'ǎ' | 'ạ'..='ặ' | 'Ạ'..='Ặ' => {
            "a"
        }
        'æ' | 'Æ' => "ae",
        'ç' | 'Ç' | 'ć' | 'č' | 'ĉ' | 'ċ' | 'Ć' | 'Č' | 'Ĉ' | 'Ċ' => "c",
        'ð' | 'Ð' | 'ď' | 'đ' | 'Ď' | 'Đ' => "d",
        'è'..='ë'
        | 'È'..='Ë'
        | 'ē'
        | 'ĕ'
        | 'ė'
        | 'ę'
        | 'ě'
        | 'Ē'
        | 'Ĕ'
        | 'Ė'
        | 'Ę'
        | 'Ě'
        | 'ẹ'..='ệ'
        | 'Ẹ'..='Ệ'
        | 'ə'
        | 'Ə' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' => "g",
        'ĥ' | 'ħ' | 'Ĥ' | 'Ħ' | 'ḥ' | 'Ḥ' => "h",
        'ì'..='ï'
        | 'Ì'..='Ï'
        | 'ĩ'
        | 'ī'
        | 'ĭ'
        | 'į'
        | 'ı'
        | 'Ĩ'
        | 'Ī'
        | 'Ĭ'
        | 'Į'
        | 'İ'
        | 'ỉ'
        | 'ị' => "i",
        'ĵ' | 'Ĵ' => "j",
        'ķ' | 'Ķ' | 'ḳ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' | 'Ĺ' | 'Ļ' | 'Ľ' | 'Ł' => "l",
        'ñ' | 'Ñ' | 'ń' | 'ņ' | 'ň' | 'Ń' | 'Ņ' | 'Ň' => "n",
        'ò'..='ö'
        | 'ø'
        | 'Ò'..='Ö'
        | 'Ø'
        | 'ō'
        | 'ŏ'
        | 'ő'
        | 'Ō'
        | 'Ŏ'
        | 'Ő'
        | 'ơ'
        | 'Ơ'
        | 'ọ'..='ợ'
        | 'Ọ'..='Ợ' => "o",
        'œ' | 'Œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' | 'Ŕ' | 'Ŗ' | 'Ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'Ś' | 'Ŝ' | 'Ş' | 'Š' | 'Ș' | 'ṣ' | 'Ṣ' => "s",
        'ß' | 'ẞ' => "ss",
        // ligatures, as they come out of PDF files
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ţ' | 'ť' | 'ț' | 'Ţ' | 'Ť' | 'Ț' | 'ṭ' | 'Ṭ' => "t",
        'þ' | 'Þ' => "th",
        'ù'..='ü'
        | 'Ù'..='Ü'
        | 'ũ'
        | 'ū'
        | 'ŭ'
        | 'ů'
        | 'ű'
        | 'ų'
        | 'Ũ'
        | 'Ū'
        | 'Ŭ'
        | 'Ů'
        | 'Ű'
        | 'Ų'
        | 'ư'
        | 'Ư'
        | 'ụ'..='ự'
        | 'Ụ'..='Ự' => "u",
        'ŵ' | 'Ŵ' => "w",
        'ý' | 'ÿ' | 'Ý' | 'Ÿ' | 'ŷ' | 'Ŷ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => "y",
        'ź' | 'ż' | 'ž' | 'Ź' | 'Ż' | 'Ž' => "z",
        // combining marks, soft hyphen, joiners: nothing
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => "",
        _ => {
            out.extend(c.to_lowercase());
            return;
        }
    };
    out.push_str(ascii);
}

/// Folds a word: lower case, no diacritics, straight apostrophes, no periods ("U.S." → "us").
///
/// Borrows when nothing changes.
pub(crate) fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'\'') {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    Cow::Owned(out)
}

/// As [`fold`], appended to a buffer.
pub(crate) fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() && !word.as_bytes().contains(&b'.') {
        let first = out.len();
        out.push_str(word);
        out[first..].make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            '.' => {}
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => fold_char(c, out),
        }
    }
}

/// The length of the word with which a text begins, where it has no letters but Latin ones and a mark comes after
/// them, or nothing, that can be no part of a word: then the tables of Unicode need not be asked.
pub(super) fn latin_word(text: &str) -> Option<usize> {
    let is_letter =
        |c: char| c.is_ascii_alphabetic() || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}');
    let (len, next) = match text.char_indices().find(|(_, c)| !is_letter(*c)) {
        Some((len, next)) => (len, next),
        None => return (!text.is_empty()).then_some(text.len()),
    };
    (len > 0
        && matches!(next, ',' | ';' | '!' | '?' | '(' | ')' | '[' | ']' | '-' | '/' | '"' | '&'))
    .then_some(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_latin_letters_ends_where_unicode_ends_it() {
        use unicode_segmentation::UnicodeSegmentation as _;
        for text in ["Erdoğan", "Zürich,", "Curaçao-born", "naïve?", "Łódź/Kraków", "É"] {
            let word = text.unicode_words().next().map(str::len);
            assert_eq!(latin_word(text), word, "{text}");
        }
        // these may go on, or begin with something else
        for text in ["", "Erdoğan’s", "Ö.", "a\u{301}", "×2", "«é»", "Київ", "Zürich_2", "ü2"]
        {
            assert_eq!(latin_word(text), None, "{text}");
        }
    }

    #[test]
    fn folds_case_marks_and_periods() {
        assert_eq!(fold("Erdoğan"), "erdogan");
        assert_eq!(fold("U.S."), "us");
        assert_eq!(fold("O’Brien"), "o'brien");
        assert_eq!(fold("Straße"), "strasse");
        assert_eq!(fold("Нью"), "нью");
    }
}
