import { translate } from '../../platform/i18n/index.ts';
import { toast } from '../../ui/index.ts';

const HOURS = 60 * 60 * 1000;
const LONG = 24 * HOURS;
const PATIENCE = 5_000;

/** Keeps the app for use without a network, and says when a newer version is ready to be taken. */
export const watchNewVersion = async (): Promise<void> => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { Workbox } = await import('workbox-window');
  const worker = new Workbox('/service-worker.js');
  worker.addEventListener('waiting', () => {
    toast(translate('shell.newVersion'), {
      milliseconds: LONG,
      action: {
        label: translate('shell.newVersionTake'),
        onPress: () => {
          worker.addEventListener('controlling', () => location.reload());
          worker.messageSkipWaiting();
        },
      },
    });
  });
  await worker.register().catch(() => undefined);
  setInterval(() => void worker.update().catch(() => {}), HOURS);
};

/** Lets a newer version, which may not have been noticed yet, take over this page. */
const takeNewest = async (): Promise<void> => {
  const known = await navigator.serviceWorker.getRegistration();
  await known?.update();
  const next = known?.installing ?? known?.waiting;
  if (!next) return;
  await new Promise<void>((done) => {
    const take = () => next.state === 'installed' && next.postMessage({ type: 'SKIP_WAITING' });
    navigator.serviceWorker.addEventListener('controllerchange', () => done(), { once: true });
    next.addEventListener('statechange', take);
    take();
  });
};

/** Loads the page anew, in the newest version that can be had; the worker would give the old one once more. */
export const loadAnew = async (): Promise<void> => {
  if ('serviceWorker' in navigator) {
    const tooLong = new Promise<void>((done) => setTimeout(done, PATIENCE));
    await Promise.race([takeNewest(), tooLong]).catch(() => undefined);
  }
  location.reload();
};
