import { accountLogEntries, chatLogEntries, closeCodes, methods, signalKinds } from '@maru/contract';
import { z } from 'zod';

const escape = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const bodies = (kinds: Record<string, z.ZodType>) =>
  Object.entries(kinds)
    .map(([kind, type]) => {
      const { $schema: _, ...schema } = z.toJSONSchema(type, { io: 'output', unrepresentable: 'any' });
      return `<details><summary><code>${kind}</code></summary><pre>${escape(JSON.stringify(schema, null, 1))}</pre></details>`;
    })
    .join('');

const frames = [
  [
    'client',
    '{"hello":{"token":"…","epoch":"…","cursors":{"chat:…":12}}}',
    'first frame; a browser’s session cookie may stand for the token',
  ],
  [
    'server',
    '{"welcome":{"account":{…},"session":"…","epoch":"…","accountSeq":7,"at":"…","version":"…"}}',
    'cursors of another epoch are not used: read again',
  ],
  [
    'server',
    '{"caughtUp":{"logs":["chat:…"]}}',
    'entries after the cursors have been sent; from here on these logs are live',
  ],
  ['client', '{"id":1,"call":"messages.send","input":{…}}', 'any method below'],
  ['server', '{"id":1,"ok":true,"output":{…}}', 'or "ok":false with a refusal'],
  [
    'server',
    '{"entry":{"log":"chat:…","seq":12,"kind":"message.sent","author":"…","key":"…","at":"…","body":{…}}}',
    'in the order of seq; a hole is filled by logs.read',
  ],
  ['server', '{"signal":{"log":"chat:…","kind":"typing","from":"…","body":{}}}', 'true now, stored nowhere'],
  ['client', '{"ping":1}', 'answered by {"pong":1}'],
  [
    'server',
    '{"move":{"withinMs":10000}}',
    'this process goes down: connect again after a random part of that time; whoever does not is closed with 4004',
  ],
];

/** The page at `/api` that describes the gateway, made from the contract alone. */
export const gatewayPage =
  (): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Maru API</title>
<meta name="viewport" content="width=device-width"><style>body{font:15px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#23201c;background:#fbf8f2}
code,pre{font:13px/1.5 ui-monospace,monospace}pre{background:#f4eee3;padding:.8rem;border-radius:8px;overflow:auto}td,th{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0}</style>
<h1>Maru API</h1><p>The same methods over two roads: <code>POST /api/&lt;method&gt;</code> with the input as a JSON body
(<a href="/api/openapi.json">OpenAPI</a>), and the WebSocket <code>/gateway</code>, which also brings entries and signals as they happen.</p>
<h2>Frames</h2><table>${frames.map(([by, frame, what]) => `<tr><td>${by}<td><code>${escape(frame as string)}</code><td>${what}`).join('')}</table>
<p>Close codes: ${Object.entries(closeCodes)
    .map(([name, code]) => `<code>${code}</code> ${name}`)
    .join(', ')}.</p>
<h2>Methods</h2><table>${[...methods.values()].map((one) => `<tr><td><code>${one.name}</code><td>${escape(one.summary)}<td>${one.caller}`).join('')}</table>
<h2>Entries of chat:&lt;id&gt;</h2>${bodies(chatLogEntries)}<h2>Entries of account:&lt;id&gt;</h2>${bodies(accountLogEntries)}<h2>Signals</h2>${bodies(signalKinds)}</html>`;
