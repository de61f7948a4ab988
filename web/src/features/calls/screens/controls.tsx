import {
  Ellipsis,
  Mic,
  MicOff,
  MonitorUp,
  MonitorX,
  PhoneOff,
  Smile,
  SwitchCamera,
  Video,
  VideoOff,
} from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { useIsPhone } from '../../../ui/index.ts';
import type { CallView } from '../call-view.ts';
import { flipCamera, hangUp, setCamera, setMuted, shareScreen } from '../verbs.ts';
import { Control } from './control.tsx';
import styles from './controls.module.css';

/** What the row of controls takes. */
export interface ControlsProps {
  readonly call: CallView;
  readonly isReacting: boolean;
  readonly onReactions: () => void;
  readonly onMore: () => void;
}

/** The row under a call: microphone, camera, screen, reactions, more, hang up. */
export function Controls({ call, isReacting, onReactions, onMore }: ControlsProps) {
  const t = useWords();
  const isPhone = useIsPhone();
  const { me, devices, phase } = call;
  const isOn = phase === 'connected' || phase === 'reconnecting';
  const mayFlip = isPhone && me.hasCamera && devices.canFlip;
  return (
    <div className={styles.row} role="toolbar" aria-label={t('calls.controls')}>
      <Control
        label={t(me.isMuted ? 'calls.unmute' : 'calls.mute')}
        icon={me.isMuted ? <MicOff aria-hidden="true" /> : <Mic aria-hidden="true" />}
        isLit={me.isMuted}
        keys="M"
        onPress={() => void tryVerb(setMuted(!me.isMuted))}
      />
      <Control
        label={t(me.hasCamera ? 'calls.cameraOff' : 'calls.cameraOn')}
        icon={me.hasCamera ? <Video aria-hidden="true" /> : <VideoOff aria-hidden="true" />}
        isLit={me.hasCamera}
        keys="V"
        onPress={() => void tryVerb(setCamera(!me.hasCamera))}
      />
      {mayFlip ? (
        <Control
          label={t('calls.flip')}
          icon={<SwitchCamera aria-hidden="true" />}
          onPress={() => void tryVerb(flipCamera())}
        />
      ) : (
        isOn &&
        devices.canShareScreen && (
          <Control
            label={t(me.hasScreen ? 'calls.shareEnd' : 'calls.share')}
            icon={me.hasScreen ? <MonitorX aria-hidden="true" /> : <MonitorUp aria-hidden="true" />}
            isLit={me.hasScreen}
            keys="S"
            onPress={() => void tryVerb(shareScreen(!me.hasScreen))}
          />
        )
      )}
      {isOn && (
        <Control
          label={t('calls.reactions')}
          icon={<Smile aria-hidden="true" />}
          isLit={isReacting}
          isExpanded={isReacting}
          hasDot={me.hand && !isReacting}
          onPress={onReactions}
        />
      )}
      <Control label={t('calls.more')} icon={<Ellipsis aria-hidden="true" />} onPress={onMore} />
      <Control
        label={t(isOn ? 'calls.hangUp' : 'calls.cancel')}
        icon={<PhoneOff aria-hidden="true" />}
        tone="danger"
        onPress={() => void tryVerb(hangUp())}
      />
    </div>
  );
}
