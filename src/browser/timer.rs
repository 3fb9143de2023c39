//! Doing something later.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;

/// Calls back once after so many milliseconds.
pub fn after(millis: i32, then: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let handler = Closure::once_into_js(then);
    // A timer cannot be refused.
    let _ = window
        .set_timeout_with_callback_and_timeout_and_arguments_0(handler.unchecked_ref(), millis);
}

/// Waits so many milliseconds.
pub async fn pause(millis: i32) {
    let passed = js_sys::Promise::new(&mut |resolve, _| {
        after(millis, move || {
            // A promise that nobody waits for any more is as good as resolved.
            let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        });
    });
    let _ = wasm_bindgen_futures::JsFuture::from(passed).await;
}

/// Waits for something at most so many milliseconds; `None` where it takes longer. What was begun goes on unheard.
pub async fn at_most<T>(millis: i32, work: impl Future<Output = T>) -> Option<T> {
    let (mut work, mut passed) = (pin!(work), pin!(pause(millis)));
    poll_fn(|context| {
        if let Poll::Ready(done) = work.as_mut().poll(context) {
            return Poll::Ready(Some(done));
        }
        passed.as_mut().poll(context).map(|()| None)
    })
    .await
}
