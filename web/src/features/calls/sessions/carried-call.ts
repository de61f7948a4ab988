import type { CallDevice, LiveCall, MediaPass } from '@maru/contract';
import type { SenderKey } from '@maru/crypto/calls';
import { call as callHost } from '../../../platform/session/index.ts';
import { applyCallEvent, type CallCore, type CallEvent } from '../apply-call-event.ts';
import type { CallEnding, CallIdentity, Trouble } from '../call-view.ts';
import { LocalMedia } from '../devices/local-media.ts';
import { beginCircle, judgeHello } from '../keys/begin-talk.ts';
import { CallTalk } from '../keys/call-talk.ts';
import {
  codeOf,
  firstCore,
  leaveQuietly,
  seatIn,
  troubleOfEntry,
  type CallSignal,
  type CallWish,
  type Entered,
  type OneCall,
} from './call-parts.ts';
import { Legs } from './legs.ts';
import type { PeerWord, SessionState } from './media-session.ts';
import { PeerLines } from './peer-lines.ts';
import { RoomTries } from './room-tries.ts';
import { SeenPeople } from './seen-people.ts';
import { tendCall } from './tend-call.ts';

const nameOf = ({ accountId, deviceId }: CallDevice): CallIdentity => `${accountId}:${deviceId}`;

/** Both are in, and yet nothing has begun to connect: the host has to carry it. */
const beginMs = 6_000;

/** The call of this tab, from the press on the button until it is over. */
export class CarriedCall {
  core: CallCore;
  trouble: Trouble | undefined;
  /** It goes on as the call of a group. */
  movedTo: OneCall | undefined;
  readonly wish: CallWish;
  readonly local: LocalMedia;
  readonly people: SeenPeople;
  readonly legs: Legs;
  private readonly peers: PeerLines;
  speaker: CallIdentity | undefined;
  private talk: CallTalk | undefined;
  private entered: Entered | undefined;
  private readonly changed: () => void;
  private stopTending: (() => void) | undefined;
  private early: CallSignal[] = [];
  /** The newest key of each, for a room that is opened anew. */
  private readonly keys = new Map<CallIdentity, SenderKey>();
  private wasRecorded = false;
  private readonly tries = new RoomTries(() => void this.moveToRoom());
  private isMoving = false;
  private beginAt: number | undefined;
  private agreedTo: string | undefined;

  constructor(wish: CallWish, changed: () => void) {
    this.wish = wish;
    this.changed = changed;
    this.core = firstCore(wish);
    this.local = wish.before?.local ?? new LocalMedia();
    this.local.passTo(() => this.sendLocal());
    this.legs = new Legs({ state: (state) => this.takeMedia(state), changed });
    this.peers = new PeerLines(this.legs);
    this.people = new SeenPeople(changed);
  }

  get one(): OneCall | undefined {
    const { call } = this.core;
    return call && { chatId: call.chatId, callId: call.callId };
  }

  get isOver(): boolean {
    return this.core.phase === 'ended';
  }

  get asksRecording(): boolean {
    const { recording } = this.core.call ?? {};
    return recording != null && recording.by !== this.wish.me && this.agreedTo !== recording.since;
  }

  asksKeyOf = () => this.talk?.asksKeyOf();

  trustOf = (device: CallDevice) => this.talk?.trustOf(device);

  isLeftOut = (device: CallDevice) => this.talk?.isLeftOut(device) ?? false;

  /** Opens what is needed, then enters. Refusals that no screen of a call can show are thrown. */
  async begin(trouble: Trouble | undefined): Promise<void> {
    const why = trouble ?? (await this.openDevices());
    if (why) this.trouble = why;
    if (why) return this.end('failed');
    if (this.isOver) return;
    this.apply({ is: 'permitted' });
    try {
      await this.enter();
    } catch (error) {
      this.trouble = troubleOfEntry(codeOf(error));
      this.end('failed');
      if (!this.trouble) throw error;
    }
  }

  /** Takes what the host tells of this call. */
  hear(signal: CallSignal): void {
    if (signal.kind === 'call.changed') return this.takeCall(signal.body.call);
    if (signal.kind === 'call.signal') {
      if (!this.talk) this.early.push(signal);
      else void this.talk.hear(signal.body.from, signal.body.body);
    } else if (signal.kind === 'call.removed') {
      this.trouble = 'removed';
      this.end('removed');
    } else if (signal.kind === 'call.taken') this.end('taken');
    else if (signal.kind === 'call.muted') this.local.mute(true);
    else if (signal.kind === 'call.reacted') this.people.react(this.core.call, signal.body);
  }

  /** The line is back: what was missed meanwhile is asked for. */
  async resync(): Promise<void> {
    const { one } = this;
    if (!one || this.isOver) return;
    this.tries.hurry();
    try {
      this.takeCall((await callHost('calls.get', one)).call);
    } catch (error) {
      if (codeOf(error) === 'call_not_found') this.end('ended');
    }
  }

