import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSchedule } from '../../src/content/schedule.ts'

const berlin = 'Europe/Berlin'
const hourMs = 3_600_000

describe('a moment', () => {
  test.each([
    ['2026-12-01 09:00', 'Asia/Tokyo', '2026-12-01T00:00:00Z'],
    ['2026-12-01T09:00', 'Asia/Tokyo', '2026-12-01T00:00:00Z'],
    ['2026-12-01 09:00', berlin, '2026-12-01T08:00:00Z'],
    ['2026-07-01 09:00', berlin, '2026-07-01T07:00:00Z'],
    ['2026-12-01 09:00+01:00', berlin, '2026-12-01T08:00:00Z'],
    ['2026-12-01 09:00 +01:00', berlin, '2026-12-01T08:00:00Z'],
    ['2026-10-25 02:30+02:00', berlin, '2026-10-25T00:30:00Z'],
    ['2026-10-25 02:30+01:00', berlin, '2026-10-25T01:30:00Z'],
    ['2026-10-25 01:59', berlin, '2026-10-24T23:59:00Z'],
    ['2026-10-25 03:00', berlin, '2026-10-25T02:00:00Z'],
    ['2026-03-29 01:59', berlin, '2026-03-29T00:59:00Z'],
    ['2026-03-29 03:00', berlin, '2026-03-29T01:00:00Z'],
    ['2028-02-29 00:00', 'UTC', '2028-02-29T00:00:00Z'],
  ])('%s in %s', (at, zone, instant) => {
    const { schedule } = readSchedule(at, zone)
    expect(schedule).toEqual({ atMs: Date.parse(instant), latestMs: 2 * hourMs, timezone: zone })
  })

  test.each([
    ['2026-03-29 02:00', 'schedule-skipped'],
    ['2026-03-29 02:59', 'schedule-skipped'],
    ['2026-03-29 02:30+01:00', 'schedule-skipped'],
    ['2026-10-25 02:00', 'schedule-ambiguous'],
    ['2026-10-25 02:59', 'schedule-ambiguous'],
    ['2026-10-25 02:30+03:00', 'schedule-offset'],
    ['2026-12-01 09:00+09:00', 'schedule-offset'],
    ['2026-12-01', 'schedule-form'],
    ['2026-12-01 9:00', 'schedule-form'],
    ['2026-12-01 09:00:00', 'schedule-form'],
    ['2026-12-01 09:00Z', 'schedule-form'],
    ['2026-13-01 09:00', 'schedule-form'],
    ['2026-02-29 09:00', 'schedule-form'],
    ['2026-12-01 24:00', 'schedule-form'],
    ['2026-12-01 09:00[UTC]', 'schedule-form'],
    ['tomorrow', 'schedule-form'],
    ['', 'schedule-form'],
  ])('%s is refused: %s', (at, code) => {
    expect(readSchedule(at, berlin).problem).toMatchObject({ code, key: 'schedule' })
    expect(readSchedule({ at }, berlin).problem).toMatchObject({ code, key: 'schedule.at' })
  })
})

test('the object names its own zone and how late is too late', () => {
  const { schedule } = readSchedule(
    { at: '2026-12-01 09:00', timezone: 'Asia/Tokyo', latest: 'PT30M' },
    berlin,
  )
  expect(schedule).toEqual({
    atMs: Date.parse('2026-12-01T00:00Z'),
    latestMs: hourMs / 2,
    timezone: 'Asia/Tokyo',
  })
})

test('without a zone there is no time, and never a send at once', () => {
  expect(readSchedule('2026-12-01 09:00', null)).toMatchObject({
    schedule: null,
    problem: { code: 'schedule-zone-unknown' },
  })
  expect(readSchedule({ at: '2026-12-01 09:00', timezone: 'UTC' }, null).problem).toBeNull()
})

test('the time of each recipient is not supported yet', () => {
  expect(readSchedule({ at: '2026-12-01 09:00', timezone: 'recipient' }, berlin).problem).toMatchObject({
    code: 'not-supported-yet',
    key: 'schedule.timezone',
  })
})

test('law: what is accepted is shown by the clock of its zone, and is unique or says its offset', () => {
  const minute = fc.integer({
    min: Date.parse('2026-01-01T00:00Z') / 60_000,
    max: Date.parse('2027-01-01T00:00Z') / 60_000,
  })
  fc.assert(
    fc.property(
      minute,
      fc.constantFrom(berlin, 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe'),
      (at, zone) => {
        const moment = Temporal.Instant.fromEpochMilliseconds(at * 60_000).toZonedDateTimeISO(zone)
        const local = moment.toPlainDateTime().toString({ smallestUnit: 'minute' })
        expect(readSchedule(local + moment.offset, zone).schedule?.atMs).toBe(at * 60_000)
        const plain = readSchedule(local, zone)
        const other = moment.add({ hours: 1 }).toPlainDateTime().equals(moment.toPlainDateTime())
        if (plain.problem === null) expect([plain.schedule.atMs, other]).toEqual([at * 60_000, false])
        else expect(plain.problem.code).toBe('schedule-ambiguous')
      },
    ),
  )
})

test.each([
  ['2026/12/1 9:00', '2026-12-01 09:00'],
  ['2026-12-1 9:00', '2026-12-01 09:00'],
  ['2027-03-05', '2027-03-05 09:00'],
  ['２０２６-12-24 18：30', '2026-12-24 18:30'],
  ['2026年12月24日 18時', '2026-12-24 18:00'],
  ['2026年12月24日(木) 午後6時5分', '2026-12-24 18:05'],
  ['2026年12月24日午後12時', '2026-12-24 12:00'],
  ['2026-12-24 18:30:00', '2026-12-24 18:30'],
  ['12月1日 9時', '2026-12-01 09:00'],
  ['2026-02-30 09:00', '2026-12-01 09:00'],
  ['tomorrow', '2026-12-01 09:00'],
])('%s was meant as %s', (at, example) => {
  expect(readSchedule(at, berlin).problem).toMatchObject({ code: 'schedule-form', values: { example } })
})
