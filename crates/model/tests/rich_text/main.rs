//! The Markdown subset: what is drawn, what stays text, and that pulldown-cmark agrees.

// Helpers may panic, and write short strings plainly.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_collect,
    unreachable_pub
)]

mod drawn;
mod properties;

use drawn::{drawn, oracle};
use raati_model::rich_text::parse;

#[test]
fn pulldown_cmark_reads_the_same() {
    for text in [
        "Yksi kappale.",
        "Kaksi\nriviä.\n\nToinen kappale.",
        "## Otsikko\nTeksti heti alla.",
        "# Suuri\n\n### Pieni ###\n\n##ei otsikko\n\n#### Syvä",
        "- yksi\n- kaksi\n- kolme",
        "* yksi\n* kaksi\n\nSitten.",
        "1. yksi\n2. kaksi\n10. kymmenen",
        "1) yksi\n2) kaksi",
        "- yksi\n\n- kaksi\n\nKappale",
        "- pitkä\n  jatkuu\njatkuu yhä\n- toinen",
        "Ennen:\n- yksi\n- kaksi",
        "Ennen:\n1. yksi",
        "Vuonna\n1986. oli toisin.",
        "Rivi  \nvaihto ja\\\ntoinen",
        "**vahva** ja *korostus* ja __vahva__ ja _korostus_",
        "***molemmat*** ja **vahva *sisällä* ja** *korostus **sisällä** ja*",
        "***a** b* ja ***a* b**",
        "sa**na**n osa, mutta_ei_tämä, 2 * 3 * 4 ja ** ei **",
        "**foo*bar*baz** *foo**bar**baz*",
        "*a **b* **kesken",
        "(*sulut*), \"**lainaus**\" – *viiva*.",
        "[Kyselyt](/kyselyt) ja [**vahva** linkki](https://esimerkki.example/a_(b)?c=1).",
        "*[linkki](mailto:raati@esimerkki.example)* [tel](tel:+358401234567)",
        "[a [b](/c) d](/e) [ei mitään] [tyhjä]",
        "\\*ei korostusta\\* \\[ei linkki\\](/x) \\# ja \\a",
        "- [linkki](/a) ja **vahva**\n- *toinen*",
        "a\n\n---\n\nb\n***\nc",
        "Ääkköset: **äö** *Å* 🎈*x*🎈",
        "[a*](/x) b* ja *c [d](/e)*",
    ] {
        assert_eq!(drawn(&parse(text)), oracle(text), "{text:?}");
    }
}

#[test]
fn what_is_outside_the_subset_is_text() {
    for (text, expected) in [
        (
            "<b>x</b> & <script>y</script>",
            "<p><b>x</b> & <script>y</script></p>",
        ),
        ("    koodia", "<p>koodia</p>"),
        ("Otsikko\n===", "<p>Otsikko ===</p>"),
        ("> lainaus", "<p>> lainaus</p>"),
        ("`koodi`", "<p>`koodi`</p>"),
        ("24. tammikuuta kello 14", "<p>24. tammikuuta kello 14</p>"),
        ("a\n-\nb", "<p>a - b</p>"),
    ] {
        assert_eq!(drawn(&parse(text)), expected, "{text:?}");
    }
    assert_eq!(parse(" \n\n##\n\n-\n\t"), []);
}

#[test]
fn deeper_lists_become_lines_of_their_item() {
    let text = "1. yksi\n   - a\n   - b\n2. kaksi\n\n   lisää\n\n3. kolme";
    let expected = "<ol><li>yksi<br>– a<br>– b</li><li>kaksi<br>lisää</li><li>kolme</li></ol>";
    assert_eq!(drawn(&parse(text)), expected);
}

#[test]
fn refused_links_keep_their_words() {
    for (text, expected) in [
        (
            "[paina](javascript:alert(1))",
            "paina (javascript:alert(1))",
        ),
        ("[sivu](http://a.example) b", "sivu (http://a.example) b"),
        ("[x](//a.example)", "x (//a.example)"),
        ("[x](DATA:text/html,y)", "x (DATA:text/html,y)"),
        ("[**x**]()", "<b>x</b> ()"),
        ("[x](java\nscript:y)", "[x](java script:y)"),
        ("[x](\u{1}javascript:y)", "x (\u{1}javascript:y)"),
    ] {
        assert_eq!(
            drawn(&parse(text)),
            format!("<p>{expected}</p>"),
            "{text:?}"
        );
    }
    assert_eq!(drawn(&parse("[](/a)")), "<p><a /a>/a</a></p>");
}
