//! Words for what changed.

use model::impact::SourceId;
use model::meeting::Progress;

use crate::i18n::Words;

impl Words {
    /// Heading of what was done, by how far it is.
    pub fn impact_step(self, progress: Progress) -> &'static str {
        match progress {
            Progress::Planned => self.impact_step_planned(),
            Progress::UnderWay => self.impact_step_under_way(),
            Progress::Done => self.impact_step_done(),
            Progress::WillNotBeDone => self.impact_step_will_not_be_done(),
        }
    }

    /// What sort of thing an impact came from.
    pub fn impact_source(self, source: &SourceId) -> &'static str {
        match source {
            SourceId::Panel(_) => self.impact_source_panel(),
            SourceId::Meeting(..) => self.impact_source_meeting(),
            SourceId::Poll(_) => self.impact_source_poll(),
            SourceId::Event(_) => self.impact_source_event(),
        }
    }
}
