/**
 * Pictures are made anew on the device: the right way up, at most 2,048 pixels, without anything that the camera
 * wrote beside the picture, such as the place. What is drawn on a canvas and encoded again has only its pixels.
 */
import { FILE_LIMITS } from '../shared/files/file'

export interface Picture {
  blob: Blob
  width: number
  height: number
  thumb: Uint8Array | null
}

/** Tried in this order: not every browser encodes WebP, and then gives a PNG without a word. */
const ENCODINGS = ['image/webp', 'image/jpeg'] as const

/** Null when this browser cannot read it. `keep` leaves the bytes as they are and makes the thumbnail only. */
export async function makePicture(file: Blob, keep: boolean): Promise<Picture | null> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return null
  }
  try {
    const { width, height } = within(bitmap, FILE_LIMITS.side)
    const blob = keep ? file : await encode(draw(bitmap, width, height), 0.82)
    const small = within(bitmap, FILE_LIMITS.thumbSide)
    const thumb = await encode(draw(bitmap, small.width, small.height), 0.72)
    return {
      blob,
      width: keep ? bitmap.width : width,
      height: keep ? bitmap.height : height,
      thumb: thumb.size <= FILE_LIMITS.thumb ? new Uint8Array(await thumb.arrayBuffer()) : null,
    }
  } finally {
    bitmap.close()
  }
}

/** The size with its longest side at most `side`; nothing is made larger. */
export function within(size: { width: number; height: number }, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(size.width, size.height))
  return { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) }
}

/** Halved until near the size, then drawn: one step down from a large photograph would leave jagged lines. */
function draw(bitmap: ImageBitmap, width: number, height: number): OffscreenCanvas {
  let source: ImageBitmap | OffscreenCanvas = bitmap
  while (source.width > width * 2) source = drawOnce(source, Math.ceil(source.width / 2), Math.ceil(source.height / 2))
  return drawOnce(source, width, height)
}

function drawOnce(source: ImageBitmap | OffscreenCanvas, width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')!
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, 0, 0, width, height)
  return canvas
}

async function encode(canvas: OffscreenCanvas, quality: number): Promise<Blob> {
  for (const type of ENCODINGS) {
    const blob = await canvas.convertToBlob({ type, quality })
    if (blob.type === type) return blob
  }
  return canvas.convertToBlob({ type: 'image/png' })
}
