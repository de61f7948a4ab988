import type { Socket } from 'node:net';
import { Awaited, openTcp, readKey, words, type Line, type LineSetup, type Place } from './line.ts';
import { attributeOf, StanzaReader } from './stanzas.ts';

const header =
  "<?xml version='1.0'?><stream:stream to='localhost' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
const askRoster = "<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq>";
/** The most that one page of ejabberd's archive may hold. */
const pageSize = 250;

const archivePage = (id: string, { start, after }: { start?: string; after?: string }): string => {
  const form = start
    ? `<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>urn:xmpp:mam:2</value></field><field var='start'><value>${start}</value></field></x>`
    : '';
  const page = start
    ? `<max>${pageSize}</max>${after ? `<after>${after}</after>` : ''}`
    : '<max>50</max><before/>';
  return `<iq type='set' id='${id}'><query xmlns='urn:xmpp:mam:2'>${form}<set xmlns='http://jabber.org/protocol/rsm'>${page}</set></query></iq>`;
};

/** A session on an XMPP server, over TCP without TLS. */
export class XmppLine implements Line {
  private readonly awaited = new Awaited();
  private readonly reader = new StanzaReader();
  private readonly setup: LineSetup;
  private readonly hasArchive: boolean;
  private socket: Socket | undefined;
  private ended = false;
  /** Stream management: messages that were said and not acknowledged yet, oldest first. */
  private unacknowledged: number[] = [];
  private acknowledgedUpTo = 0;
  private isManaged = false;
  private heard = 0;
  private missed = 0;

  constructor(setup: LineSetup, hasArchive: boolean) {
    this.setup = setup;
    this.hasArchive = hasArchive;
  }

  async open(): Promise<void> {
    this.socket = await openTcp(this.setup.port, {
      data: (bytes) => this.reader.take(bytes.toString('latin1'), (stanza) => this.hear(stanza)),
      closed: () => this.awaited.breakAll('the server closed the line'),
    });
    const { name, secret } = this.setup.seat;
    await this.ask('stream:features', header);
    const plain = Buffer.from(`\0${name}\0${secret}`).toString('base64');
    await this.ask(
      'success',
      `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${plain}</auth>`,
    );
    await this.ask('stream:features', header);
    await this.ask(
      'iq bind',
      "<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>b</resource></bind></iq>",
    );
  }

  async list(): Promise<void> {
    const roster = this.awaited.for('iq roster');
    const archive = this.hasArchive ? this.awaited.for('iq archive') : undefined;
    this.write(`${askRoster}<presence/>${this.hasArchive ? archivePage('archive', {}) : ''}`);
    await roster;
    await archive;
  }

  async prepareToSend(): Promise<void> {
    if (this.isManaged) return;
    await this.ask('enabled', "<enable xmlns='urn:xmpp:sm:3'/>");
    this.isManaged = true;
    this.heard = 0;
  }

  async enter({ address }: Place): Promise<void> {
    this.count(-1);
    await this.ask(
      `presence ${address}`,
      `<presence to='${address}/${this.setup.seat.name}'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>`,
    );
  }

  say({ kind, address }: Place, message: number): void {
    const id = `${this.setup.tag}-${this.setup.seat.number}.${message}`;
    if (kind === 'room') {
      this.count(-1);
      this.write(`<message type='groupchat' to='${address}' id='${id}'><body>${words}</body></message>`);
    } else {
      this.count(message);
      this.write(
        `<message type='chat' to='${address}' id='${id}'><body>${words}</body></message><r xmlns='urn:xmpp:sm:3'/>`,
      );
    }
  }

  async catchUp({ at }: { at: string }): Promise<number> {
    await this.open();
    this.missed = 0;
    let after: string | undefined;
    for (let page = 0; ; page++) {
      const id = `page${page}`;
      const said = await this.ask(
        `iq ${id}`,
        archivePage(id, { start: at, ...(after !== undefined && { after }) }),
      );
      after = /<last>(.*?)<\/last>/.exec(said)?.[1];
      if (after === undefined || /complete=['"]true/.test(said)) return this.missed;
    }
  }

  end(): void {
    this.ended = true;
    this.socket?.resetAndDestroy();
  }

  /** Every stanza is counted by both sides once stream management is on; -1 is one that nobody waits for. */
  private count(message: number): void {
    if (this.isManaged) this.unacknowledged.push(message);
  }

  private write(text: string): void {
    this.socket?.write(text, 'latin1');
  }

  private ask(what: string, text: string): Promise<string> {
    const answer = this.awaited.for(what);
    this.write(text);
    return answer;
  }

  private hear(stanza: string): void {
    if (this.ended) return;
    if (stanza.startsWith('<message')) return this.hearMessage(stanza);
    if (stanza.startsWith('<a ')) return this.hearAcknowledged(Number(attributeOf(stanza, 'h')));
    if (stanza.startsWith('<r ')) return this.write(`<a xmlns='urn:xmpp:sm:3' h='${this.heard}'/>`);
    if (stanza.startsWith('<iq')) return this.hearIq(stanza);
    if (stanza.startsWith('<presence')) return this.hearPresence(stanza);
    const name = /[^<\s/>]+/.exec(stanza)?.[0] ?? '';
    if (['failure', 'failed', 'stream:error'].includes(name)) this.awaited.breakAll(stanza.slice(0, 300));
    else this.awaited.keep(name, stanza);
  }

  private hearIq(stanza: string): void {
    this.heard++;
    if (attributeOf(stanza, 'type') === 'error') this.awaited.breakAll(stanza.slice(0, 500));
    else this.awaited.keep(`iq ${attributeOf(stanza, 'id')}`, stanza);
  }

  private hearPresence(stanza: string): void {
    this.heard++;
    const from = attributeOf(stanza, 'from') ?? '';
    if (attributeOf(stanza, 'type') === 'error') this.awaited.breakAll(stanza.slice(0, 500));
    else if (from.endsWith(`/${this.setup.seat.name}`))
      this.awaited.keep(`presence ${from.slice(0, from.indexOf('/'))}`);
  }

  private hearMessage(stanza: string): void {
    this.heard++;
    const found = readKey(attributeOf(stanza, 'id') ?? '', this.setup.tag);
    if (!found) {
      if (stanza.includes('<result ')) this.missed++;
      return;
    }
    const { hearer, seat } = this.setup;
    if (attributeOf(stanza, 'type') === 'error') this.awaited.breakAll(stanza.slice(0, 500));
    // A room hands a message to its own author too: that is how they know that the room has taken it.
    else if (found[0] === seat.number) hearer.acknowledged(seat.number, found[1]);
    else hearer.came(seat.number, found[0], found[1]);
  }

  private hearAcknowledged(upTo: number): void {
    while (this.acknowledgedUpTo < upTo && this.unacknowledged.length > 0) {
      this.acknowledgedUpTo++;
      const message = this.unacknowledged.shift() as number;
      if (message >= 0) this.setup.hearer.acknowledged(this.setup.seat.number, message);
    }
  }
}
