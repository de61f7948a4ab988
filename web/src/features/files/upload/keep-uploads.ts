import { sealAhead, type LocalStore, type UploadRow } from '../../../platform/store/index.ts';
import { localStore, tellTabs } from '../../../platform/session/index.ts';
import {
  changeUpload,
  findUpload,
  uploadsStore,
  type AskedForFile,
  type SealedUpload,
  type Upload,
} from '../state.ts';

const uploadOf = (row: UploadRow, before: Upload | undefined): Upload => {
  // What runs here is known better here than on the disk.
  const isSending = row.state === 'waiting' && (before?.state === 'sending' || before?.state === 'lost');
  const { asked, sealed, ...rest } = row;
  return {
    ...rest,
    asked: asked as AskedForFile,
    ...(sealed ? { sealed: sealed as SealedUpload } : {}),
    sent: row.state === 'done' ? row.size : Math.min(before?.sent ?? 0, row.size),
    state: isSending ? before.state : row.state,
  };
};

/** Reads what is on its way from the disk, as any tab has left it there. */
export const readUploads = async (): Promise<void> => {
  const rows = await localStore()
    ?.uploads.toArray()
    .catch(() => undefined);
  if (!rows) return;
  uploadsStore.setState(({ uploads }) => ({
    uploads: Object.fromEntries(rows.map((row) => [row.id, uploadOf(row, uploads[row.id])])),
  }));
};

const rowOf = ({ sent: _sent, state, ...rest }: Upload): UploadRow => ({
  ...rest,
  state: state === 'sending' || state === 'lost' ? 'waiting' : state,
});

/** Brings the bytes of a file to the disk; what is sealed there is sealed before, because they may be many. */
const putBytes = async (
  store: LocalStore,
  { id, sealed }: Pick<Upload, 'id' | 'sealed'>,
  bytes: Blob,
): Promise<void> => {
  const own = { id, bytes, ...(sealed && { isSecret: true as const }) };
  const [row] = await sealAhead(store, 'uploadBytes', [own]);
  if (row) await store.uploadBytes.put(row);
};

/** Puts files on their way: on the disk where there is room for them, else they stay in this page alone. */
export const addUploads = async (uploads: readonly Upload[], bytes: ReadonlyMap<string, Blob>) => {
  const store = localStore();
  if (!store) return;
  for (const upload of uploads) {
    const own = bytes.get(upload.id);
    const isStored =
      own !== undefined &&
      (await putBytes(store, upload, own).then(
        () => true,
        () => false,
      ));
    await store.uploads.put(rowOf({ ...upload, isStored }));
  }
  await readUploads();
  tellTabs({ kind: 'uploadsChanged' });
};

/** Changes a file on its way, here, on the disk and in every tab. */
export const keepUpload = async (id: string, change: Partial<Upload>): Promise<void> => {
  changeUpload(id, change);
  const upload = findUpload(id);
  if (!upload) return;
  const { id: _id, ...row } = rowOf(upload);
  await localStore()?.uploads.update(id, row);
  tellTabs({ kind: 'uploadsChanged' });
};

/** The bytes of a file that lies on the disk. */
export const storedBytesOf = async (id: string): Promise<Blob | undefined> =>
  (await localStore()?.uploadBytes.get(id))?.bytes;

/** Replaces the bytes by those that are to be sent, and keeps what was found out about them. */
export const keepReadyBytes = async (
  id: string,
  bytes: Blob,
  change: Partial<Upload> = {},
): Promise<void> => {
  const store = localStore();
  const upload = findUpload(id);
  if (store && upload?.isStored) await putBytes(store, upload, bytes);
  await keepUpload(id, { isReady: true, size: bytes.size, type: bytes.type, ...change });
};

/** Takes files away, sent or given up. */
export const dropUploads = async (ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  const gone = new Set(ids);
  uploadsStore.setState(({ uploads }) => ({
    uploads: Object.fromEntries(Object.entries(uploads).filter(([id]) => !gone.has(id))),
  }));
  await localStore()?.uploads.bulkDelete([...ids]);
  await localStore()?.uploadBytes.bulkDelete([...ids]);
  tellTabs({ kind: 'uploadsChanged' });
};
