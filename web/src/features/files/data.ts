import { seekLeadership } from '../../platform/connection/index.ts';
import { myId, outbox, type FeatureData } from '../../platform/session/index.ts';
import { forgetAllAlone, isAloneGoing } from './alone-batches.ts';
import { forgetLocalUrls } from './local-urls.ts';
import { closeOpened } from './sealed/opened.ts';
import { changeUpload, findUpload, firstUploads, uploadsStore } from './state.ts';
import { holdsOnlyCopies } from './upload/bytes-here.ts';
import { followOutbox, goOn, lead, stopEngine, tryNow } from './upload/engine.ts';
import { readUploads } from './upload/keep-uploads.ts';
import { forgetMaking, hearMaking } from './video/making-state.ts';
import { closePlayer } from './voice/player.ts';
import { dropRecording } from './voice/record.ts';
import { recordingNow } from './voice/recording-state.ts';

let leave: () => void = () => {};

const onOnline = (): void => tryNow();

/** The part of the files in a session: what is on its way to the host. */
export const filesData: FeatureData = {
  name: 'files',
  opened() {
    const stopFollowing = outbox()?.onRows(followOutbox);
    void readUploads().then(goOn, () => {});
    const resign = seekLeadership(`maru-uploads-${myId()}`, lead);
    globalThis.addEventListener?.('online', onOnline);
    leave = () => {
      stopFollowing?.();
      resign();
      globalThis.removeEventListener?.('online', onOnline);
    };
  },
  onWelcome: tryNow,
  applySignal: hearMaking,
  onNote(note) {
    if (note.kind === 'uploadsChanged') void goOn().catch(() => {});
    if (note.kind === 'uploadProgress') changeUpload(note.id, { sent: note.sent, state: 'sending' });
  },
  isBusy: () =>
    recordingNow().phase !== 'idle' ||
    isAloneGoing() ||
    holdsOnlyCopies((id) => findUpload(id)?.isStored === true),
  reset() {
    leave();
    leave = () => {};
    stopEngine();
    forgetAllAlone();
    forgetLocalUrls();
    closeOpened();
    forgetMaking();
    closePlayer();
    dropRecording();
    uploadsStore.setState(firstUploads, true);
  },
};
