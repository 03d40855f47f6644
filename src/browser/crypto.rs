//! Sealing, by the browser's own WebCrypto: a random data key of AES-256-GCM seals every value, and
//! is itself wrapped in a passphrase ([`Lock`], which also says how to open all of it without Kith).
//!
//! The passphrase is held only while a key is derived from it. The data key stays inside WebCrypto:
//! a script of this page can use it but not read it, except in the moment of a [`rewrap`].

use std::fmt;

use js_sys::{Array, JsString, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, DomException, SubtleCrypto};

use super::object;
use crate::storage::lock::{BACKUP_CONTEXT, Lock, LockError, ROUNDS, SealedFile, plain_spaces};

const IV: usize = 12;
const TAG: usize = 16;

/// The key of the values of one notebook, unlocked. Clones are the same one.
#[derive(Clone, Debug)]
pub struct DataKey(CryptoKey);

/// Why something could not be sealed or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CryptoError {
    /// The browser offers no encryption: the page came over plain http, or the browser is too old.
    Unavailable,
    /// There is no passphrase in it.
    Empty,
    /// The lock is whole, and this passphrase doesn't open it. (One that was forged so well that
    /// its checksum is right can't be told from it.)
    WrongPassphrase,
    /// What was sealed isn't what is there now: a byte differs, something is missing, or it was
    /// sealed in another place or with another key.
    Altered,
    /// The lock itself can't be used.
    Lock(LockError),
    /// Anything else, in the browser's own words.
    Failed(String),
}

impl fmt::Display for CryptoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CryptoError::Unavailable => {
                f.write_str("This address isn't secure, so the browser offers no encryption.")
            }
            CryptoError::Empty => f.write_str("A passphrase needs at least one character."),
            CryptoError::WrongPassphrase => f.write_str("This passphrase doesn't open it."),
            CryptoError::Altered => f.write_str("This isn't what was sealed: it has been altered."),
            CryptoError::Lock(why) => why.fmt(f),
            CryptoError::Failed(words) => write!(f, "The browser's encryption stopped ({words})."),
        }
    }
}

impl std::error::Error for CryptoError {}

impl From<LockError> for CryptoError {
    fn from(why: LockError) -> Self {
        CryptoError::Lock(why)
    }
}

/// Whether the browser offers encryption here.
pub fn is_offered() -> bool {
    subtle().is_ok()
}

/// A new data key, and its lock.
///
/// # Errors
/// [`CryptoError::Empty`], [`CryptoError::Unavailable`] and [`CryptoError::Failed`].
pub async fn new_lock(passphrase: &str) -> Result<(Lock, DataKey), CryptoError> {
    let made = subtle()?.generate_key_with_object(&aes(), true, &data_usages()).map_err(failed)?;
    let (lock, by) = wrap(&key(made).await?, passphrase).await?;
    // Not the key that was made, which could be read, but one that can't.
    let key = unwrap(&lock, &by, false).await?;
    Ok((lock, DataKey(key)))
}

/// The data key of a lock.
///
/// # Errors
/// [`CryptoError::WrongPassphrase`], and those of [`new_lock`].
pub async fn unlock(lock: &Lock, passphrase: &str) -> Result<DataKey, CryptoError> {
    let by = derive(lock, passphrase).await?;
    Ok(DataKey(unwrap(lock, &by, false).await?))
}

/// The same data key in a new passphrase: what it has sealed stays as it is. The old lock still
/// opens with the old passphrase, wherever a copy of it is.
///
/// # Errors
/// Those of [`unlock`].
pub async fn rewrap(lock: &Lock, old: &str, new: &str) -> Result<Lock, CryptoError> {
    let by = derive(lock, old).await?;
    let (lock, _) = wrap(&unwrap(lock, &by, true).await?, new).await?;
    Ok(lock)
}

/// Seals: 12 bytes of iv, random each time; ciphertext as long as what is sealed; 16 bytes of tag.
/// It opens only with the same context, the key it is stored under: values can't change places.
///
/// # Errors
/// [`CryptoError::Unavailable`] and [`CryptoError::Failed`].
pub async fn seal(key: &DataKey, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let subtle = subtle()?;
    let iv: [u8; IV] = random()?;
    let sealing = subtle
        .encrypt_with_object_and_js_u8_array(&gcm(&iv, context), &key.0, &plain.into())
        .map_err(failed)?;
    let sealed = bytes(&JsFuture::from(sealing).await.map_err(failed)?);
    Ok([iv.as_slice(), &sealed].concat())
}

/// Opens what [`seal`] has sealed.
///
/// # Errors
/// [`CryptoError::Altered`], and those of [`seal`].
pub async fn open(key: &DataKey, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let (iv, rest) = sealed.split_at_checked(IV).ok_or(CryptoError::Altered)?;
    if rest.len() < TAG {
        return Err(CryptoError::Altered);
    }
    let opening = subtle()?
        .decrypt_with_object_and_js_u8_array(&gcm(iv, context), &key.0, &rest.into())
        .map_err(failed)?;
    match JsFuture::from(opening).await {
        Ok(plain) => Ok(bytes(&plain)),
        Err(why) => Err(not_authentic(why, CryptoError::Altered)),
    }
}

