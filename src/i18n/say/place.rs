//! Words for where people meet.

use model::place::{AccessFeature, Attendance};

use crate::i18n::Words;

impl Words {
    /// How one can be there.
    pub fn attendance(self, attendance: Attendance) -> &'static str {
        match attendance {
            Attendance::InPerson => self.place_in_person(),
            Attendance::Online => self.place_online(),
            Attendance::Hybrid => self.place_hybrid(),
        }
    }

    /// What a venue offers.
    pub fn access_feature(self, feature: AccessFeature) -> &'static str {
        match feature {
            AccessFeature::Wheelchair => self.place_wheelchair(),
            AccessFeature::Rollator => self.place_rollator(),
            AccessFeature::HearingLoop => self.place_hearing_loop(),
            AccessFeature::Captions => self.place_captions(),
            AccessFeature::SignLanguage => self.place_sign_language(),
            AccessFeature::Sight => self.place_sight(),
            AccessFeature::QuietRoom => self.place_quiet_room(),
            AccessFeature::AccessibleToilet => self.place_accessible_toilet(),
            AccessFeature::Children => self.place_children(),
        }
    }
}
