// SPDX-License-Identifier: Apache-2.0

/** Remembers the results that were used last. Results of computations that throw are not remembered. */
export class Remembered<V> {
  private readonly entries = new Map<string, V>();
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  get(key: string, compute: () => V): V {
    const known = this.entries.get(key);
    const value = known ?? compute();
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size > this.limit) {
      for (const oldest of this.entries.keys()) {
        this.entries.delete(oldest);
        break;
      }
    }
    return value;
  }
}
