//! Pictures to choose from, each with its words.

use markup::prelude::*;
use model::OptionId;
use model::answer::Answer;
use model::question::Image;

use super::{ANSWER_ID, Answering, Frame, nth, worded};
use crate::ui::{ImageChoice, ImageItem, LabelLook, Picking};

pub(super) fn images(
    frame: Frame,
    images: &[Image],
    maximum: u32,
    answering: Answering,
) -> AnyView {
    let item = |(place, image): (usize, &Image)| {
        let (label, lang) = worded(&image.label);
        ImageItem {
            value: place.to_string(),
            label,
            source: image.source.clone(),
            alternative: worded(&image.alternative).0,
            lang,
        }
    };
    let items: Vec<_> = images.iter().enumerate().map(item).collect();
    let ids: Vec<OptionId> = images.iter().map(|image| image.id.clone()).collect();
    let ids = StoredValue::new(ids);
    let value = Signal::derive(move || {
        let Some(Answer::Images(picked)) = answering.answer.get() else {
            return Vec::new();
        };
        let place =
            |image: &OptionId| ids.with_value(|ids| ids.iter().position(|known| known == image));
        let places = picked.iter().filter_map(place);
        places.map(|place| place.to_string()).collect()
    });
    let choose = move |values: Vec<String>| {
        let picked: Vec<_> = ids.with_value(|ids| {
            let picked = values.iter().filter_map(|value| nth(ids, value));
            picked.cloned().collect()
        });
        let any = !picked.is_empty();
        answering
            .change
            .run((any.then_some(Answer::Images(picked)),));
    };
    view! {
        <ImageChoice
            id=ANSWER_ID
            label=frame.label
            look=LabelLook::Hidden
            lang=frame.lang
            hint=frame.hint
            error=frame.error
            items
            picking=if maximum == 1 { Picking::One } else { Picking::Several }
            value
            on_change=choose
        />
    }
    .into_any()
}