  async hangUp(why: CallEnding = 'ended'): Promise<void> {
    const { one } = this;
    const isAnswered = this.core.connectedAt !== undefined;
    this.end(why === 'ended' && !isAnswered && this.core.direction === 'out' ? 'cancelled' : why);
    if (one) await leaveQuietly(one, why === 'failed' ? 'failed' : 'ended');
  }

  /** It is over here, whatever goes on elsewhere. */
  end(why: CallEnding): void {
    if (!this.isOver) this.apply({ is: 'over', why });
  }

  /** What the person does about the key that is asked about. */
  answerKey(answer: 'accept' | 'lookAgain' | 'leaveOut' | 'askAgain'): void {
    void this.talk?.[answer]();
    this.changed();
  }

  agreeToRecording(): void {
    this.agreedTo = this.core.call?.recording?.since;
    this.lookAtRecording();
    this.changed();
  }

  /** Nothing came of the other call: this one goes on. */
  takeBack(): void {
    this.local.passTo(() => this.sendLocal());
    this.sendLocal();
  }

  private async openDevices(): Promise<Trouble | undefined> {
    const { wish, local } = this;
    if (wish.before) {
      this.legs.send(local.sent());
      return undefined;
    }
    const why = await local.openMicrophone();
    if (!why && wish.kind === 'video') this.trouble = await local.openCamera();
    return why;
  }

  private async enter(): Promise<void> {
    const entered = await this.wish.enter();
    // Whoever is called was busy: it was over before it began, and nobody has a seat in it.
    if (entered.call.ended) return this.apply({ is: 'changed', call: entered.call });
    const me = seatIn(entered.call, this.wish.me);
    if (this.isOver || !me) {
      // Hung up while the host was asked.
      return leaveQuietly(entered.call, 'ended');
    }
    this.entered = entered;
    this.apply({ is: 'entered', call: entered.call, me });
    if (this.isOver) return;
    this.keepUp();
    await this.beginTalk(entered.call, me);
    if (entered.pass) await this.openRoom(entered.pass).catch(() => this.retryRoom());
    this.follow(undefined, this.core.call ?? entered.call);
  }

  private async beginTalk(call: LiveCall, me: CallDevice): Promise<void> {
    const { chatId, callId } = call;
    const circle = await beginCircle(callId, me);
    if (this.isOver) return;
    const present = call.people.map(({ accountId, deviceId }) => ({ accountId, deviceId }));
    this.talk = new CallTalk(
      {
        circle,
        judge: judgeHello,
        send: async (to, body) => void (await callHost('calls.signal', { chatId, callId, to, body })),
      },
      {
        known: (device) => this.meet(device),
        changed: () => this.changed(),
        fresh: (device) => this.peers.greet(nameOf(device)),
        said: (from, body) => this.peers.hear(nameOf(from), body as PeerWord),
        senderKey: (device, key) => {
          this.keys.set(nameOf(device), key);
          this.legs.session?.putKey?.(nameOf(device), key);
        },
      },
      present,
    );
    if (present.length > 1) void this.talk.greet();
    for (const signal of this.early.splice(0)) this.hear(signal);
  }

  private takeCall(next: LiveCall): void {
    if (next.ended?.movedTo && !this.isOver) {
      // It ends once it is heard and seen where it goes on.
      this.movedTo ??= next.ended.movedTo;
      return this.changed();
    }
    const before = this.core.call;
    this.apply({ is: 'changed', call: next });
    if (this.core.call === next && !this.isOver) this.follow(before, next);
  }

  /** What the change of a call asks of this device. */
  private follow(before: LiveCall | undefined, call: LiveCall): void {
    const devices = call.people.map(({ accountId, deviceId }) => ({ accountId, deviceId }));
    this.talk?.setPresent(devices);
    if (devices.length > 1) this.beginAt ??= Date.now();
    this.people.keepOnly(devices.map(nameOf));
    if (call.way === 'room' && before?.way !== 'room' && this.legs.session?.way !== 'room')
      void this.moveToRoom();
    this.lookAtRecording();
  }

  private lookAtRecording(): void {
    const isRecorded = this.core.call?.recording != null;
    if (this.local.held !== this.asksRecording) this.local.hold(this.asksRecording);
    const { session } = this.legs;
    // What is sent sealed cannot go on open, nor the other way: this device comes into the room anew, beside itself.
    if (session?.way === 'room' && session.isSealed === isRecorded) void this.moveToRoom();
    if (!isRecorded && this.wasRecorded) this.talk?.turn();
    this.wasRecorded = isRecorded;
  }

  /** Somebody's keys are known: between two, that is when it begins to connect. */
  private meet(device: CallDevice): void {
    this.changed();
    const { talk, entered } = this;
    if (this.core.call?.way !== 'direct' || !entered || !talk) return;
    this.peers.meet(device, {
      isCaller: this.wish.direction === 'out',
      iceServers: entered.iceServers,
      say: (word) => void talk.say(device, word),
    });
  }

