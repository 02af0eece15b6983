// Chances of a trial: the same for the same seed, so that what was found can be met again.

/** Repeats itself for one seed: mulberry32, by T. Ettinger (public domain). */
export function chances(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
