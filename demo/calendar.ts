// The organisation's days, as the plan needs them: local midnight, working days (Monday to Friday) and steps over them.
// Instants are milliseconds UTC; the invented organisation lives eight hours ahead of it.

export const kHour = 3_600_000;
export const kDay = 24 * kHour;
const kOffset = 8 * kHour;

/** The instant at which the local day `date` (YYYY-MM-DD) begins. */
export function startOfDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) - kOffset;
}

/** The local day (YYYY-MM-DD) of an instant. */
export function dayOf(at: number): string {
  return new Date(at + kOffset).toISOString().slice(0, 10);
}

/** The same local day at another time of day. */
export function atHour(at: number, hour: number, minute = 0): number {
  return startOfDay(dayOf(at)) + hour * kHour + minute * 60_000;
}

export function isWorkingDay(at: number): boolean {
  const weekday = new Date(at + kOffset).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** `count` working days after the day of `at`; 0 is that day itself, or the next working day. */
export function addWorkingDays(at: number, count: number): number {
  let day = atHour(at, 12);
  while (!isWorkingDay(day)) day += kDay;
  for (let left = count; left > 0; ) {
    day += kDay;
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The first day from that of `at` on which coordinators sit over their inboxes: Monday, Wednesday, Friday. Sessions end after
    twelve hours and signing in is made slow on purpose, so that the demo gains from fewer working days with more work. */
export function sittingFrom(at: number): number {
  let day = atHour(at, 12);
  while (![1, 3, 5].includes(new Date(day + kOffset).getUTCDay())) day += kDay;
  return day;
}

/** A small seeded generator (mulberry32): the same plan on every run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
