import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import type { Config } from '../config/index.ts';

/** A mail to one person. Plain text: nothing in it is fetched from anywhere, and nothing tells that it was read. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** For the programs of its reader, such as how to unsubscribe. */
  headers?: Record<string, string>;
}

/** Sends mails. */
export interface Mail {
  /** False where this host sends none: what needs mails is not offered then. */
  readonly isOn: boolean;
  /**
   * Sends a mail, in its own time: nobody waits, so that nothing can be read from how long it takes. It is tried again
   * twice; what goes wrong is logged without address and words.
   */
  send(letter: Letter): void;
  /** Sends a mail now, once; false where it was not taken. For jobs, which see to it themselves when to try again. */
  deliver(letter: Letter): Promise<boolean>;
  /** Waits until what is under way has gone. */
  close(): Promise<void>;
}

type Deliver = (letter: Letter) => Promise<unknown>;

/** What makes and sends mails is loaded with the first of them: most hosts send none. */
const loadMailer = () => import('nodemailer');

const pausesMs = [2_000, 20_000];

/** Lays mails in a folder, one file each, for development and tests. */
const toFolder =
  (folder: string, from: string): Deliver =>
  async (letter) => {
    const { createTransport } = await loadMailer();
    const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const { message } = await transport.sendMail({ from, ...letter });
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${v7()}.eml`), message as Buffer, { mode: 0o600 });
  };

/**
 * Mails go encrypted or not at all, except to a mail server on this very machine. An address that says otherwise for
 * itself (`?requireTLS=false`, `?ignoreTLS=true`) is obeyed.
 */
export const insistOnTls = (smtpUrl: string): string => {
  const url = new URL(smtpUrl);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const isSaid = url.searchParams.has('requireTLS') || url.searchParams.has('ignoreTLS');
  if (url.protocol === 'smtp:' && !isHere && !isSaid) url.searchParams.set('requireTLS', 'true');
  return url.href;
};

const toServer = (smtpUrl: string, from: string): Deliver => {
  const address = insistOnTls(smtpUrl);
  let transport: Transporter | undefined;
  return async (letter) => {
    const { createTransport } = await loadMailer();
    transport ??= createTransport(address);
    return transport.sendMail({ from, ...letter });
  };
};

/** Opens the way mails go: a server, a folder, or none. */
export const openMail = (
  { smtpUrl: given, mailFrom, dataDir, demo }: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir' | 'demo'>,
  logger: Logger,
): Mail => {
  // A demo shows mails without sending any.
  const smtpUrl = given ?? (demo ? 'folder' : undefined);
  if (smtpUrl === undefined)
    return { isOn: false, send: () => undefined, deliver: async () => false, close: async () => undefined };
  const deliver =
    smtpUrl === 'folder' ? toFolder(join(dataDir, 'mails'), mailFrom) : toServer(smtpUrl, mailFrom);
  const complain = (error: unknown): void =>
    logger.warn({ code: (error as { code?: string }).code }, 'a mail could not be sent');
  const underWay = new Set<Promise<void>>();
  let isClosing = false;
  const attempt = async (letter: Letter, pauses: readonly number[]): Promise<void> => {
    try {
      await deliver(letter);
    } catch (error) {
      const [pause, ...rest] = pauses;
      if (pause === undefined || isClosing) {
        complain(error);
        return;
      }
      await new Promise((go) => setTimeout(go, pause).unref());
      await attempt(letter, rest);
    }
  };
  return {
    isOn: true,
    async deliver(letter) {
      try {
        await deliver(letter);
        return true;
      } catch (error) {
        complain(error);
        return false;
      }
    },
    send(letter) {
      const sending = attempt(letter, pausesMs).finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    async close() {
      isClosing = true;
      const patience = new Promise((go) => setTimeout(go, 3_000).unref());
      await Promise.race([Promise.all(underWay), patience]);
    },
  };
};
