// Pictures for the tests, made on the spot: a JPEG drawn by the browser, and what hides in a real one.

import type { Browser } from "playwright-core";

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
