// temp
export const selftest = () => ({ checks: [] as {what:string;source:string;expected:string;got:string;holds:boolean}[], held: 0, total: 0 })
