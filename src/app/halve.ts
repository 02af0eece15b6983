// Halving (二分): the least of many steps that does, after one that does not. 600.00 of 50 steps of 100.00 is found in six tries.
// Where more of a step may again do less it is still a step that does, after one that does not.
export function least<T>(
  steps: number,
  does: (step: number) => T | undefined,
): { readonly step: number; readonly found: T } | undefined {
  let [low, high] = [0, steps - 1]
  let best: { step: number; found: T } | undefined
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = does(middle)
    if (found === undefined) low = middle + 1
    else [best, high] = [{ step: middle, found }, middle - 1]
  }
  return best
}
