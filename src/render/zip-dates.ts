// Dates in an archive (压缩包日期): each file in a ZIP has the time of its making; without it, the same content is the same
// bytes. All become 1980-01-01 00:00, the first day that ZIP can tell (APPNOTE 4.4.6).

const CENTRAL = 0x02014b50
const END = 0x06054b50
/** Year 0 since 1980, month 1, day 1. */
const FIRST_DAY = 0x0021
const CENTRAL_SIZE = 46

export function undated(zip: Uint8Array): Uint8Array {
  const out = Uint8Array.from(zip)
  const view = new DataView(out.buffer)
  // The end is found from behind: a comment may follow it, of at most 65,535 bytes.
  let end = out.length - 22
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1
  if (end < 0) throw new RangeError('no end of a ZIP archive')
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new RangeError('no entry of a ZIP archive')
    const local = view.getUint32(at + 42, true)
    put(view, at + 12)
    put(view, local + 10)
    at += CENTRAL_SIZE + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0)
  }
  return out
}

function put(view: DataView, at: number): void {
  view.setUint16(at, 0, true)
  view.setUint16(at + 2, FIRST_DAY, true)
}
