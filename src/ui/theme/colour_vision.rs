//! Tests that meaningful colours are distinguishable with colour vision deficiencies, although each
//! also has a mark, position or word.

use eframe::egui::Color32;

use super::Theme;
use super::tokens::luminance::contrast;
use crate::journal::Quadrant;

/// Colour perception as a matrix over linear RGB.
type Vision = [[f64; 3]; 3];

/// Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, 2009, "A physiologically-based model
/// for simulation of color vision deficiency", IEEE Transactions on Visualization and Computer
/// Graphics 15, 1291–1298; severity 1.0.
const VISIONS: [(&str, Vision); 4] = [
    ("all colours", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]]),
    ("deuteranopia", [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]]),
    ("tritanopia", [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]]),
];

/// Minimum difference between meaningful colours; just noticeable is about 2.
const LEAST_DIFFERENCE: f64 = 10.0;

/// Linear RGB, 0 … 1.
fn linear(colour: Color32) -> [f64; 3] {
    let [red, green, blue, _] = colour.to_array();
    [red, green, blue].map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn through(matrix: &Vision, [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * x + row[1] * y + row[2] * z)
}

/// A perceived colour in CIELAB (D65).
fn lab(colour: Color32, vision: &Vision) -> [f64; 3] {
    const TO_XYZ: Vision = [[0.412_456_4, 0.357_576_1, 0.180_437_5], [0.212_672_9, 0.715_152_2, 0.072_175_0], [0.019_333_9, 0.119_192_0, 0.950_304_1]];
    const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];
    let seen = through(vision, linear(colour)).map(|channel| channel.clamp(0.0, 1.0));
    let xyz = through(&TO_XYZ, seen);
    let f = |axis: usize| {
        let share = xyz[axis] / WHITE[axis];
        if share > 0.008_856 { share.cbrt() } else { 7.787 * share + 16.0 / 116.0 }
    };
    [116.0 * f(1) - 16.0, 500.0 * (f(0) - f(1)), 200.0 * (f(1) - f(2))]
}

/// CIEDE2000 colour difference.
///
/// Source: G. Sharma, W. Wu, E. N. Dalal, 2005, "The CIEDE2000 color-difference formula:
/// implementation notes, supplementary test data, and mathematical observations", Color Research
/// and Application 30, 21–30.
fn difference([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let seventh = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25.0_f64.powi(7))).sqrt();
    let stretch = 0.5 * (1.0 - seventh(f64::midpoint(a1.hypot(b1), a2.hypot(b2))));
    let (a1, a2) = ((1.0 + stretch) * a1, (1.0 + stretch) * a2);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let is_grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if is_grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let (lightness, chroma, hues) = (l2 - l1, c2 - c1, 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin());
    let (mean_l, mean_c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let mean_h = match h1 + h2 {
        sum if is_grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => f64::midpoint(sum, 360.0),
        sum => (sum - 360.0) / 2.0,
    };
    let cosine = |degrees: f64| degrees.to_radians().cos();
    let hue_weight = 1.0 - 0.17 * cosine(mean_h - 30.0) + 0.24 * cosine(2.0 * mean_h) + 0.32 * cosine(3.0 * mean_h + 6.0) - 0.20 * cosine(4.0 * mean_h - 63.0);
    let from_middle = (mean_l - 50.0).powi(2);
    let (scale_l, scale_c, scale_h) = (1.0 + 0.015 * from_middle / (20.0 + from_middle).sqrt(), 1.0 + 0.045 * mean_c, 1.0 + 0.015 * mean_c * hue_weight);
    let rotation = -2.0 * seventh(mean_c) * (2.0 * 30.0 * (-((mean_h - 275.0) / 25.0).powi(2)).exp()).to_radians().sin();
    let parts = [lightness / scale_l, chroma / scale_c, hues / scale_h];
    (parts.iter().map(|part| part * part).sum::<f64>() + rotation * parts[1] * parts[2]).sqrt()
}

fn looks() -> impl Iterator<Item = &'static Theme> {
    [(false, false), (true, false), (false, true), (true, true)].into_iter().map(|(dark, high_contrast)| Theme::look(dark, high_contrast))
}

#[test]
fn the_difference_is_that_of_the_source() {
    // Pairs 1, 7, 13 and 17 of its test data.
    for (one, other, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, -0.0010, 2.4900], [50.0, 0.0011, -2.4900], 4.7461),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
    ] {
        let found = difference(one, other);
        assert!((found - expected).abs() < 0.0001, "{one:?} and {other:?}: {found}");
    }
}

#[test]
fn moods_are_told_apart_by_all_eyes_in_every_look() {
    for theme in looks() {
        for (name, vision) in &VISIONS {
            for (place, one) in Quadrant::ALL.into_iter().enumerate() {
                for other in Quadrant::ALL.into_iter().skip(place + 1) {
                    let found = difference(lab(theme.mood(one), vision), lab(theme.mood(other), vision));
                    assert!(found >= LEAST_DIFFERENCE, "{one:?} and {other:?}, {name}, dark {}: {found:.1}", theme.dark);
                }
            }
        }
    }
}

#[test]
fn better_and_harder_days_are_told_apart_by_all_eyes_in_every_look() {
    for theme in looks() {
        for (name, vision) in &VISIONS {
            let found = difference(lab(theme.colours.chart_better, vision), lab(theme.colours.chart_worse, vision));
            assert!(found >= LEAST_DIFFERENCE, "{name}, dark {}: {found:.1}", theme.dark);
        }
    }
}

#[test]
fn what_charts_draw_stands_out_from_the_ground() {
    for theme in looks() {
        let c = theme.colours;
        for mark in [c.chart_line, c.chart_dot, c.chart_better, c.chart_worse, c.chart_neutral] {
            for ground in [c.surface_base, c.surface_raised, c.chart_band] {
                assert!(contrast(mark, ground) >= 3.0, "{mark:?} on {ground:?}, dark {}: {:.2}", theme.dark, contrast(mark, ground));
            }
        }
        for ground in [c.surface_base, c.surface_raised] {
            assert!(contrast(c.chart_axis, ground) >= 4.5, "{:.2}", contrast(c.chart_axis, ground));
        }
    }
}
