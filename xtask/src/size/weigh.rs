//! How heavy a file is on the way to a browser.

use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use std::io::{self, Write};

/// A file of a first visit.
pub struct Weight {
    pub name: String,
    pub plain: usize,
    pub brotli: usize,
}

/// The size at Brotli's highest level: what a host that compresses once and serves often sends.
pub fn brotli_size(bytes: &[u8]) -> usize {
    let settings =
        BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut counted = Counter(0);
    let mut writer = CompressorWriter::with_params(&mut counted, 1 << 16, &settings);
    // Counting cannot fail, and the last bytes come out when the writer is dropped.
    let _ = writer.write_all(bytes);
    drop(writer);
    counted.0
}

struct Counter(usize);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_weighs_little() {
        let text = "kidney ".repeat(1000);
        assert!(brotli_size(text.as_bytes()) < 40);
        assert!(brotli_size(b"") < 4);
    }
}
