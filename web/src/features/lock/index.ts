export * from './hooks.ts';
export { startLock } from './start-lock.ts';
export { lockData } from './halve-session.ts';
export { lockNow } from './lock-now.ts';
export { unlock, unlockBySensor, type Answer } from './unlock.ts';
export { forgetPin } from './forget-pin.ts';
export { turnOn, turnOff, changePin, changeRules, addSensor, removeSensor } from './set-up.ts';
