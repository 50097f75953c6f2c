// SPDX-License-Identifier: Apache-2.0
import { beijing } from './beijing';

/** A UTC time of a record as Beijing time, visible without any gesture. */
export function Moment({ text }: { text: string }) {
  return <time dateTime={text}>{beijing(text)}</time>;
}
