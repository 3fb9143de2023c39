//! Words that carry no meaning by themselves: the most frequent small words of the portal's
//! languages, in small letters. Short on purpose: a word missing here costs a place in a picture,
//! a word too many would hide what somebody said.

/// Finnish, Swedish and English together: answers to one question come in all of them.
pub(super) const ALL: &[&str] = &[
    // Finnish
    "ei", "eikä", "en", "enemmän", "eivät", "ennen", "että", "he", "hän", "itse", "ja", "jo",
    "joka", "jolla", "jonka", "jos", "jossa", "jota", "jotka", "jotta", "kaikki", "kanssa",
    "koska", "kuin", "kun", "kyllä", "me", "mikä", "minua", "minulla", "minulle", "minun", "minä",
    "missä", "mitä", "mukaan", "mun", "mutta", "myös", "mä", "ne", "niin", "niitä", "noin", "nyt",
    "näin", "oli", "olisi", "olla", "ole", "olen", "olemme", "olet", "on", "ovat", "pitää", "se",
    "sekä", "sen", "siellä", "siinä", "siitä", "sillä", "sitten", "sitä", "tai", "te", "tämä",
    "tämän", "tätä", "vaan", "vai", "vain", "vielä", "voi", "voisi", "että", "aina", "hyvin",
    "kuten", // Swedish
    "alla", "allt", "att", "av", "blir", "de", "dem", "den", "denna", "det", "detta", "dig", "din",
    "du", "där", "då", "eller", "ett", "för", "från", "ha", "han", "har", "hon", "hur", "här", "i",
    "inte", "jag", "kan", "man", "med", "men", "mig", "min", "mycket", "måste", "ni", "nu", "när",
    "och", "också", "om", "oss", "på", "sig", "ska", "som", "så", "till", "under", "upp", "ut",
    "utan", "vad", "var", "vara", "vi", "vid", "vill", "är", "över", // English
    "about", "am", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "do", "does",
    "for", "from", "had", "has", "have", "if", "in", "is", "it", "it's", "its", "just", "more",
    "my", "not", "of", "or", "our", "should", "so", "that", "the", "their", "them", "then",
    "there", "they", "this", "to", "too", "us", "very", "was", "we", "were", "what", "when",
    "which", "will", "with", "would", "you", "your",
];
