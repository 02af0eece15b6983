// Folders (文件夹): made for the owner's eyes only (0700), and synced: a new file whose folder is not may be gone after a
// power failure, whatever was synced of the file itself.
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The folders in which something new stands now: the one above each that was made. */
export function makeFolder(folder: string): string[] {
  const whole = resolve(folder)
  const first = mkdirSync(whole, { recursive: true, mode: 0o700 })
  if (first === undefined) return []
  const above = dirname(resolve(first))
  const changed: string[] = []
  for (let here = dirname(whole); ; here = dirname(here)) {
    changed.push(here)
    if (here === above || here === dirname(here)) return changed
  }
}

export function syncFolder(folder: string): void {
  // Windows syncs no folders, and needs none to be.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
