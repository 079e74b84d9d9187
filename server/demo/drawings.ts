/** Pictures and papers of the demo, drawn here: no bytes of others, and nothing that needs a language. */
import { crc32, deflateSync } from 'node:zlib'

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** A picture of at most 256 colours (PNG, colour type 3). `at` gives the number of a colour. */
function png(width: number, height: number, palette: Uint8Array, at: (x: number, y: number) => number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const rows = new Uint8Array((width + 1) * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = at(x, y)
  const parts = [chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', deflateSync(rows, { level: 9 }))]
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(Buffer.concat([signature, ...parts, chunk('IEND', new Uint8Array())]))
}

type Colour = readonly [number, number, number]
/** Light and dark of each decor: oak, walnut, ash, wenge, white, graphite. */
const DECORS: readonly [Colour, Colour][] = [
  [
    [222, 190, 146],
    [186, 146, 98],
  ],
  [
    [146, 102, 68],
    [96, 62, 40],
  ],
  [
    [226, 214, 194],
    [190, 174, 150],
  ],
  [
    [84, 66, 58],
    [48, 36, 32],
  ],
  [
    [244, 243, 239],
    [228, 226, 220],
  ],
  [
    [86, 90, 96],
    [62, 66, 72],
  ],
]
const TONES = 32
const GROUND: Colour = [250, 249, 246]
const COLUMNS = 3
const LINES = 2

/** Samples of decors laid out on a table: boards with a grain. `shift` makes another set of the same sort. */
export function drawDecors(width: number, height: number, shift: number): Uint8Array {
  const tone = ([light, dark]: readonly [Colour, Colour], part: number): number[] =>
    light.map((value, index) => Math.round(value + (dark[index]! - value) * part))
  const colours = DECORS.flatMap((decor) => Array.from({ length: TONES }, (_, at) => tone(decor, at / (TONES - 1))))
  const gap = Math.round(width / 40)
  const [across, down] = [(width - gap) / COLUMNS, (height - gap) / LINES]
  return png(width, height, Uint8Array.from([...colours.flat(), ...GROUND]), (x, y) => {
    const [column, line] = [Math.floor((x - gap) / across), Math.floor((y - gap) / down)]
    const [within, below] = [(x - gap) % across, (y - gap) % down]
    if (x < gap || y < gap || within >= across - gap || below >= down - gap) return colours.length
    const decor = (line * COLUMNS + column + shift) % DECORS.length
    return decor * TONES + Math.round(grain((within / across) * 3, (below / down) * 2, decor + shift * 7) * (TONES - 1))
  })
}

/** 0 to 1: rings of a trunk that was cut along, drawn out by slow waves. */
function grain(x: number, y: number, seed: number): number {
  const wave = Math.sin(y * 2.1 + seed) * 0.35 + Math.sin(y * 0.9 + x * 0.6 + seed * 2.3) * 0.5
  const rings = Math.sin((x + wave) * 14 + seed) * 0.5 + Math.sin((x + wave * 1.4) * 41 + seed * 3) * 0.3
  const fibre = Math.sin(x * 173 + Math.sin(y * 5 + seed) * 2) * 0.2
  return Math.min(1, Math.max(0, 0.5 + (rings + fibre) / 2))
}

/** Parts on a sheet of board, mm: [x, y, width, height]. */
const PARTS: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 1800, 600],
  [0, 600, 1800, 600],
  [0, 1200, 900, 560],
  [900, 1200, 900, 560],
  [1800, 0, 450, 720],
  [2250, 0, 450, 720],
  [1800, 720, 450, 720],
  [2250, 720, 450, 720],
  [1800, 1440, 900, 320],
]
const SHEET = [2750, 1830] as const

/** How a sheet is to be cut, with its measures: one page, A4 across. */
export function drawCutting(): Uint8Array {
  const scale = 0.26
  const [left, bottom] = [60, 60]
  const box = (x: number, y: number, width: number, height: number) =>
    [left + x * scale, bottom + y * scale, width * scale, height * scale].map((value) => value.toFixed(1)).join(' ')
  const text = (size: number, x: number, y: number, words: string) =>
    `BT /F ${size} Tf ${x.toFixed(1)} ${y.toFixed(1)} Td (${words}) Tj ET`
  const area = PARTS.reduce((sum, [, , width, height]) => sum + width * height, 0)
  const stream = [
    `0.93 0.91 0.87 rg ${box(0, 0, ...SHEET)} re f`,
    ...PARTS.flatMap(([x, y, width, height]) => [
      `0.99 0.97 0.92 rg 0.35 0.3 0.25 RG 0.8 w ${box(x, y, width, height)} re B`,
      '0.15 0.14 0.13 rg',
      text(11, left + (x + width / 2) * scale - 26, bottom + (y + height / 2) * scale - 4, `${width} \\327 ${height}`),
    ]),
    `0.15 0.14 0.13 RG 1.4 w ${box(0, 0, ...SHEET)} re S`,
    '0.15 0.14 0.13 rg',
    text(15, left, bottom + SHEET[1] * scale + 16, `${SHEET[0]} \\327 ${SHEET[1]} \\327 16`),
    text(
      11,
      left + SHEET[0] * scale - 40,
      bottom + SHEET[1] * scale + 16,
      `${Math.round((area / (SHEET[0] * SHEET[1])) * 100)} %`,
    ),
  ].join('\n')
  return pdf(stream)
}

/** One page, A4 across, with the font that every reader has. */
function pdf(stream: string): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return new Uint8Array(Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1'))
}