  private async openRoom(pass: MediaPass): Promise<void> {
    // What speaks to rooms is ten times as large as all else about calls, and calls of two do without it.
    const { RoomSession } = await import('./room-session.ts');
    if (this.isOver) return;
    this.legs.take((events) => {
      const session = new RoomSession({ pass, events });
      for (const [identity, key] of this.keys) session.putKey(identity, key);
      return session;
    });
    this.talk?.seal();
    this.lookAtRecording();
  }

  /** From browser to browser does not do any more: the host carries it. */
  private async moveToRoom(why?: 'notConnected'): Promise<void> {
    const { one } = this;
    if (this.isMoving || !one || this.isOver) return;
    this.isMoving = true;
    try {
      const { pass } = why
        ? await callHost('calls.move', { ...one, why })
        : await callHost('calls.pass', one);
      await this.openRoom(pass);
    } catch (error) {
      this.giveUp(codeOf(error));
    } finally {
      this.isMoving = false;
    }
  }

  private giveUp(code: string | undefined): void {
    if (code === 'call_over' || code === 'call_not_found') return this.end('ended');
    if (code === undefined || code === 'busy') return this.retryRoom();
    const { one } = this;
    if (code === 'not_in_call' && one) return void this.comeBack(one).then(() => this.retryRoom());
    this.trouble = 'networkBlocked';
    void this.hangUp('failed');
  }

  private retryRoom(): void {
    if (this.tries.again()) return;
    this.trouble = 'lineLost';
    void this.hangUp('failed');
  }

  private takeMedia(state: SessionState): void {
    if (state === 'up') this.tries.restart();
    const isGone = state === 'failed' || state === 'blocked';
    // Said while it is still tried, and taken back when it carries after all.
    if (state === 'blocked') this.trouble = 'networkBlocked';
    else if (state === 'up' && this.trouble === 'networkBlocked') this.trouble = undefined;
    this.apply({ is: 'media', state: isGone ? 'down' : state });
    if (!isGone || this.isOver) return;
    const isNew = this.core.connectedAt === undefined;
    if (state === 'blocked' && isNew && this.tries.isBlocked()) return void this.hangUp('failed');
    if (this.legs.session?.way === 'direct' && this.core.call?.way === 'direct') {
      void this.moveToRoom('notConnected');
    } else this.retryRoom();
  }

  private sendLocal(): void {
    this.legs.send(this.local.sent());
    this.changed();
    void this.beat();
  }

  private async beat(): Promise<void> {
    const { one } = this;
    if (!one || this.isOver || this.movedTo) return;
    const camera = this.local.tracks.camera !== undefined;
    try {
      const { rev } = await callHost('calls.beat', { ...one, muted: this.local.muted, camera });
      if (rev > (this.core.call?.rev ?? 0)) await this.resync();
    } catch (error) {
      const code = codeOf(error);
      if (code === 'not_in_call') await this.comeBack(one);
      else if (code === 'call_over') await this.resync();
      else if (code === 'call_not_found') this.end('ended');
    }
  }

  /** The host had taken me for gone. */
  private async comeBack(one: OneCall): Promise<void> {
    const back = await callHost('calls.join', one).catch((error: unknown) => {
      if (codeOf(error)) this.end('ended');
    });
    if (back) this.takeCall(back.call);
  }

  /** What goes on for as long as the call does. */
  private keepUp(): void {
    this.stopTending = tendCall({
      one: () => (this.isOver ? undefined : this.one),
      me: () => this.core.me && nameOf(this.core.me),
      others: () => this.others().map(nameOf),
      microphone: () => this.local.tracks.microphone,
      receivers: (identity) => this.legs.receivers(identity),
      beat: () => void this.beat(),
      watch: () => this.watch(),
      heal: () => this.legs.heal(),
      speaking: (identity, isSpeaking) => {
        const isOther = !this.core.me || identity !== nameOf(this.core.me);
        if (isSpeaking && isOther) this.speaker = identity;
        this.people.note(identity, { isSpeaking });
      },
      line: (identity, line) =>
        this.people.seen.get(identity)?.line !== line && this.people.note(identity, { line }),
    });
  }

  private others(): CallDevice[] {
    return (this.core.call?.people ?? []).filter(({ accountId }) => accountId !== this.wish.me);
  }

  private watch(): void {
    const { call, media } = this.core;
    if (!call) return;
    this.talk?.greetMissing(this.others(), Date.now());
    const isLate = this.beginAt !== undefined && Date.now() - this.beginAt > beginMs;
    if (call.way === 'direct' && media === 'none' && isLate && !this.asksKeyOf())
      void this.moveToRoom('notConnected');
  }

  private apply(event: CallEvent): void {
    const before = this.core;
    this.core = applyCallEvent(before, event, Date.now());
    if (this.core === before) return;
    if (this.core.phase === 'ended') this.shut();
    this.changed();
  }

  private shut(): void {
    this.stopTending?.();
    this.tries.stop();
    this.talk?.stop();
    this.legs.close();
    this.local.close();
  }
}
