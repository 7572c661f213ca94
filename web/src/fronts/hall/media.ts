// SPDX-License-Identifier: Apache-2.0
/** What a browser can read and the office cannot, written as what the office takes. */

const RATE = 16_000;
const LONGEST_EDGE = 4_000;

/** A picture as JPEG, upright and no larger than 4,000 pixels; fails where the browser cannot read it. */
export async function jpegOf(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const by = Math.min(1, LONGEST_EDGE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * by);
  canvas.height = Math.round(picture.height * by);
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.88);
  });
}

/**
 * Sound as plain speech: RIFF WAVE, one channel, 16 kHz, 16 bits; fails where the browser cannot read it.
 *
 * @param file what was recorded or chosen
 * @param most seconds that are kept
 */
export async function spokenOf(file: Blob, most: number): Promise<Blob> {
  const context = new AudioContext();
  try {
    const heard = await context.decodeAudioData(await file.arrayBuffer());
    const length = Math.max(1, Math.floor(Math.min(heard.duration, most) * RATE));
    const offline = new OfflineAudioContext(1, length, RATE);
    const source = offline.createBufferSource();
    source.buffer = heard;
    source.connect(offline.destination);
    source.start();
    const plain = await offline.startRendering();
    return new Blob([wav(plain.getChannelData(0))], { type: 'audio/wav' });
  } finally {
    void context.close();
  }
}

/** Samples between -1 and 1 as a WAVE file. */
export function wav(samples: Float32Array): ArrayBuffer {
  const bytes = new ArrayBuffer(44 + samples.length * 2);
  const view = new DataView(bytes);
  const word = (at: number, text: string): void => [...text].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
  word(0, 'RIFF');
  view.setUint32(4, 36 + samples.length * 2, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((s, i) => view.setInt16(44 + 2 * i, Math.round(Math.max(-1, Math.min(1, s)) * 32767), true));
  return bytes;
}
