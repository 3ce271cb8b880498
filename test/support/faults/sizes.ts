/** How much is tried: the daily sizes, or with `npm run test:faults -- --full` the full ones. */

export const isFull = process.env['SECOND_LOOK_FAULTS'] === 'full';

export function sizeOf<T>({ daily, full }: { readonly daily: T; readonly full: T }): T {
  return isFull ? full : daily;
}
