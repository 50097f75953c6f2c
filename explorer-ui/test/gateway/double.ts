// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../../', import.meta.url));
const built = join(home, 'target/classes/META-INF/resources');
const policy = readFileSync(join(home, '../gateway/server/src/main/resources/page-policy.txt'), 'utf8').trim();
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** What a gateway answers. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What a gateway of a trial network answered when it was recorded (`record.mjs`), by path and query. */
export const recorded = JSON.parse(readFileSync(new URL('recorded.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Answer>
>;

/** The path of the first recorded answer whose path fits. */
export function recordedPath(form: RegExp): string {
  const path = Object.keys(recorded).find((one) => form.test(one));
  if (path === undefined) {
    throw new Error(`nothing was recorded under ${form}`);
  }
  return path;
}

/** An answer of JSON, or the problem that it tells. */
export function json(body: unknown, status = 200): Answer {
  const type = status < 300 ? 'application/json' : 'application/problem+json';
  return { status, type, body: JSON.stringify(body) };
}

/** Serves the built pages as a gateway does, with its policy, and what was recorded; `changes` stand before that. */
export class GatewayDouble {
  readonly changes = new Map<string, Answer>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const path = decodeURIComponent(request.url ?? '/');
      const { status, type, body } = this.changes.get(path) ?? recorded[path] ?? page(path);
      const own = path === '/verify.html' ? "frame-ancestors 'none'" : policy;
      response.writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': own }).end(body);
    });
  }

  /** Begins on a free port of this machine; gives the address. */
  async start(): Promise<string> {
    await new Promise<void>((begun) => {
      this.server.listen(0, '127.0.0.1', begun);
    });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((ended) => {
      this.server.close(ended);
    });
  }
}

function page(path: string): Answer {
  const [file = '/'] = path.split('?');
  if (file.startsWith('/api/') || file.startsWith('/log/')) {
    const body = JSON.stringify({
      code: 'NOT_FOUND',
      title: 'x',
      titleZh: '未找到',
      action: 'x',
      actionZh: '请核对地址',
    });
    return { status: 404, type: 'application/problem+json', body };
  }
  const found = extname(file) !== '' && existsSync(join(built, file)) ? file : '/index.html';
  const type = TYPES[extname(found)] ?? 'application/octet-stream';
  return { status: 200, type, body: readFileSync(join(built, found), 'utf8') };
}
