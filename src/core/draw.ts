// Draw (抽样): random numbers by their address: Philox 4×32-10 of Salmon, Moraes, Dror and Shaw ("Parallel random numbers: as easy
// as 1, 2, 3", 2011). There is no state: the same seed, record and simulation give the same numbers in whatever order,
// and on however many threads, they are asked for. draws({ seed: 1, record: 7 })(0, 0) is the same pair everywhere.

const M0 = 0xd2511f53
const M1 = 0xcd9e8d57
const W0 = 0x9e3779b9
const W1 = 0xbb67ae85
const ROUNDS = 10

/** The upper 32 bits of a product of two 32-bit numbers, in halves so that no double loses a bit. */
function high(a: number, b: number): number {
  const al = a & 0xffff
  const ah = a >>> 16
  const bl = b & 0xffff
  const bh = b >>> 16
  const middle = ah * bl + ((al * bl) >>> 16)
  const cross = al * bh + (middle & 0xffff)
  return (Math.imul(ah, bh) + (middle >>> 16) + (cross >>> 16)) >>> 0
}

/** The last block; made anew for every address, so nothing is made for it. */
const block = new Uint32Array(4)

/** One block of four 32-bit numbers: of a counter of four and a key of two. */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
): readonly number[] {
  fill(...counter, ...key)
  return [...block]
}

function fill(c0: number, c1: number, c2: number, c3: number, k0: number, k1: number): void {
  for (let round = 0; round < ROUNDS; round++) {
    const h0 = high(M0, c0)
    const h1 = high(M1, c2)
    const l0 = Math.imul(M0, c0)
    const l1 = Math.imul(M1, c2)
    c0 = (h1 ^ c1 ^ k0) >>> 0
    c1 = l1 >>> 0
    c2 = (h0 ^ c3 ^ k1) >>> 0
    c3 = l0 >>> 0
    k0 = (k0 + W0) >>> 0
    k1 = (k1 + W1) >>> 0
  }
  block[0] = c0
  block[1] = c1
  block[2] = c2
  block[3] = c3
}

/** 53 bits of two numbers as a double from 0 to below 1. */
const unit = (a: number, b: number): number => ((a >>> 5) * 0x4000000 + (b >>> 6)) / 0x20000000000000

const low = (n: number): number => n >>> 0
const upper = (n: number): number => Math.floor(n / 0x100000000) >>> 0

export type Address = { readonly seed: number; readonly record: number }
/** Two numbers from 0 to below 1, of the `nth` pair of a simulation of this record. */
export type Draws = (simulation: number, nth: number) => readonly [number, number]

export function draws({ seed, record }: Address): Draws {
  const [k0, k1] = [low(seed), upper(seed)]
  const [r0, r1] = [low(record), upper(record)]
  return (simulation, nth) => {
    fill(simulation, nth, r0, r1, k0, k1)
    return [unit(block[0] as number, block[1] as number), unit(block[2] as number, block[3] as number)]
  }
}
