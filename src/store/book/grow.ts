// Growing a file (追加): whole lines or none, synced before anybody is told. What a dead process left half written is set aside
// first; a line that does not fit on the disk is taken back.
import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, readSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder, syncFolder } from '../folder.ts'
import { appendAll, refusedBySystem, setAside } from '../session-file.ts'
import type { Chain } from './chain.ts'

/** Nothing is written through a link; Windows has no such flag. */
const NO_LINKS = constants.O_NOFOLLOW ?? 0

/** `keep`: what was torn is kept beside the file, since it may be what somebody typed. */
export function grow(path: string, chain: Pick<Chain, 'size' | 'unended'>, text: string, keep = true): void {
  let handle: number | undefined
  try {
    const changed = makeFolder(dirname(path))
    handle = openSync(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | NO_LINKS, 0o600)
    const { size } = fstatSync(handle)
    if (size > chain.size) cutBack(handle, path, chain.size, size, keep)
    appendAll(handle, chain.unended ? `\n${text}` : text, chain.size)
    try {
      fsyncSync(handle)
    } catch (error) {
      // Nobody knows what is on disk now: what can be taken back is.
      ftruncateSync(handle, chain.size)
      throw error
    }
    if (size === 0) for (const folder of [dirname(path), ...changed]) syncFolder(folder)
  } catch (error) {
    throw refusedBySystem(error, path, 'cannot-write')
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

function cutBack(handle: number, path: string, to: number, size: number, keep: boolean): void {
  const torn = Buffer.allocUnsafe(size - to)
  for (let got = 0, more = -1; got < torn.length && more !== 0; got += more)
    more = readSync(handle, torn, got, torn.length - got, to + got)
  if (keep) setAside(torn, { handle, path, size: to })
  else ftruncateSync(handle, to)
}

/** A file back to where it was: what was written in it is not confirmed after all. */
export function takeBack(path: string, size: number): void {
  const handle = openSync(path, 'r+')
  try {
    ftruncateSync(handle, size)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
