//! Signals keep the meaning of Leptos's, whatever they hold.

use markup::prelude::*;

fn owned<T>(test: impl FnOnce() -> T) -> T {
    Owner::new().with(test)
}

#[test]
fn a_signal_is_read_set_and_changed() {
    owned(|| {
        let list = RwSignal::new(vec![1]);
        list.update(|list| list.push(2));
        assert_eq!(list.get_untracked(), [1, 2]);
        assert!(list.try_set(Vec::new()));
        assert!(list.with_untracked(Vec::is_empty));
    });
}

#[test]
fn what_has_gone_with_its_owner_is_told_as_gone() {
    let owner = Owner::new();
    let (signal, stored) = owner.with(|| (RwSignal::new(1), StoredValue::new("a")));
    owner.cleanup();
    assert_eq!(signal.try_get_untracked(), None);
    assert!(!signal.try_set(2));
    assert_eq!(stored.try_get_value(), None);
}

#[test]
fn a_memo_follows_what_it_reads() {
    owned(|| {
        let number = RwSignal::new(1);
        let double = Memo::new(move |_| number.get() * 2);
        let read: Signal<i32> = double.into();
        assert_eq!(read.get_untracked(), 2);
        number.set(4);
        assert_eq!(read.get_untracked(), 8);
    });
}

#[test]
fn a_signal_comes_from_words_values_signals_and_closures() {
    owned(|| {
        let state = RwSignal::new(String::from("state"));
        let signals: [Signal<String>; 4] = [
            "words".into(),
            String::from("own").into(),
            state.into(),
            (move || state.get() + "!").into(),
        ];
        let texts = signals.map(Signal::get_untracked);
        assert_eq!(texts, ["words", "own", "state", "state!"]);
        assert!(!Signal::<bool>::default().get_untracked());
    });
}

#[test]
fn callbacks_take_one_argument_or_several() {
    owned(|| {
        let join: Callback<(&str, u32), String> =
            (|text: &str, number: u32| format!("{text}{number}")).into();
        assert_eq!(join.run(("a", 1)), "a1");
        let pressed = RwSignal::new(false);
        let press: Callback<()> = (move |()| pressed.set(true)).into();
        press.run(());
        assert!(pressed.get_untracked());
    });
}
