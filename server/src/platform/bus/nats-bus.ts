import type { LogName } from '@maru/contract';
import { headers as newHeaders, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { decodeMessage, encodeMessage } from './encode-message.ts';
import { openNatsLine, type NatsLine } from './nats-line.ts';
import { openTopics } from './topics.ts';
import { signalTopic, type Bus, type CarriedTraces, type LogMessage, type SaidSignal } from './types.ts';

/** What the bus of one of several processes needs to know. */
export interface SharedBusOptions {
  urls: string;
  /** The same in all processes on one database, and in no others: several hosts may share a NATS. */
  hostId: string;
  /** This process, among all. */
  processKey: string;
  /** How many other processes there are. */
  countOthers: () => number;
  /** Tells the other processes by another way while this one is away. */
  tellOthers: (topic: string, body: unknown) => void;
  /** Hears of what went wrong with something that was heard. */
  onError: (error: unknown) => void;
  /** What calls belong to goes along with what is said because of them. */
  traces?: CarriedTraces | undefined;
  /** How long the server may take to answer before it counts as away. */
  patienceMs?: number;
}

const askMs = 150;
const usualPatienceMs = 3_000;
const questionMark = 'q';
const traceHeader = 'traceparent';
/** Another process was away, and may have said what nobody heard. */
const backTopic = 'bus.back';

/**
 * One log that is listened to. The library's own subscription holds a kilobyte, for iterating and draining; a process may
 * read hundreds of thousands of logs, so this is what its protocol handler needs of one and no more.
 */
class Ear {
  sid = 0;
  received = 0;
  max: number | undefined = undefined;
  readonly queue = undefined;
  readonly subject: string;
  private readonly log: LogName;
  private readonly take: (log: LogName, message: Msg) => void;

  constructor(subject: string, log: LogName, take: Ear['take']) {
    this.subject = subject;
    this.log = log;
    this.take = take;
  }

  callback(error: Error | null, message: Msg): void {
    if (!error) this.take(this.log, message);
  }

  close(): void {}
}

interface Ears {
  subscribe(ear: Ear): void;
  unsubscribe(ear: Ear): void;
}

const earsOf = (connection: NatsConnection): Ears => (connection as unknown as { protocol: Ears }).protocol;

/** Questions that are on their way. */
const openQuestions = (countOthers: () => number) => {
  const asked = new Map<string, { left: number; settle: (yes: boolean) => void }>();
  let last = 0;
  return {
    begin(): { id: string; answer: Promise<boolean> } {
      const id = String(++last);
      const answer = new Promise<boolean>((resolve) => {
        const settle = (yes: boolean) => {
          clearTimeout(timer);
          asked.delete(id);
          resolve(yes);
        };
        const timer = setTimeout(() => settle(false), askMs).unref();
        asked.set(id, { left: Math.max(1, countOthers()), settle });
      });
      return { id, answer };
    },
    hear(id: string, message: Msg): void {
      const question = asked.get(id);
      // Where nobody listens the server says so at once.
      if (message.headers?.code === 503) question?.settle(false);
      else if (message.string() === 'yes') question?.settle(true);
      else if (question && --question.left === 0) question.settle(false);
    },
  };
};

class NatsBus implements Bus {
  readonly isShared = true;
  private readonly topics = openTopics();
  private readonly ears = new Map<LogName, Ear>();
  private readonly line: NatsLine;
  private readonly options: SharedBusOptions;
  private readonly prefix: string;
  private readonly questions;
  private hear: ((log: LogName, message: LogMessage) => void) | undefined;

  publish = this.topics.publish;
  subscribe = this.topics.subscribe;
  answer = this.topics.answer;

  constructor(options: SharedBusOptions) {
    this.options = options;
    this.prefix = `maru.${options.hostId}`;
    this.questions = openQuestions(options.countOthers);
    this.line = openNatsLine({
      urls: options.urls,
      name: `maru-${options.processKey}`,
      patienceMs: options.patienceMs ?? usualPatienceMs,
      onConnection: (connection) => this.beginHearing(connection),
      onUp: () => this.comeBack(),
      onDown: () => this.publish('bus.down', {}),
    });
  }

  ready = () => this.line.ready();
  isUp = () => this.line.isUp();
  close = () => this.line.close();

  tellAll(topic: string, body: unknown): void {
    this.publish(topic, body);
    if (!this.send(`${this.prefix}.news`, JSON.stringify({ topic, body })))
      this.options.tellOthers(topic, body);
  }

  listen(logs: readonly LogName[]): Promise<void> {
    const connection = this.line.connection();
    for (const log of logs) {
      if (this.ears.has(log)) continue;
      const ear = new Ear(this.subjectOf(log), log, this.take);
      this.ears.set(log, ear);
      if (connection) earsOf(connection).subscribe(ear);
    }
    return this.line.settled();
  }

  unlisten(log: LogName): void {
    const ear = this.ears.get(log);
    const connection = this.line.connection();
    this.ears.delete(log);
    if (ear && connection) earsOf(connection).unsubscribe(ear);
  }

  say(log: LogName, message: LogMessage): void {
    if (!this.line.isUp()) {
      if ('signal' in message) this.options.tellOthers(signalTopic, { log, message });
      return;
    }
    const subject = this.subjectOf(log);
    if (this.send(subject, encodeMessage(message)) || !('entry' in message)) return;
    // Too large for one message: those who listen read it.
    this.send(subject, encodeMessage({ head: message.entry.seq }));
  }

  hearLogs(hear: (log: LogName, message: LogMessage) => void): void {
    this.hear = hear;
    this.subscribe(signalTopic, ({ log: of, message }: SaidSignal) => hear(of, message));
  }

  async ask(log: LogName, question: string, body: unknown): Promise<boolean> {
    if (await this.askHere(log, question, body)) return true;
    const { id, answer } = this.questions.begin();
    const reply = `${this.prefix}.answers.${this.options.processKey}.${id}`;
    const text = questionMark + JSON.stringify([question, body]);
    return this.send(this.subjectOf(log), text, reply) && answer;
  }

  private async askHere(log: LogName, question: string, body: unknown): Promise<boolean> {
    try {
      return await this.topics.askHere(log, question, body);
    } catch (error) {
      this.options.onError(error);
      return false;
    }
  }

  /** What this process missed it looks for; what it said into the void the others do. */
  private comeBack(): void {
    this.publish('news.missed', {});
    this.send(`${this.prefix}.news`, JSON.stringify({ topic: backTopic, body: {} }));
  }

  private subjectOf(log: LogName): string {
    return `${this.prefix}.log.${log.replace(':', '.')}`;
  }

  /** False where it could not be sent. */
  private send(subject: string, text: string, reply?: string): boolean {
    const connection = this.line.connection();
    if (!connection || !this.line.isUp()) return false;
    const payload = Buffer.from(text);
    if (payload.length > (connection.info?.max_payload ?? 0)) return false;
    try {
      const headers = this.headersNow();
      connection.publish(subject, payload, {
        ...(reply !== undefined && { reply }),
        ...(headers && { headers }),
      });
      return true;
    } catch {
      return false;
    }
  }

  /** In a header, as OpenTelemetry does it: a process that is older than this one passes over it. */
  private headersNow() {
    const parent = this.options.traces?.carry();
    if (parent === undefined) return undefined;
    const made = newHeaders();
    made.set(traceHeader, parent);
    return made;
  }

  /** What was heard belongs to what its sender was at. */
  private goOn<Result>({ headers }: Msg, what: string, work: () => Result): Result {
    const { traces } = this.options;
    const parent = traces && headers?.get(traceHeader);
    return parent ? traces.goOn(parent, what, work) : work();
  }

  private beginHearing(connection: NatsConnection): void {
    const hearNews = (message: Msg) => {
      const { topic, body } = JSON.parse(message.string()) as { topic: string; body: unknown };
      this.goOn(message, topic, () => this.publish(topic === backTopic ? 'news.missed' : topic, body));
    };
    const hearAnswer = (message: Msg) =>
      this.questions.hear(message.subject.slice(message.subject.lastIndexOf('.') + 1), message);
    for (const [subject, hear] of [
      [`${this.prefix}.news`, hearNews],
      [`${this.prefix}.answers.${this.options.processKey}.*`, hearAnswer],
    ] as const)
      connection.subscribe(subject, {
        callback: (error, message) => (error ? undefined : this.safely(() => hear(message))),
      });
    for (const ear of this.ears.values()) earsOf(connection).subscribe(ear);
  }

  /** What is thrown into the library's reader would end the line. */
  private safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.options.onError(error);
    }
  }

  private take = (log: LogName, message: Msg): void =>
    this.safely(() => {
      const text = message.string();
      if (text[0] === questionMark)
        return void this.goOn(message, 'question', () => this.reply(log, text, message));
      const said = decodeMessage(log, text);
      if (said) this.goOn(message, 'log', () => this.hear?.(log, said));
    });

  private async reply(log: LogName, text: string, message: Msg): Promise<void> {
    const [question, body] = JSON.parse(text.slice(1)) as [string, unknown];
    const yes = await this.askHere(log, question, body);
    this.send(message.reply ?? '', yes ? 'yes' : 'no');
  }
}

/** Opens the bus of one of several processes. Works on, alone, where NATS is away: what it carries is found in the database. */
export const openNatsBus = async (options: SharedBusOptions): Promise<Bus> => {
  const bus = new NatsBus(options);
  await bus.ready();
  return bus;
};
