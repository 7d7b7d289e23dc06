//! How far a run is, for those who wait more than a fifth of a second at a terminal.

use std::fmt::Write;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use probative_numeric::share_done;

/// How long a run may take before it tells how far it is.
const PATIENCE: Duration = Duration::from_millis(200);

/// How often a line that tells the time is drawn anew.
const BEAT: Duration = Duration::from_millis(100);

/// How much of the step that runs is done.
fn share(_: &ProgressState, line: &mut dyn Write) {
    if let Some(share) = share_done() {
        // A line that cannot be written is one that nobody sees.
        let _ = write!(line, " · {:.0} %", 100.0 * share);
    }
}

/// How long it still takes, once a step is done from which that can be told.
fn left(state: &ProgressState, line: &mut dyn Write) {
    if state.pos() > 0 {
        let _ = write!(line, " · {:#} left", HumanDuration(state.eta()));
    }
}

/// A line on standard error that tells how far a run is and how long it still takes.
///
/// It appears after a fifth of a second, and never where standard error is not a terminal.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    _finished: Sender<()>,
}

impl Progress {
    /// A run of so many steps; the line tells how many are done, how much of the one that runs, and
    /// for how long.
    pub(crate) fn of(steps: usize, what: &str) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        let template =
            format!("{{bar:24}} {{pos}} of {{len}} {what}{{share}} · {{elapsed}}{{left}}");
        let style = ProgressStyle::with_template(&template).unwrap_or(ProgressStyle::default_bar());
        bar.set_style(style.with_key("share", share).with_key("left", left));
        // One step may take long: the line shows that it runs, and how far its own part is.
        bar.enable_steady_tick(BEAT);
        Progress::shown(bar)
    }

    /// A run that is not counted in steps; the line tells what it does, how much of that is done,
    /// and for how long.
    pub(crate) fn waiting(what: &str) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{spinner} {msg}{share} · {elapsed}")
            .unwrap_or(ProgressStyle::default_spinner())
            .with_key("share", share);
        bar.set_style(style);
        bar.set_message(what.to_owned());
        bar.enable_steady_tick(BEAT);
        Progress::shown(bar)
    }

    fn shown(bar: ProgressBar) -> Progress {
        let (finished, wait) = channel::<()>();
        let later = bar.clone();
        std::thread::spawn(move || {
            if wait.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                later.set_draw_target(ProgressDrawTarget::stderr());
                later.tick();
            }
        });
        Progress { bar, _finished: finished }
    }

    /// Tells what a run does now that does not tell how far it is.
    pub(crate) fn tell(&self, what: &str) {
        self.bar.set_message(what.to_owned());
    }

    /// Says something of its own, without the line in its way.
    pub(crate) fn aside(&self, say: impl FnOnce()) {
        self.bar.suspend(say);
    }

    /// Tells how many steps are done, and how many there are.
    pub(crate) fn at(&self, done: usize, of: usize) {
        self.bar.set_length(of as u64);
        self.bar.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
