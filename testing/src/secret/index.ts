export { hostDoor } from './host-door.ts';
export { openSecretDevice, type SecretDevice } from './secret-device.ts';
export { disguisesOf, findDisguised } from './disguises.ts';
