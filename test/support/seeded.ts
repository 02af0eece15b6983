// fast-check as every test gets it (see vitest.config.ts): one seed, so that the same sources give the same result on every
// machine. `npm run trials` looks for new cases: SEED=random draws a seed, SEED=36792262 repeats one; a failure names it.
import fc from 'fast-check'

const { SEED = '20261122' } = process.env
const seed = SEED === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(SEED)
if (!Number.isInteger(seed)) throw new Error(`SEED=${SEED}: a whole number or "random"`)
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })

export * from 'fast-check'
export default fc
