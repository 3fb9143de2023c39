//! An address as a QR code made of half blocks, readable on light and dark terminals.

use qrcode::{EcLevel, QrCode, types::Color};

/// Light modules around the code, as ISO/IEC 18004 asks for.
const QUIET: usize = 4;

/// The code with its quiet zone; empty when the address is too long for one.
pub(crate) fn picture(address: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(address, EcLevel::L) else {
        return String::new();
    };
    let width = code.width();
    let colours = code.to_colors();
    let light = |x: usize, y: usize| {
        let inside = (QUIET..QUIET + width).contains(&x) && (QUIET..QUIET + width).contains(&y);
        !inside || colours.get((y - QUIET) * width + x - QUIET) == Some(&Color::Light)
    };
    let side = width + 2 * QUIET;
    let mut lines = Vec::new();
    for y in (0..side).step_by(2) {
        // Painted on black whatever the terminal's own colours are.
        let row: String = (0..side)
            .map(|x| match (light(x, y), y + 1 < side && light(x, y + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            })
            .collect();
        lines.push(format!("\x1b[97;40m{row}\x1b[0m"));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_square_with_a_quiet_zone() {
        let picture = picture("http://192.168.1.7:8080");
        let rows: Vec<String> = picture
            .lines()
            .map(|row| row.replace("\x1b[97;40m", "").replace("\x1b[0m", ""))
            .collect();
        let side = rows.first().unwrap().chars().count();
        assert_eq!(rows.len(), side.div_ceil(2));
        assert!(
            rows.iter()
                .take(2)
                .all(|row| row.chars().all(|block| block == '█'))
        );
        assert!(rows.iter().any(|row| row.contains(' ')));
    }
}
