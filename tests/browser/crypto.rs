//! Sealing, by the WebCrypto of a real browser.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kith::browser::crypto::{
    CryptoError, is_offered, new_lock, open, open_backup, rewrap, seal, seal_backup, unlock,
};
use kith::storage::lock::{Lock, LockError, ROUNDS, SealedFile};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::mirror::Instead;

const PASSPHRASE: &str = "Grace’s tea at 15:00";
const CONTEXT: &[u8] = b"kith/1.0";

#[wasm_bindgen_test]
async fn what_is_sealed_opens_again_with_the_passphrase_and_without_a_new_derivation() {
    let (lock, key) = new_lock(PASSPHRASE).await.unwrap();
    assert_eq!(lock.rounds, ROUNDS);
    let long: Vec<u8> = (0..=255).cycle().take(1 << 20).collect();
    for plain in [b"".as_slice(), b"x", "Þórdís ☕".as_bytes(), &long] {
        let sealed = seal(&key, CONTEXT, plain).await.unwrap();
        assert_eq!(sealed.len(), plain.len() + 28);
        assert!(plain.len() < 4 || !sealed.windows(4).any(|four| four == &plain[..4]));
        assert_eq!(open(&key, CONTEXT, &sealed).await.as_deref(), Ok(plain));
        let lock = Lock::from_text(&lock.to_text()).unwrap();
        let again = unlock(&lock, PASSPHRASE).await.unwrap();
        assert_eq!(open(&again, CONTEXT, &sealed).await.as_deref(), Ok(plain));
    }
    let sealed = seal(&key, CONTEXT, b"x").await.unwrap();
    assert_ne!(sealed, seal(&key, CONTEXT, b"x").await.unwrap(), "no iv is used twice");
    let (other_lock, other) = new_lock(PASSPHRASE).await.unwrap();
    assert_ne!((lock.salt, lock.iv), (other_lock.salt, other_lock.iv));
    assert_eq!(open(&other, CONTEXT, &sealed).await, Err(CryptoError::Altered));
}

#[wasm_bindgen_test]
async fn fault_36_any_byte_changed_or_missing_is_refused_and_so_is_another_place() {
    let (_, key) = new_lock(PASSPHRASE).await.unwrap();
    let sealed = seal(&key, CONTEXT, b"Ada, Grace and the tea").await.unwrap();
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        for bit in [1, 0x80] {
            changed[at] ^= bit;
            assert_eq!(open(&key, CONTEXT, &changed).await, Err(CryptoError::Altered), "{at}");
        }
        let cut = open(&key, CONTEXT, &sealed[..at]).await;
        assert_eq!(cut, Err(CryptoError::Altered), "cut at {at}");
        assert_eq!(open(&key, CONTEXT, &sealed[at + 1..]).await, Err(CryptoError::Altered));
    }
    let longer = [&sealed, [0].as_slice()].concat();
    assert_eq!(open(&key, CONTEXT, &longer).await, Err(CryptoError::Altered));
    for place in [b"kith/1.1".as_slice(), b"kith/1.", b""] {
        assert_eq!(open(&key, place, &sealed).await, Err(CryptoError::Altered));
    }
}

#[wasm_bindgen_test]
async fn fault_36_a_wrong_passphrase_is_refused_and_told_from_a_damaged_lock() {
    let (lock, _) = new_lock(PASSPHRASE).await.unwrap();
    for wrong in ["grace’s tea at 15:00", "Grace's tea at 15:00", "Grace’s tea at 15:00 ", "x"]
    {
        let refused = unlock(&lock, wrong).await.map(drop);
        assert_eq!(refused, Err(CryptoError::WrongPassphrase), "{wrong}");
    }
    assert_eq!(unlock(&lock, "").await.map(drop), Err(CryptoError::Empty));
    assert_eq!(new_lock("").await.map(drop), Err(CryptoError::Empty));
    assert_eq!(rewrap(&lock, "x", "y").await.map(drop), Err(CryptoError::WrongPassphrase));
    assert_eq!(rewrap(&lock, PASSPHRASE, "").await.map(drop), Err(CryptoError::Empty));

    // Forged with the right checksum: every part of it goes into the key or is authenticated.
    let mut rounds = lock.clone();
    rounds.rounds += 1;
    let (mut salt, mut iv) = (lock.clone(), lock.clone());
    salt.salt[15] ^= 1;
    iv.iv[0] ^= 1;
    let (mut wrapped, mut tag) = (lock.clone(), lock.clone());
    wrapped.wrapped[0] ^= 1;
    tag.wrapped[47] ^= 1;
    for forged in [rounds, salt, iv, wrapped, tag] {
        let forged = Lock::from_text(&forged.to_text()).unwrap();
        let refused = unlock(&forged, PASSPHRASE).await.map(drop);
        assert_eq!(refused, Err(CryptoError::WrongPassphrase));
    }
}

