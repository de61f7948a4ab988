import {
  AudioLines,
  CircleDot,
  Grid2x2,
  Hand,
  Keyboard,
  MonitorUp,
  MonitorX,
  Presentation,
  SlidersHorizontal,
  Smartphone,
  Sparkles,
  Users,
} from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { MenuRow, Sheet, SwitchRow, useMediaQuery } from '../../../ui/index.ts';
import type { CallView } from '../call-view.ts';
import { useLiveCall } from '../hooks.ts';
import { raiseHand, record, setBlur, setLayout, setNoise, shareScreen } from '../verbs.ts';
import type { CallSheet } from './call-sheet.ts';
import styles from './sheets.module.css';
import { useOffers } from './use-offers.ts';

/** What the sheet of everything else takes. */
export interface MoreSheetProps {
  readonly call: CallView;
  readonly isGroup: boolean;
  readonly isHost: boolean;
  readonly onOpen: (sheet: CallSheet) => void;
  readonly onClose: () => void;
}

/** Everything about a call that the row of controls has no room for. */
export function MoreSheet(props: MoreSheetProps) {
  const { call, isGroup, onOpen, onClose } = props;
  const t = useWords();
  const hasKeys = useMediaQuery('(pointer: fine)');
  const isStarter = useLiveCall(call.chatId)?.by === call.me.accountId;
  const mayRecord = (useOffers()?.recording ?? false) && isGroup && (props.isHost || isStarter);
  const { me, devices, layout, people } = call;
  const isOn = call.phase === 'connected' || call.phase === 'reconnecting';
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Sheet isOpen isDark isFlush onClose={onClose} title={t('calls.more')} closeLabel={t('calls.close')}>
      {isOn && (
        <MenuRow
          label={t('calls.people')}
          icon={<Users aria-hidden="true" />}
          value={people.length + 1}
          hasChevron
          onPress={() => onOpen('people')}
        />
      )}
      {isOn && (isGroup || people.length > 1) && (
        <MenuRow
          label={t(layout === 'gallery' ? 'calls.toSpeaker' : 'calls.toGallery')}
          icon={layout === 'gallery' ? <Presentation aria-hidden="true" /> : <Grid2x2 aria-hidden="true" />}
          onPress={then(() => setLayout(layout === 'gallery' ? 'speaker' : 'gallery'))}
        />
      )}
      {isOn && (
        <MenuRow
          label={t(me.hand ? 'calls.lowerHand' : 'calls.raiseHand')}
          icon={<Hand aria-hidden="true" />}
          onPress={then(() => void tryVerb(raiseHand(!me.hand)))}
        />
      )}
      {isOn && devices.canShareScreen && (
        <MenuRow
          label={t(me.hasScreen ? 'calls.shareEnd' : 'calls.share')}
          description={me.hasScreen ? undefined : t('calls.shareText')}
          icon={me.hasScreen ? <MonitorX aria-hidden="true" /> : <MonitorUp aria-hidden="true" />}
          onPress={then(() => void tryVerb(shareScreen(!me.hasScreen)))}
        />
      )}
      <Sound call={call} />
      <MenuRow
        label={t('calls.devices')}
        icon={<SlidersHorizontal aria-hidden="true" />}
        hasChevron
        onPress={() => onOpen('devices')}
      />
      {isOn && mayRecord && (
        <MenuRow
          label={t(call.recording ? 'calls.recordEnd' : 'calls.record')}
          description={call.recording ? undefined : t('calls.recordText')}
          icon={<CircleDot aria-hidden="true" />}
          isDanger={call.recording !== undefined}
          onPress={then(() => void tryVerb(record(!call.recording)))}
        />
      )}
      {isOn && <HandOver />}
      {hasKeys && (
        <MenuRow
          label={t('calls.keyboard')}
          icon={<Keyboard aria-hidden="true" />}
          hasChevron
          onPress={() => onOpen('keyboard')}
        />
      )}
    </Sheet>
  );
}

function Sound({ call: { devices } }: { readonly call: CallView }) {
  const t = useWords();
  return (
    <>
      <SwitchRow
        label={t('calls.noise')}
        description={t('calls.noiseText')}
        icon={<AudioLines aria-hidden="true" />}
        isOn={devices.noise}
        onChange={(on) => void tryVerb(setNoise(on))}
      />
      <SwitchRow
        label={t('calls.blur')}
        description={t(devices.blur === 'cannot' ? 'calls.blurCannot' : 'calls.blurText')}
        icon={<Sparkles aria-hidden="true" />}
        isOn={devices.blur === true}
        isDisabled={devices.blur === 'cannot'}
        onChange={(on) => void tryVerb(setBlur(on))}
      />
    </>
  );
}

/** A call is taken over by the other device; here it is told how. */
function HandOver() {
  const t = useWords();
  const [isOpen, open] = useState(false);
  return (
    <>
      <MenuRow
        label={t('calls.handOver')}
        icon={<Smartphone aria-hidden="true" />}
        onPress={() => open(!isOpen)}
      />
      {isOpen && <p className={styles.inset}>{t('calls.handOverText')}</p>}
    </>
  );
}