/// A backup file's bytes as a sealed backup file.
///
/// # Errors
/// Those of [`seal`].
pub async fn seal_backup(lock: &Lock, key: &DataKey, file: &[u8]) -> Result<String, CryptoError> {
    let sealed = seal(key, BACKUP_CONTEXT, file).await?;
    Ok(SealedFile { lock: lock.clone(), sealed }.to_text())
}

/// The backup file in a sealed one; whole, or not at all.
///
/// # Errors
/// [`CryptoError::Lock`], and those of [`unlock`] and [`open`].
pub async fn open_backup(file: &[u8], passphrase: &str) -> Result<Vec<u8>, CryptoError> {
    let SealedFile { lock, sealed } = SealedFile::from_bytes(file)?;
    open(&unlock(&lock, passphrase).await?, BACKUP_CONTEXT, &sealed).await
}

/// A new lock of a data key, and the key that wraps it.
async fn wrap(data: &CryptoKey, passphrase: &str) -> Result<(Lock, CryptoKey), CryptoError> {
    let mut lock = Lock { rounds: ROUNDS, salt: random()?, iv: random()?, wrapped: [0; 48] };
    let by = derive(&lock, passphrase).await?;
    let params = gcm(&lock.iv, lock.context().as_bytes());
    let wrapping = subtle()?.wrap_key_with_object("raw", data, &by, &params).map_err(failed)?;
    let wrapped = bytes(&JsFuture::from(wrapping).await.map_err(failed)?);
    let length = |_| CryptoError::Failed("a wrapped key of another length".into());
    lock.wrapped = wrapped.try_into().map_err(length)?;
    Ok((lock, by))
}

async fn unwrap(lock: &Lock, by: &CryptoKey, readable: bool) -> Result<CryptoKey, CryptoError> {
    let opening = subtle()?
        .unwrap_key_with_js_u8_array_and_object_and_object(
            "raw",
            &lock.wrapped.as_slice().into(),
            by,
            &gcm(&lock.iv, lock.context().as_bytes()),
            &aes(),
            readable,
            &data_usages(),
        )
        .map_err(failed)?;
    match JsFuture::from(opening).await {
        Ok(key) => key.dyn_into().map_err(failed),
        Err(why) => Err(not_authentic(why, CryptoError::WrongPassphrase)),
    }
}

/// The key that wraps: of the passphrase as plain spaces and NFC, for keyboards differ in how they
/// type a space or an accent. NFC rather than NFKC, as RFC 8265 (4.2.2) has it for passwords: what
/// a person sees as different characters stays different.
async fn derive(lock: &Lock, passphrase: &str) -> Result<CryptoKey, CryptoError> {
    if passphrase.is_empty() {
        return Err(CryptoError::Empty);
    }
    let subtle = subtle()?;
    let passphrase = String::from(JsString::from(plain_spaces(passphrase)).normalize("NFC"));
    let raw: Uint8Array = passphrase.as_bytes().into();
    let base = subtle
        .import_key_with_str("raw", &raw, "PBKDF2", false, &usages(&["deriveKey"]))
        .map_err(failed)?;
    let base = key(base).await?;
    let params = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(lock.salt.as_slice()).into()),
        ("iterations", lock.rounds.into()),
    ]);
    let usages = usages(&["wrapKey", "unwrapKey"]);
    let derived = subtle
        .derive_key_with_object_and_object(&params, &base, &aes(), false, &usages)
        .map_err(failed)?;
    key(derived).await
}

fn crypto() -> Result<Crypto, CryptoError> {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    crypto.filter(|crypto| crypto.is_object()).ok_or(CryptoError::Unavailable)
}

// Over plain http there is a `crypto`, but nothing in this place.
fn subtle() -> Result<SubtleCrypto, CryptoError> {
    let subtle = crypto()?.subtle();
    if subtle.is_object() { Ok(subtle) } else { Err(CryptoError::Unavailable) }
}

fn random<const N: usize>() -> Result<[u8; N], CryptoError> {
    let mut drawn = [0; N];
    crypto()?.get_random_values_with_u8_array(&mut drawn).map_err(failed)?;
    Ok(drawn)
}

fn aes() -> Object {
    object(&[("name", "AES-GCM".into()), ("length", 256.into())])
}

fn gcm(iv: &[u8], context: &[u8]) -> Object {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(iv).into()),
        ("additionalData", Uint8Array::from(context).into()),
        ("tagLength", 128.into()),
    ])
}

fn usages(names: &[&str]) -> JsValue {
    names.iter().map(|name| JsValue::from(*name)).collect::<Array>().into()
}

fn data_usages() -> JsValue {
    usages(&["encrypt", "decrypt"])
}

fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

async fn key(made: Promise) -> Result<CryptoKey, CryptoError> {
    JsFuture::from(made).await.and_then(JsValue::dyn_into).map_err(failed)
}

fn failed(why: impl Into<JsValue>) -> CryptoError {
    CryptoError::Failed(super::words(&why.into()))
}

/// WebCrypto says nothing more of a wrong key or a flipped bit than "OperationError".
fn not_authentic(why: JsValue, then: CryptoError) -> CryptoError {
    match why.dyn_ref::<DomException>() {
        Some(why) if why.name() == "OperationError" => then,
        _ => failed(why),
    }
}
