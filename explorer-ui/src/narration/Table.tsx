// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';

/** A row of a table; its first cell names it. */
export interface TableRow {
  readonly key: string;
  readonly cells: readonly ReactNode[];
}

/** A table that becomes a list of pairs where the page is narrow: each cell then bears the name of its column. */
export function Table({ columns, rows }: { columns: readonly string[]; rows: readonly TableRow[] }) {
  return (
    <table className="cards">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) => (
              <td key={columns[index]} data-column={columns[index]} className={cell === '' ? 'empty' : undefined}>
                <div>{cell}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
