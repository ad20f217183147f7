//! Paced breathing: six breaths along a ring that fills with gold.

use std::f32::consts::PI;

use eframe::egui::{Align, Color32, Layout, Pos2, Rect, Sense, Shape, Ui, UiBuilder, pos2, vec2};

use crate::content::strings::MomentWords;
use crate::journal::BreathingPace;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{announce, paint_crack, paint_seam, seam_part, seam_ring, seam_seed};

pub(super) const BREATHS: u8 = 6;

#[derive(Debug, Default)]
pub(super) struct Breathing {
    breaths: u8,
    /// Seconds into the current breath.
    secs: f64,
    is_paused: bool,
    /// Time of the last paint, in window seconds.
    painted_at: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Phase {
    is_in: bool,
    /// Completed share of the phase, from 0 to 1.
    share: f32,
    /// Current second of the phase, and their total.
    second: [u8; 2],
}

impl Breathing {
    #[cfg(test)]
    pub(super) fn over() -> Self {
        Self { breaths: BREATHS, ..Self::default() }
    }

    pub(super) const fn is_over(&self) -> bool {
        self.breaths >= BREATHS
    }

    pub(super) const fn is_running(&self) -> bool {
        !self.is_paused && !self.is_over()
    }

    pub(super) fn press(&mut self) {
        if self.is_over() {
            *self = Self::default();
        } else {
            self.is_paused = !self.is_paused;
        }
    }

    /// Restarts the current breath, after a change of pace.
    pub(super) const fn begin_breath_anew(&mut self) {
        self.secs = 0.0;
    }

    pub(super) fn press_words<'a>(&self, words: &'a MomentWords) -> &'a str {
        match (self.is_over(), self.is_paused) {
            (true, _) => &words.again,
            (false, true) => &words.go_on,
            (false, false) => &words.pause,
        }
    }

    /// Advances the time. True if a breath has ended.
    fn pass(&mut self, secs: f64, pace: BreathingPace) -> bool {
        let whole = f64::from(pace.in_and_out_secs().iter().sum::<u8>());
        self.secs += secs;
        let is_whole = self.secs >= whole;
        if is_whole {
            self.breaths += 1;
            self.secs = if self.is_over() { 0.0 } else { self.secs - whole };
        }
        is_whole
    }

    /// Advances by the window's time. Long frames are capped, so that an overlay over the ring
    /// pauses it.
    fn follow(&mut self, now: f64, pace: BreathingPace) -> bool {
        const LONGEST_FRAME_SECS: f64 = 1.5;
        let passed = self.painted_at.replace(now).map_or(0.0, |before| (now - before).clamp(0.0, LONGEST_FRAME_SECS));
        self.is_running() && self.pass(passed, pace)
    }

    fn phase(&self, pace: BreathingPace) -> Phase {
        let [inward, outward] = pace.in_and_out_secs();
        let is_in = self.secs < f64::from(inward);
        let (secs, whole) = if is_in { (self.secs, inward) } else { (self.secs - f64::from(inward), outward) };
        let second = [(secs.floor() as u8).min(whole - 1) + 1, whole];
        Phase { is_in, share: (secs / f64::from(whole)) as f32, second }
    }

    /// Completed share of all breaths, from 0 to 1.
    fn progress(&self, pace: BreathingPace) -> f32 {
        let whole = f64::from(pace.in_and_out_secs().iter().sum::<u8>());
        ((f64::from(self.breaths) + self.secs / whole) / f64::from(BREATHS)) as f32
    }

    /// Relative size of the discs: small, large, small.
    fn size(&self, pace: BreathingPace) -> f32 {
        const SMALLEST: f32 = 0.78;
        if self.is_over() {
            return 1.0;
        }
        let phase = self.phase(pace);
        let eased = (1.0 - (PI * phase.share).cos()) / 2.0;
        SMALLEST + (1.0 - SMALLEST) * if phase.is_in { eased } else { 1.0 - eased }
    }

    fn words<'a>(&self, pace: BreathingPace, words: &'a MomentWords) -> [&'a str; 2] {
        if self.is_over() {
            [&words.six_breaths, &words.six_breaths_how]
        } else if self.is_paused {
            [&words.paused, &words.paused_how]
        } else if self.phase(pace).is_in {
            [&words.breathe_in, &words.breathe_in_how]
        } else {
            [&words.breathe_out, &words.breathe_out_how]
        }
    }
}

pub(super) const RING: f32 = 420.0;
const OUTER: f32 = 196.0;
const DISCS: [(f32, f32); 2] = [(168.0, 0.6), (132.0, 1.0)];
const OUTER_OPACITY: f32 = 0.38;
/// Deviation of the crack from its circle.
const AMPLITUDE: f32 = 4.0;

