// A YAML file imported as data: scalars as the text they were written in, compiled at build time.
declare module '*.yaml' {
  const data: unknown
  export default data
  /** "sha256:" and the digest of the file's bytes. */
  export const digest: string
  /** The file as it was written. */
  export const text: string
}
