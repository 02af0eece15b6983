// The largest picture of a sweep (变动测算图的大小): so many values of the first field, so many of the second.
// 40 columns of a 7-figure instalment are as wide as a sheet can be printed and still be read.
export const MOST_ACROSS = 40
export const MOST_DOWN = 60
