// Pictures for the tests, made on the spot: a JPEG drawn by the browser, and what hides in a real one.

import { crc32, deflateSync } from "node:zlib";

import type { Browser } from "playwright-core";

export const kPngStart = Buffer.from("89504e470d0a1a0a", "hex");

/** One part of a PNG: length, name, body, sum. */
export function pngChunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), body]);
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A grey PNG, for where no browser is needed. */
export function greyPng(width: number, height: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    kPngStart, pngChunk("IHDR", size),
    pngChunk("IDAT", deflateSync(Buffer.alloc((width + 1) * height, 0))), pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A JPEG of that size; noisy enough to weigh something. */
export async function jpegByBrowser(browser: Browser, width: number, height: number): Promise<Buffer> {
  const page = await browser.newPage();
  const url = await page.evaluate(([w, h]) => {
    const canvas = document.createElement("canvas");
    canvas.width = w;
    canvas.height = h;
    const pen = canvas.getContext("2d")!;
    for (let x = 0; x < w; x += 20) {
      for (let y = 0; y < h; y += 20) {
        pen.fillStyle = `rgb(${(x * 7) % 256},${(y * 11) % 256},${(x + y) % 256})`;
        pen.fillRect(x, y, 20, 20);
      }
    }
    return canvas.toDataURL("image/jpeg", 0.9);
  }, [width, height] as const);
  await page.close();
  return Buffer.from(url.split(",")[1], "base64");
}

/** The JPEG with a marker segment right behind its beginning. */
export function withSegment(jpeg: Buffer, marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** EXIF with an orientation, and a text that must not survive. */
export function exifOf(orientation: number, text: string): Buffer {
  const tiff = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, Buffer.from(text, "latin1")]);
}
