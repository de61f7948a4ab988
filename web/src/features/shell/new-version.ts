import { translate } from '../../platform/i18n/index.ts';
import { toast } from '../../ui/index.ts';

const HOURS = 60 * 60 * 1000;
const LONG = 24 * HOURS;

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
