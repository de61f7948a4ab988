import type { Device } from '@maru/contract';
import { LogOut } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../platform/i18n/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, ConfirmDialog, MenuRow, Section, SkeletonRows, toast } from '../../ui/index.ts';
import { DeviceRow } from './device-row.tsx';
import styles from './devices.module.css';
import { devicesStore, loadDevices } from './state.ts';
import { endOtherDevices } from './verbs.ts';

/** The devices on which I am signed in: this one first, and the others with how to sign them out. */
export function DevicesSection() {
  const t = useWords();
  const { devices, current, idleDays } = useStore(devicesStore);
  const loading = useVerb();
  const { run } = loading;
  useEffect(() => void run(loadDevices), [run]);
  const here = devices?.find((one) => one.id === current);
  const others = devices?.filter((one) => one.id !== current) ?? [];
  return (
    <div className={styles.page}>
      <p className={styles.note}>{t('devices.text')}</p>
      {loading.error && !devices && (
        <div className={styles.failed}>
          <Banner tone="danger">{t('devices.failed')}</Banner>
          <Button onPress={() => void run(loadDevices)}>{t('devices.again')}</Button>
        </div>
      )}
      {!devices && !loading.error && <SkeletonRows label={t('devices.loading')} count={3} />}
      {here && (
        <div className={styles.here}>
          <DeviceRow device={here} isHere />
        </div>
      )}
      {devices && (
        <SettingSpot id="other-devices">
          <Section title={t('devices.others')} {...(others.length > 0 && { count: others.length })}>
            {others.map((device) => (
              <DeviceRow key={device.id} device={device} />
            ))}
            {others.length === 0 && <p className={styles.note}>{t('devices.alone')}</p>}
          </Section>
        </SettingSpot>
      )}
      {others.length > 1 && (
        <SettingSpot id="sign-out-others">
          <EndOthers others={others} />
        </SettingSpot>
      )}
      {idleDays > 0 && devices && <p className={styles.note}>{t('devices.idle', { days: idleDays })}</p>}
    </div>
  );
}

function EndOthers({ others }: { readonly others: readonly Device[] }) {
  const t = useWords();
  const [isAsking, setAsking] = useState(false);
  const verb = useVerb();
  const end = async () => {
    if (!(await verb.run(endOtherDevices))) return;
    setAsking(false);
    toast(t('devices.endedOthers'));
  };
  return (
    <>
      <MenuRow
        label={t('devices.endOthers')}
        icon={<LogOut aria-hidden="true" />}
        isDanger
        onPress={() => setAsking(true)}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('devices.endOthersAsk')}
        confirmLabel={t('devices.end')}
        cancelLabel={t('devices.cancel')}
        onConfirm={() => void end()}
        onCancel={() => setAsking(false)}
        isBusy={verb.isBusy}
        isDanger
      >
        {verb.error || t('devices.endOthersText', { count: others.length })}
      </ConfirmDialog>
    </>
  );
}
