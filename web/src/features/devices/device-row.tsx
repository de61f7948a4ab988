import type { Device, DeviceKind } from '@maru/contract';
import { Laptop, MonitorSmartphone, Smartphone, TabletSmartphone, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useLanguage, useMoments, useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Button, ConfirmDialog, ListRow, Tag, toast } from '../../ui/index.ts';
import { DeviceSheet } from './device-sheet.tsx';
import styles from './devices.module.css';
import { endDevice } from './verbs.ts';
import { wordName, wordPlace, wordUse } from './word-device.ts';

const icons: Record<DeviceKind, LucideIcon> = {
  phone: Smartphone,
  tablet: TabletSmartphone,
  computer: Laptop,
  other: MonitorSmartphone,
};

/** A device: what it is, where and when it was used last. Pressed, it tells more; the button signs it out. */
export function DeviceRow({
  device,
  isHere = false,
}: {
  readonly device: Device;
  readonly isHere?: boolean;
}) {
  const t = useWords();
  const language = useLanguage();
  const moments = useMoments();
  const [open, setOpen] = useState<'details' | 'end'>();
  const verb = useVerb();
  const name = wordName(device, t);
  const Icon = icons[device.kind];
  const close = () => setOpen(undefined);
  const end = async () => {
    if (!(await verb.run(() => endDevice(device.id)))) return;
    close();
    toast(t('devices.ended', { name }));
  };
  const facts = [
    wordPlace(device.place, { t, language }),
    isHere ? t('devices.now') : wordUse(device.lastUsedAt, { t, moments }),
  ];
  return (
    <>
      <ListRow
        leading={
          <span className={styles.glyph} data-here={isHere || undefined}>
            <Icon aria-hidden="true" />
          </span>
        }
        title={name}
        marks={isHere && <Tag>{t('devices.here')}</Tag>}
        subtitle={facts.filter(Boolean).join(' · ')}
        onPress={() => setOpen('details')}
        action={
          !isHere && (
            <Button size="sm" aria-label={t('devices.endOf', { name })} onPress={() => setOpen('end')}>
              {t('devices.end')}
            </Button>
          )
        }
      />
      {open === 'details' && (
        <DeviceSheet
          device={device}
          isHere={isHere}
          onClose={close}
          {...(!isHere && { onEnd: () => setOpen('end') })}
        />
      )}
      <ConfirmDialog
        isOpen={open === 'end'}
        title={t('devices.endAsk', { name })}
        confirmLabel={t('devices.end')}
        cancelLabel={t('devices.cancel')}
        onConfirm={() => void end()}
        onCancel={close}
        isBusy={verb.isBusy}
        isDanger
      >
        {verb.error || t('devices.endText')}
      </ConfirmDialog>
    </>
  );
}
