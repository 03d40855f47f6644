//! Opens what the browser has sealed by `storage::lock`'s description alone, with RustCrypto instead
//! of WebCrypto and none of Kith's code: a sealed notebook doesn't need Kith to be opened.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use pbkdf2::pbkdf2_hmac_array;
use pbkdf2::sha2::Sha256;
use serde_json::Value;

fn opened(key: &[u8], iv: &[u8], aad: &[u8], msg: &[u8]) -> Option<Vec<u8>> {
    let iv: [u8; 12] = iv.try_into().unwrap();
    let cipher = Aes256Gcm::new_from_slice(key).unwrap();
    cipher.decrypt(&iv.into(), Payload { msg, aad }).ok()
}

fn data_key(lock: &str, passphrase: &str) -> Option<Vec<u8>> {
    let fields: Vec<&str> = lock.split(':').collect();
    assert_eq!(fields[..2], ["L1", "pbkdf2-hmac-sha256"]);
    let bytes = |field: usize| BASE64.decode(fields[field]).unwrap();
    let rounds = fields[2].parse().unwrap();
    let by: [u8; 32] = pbkdf2_hmac_array::<Sha256, 32>(passphrase.as_bytes(), &bytes(3), rounds);
    opened(&by, &bytes(4), fields[..5].join(":").as_bytes(), &bytes(5))
}

#[test]
fn what_the_browser_sealed_opens_without_kith() {
    let fixture: Value = serde_json::from_str(include_str!("fixtures/sealed-1.json")).unwrap();
    let text = |pointer: &str| fixture.pointer(pointer).unwrap().as_str().unwrap().to_owned();
    let file: Value = serde_json::from_str(&text("/backup/file")).unwrap();
    assert_eq!(file["lock"], fixture["lock"]);
    let key = data_key(&text("/lock"), &text("/passphrase")).unwrap();
    assert_eq!(key.len(), 32);

    let value = BASE64.decode(text("/value/sealed")).unwrap();
    let place = text("/value/key");
    let plain = opened(&key, &value[..12], place.as_bytes(), &value[12..]).unwrap();
    assert_eq!(plain, text("/value/plain").into_bytes());
    assert_eq!(opened(&key, &value[..12], b"kith/1.1", &value[12..]), None);

    let backup = BASE64.decode(file["sealed"].as_str().unwrap()).unwrap();
    let plain = opened(&key, &backup[..12], b"kith-backup", &backup[12..]).unwrap();
    assert_eq!(plain, text("/backup/plain").into_bytes());
}