#[wasm_bindgen_test]
async fn one_passphrase_typed_on_another_keyboard_is_the_same() {
    let (lock, _) = new_lock("Zoë\u{a0}Ångström").await.unwrap();
    for typed in ["Zoe\u{308} A\u{30a}ngstro\u{308}m", "Zoë\u{2009}\u{212b}ngström"] {
        assert!(unlock(&lock, typed).await.is_ok(), "{typed}");
    }
    // NFC, not NFKC: what looks different stays different.
    let (lock, _) = new_lock("x²").await.unwrap();
    assert_eq!(unlock(&lock, "x2").await.map(drop), Err(CryptoError::WrongPassphrase));
}

#[wasm_bindgen_test]
async fn a_new_passphrase_keeps_what_was_sealed_and_the_old_one_opens_no_more() {
    let (old, key) = new_lock(PASSPHRASE).await.unwrap();
    let sealed = seal(&key, CONTEXT, b"kept").await.unwrap();
    let new = rewrap(&old, PASSPHRASE, "another").await.unwrap();
    assert!(new.salt != old.salt && new.iv != old.iv && new.wrapped != old.wrapped);
    assert_eq!(unlock(&new, PASSPHRASE).await.map(drop), Err(CryptoError::WrongPassphrase));
    let key = unlock(&new, "another").await.unwrap();
    assert_eq!(open(&key, CONTEXT, &sealed).await.as_deref(), Ok(b"kept".as_slice()));
}

#[wasm_bindgen_test]
async fn fault_36_a_sealed_backup_is_opened_whole_or_not_at_all() {
    let (lock, key) = new_lock(PASSPHRASE).await.unwrap();
    let file = br#"{"kith":"backup","people":["Ada"]}"#;
    let text = seal_backup(&lock, &key, file).await.unwrap();
    assert!(!text.contains("Ada"));
    assert_eq!(open_backup(text.as_bytes(), PASSPHRASE).await.as_deref(), Ok(file.as_slice()));
    let wrong = open_backup(text.as_bytes(), "x").await;
    assert_eq!(wrong, Err(CryptoError::WrongPassphrase));
    for at in 0..text.len() {
        let mut changed = text.clone().into_bytes();
        changed[at] ^= 1;
        let damaged = Err(CryptoError::Lock(LockError::Damaged));
        assert_eq!(open_backup(&changed, PASSPHRASE).await, damaged, "{at}");
        assert_eq!(open_backup(&text.as_bytes()[..at], PASSPHRASE).await, damaged);
    }
    // Forged with the right checksums.
    let SealedFile { lock, mut sealed } = SealedFile::from_bytes(text.as_bytes()).unwrap();
    sealed[20] ^= 1;
    let forged = SealedFile { lock, sealed }.to_text();
    assert_eq!(open_backup(forged.as_bytes(), PASSPHRASE).await, Err(CryptoError::Altered));
}

#[wasm_bindgen_test]
async fn without_a_secure_address_it_says_so() {
    assert!(is_offered());
    let (lock, key) = new_lock("x").await.unwrap();
    for crypto in [JsValue::UNDEFINED, js_sys::Object::new().into()] {
        let _instead = Instead::value("crypto", &crypto);
        assert!(!is_offered());
        assert_eq!(new_lock("x").await.map(drop), Err(CryptoError::Unavailable));
        assert_eq!(unlock(&lock, "x").await.map(drop), Err(CryptoError::Unavailable));
        assert_eq!(seal(&key, b"", b"").await, Err(CryptoError::Unavailable));
        assert_eq!(open(&key, b"", &[0; 28]).await, Err(CryptoError::Unavailable));
    }
    assert!(is_offered());
}

#[wasm_bindgen_test]
async fn what_an_earlier_version_sealed_is_opened() {
    let fixture: serde_json::Value =
        serde_json::from_str(include_str!("../fixtures/sealed-1.json")).unwrap();
    let text = |pointer| fixture.pointer(pointer).unwrap().as_str().unwrap();
    let sealed = STANDARD.decode(text("/value/sealed")).unwrap();
    let lock = Lock::from_text(text("/lock")).unwrap();
    let key = unlock(&lock, text("/passphrase")).await.unwrap();
    let plain = open(&key, text("/value/key").as_bytes(), &sealed).await.unwrap();
    assert_eq!(plain, text("/value/plain").as_bytes());
    let backup = open_backup(text("/backup/file").as_bytes(), text("/passphrase")).await.unwrap();
    assert_eq!(backup, text("/backup/plain").as_bytes());
}

/// Says, where its output is asked for (`--nocapture`), what a new fixture is made of.
#[wasm_bindgen_test]
async fn a_fixture() {
    let (lock, key) = new_lock("Zoë’s tea, 15:00").await.unwrap();
    let value = seal(&key, b"kith/1.0", "Þórdís ☕".as_bytes()).await.unwrap();
    let file = seal_backup(&lock, &key, br#"{"kith":"backup"}"#).await.unwrap();
    assert!(open_backup(file.as_bytes(), "Zoë’s tea, 15:00").await.is_ok());
    wasm_bindgen_test::console_log!("{}\n{}\n{file}", lock.to_text(), STANDARD.encode(value));
}
