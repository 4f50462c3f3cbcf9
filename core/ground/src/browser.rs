//! As the browser has it.

use js_sys::{
    Array,
    Intl::{SegmentData, SegmenterGranularity, SegmenterOptions},
    JsString,
};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type URL;

    #[wasm_bindgen(constructor, catch)]
    fn new(written: &str, base: Option<&str>) -> Result<URL, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn protocol(this: &URL) -> String;

    #[wasm_bindgen(method, getter)]
    fn hostname(this: &URL) -> String;

    #[wasm_bindgen(method, getter)]
    fn pathname(this: &URL) -> String;

    #[wasm_bindgen(method, getter)]
    fn search(this: &URL) -> String;

    #[wasm_bindgen(method, getter)]
    fn href(this: &URL) -> String;

    type Segmenter;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array, options: &SegmenterOptions) -> Result<Segmenter, JsValue>;

    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> JsValue;
}

pub(crate) fn nfc(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}

pub(crate) fn sentences(text: &str) -> Vec<usize> {
    let options = SegmenterOptions::new();
    options.set_granularity(SegmenterGranularity::Sentence);
    // English has no rule of its own, as a browser's own language may.
    let english = Array::of1(&"en".into());
    // Where a browser is older than that, no sentence is known to begin.
    let Ok(segmenter) = Segmenter::new(&english, &options) else {
        return Vec::new();
    };
    let all = Array::from(&segmenter.segment(text));
    let mut end = 0usize;
    let ends = all.iter().map(|one| {
        let one: String = one.unchecked_into::<SegmentData>().segment().into();
        end = end.saturating_add(one.len());
        end
    });
    ends.filter(|end| *end < text.len()).collect()
}

pub(crate) fn address(written: &str, base: Option<&str>) -> Option<crate::Address> {
    let url = URL::new(written, base).ok()?;
    Some(crate::Address {
        scheme: url.protocol().trim_end_matches(':').to_owned(),
        host: url.hostname(),
        path: url.pathname(),
        query: url.search().trim_start_matches('?').to_owned(),
        whole: url.href(),
    })
}