/// Draws the ring. True if a breath has just ended.
pub(super) fn show(ui: &mut Ui, words: &MomentWords, breathing: &mut Breathing, pace: BreathingPace, across: f32) -> bool {
    let is_whole = breathing.follow(ui.input(|input| input.time), pace);
    let (rect, _) = ui.allocate_exact_size(vec2(across, across), Sense::hover());
    let is_still = ui.style().animation_time == 0.0;
    if ui.is_rect_visible(rect) {
        paint(ui, rect, if is_still { 1.0 } else { breathing.size(pace) }, breathing.progress(pace));
    }
    show_words(ui, rect.center(), across, breathing.words(pace, words), (is_still && breathing.is_running()).then(|| breathing.phase(pace)));
    if breathing.is_running() {
        if is_still {
            // Without animation, one repaint per second is enough.
            let until_next = 1.0 - breathing.secs.fract();
            ui.ctx().request_repaint_after_secs(until_next as f32);
        } else {
            ui.ctx().request_repaint();
        }
    }
    is_whole
}

fn paint(ui: &Ui, rect: Rect, size: f32, progress: f32) {
    let theme = Theme::of(ui);
    let (centre, scale) = (rect.center(), rect.width() / RING);
    let ground = theme.colours.accent_soft;
    let disc = |radius: f32, opacity: f32| Shape::circle_filled(centre, radius * scale, ground.gamma_multiply(opacity));
    ui.painter().add(disc(OUTER, OUTER_OPACITY));
    for (radius, opacity) in DISCS {
        ui.painter().add(disc(radius * size, opacity));
    }
    let ring = seam_ring(centre, OUTER * scale, seam_seed("breathing"), AMPLITUDE * scale);
    paint_crack(ui.painter(), theme, &ring);
    if progress > 0.0 {
        paint_seam(ui.painter(), &seam_part(&ring, progress), theme.stroke.seam_path, theme.colours.seam);
    }
}

/// The text in the centre; without animation, also a dot per second.
fn show_words(ui: &mut Ui, centre: Pos2, across: f32, [what, how]: [&str; 2], counted: Option<Phase>) {
    const SMALL: f32 = 250.0;
    let theme = Theme::of(ui);
    let (large, small) = if across < SMALL { (TextStyle::Heading, TextStyle::Small) } else { (TextStyle::Title, TextStyle::Body) };
    let place = Rect::from_center_size(centre, vec2(across * 0.8, large.line_height() + small.line_height()));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Center)));
    inside.spacing_mut().item_spacing.y = 0.0;
    announce(&inside.label(theme.text(large, what)));
    inside.label(theme.text(small, how).color(theme.colours.text_secondary));
    if let Some(phase) = counted {
        paint_seconds(ui, pos2(centre.x, place.bottom() + 18.0), phase);
    }
}

fn paint_seconds(ui: &Ui, centre: Pos2, phase: Phase) {
    const APART: f32 = 16.0;
    const RADIUS: f32 = 4.0;
    let colours = Theme::of(ui).colours;
    let [begun, all] = phase.second;
    for second in 0..all {
        let at = centre + vec2((f32::from(second) - (f32::from(all) - 1.0) / 2.0) * APART, 0.0);
        let fill = if second < begun { colours.accent } else { Color32::TRANSPARENT };
        ui.painter().circle(at, RADIUS, fill, (1.5, colours.line_strong));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lang;

    #[test]
    fn six_breaths_at_their_pace_and_then_it_rests() {
        for pace in BreathingPace::ALL {
            let [inward, outward] = pace.in_and_out_secs();
            let words = &lang().moment;
            let mut breathing = Breathing::default();
            let mut said = Vec::new();
            let mut secs = 0;
            while breathing.is_running() {
                said.push(breathing.words(pace, words)[0]);
                breathing.pass(1.0, pace);
                secs += 1;
            }
            assert_eq!(secs, i32::from(BREATHS) * i32::from(inward + outward), "{pace:?}");
            let one: Vec<&str> = [(inward, words.breathe_in.as_str()), (outward, &words.breathe_out)]
                .into_iter()
                .flat_map(|(secs, text)| std::iter::repeat_n(text, usize::from(secs)))
                .collect();
            assert_eq!(said, one.repeat(usize::from(BREATHS)));
            assert!((breathing.progress(pace) - 1.0).abs() < 1e-6);
            assert_eq!(breathing.press_words(words), words.again);
            breathing.press();
            assert!(breathing.is_running() && breathing.progress(pace) < 1e-6);
        }
    }

    #[test]
    fn discs_grow_with_the_breath_and_shrink_again() {
        let (mut breathing, pace) = (Breathing::default(), BreathingPace::FourSix);
        let mut sizes = Vec::new();
        for _ in 0..100 {
            sizes.push(breathing.size(pace));
            breathing.pass(0.1, pace);
        }
        assert!((sizes[0] - 0.78).abs() < 1e-3 && (sizes[40] - 1.0).abs() < 1e-3);
        assert!(sizes[..41].is_sorted() && sizes[41..].is_sorted_by(|one, next| one >= next));
    }

    #[test]
    fn what_was_not_seen_did_not_pass() {
        let (mut breathing, pace) = (Breathing::default(), BreathingPace::FourSix);
        breathing.follow(100.0, pace);
        breathing.follow(101.0, pace);
        breathing.follow(500.0, pace);
        assert!((breathing.secs - 2.5).abs() < 1e-9, "{}", breathing.secs);
        breathing.press();
        breathing.follow(501.0, pace);
        assert!((breathing.secs - 2.5).abs() < 1e-9 && !breathing.is_running());
        assert_eq!(breathing.phase(pace).second, [3, 4]);
    }
}
