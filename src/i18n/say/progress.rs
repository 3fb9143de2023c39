//! Words for how far a matter is.

use model::meeting::Progress;

use crate::i18n::Words;

impl Words {
    /// How far a matter is.
    pub fn progress(self, progress: Progress) -> &'static str {
        match progress {
            Progress::Planned => self.progress_planned(),
            Progress::UnderWay => self.progress_under_way(),
            Progress::Done => self.progress_done(),
            Progress::WillNotBeDone => self.progress_will_not_be_done(),
        }
    }
}
