// A small project of its own, in a folder that is thrown away: clean, until a test plants something in it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const workspaces = {
  contract: 'contract',
  'sdk/client': 'client',
  server: 'server',
  web: 'web',
  testing: 'testing',
};

const clean = {
  'contract/src/wire/ids.ts': '/** The id of a chat, a UUID. */\nexport type ChatId = string;\n',
  'contract/src/messages/types.ts':
    "import type { ChatId } from '../wire/ids.ts';\n/** A message in a chat. */\nexport type Message = { chatId: ChatId };\n",
  'contract/src/messages/index.ts': "export * from './types.ts';\n",
  'contract/src/chats/index.ts':
    "import type { Message } from '../messages/index.ts';\n/** A chat with its last message. */\nexport type Chat = { last?: Message };\n",
  'contract/src/index.ts': "export * from './chats/index.ts';\nexport * from './messages/index.ts';\n",
  'sdk/client/src/index.ts':
    "import type { Chat } from '@maru/contract';\n/** Reads one chat by its number. */\nexport function readChat(): Chat {\n  return {};\n}\n",
  'server/src/main.ts': "import { features } from './features.ts';\nconsole.log(features);\n",
  'server/src/features.ts':
    "import { chats } from './features/chats/index.ts';\nimport { messages } from './features/messages/index.ts';\nexport const features = [chats, messages];\n",
  'server/src/platform/db.ts': 'export const db = { query: (text: string) => text };\n',
  'server/src/features/chats/index.ts':
    "import { listChats } from './store.ts';\nexport const chats = { listChats };\n",
  'server/src/features/chats/store.ts':
    "import { db } from '../../platform/db.ts';\nexport const listChats = () => db.query('SELECT id FROM chats');\n",
  'server/src/features/messages/index.ts':
    "import { chats } from '../chats/index.ts';\nimport { whyNotSend } from './rules.ts';\nexport const messages = { chats, whyNotSend };\n",
  'server/src/features/messages/rules.ts':
    "import type { Chat } from '@maru/contract';\nimport type { Row } from './store.ts';\nexport const whyNotSend = (chat: Chat, row: Row, now: Date) => (chat.last && row.id && now ? undefined : 'chat_locked');\n",
  'server/src/features/messages/store.ts': 'export type Row = { id: string };\n',
  'server/src/features/messages/send-message.test.ts':
    "import { alice } from '@maru/testing';\nimport { whyNotSend } from './rules.ts';\nconsole.log(alice, whyNotSend);\n",
  'testing/src/index.ts': "import { readChat } from '@maru/client';\nexport const alice = { readChat };\n",
  'web/src/main.tsx': "import { features } from './features.ts';\nconsole.log(features);\n",
  'web/src/features.ts':
    "import { messages } from './features/messages/index.ts';\nexport const features = [messages];\n",
  'web/src/features/messages/index.ts':
    "import { applyEntry } from './apply-entries.ts';\nimport { MessageList } from './message-list.tsx';\nexport const messages = { applyEntry, MessageList };\n",
  'web/src/features/messages/state.ts': 'export const first = { shown: 0 };\n',
  'web/src/features/messages/apply-entries.ts':
    "import { first } from './state.ts';\nexport const applyEntry = (state = first) => ({ shown: state.shown + 1 });\n",
  'web/src/features/messages/message-list.tsx':
    "import { Button } from '../../ui/button.tsx';\nimport { connection } from '../../platform/connection.ts';\nexport function MessageList() {\n  return <Button>{connection.readChat().last?.chatId}</Button>;\n}\n",
  'web/src/platform/connection.ts':
    "import { readChat } from '@maru/client';\nexport const connection = { readChat };\n",
  'web/src/ui/button.tsx':
    'export const Button = (props: { children: unknown }) => <button>{String(props.children)}</button>;\n',
  'web/src/ui/button.css': 'button {\n  color: red;\n}\n',
  'docs/features/chats.md': '# Chats\n\nStarts in `server/src/features/chats/index.ts#chats`.\n',
  'docs/features/messages.md':
    '# Messages\n\n## Why not\n\nSee [chats](chats.md) and [above](#why-not), and `docs/features`.\n',
  'README.md':
    '# Maru\n\nThe plan is in `docs/features/chats.md`; `npm start` makes `server/dist/main.js`.\n',
  'package-lock.json': JSON.stringify({
    packages: {
      '': {},
      'node_modules/fast': { version: '1.0.0', optionalDependencies: { 'fast-linux': '1.0.0' } },
      'node_modules/fast-linux': { version: '1.0.0', optional: true },
    },
  }),
};

/** Writes the clean project with some files changed or added (`undefined` leaves one out). Gives its folder. */
export function plantedTree(changes = {}) {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'maru-planted-')));
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }));
  for (const [file, text] of Object.entries({ ...clean, ...changes })) {
    if (text !== undefined) write(root, file, text);
  }
  fs.mkdirSync(path.join(root, 'node_modules/@maru'), { recursive: true });
  for (const [folder, name] of Object.entries(workspaces)) {
    const exports = { '.': { '@maru/source': './src/index.ts', default: './dist/index.js' } };
    write(root, `${folder}/package.json`, JSON.stringify({ name: `@maru/${name}`, type: 'module', exports }));
    fs.symlinkSync(path.join(root, folder), path.join(root, 'node_modules/@maru', name), 'junction');
  }
  return root;
}

/** The clean text of a file with something before it. */
export function before(file, line) {
  return `${line}\n${clean[file]}`;
}

function write(root, file, text) {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
}
