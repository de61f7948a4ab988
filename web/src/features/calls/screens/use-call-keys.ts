import { useEffect, useRef } from 'react';
import { tryVerb } from '../../../platform/verbs/index.ts';
import type { CallView } from '../call-view.ts';
import { makeSmall, raiseHand, setCamera, setMuted, shareScreen } from '../verbs.ts';

const taken = 'input, textarea, select, [contenteditable="true"], [role="slider"], [role="menuitem"]';
const pressed = `${taken}, button, a, summary`;

/** The keys of a call, while nothing lies over it: M, V, S, H, Escape, and the space bar to speak while it is held. */
export const useCallKeys = (element: { readonly current: HTMLElement | null }, call: CallView): void => {
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  const isOn = call.phase !== 'ended';
  useEffect(() => {
    const box = element.current;
    if (!box || !isOn) return;
    let isTalking = false;
    const hear = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.altKey || event.ctrlKey || event.metaKey || event.repeat || at.closest(taken)) return;
      if (event.code === 'Space') {
        if (at.closest(pressed) || !latest.current.me.isMuted) return;
        event.preventDefault();
        isTalking = true;
        void tryVerb(setMuted(false));
        return;
      }
      const act = acts[event.code];
      if (!act) return;
      event.preventDefault();
      act(latest.current);
    };
    const letGo = (event?: KeyboardEvent) => {
      if (!isTalking || (event && event.code !== 'Space')) return;
      isTalking = false;
      void tryVerb(setMuted(true));
    };
    const lose = () => letGo();
    box.addEventListener('keydown', hear);
    box.addEventListener('keyup', letGo);
    window.addEventListener('blur', lose);
    return () => {
      box.removeEventListener('keydown', hear);
      box.removeEventListener('keyup', letGo);
      window.removeEventListener('blur', lose);
      letGo();
    };
  }, [element, isOn]);
};

const acts: Record<string, (call: CallView) => void> = {
  KeyM: ({ me }) => void tryVerb(setMuted(!me.isMuted)),
  KeyV: ({ me }) => void tryVerb(setCamera(!me.hasCamera)),
  KeyS: ({ me, devices }) => {
    if (devices.canShareScreen) void tryVerb(shareScreen(!me.hasScreen));
  },
  KeyH: ({ me }) => void tryVerb(raiseHand(!me.hand)),
  Escape: () => makeSmall(true),
};
