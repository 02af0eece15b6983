// Digest (摘要): SHA-256 of a value's canonical text, in lower-case hexadecimal; another machine gets the same.
// digest({}) is that of the two bytes {}: 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a
import { createHash } from 'node:crypto'
import type { Plain } from '../schema/plain.ts'
import { canonical } from './canonical.ts'

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
export const digest = (value: Plain): string => sha256(canonical(value))
