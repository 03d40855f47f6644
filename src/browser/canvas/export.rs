//! The map as a picture to keep. The SVG is the map's own; a PNG is what the browser makes of it.

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlImageElement, Url};

use super::colours::Colours;
use super::sprites::picture;
use crate::map::export::{Paper, svg};
use crate::map::{Faces, Point, Scene};

/// Dots of a PNG to each pixel.
const DOTS: f64 = 2.0;

/// A picture, and how large it is.
pub struct Picture {
    svg: String,
    size: Point,
}

/// A scene on paper, in the page's colours. `names` says whether anybody is named on it.
/// `None` where there is no page.
pub fn on_paper(
    scene: &Scene,
    faces: &Faces,
    title: &str,
    date: &str,
    names: bool,
) -> Option<Picture> {
    let root = web_sys::window()?.document()?.document_element()?;
    let colours = Colours::read(&root);
    let paper = Paper {
        title,
        date,
        names,
        colour: &|role| colours.of(role).to_owned(),
        sans: &colours.sans,
        serif: &colours.serif,
    };
    let (svg, size) = svg(scene, faces, &paper);
    Some(Picture { svg, size })
}

impl Picture {
    /// As SVG.
    pub fn svg(&self) -> &[u8] {
        self.svg.as_bytes()
    }

    /// As PNG, with two dots to a pixel.
    ///
    /// # Errors
    /// With the browser's words, when it can't draw so large a picture.
    pub async fn png(&self) -> Result<Vec<u8>, String> {
        let told = |why: JsValue| super::super::words(&why);
        let parts = js_sys::Array::of1(&JsValue::from(self.svg.as_str()));
        let options = BlobPropertyBag::new();
        options.set_type("image/svg+xml");
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).map_err(told)?;
        let address = Url::create_object_url_with_blob(&blob).map_err(told)?;
        let drawn = self.drawn(&address).await;
        // Refused only for what is no address.
        drop(Url::revoke_object_url(&address));
        let png = drawn.map_err(told)?;
        let buffer: ArrayBuffer =
            JsFuture::from(png.array_buffer()).await.and_then(JsCast::dyn_into).map_err(told)?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }

    async fn drawn(&self, address: &str) -> Result<Blob, JsValue> {
        let image = HtmlImageElement::new()?;
        image.set_src(address);
        JsFuture::from(image.decode()).await?;
        let (canvas, context) = picture(1).ok_or("there is no canvas")?;
        let [width, height] = [self.size.x, self.size.y].map(|side| f64::from(side) * DOTS);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size")]
        let [width, height] = [width, height].map(|side| side.round() as u32);
        canvas.set_width(width);
        canvas.set_height(height);
        context.draw_image_with_html_image_element_and_dw_and_dh(
            &image,
            0.0,
            0.0,
            width.into(),
            height.into(),
        )?;
        let promise = Promise::new(&mut |resolve, reject| {
            let done = Closure::once_into_js(move |blob: JsValue| {
                let kept = if blob.is_null() {
                    reject.call1(&JsValue::NULL, &JsValue::from("the picture is too large"))
                } else {
                    resolve.call1(&JsValue::NULL, &blob)
                };
                // Settling a promise is never refused.
                drop(kept);
            });
            drop(canvas.to_blob(done.unchecked_ref()));
        });
        JsFuture::from(promise).await?.dyn_into()
    }
}
