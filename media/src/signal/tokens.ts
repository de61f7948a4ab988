import { jwtVerify, SignJWT } from 'jose';
import type { MediaKey, Role } from '../worker/calls.ts';

/** What a token lets its holder do, in LiveKit's words, so that both engines take the same tokens. */
export type VideoGrant = {
  roomJoin?: boolean;
  room?: string;
  canPublish?: boolean;
  canPublishSources?: string[];
  canSubscribe?: boolean;
  canPublishData?: boolean;
  canUpdateOwnMetadata?: boolean;
  hidden?: boolean;
};

/** A token that has been looked at and found good. */
export type JoinToken = {
  identity: string;
  name: string;
  metadata: string;
  room: string;
  grant: VideoGrant;
  role: Role;
  issuedAtMs: number;
  /** `tcp` for those who are behind a network that lets no UDP through. */
  transportHint: 'tcp' | undefined;
  expiresAtMs: number;
};

/** Why somebody may not come in. */
export type TokenFault = 'missing' | 'forged' | 'expired' | 'otherRoom';

/** What a person with a role may do. */
export function grantFor(roomId: string, role: Role): VideoGrant {
  const speaks = role !== 'viewer';
  return {
    roomJoin: true,
    room: roomId,
    canPublish: speaks,
    canPublishSources: speaks ? ['camera', 'microphone', 'screen_share', 'screen_share_audio'] : [],
    canSubscribe: true,
    canPublishData: false,
    canUpdateOwnMetadata: false,
  };
}

/** Signs a token for one device, one room and a short time; LiveKit takes it too. */
export async function signJoinToken(
  key: MediaKey,
  who: {
    roomId: string;
    identity: string;
    role: Role;
    ttlSeconds: number;
    name?: string;
    metadata?: string;
    transportHint?: 'tcp';
  },
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    video: grantFor(who.roomId, who.role),
    name: who.name ?? '',
    metadata: who.metadata ?? '',
    attributes: { role: who.role, ...(who.transportHint ? { transport: who.transportHint } : {}) },
    // LiveKit counts in seconds; we let nobody back in who was removed in the same second.
    issuedAtMs: Date.now(),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(key.id)
    .setSubject(who.identity)
    .setJti(who.identity)
    .setIssuedAt(now)
    .setNotBefore(now - 5)
    .setExpirationTime(now + who.ttlSeconds)
    .sign(new TextEncoder().encode(key.secret));
}

/** Looks at a token. Says what is wrong with it instead of throwing. */
export async function readJoinToken(
  key: MediaKey,
  token: string | undefined,
): Promise<{ token: JoinToken } | { fault: TokenFault }> {
  if (!token || token.length > 4_096) return { fault: 'missing' };
  try {
    const secret = new TextEncoder().encode(key.secret);
    const { payload } = await jwtVerify(token, secret, { issuer: key.id, algorithms: ['HS256'] });
    const grant = readGrant(payload.video);
    if (!payload.sub || payload.sub.length > 200 || !payload.exp) return { fault: 'forged' };
    if (!grant.roomJoin || !grant.room) return { fault: 'otherRoom' };
    return {
      token: {
        identity: payload.sub,
        name: textOf(payload.name),
        metadata: textOf(payload.metadata),
        room: grant.room,
        grant,
        role: roleOf(payload.attributes, grant),
        issuedAtMs: typeof payload.issuedAtMs === 'number' ? payload.issuedAtMs : (payload.iat ?? 0) * 1000,
        transportHint:
          (payload.attributes as { transport?: unknown } | undefined)?.transport === 'tcp'
            ? 'tcp'
            : undefined,
        expiresAtMs: payload.exp * 1000,
      },
    };
  } catch (error) {
    const code = (error as { code?: string }).code;
    return { fault: code === 'ERR_JWT_EXPIRED' ? 'expired' : 'forged' };
  }
}

function readGrant(video: unknown): VideoGrant {
  return typeof video === 'object' && video !== null ? (video as VideoGrant) : {};
}

function roleOf(attributes: unknown, grant: VideoGrant): Role {
  if (grant.canPublish === false) return 'viewer';
  return (attributes as { role?: unknown } | undefined)?.role === 'host' ? 'host' : 'speaker';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 2_000) : '';
}
