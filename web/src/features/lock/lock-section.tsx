import { Fingerprint, KeyRound, Lock, LockOpen, ShieldOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import type { IdleTime, LockRecord } from '../../platform/lock/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { Banner, Button, MenuRow, RadioRows, Section, SwitchRow, toast } from '../../ui/index.ts';
import { AskPinSheet } from './ask-pin-sheet.tsx';
import { useLockRecord, useLockStatus } from './hooks.ts';
import { lockNow } from './lock-now.ts';
import styles from './lock.module.css';
import { noteMoved } from './moved.ts';
import { NewPinSheet } from './new-pin-sheet.tsx';
import { hasSensor } from './sensor.ts';
import { addSensor, changeRules, removeSensor, turnOff } from './set-up.ts';

/** Whether this page may seal at all: browsers allow it on secure addresses. */
const canSeal = (): boolean =>
  globalThis.crypto?.subtle !== undefined && globalThis.navigator?.locks !== undefined;

/** The lock of this device: put on, changed and taken off. */
export function LockSection() {
  const record = useLockRecord();
  const status = useLockStatus();
  return status === 'open' && record ? <LockIsOn record={record} /> : <LockIsOff />;
}

function LockIsOff() {
  const t = useWords();
  const [isSettingUp, setSettingUp] = useState(false);
  return (
    <>
      <p className={styles.text}>{t('lock.pageOff')}</p>
      <SettingSpot id="set-up">
        <div className={styles.setUp}>
          {canSeal() ? (
            <Button
              variant="primary"
              size="lg"
              icon={<Lock aria-hidden="true" />}
              onPress={() => setSettingUp(true)}
            >
              {t('lock.setUp')}
            </Button>
          ) : (
            <Banner>{t('lock.noCrypto')}</Banner>
          )}
        </div>
      </SettingSpot>
      <NewPinSheet isOpen={isSettingUp} isChange={false} onClose={() => setSettingUp(false)} />
    </>
  );
}

const wipeAfter = 10;
const idleTimes: readonly IdleTime[] = ['leaving', 1, 5, 30, 'closing'];

function LockIsOn({ record }: { readonly record: LockRecord }) {
  const t = useWords();
  const [sheet, setSheet] = useState<'change' | 'turnOff' | 'sensor' | null>(null);
  const hasOne = useHasSensor();
  const close = () => setSheet(null);
  const wordIdle = (idle: IdleTime) =>
    typeof idle === 'number'
      ? t('lock.whenMinutes', { minutes: idle })
      : t(idle === 'leaving' ? 'lock.whenLeaving' : 'lock.whenClosing');
  return (
    <>
      <p className={styles.text}>{t('lock.pageOn')}</p>
      <SettingSpot id="now">
        <MenuRow
          label={t('lock.now')}
          description={t('lock.nowText')}
          icon={<Lock aria-hidden="true" />}
          onPress={() => lockNow()}
        />
      </SettingSpot>
      <SettingSpot id="when">
        <RadioRows
          label={t('lock.when')}
          value={String(record.idle)}
          options={idleTimes.map((idle) => ({ value: String(idle), label: wordIdle(idle) }))}
          onChange={(chosen) => {
            const idle = idleTimes.find((one) => String(one) === chosen);
            if (idle !== undefined) void changeRules({ idle });
          }}
        />
      </SettingSpot>
      <Section title={t('lock.more')}>
        {(hasOne || record.biometrics) && (
          <SwitchRow
            label={t('lock.sensor')}
            description={t('lock.sensorText')}
            icon={<Fingerprint aria-hidden="true" />}
            isOn={record.biometrics !== undefined}
            onChange={(isOn) => (isOn ? setSheet('sensor') : void removeSensor())}
          />
        )}
        <SettingSpot id="wipe">
          <SwitchRow
            label={t('lock.wipe')}
            description={t('lock.wipeText')}
            icon={<ShieldOff aria-hidden="true" />}
            isOn={record.wipeAfter !== null}
            onChange={(isOn) => void changeRules({ wipeAfter: isOn ? wipeAfter : null })}
          />
        </SettingSpot>
        <SettingSpot id="change">
          <MenuRow
            label={t('lock.change')}
            icon={<KeyRound aria-hidden="true" />}
            hasChevron
            onPress={() => setSheet('change')}
          />
        </SettingSpot>
        <SettingSpot id="turn-off">
          <MenuRow
            label={t('lock.turnOff')}
            icon={<LockOpen aria-hidden="true" />}
            isDanger
            onPress={() => setSheet('turnOff')}
          />
        </SettingSpot>
      </Section>
      <NewPinSheet isOpen={sheet === 'change'} isChange onClose={close} />
      <AskPinSheet
        isOpen={sheet === 'turnOff'}
        title={t('lock.turnOff')}
        text={t('lock.turnOffText')}
        kind={record.kind}
        onClose={close}
        onPin={async (secret) => {
          const answer = await turnOff(secret, (done, all) => noteMoved({ done, all })).finally(() =>
            noteMoved(null),
          );
          if (answer.is === 'right') toast(t('lock.isOff'));
          return answer;
        }}
      />
      <AskPinSheet
        isOpen={sheet === 'sensor'}
        title={t('lock.sensor')}
        text={t('lock.sensorText')}
        kind={record.kind}
        onClose={close}
        onPin={async (secret) => {
          const answer = await addSensor(secret).catch(() => false as const);
          if (answer && answer.is !== 'right') return answer;
          toast(t(answer ? 'lock.sensorOn' : 'lock.sensorCannot'));
          return { is: 'right' };
        }}
      />
    </>
  );
}

function useHasSensor(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    let isWanted = true;
    void hasSensor().then((found) => isWanted && setHas(found));
    return () => {
      isWanted = false;
    };
  }, []);
  return has;
}
