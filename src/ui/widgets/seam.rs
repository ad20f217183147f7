//! The seam: a line like the gold in a mended plate. Its shape comes from a seed and never changes.

use std::f32::consts::TAU;

use eframe::egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2, vec2};

use crate::ui::theme::Theme;

/// A deterministic number generator (splitmix64).
struct Walk(u64);

impl Walk {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        (mixed >> 40) as f32 / (1_u64 << 23) as f32 - 1.0
    }
}

/// A seed from a name, such as a stage id or a date (FNV-1a).
#[must_use]
pub fn seam_seed(name: &str) -> u64 {
    name.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

const STEP: f32 = 24.0;
/// Rounding of each corner.
const CORNER: f32 = 4.5;
/// Line segments per rounded corner.
const CORNER_PIECES: u8 = 4;

/// The points of a seam between two points, deviating at most `amplitude` (2 to 9).
#[must_use]
pub fn seam_line(from: Pos2, to: Pos2, seed: u64, amplitude: f32) -> Vec<Pos2> {
    let along = to - from;
    let length = along.length();
    if length < 1.0 {
        return vec![from, to];
    }
    let side = along.normalized().rot90();
    let pieces = (length / STEP).round().max(2.0) as u16;
    let mut walk = Walk(seed);
    let mut offset = 0.0_f32;
    let mut corners = vec![from];
    for piece in 1..pieces {
        // A random step that tends back to the line.
        offset = (offset * 0.35 + walk.next() * amplitude).clamp(-amplitude, amplitude);
        let share = (f32::from(piece) + 0.22 * walk.next()) / f32::from(pieces);
        corners.push(from + along * share + side * offset);
    }
    corners.push(to);
    rounded(&corners)
}

/// The points of a seam around a circle, clockwise from the top, deviating at most `amplitude`.
#[must_use]
pub fn seam_ring(centre: Pos2, radius: f32, seed: u64, amplitude: f32) -> Vec<Pos2> {
    let pieces = (TAU * radius / STEP).round().max(6.0) as u16;
    let mut walk = Walk(seed);
    let mut offset = 0.0_f32;
    let corners: Vec<Pos2> = (0..=pieces)
        .map(|piece| {
            let is_end = piece == 0 || piece == pieces;
            offset = if is_end { 0.0 } else { (offset * 0.6 + walk.next() * amplitude * 0.6).clamp(-amplitude, amplitude) };
            let angle = TAU * f32::from(piece) / f32::from(pieces);
            centre + (radius + offset) * vec2(angle.sin(), -angle.cos())
        })
        .collect();
    // A circle has no straight parts: round its corners as far as possible.
    rounded_by(&corners, STEP, 2 * CORNER_PIECES)
}

fn rounded(corners: &[Pos2]) -> Vec<Pos2> {
    rounded_by(corners, CORNER, CORNER_PIECES)
}

/// Rounds corners with quadratic curves.
fn rounded_by(corners: &[Pos2], corner_size: f32, corner_pieces: u8) -> Vec<Pos2> {
    let mut points = Vec::with_capacity(corners.len() * usize::from(corner_pieces + 1));
    points.extend(corners.first());
    for window in corners.windows(3) {
        let [before, corner, after] = [window[0], window[1], window[2]];
        let towards = |other: Pos2| corner + (other - corner).normalized() * corner_size.min((other - corner).length() / 2.0);
        let (start, end) = (towards(before), towards(after));
        for piece in 0..=corner_pieces {
            let share = f32::from(piece) / f32::from(corner_pieces);
            points.push(start.lerp(corner, share).lerp(corner.lerp(end, share), share));
        }
    }
    points.extend(corners.last());
    points
}

/// The first part of a line, up to `share` (0 to 1) of its length.
#[must_use]
pub fn seam_part(line: &[Pos2], share: f32) -> Vec<Pos2> {
    let length: f32 = line.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let mut left = length * share.clamp(0.0, 1.0);
    let mut part: Vec<Pos2> = line.first().copied().into_iter().collect();
    for pair in line.windows(2) {
        let piece = pair[0].distance(pair[1]);
        if piece >= left {
            part.push(if piece > 0.0 { pair[0].lerp(pair[1], left / piece) } else { pair[1] });
            break;
        }
        part.push(pair[1]);
        left -= piece;
    }
    part
}

/// Paints a seam with round ends.
pub fn paint_seam(painter: &Painter, line: &[Pos2], width: f32, colour: Color32) {
    for end in [line.first(), line.last()].into_iter().flatten() {
        painter.circle_filled(*end, width / 2.0, colour);
    }
    painter.add(Shape::line(line.to_vec(), Stroke::new(width, colour)));
}

/// Paints an unmended part of the path.
pub fn paint_crack(painter: &Painter, theme: &Theme, line: &[Pos2]) {
    paint_seam(painter, line, theme.stroke.crack, theme.colours.crack);
}

/// Paints a mended part of the path, with pools of gold.
pub fn paint_mended(painter: &Painter, theme: &Theme, line: &[Pos2], seed: u64) {
    let gold = theme.colours.seam;
    paint_seam(painter, line, theme.stroke.seam_path, gold);
    let mut walk = Walk(seed ^ POOLS);
    // Straight segments lie between rounded corners.
    for straight in line.windows(2).step_by(usize::from(CORNER_PIECES) + 1) {
        if walk.next() > 0.0 {
            let inner = [straight[0].lerp(straight[1], 0.15), straight[0].lerp(straight[1], 0.85)];
            paint_seam(painter, &inner, theme.stroke.seam_pool, gold);
        }
    }
}

/// Changes the seed for the pools.
const POOLS: u64 = 0x506F_6F6C;

/// Paints a thin branch of the path, towards `direction`.
pub fn paint_branch(painter: &Painter, theme: &Theme, from: Pos2, direction: Vec2, seed: u64, mended: bool) {
    let colour = if mended { theme.colours.seam } else { theme.colours.crack };
    paint_seam(painter, &seam_line(from, from + direction, seed, 3.0), 1.0, colour);
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::pos2;

    const FROM: Pos2 = pos2(20.0, 10.0);
    const TO: Pos2 = pos2(20.0, 410.0);

    #[test]
    fn a_seam_keeps_its_shape_for_ever() {
        // Exact numbers: a change would redraw every known path.
        let line = seam_line(FROM, TO, seam_seed("finding-the-ground"), 6.0);
        let rounded: Vec<(i32, i32)> = line.iter().step_by(20).map(|point| (point.x.round() as i32, point.y.round() as i32)).collect();
        assert_eq!(rounded, EXPECTED);
        assert_ne!(line, seam_line(FROM, TO, seam_seed("another-stage"), 6.0));
    }

    const EXPECTED: [(i32, i32); 5] = [(20, 10), (25, 113), (19, 201), (18, 296), (18, 394)];

    #[test]
    fn a_seam_stays_near_its_line_and_meets_its_ends() {
        for seed in 0..200 {
            let line = seam_line(FROM, TO, seed, 6.0);
            assert_eq!((line[0], line[line.len() - 1]), (FROM, TO));
            assert!(line.iter().all(|point| (point.x - FROM.x).abs() <= 6.001), "seed {seed}");
            assert!(line.windows(2).all(|pair| pair[1].y >= pair[0].y - 0.01), "seed {seed} turns back");
        }
    }

    #[test]
    fn a_ring_comes_back_to_where_it_began() {
        let centre = pos2(200.0, 200.0);
        for seed in 0..50 {
            let ring = seam_ring(centre, 150.0, seed, 5.0);
            assert!(ring[0].distance(ring[ring.len() - 1]) < 0.01 && ring[0].distance(pos2(200.0, 50.0)) < 0.01);
            assert!(ring.iter().all(|point| (140.0..=155.01).contains(&point.distance(centre))), "seed {seed}");
            assert_eq!(ring, seam_ring(centre, 150.0, seed, 5.0));
        }
    }

    #[test]
    fn a_part_of_a_seam_is_as_long_as_asked() {
        let line = seam_line(FROM, TO, 7, 6.0);
        let length = |line: &[Pos2]| line.windows(2).map(|pair| pair[0].distance(pair[1])).sum::<f32>();
        for share in [0.0, 0.3, 1.0] {
            assert!((length(&seam_part(&line, share)) - share * length(&line)).abs() < 0.1);
        }
    }
}
