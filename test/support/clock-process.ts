/**
 * Loaded before a program (`node --import`): its clock is ahead by CLOCK_AHEAD_MS. What is due tomorrow can be tested today, with the
 * program as it is.
 */
const ahead = Number(process.env['CLOCK_AHEAD_MS'] ?? 0)
const real = Date.now.bind(Date)
Date.now = () => real() + ahead
