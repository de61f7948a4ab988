interface EncryptionNews {
  readonly kind?: unknown;
  readonly data?: { readonly participantIdentity?: string };
}

/**
 * Keeps from livekit-client what its worker says of somebody who has left meanwhile: it throws then, where nobody can catch it
 * (2.23.0, `E2EEManager.onWorkerMessage`, "participant not found"). To be called before the room is made: who listens first
 * hears first.
 */
export const skipTheGone = (worker: EventTarget, isHere: (identity: string) => boolean): void =>
  worker.addEventListener('message', (event) => {
    const { kind, data } = (event as MessageEvent<EncryptionNews>).data;
    const identity = data?.participantIdentity;
    if (kind === 'enable' && identity && !isHere(identity)) event.stopImmediatePropagation();
  });
