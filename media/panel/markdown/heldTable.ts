/** The rows of a table that goes on in, all but the last ones held: its head is read in their place. */
import type { Tokens } from 'marked';
import type { Held } from './held.ts';

const openRows = 2;

export function tableOf(rows: readonly Tokens.TableCell[][] = [], head = ''): Held {
  return {
    standIn: head,
    fits: (token) => token.type === 'table',
    merge: (token) => {
      const table = token as Tokens.Table;
      return { ...table, rows: [...rows, ...table.rows] };
    },
    advance: (token, live) => {
      const done = (token as Tokens.Table).rows.slice(0, -openRows);
      if (done.length === 0) return undefined;
      const lines = live.split('\n', 2 + done.length).map((line) => `${line}\n`);
      return { held: tableOf([...rows, ...done], lines.slice(0, 2).join('')), from: lines.join('').length };
    },
  };
}
