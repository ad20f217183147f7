#![no_main]

#[expect(dead_code, reason = "each target enters by one of the doors")]
#[path = "../../tests/hostile/doors.rs"]
mod doors;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| doors::envelope(bytes));
