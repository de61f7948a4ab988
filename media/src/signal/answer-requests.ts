import {
  Pong,
  RequestResponse,
  RequestResponse_Reason,
  TrackInfo,
  TrackPublishedResponse,
  TrackSource,
  TrackType,
  type AddTrackRequest,
  type SignalRequest,
  type SubscriptionPermission,
  type UpdateSubscription,
} from '@livekit/protocol';
import { randomId, type Person } from '../room/person.ts';
import { grantedSources, sourceOf } from '../room/present.ts';
import { PublishedTrack } from '../room/published-track.ts';
import type { Room } from '../room/room.ts';
import type { Negotiation } from './negotiation.ts';

const maxTracks = 6;
const maxNameLength = 200;

/** Everything a client may ask for, once it is in a room. */
export type Session = { room: Room; person: Person; negotiation: Negotiation };

/** Does what a client asks. What is not known, or is not for them, is passed over. */
export async function answerRequest(session: Session, request: SignalRequest): Promise<void> {
  const { person, room, negotiation } = session;
  const { message } = request;
  switch (message.case) {
    case 'offer':
      return negotiation.takeOffer(message.value.sdp, message.value.id);
    case 'trickle':
      negotiation.takeCandidate(message.value.candidateInit);
      return;
    case 'addTrack':
      addTrack(session, message.value);
      return;
    case 'mute': {
      const track = person.tracks.get(message.value.sid);
      if (track) room.setMuted(person, track, message.value.muted);
      return;
    }
    case 'trackSetting':
      for (const sid of message.value.trackSids.slice(0, 400)) {
        const subscription = person.subscriptions.get(sid);
        subscription?.obey(message.value);
        subscription?.steer(performance.now());
      }
      return;
    case 'subscription':
      choose(session, message.value);
      return;
    case 'subscriptionPermission':
      limit(session, message.value);
      return;
    case 'pingReq':
      person.say({
        case: 'pongResp',
        value: new Pong({ lastPingTimestamp: message.value.timestamp, timestamp: BigInt(Date.now()) }),
      });
      return;
    case 'ping':
      person.say({ case: 'pong', value: BigInt(Date.now()) });
      return;
    case 'leave':
      room.leave(person, 'left');
      return;
    case 'updateMetadata':
      refuse(person, { requestId: message.value.requestId });
      return;
    default:
  }
}

function addTrack({ person, room }: Session, asked: AddTrackRequest): void {
  const source = sourceOf(asked.source === TrackSource.UNKNOWN ? guessSource(asked) : asked.source);
  const kind = asked.type === TrackType.VIDEO ? 'video' : 'audio';
  const fits = source && (source === 'camera' || source === 'screen') === (kind === 'video');
  const granted = person.token.grant.canPublishSources;
  const isGranted =
    person.token.role === 'viewer' ||
    !granted?.length ||
    (source && granted.includes(grantedSources[source]));
  const known = [...person.tracks.values()].find(({ cid }) => cid === asked.cid);
  if (known) return confirm(person, known);
  if (!fits || !isGranted || person.role === 'viewer' || asked.cid.length > 128) {
    return refuse(person, { reason: RequestResponse_Reason.NOT_ALLOWED, addTrack: asked });
  }
  if (person.tracks.size >= maxTracks) {
    return refuse(person, { reason: RequestResponse_Reason.LIMIT_EXCEEDED, addTrack: asked });
  }
  const info = new TrackInfo({
    sid: `TR_${randomId()}`,
    type: asked.type,
    name: asked.name.slice(0, maxNameLength),
    muted: asked.muted,
    width: asked.width,
    height: asked.height,
    simulcast: asked.layers.length > 1,
    disableDtx: asked.disableDtx,
    disableRed: asked.disableRed,
    source: asked.source,
    layers: asked.layers.slice(0, 3),
    mimeType: kind === 'video' ? 'video/VP8' : asked.disableRed ? 'audio/opus' : 'audio/red',
    stereo: asked.stereo,
    encryption: asked.encryption,
    stream: asked.stream.slice(0, maxNameLength),
    audioFeatures: asked.audioFeatures.slice(0, 16),
  });
  const track = new PublishedTrack({
    info,
    source,
    kind,
    cid: asked.cid,
    askKeyframe: (stream) => person.line.requestKeyframe(stream),
  });
  confirm(person, track);
  room.sections.get(person)?.claim(track);
  room.publish(person, track);
}

function guessSource({ type }: AddTrackRequest): TrackSource {
  return type === TrackType.VIDEO ? TrackSource.CAMERA : TrackSource.MICROPHONE;
}

function confirm(person: Person, { cid, info }: PublishedTrack): void {
  person.say({ case: 'trackPublished', value: new TrackPublishedResponse({ cid, track: info }) });
}

function refuse(
  person: Person,
  of: { reason?: RequestResponse_Reason; requestId?: number; addTrack?: AddTrackRequest },
): void {
  person.say({
    case: 'requestResponse',
    value: new RequestResponse({
      requestId: of.requestId ?? 0,
      reason: of.reason ?? RequestResponse_Reason.NOT_ALLOWED,
      message: 'not allowed in this room',
      ...(of.addTrack ? { request: { case: 'addTrack', value: of.addTrack } } : {}),
    }),
  });
}

/** A client takes or leaves single tracks. */
function choose({ person, room }: Session, asked: UpdateSubscription): void {
  const sids = [...asked.trackSids, ...asked.participantTracks.flatMap(({ trackSids }) => trackSids)];
  for (const sid of sids.slice(0, 400)) {
    const found = room.findTrack(sid);
    if (!found || found.owner === person) continue;
    person.chosen.set(sid, asked.subscribe);
    room.offer(person, found.owner, found.track);
  }
}

/** A client says who may have its tracks. */
function limit({ person, room }: Session, asked: SubscriptionPermission): void {
  const byWhom = asked.trackPermissions.slice(0, 400);
  person.allowed = asked.allParticipants
    ? undefined
    : (other, trackSid) =>
        byWhom.some(
          ({ participantSid, participantIdentity, allTracks, trackSids }) =>
            (participantSid === other.sid || participantIdentity === other.identity) &&
            (allTracks || trackSids.includes(trackSid)),
        );
  room.offerAll(person);
}
