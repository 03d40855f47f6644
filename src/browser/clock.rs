//! The reader's own day and clock, and randomness.

use js_sys::Date;

use crate::day::Day;

/// The civil day it is for the reader.
pub fn today() -> Day {
    day_of(&Date::new_0())
}

fn day_of(now: &Date) -> Day {
    let year = i32::try_from(now.get_full_year()).unwrap_or(1970);
    let month = u8::try_from(now.get_month() + 1).unwrap_or(1);
    let date = u8::try_from(now.get_date()).unwrap_or(1);
    Day::new(year, month, date).unwrap_or(Day::EPOCH)
}

/// The hour it is for the reader, 0 to 23.
pub fn hour() -> u32 {
    Date::new_0().get_hours()
}

/// The minute of the day it is for the reader, 0 to 1439.
pub fn minute() -> u16 {
    let now = Date::new_0();
    u16::try_from(now.get_hours() * 60 + now.get_minutes()).unwrap_or_default()
}

/// Milliseconds of the device's own clock: for how long something took, never for a day.
pub fn milliseconds() -> f64 {
    Date::now()
}

/// A random number, from the browser's own source.
pub fn random() -> u64 {
    let mut bytes = [0; 8];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let drawn = crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if matches!(drawn, Some(Ok(_))) {
        return u64::from_le_bytes(bytes);
    }
    // A browser without crypto: two draws of 32 bits each are good enough for ids.
    let half = || js_sys::Math::random().to_bits().rotate_left(24);
    half() ^ half().rotate_left(32)
}
