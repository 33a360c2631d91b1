/** Milliseconds of processor time that `work` took: unlike the clock it does not run while other processes are busy. */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
